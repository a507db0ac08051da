"""Who went and who stood where."""
