"""Days, hours and the stretches between them."""
