"""What a text asserts, with the words that say it, and what no claim tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from sefer.model.mentions import Span

CLAIM_KINDS = (
    "strength", "loss", "capture", "movement", "location", "command", "organization", "engagement",
    "order", "agreement", "composition", "sequence", "event",
)  # fmt: skip

POLARITIES = ("asserted", "negated", "planned", "reported")
SCOPES = ("phrase", "sentence", "passage")
_KINDS, _POLARITIES, _SCOPES = frozenset(CLAIM_KINDS), frozenset(POLARITIES), frozenset((None, *SCOPES))


@dataclass(frozen=True, slots=True)
class Context:
    """Words outside the evidence that fill a slot of a claim."""

    slot: str
    start: int
    end: int


def claim_id(doc: str, kind: str, words: str, ordinal: int) -> str:
    """The id of a claim of ours: told from its text, its kind and its folded words; alike ones are numbered from 1."""
    return sha256(f"{doc}|{kind}|{words}|{ordinal}".encode()).hexdigest()[:10]


def begun(beginning: str, ids: Iterable[str]) -> list[str]:
    """The id itself where there is one, else all ids that begin so; of fewer than four letters none."""
    found = [one for one in ids if one.startswith(beginning)] if len(beginning) >= 4 else []
    return [beginning] if beginning in found else found


@dataclass(frozen=True, slots=True)
class Claim:
    """One asserted fact with its evidence. `slots` are those of its kind in FORMATS, absent or None where silent.

    `doc` is the name of the document; `start`..`end` its clean span. `source` holds citation labels.
    """

    id: str
    kind: str
    doc: str
    start: int
    end: int
    slots: Mapping[str, Any]
    polarity: str = "asserted"
    said_by: str | None = None
    source: tuple[str, ...] = ()
    source_scope: str | None = None
    context: tuple[Context, ...] = ()
    reader: str = ""
    reviewed: str | None = None  # "accepted" or "corrected" once a person decided
    basis: tuple[str, ...] = ()  # ids of the agreement, request or order under which it was done
    plans: tuple[str, ...] = ()  # ids of planned claims that it carries out or replaces

    def __post_init__(self) -> None:
        if self.kind not in _KINDS:
            raise ValueError(f"no such kind of claim: {self.kind}")
        if self.polarity not in _POLARITIES:
            raise ValueError(f"no such polarity: {self.polarity}")
        if self.source_scope not in _SCOPES:
            raise ValueError(f"no such scope of a source: {self.source_scope}")
        if not 0 <= self.start < self.end:
            raise ValueError(f"evidence {self.start}..{self.end} is empty or runs backwards")

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Unread:
    """A number, date, unit or place of the text that no claim uses, and why."""

    type: str
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something in the words of a document that no claim tells and a check asks about: a passage told twice, a share.

    `sort` says which; `start`..`end` is the clean span to show, `related` are the others; `says` are the figures and
    words that the check needs.
    """

    sort: str
    start: int
    end: int
    related: tuple[Span, ...] = ()
    says: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"oddity {self.start}..{self.end} is empty or runs backwards")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was made of one document: claims, those that the gate refused (with the reason), what stayed unread, oddities."""

    claims: tuple[Claim, ...]
    refused: tuple[tuple[Claim, str], ...]
    unread: tuple[Unread, ...]
    oddities: tuple[Oddity, ...] = ()
