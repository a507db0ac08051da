"""Document -> Reading. Words are tables per language, grammar is code."""
