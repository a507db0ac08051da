"""Who went or was sent where, and who stood where."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.claims.drafts import Draft
from sefer.claims.english.sentence.clause import Clause, is_place
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
    place,
    set_off,
)
from sefer.claims.english.sentence.table import words
from sefer.claims.english.sentence.verbs import Frame
from sefer.claims.tokens import Token

_PUSHING = ("drive", "push", "throw", "force", "press", "fling", "hurl")
_OBJECTS = ("it", "them", "him", "us")
MOVERS = (*FORCES, "person", "quantity")


def _far(clause: Clause, token: Token) -> bool:
    """ "When X landed at Mombasa on 19 February the force": does a preposition stand between verb and noun?"""
    return any(clause.gov[i] == "prep" for i in clause.after if clause.tokens[i].end <= token.start)


# told with a date alone
_BY_DATE = ("arrive", "leave", "depart", "sail", "land", "embark", "entrain")


def movers(found: list[Token]) -> list[Token]:
    return [
        t
        for t in found
        if t.kind in MOVERS and (t.kind != "quantity" or is_men(t) or t.item in (*WHOLE, "ship", "other", "gun"))
    ]


def movement(clause: Clause, frame: Frame) -> Iterator[Draft]:
    """Who went or was sent where; "made an attack on Kars" is no march."""
    if clause.verb.lemma != "make" or not any(clause.tokens[i].kind == "fight" for i in clause.after[:4]):
        yield from _march(clause, frame)


def _march(clause: Clause, frame: Frame) -> Iterator[Draft]:
    sense = frame["sense"]
    if sense == "join" or (clause.passive and clause.verb.lemma in _REACHED):
        yield from _joined(clause) if sense == "join" else _reached(clause, sense)
        return
    who = movers(_sent(clause) if sense == "send" else [] if clause.passive else clause.subjects)
    if not who and not _we(clause):
        return
    moved = (
        [t for t in clause.objects(*FORCES, "quantity") if not set_off(clause, t) and not _far(clause, t)]
        if (sense == "go" and clause.verb.lemma != "cross") or clause.verb.lemma in ("land", "disembark")
        else []
    )
    who = movers(moved[:2]) or [*who, *_taken_along(clause, who)]
    pushed = clause.verb.lemma in _PUSHING and not clause.passive and not moved
    if pushed and any(clause.tokens[i].kind == "pronoun" or clause.tokens[i].low in _OBJECTS for i in clause.after[:2]):
        return  # "attacked it and drove it back": whom it drove did the going
    bare = _bare_places(clause)
    to, source, via = place(clause, "to"), place(clause, "from"), place(clause, "via")
    if sense == "send" and not clause.passive:
        source = [t for t in source if not _of_sender(clause, t)]
    if sense == "leave":
        sailing = clause.verb.lemma in ("embark", "entrain", "break", "strike", "weigh")
        source = source or _out_of(clause)
        if sailing:
            source = source or place(clause, "in")[:1]
        elif clause.verb.lemma in ("leave", "start") and _leaves_force(clause):
            yield from _left_behind(clause)
            return
        elif clause.verb.lemma == "leave" and not bare and _leaves_something(clause):
            return
        elif clause.verb.lemma != "start":
            source = source or bare[:1]
        to = to or place(clause, "for")
    elif sense == "arrive":
        to = to or _arrived_at(clause, bare)
        if clause.verb.lemma in ("cover", "finish", "complete") and not _covers_a_way(clause, to):
            return
    elif sense == "cross":
        via = via or bare[:1] or _at_water(clause)
        if clause.verb.lemma == "pass" and bare and not _is_water(clause, bare[0]):
            return
    elif sense == "go":
        to = to or place(clause, "on", "for") or ([] if clause.verb.lemma not in ("make", "close") else bare)
        if clause.verb.lemma == "cross":
            via = via or bare[:1]
    else:
        to = to or place(clause, "for", "on", *(("against",) if clause.verb.lemma == "direct" else ()))
        if clause.verb.lemma == "land":
            to = to or place(clause, "in")[:1]
    date = dated(clause) or limit(clause)
    arriving = _arrives(clause, sense, to, source)
    if not (to or source or via) and not (
        date is not None and clause.verb.lemma in _BY_DATE and clause.status == "asserted"
    ):
        return
    if (sense == "cross" and not via) or (clause.verb.lemma in ("order", "direct") and not to):
        return
    if sense == "arrive" and clause.verb.lemma in ("come", "get") and not to:
        return
    slots: dict[str, object] = {
        "subject": named(who), "from": named(source[:1]), "via": [t.name for t in via], "to": named(to[-1:] if sense != "arrive" else to[:1]), "mode": _mode(clause),
        "depart": None if arriving else edtf(date), "arrive": edtf(date) if arriving else None,
    }  # fmt: skip
    made = draft(
        "movement", slots, clause, subject=who, source=source[:1], via=via, to=to[-1:] if sense != "arrive" else to[:1]
    )
    if date is not None:
        made.fill("arrive" if arriving else "depart", date)
    if sense == "send" and clause.verb.lemma in ("order", "direct"):
        made.polarity = "planned"
    yield made


def _out_of(clause: Clause) -> list[Token]:
    """ "marched out of Kars": the place right behind a verb that takes "out" with it."""
    behind = clause.tokens[clause.verb.end + 1 :][:1]
    out = clause.tokens[clause.verb.end].low == "out" and [t.low for t in behind] == ["of"]
    return place(clause, "of")[:1] if out else []


def _arrived_at(clause: Clause, bare: list[Token]) -> list[Token]:
    """Where somebody arrived, told without "to"."""
    at = place(clause, "in")[:1] if clause.verb.lemma not in ("enter", "reach", "gain", "regain", "attain") else []
    return bare[:1] or at or before_it(clause)


def _covers_a_way(clause: Clause, to: list[Token]) -> bool:
    """ "covered the thirty miles to Kars", "completed its march to Kars": is it told how far, and whereto?"""
    low = {clause.tokens[i].low for i in clause.after[:5]}
    return bool(to) and bool(low & _LENGTHS or "march" in low or clause.verb.lemma != "cover")


_LENGTHS = frozenset(("miles", "mile", "kilometres", "kilometers", "km", "versts", "leagues", "distance"))


def _we(clause: Clause) -> bool:
    """ "We left Kabul on 9 August": does the teller's own force go, on a day that is told?"""
    mine = not clause.passive and [t.low for t in clause.subjects[:1]] == ["we"]
    return mine and clause.status == "asserted" and dated(clause) is not None


