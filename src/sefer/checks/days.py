"""DAY: days that never were, weekdays that do not fit, years far from the text's own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from sefer.calendars import from_julian, one_slip, swapped
from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, known, rule
from sefer.letters.patterns import lazy
from sefer.model import Campaign, DateValue, Mention, Words


def _dates(campaign: Campaign, doc: str) -> list[tuple[Mention, DateValue]]:
    return [(m, m.value) for m in campaign.mentions[doc] if isinstance(m.value, DateValue)]


@rule("DAY001", "no-such-day", "impossible_date", "error")
def no_such_day(examined: Examined) -> Iterator[Raised]:
    """A date names a day that its month does not have."""
    campaign = examined.campaign
    for doc in campaign.documents:
        for mention, value in _dates(campaign, doc):
            guessed = not value.year_given and value.calendar != "gregorian"
            if value.impossible in ("day", "month") and not guessed and not _meant(campaign, doc, mention):
                yield Raised(
                    Words(doc, mention.start, mention.end),
                    says={"date": _day_of(_text(campaign, doc, mention))},
                    explanations=("findings.why_misprint",),
                )


def _meant(campaign: Campaign, doc: str, mention: Mention) -> bool:
    """Is it quoted as it stands ("sic", or alone in quotation marks), or a 29 February of a century beside its day of another calendar, which had it?"""
    text = campaign.documents[doc].text
    behind, printed = text[mention.end : mention.end + 4], _text(campaign, doc, mention)
    before = text[max(0, mention.start - 1) : mention.start]
    if _SIC.search(text, mention.start, mention.end + 60) or (before and before in _OPENS and behind[:1] in _CLOSES):
        return True
    return bool(re.match(r"\s?[(/]\s?\d", behind)) and bool(re.search(r"\b29\b.*\b1[5-9]00\b", printed))


_OPENS, _CLOSES = "“\"«‘'", ("”", '"', "»", "’", "'")
_SIC = lazy(
    r"\((?:sic|aynen)\b|\[(?:sic|aynen)\b|\bno such (?:day|date)\b|\bböyle bir (?:gün|tarih)\b|\bdoes not exist\b|\bnever existed\b",
    re.IGNORECASE,
)


def _text(campaign: Campaign, doc: str, mention: Mention) -> str:
    return " ".join(campaign.documents[doc].text[mention.start : mention.end].split())


def _day_of(printed: str) -> str:
    """The day without the hour or the part of the day behind it: "3 July 1866, at dawn" -> "3 July 1866"."""
    told = _DAY.match(printed)
    return told["day"] if told else printed


_DAY = lazy(
    r"(?P<day>(?:[^\W\d]+,\s)?\d{1,2}(?:st|nd|rd|th|\.)?\s(?:of\s)?[^\W\d]+(?:,?\s\d{4}(?:['’]\w+)?)?),?\s[^\d(]+$"
)


@rule("DAY002", "weekday-misses-date", "weekday_mismatch", "warning")
def weekday_misses_date(examined: Examined) -> Iterator[Raised]:
    """The weekday beside a date is not the weekday of that date."""
    campaign = examined.campaign
    beside = {
        (doc, o.start): tuple(Words(doc, w.start, w.end) for w in o.related) for doc, o in examined.oddities("weekday")
    }
    for doc in campaign.documents:
        for mention, value in _dates(campaign, doc):
            if value.impossible != "weekday" or value.days is None or value.weekday is None:
                continue
            if not value.year_given and _is_of_another_year(campaign, doc, mention, value):
                continue
            day = date.fromordinal(value.days.earliest)
            meant = _as_julian(value)
            says = {
                "date": _day_of(_text(campaign, doc, mention)),
                "weekday": day.weekday(),
                "weekday_stated": value.weekday,
            }
            yield Raised(
                Words(doc, mention.start, mention.end),
                beside.get((doc, mention.start), ()),
                says=says | ({"day": meant} if meant else {}),
                working={"weekday": day.weekday(), "stated": value.weekday},
                explanations=("findings.why_misprint", *(("findings.why_julian",) if meant else ())),
            )


def _is_of_another_year(campaign: Campaign, doc: str, mention: Mention, value: DateValue) -> bool:
    """Is the weekday that of a day without a year in a year of the title, a heading, the abstract, or the words just before it?"""
    document = campaign.documents[doc]
    told = " ".join(
        document.text[p.start : p.end] for p in document.parts if p.kind in ("title", "heading", "abstract")
    )
    told = f"{told} {document.text[max(0, mention.start - _BEFORE) : mention.start]}"
    here = date.fromordinal(value.days.earliest) if value.days is not None else None
    if here is None or (here.month, here.day) == (2, 29):
        return False
    return any(date(int(year), here.month, here.day).weekday() == value.weekday for year in set(_YEARS.findall(told)))


_BEFORE = 400  # characters before a day in which its year may be told
_YEARS = lazy(r"(?<![\d.])1[89]\d\d(?![\d.])")


# Greece gave it up last (Explanatory Supplement to the Ephemeris, 1961: adoptions)
_LAST_JULIAN = date(1923, 2, 28).toordinal()


def _as_julian(value: DateValue) -> int | None:
    """The day (ordinal) that the printed figures name in the Julian calendar, where the stated weekday is its own; None once no
    state reckoned by it any more.
    """
    if value.days is None or value.calendar != "gregorian" or value.days.earliest > _LAST_JULIAN:
        return None
    day = date.fromordinal(value.days.earliest)
    meant = from_julian(day.year, day.month, day.day)
    return meant if date.fromordinal(meant).weekday() == value.weekday else None


FEWEST = 3  # other dated years that must be told before they say anything; one less of a date whose digits are swapped
FAR = 25  # years beyond every other year of the text


@rule("DAY003", "year-far-outside", "anachronism", "warning")
def year_far_outside(examined: Examined) -> Iterator[Raised]:
    """A year is none of the war that is named beside it, lies decades from every other of its text, or is not that of the days around it; a later print is cited."""
    seen: list[Words] = []
    for raised in (
        *_not_of_its_war(examined), *_far_outside(examined), *_out_of_step(examined), *_cites_later(examined),
    ):  # fmt: skip
        if not known(seen, raised.at):
            seen.append(raised.at)
            yield raised


def _far_outside(examined: Examined) -> Iterator[Raised]:
    """A year decades from every other of its text, which one slip of its digits puts between the dates beside it.

    A full date may be one digit off; of a bare year, which may be told for its own sake, digits must have changed places.
    """
    campaign = examined.campaign
    for doc in campaign.documents:
        dated = list(_stated(campaign, doc))
        times = Counter(year for _, year, _ in dated)
        told = sorted(times)
        days = sorted({year for _, year, precise in dated if precise})
        for n, (mention, year, precise) in enumerate(dated):
            others, at = len(dated) - times[year], bisect_left(told, year)
            near = (*told[max(0, at - 1) : at], *told[at + 1 : at + 2])
            if others < FEWEST - precise or times[year] >= _MOST or min(abs(y - year) for y in near) <= FAR:
                signs = (
                    _turned(year, told, times) if precise and others > (n == 0) and not told[0] < year < told[-1] else 0
                )
                if signs:
                    yield _far(doc, mention, year, [y for y in told if y != year], loose=signs)
                continue
            back, ahead = ((y for _, y, _ in side if y != year) for side in (reversed(dated[:n]), dated[n + 1 :]))
            beside = [y for y in (next(back, None), next(ahead, None)) if y is not None]
            slipped = one_slip if precise and others >= FEWEST else swapped
            meant = [y for y in range(min(beside) - 1, max(beside) + 2) if slipped(year, y)]
            if meant and max(beside) - min(beside) <= FAR:
                leaps = any(b - a > FAR for a, b in pairwise(y for y in days if y != year))  # a text of several wars
                yield _far(doc, mention, year, [y for y in told if y != year], meant, _LEAPS if leaps else 0)


_LEAPS = 4  # signs that are left where the days of the text lie decades apart without the year
_TURNED = 5  # signs that tie a year to the story by its digits, which are those of another in another order
_OTHER_DECADE = 3  # the same where one digit, not the last, is another
_DECADE = 10  # years
_MOST = 2  # times that such a year may stand in its text
_APART = 3  # years that it lies from those of the story


def _turned(year: int, told: list[int], times: Counter[int]) -> int:
    """How many signs say that a year outside of the story is one of it, with two digits in each other's place or another decade."""
    others = [y for y in told if y != year]
    often = max(others, key=lambda y: times[y])
    if times[year] >= _MOST or abs(often - year) < _APART:
        return 0
    if any(swapped(year, y) for y in (*others, often + 1)):
        return _TURNED
    decade = abs(often - year) % _DECADE == 0 and one_slip(year, often)
    return _OTHER_DECADE if decade and sum(times[y] for y in others) >= FEWEST else 0


