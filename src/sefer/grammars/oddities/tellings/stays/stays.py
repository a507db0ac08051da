"""Of whom a stay is told, and at which hours: he who does it, those with whom he is, and whom a pronoun means."""

from __future__ import annotations

from collections.abc import Sequence

from sefer.grammars.oddities.hours import Hour, hours
from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies.bodies import Body, bodies_of
from sefer.grammars.oddities.tellings.times.held import TITLED
from sefer.grammars.oddities.tellings.times.when_held import clocks, pattern, told
from sefer.letters import fold
from sefer.model import PersonValue

_DAYLIGHT = (7.0, 16.0)  # hours that a whole day holds in every season
_NIGHT = (22.0, 28.0)  # the same for a whole night
_EVENING, _MORNING = 15.0, 7.0  # between them no hour is one of a night
_LATE = 11.0  # from which on somebody who is told to have stayed until then was there since the morning
_ONE_TIME = 2.0  # hours that all parts of the day that are told have in common where they tell one time
_EXACT = 0.6  # hours between which a time of day may lie that is told by the clock
_BESIDE = 40  # characters before a name in which it may be told that another was with him
_TITLES = frozenset(("bey", "pasa", "efendi", "aga", "general", "colonel", "major", "captain", "von", "de", "sir"))
_CASES = ("dan", "den", "tan", "ten", "na", "ne", "ya", "ye", "yla", "yle", "nda", "nde")

_WHOSE = ("ın", "in", "un", "ün", "’s", "'s")

Doer = tuple[int, int, Body | frozenset[str], str]  # from where to where he is named, who he is, and the name


def may_stay(sentence: Told) -> bool:
    """May a sentence tell where somebody was at which hours of a day, or through several days?"""
    language, words = sentence.language, sentence.words
    days = sum(m.type == "date" for m in sentence.mentions)
    if not days and not sentence.last_sure:
        return False
    if (
        told(language, "deeds", "whole").search(words)
        or (days and told(language, "deeds", "full").search(words))
        or (days and told(language, "ties", "through").search(words))
    ):
        return True
    dated = days or pattern(language, "now").search(words)
    told_hours = hours(words, language)
    return bool(len(told_hours) > 1 or (dated and (told_hours or clocks(sentence, (0, len(words))))))


def people(sentence: Told, raw: str, part: tuple[int, int], headed: bool) -> list[tuple[int, int, str]]:
    """The persons of a part of a sentence, namesakes that are told by their kin left out; who heads may be a bare name."""
    words, language, base = sentence.words, sentence.language, sentence.span.start
    found = [
        (m.start - base, m.end - base, m.value.name) for m in sentence.mentions
        if isinstance(m.value, PersonValue) and part[0] <= m.start - base < part[1]
        and not pattern(language, "kin").search(words[max(0, m.start - base - 24) : m.start - base])
    ]  # fmt: skip
    found += [
        (n.start - base, n.end - base, n.of.value.name) for n in sentence.names
        if not n.own and isinstance(n.of.value, PersonValue) and part[0] <= n.start - base < part[1]
    ]  # fmt: skip
    for name in ("signed", "styled", "unranked") if headed else ():
        for f in pattern(language, name).finditer(raw, *part):
            if not any(p[0] <= f.start("name") < p[1] for p in found):
                found.append((*f.span("name"), f["name"]))
    return found


def doers(
    sentence: Told, raw: str, bodies: Sequence[Body], persons: Sequence[tuple[int, int, str]]
) -> tuple[list[Doer], list[Doer], list[Doer]]:
    """All that a part names, those of them who may do what it tells, the surest first, and those with whom they are."""
    language, words = sentence.language, sentence.words
    every: list[Doer] = [(b.start, b.end, b, raw[b.start : b.end]) for b in bodies if not b.part]
    every += [(start, end, names(name), name) for start, end, name in persons]
    every = [d for d in every if not pattern(language, "sent").match(words, d[1])]
    every = [d for d in every if not any(_owns(words, d, b) for b in bodies)]
    beside = [d for d in every if not isinstance(d[2], Body) and _is_beside(sentence, *d[:2])]
    free = [
        d for d in sorted(every, key=lambda d: d[:2])
        if d not in beside
        and not pattern(language, "governed").search(words[max(0, d[0] - 30) : d[0]])
        and not pattern(language, "governed_behind").match(words, d[1])
        and not (language == "tr" and words[d[0] : d[1]].endswith(_CASES) and isinstance(d[2], Body))
    ]  # fmt: skip
    agents = [
        d for d in every
        if d not in beside
        and (pattern(language, "agent").match(words, d[1]) or pattern(language, "agent_before").search(words[: d[0]]))
    ]  # fmt: skip
    return every, agents or free, beside


