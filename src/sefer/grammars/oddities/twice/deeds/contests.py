"""Sentence -> contests: who came off well or badly, at which place, and whether that was taken or kept.

Who is what is told by where the names stand to the word: subject, doer, object, owner, goal; in Turkish by their cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sefer.grammars.oddities.twice.deeds.accounts import called
from sefer.grammars.oddities.twice.deeds.yes_or_no import NOT_SO, OPEN, is_on_the_way, part, standing, words
from sefer.grammars.oddities.twice.scenes import STEM, Name, Rows, Scene, rows
from sefer.grammars.words import table
from sefer.letters.patterns import plain

_REACH = 95  # characters between a word and him of whom it is told
_NEAR = 45  # the same of him to whom, by whom or against whom it is
_SITE = 110  # and of the place where
_KINDS = {"unit": "body", "person": "man"}


@dataclass(frozen=True, slots=True)
class Party:
    """A body, man or people of a sentence, by what it is known again; `case` is that of its last word, in Turkish."""

    start: int
    end: int
    keys: frozenset[tuple[str, str]]
    case: str = ""


@dataclass(frozen=True, slots=True)
class Contest:
    """Who came off well (`up`) and badly (`down`); of the place `place` tells whether it was taken or kept. `soft`: a winner may do so."""

    scene: Scene
    start: int
    end: int
    up: tuple[Party, ...]
    down: tuple[Party, ...]
    place: str
    sites: tuple[Name, ...]
    soft: bool


@cache
def _fights(language: str) -> tuple[Rows, dict[str, dict[str, Any]]]:
    every = table(language, "contests")["fight"]
    return rows((name, row["words"]) for name, row in every.items()), every


@cache
def _peoples(language: str) -> Rows:
    return rows(table(language, "contests")["peoples"].items())


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return plain(source)


def parties(scene: Scene) -> list[Party]:
    """The bodies, men and peoples of a sentence; names for one of them that stand together are one."""
    text, language = scene.said.plain, scene.language
    found = [Party(m.start(), m.end(), frozenset({("people", n)})) for n, m in scene.hits(_peoples(language))]
    found = [p for p in found if scene.said.text[p.start].isupper()]
    for name in called(scene):
        if name.kind != "place" and not any(p.start < name.end and name.start < p.end for p in found):
            kind = _KINDS.get(name.kind, "man")
            key = " ".join(sorted(name.key)) if kind == "body" else sorted(name.key)[-1] if name.key else ""
            if key:
                found.append(Party(name.start, name.end, frozenset({(kind, key)})))
    found.sort(key=lambda p: p.start)
    out: list[Party] = []
    for one in found:
        if out and _is_one(text, out[-1], one, language):
            out[-1] = Party(out[-1].start, one.end, out[-1].keys | one.keys)
        else:
            out.append(one)
    return [_cased(text, p) for p in out] if language == "tr" else out


def _is_one(text: str, one: Party, other: Party, language: str) -> bool:
    between = text[one.end : other.start]
    if {kind for kind, _ in one.keys} & {kind for kind, _ in other.keys}:
        return False
    if language == "tr":
        return words("tr", "joined").match(between) is not None
    return words("en", "joined").match(between) is not None


def _cased(text: str, one: Party) -> Party:
    """A Turkish party with its case, to the end of the noun for men that follows it."""
    end, kinds = one.end, {kind for kind, _ in one.keys}
    pattern = (
        "case_people"
        if kinds == {"people"}
        else "case_person"
        if "man" in kinds and "body" not in kinds
        else "case_men"
    )
    if pattern == "case_men":  # the ending may stand within the name
        end = max((m.end() for m in words("tr", "men_stem").finditer(text, one.start, one.end)), default=one.end)
    found = words("tr", pattern).match(text, end)
    case = (found.lastgroup or "") if found else ""
    close = found.end() if found else end
    if case in ("", "gen") and (men := words("tr", "men").match(text, close)):
        found = words("tr", "case_men").match(text, men.end())
        if found is not None:
            return Party(one.start, found.end(), one.keys, found.lastgroup or "")
    return Party(one.start, max(close, one.end), one.keys, case)


def contests(scene: Scene) -> Iterator[Contest]:
    """Who came off well or badly where, one for each word that tells it."""
    known_rows, every = _fights(scene.language)
    people: list[Party] | None = None
    for name, hit in scene.hits(known_rows):
        row = every[name]
        text = scene.said.plain
        if (before := row.get("before")) and not _compiled(before).search(text, max(0, hit.start() - 40), hit.start()):
            continue
        if (unlike := row.get("unlike")) and _compiled(unlike).search(text, max(0, hit.start() - 40), hit.start()):
            continue
        stands = standing(scene, *hit.span())
        if stands == OPEN:
            continue
        people = parties(scene) if people is None else people
        one = _contest(scene, row, hit, people, stands)
        if one is not None:
            yield one


def _contest(scene: Scene, row: dict[str, Any], hit: re.Match[str], people: list[Party], stands: int) -> Contest | None:
    text, language = scene.said.plain, scene.language
    low, high = scene.clause(hit.start())
    place, turn = str(row.get("place", "")), stands
    if row.get("tried"):
        trial = words(language, "tried").search(text, low, high)
        defence = words(language, "defence").search(text, low, high)
        if trial is None and defence is None:
            return None
        if trial is None:
            place = "taken" if place == "kept" else "kept"
    told = (_english if language == "en" else _turkish)(scene, row, hit, people)
    if stands == NOT_SO:
        place = {"taken": "kept", "kept": "taken"}.get(place, "")
    effects = [(party, effect * turn) for party, effect in told]
    up = tuple(p for p, effect in effects if effect > 0)
    down = tuple(p for p, effect in effects if effect < 0 and p not in up)
    if not (up or down or place):
        return None
    if row.get("held") and words(language, "stays").search(text, low, high):
        place = "kept"
    sites = _sites(scene, hit, [*up, *down])
    return Contest(scene, *hit.span(), up, down, place, sites, bool(row.get("soft"))) if sites else None


def _sites(scene: Scene, hit: re.Match[str], own: list[Party]) -> tuple[Name, ...]:
    """The places where it was, the nearest first."""
    text, language = scene.said.plain, scene.language
    low, high = scene.clause(hit.start())
    found = [
        n
        for n in _trimmed(scene, own)
        if n.kind in ("place", "word")
        and low <= n.start < high
        and not any(p.start <= n.start < p.end for p in own)
        and not any(known.match(text, n.start) for _, known in _peoples(language).get(text[n.start : n.start + 3], ()))
        and not is_on_the_way(text, n, language)
    ]
    found.sort(key=lambda n: max(n.start - hit.end(), hit.start() - n.end))
    return tuple(n for n in found if max(n.start - hit.end(), hit.start() - n.end) < _SITE)


def _trimmed(scene: Scene, own: list[Party]) -> Iterator[Name]:
    """The names of a sentence, each up to a party that was read as the end of it: "Kartaltepe Osmanlıların"."""
    for name in called(scene):
        inside = next((p for p in own if name.start < p.start < name.end), None)
        if inside is None:
            yield name
        else:
            rest = scene.said.plain[inside.start : name.end][:STEM]
            yield Name(name.start, inside.start - 1, name.kind, name.key - {rest})


def _english(scene: Scene, row: dict[str, Any], hit: re.Match[str], people: list[Party]) -> Iterator[tuple[Party, int]]:
    text = scene.said.plain
    low, high = part(scene, hit.start())
    before = [p for p in people if low <= p.start and p.end <= hit.start() and hit.start() - p.end < _REACH]
    behind = [p for p in people if hit.end() <= p.start < high]
    subject, target = int(row.get("subject", 0)), int(row.get("object", 0))
    if row.get("noun"):
        yield from _of_noun(text, hit, row, before, behind)
        return
    agents = [p for p in behind if words("en", "agent").search(text, max(hit.end(), p.start - 40), p.start)]
    passive = words("en", "passive").search(text, max(low, hit.start() - 40), hit.start()) is not None
    fronted = words("en", "fronted").match(text[low : hit.start()]) is not None
    doer = _subject(text, before, hit) or (_after_comma(text, behind, hit) if fronted else None)
    if (passive or (fronted and not hit[0].endswith("ing") and "having" not in text[low : hit.start()]) or agents) and (
        target or row.get("place")
    ):
        if doer is not None and target:
            yield doer, target
        elif target and passive and behind[:1] and behind[0] not in agents and not before:
            yield behind[0], target
        yield from ((p, -subject if row.get("tried") else subject) for p in agents[:1])
        return
    if doer is not None and subject:
        yield doer, subject
    if doer is None and subject and row.get("tried"):
        yield from ((p, subject) for p in before[:1])
    goals = [p for p in behind if p.start - hit.end() < _NEAR]
    for name in ("to", "against"):
        if row.get(name):
            wanted = words("en", "goal" if name == "to" else "against")
            yield from ((p, int(row[name])) for p in goals if wanted.search(text, hit.end(), p.start))
    if target and goals[:1] and goals[0] is not doer and goals[0] not in agents:
        yield goals[0], target
    if row.get("held"):  # in whose hands
        beside = [p for p in before if words("en", "before_noun").match(text[p.end : hit.start()])]
        beside = beside[-1:] or [p for p in behind if p.start - hit.end() < _NEAR][:1]
        yield from ((p, 1) for p in beside)


def _of_noun(
    text: str, hit: re.Match[str], row: dict[str, Any], before: list[Party], behind: list[Party]
) -> Iterator[tuple[Party, int]]:
    """Whose victory or defeat it was, and over whom."""
    subject, target = int(row.get("subject", 0)), int(row.get("object", 0))
    near = [p for p in behind if p.start - hit.end() < _NEAR]
    owner = [p for p in before if words("en", "before_noun").match(text[p.end : hit.start()])][-1:]
    owner = owner or [p for p in near if words("en", "of").search(text, hit.end(), p.start)][:1]
    over = [p for p in near if words("en", "against").search(text, hit.end(), p.start) and p not in owner][:1]
    by = [p for p in near if words("en", "agent").search(text, hit.end(), p.start) and p not in owner][:1]
    doer = _subject(text, before, hit)
    if subject < 0 and words("en", "inflicts").search(text, max(0, hit.start() - 60), hit.start()) and not owner[:0]:
        if doer is not None:
            yield doer, -subject
        yield from ((p, subject) for p in (over or near[:1]))
        return
    if not owner and words("en", "suffers" if subject < 0 else "wins").search(
        text, max(0, hit.start() - 60), hit.end() + 40
    ):
        owner = [doer] if doer is not None else near[:1]
    yield from ((p, subject) for p in owner)
    yield from ((p, target) for p in over if target)
    yield from ((p, int(row.get("by", -subject))) for p in by if p not in owner)


def _subject(text: str, before: list[Party], hit: re.Match[str]) -> Party | None:
    """The last party before a word that no preposition governs, or behind which "who" stands."""
    owned: Party | None = None
    for one in reversed(before):
        if words("en", "who").match(text, one.end):
            return one
        if words("en", "of").search(text, max(0, one.start - 25), one.start):
            owned = one  # "the attack of the 22nd Brigade", where nothing else is the subject
        elif not words("en", "governed").search(text, max(0, one.start - 40), one.start):
            return one
    return owned


def _after_comma(text: str, behind: list[Party], hit: re.Match[str]) -> Party | None:
    comma = text.find(",", hit.end())
    return next((p for p in behind if comma >= 0 and p.start > comma), None)


def _turkish(scene: Scene, row: dict[str, Any], hit: re.Match[str], people: list[Party]) -> Iterator[tuple[Party, int]]:
    text = scene.said.plain
    low, high = part(scene, hit.start())
    end = hit.end()
    while end < len(text) and text[end].isalpha():
        end += 1
    before = [p for p in people if low <= p.start and p.end <= hit.start() and hit.start() - p.end < _REACH]
    behind = [p for p in people if end <= p.start < high]
    agents = [p for p in before if p.case == "agent" or words("tr", "by").match(text, p.end)]
    yield from ((p, int(row["agent"])) for p in agents[-1:] if "agent" in row)
    before = [p for p in before if p not in agents]
    facing = [p for p in before if p.case == "dat" and words("tr", "against").match(text, p.end)]
    yield from ((p, int(row["against"])) for p in facing[-1:] if "against" in row)
    if "to" in row:
        yield from ((p, int(row["to"])) for p in [p for p in before if p.case == "dat" and p not in facing][-1:])
    if "object" in row:
        objects = [p for p in before if p.case == "acc"] or [
            p for p in before if p.case == "gen" and not row.get("owner")
        ][-1:]
        yield from ((p, int(row["object"])) for p in objects[-1:])
    if "owner" in row:
        owners = [p for p in before if p.case == "gen"][-1:] or [
            p for p in before if p.case == "" and hit.start() - p.end < _NEAR // 2
        ][-1:]
        yield from ((p, int(row["owner"])) for p in owners)
        if owners:
            return
    if "of" in row:
        yield from ((p, int(row["of"])) for p in before if words("tr", "for").match(text, p.end))
    if "subject" not in row:
        return
    head = (
        behind[0]
        if behind and words("tr", "relative").search(text, hit.start(), end) and _is_next(text, end, behind[0])
        else None
    )
    first = [p for p in before if p.case == ""]
    named = [p for p in before if p.case == "gen" and "object" not in row]
    doer = head or (first[-1] if first else named[-1] if named else None)
    if doer is None and behind and words("tr", "inverted").search(text, hit.start(), end):
        doer = behind[0]
    if doer is None and not before and words("tr", "converb").search(text, hit.start(), end):
        doer = behind[0] if behind and behind[0].case == "" else None
    if doer is not None:
        yield doer, int(row["subject"])


def _is_next(text: str, end: int, one: Party) -> bool:
    return "," not in text[end : one.start] and one.start - end < _NEAR // 2
