"""Rubrics, ratings and how scores are formed."""
