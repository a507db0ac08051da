"""Sentences of English prose -> drafts of claims: position and preposition say what Turkish says by case."""

from sefer.claims.english.read import hear, read
from sefer.claims.english.sentence.tokens import hope, tokens_of

__all__ = ["hear", "hope", "read", "tokens_of"]
