"""Practice, fidelity rating and certification for Interpersonal Psychotherapy."""

__version__ = "0.1.0"
