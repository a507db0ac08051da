"""Who took a command over, from whom it passed to whom, who came in whose stead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sefer.claims.drafts import Draft
from sefer.claims.english.command.commands import appointed, is_commander, is_led, leads, office, post
from sefer.claims.english.command.phrases import held_office
from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.slots import FORCES, dated, together
from sefer.claims.english.sentence.verbs import Frame
from sefer.claims.tokens import Token


def command(clause: Clause, frame: Frame) -> Iterator[Draft]:
    """The posts that a verb gives, with the day on which it did."""
    for made in _TELLERS[frame["sense"]](clause):
        made.date(dated(clause) or _of_the_recall(clause))
        yield made


def under_whom(clause: Clause) -> Iterator[Draft]:
    """ "General X, under whom the army crossed": who leads what acts."""
    heads = [t for t in clause.whose("under") if t.kind == "person"]
    led = [t for t in clause.subjects if is_led(t)]
    if len(heads) == 1 and led:
        yield post(clause, heads[0], led)


def _of_the_recall(clause: Clause) -> Token | None:
    """ "X was recalled on 16 October and replaced by Y": the day of the verb whose auxiliary a participle shares."""
    tokens, at = clause.tokens, clause.verb.start
    if not clause.passive or at < 2 or tokens[at - 1].low != "and" or clause.verb.lemma not in _CHANGES:
        return None
    days = [t for t in tokens[:at] if t.kind == "date"]
    return days[0] if len(days) == 1 and tokens[at - 2] is days[0] else None


_CHANGES = ("replace", "succeed", "relieve", "supersede")


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
    elif len(persons) == 1 and _of_nothing(clause):
        yield post(clause, persons[0], None)


def _of_nothing(clause: Clause) -> bool:
    """ "Major Poole took command.": is a command taken of which no more is told?"""
    tokens, end = clause.tokens, clause.verb.end
    behind = tokens[end + 1] if end + 1 < len(tokens) else None
    told = tokens[end].low in ("command", "charge", "direction") or (
        tokens[end].low == "over" and clause.verb.lemma == "take"
    )
    return told and (
        behind is None or behind.text in ".;" or behind.kind == "date" or behind.low in ("and", "on", "at", "from")
    )


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
    post_of = [t for t in clause.whose("of command", "of charge") if t.kind in FORCES]
    if post_of and new and not clause.passive:  # "the 9th Brigade, to the command of which X succeeded"
        yield post(clause, new[0], post_of[0])
        return
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
    """ "Colonel X, commanding the 13th Division, was succeeded by", "its commander, X, who": what the same sentence says that he led."""
    at = next((i for i, t in enumerate(tokens) if old and t is old[0]), len(tokens))
    led = tokens[at + 1 : at + 5]
    said = [t.low for t in led[:2]] in ([",", "commanding"], [",", "commander"])
    held = held_office(tokens, at) if at < len(tokens) else None
    if held is not None and held[1] == "commander":
        return held[0]
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


def _pass(clause: Clause) -> Iterator[Draft]:
    """ "His command passed to X", "the command of the corps devolved upon X", "his place was taken by X": who has it then."""
    tokens = clause.tokens
    ahead = range(clause.before.start, clause.verb.start)
    if clause.passive and clause.verb.lemma in _ENTRUSTED:
        to = clause.phrases(("person",), "to", ahead=False)[:1]
        given = [t for t in clause.subjects if t.kind == "unit"]
        if to and given:
            yield post(clause, to[0], given)
            return
    place = clause.verb.lemma in ("take", "fill")
    at = next((i for i in ahead if tokens[i].low == ("place" if place else "command")), None)
    if at is None or (place and not clause.passive):
        return
    if at + 1 < clause.verb.start and tokens[at + 1].kind == "word" and tokens[at + 1].low not in ("of", "then", "now"):
        return  # "the command post passed to"
    if clause.verb.lemma in _LAY:
        roles: tuple[str, ...] = ("by",) if clause.passive else ("with", "in")
    else:
        roles = ("by",) if place else ("to", "on")
    new = next((t for t in clause.phrases(("person",), *roles, ahead=False)), None)
    if new is None:
        return
    of = [tokens[i] for i in range(at + 1, clause.verb.start) if tokens[i].kind in FORCES]
    whose = any(t.low in _HIS for t in tokens[max(0, at - 2) : at])
    led = of[:1] or _of_the_last(clause, new, whose)
    if led or not place:
        yield post(clause, new, led, "commander", tokens[at])


_ENTRUSTED = ("entrust", "hand", "give", "assign", "confide")
_LAY = ("hold", "lie", "rest", "remain", "exercise")  # "command lay with X", "was held by X"


def _stead(clause: Clause) -> Iterator[Draft]:
    """ "X was appointed in his stead", "sent out in Y's place": who comes for another."""
    tokens = clause.tokens
    at = next((i for i in clause.after if tokens[i].low in ("stead", "place")), None)
    lead = [t.low for t in tokens[at - 2 : at]] if at is not None else []
    if lead[:1] != ["in"] or lead[1] not in _HIS:
        return
    persons = [t for t in (clause.subjects if clause.passive else clause.objects("person")) if t.kind == "person"]
    led = _of_the_last(clause, persons[0], True) if len(persons) == 1 else None
    if led is not None and at is not None:
        yield post(clause, persons[0], led, "commander", tokens[at])


_HIS = ("his", "her", "their", "whose")


def _of_the_last(clause: Clause, new: Token, whose: bool) -> Token | None:
    """What the one other man of the sentence before the verb was told to lead."""
    named = [t for t in clause.tokens[: clause.verb.start] if t.kind == "person" and t.name != new.name]
    if not whose or len({t.name for t in named}) != 1:
        return None
    return _commanding(clause.tokens, named[:1]) or _held(clause, named[:1])


_TELLERS = {
    "hand": _hand, "lead": leads, "take": _take, "appoint": appointed, "replace": _replace, "is": is_commander, "pass": _pass,
    "stead": _stead,
}  # fmt: skip
