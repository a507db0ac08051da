"""What is told of command and belonging: who heads a unit (`head`), what a unit is part of (`bond`), with their days.

Two names that stand beside each other are tied where the words before, between and behind them tell it in any order, and none
of them says otherwise. Each tie says where the mentions of both start, the first and last day (0 where none is told), whether
it held all that time (`through`), whether it is told as a change or for a while (`passing`), whether the part is the larger of
the two (`odd`), whether the unit is named there (`named`), and whether the year of its month is not told (`guessed`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

from sefer.grammars.oddities.pieces import REACH, Name, Piece, Told
from sefer.grammars.oddities.tellings.posts.belonging import is_denied, is_led, is_of_another
from sefer.grammars.oddities.tellings.times.when_held import bare_year, pattern
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import RANKS, DateValue, Mention, Oddity, UnitValue

_FAR = 110  # characters between the two names of a tie
_BEFORE = 60  # characters in which a title stands before a name
_AROUND = 90  # characters before and behind them that may tell it
_OF_WHOLE = lazy(r",?\s+(?:(?:of|in)\s+)?(?:the\s+)?")
_ENDS = sought(r"[;:—]\s")


@cache
def _pattern(language: str, name: str) -> Sought:
    words = table(language, "told")["ties"][name]
    return sought(rf"(?:{any_of(list(words))})" if isinstance(words, list) else str(words))


def ties(sentence: Told) -> Iterator[Oddity]:
    """The heads and the wholes that are told of units."""
    names = sentence.names
    led: Name | None = None  # the unit that the person before it heads
    for n, one in enumerate(names[:-1]):
        other = names[n + 1]
        between = sentence.words[one.end - sentence.span.start : other.start - sentence.span.start]
        if len(between) > _FAR or one is led or (_ENDS.search(between) and not _titled(sentence, one)):
            continue
        if one.is_unit and not other.is_unit and n + 2 < len(names) and names[n + 2].is_unit:
            words = (other.end - sentence.span.start, names[n + 2].start - sentence.span.start)
            if is_led(sentence.words, *words):  # "the 5th and the 6th that X leads"
                continue
        if one.is_unit and not other.is_unit and n and _is_whole(sentence, names[n - 1], one):
            one = names[n - 1]  # noqa: PLW2901
        for tie in _tie(sentence, one, other, _around(sentence, n)):
            led = other if tie.sort == "head" and other.is_unit else led
            yield tie
    yield from _of_size(sentence)
    yield from _of_last(sentence)


def _is_whole(sentence: Told, part: Name, whole: Name) -> bool:
    """Does a unit only tell of what the one before it is a part: "the 2nd Division, XV Corps, was commanded by"?"""
    between = sentence.words[part.end - sentence.span.start : whole.start - sentence.span.start]
    sizes = _size(part) if part.is_unit else None, _size(whole)
    larger = sizes[0] is not None and sizes[1] is not None and sizes[0] < sizes[1]
    return larger and _OF_WHOLE.fullmatch(between) is not None


def _around(sentence: Told, n: int) -> str:
    """The words before, between and behind the names `n` and `n + 1`, up to the next names, parted by ~."""
    names, words, base = sentence.names, sentence.words, sentence.span.start
    start, end = names[n].start - base, names[n + 1].end - base
    low = max(names[n - 1].end - base if n else 0, start - _AROUND)
    high = min(names[n + 2].start - base if n + 2 < len(names) else len(words), end + _AROUND)
    if (
        n + 2 < len(names)
        and names[n + 2].is_unit
        and (own := _pattern(sentence.language, "own_part").match(words, end))
    ):
        high = own.end()  # "15. Tümen'in üçüncü alayı olarak"
    before = _ENDS.split(words[low:start])[-1]
    behind = _ENDS.split(words[end:high])[0]
    person = n + 2 < len(names) and not names[n + 2].is_unit and end + len(behind) == names[n + 2].start - base
    return f"{before}~{words[names[n].end - base : names[n + 1].start - base]}~{behind}{'¦' if person else ''}"


def _tie(sentence: Told, one: Name, other: Name, words: str) -> Iterator[Oddity]:
    language = sentence.language
    if one.is_unit != other.is_unit:
        unit, person = (one, other) if one.is_unit else (other, one)
        order = "unit_person" if one is unit else "person_unit"
        at, end = unit.start - sentence.span.start, unit.end - sentence.span.start
        if is_of_another(sentence, at, end) and not (
            unit is other and is_led(sentence.words, person.end - sentence.span.start, at)
        ):
            return
        if _told(language, order, "no_head", words) and not _of_others(language, unit, words):
            yield _made(sentence, "head", person, unit)
    elif one.is_unit and one.of.type == other.of.type == "unit":
        sizes = [_size(n) for n in (one, other)]
        if sizes[0] is None or sizes[1] is None or sizes[0] == sizes[1]:
            return
        small, large = (one, other) if sizes[0] < sizes[1] else (other, one)
        if any(is_denied(sentence, n.start - sentence.span.start) for n in (one, other)):
            return
        order, turned = ("part_whole", "whole_part") if small is one else ("whole_part", "part_whole")
        if _pattern(language, "not_confused").search(words):
            return
        if _told(language, order, "no_bond", words):
            yield _made(sentence, "bond", small, large)
        elif _pattern(language, f"odd_{turned}").search(words):
            yield _made(sentence, "bond", large, small, odd=True)


def _told(language: str, order: str, not_so: str, words: str) -> bool:
    """Do the words tie two names in an order, and does nothing between them, or close behind, say that it is no such tie?"""
    if not _pattern(language, order).search(words):
        return False
    _, between, behind = words.split("~", 2)
    return _pattern(language, not_so).search(f"{between}~{behind[:16].partition(',')[0]}") is None


def _of_others(language: str, unit: Name, words: str) -> bool:
    """Is it another's commander who is told: "the division commander" beside a regiment?"""
    size = getattr(unit.of.value, "echelon", "")
    told = table(language, "told")
    found = sought(rf"\b({any_of(list(told['nouns']))})\w*\s+(?:command|komutan|kumandan)").search(words.split("~")[1])
    return found is not None and told["nouns"][found[1]] != size


