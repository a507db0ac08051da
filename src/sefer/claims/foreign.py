"""Claims of a person or another program, with raw offsets -> claims of ours, through the same gate; or why not.

A reason is the key of a message and what stands in its gaps.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from sefer.claims.gate import objection, stands
from sefer.claims.shapes import HEADS, LONGEST, SLOTS, dated, misshapen, silent
from sefer.claims.sources import Citations
from sefer.letters import fold
from sefer.model import POLARITIES, SCOPES, SIDE, Claim, Context, Document, Reading, Span

Row = Mapping[str, Any]
NOT_SLOTS = {
    "type", "id", "doc", "kind", "start", "end", "spans", "text", "polarity", "said_by", "source", "source_scope", "context",
    "reader", "reviewed", "basis", "plans", "note", "page", "before", "after", "beside",
}  # fmt: skip
_CONTEXT, _CONTEXTS = 600, 1200  # letters in one span of context, and in all of a claim
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
    slots = _slots(row)
    claim = Claim(
        f"{name}:{row['id']}", row["kind"], reading.document.name, span.start, span.end, slots,
        row.get("polarity", "asserted"), row.get("said_by"), tuple(row.get("source") or ()), row.get("source_scope"),
        _short(_contexts(row, reading.document)), row.get("reader") or name,
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


def dangling(claims: Iterable[Claim], others: Iterable[Claim]) -> dict[str, str]:
    """Ids of claims that build on, carry out or order what is no claim of their text -> what that is."""
    left, others, found = list(claims), list(others), dict[str, str]()
    while True:
        known = {(c.doc, c.id) for c in (*others, *left)}
        lost = {c.id: what for c in left for what in _lost(c, known)}
        if not lost:
            return found
        found |= lost
        left = [c for c in left if c.id not in lost]


def _lost(claim: Claim, known: Container[tuple[str, str]]) -> Iterator[str]:
    of_file = claim.id.partition(":")[0]
    ends = [(slot, claim.slots.get(slot)) for slot in ("first", "second")]
    named = [
        *(("basis", name) for name in claim.basis),
        *(("plans", name) for name in claim.plans),
        *((slot, name) for slot, name in ends if isinstance(name, str) and not dated(name)),
    ]
    for field, name in named:
        if (claim.doc, name) not in known and (claim.doc, f"{of_file}:{name}") not in known:
            yield f"{field}: {name}"


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


def _slots(row: Row) -> dict[str, Any]:
    slots = {k: v for k, v in row.items() if k not in NOT_SLOTS}
    kind = row["kind"]
    wrong = misshapen(kind, slots)
    if wrong is not None:
        raise Refused("slot", slot=wrong, kind=kind)
    if silent(kind, slots):
        raise Refused("empty", kind=kind, slots=", ".join(HEADS[kind]))
    return slots


def _short(contexts: Iterable[Context]) -> tuple[Context, ...]:
    """The contexts, where they are short enough to show what they are there for."""
    contexts = tuple(contexts)
    if any(c.end - c.start > _CONTEXT for c in contexts) or sum(c.end - c.start for c in contexts) > _CONTEXTS:
        raise Refused("context", most=_CONTEXT, all=_CONTEXTS)
    return contexts


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
    """A source that does not cover the words, a speaker that nobody names."""
    if claim.source:
        at = bisect_right(reading.sentences, claim.start, key=lambda sentence: sentence.start) - 1
        own = reading.sentences[at] if at >= 0 else Span(claim.start, claim.end)
        sentence = Span(own.start, max(claim.end, own.end))
        cited = {fold(label) for label in Citations(reading).covering(claim.start, claim.end, sentence).labels}
        strange = next((s for s in claim.source if fold(s) not in cited), None)
        if strange is not None:
            return f"source: {strange}"
    near = Span(max(0, claim.start - _SPOKEN), claim.end)
    if claim.said_by and not stands(claim.said_by, reading, near):
        return f"said_by: {claim.said_by}"
    return None