def _owns(words: str, doer: Doer, body: Body) -> bool:
    """Does a name stand before a body as the whole of which that is a part: "tugayın 3. Alayı"?"""
    within = body.start <= doer[0] and doer[1] < body.end
    beside = 0 <= body.start - doer[1] <= 1
    return isinstance(doer[2], Body) and (within or beside) and words[: doer[1]].endswith(_WHOSE)


def _is_beside(sentence: Told, start: int, end: int) -> bool:
    """Is somebody told as the one with whom another was: "with General X", "X Paşa'nın yanından"?"""
    before = sentence.words[max(0, start - _BESIDE) : start]
    return bool(
        pattern(sentence.language, "company").match(sentence.words, end)
        or pattern(sentence.language, "company_before").search(before)
    )


def meant(before: Sequence[tuple[Told, str]], pronoun: str) -> Doer | None:
    """Whom a pronoun means: of the sentences before it, the last that names one who can be meant, and he who does there."""
    for sentence, raw in reversed(before):
        bodies = [b for b in bodies_of(sentence, raw) if not b.points and (b.number or b.names)]
        persons = people(sentence, raw, (0, len(raw)), False)
        one = [] if pronoun in ("it", "they") else persons
        every, able, _ = doers(sentence, raw, bodies if pronoun in ("it", "they", "") else [], one)
        if able or every:
            return (able or every)[0]
    return None


def stay_hours(sentence: Told, part: tuple[int, int]) -> tuple[tuple[float, float] | None, bool]:
    """The hours that a part of a sentence tells: of a whole day, from one to another, or (True) of a single time."""
    said, language = sentence.words[part[0] : part[1]], sentence.language
    by_date = [] if (found := hours(said, language)) else clocks(sentence, part)
    found = found or by_date
    exact = [h for h in found if h.high - h.low <= _EXACT]
    if len(exact) == 1 and len(found) > 1 and not pattern(language, "until").search(said):
        found = exact  # "at nine that morning, at breakfast"
    lows = [h.low for h in found]
    if (
        len(found) > 1
        and min(lows) >= _LATE
        and max(lows) - min(lows) <= 1
        and min(h.high for h in found) - max(lows) >= _ONE_TIME
    ):
        found = found[:1]  # "until the lamps were lit, at supper"
    whole = not by_date and told(language, "deeds", "whole").search(said) is not None
    day_too = pattern(language, "day_and_night").search(said)
    if pattern(language, "whole_night").search(said) and not day_too:
        return _NIGHT, False
    if whole and pattern(language, "night").search(said) and _is_night(found) and not day_too:
        return _NIGHT, False
    if len(found) > 1:
        first, last = (sum(found[n][2:]) / 2 for n in (0, -1))
        if whole or first < last or pattern(language, "until").search(said):
            return (first, last if last > first else last + 24), False
        return None, False
    if whole or not found:
        return _DAYLIGHT if whole else None, False
    if found[0].low < _MORNING and pattern(language, "until").search(said):
        if pattern(language, "day_from").search(said):
            return _DAYLIGHT, False
        return (_NIGHT[0], found[0].low + 24), False  # "danced till three"
    if found[0].low >= _LATE and len(found) == 1 and pattern(language, "until").search(said):
        return (min(_DAYLIGHT[0], found[0].low) if found[0].low < _EVENING + 6 else _EVENING, found[0].low), False
    return (found[0].low, found[0].high), True


def _is_night(found: Sequence[Hour]) -> bool:
    """May the hours of a night begin with what is told: none, one of the evening, or only its end?"""
    return not found or found[0].low >= _EVENING or (len(found) == 1 and found[0].low < _MORNING)


def names(name: str) -> frozenset[str]:
    """The words by which a person is known."""
    words = fold(name).split()
    return frozenset(w for w in words if len(w) > 2 and w not in _TITLES) | TITLED.intersection(f"~{w}" for w in words)