def _titled(sentence: Told, unit: Name) -> bool:
    """Does a title stand before a unit whose bearer follows behind a colon: "G.O.C. 28th Brigade: General Hall"?"""
    before = sentence.words[: unit.start - sentence.span.start]
    return unit.is_unit and _pattern(sentence.language, "title").search(before[-30:]) is not None


def _of_size(sentence: Told) -> Iterator[Oddity]:
    """Commanders by a title without the name of their unit ("the division commander"): of the one of that size named last."""
    language, base = sentence.language, sentence.span.start
    for name in sentence.names:
        if name.is_unit or not name.own:
            continue
        found = _by_size(language).search(sentence.words[max(0, name.start - base - _BEFORE) : name.start - base])
        unit = sentence.named(table(language, "told")["nouns"][found["size"]]) if found else None
        if unit is not None and unit.start < name.start and name.start - unit.end < REACH:
            yield _made(sentence, "head", name, Name(name.start, name.end, unit, own=False))


@cache
def _by_size(language: str) -> Sought:
    told = table(language, "told")
    return sought(str(told["ties"]["by_size"]).replace("NOUNS", any_of(list(told["nouns"]))))


def _of_last(sentence: Told) -> Iterator[Oddity]:
    """What is told of "it": the one unit named before, where a sentence names only its head or only its whole."""
    last, names, base = sentence.last_unit, sentence.names, sentence.span.start
    if last is None or len(names) != 1 or base - last.of.end > REACH or last.of.start >= base:
        return
    name, language = names[0], sentence.language
    it = Name(name.start, name.end, last.of, own=False)
    words = f"~{sentence.words[: name.start - base]}~{sentence.words[name.end - base :]}"
    if not name.is_unit:
        spoken = _pattern(language, "its_head").search(sentence.words)
        if spoken and not _pattern(language, "no_head").search(sentence.words) and not _of_others(language, it, words):
            yield _made(sentence, "head", name, it)
    elif (
        name.own
        and (_size(name) or 0) > (_size(it) if _size(it) is not None else 99)  # type: ignore[operator]
        and _pattern(language, "its_whole").search(words)
        and _told(language, "part_whole", "no_bond", words)
    ):
        yield _made(sentence, "bond", it, name)


def _size(name: Name) -> int | None:
    value = name.of.value
    return RANKS.index(value.echelon) if isinstance(value, UnitValue) and value.echelon in RANKS else None


