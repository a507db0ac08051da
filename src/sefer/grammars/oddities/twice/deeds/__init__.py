"""What a sentence tells to have been done, and what became of it."""
