"""Orders, and what was done of them."""