def _made(sentence: Told, sort: str, one: Name, other: Name, odd: bool = False) -> Oddity:
    base, language = sentence.span.start, sentence.language
    start, end = min(one.start, other.start), max(one.end, other.end)
    here = next((p for p in sentence.pieces if p.start <= start < p.end), None)
    through = _pattern(language, "through").search(sentence.words) is not None
    first, last = _days(sentence, here, through)
    ends = sum(m.type == "date" for m in sentence.mentions) == 1 and pattern(language, "until").search(sentence.words)
    opened = bool(first) and (first == last or bool(ends)) and _open(sentence)
    says = {
        "who": one.of.start,
        "unit": other.of.start,
        "whose": other.whose,
        "first": first,
        "last": last,
        "through": through and first != last,
        "passing": opened or _passing(sentence, sort, start, end),
        "odd": odd,
        "named": one.own if sort == "bond" else other.own,
        "guessed": bool(first) and not any(_sure(m) for m in sentence.mentions),
        "sentence": base,
    }
    stop = next((p.end for p in sentence.pieces if p.start <= end - 1 < p.end), end)
    words = sentence.words[start - base : max(end, min(stop, start + 160)) - base].rstrip(" ,;:–—(.")
    return Oddity(sort, start, start + max(len(words), end - start), (), says)


def _open(sentence: Told) -> bool:
    """Is a day told as the one from which, or up to which, something held?"""
    base, words = sentence.span.start, sentence.words
    pattern = _pattern(sentence.language, "open")
    for mention in sentence.mentions:
        if mention.type == "date":
            start, end = mention.start - base, mention.end - base
            beside = words[max(0, start - 20) : start] if sentence.language == "en" else words[end : end + 20]
            if pattern.search(beside):
                return True
    return False


def _passing(sentence: Told, sort: str, start: int, end: int) -> bool:
    near = _near(sentence, sort, start, end)
    sorts = (f"passing_{sort}", "planned_head") if sort == "head" else (f"passing_{sort}",)
    return any(_pattern(sentence.language, name).search(near) for name in sorts)


def _sure(mention: Mention) -> bool:
    """Does a date tell its year, or at least its day?"""
    value = mention.value
    if not isinstance(value, DateValue) or value.days is None:
        return False
    return value.year_given or value.days.earliest == value.days.latest


def _near(sentence: Told, sort: str, start: int, end: int) -> str:
    """Where a change may be told: of a head anywhere in the sentence, of a bond beside it."""
    base = sentence.span.start
    return sentence.words if sort == "head" else sentence.words[max(0, start - base - 40) : end - base + 40]


def _days(sentence: Told, here: Piece | None, through: bool) -> tuple[int, int]:
    """The days of a tie: of its piece; where it held through, from the first to the last that the sentence tells."""
    dates = [m.value.days for m in sentence.mentions if m.type == "date" and getattr(m.value, "days", None)]  # type: ignore[union-attr]
    if not dates:
        if sentence.last_sure and _pattern(sentence.language, "same_day").search(sentence.words):
            return sentence.last_day, sentence.last_day
        if year := bare_year(sentence, (0, len(sentence.words))):
            return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        return _month(sentence) if through and sentence.last_day else (0, 0)
    if not through:
        days = here.days if here is not None else None
        alone = {(d.earliest, d.latest) for d in dates}  # type: ignore[union-attr]
        return days or (alone.pop() if len(alone) == 1 else (0, 0))
    first, last = min(d.earliest for d in dates), max(d.latest for d in dates)  # type: ignore[union-attr]
    first = _from(sentence, first) if first == last else first
    if _pattern(sentence.language, "month_end").search(sentence.words):
        day = date.fromordinal(last)
        last = day.replace(day=monthrange(day.year, day.month)[1]).toordinal()
    return first, last


def _from(sentence: Told, last: int) -> int:
    """The first day of "from the 3rd to 28 May", of which the last is known."""
    date_ = next(m for m in sentence.mentions if m.type == "date")
    found = _pattern(sentence.language, "from_day").search(sentence.words, 0, date_.start - sentence.span.start)
    end = date.fromordinal(last)
    return end.replace(day=int(found["day"])).toordinal() if found and 0 < int(found["day"]) < end.day else last


def _month(sentence: Told) -> tuple[int, int]:
    """The month that a sentence names without a year, in the year of the last day told before."""
    for number, month in enumerate(table(sentence.language, "dates")["months"], 1):
        if re.search(rf"\b(?:{month.lower()})\b", sentence.words):
            year = date.fromordinal(sentence.last_day).year
            days = monthrange(year, number)[1]
            return date(year, number, 1).toordinal(), date(year, number, days).toordinal()
    return 0, 0
