"""Recordings kept encrypted, inspected in a process of their own; transcripts read as text."""
