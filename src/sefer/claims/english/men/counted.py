"""What a verb counts: a draft of figures, whose they are, and who gives them."""

from __future__ import annotations

from sefer.claims.drafts import Draft
from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.slots import (
    FORCES,
    SORTS,
    dated,
    draft,
    edtf,
    named,
    where,
)
from sefer.claims.english.sentence.table import words
from sefer.claims.tokens import Token

OWNERS = (*FORCES, "person", "polity")


ARMS = (
    "gun",
    "machine_gun",
    "rifle",
    "armoured_car",
    "armoured_train",
    "aircraft",
    "vehicle",
    "mortar",
    "ship",
    "animal",
)


def counted(
    kind: str,
    clause: Clause,
    who: list[Token],
    values: dict[str, object],
    figures: list[Token],
    subject: str | None = None,
) -> Draft:
    date, at = dated(clause), where(clause)
    slots = {"subject": subject or named(who), "date": edtf(date), "place": named(at), "values": values}
    if kind == "capture":
        slots["object"] = None
    made = draft(kind, slots, clause, subject=who, values=figures, place=at)
    if date is not None:
        made.fill("date", date)
    return made


def bare(clause: Clause, *kinds: str) -> list[int]:
    return [i for i in clause.after if clause.tokens[i].kind in kinds and not clause.gov[i]]


TOLD = ("estimate", "put", "give", "reckon", "place", "stand")


def by_whom(clause: Clause, made: Draft) -> Draft:
    """ "Hamilton estimated the force at 40,000", "are put at 57 by Görgey": a figure that somebody gives."""
    if clause.verb.lemma in TOLD[:-1] and clause.status == "asserted":
        tokens = clause.tokens
        by = next((i for i in clause.after if tokens[i].low == "by"), None)
        if not clause.passive:
            said = clause.subjects[0].name if clause.subjects else ""
            made.polarity, made.said_by = "reported", said or None
        elif by is not None and by + 1 < len(tokens) and tokens[by + 1].text[0].isupper():
            made.polarity, made.said_by = "reported", tokens[by + 1].name
    return made


def respectively(clause: Clause) -> bool:
    """ "The II and XII Corps lost 5,138 and 1,746 men respectively": each its own figure, in order."""
    return any(clause.tokens[i].low == "respectively" for i in clause.after)


def sorted_behind(clause: Clause) -> bool:
    """ "had 20 men killed": figures of a loss."""
    tokens = clause.tokens
    return any(
        tokens[i].kind == "quantity"
        and not is_part(tokens[i])
        and i + 1 < len(tokens)
        and any(tokens[i + 1].low in words("losses", s) for s in SORTS)
        for i in clause.after
    )


def is_part(figure: Token) -> bool:
    """ "72 of them": a figure that is a part of the one before it."""
    return figure.low.endswith((" of them", " of whom", " of these", " of which", " of those"))
