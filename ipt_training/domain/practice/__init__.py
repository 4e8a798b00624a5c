"""Vignettes, questions and a trainee's attempts at them."""
