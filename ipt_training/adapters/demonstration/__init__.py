"""A fictional programme: people, cases, ratings by raters who differ, hours and certificates."""
