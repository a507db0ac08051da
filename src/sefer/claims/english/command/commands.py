"""Who led what, was put at its head, was its commander."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.claims.drafts import Draft
from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.slots import FORCES, WHOLE, draft, is_men, named, together
from sefer.claims.english.sentence.table import words
from sefer.claims.tokens import Token

LED = (*FORCES, "quantity")


def post(
    clause: Clause | None, person: Token, force: Token | Sequence[Token] | None, role: str = "commander", *cues: Token
) -> Draft:
    forces = [force] if isinstance(force, Token) else list(force or ())
    slots: dict[str, object] = {"subject": person.name, "role": role, "object": named(forces), "date": None}
    made = draft("command", slots, clause, subject=[person], object=forces)
    made.fill("", *cues)
    return made


def is_led(token: Token) -> bool:
    return token.kind in FORCES or (
        token.kind == "quantity" and (is_men(token) or token.item in (*WHOLE, "other", "ship"))
    )


def leads(clause: Clause) -> Iterator[Draft]:
    """ "X commanded the 6th Division", "the First Army, commanded by X", "led by X"."""
    persons = [t for t in clause.subjects if t.kind == "person"]
    if clause.verb.passive or clause.verb.form == "part":
        agent = clause.phrases(("person",), "by", ahead=False)[:1]
        led = [t for t in clause.subjects if is_led(t)]
        if agent and led:
            yield post(clause, agent[0], led)
        return
    forces = [t for t in clause.objects(*LED) if is_led(t)] or clause.phrases(
        FORCES, "of command", "of", "head", ahead=False
    )
    if persons and forces:
        yield post(clause, persons[0], together(clause, forces[0]))


def appointed(clause: Clause) -> Iterator[Draft]:
    """ "X was appointed commander of the army", "his chief of staff", "became minister of war"."""
    tokens = clause.tokens
    if clause.passive or clause.verb.lemma == "become":
        persons = [t for t in clause.subjects if t.kind == "person"]
    else:
        persons = clause.objects("person")
    role = office(tokens, clause.after)
    if persons and role is None:
        near = range(clause.verb.end + 1, min(len(tokens), clause.verb.end + 8))
        led = next((i for i in near if [t.low for t in tokens[i : i + 2]] == ["to", "command"]), None)
        behind = [t for t in tokens[led + 2 : led + 5] if t.kind in FORCES] if led is not None else []
        if led is not None and behind:  # "appointed Lloyd to command the column"
            yield post(clause, persons[0], behind[0], "commander", tokens[led + 1])
    if not persons or role is None:
        return
    name, cue = role
    force = next(
        (
            tokens[i]
            for i in clause.after
            if tokens[i].kind in (*FORCES, "polity") and clause.gov[i].startswith(("of", "'s", "head"))
        ),
        None,
    )
    if force is None:
        force = next(
            (
                tokens[i]
                for i in clause.after
                if tokens[i].start < cue.start and tokens[i].kind in FORCES and tokens[i].antecedent
            ),
            None,
        )
    yield post(clause, persons[0], force, name, cue)


def office(tokens: Sequence[Token], where: range) -> tuple[str, Token] | None:
    """The office that a stretch names, and its last word."""
    for i in where:
        if tokens[i].kind not in ("word", "force"):
            continue
        for length in (5, 4, 3, 2, 1):
            text = " ".join(t.low for t in tokens[i : i + length])
            if text in words("offices", "command"):
                return ("commander" if "chief of" not in text else text), tokens[i + length - 1]
            if text in words("offices", "heads"):
                return text, tokens[i + length - 1]
    return None


def is_commander(clause: Clause) -> Iterator[Draft]:
    """ "Its commander was X", "the commander of the 5th Division was X", "X was commander of the 5th Division"."""
    tokens, verb = clause.tokens, clause.verb
    told = office(tokens, clause.before)
    behind = tokens[verb.end + 1] if verb.end + 1 < len(tokens) else None
    if told is not None and behind is not None and behind.kind == "person" and not clause.passive:
        owners = [
            tokens[i] for i in clause.before if tokens[i].kind in FORCES and clause.gov[i].startswith(("of", "'s"))
        ]
        if len(owners) == 1:
            yield post(clause, behind, owners, told[0], told[1])
        return
    who = clause.subjects if all(t.kind == "person" for t in clause.subjects) else []
    ahead = office(tokens, range(verb.end + 1, min(len(tokens), verb.end + 3))) if len(who) == 1 else None
    at = next((i for i in range(verb.end + 1, len(tokens)) if ahead and tokens[i] is ahead[1]), None)
    if ahead is not None and at is not None and tokens[at + 1 : at + 2] and tokens[at + 1].low == "of":
        led = [t for t in tokens[at + 2 : at + 4] if t.kind in FORCES][:1]
        if led:
            yield post(clause, who[0], led, ahead[0], ahead[1])
