"""What was founded, dissolved, made up of what, put under whom, held in reserve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.claims.drafts import Draft
from sefer.claims.english.formations.belongings import left, relation, within
from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.slots import FORCES, WHOLE, is_men
from sefer.claims.english.sentence.table import words
from sefer.claims.english.sentence.verbs import Frame
from sefer.claims.tokens import NO_RANK, Token, rank

PARTS = (*FORCES, "quantity")


def organization(clause: Clause, frame: Frame) -> Iterator[Draft]:
    yield from _TELLERS[frame["sense"]](clause)


def _new(token: Token) -> bool:
    return token.kind == "unit" or (token.kind == "force" and " " in token.name)


def _established(clause: Clause) -> Iterator[Draft]:
    yield from _founded(clause, "established")


def _abolished(clause: Clause) -> Iterator[Draft]:
    yield from _founded(clause, "abolished")


def _founded(clause: Clause, kind: str) -> Iterator[Draft]:
    if any(clause.tokens[i].low in ("reserve", "rearguard", "line", "part", "up") for i in clause.after[:4]):
        return
    if clause.passive and clause.phrases(FORCES, "by", ahead=False):
        return
    if clause.phrases(("quantity", "figure"), "to", "of strength", ahead=False) or _into_parts(clause):
        return  # "was raised to a strength of 9,000 men"
    made = clause.subjects if clause.passive else clause.objects(*FORCES)
    made = [t for t in made if (_new(t) or t.antecedent) and not t.low.startswith("headquarters")]
    if made and (clause.passive or clause.subject):
        yield relation(clause, made, kind, date=_of_order(clause))


def _of_order(clause: Clause) -> Token | None:
    """ "by an order of 14 November": the day of the paper by which something was founded or broken up."""
    found = (i for i in clause.after if clause.tokens[i].kind == "date" and clause.gov[i] in _PAPERS)
    return next((clause.tokens[i] for i in found), None)


_PAPERS = tuple(
    f"of {paper}" for paper in ("order", "decree", "law", "warrant", "directive", "telegram", "firman", "act")
)


def _attached(clause: Clause) -> Iterator[Draft]:
    tokens = clause.tokens
    men = [tokens[i] for i in clause.before if tokens[i].kind == "quantity" and _is_draft(clause, i)]
    parts = [t for t in clause.subjects if t.kind in FORCES]
    if clause.verb.lemma == "join" and clause.passive:  # "X was joined by Y": Y comes to X
        parts, wholes = clause.phrases(("unit",), "by", ahead=False), [t for t in clause.subjects if t.kind in FORCES]
    elif clause.verb.lemma == "join":
        parts, wholes = parts or men[:1], clause.objects("unit")
    elif clause.verb.lemma == "reach":
        parts, wholes = men[:1], clause.objects("unit")
    elif clause.verb.lemma in ("go", "pass", "revert") and not clause.passive:
        wholes = clause.phrases(("unit",), "to", ahead=False)
        wholes = [w for w in wholes if parts and rank(parts[0]) < rank(w) < NO_RANK]
    else:
        parts = [
            t
            for t in (clause.subjects if clause.passive or clause.verb.end > clause.verb.at else clause.objects("unit"))
            if t.kind in FORCES
        ]
        wholes = [
            tokens[i]
            for i in clause.after
            if tokens[i].kind in ("unit", "force") and clause.gov[i] in ("to", "under", "")
        ]
        wholes += [t for t in clause.whose("to", "under") if t.kind in FORCES]
        if clause.verb.end > clause.verb.at and tokens[clause.verb.end].low == "disposal":
            wholes = [tokens[i] for i in clause.after if tokens[i].kind == "unit" and clause.gov[i].startswith("of")]
        elif clause.verb.lemma not in ("attach", "assign", "subordinate", "allot"):
            wholes = [t for t in wholes if t.kind == "unit" and t.echelon != "front"]
    wholes = [w for w in wholes if w not in parts]
    if parts and wholes:
        yield relation(clause, parts, "attached_to", wholes[:1])
        old = [t for t in clause.phrases(("unit",), "from", ahead=False) if t not in parts and t is not wholes[0]]
        if old:  # "transferred from the 3rd Division to the 5th"
            yield relation(clause, parts, "detached_from", old[:1])


def _reinforced(clause: Clause) -> Iterator[Draft]:
    """ "The army was reinforced by the 119th Division": the one that came is attached."""
    if clause.passive:
        wholes, parts = (
            [t for t in clause.subjects if t.kind in FORCES],
            [
                t
                for t in clause.phrases(("unit", "quantity"), "by", "with", ahead=False)
                if t.kind == "unit" or is_men(t) or t.item in WHOLE
            ]
            or [clause.tokens[i] for i in clause.after if _is_draft(clause, i)][:1],
        )
        if wholes and parts:
            yield relation(clause, parts, "attached_to", wholes[:1])


def _received(clause: Clause) -> Iterator[Draft]:
    """ "The battalion received 300 recruits", "a draft of 90 men": the men who came to it."""
    came = [t for t in clause.objects("quantity") if t.low.split()[-1] in words("lists", "recruits")]
    came = came or [clause.tokens[i] for i in clause.after if _is_draft(clause, i)]
    wholes = [t for t in clause.subjects if t.kind in FORCES]
    if came and len(wholes) == 1 and not clause.passive:
        yield relation(clause, came[:1], "attached_to", wholes)


def _is_draft(clause: Clause, at: int) -> bool:
    """ "A draft of 150 men", "200 volunteers": men who come to a formation."""
    tokens = clause.tokens
    if not is_men(tokens[at]):
        return False
    of = at > 1 and tokens[at - 1].low == "of" and tokens[at - 2].low in ("draft", "drafts")
    return of or tokens[at].low.split()[-1] in words("lists", "recruits")


def _into_parts(clause: Clause) -> list[Token]:
    """ "organised in two corps", "divided the infantry into three brigades": the parts that were made of a whole."""
    if clause.verb.lemma not in ("organize", "organise", "divide", "split", "group", "form"):
        return []
    found = clause.phrases(("quantity",), "in", "to", ahead=False)
    return [t for t in found if t.item in WHOLE or t.item == "other"]


def _composed(clause: Clause) -> Iterator[Draft]:
    tokens = clause.tokens
    made = _into_parts(clause)
    if made:
        passive = clause.passive or clause.verb.form == "part"
        whole = [t for t in (clause.subjects if passive else clause.objects(*FORCES)) if t.kind in FORCES][:1]
        if whole:
            yield relation(clause, whole, "composed_of", made)
        return
    if clause.verb.lemma in ("organize", "organise", "divide", "split", "group"):
        return
    of = clause.verb.lemma in ("consist", "compose", "make", "form")
    wholes = [t for t in clause.subjects if t.kind in FORCES][:1]
    roles = ("of", "of up") if of else ("",)
    parts = _listed_parts(clause, roles)
    parts = [p for p in parts if p.kind in FORCES or p.item in WHOLE or p.item == "other"]
    counted = [tokens[i] for i in clause.after if tokens[i].kind == "quantity" and clause.gov[i] in roles]
    if any(is_men(q) or q.item in ("gun", "rifle") for q in counted) and not any(p.kind == "unit" for p in parts):
        return
    if wholes and parts and parts[0] is not wholes[0]:
        yield relation(clause, wholes, "composed_of", parts)


def _listed_parts(clause: Clause, roles: Sequence[str]) -> list[Token]:
    """The parts under a preposition, with those that "and" or a comma joins to them."""
    tokens, out = clause.tokens, list[Token]()
    for i in clause.after:
        joined = bool(out) and i > 1 and tokens[i - 1].low in ("and", ",") and tokens[i - 2] is out[-1]
        if tokens[i].kind in PARTS and (clause.gov[i] in roles or joined):
            out.append(tokens[i])
    return out


def _part_of(clause: Clause) -> Iterator[Draft]:
    tokens = clause.tokens
    parts = [t for t in clause.subjects if t.kind in FORCES]
    wholes = [tokens[i] for i in clause.after if tokens[i].kind in FORCES and clause.gov[i] in ("to", "of", "of part")]
    if parts and wholes:
        yield relation(clause, parts, "part_of", wholes[:1])


def _reserve(clause: Clause) -> Iterator[Draft]:
    """ "The 4th Division was placed in reserve", "formed the reserve"."""
    tokens = clause.tokens
    held = next((i for i in clause.after[:6] if tokens[i].low == "reserve" or tokens[i].low.endswith(" reserve")), None)
    if held is None or any(tokens[i].kind in FORCES for i in range(clause.verb.end + 1, held)):
        return
    active = clause.verb.lemma in ("hold", "keep", "place", "retain") and not clause.passive
    units = clause.objects("unit") if active else [t for t in clause.subjects if t.kind in PARTS]
    wholes = [tokens[i] for i in clause.after if tokens[i].kind == "unit" and clause.gov[i].startswith("of")]
    if units:
        made = relation(clause, units, "reserve_of", wholes[:1])
        made.fill("", tokens[held])
        yield made


def _renamed(clause: Clause) -> Iterator[Draft]:
    old = [t for t in clause.subjects if t.kind in FORCES]
    new = clause.objects("unit") + clause.phrases(("unit",), "skip", ahead=False)
    if clause.passive and old and new:
        yield relation(clause, old[:1], "renamed", new[:1])


def _merged(clause: Clause) -> Iterator[Draft]:
    parts = [t for t in clause.subjects if t.kind in FORCES]
    wholes = clause.phrases(("unit",), "to", "with", "in", "by", ahead=False)
    if parts and wholes:
        yield relation(clause, parts, "merged_into", wholes[:1])


def _detached(clause: Clause) -> Iterator[Draft]:
    parts = clause.subjects if clause.passive else clause.objects(*FORCES)
    parts = [t for t in parts if t.kind in FORCES]
    wholes = clause.phrases(FORCES, "from", ahead=False)
    if parts and wholes:
        yield relation(clause, parts, "detached_from", wholes[:1])


_TELLERS = {
    "established": _established, "abolished": _abolished, "attached_to": _attached, "reinforced": _reinforced, "received": _received,
    "composed_of": _composed, "part_of": _part_of, "reserve_of": _reserve, "renamed": _renamed, "merged_into": _merged,
    "detached_from": _detached, "within": within, "left": left,
}  # fmt: skip
