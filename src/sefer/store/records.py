"""Mentions and claims as stand-off records: raw offsets, the shapes of the formats that others rely on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from sefer.model import (
    AmountValue,
    CitationValue,
    Claim,
    DateValue,
    Document,
    Gathered,
    Mention,
    PersonValue,
    PlaceValue,
    QuantityValue,
    Reading,
    UnitValue,
)

Row = dict[str, Any]


def _where(document: Document, start: int, end: int) -> Row:
    spans = document.locate(start, end)
    low, high = spans[0].start, spans[-1].end
    row: Row = {"start": low, "end": high, "text": document.raw[low:high]}
    if len(spans) > 1:
        row["spans"] = [[s.start, s.end] for s in spans]
    if document.boxes:
        box = document.box(start, end)
        row |= {"page": document.page(start), "box": list(box) if box else None}
    return row


def _number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def _span(low: float, high: float) -> Any:
    return _number(low) if low == high else {"min": _number(low), "max": _number(high)}


def _date(value: DateValue) -> Row:
    row: Row = {"edtf": value.edtf, "year_given": value.year_given, "calendar": value.calendar}
    if value.days is not None:
        row["earliest"] = date.fromordinal(value.days.earliest).isoformat()
        row["latest"] = date.fromordinal(value.days.latest).isoformat()
    return row | ({"alaturka": value.alaturka} if value.alaturka else {})


def _quantity(value: QuantityValue) -> Row:
    row: Row = {"value": _span(value.low, value.high), "item": value.item}
    for key, number in (("low", value.least), ("high", value.most)):
        if number is not None:
            row[key] = _number(number)
    return row | ({"detail": value.detail} if value.detail else {})


def _citation(value: CitationValue) -> Row:
    items = []
    for item in value.items:
        row: Row = {"authors": list(item.authors), "year": item.year, "suffix": item.suffix, "pages": item.pages}
        row |= {key: said for key, said in (("fond", item.fond), ("passes_on", item.passes_on)) if said}
        items.append(row)
    return {"items": items}


_SHAPES: dict[type, Callable[[Any], Row]] = {
    DateValue: _date,
    QuantityValue: _quantity,
    UnitValue: lambda v: {"echelon": v.echelon, "number": v.number, "name": v.name},
    PersonValue: lambda v: {"name": v.name, "rank": v.rank},
    PlaceValue: lambda v: {"name": v.name},
    CitationValue: _citation,
    AmountValue: lambda v: {"value": _span(v.low, v.high), "unit": v.unit},
}


def mention_row(document: Document, mention: Mention) -> Row:
    """A mention as a record."""
    row = {
        "type": mention.type,
        **_where(document, mention.start, mention.end),
        **_SHAPES[type(mention.value)](mention.value),
    }
    return row | ({"entity": mention.entity} if mention.entity else {})


def claim_row(document: Document, claim: Claim) -> Row:
    """A claim as a record."""
    row: Row = {"type": "claim", "id": claim.id, "doc": claim.doc, "kind": claim.kind}
    where = _where(document, claim.start, claim.end)
    row |= {k: where[k] for k in ("start", "end", "spans", "page", "box") if k in where}
    row |= {"text": where["text"], **claim.slots, "polarity": claim.polarity}
    if claim.said_by:
        row["said_by"] = claim.said_by
    row |= {"source": list(claim.source), "source_scope": claim.source_scope}
    row |= {name: list(ids) for name, ids in (("basis", claim.basis), ("plans", claim.plans)) if ids}
    if claim.context:
        row["context"] = [{"slot": c.slot, **_ends(document, c.start, c.end)} for c in claim.context]
    if claim.reviewed:
        row["reviewed"] = claim.reviewed
    return row | {"reader": claim.reader}


def _ends(document: Document, start: int, end: int) -> Row:
    spans = document.locate(start, end)
    return {"start": spans[0].start, "end": spans[-1].end}


def rows_of(rows: Iterable[Mapping[str, Any]]) -> str:
    """JSON Lines, ordered by start."""
    ordered = sorted(rows, key=lambda r: (str(r.get("doc", "")), r["start"], r["end"]))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ordered)


COUNTED = ("quantity", "date", "unit", "place")


def coverage(reading: Reading, gathered: Gathered) -> dict[str, Row]:
    """Per type: how many the text has, how many were read and claimed, and the unread with the reason.

    The text has those that were read, and the figures of passages in a language that is not.
    """
    document = reading.document
    out: dict[str, Row] = {}
    for type_ in COUNTED:
        read = reading.of(type_)
        unread = [u for u in gathered.unread if u.type == type_]
        listed = [{**_where(document, u.start, u.end), "why": u.why} for u in unread]
        foreign = sum(u.why == "language" for u in unread)
        claimed = len(read) - (len(unread) - foreign)
        out[type_] = {"in_text": len(read) + foreign, "read": len(read), "claimed": claimed, "unread": listed}
    return out
