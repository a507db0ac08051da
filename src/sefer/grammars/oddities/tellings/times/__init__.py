"""When something is told to have held, and whether two such times meet."""
