"""Campaign -> one HTML file with a map that plays, without a single network request."""
