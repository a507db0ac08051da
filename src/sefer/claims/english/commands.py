"""Who led what, took it over, was put at its head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
        made.date(dated(clause) or _of_the_recall(clause))
        yield made


def _of_the_recall(clause: Clause) -> Token | None:
    """ "X was recalled on 16 October and replaced by Y": the day of the verb whose auxiliary a participle shares."""
    tokens, at = clause.tokens, clause.verb.start
    if not clause.passive or at < 2 or tokens[at - 1].low != "and" or clause.verb.lemma not in _CHANGES:
        return None
    days = [t for t in tokens[:at] if t.kind == "date"]
    return days[0] if len(days) == 1 and tokens[at - 2] is days[0] else None


_CHANGES = ("replace", "succeed", "relieve", "supersede")


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
    """ "X took command of the army", "X assumed command" (of what, is then not said), "A fell and X took his place"."""
    persons = [t for t in clause.subjects if t.kind == "person"]
    tokens = clause.tokens
    if tokens[clause.verb.end].low == "place":
        old = [t for t in tokens[: clause.verb.start] if t.kind == "person" and t not in persons]
        if persons and len(old) == 1:
            yield post(clause, persons[0], _commanding(tokens, old) or _held(clause, old))
        return
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
    """ "X succeeded Y in command of the corps", "X took over from Y", "X was replaced by Y as commander-in-chief"."""
    tokens = clause.tokens
    if clause.passive:
        new, old = (
            clause.phrases(("person",), "by", ahead=False)[:1],
            [t for t in clause.subjects if t.kind == "person"],
        )
        if not new and (new := _by_office(clause)):  # his own office is not that which he takes over
            force = _commanding(tokens, old)
            yield post(clause, new[0], force or (_held(clause, old) if old else None))
            return
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
    if force is None and old and (role is None or role[0] == "commander"):
        force = _commanding(tokens, old) or _held(clause, old)
    yield post(clause, new[0], force, role[0] if role else "commander")


def _held(clause: Clause, old: Sequence[Token]) -> Token | None:
    """What the one who went was told to lead."""
    held = clause.post_of(old[0])
    return replace(held, start=old[0].start, end=old[0].end) if held is not None else None


def _commanding(tokens: Sequence[Token], old: Sequence[Token]) -> Token | None:
    """ "Colonel X, commanding the 13th Division, was succeeded by": what the same sentence says that he led."""
    at = next((i for i, t in enumerate(tokens) if old and t is old[0]), len(tokens))
    led = tokens[at + 1 : at + 5]
    said = [t.low for t in led[:2]] in ([",", "commanding"], [",", "commander"])
    return next((t for t in led[2:] if t.kind in FORCES), None) if said else None


def _by_office(clause: Clause) -> list[Token]:
    """ "succeeded by his chief of staff, Major X": who is told behind the office that he held."""
    tokens, verb = clause.tokens, clause.verb
    if verb.end + 1 >= len(tokens) or tokens[verb.end + 1].low != "by":
        return []
    told = office(tokens, range(verb.end + 2, min(len(tokens), verb.end + 6)))
    at = next((i for i in range(verb.end + 2, len(tokens)) if told and tokens[i] is told[1]), None)
    if at is None:
        return []
    behind = tokens[at + 1 : at + 3]
    return [t for t in behind if t.kind == "person"][:1] if behind and behind[0].kind in ("mark", "person") else []


def _hand(clause: Clause) -> Iterator[Draft]:
    """ "X handed over command to Y", "handed over the sector to Y": who takes over."""
    to = clause.phrases(("person",), "to", ahead=False)
    if not to or clause.passive:
        return
    between = [t for t in clause.tokens[clause.verb.end + 1 :] if t.start < to[0].start][:-1]
    if any(t.kind not in FORCES and t.low not in _HANDED for t in between):
        return  # "handed over 300 prisoners to"
    own = [t for t in clause.subjects if t.kind == "person"][:1]
    held = clause.post_of(own[0]) if own else None
    of = [t for t in between if t.kind in FORCES][:1]
    of = of or ([replace(held, start=own[0].start, end=own[0].end)] if held is not None else [])
    yield post(clause, to[0], of)


_HANDED = frozenset(("the", "his", "of", "command", "sector", "front", "line", "charge", "over", "it"))


def _is(clause: Clause) -> Iterator[Draft]:
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


_TELLERS = {"hand": _hand, "lead": _lead, "take": _take, "appoint": _appoint, "replace": _replace, "is": _is}
