"""Ranges of numbers that begin with the larger, and numbers in words with other digits in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sefer.grammars.numbers import cardinal, cardinals
from sefer.grammars.oddities.said import Said, number, pattern, table_of
from sefer.grammars.quantities import counts
from sefer.grammars.words import any_of
from sefer.letters import has_figure
from sefer.letters.patterns import plain
from sefer.model import Oddity

_NUMBERS = ("quantity", "distance", "duration")
_RATIO = 0.02  # a second figure smaller than that says something else ("1914-18 men")


def read(said: Said) -> Iterator[Oddity]:
    """The reversed ranges of a sentence as ("reversed_range", first, last), its doubled numbers as ("doubled", ...)."""
    if not said.numbered:
        return
    if pattern(said.language, "range_cue").search(said.plain):
        for found in _ranges(said.language).finditer(said.plain):
            yield from _range(said, found)
    if pattern(said.language, "labelled_cue").search(said.plain):
        for found in pattern(said.language, "labelled").finditer(said.plain):
            yield from _labelled(said, found)
    if "(" in said.text:
        for found in _doubled(said.language).finditer(said.plain):
            yield from _twice(said, found)


@cache
def _ranges(language: str) -> re.Pattern[str]:
    words = table_of(language, "words")
    one, two = (rf"(?P<{name}>{number(language)})" for name in "ab")
    return plain(
        rf"(?P<lead>{words['range_lead']})?(?<![\w.,/–—-]){one}(?P<join>\s*[–—-]\s*|\s+(?:{words['range_join']})\s+){two}"
        rf"(?![\w–—/-]|[.,]\d)(?P<tail>[\s-]*(?:{words['range_tail']}))?"
    )


def _range(said: Said, found: re.Match[str]) -> Iterator[Oddity]:
    first, last = _said(said, found, "a"), _said(said, found, "b")
    if first is None or last is None or not last < first or last < first * _RATIO:
        return
    if not has_figure(found.group()) and cardinal(said.text[found.start("a") : found.end("b")], said.language):
        return  # "twenty-four"
    power = next(
        (p for p in _powers(said.language) if found["b"].endswith(p[0]) and not found["a"].endswith(p[0])), None
    )
    if power and first < last * power[1]:  # "5-3 bin": the thousand belongs to both
        first *= power[1]
    dashed = not found["join"].strip(" \n").isalpha()
    if first <= last or (dashed and _shortened(said.language, found["a"], found["b"])):
        return
    start, end = said.start + found.start("a"), said.start + found.end("b")
    behind = said.plain[found.end("b") :]
    counted = counts(said.reading.document.text, end, said.language) or pattern(said.language, "range_unit").match(
        behind
    )
    spoken = (
        dashed
        or found["lead"]
        or found["tail"]
        or (found["join"].strip().startswith("il") and "ile" not in found["join"])
    )
    joined = found["join"].strip()
    from_to = joined in ("ila", "ilâ")  # it joins nothing but the ends of a range
    between = found["lead"] and found["lead"].strip().startswith("between") and joined == "and"
    bare = counted and joined == "to" and not pattern(said.language, "from").search(said.plain[: found.start("a")])
    spoken = spoken or bare
    if (
        not (counted or between or from_to or (found["tail"] and not dashed))
        or not spoken
        or not _free(said, start, end)
    ):
        return
    around = said.plain[max(0, found.start() - 60) : found.end() + 40]
    if pattern(said.language, "no_range").search(around):
        return
    yield Oddity("reversed_range", start, end, says={"words": said.text[found.start("a") : found.end("b")],
                                                     "first": first, "last": last})  # fmt: skip


def _labelled(said: Said, found: re.Match[str]) -> Iterator[Oddity]:
    """Pages, weeks or chapters from a higher number to a lower one: "pp. 245–232"; those of citations are asked about elsewhere."""
    one, other = ("a", "b") if found["a"] else ("a2", "b2")
    first, last = found[one], found[other]
    start, end = said.start + found.start(one), said.start + found.end(other)
    shortened = len(last) < len(first) and last > first[-len(last) :]
    cited = any(m.start < end and start < m.end for m in said.mentions if m.type == "citation")
    if int(first) > int(last) and not shortened and not cited:
        says = {"words": said.text[found.start(one) : found.end(other)], "first": int(first), "last": int(last)}
        yield Oddity("reversed_range", start, end, says=says)


def _powers(language: str) -> list[tuple[str, float]]:
    return [("bin", 1000.0), ("yüz", 100.0)] if language == "tr" else [("thousand", 1000.0), ("hundred", 100.0)]


def _shortened(language: str, first: str, last: str) -> bool:
    """ "478-80": the second figure leaves out what it shares with the first."""
    return (
        language == "en"
        and first.isdigit()
        and last.isdigit()
        and len(last) < len(first)
        and last > first[-len(last) :]
    )


def _said(said: Said, found: re.Match[str], group: str) -> float | None:
    return cardinal(said.text[found.start(group) : found.end(group)], said.language)


def _free(said: Said, start: int, end: int) -> bool:
    """Is it part of no date, unit, place or citation?"""
    return not any(m.start < end and start < m.end for m in said.mentions if m.type not in _NUMBERS)


@cache
def _doubled(language: str) -> re.Pattern[str]:
    digits, words = r"\d{1,3}(?:[.,\u00a0 ]\d{3})+|\d+", any_of(list(cardinals(language)))
    spelt = rf"(?:{words})(?:[\s-]*(?:and\s+)?(?:{words}))*"
    return plain(
        rf"(?<![\w.,/])(?:(?P<w1>{spelt})\s*\(\s*(?P<d1>{digits})\s*\)|(?P<d2>{digits})\s*\(\s*(?P<w2>{spelt})\s*\))"
        rf"(?=['’]?\w|\s+['’]?\w)"
    )


def _twice(said: Said, found: re.Match[str]) -> Iterator[Oddity]:
    one, other = ("w1", "d1") if found["w1"] else ("d2", "w2")
    first, second = _said(said, found, one), _said(said, found, other)
    start, end = said.start + found.start(), said.start + found.end()
    if first is None or second is None or first == second or not _free(said, start, end):
        return
    if said.text[found.end() : found.end() + 1].isalpha() or (second < 10 < first and not found["w2"]):
        return  # the digits are the mark of a note
    says = {"words": said.text[found.start(one) : found.end(one)], "digits": said.text[found.start(other) : found.end(other)],
            "first": first, "second": second}  # fmt: skip
    yield Oddity("doubled", start, end, says=says)
