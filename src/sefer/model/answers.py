"""What is answered: findings, accounts, states, tables, and the fight fought again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sefer.model.claims import Claim
from sefer.model.mentions import Days

LEVELS = ("note", "warning", "error")


@dataclass(frozen=True, slots=True)
class Words:
    """A span of a document: what findings point at."""

    doc: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word of ours in a cell: `key` of a message and what fills its gaps for people, `plain` for programs."""

    key: str
    plain: str = ""
    gaps: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.plain


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not add up. `says` are the figures and names that its message needs, by key."""

    id: str
    code: str
    fault: str
    level: str
    at: Words
    related: tuple[Words, ...] = ()
    says: Mapping[str, Any] = field(default_factory=dict)
    working: Mapping[str, Any] = field(default_factory=dict)
    explanations: tuple[str, ...] = ()  # keys of messages
    steps: tuple[Word, ...] = ()  # the working line by line, where it takes more than the message

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise ValueError(f"no such level: {self.level}")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is written beside a clean span in a copy of its document: `lines`, and `words` where they cannot bear it.

    `known`: the line by which it is known again in a document that bears it already.
    """

    start: int
    end: int
    lines: tuple[str, ...]
    words: str = ""
    known: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One answer of the sources: the value, and the claims that say it."""

    value: Any
    claims: tuple[str, ...]
    days: Days | None = None  # when it was said to hold
    # of a position: at, arrives, fights; departs: on its way to the value, or gone from there to nobody says where; near:
    # nobody tells of an arrival, but the slowest march would have been over
    how: str = "at"
    origin: str = ""  # of a departure: entity id of the place that it left, "" where nobody says
    inferred: bool = False  # the day is that of the sentence, no day is told of the thing itself
    beside: Days | None = None  # without a day: that of what its passage tells of before it, where it tells of any


@dataclass(frozen=True, slots=True)
class Account:
    """The claims of one source taken together: a cited work, or a document where it cites nobody (`own`)."""

    source: str
    claims: tuple[Claim, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class UnitState:
    """What the sources allow of one unit at a moment; rival answers stand side by side, none is chosen."""

    unit: str  # entity id
    positions: tuple[Told, ...] = ()  # value: entity id of a place
    strengths: tuple[Told, ...] = ()  # value: {item: [low, high]}
    commanders: tuple[Told, ...] = ()  # value: entity id of a person
    parents: tuple[Told, ...] = ()  # value: entity id of a unit
    wholes: tuple[Told, ...] = ()  # of what it stays a part while it is attached elsewhere; value: entity id of a unit
    losses: tuple[Told, ...] = ()  # since the last dated strength; value: {sort: {item: [low, high]}}; never subtracted


@dataclass(frozen=True, slots=True)
class State:
    """The campaign at one day (ordinal), by the sources alone."""

    day: int
    units: tuple[UnitState, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as rows. `columns` are keys of messages ("column.unit").

    Cells are text, numbers, None, a `Word`, or a tuple of texts and words that are read one after another.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row has more or fewer cells than the table has columns")


@dataclass(frozen=True, slots=True)
class Station:
    """A unit at a place, as one claim tells it. `how`: at, arrives, departs, fights; `days` None where undated.

    `place` is "" for a departure of which only the goal is told.
    """

    unit: str
    place: str
    days: Days | None
    how: str
    claim: str
    doc: str
    polarity: str = "asserted"
    towards: str | None = None  # of a departure: the entity id of where it went


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number that no source gives: drawn between `low` and `high` in every run, with the reason and its source."""

    name: str
    low: float
    high: float
    why: str  # key of a message
    source: str = ""

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"assumption {self.name} runs backwards: {self.low}..{self.high}")


@dataclass(frozen=True, slots=True)
class Contingent:
    """Men of one side in a scenario: `claims` say how many and where.

    `way`: kilometres by mode to the contested place, () for a unit that stands there, None where no source
    places it. `assumed`: no source gives its men, they are drawn from a wide range.
    """

    unit: str
    name: str
    side: str
    men_low: float
    men_high: float
    way: tuple[tuple[str, float], ...] | None
    claims: tuple[str, ...]
    assumed: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.men_low <= self.men_high:
            raise ValueError(f"{self.name}: men must be more than none, low before high")


@dataclass(frozen=True, slots=True)
class Scenario:
    """Assumptions added to a campaign: who attacks whom, where, from which day on, for how many days at most."""

    day: int
    days: int
    place: str
    attacker: str
    defender: str
    contingents: tuple[Contingent, ...]
    assumptions: tuple[Assumption, ...]
    left_out: tuple[tuple[str, str], ...] = ()  # (name of a unit, key of a message that says why it is not in)
    counted: tuple[tuple[str, str], ...] = ()  # (name of a unit, name of the unit in which its men are counted)

    def value(self, name: str) -> Assumption:
        return next(a for a in self.assumptions if a.name == name)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the runs of a scenario: one number a run in each tuple."""

    scenario: Scenario
    seed: int
    attacker_won: tuple[bool, ...]
    lasted: tuple[int, ...]  # days
    attacker_lost: tuple[int, ...]  # men killed, wounded, missing or captured
    defender_lost: tuple[int, ...]
    undecided: tuple[bool, ...]  # neither side had broken off when the days were over
    attacker_ledger: Mapping[str, tuple[int, ...]]  # men that came in, and of them fit, killed, wounded, missing
    defender_ledger: Mapping[str, tuple[int, ...]]

    @property
    def runs(self) -> int:
        return len(self.attacker_won)
