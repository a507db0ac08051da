"""Who heads what, and what is part of what, for how long."""
