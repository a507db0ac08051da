"""Files -> Documents: clean text that can be located in the raw file."""
