"""Places taken, attacks, fights won and lost."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.claims.drafts import Draft
from sefer.claims.english.fighting.nominal import attackers
from sefer.claims.english.sentence.clause import Clause, is_place
from sefer.claims.english.sentence.slots import FORCES, WHOLE, dated, draft, edtf, named, place, where
from sefer.claims.english.sentence.table import words
from sefer.claims.english.sentence.verbs import Frame
from sefer.claims.tokens import Token

PARTIES = (*FORCES, "person")


def is_party(token: Token) -> bool:
    return token.kind in PARTIES or (token.kind == "quantity" and token.item in (*WHOLE, "other", "ship"))


def engagement(clause: Clause, frame: Frame) -> Iterator[Draft]:
    sense = frame["sense"]
    if sense == "taken":
        yield from _taken(clause)
    elif sense == "fell":
        yield from _fell(clause)
    elif sense == "repulsed":
        yield from _repulsed(clause)
    else:
        yield from _fought(clause)


def _made(clause: Clause, parties: list[Token], places: list[Token], outcome: str | None) -> Draft:
    date = dated(clause)
    slots = {"parties": [t.name for t in parties], "place": named(places[:1]), "date": edtf(date), "outcome": outcome}
    made = draft("engagement", slots, clause, parties=parties, place=places[:1])
    if date is not None:
        made.fill("date", date)
    return made


def _agent(clause: Clause) -> list[Token]:
    return clause.phrases((*FORCES, "person"), "by", ahead=False)[:1]


def _taken(clause: Clause) -> Iterator[Draft]:
    if clause.verb.lemma == "gain" and not clause.passive:
        return  # who gains a place comes to it
    if clause.passive:
        places = [t for t in clause.subjects if t.kind == "place"]
        taker = _agent(clause)
        if not clause.subjects and taker and _ground_ahead(clause):
            yield _made(clause, taker, [], f"taken by {named(taker)}")
            return
    else:
        places = clause.objects("place")
        if not places and clause.verb.lemma in ("occupy", "storm", "retake", "recapture", "seize", "liberate"):
            places = [t for t in clause.objects("person") if is_place(t)]
        first = next(
            (t for t in (clause.tokens[i] for i in clause.after) if t.kind in ("place", "quantity", "unit", "force")),
            None,
        ) or next(iter(places), None)
        if not clause.fronted and places and first is not places[0]:
            return
        taker = [t for t in clause.subjects if is_party(t)]
        if not taker:
            return
    if not places and not clause.passive and _ground(clause) and (where(clause) or dated(clause) is not None):
        yield _made(clause, taker, where(clause), f"taken by {named(taker[:1])}")
    if places:
        yield _made(clause, taker, places, f"taken by {named(taker[:1])}" if taker else "taken")


_GROUND = words("lists", "ground")


def _ground(clause: Clause) -> bool:
    """Is a piece of ground without a name what was taken: "stormed the central redoubt"?"""
    near = [clause.tokens[i] for i in clause.after[:4]]
    return bool(near) and near[0].low in ("the", "its", "their") and any(t.low in _GROUND for t in near)


def _ground_ahead(clause: Clause) -> bool:
    """The same before a passive: "the summit was seized at dawn by the 2nd Brigade"."""
    near = [t.low for t in clause.tokens[max(0, clause.verb.start - 4) : clause.verb.start]]
    return near[-1:] != [] and near[-1] in _GROUND and any(t in ("the", "its", "their", "both") for t in near)


def _fell(clause: Clause) -> Iterator[Draft]:
    """ "Lemberg fell on 22 June": a place falls; a force that falls back does not."""
    places = [t for t in clause.subjects if t.kind == "place"]
    yields = clause.verb.lemma in ("surrender", "capitulate")
    if yields and (where(clause) or clause.objects("quantity", "figure") or clause.phrases(("quantity",), "with")):
        return  # "Cronje surrendered at Paardeberg": a man, whatever else bears his name
    given = clause.objects("place")[:1] if yields and not places else []
    who = [t for t in clause.subjects if is_party(t)]
    if given and who and clause.verb.lemma == "surrender":  # "The Turks surrendered Hit to the 5th Division"
        taker = clause.phrases((*FORCES, "person"), "to", ahead=False)[:1]
        yield _made(clause, [*taker, *who], given, f"taken by {taker[0].name}" if taker else "taken")
        return
    if places:
        kinds = (*FORCES, "person") if clause.verb.lemma == "fall" else FORCES
        taker = clause.phrases(kinds, "to", ahead=False)[:1]
        yield _made(clause, taker, places, f"taken by {taker[0].name}" if taker else "taken")
        yield from _fell_too(clause)


def _fell_too(clause: Clause) -> Iterator[Draft]:
    """ "Plevna fell on 10 December and Sofia on 4 January": the second town and its day without a verb."""
    tokens, stop = clause.tokens, clause.after.stop
    for i in clause.after:
        if tokens[i].low != "and" or i + 1 >= stop or tokens[i + 1].kind != "place" or clause.gov[i + 1]:
            continue
        days = [k for k in range(i + 2, stop) if tokens[k].kind == "date"]
        day = tokens[days[-1]] if days else None
        if day is None or any(tokens[k].kind in (*PARTIES, "place") for k in range(i + 2, days[-1])):
            return
        slots: dict[str, object] = {"parties": [], "place": tokens[i + 1].name, "date": edtf(day), "outcome": "taken"}
        yield draft("engagement", slots, None, place=[tokens[i + 1]], date=[day])
        return


def _repulsed(clause: Clause) -> Iterator[Draft]:
    if clause.passive:
        losers, winners = [t for t in clause.subjects if t.kind in PARTIES], _agent(clause)
        fight = [t for t in clause.subjects if t.kind == "fight"]
        if fight and not losers:
            day, at = _of_the_fight(clause), next(i for i in clause.subject if clause.tokens[i].kind == "fight")
            by, on = attackers(clause.tokens, clause.gov, at)
            places = where(clause) or [t for t in on if t.kind == "place"][:1]
            if winners or places or day is not None:
                made = _made(clause, [*by, *winners], places, "attack repulsed")
                made.date(day)
                yield made
            return
    else:
        losers = clause.objects(*PARTIES)
        winners = [t for t in clause.subjects if t.kind in PARTIES]
        if not winners:
            return
        if not losers and clause.objects("fight"):
            yield _made(clause, winners, where(clause), "attack repulsed")
            return
    if losers:
        out = place(clause, "from")[:1] if clause.verb.lemma in _DRIVING else []  # "were driven out of X"
        yield _made(clause, [*winners, *losers], where(clause) or out, f"{losers[0].name} repulsed")


_DRIVING = ("drive", "dislodge", "expel", "eject", "oust")


def _of_the_fight(clause: Clause) -> Token | None:
    """ "The assault of 19 August was repulsed", "a second attack, on 7 October, was": the day told with the fight."""
    at = next((i for i in clause.subject if clause.tokens[i].kind == "fight"), clause.verb.start)
    days = [i for i in range(at + 1, clause.verb.start) if clause.tokens[i].kind == "date"]
    near = clause.tokens[at + 1 : days[0]] if len(days) == 1 else []
    return clause.tokens[days[0]] if near and all(t.low in _DATING for t in near) else None


_DATING = ("of", "on", ",", "the", "night", "morning", "evening", "afternoon")


def _fought(clause: Clause) -> Iterator[Draft]:
    who = [t for t in clause.subjects if is_party(t)]
    if clause.verb.lemma in _MAKING and not clause.passive:
        yield from _launched(clause, who)
        return
    if clause.passive:
        fights = [t for t in clause.subjects if t.kind == "fight"]
        if fights:
            yield from battle(clause)
            return
        hit = [t for t in clause.subjects if t.kind in ("place", *PARTIES)]
        if clause.subjects and hit:
            parties = [t for t in hit if t.kind != "place"] + _agent(clause)
            alone = clause.verb.lemma == "cut" and where(clause)
            if clause.verb.lemma in ("catch", "cut", *_MAKING) and not _agent(clause) and not alone:
                return  # "was caught in a storm"
            places = [t for t in hit if t.kind == "place"] or where(clause)
            if parties or places:
                yield _made(clause, parties, places, None)
        return
    if not who:
        if any(t.kind == "fight" for t in clause.subjects):
            yield from battle(clause)
        return
    foes = clause.objects(*PARTIES) + clause.phrases(PARTIES, "with", "against", ahead=False)
    places = clause.objects("place") or where(clause) or place(clause, "via")[:1]
    if clause.verb.lemma == "cut":
        return
    if clause.verb.lemma in ("meet", "surprise", "encounter", "resist", "catch") and not [
        t for t in foes if t.kind in FORCES
    ]:
        return
    if (
        foes
        or places
        or (
            edtf(dated(clause)) is not None
            and clause.verb.lemma in ("attack", "assault", "counter-attack", "counterattack")
        )
    ):
        yield _made(clause, [*who, *foes], places, None)


_MAKING = ("make", "launch", "deliver", "mount", "carry", "renew", "press", "complete")


def _launched(clause: Clause, who: list[Token]) -> Iterator[Draft]:
    """ "The 5th Division launched an attack on Kars": a fight that is the object of a verb of doing."""
    fights = [i for i in clause.after if clause.tokens[i].kind == "fight" and not clause.gov[i]]
    near = clause.tokens[clause.verb.end + 1 : fights[0]] if fights else []
    if not who or not fights or any(t.kind not in ("word", "figure") for t in near) or clause.verb.lemma == "complete":
        return
    behind = [i for i in clause.after if i > fights[0]]
    roles = ("on", "against", "in", "on attack", "against attack")
    at = next((i for i in behind if clause.tokens[i].kind in ("place", *PARTIES) and clause.gov[i] in roles), None)
    hit = [clause.tokens[at]] if at is not None else []
    places = [t for t in hit if t.kind == "place"] or where(clause)
    foes = [t for t in hit if t.kind != "place"]
    if places or foes or edtf(dated(clause)) is not None:
        yield _made(clause, [*who, *foes], places, None)


def battle(clause: Clause) -> Iterator[Draft]:
    """ "The Battle of Sedan was fought on 1 September"; a battle or siege "took place", "began", "lasted"."""
    tokens = clause.tokens
    fights = [i for i in clause.subject if tokens[i].kind == "fight"]
    if not fights:
        return
    at = fights[-1]
    named_ = [tokens[i] for i in range(at + 1, min(at + 4, clause.verb.start)) if tokens[i].kind == "place"]
    between = clause.phrases(FORCES, "in", ahead=False) or (
        clause.phrases(FORCES, "by", ahead=False) if clause.passive else []
    )
    places = named_[:1] or where(clause) or (place(clause, "against")[:1] if clause.passive else [])
    date = dated(clause)
    if places and (date is not None or between):
        yield _made(clause, between, places, None)
