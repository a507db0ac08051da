"""The day of an event that a text tells earlier and names again: "the declaration of war", "mütareke"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from sefer.grammars.date_patterns import patterns
from sefer.grammars.oddities.said import Said, pattern
from sefer.letters import caseless
from sefer.letters.patterns import lazy
from sefer.model import DateValue, Days, Mention

_REACH = 8_000  # characters before a sentence in which the event may be told
_WORD = lazy(r"[^\W\d_]{3,}")
_STEM = {"en": 6, "tr": 5}  # letters by which a word is known again
_start = attrgetter("start")


def day_of_event(said: Said, event: str) -> tuple[int, int, Days] | None:
    """Where the one day of an event is told before a sentence, and the day; None where several sentences tell several days."""
    stems = _stems(said, event)
    if not stems:
        return None
    text, sentences = said.reading.document.text, said.reading.sentences
    low = max(0, said.start - _REACH)
    plain, rarest = caseless(text[low : said.start]), max(stems, key=len)
    found: dict[Days, Mention] = {}
    at = plain.rfind(rarest)
    while at >= 0:
        span = sentences[max(bisect_right(sentences.starts, low + at) - 1, 0)]
        words = caseless(text[span.start : span.end])
        if all(stem in words for stem in stems) and (day := _only_day(said, span.start, span.end)) is not None:
            found[day[1]] = day[0]
        at = plain.rfind(rarest, 0, max(0, span.start - low))
    if len(found) != 1:
        return None
    ((days, mention),) = found.items()
    return mention.start, mention.end, days


def _stems(said: Said, event: str) -> set[str]:
    """The first letters of the words that say which event is meant."""
    weak = pattern(said.language, "no_event")
    return {w[0][: _STEM[said.language]] for w in _WORD.finditer(event) if not weak.fullmatch(w[0])}


def _only_day(said: Said, start: int, end: int) -> tuple[Mention, Days] | None:
    """The one day that a sentence tells by its date."""
    mentions, relative = said.reading.mentions, patterns(said.language).kinds["relative"]
    low = bisect_left(mentions, start, key=_start)
    dates = [m for m in mentions[low : bisect_left(mentions, end, lo=low, key=_start)] if m.type == "date"]
    if len(dates) != 1 or not isinstance(value := dates[0].value, DateValue) or value.days is None:
        return None
    if relative.fullmatch(said.reading.document.text, dates[0].start, dates[0].end):
        return None
    return (dates[0], value.days) if value.days.earliest == value.days.latest else None
