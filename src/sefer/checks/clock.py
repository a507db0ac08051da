"""DAY: two calendars that disagree, spans and lives that run backwards, hours that no day has."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, rule
from sefer.model import Oddity, Words


def _at(doc: str, found: Oddity) -> Words:
    return Words(doc, found.start, found.end)


def _text(examined: Examined, doc: str, start: int, end: int) -> str:
    return " ".join(examined.campaign.documents[doc].text[start:end].split())


@rule("DAY004", "calendars-disagree", "calendar_mismatch", "warning")
def calendars_disagree(examined: Examined) -> Iterator[Raised]:
    """A day stands in two calendars, and the two dates are not one day."""
    for doc, found in examined.oddities("two_calendars"):
        words = [(found.start, found.end), *((part.start, part.end) for part in found.related)]
        first, second = (_text(examined, doc, *span) for span in (words[0], words[-1]))
        if found.says.get("printed") or len(words) == 1:
            first, second = _both(_text(examined, doc, *words[0]))
        sort, apart, gap = found.says["calendar"], found.says["apart"], found.says["gap"]
        in_styles = sort in ("slash", "style", "julian")
        apart = abs(apart)
        why = ["rules/day.why_other_gap"] if in_styles and apart in (12, 13) else []
        why += ["rules/day.why_gap_twice"] if sort == "rumi" and apart == gap else []
        yield Raised(
            _at(doc, found),
            tuple(Words(doc, *span) for span in words[1:]),
            says={
                "first": first,
                "second": second,
                "julian": sort in ("slash", "style"),
                "by_calendar": sort not in ("slash", "style", "years"),
                "apart": apart,
                "gap": gap,
            }
            | ({"day": found.says["day"]} if found.says["day"] else {}),
            working={"stated": apart, "possible": gap if in_styles else 0},
            explanations=(*why, "rules/day.why_copied"),
            level=None if found.says.get("sure", True) else "note",
        )


def _both(pair: str) -> tuple[str, str]:
    """The two dates of a pair that is printed as one: "18/30 July", "3 (15) September"."""
    if "(" not in pair:
        first, _, second = (part.strip() for part in pair.partition("/"))
        return first, second
    first, _, behind = pair.partition("(")
    second, _, month = behind.partition(")")
    return first.strip() + month, second.strip() + month


@rule("DAY005", "days-run-backwards", "range_reversed", "warning")
def days_run_backwards(examined: Examined) -> Iterator[Raised]:
    """A span of days or years begins after it ends."""
    seen: list[Words] = []
    spans = examined.oddities("reversed_days")
    for doc, found in sorted(spans, key=lambda f: -f[1].end):
        at = _at(doc, found)
        if any(w.doc == doc and w.start < at.end and at.start < w.end for w in seen):
            continue  # of two readings of one span the one with its year is asked about
        seen.append(at)
        yield Raised(
            _at(doc, found),
            tuple(Words(doc, part.start, part.end) for part in found.related),
            says={"range": _text(examined, doc, found.start, found.end)},
            explanations=("rules/day.why_ends", "findings.why_misprint"),
        )


@rule("DAY007", "no-such-hour", "impossible_date", "error")
def no_such_hour(examined: Examined) -> Iterator[Raised]:
    """A time of day names an hour or a minute that no day has."""
    for doc, found in examined.oddities("no_hour"):
        says = {"hour": _text(examined, doc, found.start, found.end)}
        yield Raised(_at(doc, found), says=says, explanations=("findings.why_misprint",))


@rule("DAY009", "life-runs-backwards", "range_reversed", "error")
def life_runs_backwards(examined: Examined) -> Iterator[Raised]:
    """A person is dead before being born."""
    for doc, found in examined.oddities("reversed_life"):
        yield Raised(
            _at(doc, found),
            says={"years": _text(examined, doc, found.start, found.end), **found.says},
            working={"stated": [found.says["born"], found.says["died"]]},
            explanations=("findings.why_digits",),
        )
