"""Claims of a document -> the same with `basis` and `plans`: which order, request or agreement a deed rests on.

A basis is set only where the text says so: the order stands in the sentence of the deed ("X'in emriyle"), or the sentence
points back at it ("bu emir üzerine", "anlaşmaya göre"). `plans` is inferred where one paragraph tells of a planned march and
then of the march of the same force to the same place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import groupby

from sefer.claims.words import LANGUAGES, table
from sefer.letters import caseless, fold
from sefer.letters.patterns import lazy, plainly_sought
from sefer.model import Claim, Span

DEEDS = ("movement", "organization", "engagement", "command", "location", "capture", "strength", "event")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the sentence that tells it and where its paragraph begins."""

    claim: Claim
    sentence: Span
    paragraph: int


def bound(told: Sequence[Told], text: str) -> list[Claim]:
    """The claims of a document, told in order, with what each rests on and which plan it carries out."""
    out: list[Claim] = []
    before, paragraph = _Before(), -1
    for sentence, group in groupby(told, key=lambda one: one.sentence):
        here = list(group)
        last = -1 if here[0].paragraph != paragraph else len(out) - 1
        paragraph = here[0].paragraph
        before.turn(paragraph)
        words = text[sentence.start : sentence.end]
        orders = [one.claim for one in here if one.claim.kind == "order"]
        for one in here:
            out.append(_bound(one.claim, words, orders, before))
        _told_later(out, last, words, orders, [one.claim for one in here if one.claim.kind == "agreement"], before)
        before.add(one.claim for one in here)
    return out


def _told_later(
    out: list[Claim], last: int, words: str, orders: Sequence[Claim], pacts: Sequence[Claim], before: _Before
) -> None:
    """A sentence that says on what the order or the deed told right before it rests: `last` is where that stands."""
    if last < 0:
        return
    if _said("says", words):
        pact = tuple(c.id for c in pacts[-1:]) or _of_pact(before.pacts, fold(words))
        at = next((i for i in range(last, -1, -1) if out[i].kind == "order"), None)
        if at is not None and pact and before.demands and out[at].id == before.demands[-1].id:
            out[at] = replace(out[at], basis=out[at].basis or pact)
    elif orders and _said("came", words):
        deed = out[last]
        if deed.kind in DEEDS and deed.polarity == "asserted":
            out[last] = replace(deed, basis=deed.basis or (orders[0].id,))


@dataclass
class _Before:
    """What was told before: agreements, and the demands and planned marches of the paragraph."""

    paragraph: int = -1
    pacts: list[Claim] = field(default_factory=list)
    demands: list[Claim] = field(default_factory=list)
    planned: list[Claim] = field(default_factory=list)

    def turn(self, paragraph: int) -> None:
        if paragraph != self.paragraph:
            self.paragraph, self.demands, self.planned = paragraph, [], []

    def add(self, claims: Iterable[Claim]) -> None:
        for claim in claims:
            if claim.kind in ("order", "agreement"):
                self.demands.append(claim)
            if claim.kind == "agreement":
                self.pacts.append(claim)
            if claim.kind == "movement" and claim.polarity == "planned":
                self.planned.append(claim)


def _bound(claim: Claim, words: str, orders: Sequence[Claim], before: _Before) -> Claim:
    if claim.kind == "order" and claim.polarity == "asserted":
        pact = _said("pact", words)
        found = _of_pact(before.pacts, fold(words[: pact.end()])) if pact else ()
        return replace(claim, basis=found) if found else claim
    if claim.kind not in DEEDS:
        return claim
    basis = _basis(claim, words, orders, before)
    plans = tuple(p.id for p in before.planned if _carries_out(claim, p))
    return replace(claim, basis=basis, plans=plans) if basis or plans else claim


def _basis(claim: Claim, words: str, orders: Sequence[Claim], before: _Before) -> tuple[str, ...]:
    if claim.polarity == "planned":  # what the order of the sentence demands
        return tuple(o.id for o in orders if o.start <= claim.end and claim.start <= o.end)
    if claim.polarity != "asserted":
        return ()
    if orders and _said("by", words):
        return (orders[0].id,)
    if before.demands and _said("back", words):
        return (before.demands[-1].id,)
    pact = _said("pact", words)
    return _of_pact(before.pacts, fold(words[: pact.end()])) if pact else ()


def _of_pact(pacts: Sequence[Claim], said: str) -> tuple[str, ...]:
    """The agreement that the words name by its title; the last one where they name none."""
    named = [c for c in pacts if c.slots.get("title") and fold(str(c.slots["title"]).split()[0]) in said]
    found = named or pacts
    return (found[-1].id,) if found else ()


def _carries_out(claim: Claim, plan: Claim) -> bool:
    """Is it the march that was planned: the same force to the same place, told in one paragraph?"""
    if (
        claim.kind != "movement"
        or claim.polarity != "asserted"
        or not (claim.slots.get("subject") and claim.slots.get("to"))
    ):
        return False
    return all(plan.slots.get(slot) == claim.slots[slot] for slot in ("subject", "to"))


@lru_cache(maxsize=64)
def _said(name: str, words: str) -> re.Match[str] | None:
    """Where a sentence ties a deed to what demanded it; it is asked once for all its claims."""
    cue, hint = _cue(name)
    return cue.search(words) if hint.search(caseless(words)) else None


@cache
def _cue(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words that tie a deed to what demanded it, in every language that has a table; the same for a caseless text."""
    words = "|".join(rf"(?:{table(language)['spine'][name]})" for language in LANGUAGES)
    return lazy(words, re.IGNORECASE), plainly_sought(words)