def _leaves_force(clause: Clause) -> bool:
    """Is the first noun behind "left" a force, not a place?"""
    first = clause.objects(*FORCES, "quantity", "place")[:1]
    return bool(first) and first[0].kind != "place"


def _leaves_something(clause: Clause) -> bool:
    """ "left a third of its officers on the field": does a thing or a share follow, no place, day or way?"""
    at = clause.verb.end + 1
    first = clause.tokens[at].low if at < len(clause.tokens) else ""
    return first in ("a", "an", "his", "its", "their", "some", "many", "most", "half", "only")


def _left_behind(clause: Clause) -> Iterator[Draft]:
    """ "Leaving two battalions at Lajj, the brigade pushed on": where a force is that another leaves there."""
    left = [t for t in clause.objects(*FORCES, "quantity") if t.kind in FORCES or t.item in WHOLE][:1]
    at = place(clause, "in")[:1]
    if not left or not at or left[0].end > at[0].start or clause.status not in ("asserted", "reported"):
        return
    slots = {"subject": named(left), "place": named(at), "date": edtf(dated(clause))}
    made = draft("location", slots, clause, subject=left, place=at)
    if slots["date"] is not None and (date := dated(clause)) is not None:
        made.fill("date", date)
    yield made


_REACHED = ("reach", "enter", "evacuate", "abandon", "quit")


def _reached(clause: Clause, sense: str) -> Iterator[Draft]:
    """ "Dalny was entered on 30 May", "Kars was evacuated by the 5th Division": a place, with the day or who did it."""
    places = [t for t in clause.subjects if t.kind == "place"][:1]
    who = clause.phrases(MOVERS, "by", ahead=False)[:1]
    date = dated(clause)
    if not places or not (who or date is not None) or clause.status not in ("asserted", "reported"):
        return
    left = clause.verb.lemma not in ("reach", "enter")
    if sense == "send":
        return  # told as a place that was left
    slots: dict[str, object] = {
        "subject": named(who), "from": named(places) if left else None, "via": [], "to": None if left else named(places), "mode": _mode(clause),
        "depart": edtf(date) if left else None, "arrive": None if left else edtf(date),
    }  # fmt: skip
    made = draft("movement", slots, clause, subject=who, source=places if left else [], to=[] if left else places)
    if date is not None:
        made.fill("depart" if left else "arrive", date)
    yield made


def _joined(clause: Clause) -> Iterator[Draft]:
    """ "Outram joined him at Cawnpore on 15 September": who joins a man at a place comes to it."""
    tokens, to = clause.tokens, place(clause, "in")[:1]
    who = [t for t in clause.subjects if t.kind in (*FORCES, "person")]
    behind = [t for t in tokens[clause.verb.end + 1 :][:1] if t.low in _OBJECTS or t.kind == "person"]
    if clause.passive or not (who and to and behind):
        return
    date = dated(clause)
    slots: dict[str, object] = {
        "subject": named(who), "from": None, "via": [], "to": named(to), "mode": None, "depart": None, "arrive": edtf(date),
    }  # fmt: skip
    made = draft("movement", slots, clause, subject=who, to=to)
    if date is not None:
        made.fill("arrive", date)
    yield made


