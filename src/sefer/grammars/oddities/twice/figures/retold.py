"""Reading -> figures and days that are told again otherwise: in the abstract and the body, or twice in the body."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.said import Figure, Said, pattern
from sefer.grammars.oddities.twice.abstract_names import Place, in_abstract
from sefer.grammars.oddities.twice.figures.parted import is_made, parted_at
from sefer.grammars.oddities.twice.figures.summaries import UNITS, conflicts
from sefer.grammars.oddities.twice.figures.whose import are_of_two
from sefer.grammars.oddities.twice.matters import cited
from sefer.letters import caseless
from sefer.letters.patterns import lazy
from sefer.model import DateValue, Days, Mention, Oddity, QuantityValue, Span

_WORD = lazy(r"[^\W\d_]{4,}")
_STEM = 5  # letters by which a word is known again
_SHARED = 2  # words that two sentences must share to tell of one thing
_FAR = 8  # times by which two figures of one thing do not differ
_NEAR_DAYS = 62  # days beyond which two days are of two things
_DAYS = 12  # a stretch of more says nothing of one day
_TOLD = 5  # days that a body must tell before one that it lacks is odd


def told_otherwise(page: Page) -> Iterator[Oddity]:
    """("abstract_figure", ...), ("abstract_day", ...) and ("two_figures", ...): the figure or day, and what is told elsewhere."""
    places = [Place(said) for said in page.said]
    abstract = [p for p in places if in_abstract(p.said)]
    body = [p for p in places if not in_abstract(p.said)]
    if abstract and body:
        for one, other, sure in conflicts(abstract, body):
            yield _pair(one.figure, other.figure, sure)
        yield from _days(abstract, body)
    yield from _twice(page, body)


def _pair(one: Figure, other: Figure, sure: bool) -> Oddity:
    days = UNITS.get(one.unit, 1), UNITS.get(other.unit, 1)
    scale = days if days[0] != days[1] else (1, 1)
    says = {
        "first": one.low * scale[0],
        "second": other.low * scale[1],
        "noun": one.item,
        "counted": one.counted,
        "sure": sure,
    }
    return Oddity("abstract_figure", one.start, one.tail, (Span(other.start, other.tail),), says)


def _days(abstract: Sequence[Place], body: Sequence[Place]) -> Iterator[Oddity]:
    told = [m.value.days for place in body for m in place.said.mentions
            if isinstance(m.value, DateValue) and m.value.days is not None]  # fmt: skip
    short = [days for days in told if days.latest - days.earliest <= _DAYS]
    days: dict[int, list[tuple[Mention, Place]]] = defaultdict(list)
    for place in abstract:
        for m in place.said.mentions:
            if isinstance(m.value, DateValue) and m.value.days and m.value.days.earliest == m.value.days.latest:
                days[m.value.days.earliest].append((m, place))
    yield from _months(abstract, body, told)
    for day, found in days.items():
        if any(d.earliest <= day <= d.latest for d in short):
            continue
        mention, place = found[0]
        alike = sorted(body, key=lambda p: (-len(p.stems & place.stems), p.said.start))
        if (other := _moved(day, mention, place, body, days)) is not None:
            says = {"day": day, "sure": False, "near": True}
            yield Oddity("abstract_day", mention.start, mention.end, (Span(other.start, other.end),), says)
        elif len(short) >= _TOLD and len(alike[0].stems & place.stems) > _SHARED:
            beside = [Span(m.start, m.end) for m, _ in found[1:]]
            near = _of_the_part(day, mention, place, body)
            beside += [
                Span(p.said.start, min(p.said.end, p.said.start + 200)) for p in near or _told_near(day, place, alike)
            ]
            says = {"day": day, "sure": bool(near), "near": bool(near)}
            yield Oddity("abstract_day", mention.start, mention.end, tuple(beside), says)


def _months(abstract: Sequence[Place], body: Sequence[Place], told: Sequence[Days]) -> Iterator[Oddity]:
    """A month of the abstract of which the body tells nothing, beside the only day near to it that a sentence like it tells."""
    for place in abstract:
        for m in place.said.dates:
            days = m.value.days if isinstance(m.value, DateValue) else None
            if days is None or not _DAYS < days.latest - days.earliest <= _MONTH:
                continue
            if any(d.earliest <= days.latest and days.earliest <= d.latest <= d.earliest + _YEAR for d in told):
                continue
            middle = (days.earliest + days.latest) // 2
            if (other := _moved(middle, m, place, body, {})) is not None:
                says = {"day": middle, "month": True, "sure": False, "near": True}
                yield Oddity("abstract_day", m.start, m.end, (Span(other.start, other.end),), says)


_MONTH = 31  # days,
_YEAR = 365  # and so many: what a body tells of a whole year says nothing of a month


def _of_the_part(day: int, mention: Mention, place: Place, body: Sequence[Place]) -> list[Place]:
    """The two sentences of the body that tell of days near to one of the abstract and share most words of the part in which it
    stands, a name for two; none where all share less than a name or two words.
    """
    begin, end = _part(place.said, mention)
    month = {w[:_STEM] for w in _WORD.findall(caseless(place.said.between(mention.start, mention.end)))}
    words = ({w[:_STEM] for w in _WORD.findall(place.said.plain[begin:end])} & place.stems) - month
    printed = place.said.between(place.said.start + begin, place.said.start + end)
    names = {caseless(w)[:_STEM] for w in _WORD.findall(printed) if w[0].isupper()} & words
    ranked = [
        (len(words & p.stems) + len(names & p.stems), -apart, p)
        for p in body
        if words & p.stems and (apart := _days_from(day, p)) <= _NEAR_DAYS
    ]
    best = sorted((r for r in ranked if r[0] >= _SHARED), key=lambda r: (-r[0], -r[1], r[2].said.start))
    return [place for _, _, place in best[:2]]


def _told_near(day: int, place: Place, alike: Sequence[Place]) -> list[Place]:
    """Of the sentences most like one of the abstract the two that tell of days nearest to a day; else the one most like it."""
    shared = [len(p.stems & place.stems) for p in alike]
    near = [
        (apart, n)
        for n, p in enumerate(alike)
        if shared[n] > _SHARED and shared[n] >= shared[0] - 2 and (apart := _days_from(day, p)) <= _NEAR_DAYS
    ]
    return [alike[n] for _, n in sorted(near)[:2]] or [alike[0]]


def _days_from(day: int, place: Place) -> int:
    """How many days the nearest day, week or month that a sentence tells lies from a day."""
    told = [m.value.days for m in place.said.dates if isinstance(m.value, DateValue) and m.value.days is not None]
    short = [d for d in told if d.latest - d.earliest <= _NEAR_DAYS]
    return min((abs((d.earliest + d.latest) // 2 - day) for d in short), default=_NEAR_DAYS + 1)


def _moved(
    day: int, mention: Mention, place: Place, body: Sequence[Place], days: Mapping[int, object]
) -> Mention | None:
    """The only day of the sentence of the body that has most words of the part of the abstract in which a day stands."""
    begin, end = _part(place.said, mention)
    words = {w[:_STEM] for w in _WORD.findall(place.said.plain[begin:end])} & place.stems
    months = {w[:_STEM] for w in _WORD.findall(place.said.between(mention.start, mention.end))}
    dated = [p for p in body if p.said.dates]
    ranked = sorted(((len(words & p.stems - months), p) for p in dated), key=lambda r: (-r[0], r[1].said.start))
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    for shared, other in ranked[:1]:
        told = [m for m in other.said.dates if isinstance(m.value, DateValue) and m.value.days]
        if shared >= _SHARED and len(told) == 1 and isinstance(told[0].value, DateValue) and told[0].value.days:
            found = told[0].value.days
            if (
                found.earliest == found.latest
                and 0 < abs(found.earliest - day) <= _NEAR_DAYS
                and found.earliest not in days
            ):
                return told[0]
    return None


def _part(said: Said, mention: Mention) -> tuple[int, int]:
    """The part of a sentence between "and" or a mark, in which a mention stands."""
    start, end = mention.start - said.start, mention.end - said.start
    cuts = [m.span() for m in pattern(said.language, "parts").finditer(said.plain)]
    return max((b for _, b in cuts if b <= start), default=0), min(
        (a for a, _ in cuts if a >= end), default=len(said.plain)
    )


def _twice(page: Page, body: Sequence[Place]) -> Iterator[Oddity]:
    """A number of things that is spoken of as known, and is another than the one that was told."""
    starts = [place.said.start for place in body]
    told: dict[tuple[str, str], list[tuple[Mention, Place]]] = defaultdict(list)
    for mention in page.mentions:
        value = mention.value
        if not isinstance(value, QuantityValue) or not value.counted or value.low != value.high or value.low < 2:
            continue
        at = bisect_left(starts, mention.start + 1) - 1
        if at >= 0 and mention.end <= body[at].said.end and value.least is None and value.most is None:
            told[value.item, caseless(value.counted)[:4]].append((mention, body[at]))
    for found in told.values():
        if 1 < len(found) <= 30:
            yield from _known_again(found)


def _known_again(found: Sequence[tuple[Mention, Place]]) -> Iterator[Oddity]:
    values = [m.value.low for m, _ in found if isinstance(m.value, QuantityValue)]
    for n, (mention, place) in enumerate(found):
        value = mention.value
        if (
            values.count(values[n]) > 1
            or is_made(values[n], values)
            or not isinstance(value, QuantityValue)
            or not _definite(place.said, mention)
        ):
            continue
        scored = [(_score(found[k], found[n]), -abs(k - n), k) for k in range(len(found)) if k != n]
        best, _, k = max(scored)
        other = found[k][0]
        if best >= _SHARED and not _are_of_two(found[k], found[n]):
            says = {"first": values[k], "second": values[n], "item": value.item}
            yield Oddity("two_figures", mention.start, mention.end, (Span(other.start, other.end),), says)


def _are_of_two(*found: tuple[Mention, Place]) -> bool:
    (said, one), (told, other) = (
        (p.said, next((f for f in p.said.figures if f.start == m.start), None)) for m, p in found
    )
    return one is not None and other is not None and are_of_two(said, one, told, other)


def _definite(said: Said, mention: Mention) -> bool:
    before = said.between(max(said.start, mention.start - 30), mention.start)
    behind = f"{said.between(mention.start, mention.end)}|{said.between(mention.end, mention.end + 20)}"
    known = pattern(said.language, "as_known"), pattern(said.language, "as_known_behind")
    return bool(known[0].search(before) or known[1].search(behind))


def _score(one: tuple[Mention, Place], other: tuple[Mention, Place]) -> int:
    """How much two figures seem to be of one thing; below zero where something tells them apart."""
    (a, here), (b, there) = one, other
    if here is there or not isinstance(a.value, QuantityValue) or not isinstance(b.value, QuantityValue):
        return -1
    if _apart(here.said, there.said) or parted_at(here.said, a.start, there.said, b.start):
        return -1
    if counts_otherwise((here.said, a.start), (there.said, b.start)):
        return -1
    digits = [str(int(v.low)) for v in (a.value, b.value)]
    turned = 2 if len(digits[0]) > 2 and sorted(digits[0]) == sorted(digits[1]) else 0
    if a.value.item in ("person", "soldier") and not pattern(here.said.language, "fate").match(
        caseless(a.value.counted)
    ):
        return turned - 1 + min(1, len(here.stems & there.stems) // 3)
    return turned + len((here.stems & there.stems) - {caseless(a.value.counted)[:_STEM]})


def _apart(one: Said, other: Said) -> bool:
    """Do two sentences name other units or days, or cite other works?"""
    works = [cited(said) for said in (one, other)]
    if works[0] and works[1] and not works[0] & works[1]:
        return True
    for kind in ("unit", "date"):
        named = [
            {re.sub(r"\W+", " ", s.between(m.start, m.end)).strip()[:8] for m in s.mentions if m.type == kind}
            for s in (one, other)
        ]
        if named[0] and named[1] and not named[0] & named[1]:
            return True
    return False


def counts_otherwise(*figures: tuple[Said, int]) -> bool:
    """Do the sentences of two figures count other things too, none of them alike: 51 killed and 203 wounded, 143 killed and 756 wounded?"""
    told = [
        {caseless(f.counted)[:_STEM]: f.low for f in said.counts if f.counted and f.start != start}
        for said, start in figures
    ]
    both = told[0].keys() & told[1].keys()
    return bool(both) and all(told[0][name] != told[1][name] for name in both)
