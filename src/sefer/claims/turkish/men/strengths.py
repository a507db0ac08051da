"""Strengths: which figures a predicate counts, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from sefer.claims.counts import batches, counts_force, is_men, values
from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.men.armed import guns_at, rests, supported
from sefer.claims.turkish.men.losses import sort_of
from sefer.claims.turkish.sentence.arguments import FORMATIONS, leans, named, places_of, subject, together
from sefer.claims.turkish.sentence.clauses import Clause
from sefer.claims.turkish.sentence.days import dated, edtf
from sefer.claims.turkish.sentence.moods import Frame
from sefer.claims.turkish.sentence.nearby import is_owner
from sefer.claims.words import table
from sefer.letters.patterns import lazy


def strength(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    """ "Orduda 6.000 asker vardı", "Tümende 191 subay ve 5.541 er görev yapıyordu"."""
    tokens = clause.tokens
    if frame.get("sense") == "supported":
        yield from supported(clause)
        return
    if frame.get("sense") == "rests":
        yield from rests(clause)
        return
    figures = [tokens[i] for i in clause.own if tokens[i].kind == "quantity" and counts_force(tokens[i])]
    if any(sort_of(f) not in (None, "sick") for f in figures) or any(_TOLL.match(tokens[i].low) for i in clause.own):
        return  # "zayiatı 31'i subay 412 şehit idi" tells no strength
    figures = [f for f in figures if not _are_civilians(tokens, f)]
    figures = [
        f for f in figures if f.item not in FORMATIONS or not _PART.search(f.low)
    ]  # "iki taburu": a part elsewhere
    if not figures or (clause.predicate.form.kind == "participle" and not clause.predicate.reported):
        return
    wholes = [
        i
        for i in clause.reach
        if tokens[i].kind in ("unit", "force", "polity")
        and tokens[i].has("locative", "genitive")
        and not is_owner(tokens, i)
        and not _tells_where(tokens, i)
        and not _is_landmark(tokens, i)
    ]
    wholes += [
        i
        for i in clause.reach
        if tokens[i].kind == "unit"
        and tokens[i].has("nominative")
        and not leans(tokens, i)
        and not _is_listed(tokens, i)
    ]
    wholes += [
        i for i in clause.args(("unit", "force"), "ablative") if tokens[i + 1].low == "geriye"
    ]  # "... 500 er kaldı"
    wholes += [i for i in clause.args(("person",), "genitive", within=clause.reach) if tokens[i + 1].low in _HANDS]
    wholes += [
        i for i in clause.args(("person",), "nominative", within=clause.reach) if tokens[i + 1].low in _leading()
    ]
    wholes = [i for i in wholes if tokens[i].start < figures[0].start] or _whose_parts(clause)
    men = any(f.item in ("soldier", "officer", "person", "cavalryman") for f in figures if f.mention)
    if not wholes and not men and not tokens[clause.predicate.start].low.startswith("sahip"):
        yield from guns_at(clause, figures)
        return
    having = tokens[clause.predicate.start].low.startswith("sahip") and not wholes
    owner = subject(clause, story, ("unit", "force", "polity"))[:1] if having else []
    whole = owner[0] if owner else tokens[wholes[0]] if wholes else _holder(clause, figures)
    whole = whole or _counted_force(clause, figures)
    if whole is None:
        return
    date, where = dated(clause), places_of(clause).get("in", [])
    if date is None and whole.antecedent is not None:
        date = story.date
    forces = together(tokens, whole)
    ill = [f for f in figures if sort_of(f) == "sick"]
    if ill:
        counted = {"sick": values(ill)}
        slots: dict[str, object] = {
            "subject": named(forces),
            "date": edtf(date),
            "place": named(where[:1]),
            "values": counted,
        }
        words = [("subject", t) for t in forces] + [("values", f) for f in ill] + [("place", t) for t in where[:1]]
        yield drafted("loss", slots, words + ([("date", date)] if date else []))
    for row in batches([f for f in figures if f not in ill]):
        slots = {"subject": named(forces), "date": edtf(date), "place": named(where[:1]), "values": values(row)}
        words = [("subject", t) for t in forces] + [("values", f) for f in row] + [("place", t) for t in where[:1]]
        yield drafted("strength", slots, words + ([("date", date)] if date else []))


_TOLL = lazy(r"(?:kayb|zayiat|zaiyat|telefat)\w*[ıi](?:n[ıi]n)?$|kayıplar\w*$")


_HANDS = ("elinde",)


@cache
def _leading() -> frozenset[str]:
    """ "General Stoletov komutasında 7.500 gönüllü vardı"."""
    return frozenset(table("tr")["offices"]["leading"])


_CIVIL = lazy(r"(?:halk|sivil|ahali|nüfus|göçmen|muhacir|mülteci|köylü)\w*")


def _are_civilians(tokens: Sequence[Token], figure: Token) -> bool:
    """ "6.000 kişilik yerli halk": people who are no soldiers of anybody."""
    behind = [t.low for t in tokens if t.start >= figure.end][:2]
    return any(_CIVIL.fullmatch(low) for low in behind) and figure.item in ("person", "other")


def _whose_parts(clause: Clause) -> list[int]:
    """ "15. Tümen'den 56. Alay ve ... vardı, 5.541 asker görev yapıyordu": the whole that opens a list of who was there."""
    before = clause.tokens[clause.reach.start - 1] if clause.reach.start else None
    if before is not None and before.text == ";":  # "Grupta A yer alacak; B ile 2 top da vardı"
        ahead = range(clause.reach.start)
        return [i for i in ahead if clause.tokens[i].kind == "unit" and clause.tokens[i].has("locative")][:1]
    there = before is not None and before.low in ("vardı", "var", "mevcuttu")
    whole = next((i for i in range(clause.reach.start) if clause.tokens[i].kind == "unit"), None) if there else None
    return [whole] if whole is not None and clause.tokens[whole].has("ablative") else []


def _tells_where(tokens: Sequence[Token], at: int) -> bool:
    """ "Kuzey Cephesi'nde bulunan 15. Tümen'in emrinde": does it only say where the one behind it was?"""
    return tokens[at].has("locative") and at + 1 < len(tokens) and tokens[at + 1].low in ("bulunan", "olan")


def _is_landmark(tokens: Sequence[Token], at: int) -> bool:
    """ "26. Alay'ın karşısında 640 kişi vardı": is it only told where others were?"""
    return tokens[at].has("genitive") and at + 1 < len(tokens) and tokens[at + 1].low in _BESIDE


_BESIDE = frozenset(
    ("karşısında", "önünde", "arkasında", "gerisinde", "yanında", "sağında", "solunda", "çevresinde", "etrafında")
)


def _is_listed(tokens: Sequence[Token], at: int) -> bool:
    """Does a list go on behind a unit, so that what follows is beside it, not its own?"""
    return at + 1 < len(tokens) and tokens[at + 1].low in (",", "ve", "ile")


_PART = lazy(r"(?:u|ü|ı|i)$")


def _holder(clause: Clause, figures: list[Token]) -> Token | None:
    """ "Hüseyin Paşa'nın elinde 7.000 kişi vardı": the person whose men they are."""
    tokens = clause.tokens
    held = [i for i in clause.reach if i and tokens[i].low in ("elinde", "emrinde", "buyruğunda")]
    who = [tokens[i - 1] for i in held if tokens[i].start < figures[0].start]
    return next((t for t in who if t.kind == "person" and t.has("genitive")), None)


def _counted_force(clause: Clause, figures: list[Token]) -> Token | None:
    """ "Kürdemir'de X komutasındaki 400 asker vardı": the men are a force of their own."""
    figure = next((f for f in reversed(figures) if is_men(f)), figures[-1])
    if figure.mention is None or clause.predicate.form.negated or not places_of(clause).get("in"):
        return None
    counted = (figure.counts.counted if figure.counts else "") or "asker"
    if figure.item == "person" and not counted.startswith(("kişi", "muharip", "savaşçı", "mevcut")):
        return None  # "on kadar adam": no force
    return Token("force", figure.start, figure.end, counted, counted, figure.cases, counted)
