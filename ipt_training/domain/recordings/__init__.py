"""Cases under a pseudonym, their consent, and the recordings and transcripts of their sessions."""
