"""Sentences of English prose -> drafts of claims: position and preposition say what Turkish says by case."""

from sefer.claims.english.read import read
from sefer.claims.english.tokens import is_worth, tokens_of

__all__ = ["is_worth", "read", "tokens_of"]