def _far(doc: str, mention: Mention, year: int, others: list[int], meant: Sequence[int] = (), loose: int = 0) -> Raised:
    return Raised(
        Words(doc, mention.start, mention.end),
        says={"year": year, "span": _span(others), "plain": True, **_NO_STEP},
        working={"stated": year, "possible": list(meant)},
        explanations=("findings.why_background", "findings.why_misprint"),
        loose=loose,
    )


_NO_STEP = {"step": False, "cites": False, "fought": False}


def _not_of_its_war(examined: Examined) -> Iterator[Raised]:
    """A day in a year in which the fight that stands beside it was not fought."""
    for doc, one in examined.oddities("wrong_war"):
        first, last = one.says["first"], one.says["last"]
        text = examined.campaign.documents[doc].text
        says = {"year": one.says["year"], "span": str(first) if first == last else f"{first}-{last}",
                "name": " ".join(text[one.related[0].start : one.related[0].end].split())}  # fmt: skip
        yield Raised(
            Words(doc, one.start, one.end),
            tuple(Words(doc, w.start, w.end) for w in one.related),
            says=says | {"plain": False, "step": False, "cites": False, "fought": True},
            working={"stated": one.says["year"], "possible": [first, last]},
            explanations=("findings.why_misprint", "findings.why_background"),
            level=None if one.says["sure"] else "note",
        )


