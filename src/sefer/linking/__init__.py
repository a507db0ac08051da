"""Names -> entities: one unit, person or place behind many names, each link with its reason."""
