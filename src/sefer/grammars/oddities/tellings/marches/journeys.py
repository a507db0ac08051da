"""Ways and times that the words tell of a march on foot or horse: so many kilometres in so many days.

The oddity `journey` says who (where the mention starts), the kilometres, the days by the most generous reading, whether it
rides or is drawn by oxen (`slow`), whether a unit or a place is named (`named`), and where its `way` is told, if in a sentence before. The oddity `distance` says how far two named places are apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from sefer.grammars.numbers import DIGITS, cardinal, spelt
from sefer.grammars.oddities.hours import longest
from sefer.grammars.oddities.pieces import Name, Told
from sefer.grammars.oddities.tellings.times.when_held import pattern
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import Oddity

_BACK = 3  # sentences before a march in which its way may be told
_STEM = 5  # letters by which the end of a way is known again
_WORD = lazy(r"[^\W\d_]{4,}")
_NEXT = 2  # characters between two sentences of one march
_HALF = 0.5
SHOWN = 200  # characters of a sentence that are shown


@cache
def _any(language: str, name: str) -> Sought:
    words = list(table(language, "told")["journeys"][name])
    return sought(any_of(words) if words else r"(?!)")


@cache
def _unit(language: str) -> Sought:
    return sought(any_of(list(table(language, "told")["journeys"]["units"])))


@cache
def ways_told(language: str) -> Sought:
    """The pattern of a way told in figures or words: "40 km", "kırk kilometre"; its groups `n` and `unit`."""
    units = any_of(list(table(language, "told")["journeys"]["units"]))
    return sought(rf"(?<!\w)(?P<n>{DIGITS}|{spelt(language)})(?:['’]\w+)?[\s-]+(?P<unit>{units})(?!\w)")


@cache
def _times(language: str) -> Sought:
    words = table(language, "told")["journeys"]
    form = words["times_form"].replace("NUMBER", rf"(?:{DIGITS}|{spelt(language)})")
    return sought(r"\b" + form.replace("TIMES", any_of(list(words["times"]))))


def _worth(table_: dict[str, float], word: str) -> float:
    return next(worth for pattern, worth in table_.items() if re.fullmatch(pattern, word))


class Journeys:
    """Reads marches sentence by sentence; a march may begin, or its way be told, in the sentences before."""

    def __init__(self) -> None:
        self._before: Told | None = None
        self._told: tuple[Told, re.Match[str]] | None = None  # the way that was told last, of no march yet
        self._ago = 0

    def of(self, sentence: Told) -> Iterator[Oddity]:
        """Every march of which the way and the time are told, and every distance between two places."""
        before, self._before = self._before, sentence
        language = sentence.language
        ways = list(ways_told(language).finditer(sentence.words)) if _unit(language).search(sentence.words) else []
        self._ago = 0 if ways else self._ago + 1
        if not ways:
            if self._told is not None and not sentence.opens and self._ago <= _BACK:
                yield from self._on_it(sentence, *self._told)
            return
        self._told = sentence, max(ways, key=lambda w: _km(w, language))
        yield from _apart(sentence, ways)
        if any(_any(language, name).search(sentence.words) for name in ("carried", "unreal")):
            return
        if not _any(language, "march").search(sentence.words):
            return
        way = max(ways, key=lambda w: _km(w, language))
        if _only_lies(sentence, way):
            return
        units, alone = [n for n in sentence.names if n.is_unit], any(not n.is_unit for n in sentence.names)
        if not alone:  # who is named alone went by himself, and not with the unit told of before
            units = units or [p.who for p in sentence.pieces if p.who is not None and p.who.is_unit]
        days, since = _days(sentence, _came(sentence, way)), ""
        if before is not None and sentence.span.start - before.span.end <= _NEXT:
            since = "" if days else before.words
            days = days or _since(before, sentence)
            units = units or ([] if alone else [n for n in before.names if n.is_unit])
        tied = bool(days)
        days = days or _on_day(sentence, way)
        noun = _noun(language).search(sentence.words) or (since and _noun(language).search(since))
        if days and (units or noun):
            self._told = None
            made = _made(sentence, way, units[0] if units else None, days)
            yield made if tied else replace(made, says={**made.says, "tied": False})

    def _on_it(self, sentence: Told, told: Told, way: re.Match[str]) -> Iterator[Oddity]:
        """A march over the way that a sentence before told, to which it points or of which it names an end."""
        language, days = sentence.language, _days(sentence)
        words = f"{told.words} {sentence.words}"
        if not days or _any(language, "carried").search(words) or not _any(language, "march").search(sentence.words):
            return
        if not _any(language, "distant").search(told.words) or not (
            _any(language, "that_way").search(sentence.words) or _ends(told, sentence)
        ):
            return
        units = [n for n in sentence.names if n.is_unit]
        if units or _noun(language).search(sentence.words):
            self._told = None
            unit, base = units[0] if units else None, sentence.span.start
            end = min(sentence.span.end, base + SHOWN)
            says = {
                "who": -1 if unit is None else unit.of.start, "km": _km(way, language), "days": days,
                "horse": _any(language, "horse").search(sentence.words) is not None,
                "slow": _any(language, "slow").search(words) is not None, "sentence": base, "named": True,
                "way": [told.span.start + way.start(), told.span.start + way.end()],
            }  # fmt: skip
            yield Oddity("journey", base, end, (), says)


def _only_lies(sentence: Told, way: re.Match[str]) -> bool:
    """Does a figure only tell where something lies, in a sentence in which nobody goes: "beaten off in an hour, fifty miles to the north"?"""
    language = sentence.language
    lies = _form(language, "lies").match(sentence.words, way.end())
    return lies is not None and not _any(language, "goes").search(sentence.words)


def _on_day(sentence: Told, way: re.Match[str]) -> float:
    """One day, where a way is told to have been gone on the only day that the sentence names; else 0."""
    days = [d for m in sentence.mentions if (d := getattr(m.value, "days", None))]
    language, words = sentence.language, sentence.words
    if len(days) != 1 or days[0].earliest != days[0].latest:
        return 0.0
    sought = _form(language, "on_day")
    gone = sought.match(words[way.end() :]) if language == "tr" else sought.search(words[: way.start()])
    return 1.0 if gone is not None and not any(pattern(language, n).search(words) for n in ("until", "since")) else 0.0


def _ends(told: Told, sentence: Told) -> bool:
    """Does a sentence name a place that stands in another, by its name or by the noun for it?"""
    stems = {w[:_STEM] for w in _WORD.findall(told.words) if not _any(told.language, "distant").search(w)}
    return any(w[:_STEM] in stems for w in _goals(sentence.language).findall(sentence.words))


@cache
def _goals(language: str) -> Sought:
    return sought(str(table(language, "told")["journeys"]["goal"]))


def _made(sentence: Told, way: re.Match[str], unit: Name | None, days: float) -> Oddity:
    language, base = sentence.language, sentence.span.start
    start = unit.start if unit is not None and unit.start >= base else way.start() + base
    told = [f.end() + base for of in (_times(language), _any(language, "one")) if (f := of.search(sentence.words))]
    end = max([way.end() + base, *told, *(m.end for m in sentence.mentions)])
    start = base if unit is None and way.end() <= SHOWN else min(start, way.start() + base)
    end = end if end - start <= SHOWN else max(start + SHOWN, way.end() + base)
    says = {
        "who": -1 if unit is None else unit.of.start, "km": _km(way, language), "days": days,
        "horse": _any(language, "horse").search(sentence.words) is not None,
        "slow": _any(language, "slow").search(sentence.words) is not None, "sentence": base,
        "named": unit is not None or any(m.type == "place" for m in sentence.mentions),
    }  # fmt: skip
    return Oddity("journey", start, min(end, sentence.span.end), (), says)


def _since(before: Told, sentence: Told) -> float:
    """The days from the departure that the sentence before tells, both counted; 0 where it rides or tells none."""
    language = sentence.language
    if _any(language, "carried").search(before.words) or not _leaves(language).search(before.words):
        return 0.0
    days = [d for m in (*before.mentions, *sentence.mentions) if (d := getattr(m.value, "days", None))]
    dated = [any(m.type == "date" for m in s.mentions) for s in (before, sentence)]
    apart = max((d.latest for d in days), default=0) - min((d.earliest for d in days), default=0)
    if apart <= 1 and (between := longest(f"{before.words} {sentence.words}", language, apart)):
        return between / 24
    return float(apart + 1) if all(dated) and days else 0.0


@cache
def _leaves(language: str) -> re.Pattern[str]:
    return lazy(any_of(list(table(language, "told")["moves"]["leaves"])))


@cache
def _noun(language: str) -> re.Pattern[str]:
    words = table(language, "told")
    return lazy(rf"\b(?:{any_of([*words['nouns'], *words['journeys']['who']])})")


def _km(way: re.Match[str], language: str) -> float:
    return (cardinal(way["n"], language) or 0.0) * _worth(table(language, "told")["journeys"]["units"], way["unit"])


def _came(sentence: Told, way: re.Match[str]) -> int | None:
    """Where the word ends that says that somebody came to the end of a way; what is told behind it was done there."""
    found = _form(sentence.language, "came").search(sentence.words, way.end())
    return found.end() if found is not None else None


def _days(sentence: Told, came: int | None = None) -> float:
    """The days that the way is told to have taken, None told: from the first to the last day of the sentence, both counted."""
    language = sentence.language
    base = sentence.span.start
    dates = [(m.start - base, m.end - base) for m in sentence.mentions if m.type == "date"]
    found = [
        f for f in _times(language).finditer(sentence.words) if not any(a <= f.start("unit") < b for a, b in dates)
    ]
    if found:
        return max(_length(sentence, f) for f in found)
    days = [d for m in sentence.mentions if (d := getattr(m.value, "days", None))]
    apart = max((d.latest for d in days), default=0) - min((d.earliest for d in days), default=0)
    if apart <= 1 and (between := longest(sentence.words[:came], language, apart)):
        return between / 24
    if apart > 1 and len(days) > 1:
        return float(apart + 1)
    if _any(language, "one").search(sentence.words):
        return 1.0
    if len(days) < 2:
        return 0.0
    return float(max(d.latest for d in days) - min(d.earliest for d in days) + 1)


def _length(sentence: Told, time: re.Match[str]) -> float:
    """The days of a stretch of time; "two hours and forty minutes" are taken for three hours."""
    language = sentence.language
    each = _worth(table(language, "told")["journeys"]["times"], time["unit"])
    number = cardinal(time["n"], language) or 0.0 if time["n"] else 1.0
    number += _HALF if time.groupdict().get("half") else 0.0
    number += _form(language, "goes_on").match(sentence.words, time.end()) is not None
    hours = _form(language, "hours_before").search(sentence.words[: time.start()])
    return number * each + ((cardinal(hours["n"], language) or 0.0) / 24 if hours else 0.0)


@cache
def _form(language: str, name: str) -> Sought:
    number = rf"(?:{DIGITS}|{spelt(language)})"
    return sought(str(table(language, "told")["journeys"][name]).replace("NUMBER", number))


def _apart(sentence: Told, ways: list[re.Match[str]]) -> Iterator[Oddity]:
    """ "Erzurum ile Sivas arası 440 kilometredir", "from Erzurum to Sivas is 440 kilometres"."""
    base = sentence.span.start
    places = [m for m in sentence.mentions if m.type == "place"]
    for way in ways:
        before = [m for m in places if m.end <= way.start() + base][-2:]
        if len(before) == 2 and before[1].start - before[0].end < 12:
            between = sentence.words[before[1].end - base : way.start()]
            ahead = sentence.words[max(0, before[0].start - base - 16) : before[0].start - base]
            if _between(sentence.language, ahead, between):
                says = {"one": before[0].start, "other": before[1].start, "km": _km(way, sentence.language)}
                yield Oddity("distance", before[0].start, way.end() + base, (), says)


def _between(language: str, ahead: str, between: str) -> bool:
    if language == "tr":
        return re.fullmatch(r"['’]?\w*\s+aras[ıi]\w*\s+(?:\w+\s+){0,4}", between) is not None
    return re.search(r"(?:from|between)\s+(?:the\s+)?$", ahead) is not None and len(between) < 40
