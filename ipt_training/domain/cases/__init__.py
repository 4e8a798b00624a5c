"""Cases, consent, recordings and transcripts."""
