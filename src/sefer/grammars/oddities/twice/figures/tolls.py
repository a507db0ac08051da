"""Reading -> what one body lost, or how many it was, told by a verb and again by a noun with another number:
"the 14th lost 310 men in the assault ... the loss of the regiment in that assault was 410".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.said import Figure, Said, pattern
from sefer.grammars.oddities.tellings.bodies.bodies import LADDER
from sefer.grammars.oddities.terms import MEN, Term, is_each, is_hour
from sefer.grammars.oddities.twice.abstract_names import in_abstract
from sefer.grammars.oddities.twice.figures.parted import are_parted, is_made
from sefer.grammars.oddities.twice.figures.retold import counts_otherwise
from sefer.grammars.oddities.twice.figures.whose import are_of_two
from sefer.grammars.oddities.twice.matters import cited
from sefer.grammars.words import any_of, table
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plain
from sefer.model import DateValue, Oddity, PlaceValue, Span, UnitValue

_NEAR = 4  # sentences within which a loss is told again without a name or a day
_AROUND = 70  # characters beside a figure that say what it is
_MOST = 40  # figures of one sort that are held against one another
_ROUND = 50.0  # by which a figure in round hundreds may differ from the count
_FAR = 8  # times beyond which two figures are not of one fight
_NEXT = 3  # sentences from a whole to its part
_STEM = 4
_COUNTED_AGAIN = ("dead", "hurt", "saved")  # "the rescued numbered 122" counts those that were told
_CAPITAL = lazy(r"(?<![^\W\d_])[A-ZÇĞİÖŞÜÂÎ][^\W\d_]{2,}")

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
    abstract: bool


def tolls(page: Page) -> Iterator[Oddity]:
    """("two_figures", second, first) of one body in one fight or on one day; ("abstract_figure", ...) of abstract and body."""
    found: dict[tuple[str, str], list[_Toll]] = defaultdict(list)
    known: dict[str, str] = {}
    paragraph, carried = 0, ("", "")
    for at, said in enumerate(page.said):
        if said.before is None:
            paragraph, carried = said.start, ("", "")
        units = [m for m in said.mentions if isinstance(m.value, UnitValue)]
        bodies = _bodies(said, known)
        carried = ("", "") if _names_somebody(said) else carried
        for toll in _tolls(said, at, paragraph, bodies or [(said.start, carried)]):
            found[said.language, toll.sort].append(toll)
        carried = bodies[-1][1] if bodies else carried
        known |= {m.value.echelon or "": m.value.name for m in units if isinstance(m.value, UnitValue)}
    for (_, sort), alike in found.items():
        if 1 < len(alike) <= _MOST:
            yield from _at_odds(alike)
        if sort == "strong":
            yield from _parts_above(alike)


@cache
def _known(language: str, name: str) -> re.Pattern[str]:
    words = table(language, "again")["tolls"]
    return plain(words[name].replace("FIGHTS", words["fights"].removeprefix(r"\b")))


@cache
def _nouns(language: str) -> re.Pattern[str]:
    ending = r"(?:s|ies|['’]s)?\b" if language == "en" else r"\w*"
    return plain(rf"\b({any_of(list(table(language, 'told')['bodies_of_men']))}){ending}".replace("ı", "i"))


@cache
def _sizes(language: str) -> dict[str, str]:
    return {caseless(noun): size for noun, size in table(language, "told")["bodies_of_men"].items()}


def _tolls(said: Said, at: int, paragraph: int, bodies: Sequence[tuple[int, Body]]) -> Iterator[_Toll]:
    if not said.numbered or not _known(said.language, "cue").search(said.plain):
        return
    pointed = _known(said.language, "pointed").search(said.plain) is not None
    for n, figure in enumerate(said.counts):
        if figure.hedged or figure.low != figure.high or figure.low < 2 or is_hour(said, figure):
            continue
        if figure.item not in ("", *MEN) or is_each(Term(figure, said, at)):
            continue
        words = _words(said, n)
        for sort in ("dead", "hurt", "lost", "saved", "strong"):
            verb, noun = (_known(said.language, f"{sort}_{way}").search(words) for way in ("verb", "noun"))
            if (verb or noun) and not _known(said.language, "apart").search(words):
                fates = {m.lastgroup or "" for m in pattern(said.language, "lost_sorts").finditer(words)} - {"gone"}
                yield _Toll(
                    said, at, paragraph, figure, sort, frozenset(fates), _body(figure, bodies), _days(said),
                    _places(said), _fights(said), noun is not None or pointed,
                    in_abstract(said),
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


def _bodies(said: Said, known: dict[str, str]) -> list[tuple[int, Body]]:
    """The bodies of a sentence in order; a noun alone is that of the last of its size."""
    units = [m for m in said.mentions if isinstance(m.value, UnitValue)]
    told = [(u.start, (u.value.echelon or "", u.value.name)) for u in units if isinstance(u.value, UnitValue)]
    for noun in _nouns(said.language).finditer(said.plain):
        governed = _known(said.language, "governed").search(said.plain, 0, noun.start())
        if not (governed and units) and not any(u.start <= said.start + noun.start() < u.end for u in units):
            size = _sizes(said.language).get(noun[1], noun[1])
            told.append((said.start + noun.start(), (size, known.get(size, ""))))
    return sorted(told, key=lambda t: t[0])


def _names_somebody(said: Said) -> bool:
    """Does a sentence name anybody or anything but its days and places, which may be whom it speaks of?"""
    known = [
        (m.start - said.start, m.end - said.start) for m in said.mentions if m.type in ("date", "place", "quantity")
    ]
    return any(not any(a <= m.start() < b for a, b in known) for m in _CAPITAL.finditer(said.text, 1))


def _body(figure: Figure, bodies: Sequence[tuple[int, Body]]) -> Body:
    """The body that is named last before a figure, else behind it."""
    before = [body for start, body in bodies if start < figure.start]
    return before[-1] if before else bodies[0][1]


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
        if values.count(other.figure.low) > 1 or is_made(other.figure.low, values):
            continue
        one = next((o for o in reversed(alike[:n]) if _is_one(o, other, alike)), None)
        one = one or _summed_up(other, alike)
        if one is not None and one.abstract != other.abstract and not _may_agree(one.figure, other.figure):
            first, second = (one, other) if one.abstract else (other, one)
            says = {"first": first.figure.low, "second": second.figure.low, "noun": "", "counted": "", "sure": True}
            yield Oddity("abstract_figure", first.figure.start, first.figure.tail,
                         (Span(second.figure.start, second.figure.tail),), says)  # fmt: skip
        elif (
            one is not None
            and not _may_agree(one.figure, other.figure)
            and not are_of_two(one.said, one.figure, other.said, other.figure)
        ):
            says = {"first": one.figure.low, "second": other.figure.low, "item": "person", "sure": True}
            yield Oddity("two_figures", other.figure.start, other.figure.tail,
                         (Span(one.figure.start, one.figure.tail),), says)  # fmt: skip


def _parts_above(alike: Sequence[_Toll]) -> Iterator[Oddity]:
    """("part_above", part, whole): a body that is told as one of those of another, and is stronger."""
    for whole, part in pairwise(alike):
        near = whole.paragraph == part.paragraph and part.at - whole.at < _NEXT
        larger = [LADDER.index(b.body[0]) for b in (whole, part) if b.body[0] in LADDER]
        if not near or len(larger) < 2 or larger[0] <= larger[1] or part.days != whole.days:
            continue
        words = part.said.between(max(part.said.start, whole.figure.tail), part.figure.start)
        own = _known(part.said.language, "part_of").search(words) and not _known(part.said.language, "beside").search(
            words
        )
        if part.figure.least > whole.figure.most and own:
            says = {"who": part.body[1], "part": part.figure.low, "whole": whole.figure.low}
            yield Oddity("part_above", part.figure.start, part.figure.tail,
                         (Span(whole.figure.start, whole.figure.tail),), says)  # fmt: skip


def _summed_up(other: _Toll, alike: Sequence[_Toll]) -> _Toll | None:
    """The figure of the abstract for a body of which the text tells one figure of the sort, and another."""
    of_body = [t for t in alike if t.abstract != other.abstract and _may_be_of_one(t, other)]
    rest = [t for t in alike if t.abstract == other.abstract and t is not other and _is_body(t.body, other.body)]
    alone = len(of_body) == 1 and not rest and other.body == of_body[0].body and bool(other.body[0])
    return of_body[0] if alone and not other.abstract else None


def _may_agree(one: Figure, other: Figure) -> bool:
    slack = _ROUND if any(f.low >= 300 and f.low % 100 == 0 for f in (one, other)) else 0.0
    low, high = sorted((one.low, other.low))
    return high - low <= max(slack, 0.02 * high if high >= 1000 else 0) or high > _FAR * low


def _may_be_of_one(one: _Toll, other: _Toll) -> bool:
    """Does no word show that two figures are of two bodies, days, places or fights?"""
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
    return bool(one.days & other.days) or _known(one.said.language, "later").search(_between(one, other)) is None


def _is_one(one: _Toll, other: _Toll, alike: Sequence[_Toll]) -> bool:
    """Do the words show that two figures are of one body in one fight, and does none tell them apart?"""
    if not _may_be_of_one(one, other):
        return False
    named = bool(one.body[1]) and one.body == other.body
    dated = bool(one.days & other.days)
    if other.sort == "strong":
        hours = _known(one.said.language, "hours")
        changed = any(t.sort == "lost" and one.at <= t.at <= other.at for t in alike)
        return dated and not changed and not any(hours.search(t.said.plain) for t in (one, other))
    near = one.paragraph == other.paragraph and other.at - one.at <= _NEAR
    told_again = (one.nominal or other.nominal) and bool(one.fights & other.fights or one.places & other.places)
    if other.nominal and near and other.sort in _COUNTED_AGAIN and one.body == other.body:
        return True
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
