"""`sefer replay --marches`: could this unit be there then, with the working, what it hangs on and what would explain it."""

from __future__ import annotations

from sefer.model import Campaign, Table, Word
from sefer.reconstruct.accounts import cited, known_source
from sefer.reconstruct.movement import March, Passage, marches
from sefer.reconstruct.movement.marches import VERDICTS
from sefer.reconstruct.movement.spoken import trains_told
from sefer.reconstruct.questions.cells import Cell, joined, made, sources, span
from sefer.reconstruct.said import said

COLUMNS = (
    "unit", "origin", "goal", "left", "came", "allowed", "verdict", "margin", "working", "explained", "source", "claims",
)  # fmt: skip


def marches_table(
    campaign: Campaign, first: int | None = None, last: int | None = None, according_to: str | None = None
) -> Table:
    """A row for every march that is told, between two days where asked for; the hardest first, then the unchecked.

    Raises Complaint for a source that no claim rests on.
    """
    source = known_source(campaign, according_to)
    claims = None if source is None else [c for c in campaign.claims if cited(c, source)]
    found = [m for m in marches(campaign, claims, with_led=True) if _meets(m, first, last)]
    return made(COLUMNS, (_row(campaign, march) for march in sorted(found, key=_order)))


def _meets(march: March, first: int | None, last: int | None) -> bool:
    early = last is None or march.left is None or march.left.earliest <= last
    return early and (first is None or march.came is None or march.came.latest >= first)


def _order(march: March) -> tuple[bool, int, float, str]:
    unchecked = march.verdict == "unchecked"
    return unchecked, -VERDICTS.index(march.verdict), march.margin or 0.0, march.unit


def _row(campaign: Campaign, march: March) -> tuple[Cell, ...]:
    known, names = said(campaign), campaign.entities
    working = [Word(march.reason, march.reason)] if march.reason else [_way(p) for p in march.passages]
    return (
        _body(names[march.unit].name, march), names[march.start].name, names[march.end].name, span(march.left), span(march.came),
        march.allowed[1], Word(f"movement.{march.verdict}", march.verdict),
        None if march.margin is None else round(march.margin, 1), joined(working, " | "),
        joined((Word(key, key.partition(".")[2]) for key in march.explanations), "; "),
        sources(known.claims[i] for i in march.claims), " ".join(march.claims),
    )  # fmt: skip


def _body(name: str, march: March) -> Cell:
    return Word("movement.led", name, {"unit": name}) if march.led else name


def _way(passage: Passage) -> Cell:
    km: Cell = joined(((Word(f"movement.mode_{mode}", mode), f" {length:.0f} km") for mode, length in passage.km), ", ")
    gaps = {
        "km": km, "least": round(passage.days[-1], 1), "normal": round(passage.days[0], 1),
        "verdict": Word(f"movement.{passage.verdict}", passage.verdict), "rows": ", ".join(passage.rows),
    }  # fmt: skip
    told: list[Word] = [Word(f"movement.{passage.by}", f"{passage.by} {passage.verdict}", gaps)]
    if passage.via:
        told.append(Word("movement.via", f"via {passage.via}", {"place": passage.via}))
    if passage.trains is not None:
        told.append(Word(*trains_told(passage.trains)))
    return joined(told, "; ")
