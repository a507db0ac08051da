"""NUM and DAY: what the abstract says and the body tells otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.checks.examined import Examined
from sefer.checks.ranges import as_printed, plain
from sefer.checks.rules import FIRM, Raised, known, rule
from sefer.model import Campaign, Oddity, Span, Words


def _places(doc: str, found: Oddity) -> tuple[Words, ...]:
    return tuple(Words(doc, part.start, part.end) for part in found.related)


@rule("NUM010", "abstract-figure-against-body", "abstract_body_conflict", "warning")
def abstract_figure_against_body(examined: Examined) -> Iterator[Raised]:
    """A figure of the abstract stands nowhere in the body, which tells another number of the same things."""
    tied = [(doc, found) for doc, found in examined.oddities("unlike") if found.says["abstract"]]
    better = [Words(doc, found.start, found.end) for doc, found in tied]
    asked: list[Words] = []
    for doc, found in examined.oddities("abstract_figure"):
        at = Words(doc, found.start, found.end)
        if found.says["sure"] or not known(better, at):
            asked.append(at)
            yield _told_otherwise(examined.campaign, doc, found, 0)
    for doc, found in tied:
        if not known(asked, Words(doc, found.start, found.end)):
            yield _told_otherwise(examined.campaign, doc, found, min(found.says["signs"], FIRM))


def _told_otherwise(campaign: Campaign, doc: str, found: Oddity, loose: int) -> Raised:
    first, second = plain(found.says["first"]), plain(found.says["second"])
    spans: list[Oddity | Span] = [found, *found.related[:1]]
    shown = [as_printed(campaign, doc, span) for span in spans]
    return Raised(
        Words(doc, found.start, found.end),
        _places(doc, found),
        says={"first": shown[0], "second": shown[-1], "loosely": loose > 0},
        working={"stated": [first, second]},
        explanations=("rules/num.why_other_count", "findings.why_misprint"),
        level=None if loose or found.says["sure"] else "note",
        loose=loose,
    )


@rule("DAY008", "abstract-day-against-body", "abstract_body_conflict", "warning")
def abstract_day_against_body(examined: Examined) -> Iterator[Raised]:
    """A day of the abstract stands nowhere in the body, which tells the same course of events on other days."""
    for doc, found in examined.oddities("abstract_day"):
        yield Raised(
            Words(doc, found.start, found.end),
            _places(doc, found),
            says={
                "day": as_printed(examined.campaign, doc, found) if found.says.get("month") else found.says["day"],
                "other": "x" if found.says["near"] else "",
                "none": "" if found.says["near"] else "x",
            },
            explanations=("rules/day.why_not_in_body", "findings.why_misprint"),
            level=None if found.says["sure"] else "note",
        )
