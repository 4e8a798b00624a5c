"""Vignettes, quizzes and a trainee's attempts at them; they belong to the trainee."""