def _out_of_step(examined: Examined) -> Iterator[Raised]:
    """A day that only another year lets stand between those before and behind it."""
    for doc, one in examined.oddities("year_astray"):
        says = {"year": one.says["year"], "meant": one.says["meant"], "day_before": one.says["before"],
                "day_after": one.says["after"], "plain": False, "step": True, "cites": False, "fought": False}  # fmt: skip
        yield Raised(
            Words(doc, one.start, one.end),
            tuple(Words(doc, w.start, w.end) for w in one.related),
            says=says,
            working={"stated": one.says["year"], "possible": one.says["meant"]},
            explanations=("findings.why_background", "findings.why_misprint"),
            loose=one.says["loose"],
        )


def _cites_later(examined: Examined) -> Iterator[Raised]:
    """A writing of one year cites what was printed in a later one."""
    for doc, one in examined.oddities("cites_later"):
        yield Raised(
            Words(doc, one.start, one.end),
            tuple(Words(doc, w.start, w.end) for w in one.related),
            says={
                "year": one.says["year"],
                "act": one.says["act"],
                "plain": False,
                "step": False,
                "cites": True,
                "fought": False,
            },
            working={"stated": one.says["year"], "act": one.says["act"]},
            explanations=("findings.why_misprint",),
        )


def _stated(campaign: Campaign, doc: str) -> Iterator[tuple[Mention, int, bool]]:
    """The years that the text itself states in order, and whether with a month; those of notes belong to books."""
    notes = sorted((part.start, part.end) for part in campaign.documents[doc].parts if part.kind == "note")
    for mention, value in _dates(campaign, doc):
        if value.days is None or not value.year_given or value.calendar != "gregorian":
            continue
        at = bisect_right(notes, mention.start, key=lambda note: note[0])
        if not at or notes[at - 1][1] <= mention.start:
            precise = _MONTH_TOLD.match(value.edtf or "") is not None
            first, last = (date.fromordinal(day).year for day in (value.days.earliest, value.days.latest))
            yield mention, first, precise
            if last - first > 1 and not precise:  # the years of a life
                yield mention, last, precise


_MONTH_TOLD = lazy(r"\d{4}-\d\d")


def _span(years: list[int]) -> str:
    return str(min(years)) if min(years) == max(years) else f"{min(years)}-{max(years)}"


@rule("DAY010", "thing-before-its-time", "anachronism", "warning")
def thing_before_its_time(examined: Examined) -> Iterator[Raised]:
    """A weapon or machine stands in a paragraph, or a text, of which every year lies before its first service."""
    latest: dict[str, tuple[int, int] | None] = {}
    for doc, found in examined.oddities("thing"):
        if doc not in latest:
            latest[doc] = _latest(examined.campaign, doc)
        last, spare = (found.says["then"], 0) if found.says["then"] else latest[doc] or (found.says["year"], 0)
        told, first = found.says["told"], found.says["day"]
        early = 0 < told < first
        days = {"day_first": first, "day_second": told} if early else {}
        if last + spare < found.says["year"] or early:
            words = examined.campaign.documents[doc].text[found.start : found.end]
            yield Raised(
                Words(doc, found.start, found.end),
                says={
                    "thing": words,
                    "year": found.says["year"],
                    "last": last,
                    "by_year": not early,
                    "by_day": early,
                    **days,
                },
                working={"stated": last, "possible": found.says["year"]},
                explanations=("rules/day.why_other_thing", "findings.why_background"),
            )


def _latest(campaign: Campaign, doc: str) -> tuple[int, int] | None:
    """The last year of the days that a text dates, and how many it may be out where it dates few."""
    stated = list(_stated(campaign, doc))
    years = [year for _, year, precise in stated if precise] or [year for _, year, _ in stated]
    return (max(years), 0 if len(stated) >= FEWEST else _FEW_DATES) if years else None


_FEW_DATES = 5  # years that a text of one or two dates may go beyond them
