"""Campaign -> findings. A rule is a function with a code, a name that states the fault, and a page."""
