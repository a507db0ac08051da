"""From when to when somebody is told to have been somewhere, and how surely two such tellings are of one hour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.hours import read
from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.stays.stays import stay_hours
from sefer.grammars.oddities.tellings.times.when_held import clocks, pattern
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, sought

_EXACT = 0.6  # hours between which a time of day may lie that is told by the clock
_ONE, _SOON = 0.5, 1.5  # hours between two tellings of one hour, and between two of which nobody has time to go
_LONG = 6.0  # hours of a way that nobody goes between two tellings of one day without a word of it
_HALF = 12.0
_NIGHT = 20.0, 28.0


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when somebody is there; of `half` a clock the other half of the day may be meant."""

    low: float
    high: float
    half: bool = False
    through: bool = False

    @property
    def exact(self) -> bool:
        return not self.through and self.high - self.low <= _EXACT


@cache
def _same_hour(language: str) -> Sought:
    return sought(str(table(language, "told")["whereabouts"]["same_hour"]))


@cache
def _at_night(language: str) -> Sought:
    return sought(str(table(language, "told")["whereabouts"]["at_night"]))


def hours_told(sentence: Told, part: tuple[int, int]) -> Hours | None:
    """The hours that a part tells; a clock is surer than a part of the day, and two clocks are none."""
    said = sentence.words[slice(*part)]
    if _same_hour(sentence.language).search(said):
        return Hours(0.0, 2 * _HALF, through=True)
    free = said  # without the numbers of units, which are no hours
    for low, high in (
        (max(0, m.start - sentence.span.start - part[0]), m.end - sentence.span.start - part[0])
        for m in sentence.mentions
        if m.type == "unit"
    ):
        free = (
            f"{free[:low]}{'~' * max(0, min(high, len(free)) - low)}{free[high:]}"
            if high > 0 and low < len(free)
            else free
        )
    told = list(read(free, sentence.language))
    found = told or clocks(sentence, part)
    exact = [h for h in found if h.high - h.low <= _EXACT]
    lasts = len(exact) != 1 or pattern(sentence.language, "until").search(said) is not None
    span, moment = (
        stay_hours(sentence, part) if lasts and (found or not read(said, sentence.language)) else (None, True)
    )
    if span is not None and not moment:
        return Hours(*span, through=True)
    if len(exact) == 1:
        return Hours(exact[0].low, exact[0].high, exact[0].half)
    if not found and _at_night(sentence.language).search(said):
        return Hours(*_NIGHT)
    if exact or not found:
        return None
    narrow = min(found, key=lambda h: h.high - h.low)
    if any(min(h.high, narrow.high) <= max(h.low, narrow.low) for h in found):
        return None
    return Hours(narrow.low, narrow.high)


def meeting(one: Hours | None, other: Hours | None, way: float) -> int | None:
    """How surely two tellings are of one hour, or have not the hours of the way between them: None where they need not be."""
    if one is None or other is None:
        alone = one or other
        return 2 if alone is not None and alone.through else int(way > _LONG)
    shifts = [
        (early, late)
        for early in ((0.0, _HALF) if one.half else (0.0,))
        for late in ((0.0, _HALF) if other.half else (0.0,))
    ]
    apart = min(max(one.low + a, other.low + b) - min(one.high + a, other.high + b) for a, b in shifts)
    if one.exact and other.exact:
        apart = min(abs(one.low + a - other.low - b) for a, b in shifts)
        return 4 if apart <= _ONE else 3 if apart <= _SOON or apart < way else None
    if apart > 0 or (apart == 0 and not any(h.exact or h.through for h in (one, other))):
        surely = apart + (one.high - one.low + other.high - other.low) / 2 < way
        return 3 if surely else 1 if way > _LONG else None
    if one.exact or other.exact:
        return 3
    return 3 if (one.low, one.high) == (other.low, other.high) or -apart >= 2 * _ONE + 1 else 1
