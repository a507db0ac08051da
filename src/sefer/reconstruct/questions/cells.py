"""Claims -> cells: days, figures, sources and quotes as every table shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import inf
from typing import Any

from sefer.messages import Complaint
from sefer.messages.fairness import quoted
from sefer.model import Campaign, Claim, Days, Table, Told, Word
from sefer.reconstruct.said import HEADS, Said
from sefer.reconstruct.state import outside
from sefer.reconstruct.stations import names

Cell = Any  # text, number, None, Word, or a tuple of texts and Words
WIDTH = 160  # letters of a quote


def within(campaign: Campaign, day: int) -> None:
    """Raise Complaint for a day far from those of the campaign: nothing could be said of it but what is long past."""
    around = outside(campaign, day)
    if around is not None:
        asked, first, last = (date.fromordinal(d).isoformat() for d in (day, *around))
        raise Complaint("ask.outside", exit=2, day=asked, first=first, last=last)


def made(columns: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> Table:
    return Table(tuple(f"column.{name}" for name in columns), tuple(rows))


@lru_cache(maxsize=1 << 14)
def span(days: Days | None) -> str:
    """A day as ISO, a stretch as two; "" for none."""
    if days is None:
        return ""
    low, high = date.fromordinal(days.earliest).isoformat(), date.fromordinal(days.latest).isoformat()
    return low if low == high else f"{low}/{high}"


def when(told: Told, day: int | None = None) -> str:
    """The day of an answer: in square brackets where it is that of the sentence, "?" where there is none.

    With the day that is asked for, "…" behind one that is before it: nobody tells it of the day itself.
    """
    days = span(told.days)
    known = f"[{days}]" if told.inferred and days else days or "?"
    return f"{known}…" if day is not None and told.days is not None and told.days.latest < day else known


@lru_cache(maxsize=1 << 14)
def number(low: float, high: float) -> str:
    """A figure, or its range; one that nothing bounds above ends in a dash: "1000-"."""
    return f"{low:.15g}" if low == high else f"{low:.15g}-" if high == inf else f"{low:.15g}-{high:.15g}"


def joined(parts: Iterable[Cell], by: str) -> Cell:
    """Cells read one after another; "" for none."""
    out: list[Cell] = []
    for part in parts:
        out += [by] * bool(out) + [*part] if isinstance(part, tuple) else [by] * bool(out) + [part]
    return out[0] if len(out) == 1 else tuple(out) if out else ""


def listed(names: Iterable[str]) -> str:
    """Names one after another, those that take a side in quotation marks."""
    return ", ".join(map(quoted, names))


def kind(name: str) -> Word:
    return Word(f"atlas.kind_{name}", name)


def polarity(name: str) -> Word:
    return Word(f"ask.{name}", name)


def loss_word(name: str) -> Word:
    """The sort of a loss: killed, wounded ... total where the sort is unsaid."""
    return Word(f"ask.{name}", name)


def figures(values: Mapping[str, Sequence[float]]) -> Cell:
    """Figures by item as ranges: "212 officers, 6340 soldiers"."""
    out: list[Cell] = []
    for name, (low, high) in values.items():
        out += ([", "] if out else []) + [number(low, high) + " ", item(name, low == high == 1)]
    return tuple(out) or ""


@lru_cache(maxsize=1 << 8)
def item(name: str, one: bool = False) -> Word:
    """What is counted, as it stands after its number."""
    return Word(f"ask.one_{name}" if one else f"atlas.item_{name}", name)


def losses(values: Mapping[str, Mapping[str, Sequence[float]]]) -> Cell:
    """Losses by sort: "1 officer, 16 soldiers killed; 2 officers wounded"."""
    return joined((joined((figures(items), loss_word(sort)), " ") for sort, items in values.items()), "; ")


def quote(campaign: Campaign, claim: Claim) -> str:
    words = " ".join(campaign.quote(claim).split())
    return words if len(words) < WIDTH else words[: WIDTH - 3] + "..."


def post(campaign: Campaign, claim: Claim) -> str:
    """A post as words: the role and the body that it is held in; one word for whoever commands."""
    role, bodies = str(claim.slots.get("role") or ""), names(claim.slots.get("object"))
    known = (campaign.entity(claim.doc, body, claim.id) for body in bodies)
    shown = [entity.name if entity is not None else body for entity, body in zip(known, bodies, strict=True)]
    return ", ".join(part for part in ("komutan" if role.casefold() in HEADS else role, *shown) if part)


def post_cell(held: str) -> Cell:
    """A post in the language of who reads: whoever commands by one word of it."""
    head, _, body = held.partition(", ")
    return joined((Word("ask.head", head), *([body] if body else [])), ", ") if head in HEADS else held


def page(campaign: Campaign, claim: Claim) -> int | None:
    """The page of the document on which a claim stands, where the file has pages."""
    return campaign.documents[claim.doc].page(claim.start)


def sources(claims: Iterable[Claim]) -> Cell:
    """The labels of claims, each once; a label that closes a passage is marked as the inference it is."""
    sure: dict[str, bool] = {}
    for claim in claims:
        certain = claim.source_scope != "passage"
        for label in claim.source:
            sure[label] = certain or sure.get(label, False)
    if all(sure.values()):
        return "; ".join(sure) or Word("ask.no_source", "")
    return joined(
        (label if certain else Word("ask.passage", f"~{label}", {"label": label}) for label, certain in sure.items()),
        "; ",
    )


def strengths(told: Iterable[Told], known: Said) -> Cell:
    """Strengths with day and source in brackets, rivals parted by a bar; each is put into words once."""
    out: list[Cell] = []
    for one in told:
        if one.claims not in known.shown:
            known.shown[one.claims] = answers([one], lambda t: figures(t.value), known.claims)
        out.append(known.shown[one.claims])
    return out[0] if len(out) == 1 else joined(out, " | ")


def near_in_text(told: Told) -> Cell:
    """Of an answer without a day the one beside which its passage tells it: no bound, but where the text puts it."""
    if told.days is not None or told.beside is None:
        return ""
    day = _rounded(told.beside)
    return Word("ask.told_beside", f"beside {day}", {"day": day})


def _rounded(days: Days) -> str:
    """Days as people name them: whole years and months by their numbers, else as ever."""
    low, high = date.fromordinal(days.earliest), date.fromordinal(days.latest)
    after = date.fromordinal(days.latest + 1) if days.latest < date.max.toordinal() else None
    if low.day == 1 and after is not None and after.day == 1:
        if low.month == after.month == 1 and after.year == low.year + 1:
            return f"{low:%Y}"
        if (low.year, low.month) == (high.year, high.month):
            return f"{low:%Y-%m}"
        return f"{low:%Y-%m}/{high:%Y-%m}"
    return span(days)


def answers(
    told: Iterable[Told], show: Callable[[Told], Cell], claims: Mapping[str, Claim], day: int | None = None
) -> Cell:
    """Answers with day (see `when`) and source in brackets; rivals are parted by a bar."""
    out: list[Cell] = []
    plain = True
    for one in told:
        if out:
            out.append(" | ")
        for part in (show(one), f" ({when(one, day)}; ", sources([claims[i] for i in one.claims]), ")"):
            if isinstance(part, str):
                out.append(part)
                continue
            plain = False
            out += part if isinstance(part, tuple) else (part,)
    return "".join(out) if plain else tuple(out)
