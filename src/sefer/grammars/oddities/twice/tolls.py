"""Reading -> what one body lost, or how many it was, told by a verb and again by a noun with another number:
"the 14th lost 310 men in the assault ... the loss of the regiment in that assault was 410".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.said import Figure, Said, pattern
from sefer.grammars.oddities.terms import MEN, Term, is_each, is_hour
from sefer.grammars.oddities.twice.parted import are_parted
from sefer.grammars.oddities.twice.retold import cited, counts_otherwise
from sefer.grammars.words import any_of, table
from sefer.letters import caseless
from sefer.letters.patterns import plain
from sefer.model import DateValue, Oddity, PlaceValue, Span, UnitValue

_NEAR = 4  # sentences within which a loss is told again without a name or a day
_AROUND = 70  # characters beside a figure that say what it is
_MOST = 40  # figures of one sort that are held against one another
_ROUND = 50.0  # by which a figure in round hundreds may differ from the count
_FAR = 8  # times beyond which two figures are not of one fight
_STEM = 4

Body = tuple[str, str]  # the size of a body of men, and its name; "" where no word says


@dataclass(frozen=True, slots=True)
class _Toll:
    """A number of men that a body lost or had, and what the sentence says of body, day, place and fight."""

    said: Said
    at: int
    paragraph: int
    figure: Figure
    sort: str
    fates: frozenset[str]
    body: Body
    days: frozenset[tuple[int, int]]
    places: frozenset[str]
    fights: frozenset[str]
    nominal: bool


def tolls(page: Page) -> Iterator[Oddity]:
    """("two_figures", second, first) of one body in one fight or on one day."""
    found: dict[tuple[str, str], list[_Toll]] = defaultdict(list)
    known: dict[str, str] = {}
    paragraph = 0
    for at, said in enumerate(page.said):
        paragraph = said.start if said.before is None else paragraph
        units = [m for m in said.mentions if isinstance(m.value, UnitValue)]
        for toll in _tolls(said, at, paragraph, known):
            found[said.language, toll.sort].append(toll)
        known |= {m.value.echelon or "": m.value.name for m in units if isinstance(m.value, UnitValue)}
    for alike in found.values():
        if 1 < len(alike) <= _MOST:
            yield from _at_odds(alike)


@cache
def _known(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "again")["tolls"][name])


@cache
def _nouns(language: str) -> re.Pattern[str]:
    ending = r"(?:s|ies|['’]s)?\b" if language == "en" else r"\w*"
    return plain(rf"\b({any_of(list(table(language, 'told')['bodies_of_men']))}){ending}".replace("ı", "i"))


@cache
def _sizes(language: str) -> dict[str, str]:
    return {caseless(noun): size for noun, size in table(language, "told")["bodies_of_men"].items()}


def _tolls(said: Said, at: int, paragraph: int, known: dict[str, str]) -> Iterator[_Toll]:
    if not said.numbered or not _known(said.language, "cue").search(said.plain):
        return
    for n, figure in enumerate(said.counts):
        if figure.hedged or figure.low != figure.high or figure.low < 2 or is_hour(said, figure):
            continue
        if figure.item not in ("", *MEN) or is_each(Term(figure, said, at)):
            continue
        words = _words(said, n)
        for sort in ("lost", "strong", "saved"):
            verb, noun = (_known(said.language, f"{sort}_{way}").search(words) for way in ("verb", "noun"))
            if (verb or noun) and not _known(said.language, "apart").search(words):
                fates = {m.lastgroup or "" for m in pattern(said.language, "lost_sorts").finditer(words)} - {"gone"}
                yield _Toll(
                    said, at, paragraph, figure, sort, frozenset(fates), _body(said, figure, known), _days(said),
                    _places(said), _fights(said), noun is not None,
                )  # fmt: skip
                break


def _words(said: Said, n: int) -> str:
    """The words before, of and behind a figure, within its clause and up to the figures beside it."""
    figure, base = said.counts[n], said.start
    start, end = figure.start - base, figure.tail - base
    low = max(start - _AROUND, said.counts[n - 1].tail - base if n else 0, said.plain.rfind(";", 0, start) + 1, 0)
    high = min(end + _AROUND, said.counts[n + 1].start - base if n + 1 < len(said.counts) else len(said.plain))
    stop = said.plain.find(";", end)
    high = min(high, stop) if stop >= 0 else high
    return f"{said.plain[low:start]}~{said.plain[start:end]}~{said.plain[end:high]}"


def _body(said: Said, figure: Figure, known: dict[str, str]) -> Body:
    """The body that is named last before a figure, else behind it; a noun alone is that of the last of its size."""
    units = [m for m in said.mentions if isinstance(m.value, UnitValue)]
    nouns = [
        m for m in _nouns(said.language).finditer(said.plain)
        if not any(u.start <= said.start + m.start() < u.end for u in units)
    ]  # fmt: skip
    told: list[tuple[int, Body]] = [
        (u.start, (u.value.echelon or "", u.value.name)) for u in units if isinstance(u.value, UnitValue)
    ]
    for noun in nouns:
        size = _sizes(said.language).get(noun[1], noun[1])
        told.append((said.start + noun.start(), (size, known.get(size, ""))))
    told.sort(key=lambda t: t[0])
    before = [body for start, body in told if start < figure.start]
    return before[-1] if before else told[0][1] if told else ("", "")


def _days(said: Said) -> frozenset[tuple[int, int]]:
    values = [m.value.days for m in said.dates if isinstance(m.value, DateValue)]
    return frozenset((d.earliest, d.latest) for d in values if d is not None and d.latest - d.earliest < 2)


def _places(said: Said) -> frozenset[str]:
    return frozenset(m.value.name for m in said.mentions if isinstance(m.value, PlaceValue))


def _fights(said: Said) -> frozenset[str]:
    return frozenset(m[0][:_STEM] for m in _known(said.language, "fights").finditer(said.plain))


def _at_odds(alike: Sequence[_Toll]) -> Iterator[Oddity]:
    values = [toll.figure.low for toll in alike]
    for n, other in enumerate(alike):
        if values.count(other.figure.low) > 1 or _is_made(other.figure.low, values):
            continue
        one = next((o for o in reversed(alike[:n]) if _is_one(o, other, alike)), None)
        if one is not None and not _may_agree(one.figure, other.figure):
            says = {"first": one.figure.low, "second": other.figure.low, "item": "person", "sure": True}
            yield Oddity("two_figures", other.figure.start, other.figure.tail,
                         (Span(one.figure.start, one.figure.tail),), says)  # fmt: skip


def _is_made(value: float, values: Sequence[float]) -> bool:
    """Do others that stand side by side make it?"""
    runs = (values[a:b] for a in range(len(values)) for b in range(a + 2, min(len(values), a + 8) + 1))
    return any(abs(sum(run) - value) < 1 for run in runs)


def _may_agree(one: Figure, other: Figure) -> bool:
    slack = _ROUND if any(f.low >= 300 and f.low % 100 == 0 for f in (one, other)) else 0.0
    low, high = sorted((one.low, other.low))
    return high - low <= max(slack, 0.02 * high if high >= 1000 else 0) or high > _FAR * low


def _is_one(one: _Toll, other: _Toll, alike: Sequence[_Toll]) -> bool:
    """Do the words show that two figures are of one body in one fight, and does none tell them apart?"""
    if one.said is other.said or one.fates != other.fates or not _is_body(one.body, other.body):
        return False
    if (one.days and other.days and not one.days & other.days) or _of_two_works(one, other):
        return False
    if one.places and other.places and not one.places & other.places:
        return False
    if are_parted(one.said, one.figure, other.said, other.figure):
        return False
    if counts_otherwise((one.said, one.figure.start), (other.said, other.figure.start)):
        return False
    if _known(one.said.language, "later").search(_between(one, other)):
        return False
    named = bool(one.body[1]) and one.body == other.body
    dated = bool(one.days & other.days)
    if other.sort == "strong":
        hours = _known(one.said.language, "hours")
        changed = any(t.sort == "lost" and one.at <= t.at <= other.at for t in alike)
        return dated and not changed and not any(hours.search(t.said.plain) for t in (one, other))
    near = one.paragraph == other.paragraph and other.at - one.at <= _NEAR
    told_again = (one.nominal or other.nominal) and bool(one.fights & other.fights or one.places & other.places)
    body = named or (one.body == other.body and bool(one.body[0]) and near)
    return body and (dated or (told_again and (near or bool(one.places & other.places))))


def _is_body(one: Body, other: Body) -> bool:
    sizes = not (one[0] and other[0]) or one[0] == other[0]
    return sizes and (not (one[1] and other[1]) or one[1] == other[1])


def _of_two_works(one: _Toll, other: _Toll) -> bool:
    mine, theirs = cited(one.said), cited(other.said)
    return bool(mine and theirs and not mine & theirs)


def _between(one: _Toll, other: _Toll) -> str:
    """The words from the end of the earlier sentence to the later figure, where both stand in one paragraph."""
    if one.paragraph != other.paragraph:
        return caseless(other.said.text)
    return caseless(one.said.reading.document.text[one.said.end : other.figure.start])
