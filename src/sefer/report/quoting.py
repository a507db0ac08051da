"""A claim -> its words, place, source and slots, as a person reads them or as one row of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.messages import Complaint, say, sentences
from sefer.messages.fairness import quoted
from sefer.model import Campaign, Claim, Decision, Table, Word, begun, claim_id
from sefer.report import places
from sefer.report.tables import spoken

_OUTCOMES = (
    ("taken_by", lazy(r"taken by (?P<name>.+)")),
    ("repulsed", lazy(r"(?P<name>.+) repulsed")),
    ("defeated", lazy(r"(?P<name>.+) defeated")),
    ("taken", lazy(r"taken")),
)
_WORDS = ("relation", "mode")  # slots whose values are words of ours
_SHOWN = 5  # of the claims whose ids begin alike
_ALIKE = 20  # claims of one kind with the same words in one text that are told apart by their number
Cell = Any


def _claim(campaign: Campaign, identifier: str) -> Claim | Decision:
    """The claim of an id or of the one that begins so, or the decision that rejected it by its words."""
    ids = begun(identifier, (c.id for c in campaign.claims))
    if len(ids) > 1:
        raise Complaint("cli.many_claims", claim=identifier, ids=", ".join(ids[:_SHOWN]))
    if ids:
        return next(c for c in campaign.claims if c.id == ids[0])
    gone = next((d for d in campaign.decisions if d.verb == "reject" and _rejects(campaign, d, identifier)), None)
    if gone is None:
        raise Complaint("cli.no_claim", claim=identifier)
    if not gone.quote:
        raise Complaint("cli.rejected_claim", claim=identifier, id=gone.id, by=_by(gone))
    return gone


def _rejects(campaign: Campaign, decision: Decision, identifier: str) -> bool:
    """Does a rejection mean the claim that bore an id? One by words is asked for the ids that these words give."""
    if not decision.quote:
        return decision.target == identifier
    words = fold(decision.quote)
    return any(
        claim_id(doc, decision.target, words, n) == identifier
        for doc in campaign.documents
        for n in range(1, decision.ordinal + _ALIKE)
    )


def _by(decision: Decision) -> str:
    """Who decided, when and why, as far as the row says."""
    who = ", ".join(filter(None, (decision.who, decision.when)))
    told = ": ".join(filter(None, (who, decision.why)))
    return f" ({told})" if told else ""


def _rejection(decision: Decision) -> Word:
    return Word("report.review_reject", "rejected", {"id": decision.id, "by": _by(decision)})


def _reviews(campaign: Campaign, claim: Claim) -> Iterator[Word]:
    """A word for each decision that accepted or corrected a claim; one without a name where none is found by its words."""
    if claim.reviewed is None:
        return
    words = fold(campaign.quote(claim))
    meant = [
        d for d in campaign.decisions
        if d.verb in ("accept", "correct")
        and (fold(d.quote) == words and d.target == claim.kind if d.quote else d.target == claim.id)
    ]  # fmt: skip
    for d in meant:
        what: Cell = (*_parts(_slot(d.field)), " = ", d.value or "–") if d.verb == "correct" else ""
        yield Word(f"report.review_{d.verb}", f"{d.verb}ed", {"id": d.id, "by": _by(d), "what": what})
    if not meant:
        done = "correct" if claim.reviewed == "corrected" else "accept"
        yield Word(f"report.review_{done}ed", f"{done}ed")


def quotation(campaign: Campaign, identifier: str, lang: str) -> str:
    """The words, the place, the source and the slots of a claim. Raises Complaint where no claim has the id."""
    claim = _claim(campaign, identifier)
    if isinstance(claim, Decision):
        return "\n".join(
            (f"“{claim.quote}”", say(f"report.kind_{claim.target}", lang), spoken(_rejection(claim), lang))
        )
    document = campaign.documents[claim.doc]
    lines = [
        f"“{campaign.quote(claim)}”",
        places.spoken(document, claim.start, lang),
        spoken(_sourced(claim), lang),
        spoken(_sort(claim), lang),
    ]
    if claim.said_by:
        lines.append(say("report.said_by", lang, who=quoted(claim.said_by)))
    lines += [f"  {spoken(cell, lang)}" for cell in _slots(claim)]
    for context in claim.context:
        words = " ".join(document.text[context.start : context.end].split())
        lines.append(say("report.from_context", lang, slot=spoken(_slot(context.slot), lang), words=words))
    lines += (f"  {spoken(cell, lang)}" for cell in _reviews(campaign, claim))
    ties = ((tie, getattr(claim, tie)) for tie in ("basis", "plans"))
    return "\n".join(lines + [say(f"report.{tie}", lang, ids=" ".join(ids)) for tie, ids in ties if ids])


def quotation_table(campaign: Campaign, identifier: str) -> Table:
    """The same as one row. Raises Complaint where no claim has the id."""
    claim = _claim(campaign, identifier)
    columns = ("claims", "kind", "details", "quote", "doc", "where", "source", "said_by", "review")
    row: tuple[Cell, ...]
    if isinstance(claim, Decision):
        sort = Word(f"report.kind_{claim.target}", claim.target)
        row = (identifier, sort, "", claim.quote, "", "", "", "", _rejection(claim))
    else:
        row = (
            claim.id, _sort(claim), _joined(_slots(claim), "; "), campaign.quote(claim), claim.doc,
            places.place(campaign.documents[claim.doc], claim.start), _sourced(claim), quoted(claim.said_by or ""),
            _joined(_reviews(campaign, claim), "; "),
        )  # fmt: skip
    return Table(tuple(f"column.{name}" for name in columns), (row,))


def _sort(claim: Claim) -> Cell:
    """The kind, and the polarity where it is not a plain assertion."""
    kind = Word(f"report.kind_{claim.kind}", claim.kind)
    return kind if claim.polarity == "asserted" else (kind, " (", Word(f"ask.{claim.polarity}", claim.polarity), ")")


def _sourced(claim: Claim) -> Cell:
    if not claim.source:
        return Word("report.no_source", "")
    return ("; ".join(claim.source), " (", Word(f"report.scope_{claim.source_scope}", str(claim.source_scope)), ")")


def _slots(claim: Claim) -> Iterator[Cell]:
    """Each slot that the text fills: its name in our words, its value as the text has it."""
    for slot, value in claim.slots.items():
        if value not in (None, [], "", {}):
            yield _slot(slot), ": ", *_parts(_value(slot, value))


def _slot(name: str) -> Cell:
    """The word for a slot; a reader of claims from elsewhere may name one that we have no word for."""
    return Word(f"slot.{name}", name) if name in sentences("slot", "en") else name


def _value(slot: str, value: Any) -> Cell:
    if isinstance(value, Mapping):
        if set(value) <= {"min", "max"}:
            return "-".join(str(value[end]) for end in ("min", "max") if end in value)
        return _joined((_figure(slot, name, inner) for name, inner in value.items()), ", ")
    if isinstance(value, (list, tuple)):
        return ", ".join(quoted(str(one)) for one in value)
    if slot == "outcome":
        return _outcome(str(value))
    return Word(f"slot.{slot}_{value}", str(value)) if slot in _WORDS else quoted(str(value))


def _figure(slot: str, name: str, value: Any) -> Cell:
    """A figure as it is spoken: "2 officers", "2 officers killed"; a part of a whole stands before its number."""
    said, word = _parts(_value(slot, value)), _counted(name)
    if isinstance(word, str):
        return (word, " ", *said)
    one = value == 1 and word.key.startswith("atlas.")
    return (*said, " ", Word(f"ask.one_{name}", name) if one else word)


def _counted(name: str) -> Cell:
    """The word for a sort of loss or for an item; a part of a whole bears a name of its own."""
    for room, key in (("ask", name), ("atlas", f"item_{name}")):
        if key in sentences(room, "en"):
            return Word(f"{room}.{key}", name)
    return name


def _outcome(text: str) -> Cell:
    for key, pattern in _OUTCOMES:
        if found := pattern.fullmatch(text):
            return Word(f"slot.outcome_{key}", text, found.groupdict())
    return text


def _parts(cell: Cell) -> tuple[Cell, ...]:
    return cell if isinstance(cell, tuple) else (cell,)


def _joined(cells: Iterable[Cell], by: str) -> Cell:
    out: list[Cell] = []
    for cell in cells:
        out += [by] * bool(out) + [*_parts(cell)]
    return tuple(out)
