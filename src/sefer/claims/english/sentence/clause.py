"""One clause of an English sentence: a verb group with its subject, its objects and its prepositional phrases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sefer.claims.english.sentence.verbs import Frame, Verb
from sefer.claims.tokens import Token
from sefer.model import PersonValue


@dataclass
class Clause:
    """`subject`: token indices; `before` and `after` the stretches whose phrases belong to the verb."""

    tokens: Sequence[Token]
    gov: Sequence[str]
    verb: Verb
    subject: list[int] = field(default_factory=list)
    before: range = range(0)
    after: range = range(0)
    fronted: list[int] = field(default_factory=list)  # "X, which it seized": an object before its verb
    status: str = "asserted"
    said_by: str | None = None
    ordered: bool = False
    relative: int | None = None  # where "which" stands
    awaited: int | None = None  # "did not arrive until 5 May": the date of what was done only then
    pied: tuple[str, list[int]] = ("", [])  # "to which": the role of the preposition and what "which" stands for
    post_of: Callable[[Token], Token | None] = lambda person: None  # what somebody was told to lead before

    @property
    def frames(self) -> tuple[Frame, ...]:
        return self.verb.frames

    @property
    def passive(self) -> bool:
        return self.verb.passive

    @property
    def subjects(self) -> list[Token]:
        return [self.tokens[i] for i in self.subject]

    def objects(self, *kinds: str) -> list[Token]:
        """Bare nouns behind the verb, or its fronted object."""
        ahead = [self.tokens[i] for i in self.fronted if self.tokens[i].kind in kinds]
        return ahead + [self.tokens[i] for i in self.after if self.tokens[i].kind in kinds and not self.gov[i]]

    def phrases(self, kinds: Sequence[str], *roles: str, ahead: bool = True) -> list[Token]:
        """Nouns of these kinds under a preposition of these roles, those behind the verb first."""
        where = [*self.after, *(self.before if ahead else ())]
        found = [self.tokens[i] for i in where if self.tokens[i].kind in kinds and self.gov[i] in roles]
        return found + [t for t in self.whose(*roles) if t.kind in kinds]

    def whose(self, *roles: str) -> list[Token]:
        """What "to which" and its kin stand for, where the preposition has one of these roles."""
        role, at = self.pied
        return [self.tokens[i] for i in at] if role and role in roles else []


def is_place(token: Token) -> bool:
    """A bare name behind "to" or "at" is where one goes, whatever else it looks like."""
    value = token.mention.value if token.mention else None
    return isinstance(value, PersonValue) and value.rank is None and token.antecedent is None
