"""Ways and their days, told in one sentence or in several."""
