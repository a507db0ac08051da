"""Works and witnesses that say otherwise."""
