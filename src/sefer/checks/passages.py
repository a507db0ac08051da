"""TXT: passages that are told twice, broken, left unfinished, or referred to and never told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, rule
from sefer.model import Oddity, Words

LONG = 200  # characters of words that a message quotes


def odd(examined: Examined, sort: str, *explanations: str, **more: Any) -> Iterator[Raised]:
    """Each oddity of a sort, as it stands in the text."""
    for doc, oddities in examined.campaign.oddities.items():
        for one in oddities:
            if one.sort == sort:
                yield raised(examined, doc, one, *explanations, **more)


def raised(examined: Examined, doc: str, one: Oddity, *explanations: str, level: str | None = None) -> Raised:
    """The words of an oddity quoted beside what it says."""
    told = examined.campaign.documents[doc].text[one.start : one.end]
    return Raised(
        Words(doc, one.start, one.end),
        tuple(Words(doc, span.start, span.end) for span in one.related),
        says={"quote": " ".join(told.split())[:LONG], **one.says},
        explanations=explanations,
        level=level,
    )


@rule("TXT001", "passage-told-twice", "repeated_passage", "warning")
def passage_told_twice(examined: Examined) -> Iterator[Raised]:
    """Sentences stand twice in the body of one text, nearly word for word."""
    for doc, one in examined.oddities("told_twice"):
        yield raised(examined, doc, one, "rules/txt.why_refrain", level=None if one.says["sure"] else "note")


@rule("TXT002", "rank-without-name", "broken_passage", "warning")
def rank_without_name(examined: Examined) -> Iterator[Raised]:
    """A rank stands where a person must be named, and no name follows."""
    yield from odd(examined, "rank_alone", "rules/txt.why_named_before")


@rule("TXT003", "ordinal-without-dot", "broken_passage", "warning")
def ordinal_without_dot(examined: Examined) -> Iterator[Raised]:
    """A formation has a bare number where an ordinal must stand."""
    yield from odd(examined, "ordinal_bare", "rules/txt.why_count")


@rule("TXT004", "word-told-twice", "broken_passage", "warning")
def word_told_twice(examined: Examined) -> Iterator[Raised]:
    """A word stands twice in a row where it is doubled for no effect."""
    yield from odd(examined, "word_twice", "rules/txt.why_effect")


@rule("TXT005", "sentence-broken-off", "broken_passage", "warning")
def sentence_broken_off(examined: Examined) -> Iterator[Raised]:
    """A sentence ends in the middle, or opens a bracket or a quotation and never closes it."""
    for doc, oddities in examined.campaign.oddities.items():
        for one in oddities:
            if one.sort == "broken_off":
                level = None if one.says["sure"] else "note"
                yield raised(examined, doc, one, "rules/txt.why_next_page", level=level)
            elif one.sort == "left_open":
                yield raised(
                    examined, doc, one, "rules/txt.why_next_page", level="note" if one.says["mark"] == "“" else None
                )


@rule("TXT006", "place-holder-left", "broken_passage", "warning")
def place_holder_left(examined: Examined) -> Iterator[Raised]:
    """Something that was to be filled in later still stands in the text."""
    yield from odd(examined, "place_holder", "rules/txt.why_meant")


@rule("TXT007", "referred-to-and-never-told", "never_told", "warning")
def referred_to_and_never_told(examined: Examined) -> Iterator[Raised]:
    """The text says that it tells something above or below, or points to a table or map, and there is no such thing."""
    for doc, oddities in examined.campaign.oddities.items():
        for one in oddities:
            if one.sort in ("never_told", "points_to_nothing"):
                level = None if one.says["sure"] else "note"
                told = raised(examined, doc, one, "rules/txt.why_other_part", level=level)
                yield replace(told, loose=one.says.get("loose", 0))


@rule("TXT008", "list-misses-its-number", "composition_mismatch", "warning")
def list_misses_its_number(examined: Examined) -> Iterator[Raised]:
    """So many reasons, aims or conditions are announced, and another number of them is named."""
    yield from odd(examined, "counted_otherwise", "rules/txt.why_last_unmarked")


_LEAST = 5  # signs without which nothing is asked of two tellings


@rule("TXT009", "fact-told-both-ways", "contradiction", "note")
def fact_told_both_ways(examined: Examined) -> Iterator[Raised]:
    """Two sentences tell one thing in ways that cannot both be: there and not there, ruined and whole, done and not done."""
    for doc, one in examined.oddities("both_ways"):
        if 0 < one.says.get("loose", 0) < _LEAST + one.says["abstract"]:  # the abstract tells all in other words
            continue
        told = raised(examined, doc, one, "findings.why_two_things", "findings.why_other_day")
        first = examined.campaign.documents[doc].text[one.related[0].start : one.related[0].end]
        yield replace(
            told,
            says={"first": " ".join(first.split())[:LONG], "second": told.says["quote"]},
            fault="abstract_body_conflict" if one.says["abstract"] else None,
            loose=one.says.get("loose", 0),
        )
