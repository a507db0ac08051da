"""What linking has to know of a document: who and what is named where, on which days, which works it lists and cites.

It is told from the document alone, so a build keeps it; linking then reads neither text nor mentions of what is unchanged.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby

import msgspec

from sefer.linking.bearers import UnitBearer, seen
from sefer.linking.persons import PersonBearer, seen_persons
from sefer.linking.places import PlaceBearer
from sefer.linking.renamed import two_names
from sefer.linking.spoken import Spoken
from sefer.model import CitationItem, CitationValue, DateValue, Days, PlaceValue, Reading, Source

VAGUE = 2 * 366  # a sentence's date that says less than this tells no era


class Names(msgspec.Struct, array_like=True):
    """The names of a document in the order in which they are first met."""

    doc: str
    mentions: int  # how many there are
    units: list[Spoken[UnitBearer]]
    persons: list[Spoken[PersonBearer]]
    places: list[Spoken[PlaceBearer]]
    sources: list[Source]
    cited: list[CitationItem]  # one of each work
    dated: list[tuple[int, int, list[int]]]  # sentences that name days: from, up to the next sentence, the days
    span: tuple[int, int] | None  # the first and the last day of all
    pairs: list[tuple[str, str]]  # two names of one formation told side by side
    passed: list[tuple[CitationItem, str]]  # citations that pass on another work, with the label of that


_NAMES = msgspec.json.Decoder(Names)


def names_of(record: bytes) -> Names | None:
    """Names from JSON, None where it holds none."""
    try:
        return _NAMES.decode(record)
    except msgspec.MsgspecError:
        return None


def as_json(names: Names) -> bytes:
    return msgspec.json.encode(names)


def named(reading: Reading) -> Names:
    """The names of a reading."""
    units: dict[UnitBearer, Spoken[UnitBearer]] = {}
    persons: dict[tuple[PersonBearer, str, str | None], Spoken[PersonBearer]] = {}
    places: dict[str, Spoken[PlaceBearer]] = {}
    cited: dict[str, CitationItem] = {}
    passed: list[tuple[CitationItem, str]] = []
    for unit in seen(reading):
        _note(units.setdefault(unit.bearer, Spoken(unit.bearer, [], [])), unit.index, unit.start)
    for one in seen_persons(reading):
        key = (one.bearer, one.post, one.rank)
        _note(persons.setdefault(key, Spoken(one.bearer, [], [], one.post, one.rank)), one.index, one.start)
    for index, mention in enumerate(reading.mentions):
        value = mention.value
        if isinstance(value, PlaceValue):
            place = places.get(value.name) or places.setdefault(value.name, Spoken(PlaceBearer(value.name), [], []))
            _note(place, index, mention.start)
        elif isinstance(value, CitationValue):
            for item in value.items:
                if item.passes_on:
                    passed.append((item, item.passes_on))
                if item.authors:
                    cited.setdefault(label_of(item), item)
    dates = _believed(reading)
    return Names(
        reading.name, len(reading.mentions), list(units.values()), list(persons.values()), list(places.values()),
        list(reading.document.sources), list(cited.values()), _dated(reading, dates),
        (min(d.earliest for _, d in dates), max(d.latest for _, d in dates)) if dates else None,
        list(two_names(reading)), passed,
    )  # fmt: skip


def _note(spoken: Spoken[UnitBearer] | Spoken[PersonBearer] | Spoken[PlaceBearer], index: int, start: int) -> None:
    spoken.at.append(index)
    spoken.starts.append(start)


def label_of(item: CitationItem) -> str:
    """The name that a cited work has in a document: "Erickson 2001a"."""
    return " & ".join(item.authors) + (f" {item.year}{item.suffix}" if item.year else "")


def _dated(reading: Reading, dates: Sequence[tuple[int, Days]]) -> list[tuple[int, int, list[int]]]:
    """The sentences that name days, each day by its first."""
    sentences, out = reading.sentences, []
    heads, over = sentences.starts, len(reading.document.text) + 1
    for at, inside in groupby(dates, key=lambda told: bisect_right(heads, told[0]) - 1):
        end = sentences[at].end if at >= 0 else 0
        days = [d.earliest for start, d in inside if start < end and d.latest - d.earliest < VAGUE]
        if days:
            out.append((heads[at], heads[at + 1] if at + 1 < len(heads) else over, days))
    return out


def _believed(reading: Reading) -> list[tuple[int, Days]]:
    """The dates of a document; a lone one years from where all others gather is a slip of the pen and no era."""
    dates = [(m.start, m.value) for m in reading.mentions if isinstance(m.value, DateValue) and m.value.days]
    printed = sorted(
        v.days.earliest for _, v in dates if v.days and v.year_given
    )  # a carried year is no second witness
    firm = [day for n, day in enumerate(printed) if _near(printed[max(0, n - 1) : n] + printed[n + 1 : n + 2], day)]
    return [(at, v.days) for at, v in dates if v.days and (not firm or _near(firm, v.days.earliest))]


def _near(days: Sequence[int], day: int) -> bool:
    """Is one of some days, in order, within two years of a day?"""
    at = bisect_left(days, day - VAGUE)
    return at < len(days) and days[at] <= day + VAGUE
