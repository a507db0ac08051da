"""Strengths and booty: which figures a verb counts, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sefer.claims.drafts import Draft
from sefer.claims.english.men.counted import (
    ARMS,
    OWNERS,
    TOLD,
    bare,
    by_whom,
    counted,
    is_part,
    respectively,
    sorted_behind,
)
from sefer.claims.english.men.losses import summed_up
from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.slots import (
    FORCES,
    SORTS,
    WHOLE,
    dated,
    edtf,
    is_men,
    item,
    named,
    number,
    sort_of,
    tally,
    together,
)
from sefer.claims.english.sentence.table import words
from sefer.claims.english.sentence.verbs import Frame
from sefer.claims.tokens import Token

# ---- strength


def strength(clause: Clause, frame: Frame) -> Iterator[Draft]:
    lemma, tokens = clause.verb.lemma, clause.tokens
    if frame["sense"] == "change":
        yield from _changed(clause)
        return
    of, told = lemma in ("consist", "compose", "make", "dispose"), lemma in TOLD
    owned = strength_owner(clause) is not None
    mustered = lemma in ("muster", "number", "total") and not clause.passive
    kinds = ("quantity", "figure") if told or owned or mustered else ("quantity",)
    roles = ("of",) if of else ("in", "skip") if told else ("", "to", *(("of strength",) if lemma == "have" else ()))
    figures = [tokens[i] for i in clause.after if tokens[i].kind in kinds and clause.gov[i] in roles]
    if figures and lemma not in ("be", "march", "hold"):  # "consisted of four battalions with 3,500 men"
        figures += [
            tokens[i]
            for i in clause.after
            if tokens[i].kind == "quantity" and clause.gov[i] == "with" and _go_on(tokens, figures[-1], i)
        ]
    who = [t for t in clause.subjects if t.kind in OWNERS]
    who = who if all(t.kind in FORCES for t in who) else who[:1]
    if lemma in ("be", "reduce", "leave", "amount", "total", *TOLD) and not of:
        owner = strength_owner(clause)
        if owner is not None:
            who = owner
        elif lemma == "be" and not any(f.low.endswith("strong") for f in figures):
            return
        elif told and lemma != "stand" and not clause.passive:
            who = clause.objects(*FORCES)[:1]
        elif lemma == "leave" and not clause.passive:
            return
    if lemma in ("hold", "march", "command", "deploy", "put", "parade", "retain", "have") and clause.passive:
        return
    if lemma in ("hold", "march", "command", "deploy", "put", "retain"):
        return
    if lemma == "count" and any(f.item in ("prisoner", "corpse") for f in figures):
        return  # "counted 1,300 prisoners and 43 tanks": what was taken
    figures = [
        f
        for f in figures
        if not sort_of(f)
        and not is_part(f)
        and not f.low.endswith("casualties")
        and f.item not in ("prisoner", "corpse", "shell", "ammunition_box", "other")
    ]
    if not who or not figures or sorted_behind(clause) or (len(who) > 1 and respectively(clause)):
        return
    if mustered and figures[0].kind == "figure" and not _ends_here(tokens, figures[0]):
        return
    sized = any(clause.gov[i] == "of strength" for i in clause.after)
    if not (told or owned or mustered or sized) and not any(is_men(f) or f.item in ARMS for f in figures):
        return
    yield by_whom(clause, counted("strength", clause, who, tally(figures), figures))


def _ends_here(tokens: Sequence[Token], figure: Token) -> bool:
    """ "mustered 268 at nightfall": does no noun follow that a bare figure would count?"""
    at = next(i for i, t in enumerate(tokens) if t is figure)
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or behind.kind == "mark" or behind.low in ("at", "in", "on", "and", "by", "when", "after")


def _go_on(tokens: Sequence[Token], figure: Token, at: int) -> bool:
    """Does nothing but joiners and figures stand between one figure and another?"""
    start = next(i for i, t in enumerate(tokens) if t is figure)
    row = tokens[start:at]
    apart = any(t.low == "with" and last.text == "," for last, t in pairwise(row))
    return not apart and all(t.kind == "quantity" or t.low in words("lists", "hedges") for t in row)


def _changed(clause: Clause) -> Iterator[Draft]:
    """ "The strength of the division fell from 9,800 to 4,150 on 3 May": what it was before, and on the day."""
    owner, tokens = strength_owner(clause), clause.tokens
    figures = [i for i in clause.after if tokens[i].kind in ("quantity", "figure")]
    before = [tokens[i] for i in figures if tokens[i - 1].low == "from"][:1]
    after = [tokens[i] for i in figures if tokens[i - 1].low == "to"][:1]
    if owner is None:
        yield from _reduced(clause, before)
        return
    if not owner or not (before and after):
        return
    for figure in (before, after):
        yield _dated_last(counted("strength", clause, owner, tally(figure), figure), figure is before)


def _dated_last(made: Draft, undated: bool) -> Draft:
    """The day told with a change is that of what it became, not of what was before."""
    if undated and made.slots["date"] is not None:
        made.slots["date"] = None
        made.filled = [f for f in made.filled if f[0] != "date"]
    return made


def _reduced(clause: Clause, before: list[Token]) -> Iterator[Draft]:
    """ "The brigade was reduced from 141 tanks to ten", "raised to a strength of 9,000", "was down to 2,400": a force itself."""
    tokens, lemma = clause.tokens, clause.verb.lemma
    going = (lemma in ("fall", "rise", "drop", "sink") and not before) or (lemma == "bring" and not clause.passive)
    changed = clause.passive or lemma in _CHANGES
    kinds = (*FORCES, "person") if lemma == "reinforce" else FORCES
    who = [t for t in (clause.subjects if changed else clause.objects(*FORCES)) if t.kind in kinds]
    after = [
        tokens[i]
        for i in clause.after
        if tokens[i].kind in ("quantity", "figure") and clause.gov[i] in ("to", "of strength")
    ]
    arms = {item(f) for f in after + before}
    men = [f for f in after if is_men(f) or item(f) in ARMS or (f.kind == "figure" and _is_large(f))]
    if (
        going
        or not who
        or not after
        or len(men) != len(after)
        or len(tally(after)) < len(after)
        or clause.status not in ("asserted", "reported")
    ):
        return
    if before and len(arms) == 1:
        yield _dated_last(counted("strength", clause, who, tally(before), before), True)
    yield counted("strength", clause, who, tally(after), after)


_CHANGES = frozenset(
    ["dwindle", "shrink", "decline", "grow", "increase", "swell", "be", "fall", "rise", "drop", "sink"]
)


def _is_large(figure: Token) -> bool:
    told = number(figure)
    return isinstance(told, int) and told >= 20


def strength_owner(clause: Clause) -> list[Token] | None:
    """ "Its strength was", "the strength of the division stood at": whose; None where no strength is spoken of."""
    tokens = clause.tokens
    at = next((i for i in clause.before if tokens[i].low in ("strength", "establishment")), None)
    if at is None:
        return None
    near = [tokens[i] for i in clause.before if tokens[i].kind in OWNERS]
    return together(clause, near[-1]) if near else near


def with_men(clause: Clause) -> Iterator[Draft]:
    """ "Kuropatkin has withdrawn to Mukden with 150,000 men", "held the position with 15,000 rifles"."""
    tokens = clause.tokens
    who = [t for t in clause.subjects if t.kind in OWNERS]
    kinds = {f["kind"] for f in clause.frames}
    if clause.verb.lemma in ("fall", "die", "perish"):  # "fell with 1,300 men": no strength of his
        return
    if (
        (clause.passive and clause.verb.lemma in _HURT)
        or clause.verb.form not in ("finite", "ing")
        or not who
        or not kinds & {"movement", "location", "engagement", "event"}
    ):
        return
    figures = [tokens[i] for i in clause.after if tokens[i].kind == "quantity" and clause.gov[i] == "with"]
    figures = [f for f in figures if f.low.split()[-1] not in words("lists", "captives")]
    figures += [*_into_action(clause), *_strong_behind(clause)]
    led = all(t.kind == "person" for t in who) and any(f.item in WHOLE for f in figures)
    if clause.verb.lemma in ("surrender", "capitulate"):  # "surrendered with 277 officers and 13,309 men"
        men = [f for f in figures if is_men(f)]
        if men and not clause.passive:
            yield counted("loss", clause, who, {"captured": tally(men)}, men)
        return
    armed = any(is_men(f) for f in figures) or led or bool(_into_action(clause)) or bool(_strong_behind(clause))
    if armed and not any(_is_hurt(f) for f in figures):
        made = Draft(
            "strength", {"subject": named(who), "date": edtf(dated(clause)), "place": None, "values": tally(figures)}
        )
        made.fill("subject", *who)
        made.fill("values", *figures)
        date = dated(clause)
        if date is not None:
            made.fill("date", date)
        yield made


_HURT = ("kill", "wound", "capture", "take", "shoot", "drown")


def _strong_behind(clause: Clause) -> list[Token]:
    """ "The regiment moved off from Lajj, 560 rifles strong,": the size of who acts, told behind."""
    tokens = clause.tokens
    return [
        tokens[i]
        for i in clause.after
        if tokens[i].kind == "quantity"
        and ((tokens[i - 1].text == "," and tokens[i - 2].kind not in FORCES) or _ends_strong(clause, i))
        and (tokens[i].low.endswith(" strong") or [t.low for t in tokens[i + 1 : i + 2]] == ["strong"])
    ][:1]


def _ends_strong(clause: Clause, at: int) -> bool:
    """ "went into action 9,000 strong": no other force stands between the verb and its size."""
    between = clause.tokens[clause.verb.end + 1 : at]
    return clause.tokens[at].low.endswith(" strong") and not any(t.kind in OWNERS for t in between)


def _into_action(clause: Clause) -> list[Token]:
    """ "brought 30 guns into action": what a force fights with."""
    tokens = clause.tokens
    at = [i for i in bare(clause, "quantity") if is_men(tokens[i]) or tokens[i].item in ARMS]
    behind = [t.low for t in tokens[at[-1] + 1 : at[-1] + 4]] if at else []
    led = clause.verb.lemma in ("bring", "put", "lead") and not clause.passive
    return [tokens[i] for i in at] if (led and behind[:2] in _INTO) or behind in _INTO_THE else []


_INTO = (["into", "action"], ["into", "line"], ["into", "battle"])
_INTO_THE = (["into", "the", "field"], ["into", "the", "fight"], ["into", "the", "line"])


def _is_hurt(figure: Token) -> bool:
    """ "with 30 wounded men": is it told with the men what became of them?"""
    return any(word in words("losses", sort) for sort in SORTS for word in figure.low.split()) or figure.low.endswith(
        "casualties"
    )


# ---- booty


def capture(clause: Clause, frame: Frame) -> Iterator[Draft]:
    tokens = clause.tokens
    if frame["sense"] == "sum":
        yield from _summed(clause)
        return
    if (clause.verb.lemma == "surrender" and not clause.passive) or summed_up(clause):
        return
    if clause.verb.lemma == "fall":
        into = any(tokens[i].low in _HELD for i in clause.after)
        figures, who = [t for t in clause.subjects if _booty(t)], []
        if not into:
            who = clause.phrases(FORCES, "to", ahead=False)[:1]  # "98 guns fell to the victors"
            if who and figures and clause.subject and all(t in figures for t in clause.subjects):
                yield counted("capture", clause, who, tally(figures), figures)
            return
        who = [
            tokens[i]
            for i in clause.after
            if tokens[i].kind in FORCES and (clause.gov[i].startswith("of") or clause.gov[i] == "'s")
        ][:1]
        if not who:
            who = [tokens[i] for i in clause.after if tokens[i].low in ("its", "their") and tokens[i].kind in FORCES][
                :1
            ] or _in_hands_of(clause)
    elif clause.verb.lemma == "remain":
        figures, who = [t for t in clause.subjects if _booty(t)], _in_hands_of(clause)
    elif clause.passive:
        figures = [t for t in clause.subjects if _booty(t)]
        who = clause.phrases(FORCES, "by", ahead=False)[:1]
        if not who and all(is_men(f) for f in figures):
            return  # "12,000 men were captured": a loss
    else:
        at = bare(clause, "quantity")
        first = bare(clause, "quantity", "place", *FORCES)
        figures = [tokens[i] for i in at if _booty(tokens[i])]
        if clause.verb.lemma == "take" and not all(
            item(tokens[i]) in (*ARMS, "prisoner", "officer") or is_men(tokens[i]) for i in at
        ):
            return
        if (
            clause.verb.lemma == "take"
            and figures
            and all(is_men(f) for f in figures)
            and not any("prisoner" in tokens[i].low for i in clause.after)
        ):
            return
        who = [t for t in clause.subjects if t.kind in OWNERS or (t.kind == "quantity" and t.item in (*WHOLE, "other"))]
        if not who or (first and tokens[first[0]].kind in FORCES):
            return
    if figures:
        yield counted("capture", clause, who, tally(figures), figures)


_HELD = ("hands", "possession")


def _in_hands_of(clause: Clause) -> list[Token]:
    """ "fell into Cowan's hands": a man or a force whose name stands before the hands."""
    tokens = clause.tokens
    at = next((i for i in clause.after if tokens[i].low in _HELD), 0)
    if at < 3 or tokens[at - 1].low not in ("'s", "'"):
        return []
    return [tokens[at - 2]] if tokens[at - 2].text[0].isupper() or tokens[at - 2].kind in FORCES else []


def _summed(clause: Clause) -> Iterator[Draft]:
    """ "The booty amounted to 4 guns", "the captures of the brigade were 300 prisoners": what was taken, by a noun."""
    tokens = clause.tokens
    at = next((i for i in clause.before if tokens[i].low in words("booty", "nouns")), None)
    figures = [tokens[i] for i in clause.after if tokens[i].kind == "quantity" and clause.gov[i] in ("", "to", "of")]
    figures = [f for f in figures if _booty(f)]
    if at is not None and figures and clause.status in ("asserted", "reported"):
        who = [
            tokens[i] for i in clause.before if i > at and tokens[i].kind in FORCES and clause.gov[i].startswith("of")
        ]
        who = who or [
            tokens[i] for i in range(max(0, at - 2), at) if clause.gov[i] == "'s" and tokens[i].kind in FORCES
        ]
        yield counted("capture", clause, who[:1], tally(figures), figures)


def _booty(token: Token) -> bool:
    return token.kind == "quantity" and token.item not in WHOLE and not (sort_of(token) and item(token) != "prisoner")
