"""Who commands what."""
