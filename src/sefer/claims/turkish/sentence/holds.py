"""What the tokens of a sentence hold, and what each frame must find among them to tell anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache, reduce
from operator import or_
from typing import Any

from sefer.claims.tokens import Token

ANY, UNIT, FORCE, PERSON, PLACE, POLITY, DATE, QUANTITY, POST, RESERVE, MAN, ECHELON, ONE, RETREAT = (
    1 << n for n in range(14)
)
FRONTS = ("cepheye", "cephe")  # small words that say where
BORDERS = ("sınırı", "hududu", "sınırını", "hududunu")  # what is crossed without a name
RESERVES = frozenset(("yedek", "yedekte", "ihtiyat", "ihtiyatta", "yedeğe", "ihtiyata"))
MEN = {"subay": "officer", "er": "soldier", "nefer": "soldier", "asker": "soldier", "kişi": "person"}
COMMANDS = ("komuta", "kumanda", "görevini")  # what is handed over
RETREATS, RETREAT_NOUNS = "çekil", ("ricat", "rücu")
_POSTS = ("başına", "yerine", "yerini")
_TAKEN_POSTS = ("komutanlığına", "kumandanlığına")
ECHELON_WORDS = {
    "ordu": "army", "kolordu": "corps", "tümen": "division", "fırka": "division", "tugay": "brigade", "alay": "regiment",
    "tabur": "battalion", "bölük": "company", "grup": "group", "müfreze": "detachment", "cephe": "front", "birlik": "unit",
}  # fmt: skip
_ECHELONS = (*ECHELON_WORDS, "bölüğ", "bölüy", "grub", "birliğ")

OF_KIND = {
    "unit": UNIT, "force": FORCE, "person": PERSON, "place": PLACE, "polity": POLITY, "date": DATE, "deadline": DATE,
    "quantity": QUANTITY,
}  # fmt: skip

# by the kind of a frame, or by its kind and sense: one of these must stand in its sentence
_NEEDS: dict[str | tuple[str, str], int] = {
    "movement": PLACE | POLITY,
    ("movement", "depart"): PLACE | POLITY | DATE | UNIT,
    ("movement", "out"): PLACE | POLITY | DATE,
    ("movement", "go"): PLACE | POLITY | RETREAT,
    "location": PLACE,
    "command": PERSON,
    ("command", "lead"): UNIT | FORCE | PERSON,
    ("command", "took"): POST,
    ("command", "handed"): POST | UNIT,
    "organization": ANY,
    ("organization", "composed_of"): UNIT | FORCE | QUANTITY,
    ("organization", "member"): UNIT | FORCE,
    ("organization", "reserve_of"): RESERVE,
    ("organization", "attached_to"): UNIT | PERSON,
    "strength": QUANTITY,
    "loss": QUANTITY | MAN,
    "capture": QUANTITY,
    "engagement": PLACE | DATE,
    ("engagement", "repulsed"): ANY,
    "order": ANY,
    "event": PLACE | DATE,
}


def needs(frame: Mapping[str, Any]) -> int:
    """What a frame needs of its sentence: one of these, or nothing is told by it."""
    kind: str = frame["kind"]
    return _NEEDS.get((kind, frame.get("sense", "")), _NEEDS[kind])


def held(tokens: Iterable[Token]) -> int:
    """What some tokens hold."""
    return reduce(or_, [OF_KIND.get(token.kind, 0) | of_word(token.low) for token in tokens], ANY)


@lru_cache(maxsize=1 << 16)
def of_word(low: str) -> int:
    """What a word in lower case holds by itself."""
    if low in FRONTS:
        return PLACE | ECHELON
    if low in BORDERS:
        return PLACE
    if low in RESERVES:
        return RESERVE
    post = low in _POSTS or low.startswith(COMMANDS) or low.endswith(_TAKEN_POSTS)  # "6. Ordu komutanlığına"
    one = low in ("bir", "birer")
    back = low.startswith((RETREATS, *RETREAT_NOUNS))
    return MAN * (low in MEN) | POST * post | ONE * one | RETREAT * back | ECHELON * names_echelon(low)


def names_echelon(low: str) -> bool:
    """Does a word begin with one for an echelon: "tümenimiz", "birliğe"?"""
    return low.startswith(_ECHELONS)
