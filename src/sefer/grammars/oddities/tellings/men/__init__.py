"""How many men a body had, and what changed that."""
