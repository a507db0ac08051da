"""Sentences of Turkish prose -> drafts of claims: case suffixes say which word fills which slot."""

from sefer.claims.turkish.composition import compositions
from sefer.claims.turkish.read import is_worth, read
from sefer.claims.turkish.tokens import tokens_of

__all__ = ["compositions", "is_worth", "read", "tokens_of"]
