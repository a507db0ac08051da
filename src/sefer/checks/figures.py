"""NUM: figures that cannot stand as they are printed: ranges from the larger to the smaller, words beside other digits."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.checks.examined import Examined
from sefer.checks.ranges import plain
from sefer.checks.rules import Raised, rule
from sefer.model import Words


@rule("NUM005", "range-runs-backwards", "range_reversed", "warning")
def range_runs_backwards(examined: Examined) -> Iterator[Raised]:
    """A range of numbers begins with the larger, and nothing says that something became less."""
    for doc, found in examined.oddities("reversed_range"):
        first, last = plain(found.says["first"]), plain(found.says["last"])
        yield Raised(
            Words(doc, found.start, found.end),
            says={"range": found.says["words"], "first": first, "last": last},
            working={"terms": [first, last]},
            explanations=("rules/num.why_became_less", "findings.why_misprint"),
        )


@rule("NUM008", "words-and-digits-disagree", "contradiction", "error")
def words_and_digits_disagree(examined: Examined) -> Iterator[Raised]:
    """A number stands in words and in digits, or a length in two measures, one in brackets, and the two are not one."""
    for doc, found in examined.oddities("doubled"):
        yield Raised(
            Words(doc, found.start, found.end),
            says={"in_words": found.says["words"], "digits": found.says["digits"]},
            working={"stated": [plain(found.says["first"]), plain(found.says["second"])]},
            explanations=("rules/num.why_note", "findings.why_misprint"),
            level="warning" if found.says.get("turned") else None,
        )


@rule("NUM007", "make-up-misses-count", "composition_mismatch", "warning")
def make_up_misses_count(examined: Examined) -> Iterator[Raised]:
    """A text says how many parts a whole has and names more of them, or fewer."""
    told = set[tuple[str, int]]()
    for doc, found in examined.oddities("make_up"):
        if (doc, found.start) in told:
            continue
        told.add((doc, found.start))
        stated, named, loose = plain(found.says["stated"]), found.says["named"], found.says.get("loose", 0)
        made = found.says.get("made", False)
        yield Raised(
            Words(doc, found.start, found.end),
            tuple(Words(doc, part.start, part.end) for part in found.related),
            says={
                "stated": stated,
                "named": named,
                "list": " ".join(found.says["list"].split()),
                "listed": not made,
                "made": made and not loose,
                "apart": made and bool(loose),
            },
            working={"stated": stated, "possible": named},
            explanations=("rules/num.why_not_all", "findings.why_misprint"),
            loose=loose,
        )
