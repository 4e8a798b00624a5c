"""The arithmetic of agreement; it knows numbers, raters and targets, and nothing of IPT."""
