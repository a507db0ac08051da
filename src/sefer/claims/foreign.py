"""Claims of a person or another program, with raw offsets -> claims of ours, through the same gate; or why not.

A reason is the key of a message and what stands in its gaps.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace
from typing import Any

from sefer.claims.gate import objection, stands
from sefer.claims.shapes import LONGEST, SLOTS, misshapen
from sefer.letters import fold
from sefer.model import POLARITIES, SCOPES, SIDE, CitationValue, Claim, Context, Document, Reading, Span

Row = Mapping[str, Any]
NOT_SLOTS = {
    "type", "id", "doc", "kind", "start", "end", "spans", "text", "polarity", "said_by", "source", "source_scope", "context",
    "reader", "reviewed", "basis", "plans", "note", "page", "before", "after", "beside",
}  # fmt: skip
_SPOKEN = 600  # letters before the evidence in which the speaker of a report may be named


class Refused(Exception):
    """Why a claim is not taken: the key of a message and what stands in its gaps."""

    def __init__(self, why: str, **values: Any) -> None:
        super().__init__(why)
        self.why, self.values = why, values


def claim_of(row: Row, readings: Mapping[str, Reading], name: str) -> Claim:
    """A row as a claim with clean spans; `name` stands before its id and is its reader where it names none.

    Raises Refused where the row is misshapen, its words are not where it says, or the gate objects.
    """
    _shaped(row)
    reading = _reading(row, readings)
    span = _where(row, reading.document)
    slots = {k: v for k, v in row.items() if k not in NOT_SLOTS}
    wrong = misshapen(row["kind"], slots)
    if wrong is not None:
        raise Refused("slot", slot=wrong, kind=row["kind"])
    claim = Claim(
        f"{name}:{row['id']}", row["kind"], reading.document.name, span.start, span.end, slots,
        row.get("polarity", "asserted"), row.get("said_by"), tuple(row.get("source") or ()), row.get("source_scope"),
        tuple(_contexts(row, reading.document)), row.get("reader") or name,
        basis=tuple(row.get("basis") or ()), plans=tuple(row.get("plans") or ()),
    )  # fmt: skip
    missing = objection(reading, claim) or _unsaid(reading, claim)
    if missing is not None:
        raise Refused("gate", what=missing)
    return claim


def tied(claims: Iterable[Claim], own: Container[str]) -> list[Claim]:
    """The claims, where one names another of its file by that file's own id, with the id that it bears here."""
    claims = list(claims)
    known = {claim.id for claim in claims}

    def here(claim: Claim, name: str) -> str:
        longer = f"{claim.id.partition(':')[0]}:{name}"
        return longer if name not in own and longer in known else name

    return [
        replace(
            c,
            slots={k: here(c, v) if k in ("first", "second") and isinstance(v, str) else v for k, v in c.slots.items()},
            basis=tuple(here(c, name) for name in c.basis),
            plans=tuple(here(c, name) for name in c.plans),
        )
        for c in claims
    ]


def anchored(row: Row, document: Document) -> dict[str, Any]:
    """The row with its words and their surroundings, by which it is found again when the text has moved."""
    start, end, raw = row["start"], row["end"], document.raw
    return {
        **row,
        "doc": document.name,
        "text": raw[start:end],
        "before": raw[max(0, start - SIDE) : start],
        "after": raw[end : end + SIDE],
    }


def _text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST


def _texts(value: Any) -> bool:
    return value is None or (isinstance(value, list) and len(value) <= 100 and all(map(_text, value)))


