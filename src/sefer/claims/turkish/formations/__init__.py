"""What formations are part of, and what becomes of them."""
