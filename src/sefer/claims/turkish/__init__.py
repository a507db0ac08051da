"""Sentences of Turkish prose -> drafts of claims: case suffixes say which word fills which slot."""

from sefer.claims.turkish.formations.composition import compositions
from sefer.claims.turkish.read import glance, hear, read
from sefer.claims.turkish.sentence.tokens import tokens_of
from sefer.claims.turkish.sentence.worth import hope

__all__ = ["compositions", "glance", "hear", "hope", "read", "tokens_of"]
