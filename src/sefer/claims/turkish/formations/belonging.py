"""Which formation is part of which, by the words between them, and where a staff stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.claims.drafts import Draft, drafted
from sefer.claims.tokens import Token, rank
from sefer.claims.turkish.men.sizes import MADE
from sefer.claims.turkish.sentence.arguments import FORCES
from sefer.claims.turkish.sentence.nearby import at_place, is_staff, numbered_beside
from sefer.model import UnitValue


def nested(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "38. Alayın 3. Taburu", "36. Tümen'den 106. Alay": a genitive or ablative before a unit of lower echelon."""
    whole, part = tokens[at], at_place(tokens, at + 1)
    if part is None or whole.kind != "unit" or part.kind != "unit":
        return
    if not whole.has("genitive") and not (whole.has("ablative") and part.bare and part.has("nominative")):
        return
    if rank(whole) > rank(part):
        beside = numbered_beside(tokens, part)
        yield from (_part_of(unit, whole) for unit in (part, *beside, *(() if beside else _in_row(tokens, at + 1))))


def _in_row(tokens: Sequence[Token], at: int) -> Iterator[Token]:
    """ "2. Kolordunun 7. Tümeni Vize'de, 8. Tümeni Saray'da": those of its sort that the row goes on to, each with its place."""
    part = tokens[at]
    owned = not part.bare and part.has("accusative", "nominative")
    while owned:
        comma = next((i for i in range(at + 1, min(at + 5, len(tokens))) if tokens[i].low in (",", "ve")), 0)
        beside = at_place(tokens, comma + 1) if comma else None
        if beside is None or beside.kind != "unit" or rank(beside) != rank(part) or beside.cases != part.cases:
            return
        if not _placed(tokens[at + 1 : comma]) or not _placed(tokens[comma + 2 : comma + 5]):
            return
        yield beside
        at = comma + 1


def _placed(tokens: Sequence[Token]) -> bool:
    """Does a place in the locative stand among some tokens, and nothing that acts before it?"""
    where = next((i for i, t in enumerate(tokens) if t.kind == "place" and t.has("locative")), None)
    return where is not None and all(t.kind == "word" for t in tokens[:where])


def _part_of(part: Token, whole: Token, relation: str = "part_of", *ends: Token) -> Draft:
    own = part.mention.value.name if part.mention and isinstance(part.mention.value, UnitValue) else part.name
    slots = {"subject": own, "relation": relation, "object": whole.name}
    return drafted("organization", slots, [("subject", part), ("object", whole)], *ends)


BINDING = {
    "bağlı": "part_of", "ait": "part_of", "mensup": "part_of", "dâhil": "part_of", "dahil": "part_of", "emrindeki": "attached_to",
    "kuruluşundaki": "part_of", "terkibindeki": "part_of", "kadrosundaki": "part_of", "bünyesindeki": "part_of",
}  # fmt: skip


def bound(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "5. Tümen'e bağlı 13. Alay", "9. Alaya ait 26. Tabur": each unit of the list behind belongs to the one before."""
    word, whole = tokens[at], at_place(tokens, at - 1)
    relation = BINDING.get(word.low)
    if relation is None or whole is None or whole.kind not in FORCES:
        return
    if not whole.has("dative", "instrumental") and not word.low.endswith("ndeki") and not word.low.endswith("ndaki"):
        return
    if whole.kind == "force" and not whole.has("dative") and " " not in whole.name:
        return  # "hükümete kuvvetle bağlı"
    parts = _list(tokens, at + 1)
    for part in parts[:1] if _within_list(tokens, at - 1) else parts:
        yield _part_of(part, whole, relation, word)


def _within_list(tokens: Sequence[Token], at: int) -> bool:
    """ "10. Alay, 9. Alaya ait 26. Tabur, ...": does a list run on over a whole, so that only its next member belongs to it?"""
    return at > 1 and tokens[at - 1].text == "," and tokens[at - 2].kind in FORCES and tokens[at - 2].has("nominative")


def _list(tokens: Sequence[Token], at: int) -> list[Token]:
    """The units joined by commas and "ve" from `at` on; adjectives before the first are passed over."""
    out: list[Token] = []
    for token in tokens[at : at + 30]:
        if token.kind in FORCES and token.has("ablative") and not out and makes_up(tokens, token):
            continue  # "Güney Grubu'na bağlı gönüllülerden oluşan 4. Alay"
        if token.kind in FORCES:
            out.append(token)
            if not token.has("nominative", "genitive"):
                return out if _listed_cases(out) else out[:1]
        elif token.kind == "person" and not out:
            return []
        elif token.low not in (",", "ve", "ile", "bulunan", "olan") and (out or token.kind == "mark"):
            return out
    return out


def makes_up(tokens: Sequence[Token], part: Token) -> bool:
    """ "gönüllülerden (milislerden) oluşan 4. Alay": is it what the force behind it is made of?"""
    at = next(i for i, t in enumerate(tokens) if t is part)
    return part.kind == "force" or any(t.low in (*MADE, "gelen", "ayrılan") for t in tokens[at + 1 : at + 6])


def _listed_cases(found: list[Token]) -> bool:
    return all(t.cases == found[-1].cases for t in found)


def stationed(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "Musul'da 6. Ordu Komutanlığı", "Bolayır'daki 27. Tümen": a staff behind a place, a formation that is of there."""
    force, place = tokens[at], at_place(tokens, at - 1)
    staff = is_staff(force) and place is not None and place.has("locative")
    there = (
        place is not None
        and place.has("relative")
        and place.text.endswith("ki")
        and force.mention is not None
        and not force.has("equative")
    )
    if place is not None and place.kind == "place" and (staff or there):
        slots = {"subject": force.name, "place": place.name, "date": None}
        yield drafted("location", slots, [("subject", force), ("place", place)])
