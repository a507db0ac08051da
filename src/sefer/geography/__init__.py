"""Place names and routes -> coordinates, distances and travel times."""
