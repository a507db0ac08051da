"""What a person decided about claims: accepted, rejected, corrected; matched by the words, not by the place.

The key is the folded quote, 40 characters on either side, the kind, and the ordinal among equal ones.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sefer.letters import fold
from sefer.model import Claim, Decision, Document

SIDE = 40
OF_CLAIMS = ("accept", "reject", "correct")


def key(claim: Claim, document: Document) -> tuple[str, str, str]:
    """(quote, before, after) of a claim as decisions.csv keeps them."""
    before = document.text[max(0, claim.start - SIDE) : claim.start]
    after = document.text[claim.end : claim.end + SIDE]
    quote = document.text[claim.start : claim.end]
    return tuple(" ".join(part.split()) for part in (quote, before, after))  # type: ignore[return-value]


def decide(
    claims: Sequence[Claim], documents: Mapping[str, Document], decisions: Iterable[Decision]
) -> tuple[tuple[Claim, ...], tuple[Decision, ...]]:
    """The claims after the decisions, and the decisions that no claim answers to any more."""
    by_quote: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_quote[claim.kind, fold(key(claim, documents[claim.doc])[0])].append(claim)
    fate: dict[str, list[Decision]] = defaultdict(list)
    stale = []
    for decision in decisions:
        if decision.verb not in OF_CLAIMS:
            continue
        claim_ = _meant(decision, by_quote[decision.target, fold(decision.quote)], documents)
        if claim_ is None:
            stale.append(decision)
        else:
            fate[claim_.id].append(decision)
    decided = (_decided(claim, fate[claim.id]) for claim in claims)
    return tuple(c for c in decided if c is not None), tuple(stale)


def _meant(decision: Decision, found: Sequence[Claim], documents: Mapping[str, Document]) -> Claim | None:
    """Of claims with the same words: those with the same surroundings, of these the one with the ordinal."""
    near = [c for c in found if _surrounded(c, documents[c.doc], decision)] or (found if len(found) == 1 else [])
    return near[decision.ordinal] if decision.ordinal < len(near) else None


def _surrounded(claim: Claim, document: Document, decision: Decision) -> bool:
    _, before, after = key(claim, document)
    return fold(before) == fold(decision.before) and fold(after) == fold(decision.after)


def _decided(claim: Claim, decisions: Sequence[Decision]) -> Claim | None:
    for decision in decisions:
        if decision.verb == "reject":
            return None
        if decision.verb == "accept":
            claim = replace(claim, reviewed=claim.reviewed or "accepted")
        else:
            claim = _corrected(claim, decision)
    return claim


def _corrected(claim: Claim, decision: Decision) -> Claim:
    value = _value(decision.value)
    if decision.field == "polarity":
        return replace(claim, polarity=str(value), reviewed="corrected")
    path = decision.field.split(".")
    slots: dict[str, Any] = json.loads(json.dumps(dict(claim.slots)))
    inner = slots
    for name in path[:-1]:
        inner = inner.setdefault(name, {})
    inner[path[-1]] = value
    return replace(claim, slots=slots, reviewed="corrected")


def _value(text: str) -> Any:
    """A cell as a value: empty is silence, JSON where it is JSON, else the words themselves."""
    if text == "":
        return None
    if text[0] in "[{" or text.lstrip("-").replace(".", "", 1).isdigit():
        return json.loads(text)
    return text


def accepting(claims: Sequence[Claim], documents: Mapping[str, Document], who: str, when: str) -> list[Decision]:
    """A decision of acceptance for each claim, in order: what a page for review writes when all is accepted."""
    seen: Counter[tuple[str, ...]] = Counter()
    out = []
    for number, claim in enumerate(claims, start=1):
        quote, before, after = key(claim, documents[claim.doc])
        same = (claim.kind, fold(quote), fold(before), fold(after))
        out.append(
            Decision(f"d{number:04d}", "accept", claim.kind, "", "", quote, before, after, seen[same], who, when)
        )
        seen[same] += 1
    return out
