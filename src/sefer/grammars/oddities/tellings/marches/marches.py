"""One march told in one sentence, or in two that follow each other, that arrives before the day on which it sets out.

The oddity `march` says who and both days; `related` is where the departure is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.words import table
from sefer.letters.patterns import Sought, sought
from sefer.model import DateValue, Mention, Oddity, Span

_DAY = "§"  # stands for each letter of a date in the words that are compared
_GAP = 4  # characters between two sentences


@cache
def _forms(language: str) -> tuple[tuple[Sought, ...], Sought]:
    words = table(language, "told")["marches"]
    parts = {f"<{key}>": str(words[key]) for key in ("left", "came", "link", "leaves", "arrives")}

    def filled(pattern: str) -> str:
        for key, value in parts.items():
            pattern = re.sub(rf"(?<!\?P){key}", lambda _, value=value: value, pattern)  # type: ignore[misc]
        return pattern

    return tuple(sought(filled(str(form))) for form in words["forms"]), sought(str(words["unreal"]))


class Marches:
    """Reads sentence by sentence; a departure may be told in the sentence behind the arrival."""

    def __init__(self) -> None:
        self._before: Told | None = None

    def of(self, sentence: Told) -> Iterator[Oddity]:
        """Marches that are told to have arrived before they set out."""
        before, self._before = self._before, sentence
        if not any(m.type == "date" for m in sentence.mentions):
            return
        found = list(_turned([sentence]))
        if not found and before is not None and 0 <= sentence.span.start - before.span.end < _GAP:
            found = list(_turned([before, sentence]))
        yield from found[:1]


def _turned(sentences: list[Told]) -> Iterator[Oddity]:
    base, language = sentences[0].span.start, sentences[-1].language
    dates = [m for s in sentences for m in s.mentions if m.type == "date" and _days(m) != (0, 0)]
    if len(dates) < 2:
        return
    words = sentences[0].words
    for sentence in sentences[1:]:
        words = words.ljust(sentence.span.start - base) + sentence.words
    for date in dates:
        start, end = date.start - base, date.end - base
        words = words[:start] + _DAY * (end - start) + words[end:]
    forms, unreal = _forms(language)
    for form in forms:
        for found in form.finditer(words):
            if len(sentences) > 1 and not found.start() < sentences[0].span.end - base < found.end():
                continue
            left, came = (_at(dates, found.start(g) + base) for g in ("left", "came"))
            if left is None or came is None or unreal.search(found[0]) or not _one(found, words):
                continue
            if _days(came)[1] < _days(left)[0]:
                yield _made(found, base, left, came, _who(found, words, sentences))


def _one(found: re.Match[str], words: str) -> bool:
    """Do both ends belong to one march: not from the place of the arrival, and of nobody who is named only there?"""
    origin, goal = (found[group] or "" for group in ("from", "to"))
    if len(origin) > _STEM and origin[:_STEM] == goal[:_STEM]:
        return False
    said = found.groupdict()
    subject = (said.get("subj") or "").split()
    if not subject or re.search(r"[ae]n$", found["came_verb"]):
        return "subj" not in said or bool(said.get("link")) or _told_as_past(found["left_verb"])
    known = all(word[:_STEM] in words[: found.start("subj")] for word in subject if len(word) > _STEM)
    return known and (bool(said.get("link")) or _told_as_past(found["left_verb"]))


def _who(found: re.Match[str], words: str, sentences: list[Told]) -> str:
    """What the march is called, as it is printed; else the noun for it."""
    language = sentences[-1].language
    spelling = table(language, "told")["marches"]
    said = found if found.groupdict().get("who") else re.search(str(spelling["who"]), words[: found.start()])
    return said["who"] if said else str(spelling["nobody"])


def _told_as_past(verb: str) -> bool:
    return re.search(r"m[ıiuü]şt[ıiuü]\w*$|[dt][ıiuü][ğk]\w*$", verb) is not None


_STEM = 4  # letters by which a Turkish or English word is known in its cases


def _at(dates: list[Mention], start: int) -> Mention | None:
    return next((d for d in dates if d.start <= start < d.end), None)


def _days(mention: Mention) -> tuple[int, int]:
    days = mention.value.days if isinstance(mention.value, DateValue) else None
    return (days.earliest, days.latest) if days else (0, 0)


def _made(found: re.Match[str], base: int, left: Mention, came: Mention, who: str) -> Oddity:
    spans = {}
    for group, date in (("left", left), ("came", came)):
        start, end = found.span(f"{group}_verb")
        spans[group] = Span(min(start + base, date.start), max(end + base, date.end))
    says = {"name": who, "left": list(_days(left)), "came": list(_days(came))}
    return Oddity("march", spans["came"].start, spans["came"].end, (spans["left"],), says)
