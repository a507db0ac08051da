"""NUM and DAY: what the abstract says and the body tells otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.checks.examined import Examined
from sefer.checks.ranges import plain
from sefer.checks.rules import FIRM, Raised, known, rule
from sefer.model import Oddity, Words


def _places(doc: str, found: Oddity) -> tuple[Words, ...]:
    return tuple(Words(doc, part.start, part.end) for part in found.related)


@rule("NUM010", "abstract-figure-against-body", "abstract_body_conflict", "warning")
def abstract_figure_against_body(examined: Examined) -> Iterator[Raised]:
    """A figure of the abstract stands nowhere in the body, which tells another number of the same things."""
    for doc, found in examined.oddities("abstract_figure"):
        first, second = plain(found.says["first"]), plain(found.says["second"])
        yield Raised(
            Words(doc, found.start, found.end),
            _places(doc, found),
            says={"first": first, "second": second, "loosely": False},
            working={"stated": [first, second]},
            explanations=("rules/num.why_other_count", "findings.why_misprint"),
            level=None if found.says["sure"] else "note",
        )
    yield from _tied_loosely(examined)


def _tied_loosely(examined: Examined) -> Iterator[Raised]:
    """Figures of abstract and body that only signs tie, where nothing firmer was asked about them."""
    asked = [Words(doc, found.start, found.end) for doc, found in examined.oddities("abstract_figure")]
    for doc, found in examined.oddities("unlike"):
        at = Words(doc, found.start, found.end)
        if found.says["abstract"] and not known(asked, at):
            first, second = plain(found.says["first"]), plain(found.says["second"])
            yield Raised(
                at,
                _places(doc, found),
                says={"first": first, "second": second, "loosely": True},
                working={"stated": [first, second]},
                explanations=("rules/num.why_other_count", "findings.why_misprint"),
                loose=min(found.says["signs"], FIRM),
            )


@rule("DAY008", "abstract-day-against-body", "abstract_body_conflict", "warning")
def abstract_day_against_body(examined: Examined) -> Iterator[Raised]:
    """A day of the abstract stands nowhere in the body, which tells the same course of events on other days."""
    for doc, found in examined.oddities("abstract_day"):
        yield Raised(
            Words(doc, found.start, found.end),
            _places(doc, found),
            says={"day": found.says["day"]},
            explanations=("rules/day.why_not_in_body", "findings.why_misprint"),
            level=None if found.says["sure"] else "note",
        )
