"""When units and persons began and ended, and what they did outside that."""
