"""Lists and their totals."""
