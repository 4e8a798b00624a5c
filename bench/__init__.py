"""Comparisons with the peers; timings are no tests."""
