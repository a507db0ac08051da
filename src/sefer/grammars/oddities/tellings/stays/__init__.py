"""Where somebody was, and when."""
