"""Requirements, evidence and the decision on a certificate."""
