"""Who stood where: "the I Corps stood at X", "the garrison held X", "3 May found the brigade at X"."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.claims.drafts import Draft
from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.slots import (
    FORCES,
    WHOLE,
    before_it,
    dated,
    draft,
    edtf,
    is_men,
    limit,
    named,
    numbered,
    place,
    set_off,
)
from sefer.claims.english.sentence.table import words
from sefer.claims.english.sentence.verbs import Frame
from sefer.claims.tokens import Token

# how somebody is, not where
_AT_EASE = [
    ["at", word] for word in ("ease", "home", "odds", "fault", "risk", "stake", "variance", "loss", "peace", "war")
]


_GROUND = words("lists", "ground")  # "the position at Nanshan was held by"


def location(clause: Clause, frame: Frame) -> Iterator[Draft]:
    """ "The I Corps stood at Uşak", "the garrison held Kars"."""
    who = [
        t
        for t in clause.subjects
        if t.kind in (*FORCES, "person") or (t.kind == "quantity" and (is_men(t) or t.item in WHOLE))
    ]
    stands = frame["sense"] == "stand" and not clause.passive
    posted = [t for t in clause.objects(*FORCES) if not set_off(clause, t)] if stands else []
    who = posted[:1] or who
    ahead = _inverted(clause) if stands and not clause.subject else None
    if frame["sense"] == "hold":
        places = clause.objects("place")[:1] if not clause.passive else []
        who = [t for t in who if t.kind in FORCES]
        if clause.passive and clause.subjects and clause.subjects[0].kind == "place":
            places, who = clause.subjects[:1], clause.phrases(FORCES, "by", ahead=False)[:1]
        elif clause.passive and not clause.subjects and any(clause.tokens[i].low in _GROUND for i in clause.before):
            places, who = place(clause, "in")[:1], clause.phrases(FORCES, "by", ahead=False)[:1]
    else:
        if clause.verb.lemma == "be" and [t.low for t in clause.tokens[clause.verb.end + 1 :][:2]] in _AT_EASE:
            return
        near = [i for i in clause.after if clause.tokens[i].kind == "place" and clause.gov[i] in ("in", "on")]
        places = [clause.tokens[i] for i in near[:1]] or [t for t in clause.whose("in", "on") if t.kind == "place"][:1]
        places = places or before_it(clause)
        if clause.verb.lemma == "find" and not (posted and _is_day(clause)):
            return
        if (
            clause.verb.lemma == "be"
            and near
            and any(
                clause.tokens[i].kind not in ("word", "date") and clause.gov[i] == ""
                for i in range(clause.verb.end + 1, near[0])
            )
        ):
            return
        if clause.verb.lemma == "be" and near and near[0] - clause.verb.end > 6:
            return
    if ahead is not None:
        who, places = ahead
    if not who or not places:
        return
    date = dated(clause) or limit(clause)
    for force, place_ in ((who, places), *(_gapped(clause) if stands else ())):
        made = draft(
            "location",
            {"subject": named(force), "place": named(place_), "date": edtf(date)},
            clause,
            subject=force,
            place=place_,
        )
        if date is not None:
            made.fill("date", date)
        yield made


def _is_day(clause: Clause) -> bool:
    """ "18 October found the regiment at Kars": is a day what finds it?"""
    before = clause.tokens[: clause.verb.start][-1:]
    return bool(before) and before[0].kind == "date" and not clause.subjects


def _inverted(clause: Clause) -> tuple[list[Token], list[Token]] | None:
    """ "At Kars stood the 2nd Division": who stands behind the verb, and the place that opens the sentence."""
    tokens = clause.tokens
    places = [tokens[i] for i in clause.before if tokens[i].kind == "place" and clause.gov[i] in ("in", "on")][-1:]
    first = next((i for i in clause.after if tokens[i].kind not in ("word", "mark")), None)
    if not places or first is None or clause.verb.lemma not in ("stand", "lie", "be", "remain") or clause.gov[first]:
        return None
    near = tokens[clause.verb.end + 1 : first]
    plain = all(
        t.low in words("articles", "words") or t.text[0].isupper() or t.low in words("forces", "modifiers")
        for t in near
    )
    who = tokens[first]
    if not plain or who.kind not in (*FORCES, "person") or any(t.kind in FORCES for t in tokens[: clause.verb.start]):
        return None
    return numbered(tokens, first), places


def _gapped(clause: Clause) -> Iterator[tuple[list[Token], list[Token]]]:
    """ "..., the 2nd Division at Kars and the 3rd at Ardahan": who stood where by the verb of the one before."""
    after = list(clause.after)
    for n, i in enumerate(after):
        if clause.tokens[i].kind not in FORCES or clause.gov[i]:
            continue
        ahead = [clause.tokens[k] for k in after[:n]]
        while ahead and (ahead[-1].low == "the" or (ahead[-1].kind == "word" and ahead[-1].text[0].isupper())):
            ahead.pop()
        behind = [k for k in after[n + 1 : n + 4] if clause.tokens[k].low != "the"][:2]
        if not ahead or ahead[-1].low not in (",", "and", "while") or len(behind) < 2:
            continue
        told = behind[1]
        if clause.gov[behind[0]] == "prep" and clause.tokens[told].kind == "place" and clause.gov[told] in ("in", "on"):
            yield [clause.tokens[i]], [clause.tokens[told]]