def _offset(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _contexts_shaped(value: Any) -> bool:
    return value is None or (
        isinstance(value, list)
        and len(value) <= 100
        and all(
            isinstance(c, Mapping) and _text(c.get("slot")) and _offset(c.get("start")) and _offset(c.get("end"))
            for c in value
        )
    )


_SHAPES: dict[str, Callable[[Any], bool]] = {
    "type": lambda v: v == "claim",
    "id": lambda v: _text(v) and v.isprintable() and len(v) <= 80,
    "kind": lambda v: isinstance(v, str) and v in SLOTS,
    "start": _offset,
    "end": _offset,
    "doc": lambda v: v is None or _text(v),
    "text": lambda v: v is None or isinstance(v, str),
    "polarity": lambda v: v is None or v in POLARITIES,
    "said_by": lambda v: v is None or _text(v),
    "source": _texts,
    "basis": _texts,
    "plans": _texts,
    "source_scope": lambda v: v is None or v in SCOPES,
    "context": _contexts_shaped,
    "reader": lambda v: v is None or (_text(v) and v.isprintable()),
}


def _shaped(row: Row) -> None:
    wrong = next((field for field, good in _SHAPES.items() if not good(row.get(field))), None)
    if wrong is not None:
        raise Refused("field", field=wrong)
    if any(isinstance(value, str) and _torn(value) for value in _strings(row)):
        raise Refused("letters")


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from (key, *_strings(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _torn(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" or c == "\0" for c in text)


def _reading(row: Row, readings: Mapping[str, Reading]) -> Reading:
    doc: str = row.get("doc") or (next(iter(readings)) if len(readings) == 1 else "-")
    if doc not in readings:
        raise Refused("doc", doc=doc, docs=", ".join(list(readings)[:5]))
    return readings[doc]


def _where(row: Row, document: Document) -> Span:
    """The clean span of the evidence; a row that bears its surroundings is sought by them where the text has moved."""
    start, end, text = row["start"], row["end"], row.get("text")
    if text is not None and _plain(document.raw[start:end]) != _plain(text):
        moved = _moved(row, document)
        if moved is None:
            raise Refused("text", start=start, end=end)
        start, end = moved
    spans = row.get("spans") if (start, end) == (row["start"], row["end"]) else None
    pieces = [(start, end)]
    if isinstance(spans, list) and all(isinstance(s, list) and len(s) == 2 and all(map(_offset, s)) for s in spans):
        pieces = [(a, b) for a, b in spans if start <= a < b <= end] or pieces
    return _clean(document, pieces)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _moved(row: Row, document: Document) -> tuple[int, int] | None:
    """Where the words of a row stand now: once, or once with one of their sides."""
    text, raw = row["text"], document.raw
    if not text or "before" not in row:
        return None
    places: list[int] = []
    at = raw.find(text)
    while at >= 0 and len(places) < 1000:
        places.append(at)
        at = raw.find(text, at + 1)
    before, after = str(row.get("before", "")), str(row.get("after", ""))
    beside = [p for p in places if raw[:p].endswith(before or "\0") or raw[p + len(text) :].startswith(after or "\0")]
    found = places if len(places) == 1 else beside
    return (found[0], found[0] + len(text)) if len(found) == 1 else None


def _clean(document: Document, pieces: Iterable[tuple[int, int]]) -> Span:
    """The clean span behind raw pieces."""
    low, high = len(document.text), 0
    pieces = list(pieces)
    for run in document.runs:
        for start, end in pieces:
            a, b = max(start, run.raw), min(end, run.raw + run.raw_length)
            if a < b:
                whole = run.length != run.raw_length
                low = min(low, run.clean if whole else run.clean + a - run.raw)
                high = max(high, run.clean + (run.length if whole else b - run.raw))
    if low < high:
        back = document.locate(low, high)
        if pieces[0][0] <= back[0].start and back[-1].end <= pieces[-1][1]:
            return Span(low, high)
    raise Refused("nowhere", start=pieces[0][0], end=pieces[-1][1])


def _contexts(row: Row, document: Document) -> Iterable[Context]:
    shift = 0
    if row.get("text") is not None and _plain(document.raw[row["start"] : row["end"]]) != _plain(row["text"]):
        moved = _moved(row, document)
        shift = moved[0] - row["start"] if moved else 0
    for context in row.get("context") or ():
        start, end = context["start"] + shift, context["end"] + shift
        if not 0 <= start < end:
            raise Refused("nowhere", start=start, end=end)
        span = _clean(document, [(start, end)])
        yield Context(context["slot"], span.start, span.end)


def _unsaid(reading: Reading, claim: Claim) -> str | None:
    """A source that the document does not cite, a speaker that nobody names."""
    cited = {fold(i.label) for m in reading.mentions if isinstance(m.value, CitationValue) for i in m.value.items}
    strange = next((s for s in claim.source if fold(s) not in cited), None)
    if strange is not None:
        return f"source: {strange}"
    near = Span(max(0, claim.start - _SPOKEN), claim.end)
    if claim.said_by and not stands(claim.said_by, reading, near):
        return f"said_by: {claim.said_by}"
    return None
