"""When two names of places mean one place: one row of the gazetteer inside the region, or nearly one spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sefer.geography import ASSUMED, Gazetteer
from sefer.letters import fold
from sefer.linking.families import CERTAIN, OPEN, PROBABLE, REASON, SAME, Family, Why, founded, one
from sefer.linking.spelling import Near, sound, tokens
from sefer.linking.words import by_word
from sefer.model import Place

_LONG = 6  # letters from which on a slip in a name that no gazetteer knows is believed


class PlaceBearer(NamedTuple):
    """A place as named."""

    name: str


@dataclass(frozen=True)
class Rows:
    """What the gazetteer knows of a name: the row that it means, if that is settled and how; the rows that it is not."""

    row: Place | None
    why: Why | None = None
    others: tuple[Place, ...] = ()  # candidates where nothing is settled, else those that were turned down
    outside: tuple[Place, ...] = ()  # of that name, outside the region


def rows_of(name: str, gazetteer: Gazetteer, chosen: Mapping[str, Place | None], reached: Mapping[str, Place]) -> Rows:
    """The row of a name: decided by a person, the only one, or the only one that its units could reach."""
    found = gazetteer.lookup(name)
    outside = gazetteer.outside(name)
    if name in chosen:
        row = chosen[name]
        return Rows(row, (REASON, CERTAIN), tuple(p for p in found if p != row), outside)
    if len(found) == 1 and found[0].confidence == ASSUMED:
        return Rows(found[0], ("town_of_name", PROBABLE), (), outside)
    if len(found) == 1:
        known = fold(name) in {fold(n) for n in (found[0].name, *found[0].other_names)}
        return Rows(found[0], ("one_place", CERTAIN) if known else ("spelling_of_sounds", PROBABLE), (), outside)
    if name in reached:
        return Rows(reached[name], ("within_reach", PROBABLE), tuple(p for p in found if p != reached[name]), outside)
    return Rows(None, ("several_places", OPEN) if found else None, found, outside)


def place_families(found: Counter[PlaceBearer], rows: Mapping[str, Rows]) -> list[tuple[Family, Rows]]:
    """Families of places, each with what the gazetteer knows of it."""
    seats = _Map(found, rows)
    for bearer in sorted(found, key=lambda b: (-len(b.name), b.name)):
        seats.seat(bearer)
    return [(family, seats.known[family]) for family in seats.families]


class _Map:
    """Places on their way into families."""

    def __init__(self, found: Counter[PlaceBearer], rows: Mapping[str, Rows]) -> None:
        self.found, self.rows = found, rows
        self.families: list[Family] = []
        self.known: dict[Family, Rows] = {}
        self.by_row: dict[int, Family] = {}
        self.by_name: dict[str, Family] = {}
        self.by_idea: dict[str, Family] = {}
        self.by_sound: dict[str, Family] = {}
        self.near = Near()

    def seat(self, bearer: PlaceBearer) -> None:
        """Give a name its family."""
        rows = self.rows[bearer.name]
        home, why = self._home(bearer, rows)
        if home is None:
            home = founded(bearer, self.found[bearer], why)
            self.families.append(home)
            self.known[home] = rows
        else:
            home.take(bearer, self.found[bearer], why)
        if rows.row is not None:
            self.by_row.setdefault(id(rows.row), home)
            self.known[home] = rows
        else:
            self.by_name.setdefault(fold(bearer.name), home)
        if rows.row is not None or not rows.others:  # a slip has no row of its own
            self.by_idea.setdefault(_ideas(bearer.name), home)
            word = _heard(bearer.name)
            self.by_sound.setdefault(word, home)
            if len(home.counts) == 1:  # a slip of a slip is no slip
                self.near.add(word)

    def _home(self, bearer: PlaceBearer, rows: Rows) -> tuple[Family | None, Why]:
        why = rows.why or (SAME, CERTAIN)
        if rows.row is not None:
            held = self.by_row.get(id(rows.row))
            return (held, why) if held is not None else self._unplaced(bearer, why)
        if (held := self.by_name.get(fold(bearer.name))) is not None:
            return held, why
        if rows.others:
            return None, why
        return self._spelt(bearer, why)

    def _unplaced(self, bearer: PlaceBearer, why: Why) -> tuple[Family | None, Why]:
        """The family of a slip of this name, which no map has."""
        held, spelt = self._spelt(bearer, why)
        return (held, spelt) if held is not None and self.known[held].row is None else (None, why)

    def _spelt(self, bearer: PlaceBearer, why: Why) -> tuple[Family | None, Why]:
        """The family of a name that is spelt nearly so."""
        if (held := self.by_idea.get(_ideas(bearer.name))) is not None:
            return held, ("same_words", CERTAIN)
        word = _heard(bearer.name)
        if (held := self.by_sound.get(word)) is not None and len(word) >= _LONG - 1:
            return held, ("spelling_of_sounds", PROBABLE)
        if len(word) >= _LONG and (held := one(self.by_sound[w] for w in self.near.near(word))) is not None:
            return held, ("spelling", PROBABLE)
        return None, why


def _ideas(name: str) -> str:
    ideas = by_word("ideas")
    return " ".join(ideas.get(word, word) for word in tokens(name))


def _heard(name: str) -> str:
    return "".join(map(sound, tokens(name)))


def traits_of(rows: Rows) -> dict[str, Any]:
    """What a place carries: its row, else the rows that it may be; the rows that it is not."""
    row = rows.row
    own = {"lat": row.lat, "lon": row.lon, "kind": row.kind, "confidence": row.confidence} if row else {}
    told = {"rejected": _shown(rows.others)} if row else {"candidates": _shown(rows.others)}
    return {**own, **{k: v for k, v in {**told, "outside": _shown(rows.outside)}.items() if v}}


def _shown(places: Sequence[Place]) -> list[list[Any]]:
    return [[p.name, p.lat, p.lon] for p in places[:12]]
