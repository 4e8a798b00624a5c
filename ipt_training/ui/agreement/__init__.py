"""How far a score depends on who rated."""
