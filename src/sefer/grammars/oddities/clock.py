"""The day on which a story stands: that of the last date with which it went on, and of the fight that a sentence names as a day."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sefer.grammars.date_flashbacks import stands_aside
from sefer.grammars.date_patterns import patterns
from sefer.grammars.words import table
from sefer.letters import fold
from sefer.letters.patterns import Sought, sought
from sefer.model import DateValue, Mention

_STEM = 5  # letters by which the place of a fight is known again


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language, "told")["clock"][name]))


class Clock:
    """Goes from sentence to sentence; `day` is 0 before the first date, `sure` where a date tells that one day."""

    def __init__(self) -> None:
        self.day, self.sure = 0, False
        self._fights: dict[str, int] = {}  # by the place that is named with it, "" where none is

    def goes_on(self, mentions: Iterable[Mention], text: str, language: str, opens: bool) -> None:
        """Go on to the dates of a sentence, without those that it only mentions: of a paper, a plan, of what was over before.

        The sentence that opens a paragraph goes on to its first date whatever its tense.
        """
        known = patterns(language)
        for mention in mentions:
            value = mention.value
            if not isinstance(value, DateValue) or value.days is None:
                continue
            if not opens and stands_aside(mention.start, mention.end, value, text, known, self.day):
                continue
            opens = False
            self.day = value.days.earliest
            self.sure = self.day == value.days.latest

    def fought(self, raw: str, mentions: Iterable[Mention], language: str) -> None:
        """Keep the day of a fight of which some words tell, with its place."""
        if self.sure and _pattern(language, "fight").search(raw):
            places = [fold(str(getattr(m.value, "name", "")))[:_STEM] for m in mentions if m.type == "place"]
            for place in places or [""]:
                self._fights.setdefault(place, self.day)

    def fight(self, raw: str, language: str) -> int:
        """The day of the fight by which a sentence tells a day: "on the day of Spicheren"; 0 where it does not, or none is known."""
        found = _pattern(language, "day_of_fight").search(raw) if self._fights else None
        if found is None:
            return 0
        place = next((name for name in found.groups() if name), "")
        if place:
            return self._fights.get(fold(place)[:_STEM], 0)
        days = set(self._fights.values())
        return days.pop() if len(days) == 1 else 0
