"""Rubrics, the rating of one session, and its scorecard."""
