"""SRC: what two cited works, or two texts, tell otherwise of one thing; several citations that are one witness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from sefer.calendars import bounds
from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, rule
from sefer.model import Claim, Words
from sefer.reconstruct.accounts import voices
from sefer.reconstruct.facts import day, facts
from sefer.reconstruct.figures import figures_of, may_be_one

ASKED = 3  # questions of one sort about one text
VOICED = 8  # pairs of voices in one text that are asked about
CROWD = 40  # figures of one sort in a text beyond which nothing is compared
_COMPARED = ("strength", "loss", "capture", "movement")
DAYS = 10  # between two days of one deed


@rule("SRC001", "sources-disagree", "sources_disagree", "note")
def sources_disagree(examined: Examined) -> Iterator[Raised]:
    """Two works that a text cites, or two texts, give one thing another figure or another day."""
    for doc in examined.campaign.documents:
        yield from _voices(examined, doc)
    yield from _texts(examined)


def _voices(examined: Examined, doc: str) -> Iterator[Raised]:
    """Figures that the text itself gives to two voices, side by side."""
    odd = [one for one in examined.campaign.oddities.get(doc, ()) if one.sort == "rivals"]
    for one in odd[:VOICED]:
        yield Raised(
            Words(doc, one.start, one.end),
            tuple(Words(doc, span.start, span.end) for span in one.related),
            says={**one.says, "by": "x" if one.says["one"] and one.says["other"] not in ("", one.says["one"]) else ""},
            explanations=("findings.why_other_source", "findings.why_other_day"),
            loose=one.says.get("loose", 0),
        )


def _texts(examined: Examined) -> Iterator[Raised]:
    """Facts that two texts, or two works of one text, tell with figures or days that cannot be one."""
    asked = Counter[str]()
    told_of = [c for c in examined.campaign.claims if c.kind in _COMPARED and c.polarity == "asserted" and day(c)]
    for fact in facts(examined.campaign, told_of):
        told = fact.claims[:CROWD]
        for one, other in combinations(told, 2):
            parted = one.doc != other.doc or (
                bool(one.source and other.source) and not {*voices(one)} & {*voices(other)}
            )
            if not parted or asked[other.doc] >= ASKED:
                continue
            if _unlike(examined, one, other) and (one.doc != other.doc or day(one) != day(other)):
                asked[other.doc] += 1
                yield Raised(
                    Words(other.doc, other.start, other.end),
                    (Words(one.doc, one.start, one.end),),
                    says={
                        "first": _quote(examined, one),
                        "second": _quote(examined, other),
                        "by": "x",
                        "one": voices(one)[0],
                        "other": voices(other)[0],
                    },
                    explanations=("findings.why_other_source", "findings.why_other_day"),
                )


def _unlike(examined: Examined, one: Claim, other: Claim) -> bool:
    """Two figures that cannot be one, or two days of one deed that do not meet."""
    if one.doc != other.doc and one.kind in ("strength", "loss", "capture") and day(one) == day(other):
        mine, theirs = (figures_of(examined.campaign, claim) for claim in (one, other))
        return may_be_one(mine, theirs) is False
    if one.kind != "movement" or other.kind != "movement":
        return False
    a, b = bounds(one.slots.get("arrive")), bounds(other.slots.get("arrive"))
    if a is None or b is None or a.earliest != a.latest or b.earliest != b.latest:
        return False
    return 0 < abs(a.earliest - b.earliest) <= DAYS


def _quote(examined: Examined, claim: Claim) -> str:
    return " ".join(examined.campaign.quote(claim).split())[:120]


@rule("SRC002", "one-witness-under-many-names", "single_witness", "note")
def one_witness_under_many_names(examined: Examined) -> Iterator[Raised]:
    """A passage leans on several sources, and what it cites comes down to one."""
    for doc, oddities in examined.campaign.oddities.items():
        for one in oddities:
            if one.sort == "one_witness":
                yield Raised(
                    Words(doc, one.start, one.end),
                    tuple(Words(doc, span.start, span.end) for span in one.related),
                    says={"quote": one.says["words"], "witness": one.says["witness"]},
                    explanations=("rules/src.why_others_uncited",),
                )
