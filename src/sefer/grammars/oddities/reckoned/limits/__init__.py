"""What nothing can have or do."""
