"""Sentence -> feats: deeds that can be done but once, each with the one thing or place that it is done to, its day and its doer.

What a deed is done to is told by where its name stands: the object or the subject of its verb, the genitive before its noun, the
head behind its participle. A name that only says where, whence or near what something lies is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sefer.grammars.oddities.told_days import Dated, told_days
from sefer.grammars.oddities.twice.deeds.accounts import told as accounts_told
from sefer.grammars.oddities.twice.deeds.feat_names import Thing, doer_of, is_behind, is_known_by, segment, thing_of
from sefer.grammars.oddities.twice.deeds.outcomes import is_denied
from sefer.grammars.oddities.twice.scenes import Name, Rows, Scene, rows
from sefer.grammars.words import table
from sefer.letters.patterns import plain

_AROUND = 60  # characters before a deed within which a plan takes it back,
_AFTER = 34  # and behind it
_DATED = 130  # characters between a deed and the words that date it
_MARK = 20  # characters that a mark between them counts for
_SHORT = 1  # days; what is told of more is of no one day


@dataclass(frozen=True, slots=True)
class Feat:
    """A deed as it was done. `by` tells that it was done on its day at the latest."""

    scene: Scene
    sort: str
    start: int
    end: int
    thing: Thing
    day: Dated | None
    by: bool
    doer: Name | None

    def words(self) -> tuple[Scene, int, int]:
        """What is shown of it: its words with those for its thing, its day and its doer, where they stand near."""
        base = self.scene.said.start
        spots = [*self.thing.spots, *([(self.day.start - base, self.day.end - base)] if self.day else [])]
        spots += [(self.doer.start, self.doer.end)] if self.doer else []
        near = [s for s in spots if max(s[0] - self.end, self.start - s[1]) < _AROUND]
        return self.scene, min([self.start, *(s for s, _ in near)]), max([self.end, *(e for _, e in near)])


@cache
def sorts(language: str) -> dict[str, dict[str, Any]]:
    """The sorts of feats of a language, by name."""
    return dict(table(language, "feats")["sorts"])


@cache
def _rows(language: str) -> Rows:
    return rows((name, sort["words"]) for name, sort in sorts(language).items())


@cache
def told(language: str, name: str) -> re.Pattern[str]:
    """A pattern of the words about feats, for plain words."""
    return plain(table(language, "feats")["words"][name])


def feats(scene: Scene) -> Iterator[Feat]:
    """The feats of a sentence; one of each sort for each thing."""
    seen: set[tuple[str, frozenset[str]]] = set()
    days: list[Dated] | None = None
    for name, hit in scene.hits(_rows(scene.language)):
        row = sorts(scene.language)[name]
        low, high = scene.clause(hit.start())
        sort = _sort(scene, name, row, hit, low, high)
        if not sort or _is_set_aside(scene, row, hit, low, high):
            continue
        thing = thing_of(scene, *hit.span(), str(row.get("of", "")), str(row.get("oblique", "oblique")))
        if thing is None or (row.get("thing") and not thing.noun) or (sort, thing.keys) in seen:
            continue
        seen.add((sort, thing.keys))
        days = _days(scene) if days is None else days
        day, by = _day(scene, hit, days, low, high)
        if is_behind(scene, hit.start()) and (day is None or not _is_in(scene, day, *segment(scene, hit.start()))):
            continue
        doer = doer_of(scene, hit, thing, bool(row.get("bag"))) if "doer" in row["slots"] else None
        if row["slots"] == ["doer"] and doer is None:
            continue
        yield Feat(scene, sort, *hit.span(), thing, day, by, doer)


def _sort(scene: Scene, name: str, row: dict[str, Any], hit: re.Match[str], low: int, high: int) -> str:
    """The sort of a deed, with what it is a deed about; that of its opposite where it is denied; "" where it is none."""
    text = scene.said.plain
    if (sole := row.get("sole")) and not told(scene.language, str(sole)).search(text, low, high):
        return ""
    if matters := row.get("matters"):
        found = [
            (abs(m.start() - hit.end()), n) for n, w in matters.items() for m in plain(w).finditer(text, low, high)
        ]
        return f"{name} {min(found)[1]}" if found else ""
    if (beside := row.get("beside")) and not plain(beside).search(
        text, max(low, hit.start() - _AROUND), hit.end() + _AROUND
    ):
        return ""
    sort = str(row.get("is", name))
    denied = told(scene.language, "denied")
    if scene.language == "tr":
        is_not = is_denied(scene, hit) or denied.match(text, hit.end()) is not None
    else:
        is_not = denied.search(text, max(low, hit.start() - _AROUND), hit.start()) is not None
    return str(row.get("turned", "")) if is_not else sort


def _is_set_aside(scene: Scene, row: dict[str, Any], hit: re.Match[str], low: int, high: int) -> bool:
    """Is a deed planned, one of several, only spoken of, or no more than what a thing is known by?"""
    text, language = scene.said.plain, scene.language
    part = segment(scene, hit.start())
    begin, close = max(low, hit.start() - _AROUND), min(part[1], max(hit.end(), hit.end() + _AFTER))
    if row.get("sole") and plain(table(language, "outright")["first"]["limited"]).search(text, low, high):
        return True
    if not row.get("bid") and scene.tells(told(language, "unreal"), begin, close):
        return True
    if told(language, "partly").search(text, max(part[0], begin), close):
        return True
    if is_known_by(scene, *hit.span()) or (not row.get("sole") and scene.tells(told(language, "again"), begin, close)):
        return True
    if row.get("bid") and told(language, "bidden").search(text, max(low, hit.start() - 30), hit.end()):
        return True
    return is_spoken_of(scene, *hit.span())


def is_spoken_of(scene: Scene, start: int, end: int) -> bool:
    """Is a deed only what news, an order or a hope is of?"""
    text, language = scene.said.plain, scene.language
    before = text[max(0, start - _AROUND) : start]
    return (
        told(language, "spoken_of").search(before) is not None
        or told(language, "spoken_behind").match(text, end) is not None
    )


def _is_in(scene: Scene, day: Dated, low: int, high: int) -> bool:
    return low <= day.start - scene.said.start < high


def _days(scene: Scene) -> list[Dated]:
    return [d for d in told_days(scene.said) if not d.year and d.days.latest - d.days.earliest <= _SHORT]


def _day(scene: Scene, hit: re.Match[str], days: list[Dated], low: int, high: int) -> tuple[Dated | None, bool]:
    """The day that dates a deed, and whether it was done by then."""
    text, base, language = scene.said.plain, scene.said.start, scene.language
    best: tuple[int, Dated, bool] | None = None
    for day in days:
        start, end = day.start - base, day.end - base
        if not low <= start < high and not told(language, "is_day").search(text[:start]):
            continue
        before = text[max(0, start - _AROUND) : start]
        by = told(language, "by_then").search(before) is not None
        if not by and (
            told(language, "undated_before").search(before) or told(language, "undated_behind").match(text, end)
        ):
            continue
        if told(language, "of_other").search(before) and not hit.start() <= start - len(before.rstrip()) < hit.end():
            continue
        between = text[end : hit.start()] if end <= hit.start() else text[hit.end() : start]
        if start >= hit.end() and not can_stand_behind(scene, *hit.span(), start, end):
            continue
        if end <= hit.start() and (
            told(language, "of_next").match(between) or accounts_told(language, "earlier").search(between)
        ):
            continue
        cost = len(between) + _MARK * sum(between.count(mark) for mark in ",;:()")
        if cost < _DATED and (best is None or cost < best[0]):
            best = cost, day, by
    return (best[1], best[2]) if best else (None, False)


def can_stand_behind(scene: Scene, start: int, end: int, date: int, close: int) -> bool:
    """Can a day behind a deed be its own: in Turkish as the day on which, or the predicate that says when it was?"""
    text = scene.said.plain
    if scene.language == "en":
        between = told("en", "no_deed").sub(" ", accounts_told("en", "support").sub(" ", text[end:date]))
        return accounts_told("en", "other_deed").search(between) is None
    return (
        told("tr", "on_which").search(text[start:date]) is not None
        or told("tr", "was_on").match(text, close) is not None
    )
