"""decisions.csv -> Decisions, one clear line for each row that cannot be one, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path

from sefer import sheets
from sefer.letters.patterns import lazy
from sefer.messages import Complaint
from sefer.model import CLAIM_KINDS, VERBS, Decision
from sefer.sheets import Complain, strict

COLUMNS = tuple(f.name for f in fields(Decision))
_CODE = lazy(r"[A-Z]{3}\d{3}")  # of a rule
_DAYS = (lazy(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"), lazy(r"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{4})"))
_RIVALS = {
    "accept": "fate",
    "reject": "fate",
    "correct": "correct",
    "merge": "identity",
    "split": "identity",
    "place-is": "place",
}


def read_decisions(path: Path, complain: Complain = strict) -> tuple[Decision, ...]:
    """The rows of a decisions.csv; each that cannot be a decision is told to `complain`, the others count.

    Of two that contradict each other the one with the later `when` counts; where neither is later, neither does. A `when`
        that is no day is told too, and its row counts as one without.
        Raises Complaint where the file cannot be read at all.
    """
    sheet = sheets.read(path, complain)
    sheets.need(sheet, ("verb", "target"), path)
    found: list[tuple[int, Decision]] = []
    rows_of: dict[str, int] = {}
    for row in sheet.rows:
        if not any(cell for name, cell in row.cells.items() if name != "id"):
            continue
        try:
            decision = decision_of(row.cells)
        except Complaint as complaint:
            complain(Complaint(complaint.key, path=path, row=row.number, **complaint.values))
            continue
        if row.cells.get("when") and not decision.when:
            complain(Complaint("store.decision_when", path=path, row=row.number, when=row.cells["when"]))
        if decision.id and decision.id in rows_of:
            complain(
                Complaint("store.decision_twice", path=path, row=row.number, first=rows_of[decision.id], id=decision.id)
            )
            if any(decision == other for _, other in found):
                continue
        rows_of.setdefault(decision.id, row.number)
        found.append((row.number, decision))
    return _consistent(found, path, complain)


def decision_of(cells: Mapping[str, str]) -> Decision:
    """A row as a decision. Raises Complaint, without file and row, for one that can be none."""
    cell = {name: cells.get(name, "") for name in COLUMNS}
    verb, target = cell["verb"].lower(), cell["target"]
    if verb not in VERBS:
        raise Complaint("store.decision_verb", verb=cell["verb"], verbs=", ".join(VERBS))
    if not target:
        raise Complaint("store.decision_target")
    if verb in ("accept", "reject", "correct") and cell["quote"] and target not in CLAIM_KINDS:
        raise Complaint("store.decision_kind", kind=target, kinds=", ".join(CLAIM_KINDS))
    if verb == "waive" and _CODE.fullmatch(target) and not cell["quote"]:
        raise Complaint("store.decision_waive", code=target)
    if verb == "correct" and not cell["field"]:
        raise Complaint("store.decision_field")
    if verb in ("merge", "split") and not cell["value"]:
        raise Complaint("store.decision_value", verb=verb)
    ordinal = cell["ordinal"].removesuffix(".0") or "0"
    if not (ordinal.isascii() and ordinal.isdigit() and len(ordinal) < 7):
        raise Complaint("store.decision_ordinal", ordinal=cell["ordinal"])
    return Decision(**{**cell, "verb": verb, "ordinal": int(ordinal), "when": _day(cell["when"])})  # type: ignore[arg-type]


def _day(text: str) -> str:
    """A day as ISO writes it: "2026-11-27", and "27.11.2026" as spreadsheets do; "" for all else."""
    told = next((found for pattern in _DAYS if (found := pattern.fullmatch(text.strip()))), None)
    try:
        return date(*(int(told[part]) for part in ("y", "m", "d"))).isoformat() if told else ""
    except ValueError:
        return ""


def _consistent(found: list[tuple[int, Decision]], path: Path, complain: Complain) -> tuple[Decision, ...]:
    """The decisions without those that a later one overrules or an equal one contradicts."""
    by_matter: dict[tuple[object, ...], list[tuple[int, Decision]]] = {}
    for row, decision in found:
        by_matter.setdefault(_matter(decision), []).append((row, decision))
    out: list[tuple[int, Decision]] = []
    for rows in by_matter.values():
        last = max(d.when for _, d in rows)
        latest = [(row, d) for row, d in rows if d.when == last]
        if rows[0][1].verb == "waive" or len({_says(d) for _, d in latest}) == 1:
            out += rows if rows[0][1].verb == "waive" else latest
        else:
            numbers = ", ".join(str(row) for row, _ in latest)
            complain(Complaint("store.decision_against", path=path, row=latest[-1][0], rows=numbers))
    return tuple(d for _, d in sorted(out, key=lambda pair: pair[0]))


def _matter(decision: Decision) -> tuple[object, ...]:
    """What a decision is about: two on one matter can contradict each other."""
    of = _RIVALS.get(decision.verb, decision.verb)
    words = (decision.quote, decision.before, decision.after, decision.ordinal)
    if of == "identity":
        return (of, decision.field, *sorted((decision.target, decision.value)))
    return (of, decision.target, *words, decision.field if of != "fate" else "")


def _says(decision: Decision) -> tuple[str, str]:
    return decision.verb, decision.value if decision.verb in ("correct", "place-is") else ""


def write_decisions(decisions: Iterable[Decision]) -> str:
    """decisions.csv as text, one row a decision."""
    return sheets.written(COLUMNS, ([getattr(d, name) for name in COLUMNS] for d in decisions))
