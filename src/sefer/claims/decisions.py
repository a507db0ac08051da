"""What a person decided about claims: accepted, rejected, corrected; matched by the words, not by the place."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sefer.claims.matching import Claims
from sefer.claims.shapes import SLOTS, misshapen, takes
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import POLARITIES, Claim, Decision, Document, Unmet, Word

OF_CLAIMS = ("accept", "reject", "correct")
_STEP = lazy(r"\.(?! )")  # "values.7. Alay" has two steps
_NUMBER = lazy(r"-?\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Decided:
    """The claims after the decisions, the decisions that no claim answers to, and the words of those that name an id."""

    claims: tuple[Claim, ...]
    unmet: tuple[Unmet, ...] = ()
    worded: Mapping[str, Decision] = field(default_factory=dict)  # by id, kept for the next build


def decide(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    decisions: Iterable[Decision],
    known: Mapping[str, Decision] | None = None,
) -> Decided:
    """Claims after decisions. `known` are the words that the last build had for ids: an id lost in an edit is found by them."""
    named = [d for d in decisions if d.verb in OF_CLAIMS]
    if not named:
        return Decided(tuple(claims))
    found = Claims(claims, documents)
    own = [_by_words(d, found, known or {}) for d in named]
    meant, unmet = _meant(own, found)
    fate: dict[str, list[Decision]] = defaultdict(list)
    for number, decision in enumerate(own):
        if number in meant:
            fate[meant[number].id].append(decision)
    decided = []
    for claim in claims:
        after = _decided(claim, fate[claim.id], unmet) if claim.id in fate else claim
        decided += [after] if after is not None else []
    worded = {d.target: known[d.target] for d in named if not d.quote and known and d.target in known}
    worded |= {d.target: _worded(found, meant[n]) for n, d in enumerate(named) if not d.quote and n in meant}
    return Decided(tuple(decided), tuple(unmet), worded)


def _by_words(decision: Decision, found: Claims, known: Mapping[str, Decision]) -> Decision:
    """The decision as it stands; one that names an id that is gone, with the words that this id had."""
    had = known.get(decision.target)
    if decision.quote or had is None or found.exactly(decision) is not None:
        return decision
    return replace(
        decision, target=had.target, quote=had.quote, before=had.before, after=had.after, ordinal=had.ordinal
    )


def _worded(found: Claims, claim: Claim) -> Decision:
    quote, before, after, ordinal = found.words(claim)
    return Decision("", "accept", claim.kind, "", "", quote, before, after, ordinal)


def _meant(decisions: Sequence[Decision], found: Claims) -> tuple[dict[int, Claim], list[Unmet]]:
    """The claim of each decision by its place; exact words first, so that near ones never take their claim."""
    meant = {n: claim for n, d in enumerate(decisions) if (claim := found.exactly(d)) is not None}
    held = {claim.id for claim in meant.values()}
    near: dict[str, dict[int, Claim]] = defaultdict(dict)
    unmet = []
    for number, decision in enumerate(decisions):
        if number not in meant:
            best = found.nearly(decision, held)
            if isinstance(best, str):
                unmet.append(Unmet(decision, best, *found.nearest(decision)))
            else:
                near[best.id][number] = best
    for rows in near.values():
        if len({(decisions[n].quote, decisions[n].before, decisions[n].after, decisions[n].ordinal) for n in rows}) > 1:
            unmet += [Unmet(decisions[n], "unmet_many") for n in rows]
        else:
            meant |= rows
    return meant, unmet


def _decided(claim: Claim, decisions: Sequence[Decision], unmet: list[Unmet]) -> Claim | None:
    for decision in decisions:
        if decision.verb == "reject":
            return None
        if decision.verb == "accept":
            claim = replace(claim, reviewed=claim.reviewed or "accepted")
        else:
            corrected = _corrected(claim, decision)
            if corrected is None:
                unmet.append(_failed(claim, decision))
            claim = corrected or claim
    return claim


def _corrected(claim: Claim, decision: Decision) -> Claim | None:
    """The claim with one slot corrected; None where its kind has no such slot or the slot no such value."""
    value = _value(decision.value)
    if decision.field == "polarity":
        return replace(claim, polarity=value, reviewed="corrected") if value in POLARITIES else None
    if decision.field == "said_by":
        return replace(claim, said_by=decision.value or None, reviewed="corrected")
    *path, last = _STEP.split(decision.field)
    slots: dict[str, Any] = json.loads(json.dumps(dict(claim.slots)))
    inner = slots
    for name in path:
        inner[name] = inner.get(name) or {}
        if not isinstance(inner[name], dict):
            return None
        inner = inner[name]
    inner[last] = value
    return None if misshapen(claim.kind, slots) else replace(claim, slots=slots, reviewed="corrected")


def _failed(claim: Claim, decision: Decision) -> Unmet:
    """Which half of a correction failed: the field, with those that the kind has, or the value, with what may stand there."""
    slot = _STEP.split(decision.field)[0]
    fields = (*SLOTS[claim.kind], "polarity", "said_by")
    if slot not in fields:
        gaps = {"kind": claim.kind, "field": decision.field, "fields": ", ".join(fields)}
        return Unmet(decision, "unmet_field", gaps=gaps)
    what, which = ("one_of", POLARITIES) if slot == "polarity" else takes(claim.kind, slot)
    needed = Word(f"report.takes_{what}", what, {"which": ", ".join(which)})
    return Unmet(decision, "unmet_value", gaps={"field": decision.field, "value": decision.value, "takes": needed})


def _value(text: str) -> Any:
    """A cell as a value: empty is silence, JSON where it is JSON, a number where it is one, else the words themselves."""
    if text == "":
        return None
    if text[0] in "[{":
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return text
    if _NUMBER.fullmatch(text):
        number = float(text.replace(",", "."))
        return int(number) if number.is_integer() else number
    return text


def accepting(claims: Sequence[Claim], documents: Mapping[str, Document], who: str, when: str) -> list[Decision]:
    """A decision of acceptance for each claim, in order: what a page for review writes when all is accepted."""
    seen: Counter[tuple[str, ...]] = Counter()
    out = []
    for number, claim in enumerate(claims, start=1):
        quote, before, after = documents[claim.doc].beside(claim.start, claim.end)
        same = (claim.kind, fold(quote), fold(before), fold(after))
        out.append(
            Decision(f"d{number:04d}", "accept", claim.kind, "", "", quote, before, after, seen[same], who, when)
        )
        seen[same] += 1
    return out
