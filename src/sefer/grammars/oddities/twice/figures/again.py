"""Reading -> one deed with two numbers, or one stretch of time told twice, where the words show that both speak of one thing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.said import Figure, Said
from sefer.grammars.oddities.terms import MEN, is_hour
from sefer.grammars.oddities.twice.figures.measures import are_of_two_measures
from sefer.grammars.oddities.twice.figures.parted import are_parted
from sefer.grammars.oddities.twice.figures.retold import counts_otherwise
from sefer.grammars.oddities.twice.figures.whose import are_of_two
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plain
from sefer.model import Oddity, Span

_STEM = 4  # letters by which a noun or a name is known again
_REACH = 70  # characters between a figure and the deed that it is of
_NEAR = 4  # sentences within which "these" may point back
_TURNED = 3  # digits at least that say something in their order
_MOST = 30  # figures of one deed that are held against one another
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4}
_COUNTED = {
    "killed": MEN,
    "wounded": MEN,
    "captive": MEN,
    "strong": MEN | {"rifle"},
    "sets_out": MEN | {"rifle"},
}  # of whom a deed can be
_CAPITAL = lazy(r"(?<![^\W\d_])(?:\d+\.\s)?[A-ZÇĞİÖŞÜÂÎ][^\W\d_]{2,}(?:\s+[A-ZÇĞİÖŞÜÂÎ][^\W\d_]{2,})*")


@dataclass(frozen=True, slots=True)
class _Fact:
    """A number of a deed: the names of its sentence, and whether it is spoken of as known."""

    said: Said
    at: int  # number of its sentence
    paragraph: int
    start: int
    end: int
    low: float
    slack: float
    item: str
    noun: str
    names: frozenset[str]
    definite: bool
    pointed: bool  # "this", "those"
    figure: Figure
    days: frozenset[str]  # that are named before it, in its sentence or else in its paragraph
    total: bool  # is it told as the sum of several?
    alone: bool = False  # some word sets it apart from what was told before
    known: bool = False  # is it named by what was done: "the guns that were left"


@cache
def _known(language: str, name: str) -> re.Pattern[str]:
    return plain(table(language, "again")["words"][name])


@cache
def _sorts(language: str, room: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, plain(words)) for name, words in table(language, "again")[room].items())


@cache
def _peoples(language: str) -> frozenset[str]:
    return frozenset(caseless(word)[:_STEM] for word in table(language, "quantities")["words"]["nations"])


def told_again(page: Page) -> Iterator[Oddity]:
    """("two_figures", second, first) of one deed, ("two_spans", second, first) of one stretch of time."""
    facts: dict[tuple[str, str], list[_Fact]] = defaultdict(list)
    paragraph, loose = 0, list[Figure]()
    for at, said in enumerate(page.said):
        paragraph = said.start if said.before is None else paragraph
        for sort, fact in (*_things(said, at, paragraph), *_spans(said, at, paragraph)):
            facts[sort, fact.noun].append(fact)
        loose += [f for f in said.counts if not f.item and not is_hour(said, f)]
    for (sort, _), found in facts.items():
        if 1 < len(found) <= _MOST:
            yield from _other_numbers(sort, found, loose)


def _things(said: Said, at: int, paragraph: int) -> Iterator[tuple[str, _Fact]]:
    language = said.language
    if not said.figures or not _known(language, "act_cue").search(said.plain):
        return
    for n, figure in enumerate(said.counts):
        if figure.hedged or figure.low != figure.high or figure.low < 2:
            continue
        before = said.between(said.counts[n - 1].tail if n else said.start, figure.start)
        noun = _noun(said, figure, before)
        sort = _sort(said, figure) if noun else ""
        if not noun or not sort:
            continue
        if not (_counts(sort, figure) or (sort in ("killed", "captive") and not figure.item)):
            continue
        key = _key(said, sort, figure, noun)
        definite = _known(language, "definite").search(before) is not None
        fact = _fact(said, at, paragraph, figure, figure.low, 0.0, key, before, definite)
        yield sort, replace(fact, alone=_set_apart(said, figure), known=_is_known(said, figure))


def _key(said: Said, sort: str, figure: Figure, noun: str) -> str:
    """What facts of one thing have in common: the sort of thing, or the first letters of another noun."""
    if sort in _COUNTED and figure.item != "rifle":
        return "man"
    if figure.item == "machine_gun":
        return figure.item
    return "gun" if figure.item == "gun" or _known(said.language, "gun").match(noun) else noun


def _sort(said: Said, figure: Figure) -> str:
    """The deed of a figure; prisoners are taken whatever stands beside them, and who sets out is not told as staying."""
    sort = _nearest(said, figure, "acts")
    if figure.item == "prisoner":
        return "captive"
    if sort == "strong" and figure.item in _COUNTED[sort] and _sets_out(said, figure):
        return "sets_out"
    if sort in ("taken", "captive"):
        return "captive" if figure.item in MEN or (sort == "captive" and not figure.item) else "taken"
    return sort


def _sets_out(said: Said, figure: Figure) -> bool:
    start = figure.start - said.start
    return dict(_sorts(said.language, "acts"))["sets_out"].search(said.plain, max(0, start - _REACH), start) is not None


def _is_known(said: Said, figure: Figure) -> bool:
    """Is it named by what was done to it, as something that was told: "the four guns that we had abandoned"?"""
    start, end = figure.start - said.start, figure.tail - said.start
    marked = f"{said.plain[max(0, start - _REACH) : start]}~{said.plain[start:end]}~{said.plain[end : end + _REACH]}"
    return _known(said.language, "known_again").search(marked) is not None


def _counts(sort: str, figure: Figure) -> bool:
    """Can such a deed be of what a figure counts?"""
    if sort in _COUNTED:
        return figure.item in _COUNTED[sort] or (sort == "strong" and not figure.item)
    return not figure.item or figure.item not in MEN - {"prisoner"}


def _noun(said: Said, figure: Figure, before: str) -> str:
    """The first letters of what a figure counts, also where it stands before the figure: "the number of guns was 34"."""
    if _known(said.language, "men_behind").match(said.plain, figure.end - said.start):
        return "man"
    if figure.counted:
        return caseless(figure.counted).split()[-1][:_STEM]
    found = _known(said.language, "noun_behind").match(said.plain, figure.end - said.start)
    if found is not None:
        return found["noun"][:_STEM]
    found = _known(said.language, "noun_before").search(before)
    if found is None or not _known(said.language, "copula").match(figure.suffix):
        return ""
    return (found["noun"] or found["many"])[:_STEM]


def _set_apart(said: Said, figure: Figure) -> bool:
    """Do the words before a figure in its clause, or "more" behind it, set it apart from what was told before?"""
    start, end = figure.start - said.start, figure.tail - said.start
    before = said.plain[max(said.plain.rfind(";", 0, start), 0) : start]
    return bool(_known(said.language, "apart").search(before) or _known(said.language, "more").match(said.plain, end))


def _nearest(said: Said, figure: Figure, room: str) -> str:
    """The sort of deed whose words stand nearest to a figure in its clause."""
    start, end = figure.start - said.start, figure.tail - said.start
    low = max(said.plain.rfind(";", 0, start) + 1, start - _REACH, 0)
    stop = said.plain.find(";", end)
    high = min(stop if stop >= 0 else len(said.plain), end + _REACH)
    best = min(
        (
            (max(found.start() - end, start - found.end(), -1), sort)
            for sort, words in _sorts(said.language, room)
            for found in words.finditer(said.plain, low, high)
        ),
        default=(0, ""),
    )
    return best[1]


def _spans(said: Said, at: int, paragraph: int) -> Iterator[tuple[str, _Fact]]:
    language = said.language
    if not _known(language, "span_cue").search(said.plain):
        return
    figures = [f for f in said.figures if f.unit in _DAYS]
    if len(figures) != 1:
        return
    figure, words = figures[0], said.plain
    start, end = figure.start - said.start, figure.tail - said.start
    marked = f"{words[max(0, start - _REACH) : start]}~{words[start:end]}~{words[end : end + _REACH]}"
    sorts = [(found, sort) for sort, known in _sorts(language, "spans") if (found := known.search(words))]
    if figure.hedged or not sorts or not _known(language, "lasts").search(marked):
        return
    if _set_apart(said, figure):
        return
    found, sort = min(sorts, key=lambda s: max(s[0].start() - end, start - s[0].end(), 0))
    unit = _DAYS[figure.unit]
    definite = (
        _known(language, "definite").search(words[:start])
        or _known(language, "definite_behind").match(words, end)
        or _known(language, "definite_span").search(words[: found.start()])
        or _known(language, "definite_deed").search(found.group())
    )
    before = words[: max(start, found.start())]
    slack = 0.0 if figure.unit in ("day", "hour") else unit / 2
    yield (
        f"{sort} lasts",
        _fact(said, at, paragraph, figure, figure.low * unit, slack, sort, before, definite is not None),
    )


def _fact(
    said: Said,
    at: int,
    paragraph: int,
    figure: Figure,
    low: float,
    slack: float,
    noun: str,
    before: str,
    definite: bool,
) -> _Fact:
    opening = next((m for m in said.mentions if m.start == said.start and m.type in ("place", "unit", "person")), None)
    text = said.text
    for m in said.mentions:
        if m.type == "date":
            begin, close = m.start - said.start, min(m.end - said.start, len(text))
            text = f"{text[:begin]}{'.' * (close - begin)}{text[close:]}"
    names = {
        " ".join(word[: _STEM + 1] for word in caseless(found.group()).split())
        for found in _CAPITAL.finditer(text, 0 if opening else 1)
    }
    pointed = _known(said.language, "pointed").search(before) is not None
    item = figure.item or figure.unit
    return _Fact(
        said, at, paragraph, figure.start, figure.tail, low, slack, item, noun, frozenset(names), definite, pointed, figure,
        _days(said, figure), _known(said.language, "total").search(before) is not None,
    )  # fmt: skip


def _other_numbers(sort: str, found: Sequence[_Fact], loose: Sequence[Figure]) -> Iterator[Oddity]:
    """The later of two facts of one thing, where no third has its number and none makes it with others."""
    values = [fact.low for fact in found]
    for n, fact in enumerate(found):
        if values.count(fact.low) > 1 or fact.alone:
            continue
        earlier = [o for o in found[:n] if o.low != fact.low and not o.alone]
        if not earlier or _made(fact.low, values[:n]):
            continue
        earlier = [o for o in earlier if _may_be_one(o, fact)]
        lone = len({o.low for o in found if not o.alone and o.low != fact.low and _may_be_one(o, fact)}) == 1
        other = next((o for o in reversed(earlier) if _is_one(o, fact, lone)), None)
        if (
            other is None
            or _made_up(other, fact, loose)
            or are_of_two(other.said, other.figure, fact.said, fact.figure)
        ):
            continue
        if abs(other.low - fact.low) > other.slack + fact.slack + _rounded(other, fact):
            sure = _is_one(other, fact, False) and (other.definite or fact.definite or _one_day(other, fact))
            what = "two_spans" if sort.endswith(" lasts") else "two_figures"
            item = other.item or fact.item or "other"
            first, second = (round(f.low / _DAYS.get(other.item, 1), 1) for f in (other, fact))
            says = {"first": first, "second": second, "item": item, "sure": sure}
            yield Oddity(what, fact.start, fact.end, (Span(other.start, other.end),), says)


def _made(value: float, earlier: Sequence[float]) -> bool:
    """Do figures told before make it together?"""
    return any(abs(sum(earlier[a:b]) - value) < 1 for a in range(len(earlier)) for b in range(a + 2, len(earlier) + 1))


def _made_up(one: _Fact, other: _Fact, loose: Sequence[Figure]) -> bool:
    """Is the difference of two facts a figure that stands between them: "and five more"?"""
    low = bisect_right(loose, one.end, key=lambda f: f.start)
    high = bisect_right(loose, other.end, key=lambda f: f.start)
    return any(abs(abs(one.low - other.low) - f.low) < 1 for f in loose[low:high][:_MOST])


def _rounded(one: _Fact, other: _Fact) -> float:
    """By how much round figures may differ and still be one."""
    return max((50.0 if fact.low % 100 == 0 and fact.low >= 300 else 0.0) for fact in (one, other))


def _may_be_one(one: _Fact, other: _Fact) -> bool:
    """Does no word show that two facts are of two things: other names, other days, a part of the whole?"""
    if one.said is other.said or not (one.definite or other.definite or other.known or one.days & other.days):
        return False
    if one.total != other.total and not other.known:
        return False
    if one.item and other.item and one.item != other.item and not {one.item, other.item} <= MEN | {*_DAYS}:
        return False
    for kind in ("place", "unit", "date"):
        told = [_named(fact, kind) for fact in (one, other)]
        if told[0] and told[1] and not told[0] & told[1] and not (kind == "place" and one.names & other.names):
            return False
    if one.figure.unit and are_of_two_measures(one.said, one.figure, other.said, other.figure):
        return False
    if not one.figure.unit and are_parted(one.said, one.figure, other.said, other.figure):
        return False
    if counts_otherwise((one.said, one.start), (other.said, other.start)):
        return False
    peoples = [{name[:_STEM] for name in f.names} & _peoples(f.said.language) for f in (one, other)]
    return not (all(peoples) and peoples[0] != peoples[1] and not (other.known and peoples[0] & peoples[1]))


def _is_one(one: _Fact, other: _Fact, lone: bool) -> bool:
    """Do the words show that two facts are of one thing: names that both have, or "these" of what was told just before?"""
    if _are_turned(one, other) or (lone and _is_said_again(one, other)):
        return True
    shared = {name for name in one.names & other.names if name[:_STEM] not in _peoples(one.said.language)}
    if shared:
        return other.at - one.at <= 3 * _NEAR or len(shared) > 1
    near = one.paragraph == other.paragraph and other.at - one.at <= _NEAR
    return near and (other.pointed or (other.definite and not other.names))


def _is_said_again(one: _Fact, other: _Fact) -> bool:
    """Is the only other number of such a deed told of the same day, or of things that are named by what was done to them?"""
    if other.known and (other.definite or other.noun == "man" or one.names & other.names):
        return True
    return len(one.days) == 1 and one.days == other.days and one.paragraph != other.paragraph


def _are_turned(one: _Fact, other: _Fact) -> bool:
    """Have two numbers the same digits in another order, as a slip of the pen makes them?"""
    digits = [f"{fact.low:.15g}" for fact in (one, other)]
    return len(digits[0].rstrip("0")) >= _TURNED and sorted(digits[0]) == sorted(digits[1])


def _one_day(one: _Fact, other: _Fact) -> bool:
    """Do both sentences name one day?"""
    told = [_named(fact, "date") for fact in (one, other)]
    return len(told[0]) == 1 and told[0] == told[1]


def _days(said: Said, figure: Figure) -> frozenset[str]:
    """The days with figures that stand before a figure in its sentence, else those of the last sentence of the paragraph that has any."""
    at: Said | None = said
    while at is not None:
        words = [at.between(m.start, m.end) for m in at.dates if m.start < figure.start]
        told = frozenset(re.sub(r"\W+", " ", w).strip()[: _STEM + 1] for w in words if w[:1].isdigit())
        if told or any(m.start < figure.start for m in at.dates):
            return told
        at = at.before
    return frozenset()


def _named(fact: _Fact, kind: str) -> set[str]:
    """The places or units of its sentence, or the days with figures that stand before it."""
    said = fact.said
    told = [m for m in said.mentions if m.type == kind and (kind != "date" or m.start < fact.start)]
    words = [re.sub(r"\W+", " ", said.between(m.start, m.end)).strip() for m in told]
    return {w[: _STEM + 1] for w in words if kind != "date" or w[:1].isdigit()}
