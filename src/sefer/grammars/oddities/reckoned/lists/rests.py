"""What is left where no figure says it ("320 killed, the rest missing"), and one figure that is added to another or taken from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.grammars.oddities.said import Figure, Said, pattern
from sefer.grammars.oddities.terms import alike
from sefer.model import Oddity, Span

_THREE = 3  # figures of a reckoning: two and what they make


def read(said: Said) -> Iterator[Oddity]:
    """("untold_rest", sentence): its parts need not make its total, as long as they are less; a reckoning of two figures as ("sum", ...)."""
    if len(said.counts) < 2:
        return
    found = pattern(said.language, "untold_rest").search(said.plain)
    if found is not None and not any(
        said.start + found.start() <= f.start < said.start + found.end() for f in said.counts
    ):
        yield Oddity("untold_rest", said.start, said.end)
    elif len(said.counts) == _THREE:
        yield from _reckoned(said, *said.counts)


def _reckoned(said: Said, one: Figure, other: Figure, last: Figure) -> Iterator[Oddity]:
    """ "Adding the 1,500 to the 4,000 he had 6,500", "having lost 400 of its 1,900 it mustered 1,700"."""
    if any(f.hedged for f in said.counts) or not (alike(one, other) and alike(other, last) and alike(one, last)):
        return
    ends = (said.start, one.end, other.end, last.end)
    starts = (one.start, other.start, last.start, said.end)
    words = "~".join(said.between(low, high) for low, high in zip(ends, starts, strict=True))
    if pattern(said.language, "no_reckoning").search(words):
        return
    if pattern(said.language, "added_to").search(words):
        yield _sum(last, (one, other))
    elif pattern(said.language, "taken_of").search(words):
        whole, part = sorted((one, other), key=lambda f: f.low, reverse=True)
        yield _sum(whole, (part, last))


def _sum(total: Figure, parts: Sequence[Figure]) -> Oddity:
    says = {
        "total": total.told, "parts": tuple(p.told for p in parts), "open": False, "loose": False, "cuts": (), "beside": (),
    }  # fmt: skip
    return Oddity("sum", total.start, total.tail, tuple(Span(p.start, p.tail) for p in parts), says)
