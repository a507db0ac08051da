"""Losses by what became of the men: dead, wounded, taken, or all together."""

from __future__ import annotations

from collections.abc import Sequence

from sefer.claims.tokens import Token
from sefer.claims.words import table
from sefer.letters import lower


def by_sort(tokens: Sequence[Token], figures: Sequence[Token], unsaid: str | None) -> dict[str, list[Token]]:
    """The figures by what their noun says became of the men; "7.300 ölü ve yaralı" is a total; `unsaid` for bare men."""
    out: dict[str, list[Token]] = {}
    for figure in figures:
        noun = lower(figure.counts.counted) if figure.counts else ""
        sort = next((s for s, words in table("tr")["losses"].items() if noun.startswith(tuple(words))), unsaid)
        at = next(i for i, t in enumerate(tokens) if t.end >= figure.end)
        behind = [t.low for t in tokens[at + 1 : at + 3]]
        joined = len(behind) == 2 and behind[0] == "ve" and behind[1].startswith(("ölü", "yaralı", "kayıp", "esir"))
        if sort is not None:
            out.setdefault("total" if joined or " ve " in figure.low else sort, []).append(figure)
    return out
