"""Losses by what became of the men: dead, wounded, taken, or all together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sefer.claims.tokens import Token
from sefer.claims.words import table
from sefer.letters import lower
from sefer.letters.patterns import lazy

_MISSING = ("kayıp", "kayb")


def sort_of(figure: Token) -> str | None:
    """What the noun of a figure says became of the men that it counts: "killed", "wounded" ...; None where it says nothing."""
    noun = lower(figure.counts.counted) if figure.counts else ""
    return next((s for s, words in table("tr")["losses"].items() if noun.startswith(tuple(words))), None)


def by_sort(tokens: Sequence[Token], figures: Sequence[Token], unsaid: str | None) -> dict[str, list[Token]]:
    """The figures by what their noun says became of the men; "7.300 ölü ve yaralı" is a total; `unsaid` for bare men.

    A part that is told before its whole ("18'i subay 1.240 şehit") became what the whole did; beside dead and wounded
    "27 kayıp" are men who are missing.
    """
    out: dict[str, list[Token]] = {}
    told = {id(f): _sort(tokens, f) or _said_behind(tokens, f) or unsaid for f in figures}
    for part, whole in reversed(list(pairwise(figures))):
        if (sort_of(part) is None and _PART.search(part.low) and _is_within(tokens, part, whole)) or (
            sort_of(part) is None and _said_behind(tokens, whole) and _listed(tokens, part, whole)
        ):
            told[id(part)] = told[id(whole)]
    for figure in figures:
        sort = told[id(figure)]
        if sort is not None:
            out.setdefault(sort, []).append(figure)
    if out.keys() & {"killed", "wounded"} and "missing" not in out:
        missing = [f for f in out.get("total", []) if f.counts and lower(f.counts.counted).startswith(_MISSING)]
        if missing:
            out["missing"] = missing
            out["total"] = [f for f in out["total"] if f not in missing]
    return {sort: found for sort, found in out.items() if found}


def _said_behind(tokens: Sequence[Token], figure: Token) -> str | None:
    """ "22 subay ve 315 er ölü, 596 yaralı": what the word behind a list of men says of them before the list goes on."""
    if sort_of(figure) is not None:
        return None
    at = next(i for i, t in enumerate(tokens) if t.end >= figure.end)
    behind = tokens[at + 1 : at + 4]
    if [t.low for t in behind] in (["ölü", "ve", "yaralı"], ["ölü", "veya", "yaralı"]):
        return "total"
    if (
        len(behind) < 2
        or behind[0].kind != "word"
        or not (behind[1].low in (",", "ve") or behind[1].kind == "quantity")
    ):
        return None
    return next(
        (s for s, words in table("tr")["losses"].items() if s != "total" and behind[0].low.startswith(tuple(words))),
        None,
    )


def _listed(tokens: Sequence[Token], one: Token, other: Token) -> bool:
    return [t.low for t in tokens if one.end <= t.start < other.start] in ([], ["ve"], [","], ["ile"])


def _sort(tokens: Sequence[Token], figure: Token) -> str | None:
    sort = sort_of(figure)
    at = next(i for i, t in enumerate(tokens) if t.end >= figure.end)
    behind = [t.low for t in tokens[at + 1 : at + 3]]
    joined = len(behind) == 2 and behind[0] == "ve" and behind[1].startswith(("ölü", "yaralı", "kayıp", "esir"))
    return "total" if sort is not None and (joined or " ve " in figure.low) else sort


_PART = lazy(r"\d['’‘]?(?:s?[ıiuü]|n[ıiuü]) \w+$")  # "18'i subay"


def _is_within(tokens: Sequence[Token], part: Token, whole: Token) -> bool:
    """Does a whole follow its part at once, or behind "olmak üzere"?"""
    between = [t.low for t in tokens if part.end <= t.start < whole.start]
    return between in ([], ["olmak", "üzere"], ["olmak", "üzere", "toplam"])
