"""Who led what, took it over, was put at its head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.claims.drafts import Draft
from sefer.claims.english.clause import Clause
from sefer.claims.english.slots import FORCES, WHOLE, dated, draft, is_men, named, together
from sefer.claims.english.table import words
from sefer.claims.english.verbs import Frame
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


def command(clause: Clause, frame: Frame) -> Iterator[Draft]:
    sense = frame["sense"]
    for made in _TELLERS[sense](clause):
        made.date(dated(clause))
        yield made


def _lead(clause: Clause) -> Iterator[Draft]:
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


def _take(clause: Clause) -> Iterator[Draft]:
    """ "X took command of the army", "X assumed command" (of what, is then not said)."""
    persons = [t for t in clause.subjects if t.kind == "person"]
    tokens = clause.tokens
    behind = [
        tokens[i]
        for i in clause.after
        if tokens[i].kind in FORCES
        and (clause.gov[i] in ("of", "of command", "head") or (not clause.gov[i] and clause.verb.end > clause.verb.at))
    ]
    if persons and behind:
        yield post(clause, persons[0], together(clause, behind[0]))


def _appoint(clause: Clause) -> Iterator[Draft]:
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


def _replace(clause: Clause) -> Iterator[Draft]:
    """ "X succeeded Y in command of the corps", "X was replaced by Y as commander-in-chief"."""
    tokens = clause.tokens
    if clause.passive:
        new, old = (
            clause.phrases(("person",), "by", ahead=False)[:1],
            [t for t in clause.subjects if t.kind == "person"],
        )
    else:
        new, old = [t for t in clause.subjects if t.kind == "person"], clause.objects("person")
    role = office(tokens, clause.after)
    if not new or not (old or role):
        return
    force = next(
        (
            tokens[i]
            for i in clause.after
            if tokens[i].kind in FORCES
            and (clause.gov[i] in ("head", "of", "of command") or clause.gov[i].startswith("of"))
        ),
        None,
    )
    yield post(clause, new[0], force, role[0] if role else "commander")


def _hand(clause: Clause) -> Iterator[Draft]:
    """ "X handed over command to Y": who takes over."""
    to = clause.phrases(("person",), "to", ahead=False)
    of = clause.phrases(FORCES, "of", "of command", ahead=False)
    if to and not clause.passive:
        yield post(clause, to[0], of[:1])


_TELLERS = {"hand": _hand, "lead": _lead, "take": _take, "appoint": _appoint, "replace": _replace}
