"""The guns and the men with which a force is told to be: supported by them, resting on them, or guns of nobody named."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.claims.counts import is_men, values
from sefer.claims.drafts import Draft, drafted
from sefer.claims.tokens import Token
from sefer.claims.turkish.men.losses import sort_of
from sefer.claims.turkish.sentence.arguments import leans, named, places_of
from sefer.claims.turkish.sentence.clauses import Clause
from sefer.claims.turkish.sentence.days import dated, edtf

MEN_AND_ARMS = ("soldier", "person", "officer", "cavalryman", "volunteer", "gun", "machine_gun", "rifle")
ARMS = ("gun", "machine_gun", "mortar", "rifle", "vehicle", "aircraft", "armoured_car", "armoured_train")


def guns_at(clause: Clause, figures: list[Token]) -> Iterator[Draft]:
    """ "311 numaralı tepede 2 dağ topu vardı": guns of nobody named, where they stood."""
    guns, where = [f for f in figures if f.item in ("gun", "machine_gun")], places_of(clause).get("in", [])
    found = clause.tokens[clause.predicate.at].low.startswith(
        ("bulundu", "bulunmuş")
    )  # booty: nobody's guns stood there
    if guns and len(guns) == len(figures) and where and not found and not clause.predicate.form.negated:
        date = dated(clause)
        slots = {"subject": named(guns), "place": named(where), "date": edtf(date)}
        words = [("subject", g) for g in guns] + [("place", t) for t in where] + ([("date", date)] if date else [])
        yield drafted("location", slots, words)


def supported(clause: Clause) -> Iterator[Draft]:
    """ "9. Alay 14 topla, 10. Alay 12 topla destekleniyordu": the guns that each has with it."""
    tokens, form = clause.tokens, clause.predicate.form
    if not form.passive or form.kind not in ("finite", "participle"):
        return
    whole = next((t for t in tokens if t.kind == "unit"), None)
    held = whole is not None and (whole.has("locative") or whole.low.endswith(("grupta", "orduda", "cephede")))
    for i in clause.reach:
        if tokens[i].kind != "quantity" or tokens[i].item not in ARMS or not tokens[i].has("instrumental"):
            continue
        owners = clause.args(("unit",), "nominative", within=range(clause.reach.start, i))
        owners = [j for j in owners if not leans(tokens, j) or tokens[j + 1].low == ","]
        several = tokens[clause.predicate.at].low.endswith(("lardı", "lerdi", "lar", "ler"))  # all of the whole
        owner = whole if held and (several or not owners) else tokens[owners[-1]] if owners else None
        if owner is not None:
            date = dated(clause)
            slots = {"subject": owner.name, "date": edtf(date), "place": None, "values": values([tokens[i]])}
            words = [("subject", owner), ("values", tokens[i])] + ([("date", date)] if date else [])
            yield drafted("strength", slots, words)


def with_whom(clause: Clause) -> list[Token]:
    """The men and guns of a clause with which something is done, not those that are joined to others by "-le"."""
    tokens = clause.tokens
    last = [i for i in clause.own if tokens[i].kind == "quantity" and tokens[i].has("instrumental")]
    last = [i for i in last if tokens[i].item in MEN_AND_ARMS and tokens[i + 1 : i + 2]]
    if not last or tokens[last[-1] + 1].kind == "quantity" or tokens[last[-1] + 1].low in ("birlikte", "beraber"):
        return []
    first = last[-1]
    while first >= 2 and tokens[first - 1].low in ("ve", ",", "ile") and tokens[first - 2].kind == "quantity":
        first -= 2
    return [tokens[i] for i in range(first, last[-1] + 1, 2)]


def brought(clause: Clause, who: list[Token]) -> Iterator[Draft]:
    """ "Osman Paşa 15.000 asker ve 58 topla yola çıktı": the men and guns with which somebody went, or fought."""
    row = with_whom(clause)
    if not row or len(who) != 1 or who[0].kind not in ("unit", "force", "person") or clause.predicate.form.negated:
        return
    if any(map(is_men, row)) and not any(sort_of(f) for f in row) and who[0].start < row[0].start:
        date = dated(clause)
        slots = {"subject": who[0].name, "date": edtf(date), "place": None, "values": values(row)}
        words = [("subject", who[0]), *(("values", f) for f in row)] + ([("date", date)] if date else [])
        yield drafted("strength", slots, words)


def rests(clause: Clause) -> Iterator[Draft]:
    """ "3. Ordu 8 bin asker ile 7 bin milise dayanıyordu": the men on whom a unit rests are its strength."""
    tokens = clause.tokens
    figures = [tokens[i] for i in clause.reach if is_men(tokens[i]) and sort_of(tokens[i]) is None]
    wholes = [i for i in clause.args(("unit",), "nominative", within=clause.reach) if not leans(tokens, i)]
    wholes = [i for i in wholes if figures and tokens[i].start < figures[0].start]
    reached = any(tokens[i].kind == "place" and tokens[i].has("dative") for i in clause.own)  # "Tuna'ya dayandı"
    unread = any(tokens[i].kind == "word" and tokens[i].text[0].isdigit() for i in clause.reach)  # more than is read
    if wholes and not reached and not unread and clause.predicate.form.kind == "finite":
        whole, date = tokens[wholes[0]], dated(clause)
        slots = {"subject": whole.name, "date": edtf(date), "place": None, "values": values(figures)}
        words = [("subject", whole), *(("values", f) for f in figures)] + ([("date", date)] if date else [])
        yield drafted("strength", slots, words)
