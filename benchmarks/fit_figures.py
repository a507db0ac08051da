"""Fit the weights by which two figures of one kind are tied, on the texts with planted faults that may be looked at, and print them.

Run by hand: `python benchmarks/fit_figures.py`. Logistic regression by Newton's method, drawn to 0 by a ridge; a pair of figures
that a planted fault marks at both of its places is of one thing, every other pair is not. Beside the weights it prints, for each
lot, how many pairs a fit without that lot asks about and how many of them are planted. The weights that ship were fitted with
drafts beside these texts that were not kept, and rounded to a tenth.
"""

from __future__ import annotations

import tempfile
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import planted_faults

from sefer import pipeline
from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.supposed import supposed
from sefer.grammars.oddities.twice.figures.unlike import candidates
from sefer.grammars.oddities.twice.figures.weighed import LEAST, Text, signs
from sefer.grammars.oddities.twice.scenes import scenes
from sefer.model import Reading

LOTS = ("first", "second", "phrases", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "clean")
SORTS = {"contradiction", "abstract_body_conflict", "sources_disagree"}
RIDGE, STEPS = 2.0, 60


@dataclass(frozen=True)
class Pair:
    """Two figures: the lot of their text, their signs, and whether a planted fault lies between them."""

    lot: str
    signs: dict[str, float]
    planted: bool


def pairs(lot: str) -> Iterator[Pair]:
    """The pairs of the texts of a lot that words do not tell apart."""
    for path in sorted((planted_faults.PLANTED / lot).glob("*.md")):
        text, planted = planted_faults.unmarked(path.read_text("utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / path.name
            copy.write_text(text, encoding="utf-8")
            for reading in pipeline.read(pipeline.inputs([copy]), pipeline.quiet).readings:
                yield from _pairs(lot, reading, [p.spans for p in planted if p.fault in SORTS])


def _pairs(lot: str, reading: Reading, faults: Sequence[Sequence[tuple[int, int]]]) -> Iterator[Pair]:
    document = reading.document
    raw = [document.locate(at, at + 1)[0].start for at in range(len(document.text))]
    spans = [[(bisect_left(raw, a), bisect_left(raw, b)) for a, b in fault] for fault in faults]
    told = {s.at: s for s in scenes(supposed(Page(document, reading.sentences, reading.mentions)))}
    words = Text(list(told.values()))
    for one, other, alike in candidates(told):
        found = signs(one, other, alike, words)
        places = [(n.figure.start, n.figure.tail) for n in (one, other)]
        planted = any(all(any(a < e and s < b for a, b in fault) for s, e in places) for fault in spans)
        if found:
            yield Pair(lot, found, planted)


def fitted(rows: Sequence[Pair], names: Sequence[str]) -> np.ndarray:
    """The weights of the signs, and last the base."""
    x = np.array([[*(row.signs.get(name, 0.0) for name in names), 1.0] for row in rows])
    y = np.array([row.planted for row in rows], float)
    ridge = np.diag([*[RIDGE] * len(names), 1e-6])
    weights = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, x.T @ (p - y) + ridge @ weights)
        weights -= np.clip(step, -2, 2)
    return weights


def main() -> None:
    """Print the weights, and what a fit without each lot finds in it."""
    rows = [pair for lot in LOTS for pair in pairs(lot)]
    names = sorted({name for row in rows for name in row.signs})
    for lot in LOTS:
        weights = fitted([row for row in rows if row.lot != lot], names)
        own = [row for row in rows if row.lot == lot]
        asked = [
            r
            for r in own
            if weights[-1] + sum(w * r.signs.get(n, 0.0) for n, w in zip(names, weights, strict=False)) >= LEAST
        ]
        print(
            f"{lot:8} {len(own):5} pairs, {sum(r.planted for r in own):3} planted; {len(asked):3} asked, {sum(r.planted for r in asked):3} of them planted"
        )
    for name, weight in sorted(zip([*names, "(base)"], fitted(rows, names), strict=True), key=lambda w: -w[1]):
        print(f"{name:14} {weight:6.1f}")


if __name__ == "__main__":
    main()
