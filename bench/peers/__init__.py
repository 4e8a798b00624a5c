"""What the peers do, each run in the peers' own environment."""
