"""The rules of IPT training: pure values and functions, no input or output."""