def _at_water(clause: Clause) -> list[Token]:
    """ "crossed the river at Rosmead": where an unnamed river was crossed."""
    river = any(clause.tokens[i].low in _WATERS for i in clause.after[:3])
    return place(clause, "in")[:1] if river else []


_WATERS = ("river", "stream", "canal", "frontier", "border", "ford", "strait", "straits")


def _is_water(clause: Clause, token: Token) -> bool:
    """ "passed the Yalu": does an article stand before a name, as before rivers?"""
    at = next(i for i, t in enumerate(clause.tokens) if t is token)
    owned = [t.low for t in clause.tokens[at + 1 : at + 2]] in (["'s"], ["'"])  # "passed the Wolf's Gate"
    return at > 0 and clause.tokens[at - 1].low == "the" and not owned


def _bare_places(clause: Clause) -> list[Token]:
    """The places behind the verb without a preposition, behind some verbs whatever a name looks like."""
    bare = clause.objects("place")
    if not bare and clause.verb.lemma in ("reach", "enter", "leave", "make"):
        bare = [t for t in clause.objects("person") if is_place(t)]
    return bare


def _arrives(clause: Clause, sense: str, to: list[Token], source: list[Token]) -> bool:
    """Is the day of a march that on which it ended?"""
    if sense == "arrive" or clause.verb.lemma == "bring" or (sense == "send" and clause.verb.lemma == "land"):
        return True
    return sense in ("go", "send") and _into(clause, to) and not (source or clause.status == "planned")


def _taken_along(clause: Clause, who: list[Token]) -> list[Token]:
    """ "Hunter reached Elandslaagte with the Cavalry Brigade": the formation with which a man went, told right behind where."""
    tokens = clause.tokens
    if clause.passive or len(who) != 1 or who[0].kind != "person" or clause.status == "negated":
        return []
    for i in clause.after:
        near = [t.low for t in tokens[max(0, i - 3) : i]]
        if tokens[i].kind != "unit" or clause.gov[i] != "with" or "with" not in near:
            continue
        head = max(0, i - 3) + near.index("with")
        behind = [t.low for t in tokens[i + 1 : i + 4]]
        if (tokens[head - 1].kind in ("place", "date") or head == clause.verb.end + 1) and not _FLANKS & {*behind}:
            return [tokens[i]]
    return []


_FLANKS = frozenset(("left", "right", "rear", "flank", "front", "van", "support", "reserve"))


def _of_sender(clause: Clause, source: Token) -> bool:
    """ "Drafts from Kars brought the 8th Regiment up": is it told from where those came that sent or brought another?"""
    tokens = clause.tokens
    at = next(i for i, t in enumerate(tokens) if t is source)
    head = next((i for i in range(at - 1, -1, -1) if tokens[i].low == "from"), 0)
    return at < clause.verb.start and head > 0 and tokens[head - 1].kind != "mark"


def _into(clause: Clause, to: list[Token]) -> bool:
    """ "rode into Ladysmith on 28 February": is it told that somebody was in a place then? Who is merely sent may be on his way."""
    if not to or clause.verb.lemma in ("send", "order", "dispatch", "despatch", "transfer", "ship"):
        return False
    before = [t.low for t in clause.tokens if t.end <= to[-1].start and t.low not in words("articles", "words")]
    return before[-1:] == ["into"]


def _sent(clause: Clause) -> list[Token]:
    """Who is sent: the subject of a passive, the object of an active."""
    if clause.passive:
        return clause.subjects
    found = [t for t in clause.objects(*FORCES, "person", "quantity") if not (set_off(clause, t) or _far(clause, t))]
    if clause.verb.lemma in ("take", "lead", "carry", "bring", "advance", "order", "direct", "detach"):
        found = [t for t in found if t.kind in FORCES]
    return found[:2] if found and clause.verb.lemma not in ("order", "direct") else []


def _mode(clause: Clause) -> str | None:
    modes = ("rail", "sea", "air", "march")
    low = [clause.tokens[i].low for i in (*clause.after, *clause.before)]
    at = {w for b, w in zip(["", *low], low, strict=False) if b in ("by", "on", "in")}
    if clause.verb.lemma in ("march", "ride"):
        return "march"
    if clause.verb.lemma in ("rail", "entrain"):
        return "rail"
    if clause.verb.lemma in ("sail", "ship", "steam", "embark", "ferry"):
        return "sea"
    return next((m for m in modes if at & words("modes", m)), None)
