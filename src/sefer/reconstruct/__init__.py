"""Campaign -> State: where everyone was on a day, by the sources alone."""
