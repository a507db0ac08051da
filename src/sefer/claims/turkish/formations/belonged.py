"""Which formation was part of which, told behind their names: "5. Alay 2. Tümen'e mensuptu", "2. Tümen, 5. ve 9. Alaylarıyla"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sefer.claims.drafts import Draft, drafted
from sefer.claims.tokens import NO_RANK, Token, rank
from sefer.claims.turkish.sentence.arguments import leans, listed, named
from sefer.claims.turkish.sentence.days import day_at, edtf
from sefer.claims.turkish.sentence.holds import ECHELON_WORDS, UNIT
from sefer.claims.turkish.sentence.nearby import at_place, low_at
from sefer.claims.turkish.sentence.signs import sign
from sefer.letters import lower
from sefer.letters.patterns import lazy
from sefer.model import RANKS

_BELONGED = lazy(r"(?:mensup|ait|bağlı)(?:t[uiı]|d[iı]|yd[ıi]|t[uıi]r|d[ıi]r)?")
_WAS = ("idi", "olmuştu", "bulunuyordu", "kalmıştı", "kaldı", "bulunmaktaydı")
_ONE_OF = lazy(r"bir(?:iydi|idir|i)")
_MEMBER = lazy(
    r"(?P<whole>.+?)['’]?(?:n?[ıiuü]n|y[ıiuü]n) (?:(?:alay|tabur|batarya|kolordu|ordu)lar[ıi]|(?:tümen|bölük|birlik|kuvvet)ler[ıi]|(?:fırka|tugay|liva)lar[ıi])"
)
_AMONG_ITS = lazy(
    r"(?:alaylar|taburlar|tugaylar|fırkalar|tümenler|bölükler|birlikler|kuvvetler|livalar)[ıi]nd[ae]n(?:d[ıi]r|d[ıi])"
)
_WITHIN = ("kuruluşunda", "terkibinde", "kadrosunda", "bünyesinde", "emrinde")
_OWN = lazy(r"(?:\w*l[ae]r[ıi]|[ıiuü])yl[ae]$")  # "Alaylarıyla"
_GIVEN = lazy(r"veril(?:di|mişti|miştir|mekteydi|iyordu|erek)")
_TAKEN = lazy(r"al[ıi]n(?:d[ıi]|m[ıi]şt[ıi]r?|arak|[ıi]p)")
_RESERVE = ("ihtiyatını", "yedeğini")
_MADE = ("teşkil", "oluştur")
BELONGED = sign(
    lambda low: (
        low in (*_WITHIN, *_RESERVE, "kaldı")
        or any(p.fullmatch(low) for p in (_BELONGED, _ONE_OF, _AMONG_ITS, _GIVEN, _TAKEN))
    ),
    UNIT,
)


def belonged(tokens: Sequence[Token]) -> Iterator[Draft]:
    """Every part of a whole that a word behind both tells; none where the whole is no larger than the part."""
    for at in range(2, len(tokens)):
        whole, relation = _whole(tokens, at)
        if whole is None:
            continue
        before = next(i for i, t in enumerate(tokens) if t.start >= whole.start)
        parts = [i for i in range(before) if tokens[i].kind == "unit" and tokens[i].has("nominative")]
        parts = [i for i in parts if not leans(tokens, i) and _is_part(tokens[i], whole)]
        if parts and not any(t.text == ";" for t in tokens[parts[-1] : at]):
            yield _told(tokens, listed(tokens, parts[-1], ("unit",)), relation, whole, at)
    for at in range(2, len(tokens)):
        yield from _behind(tokens, at)


def _whole(tokens: Sequence[Token], at: int) -> tuple[Token | None, str]:
    """The whole that a word at a place tells of, and how."""
    low, before = tokens[at].low, tokens[at - 1]
    if low in _RESERVE and low_at(tokens, at + 1).startswith(_MADE):
        return (before if before.kind == "unit" and before.has("genitive") else None), "reserve_of"
    if _BELONGED.fullmatch(low):
        ends = low not in ("mensup", "ait", "bağlı") or low_at(tokens, at + 1) in _WAS
        told = ends and low != "bağlıydı" and before.kind == "unit" and before.has("dative")
        return (before if told else None), "part_of"
    if _GIVEN.fullmatch(low) and before.kind == "unit" and before.has("dative"):
        return before, "attached_to"
    if _TAKEN.fullmatch(low) and before.kind == "unit" and before.has("ablative"):
        return before, "detached_from"
    if low == "kaldı" and before.kind == "unit" and before.has("locative"):
        return before, "part_of"
    if _ONE_OF.fullmatch(low) and before.has("ablative"):
        return _of_them(tokens, at - 1), "part_of"
    if _AMONG_ITS.fullmatch(low) and before.kind == "unit" and before.has("genitive"):
        return before, "part_of"
    return None, ""


def _is_part(part: Token, whole: Token) -> bool:
    """Is a formation smaller than another, of which the last word of its name tells the size where no mention does?"""
    size = rank(whole)
    if size == NO_RANK:
        last = lower(whole.name).split()[-1]
        size = next(
            (RANKS.index(e) for word, e in ECHELON_WORDS.items() if e in RANKS and last.startswith(word)), NO_RANK
        )
    return rank(part) < size < NO_RANK


def _of_them(tokens: Sequence[Token], at: int) -> Token | None:
    """The whole of "2. Tümen'in alaylarından", "2. Tümen'in üç alayından"."""
    token, before = tokens[at], tokens[at - 1]
    if token.kind == "quantity" and before.kind == "unit" and before.has("genitive"):
        return before
    member = _MEMBER.fullmatch(token.name) if token.kind == "force" else None
    if member is None:
        return None
    size = member["whole"].split()[-1]
    return replace(token, kind="unit", name=member["whole"], mention=token.mention) if size[:1].isupper() else None


def _behind(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "2. Tümen'in kuruluşunda bulunan 5. Alay": the parts right behind."""
    word, whole = tokens[at - 1], tokens[at - 2]
    if tokens[at].low not in ("bulunan", "olan") or word.low not in _WITHIN or whole.kind != "unit":
        return
    part = at_place(tokens, at + 1)
    if part is not None and part.kind == "unit" and _is_part(part, whole):
        yield _told(tokens, listed(tokens, at + 1, ("unit",)), "part_of", whole, at)


def _told(tokens: Sequence[Token], parts: list[Token], relation: str, whole: Token, at: int) -> Draft:
    date = day_at(tokens, at)
    slots = {"subject": named(parts), "relation": relation, "object": whole.name, "date": edtf(date)}
    words = [*(("subject", p) for p in parts), ("object", whole)] + ([("date", date)] if date else [])
    return drafted("organization", slots, words, tokens[at])


def made_of(tokens: Sequence[Token]) -> Iterator[Draft]:
    """ "2. Tümen (5. ve 9. Alaylar)", "2. Tümen, 5. ve 9. Alaylarıyla", "2. Tümen: 5. ve 9. Alaylar": what makes a formation up."""
    for at in range(len(tokens) - 2):
        whole, mark = tokens[at], tokens[at + 1].text
        if whole.kind != "unit" or not whole.has("nominative"):
            continue
        start = at + 1 + (mark in ("(", ",", ":"))
        parts, end = _row(tokens, start)
        if not parts or not all(_is_part(p, whole) for p in parts):
            continue
        behind = tokens[end].text if end < len(tokens) else "."
        own = mark != "(" and all(p.has("instrumental") for p in parts) and _OWN.search(parts[-1].low)
        closed = mark == "(" and behind == ")" and all(p.has("nominative") for p in parts)
        last = mark == ":" and behind in (".", ";") and all(p.has("nominative") for p in parts)
        if len(parts) > 1 and (own or closed or last):
            slots = {"subject": whole.name, "relation": "composed_of", "object": [p.name for p in parts], "date": None}
            yield drafted("organization", slots, [("subject", whole), *(("object", p) for p in parts)])


def _row(tokens: Sequence[Token], at: int) -> tuple[list[Token], int]:
    """The formations that stand in a row from a place on, and where it ends."""
    out: list[Token] = []
    while at < len(tokens) and tokens[at].kind == "unit":
        out.append(tokens[at])
        at += 1
        if at + 1 < len(tokens) and tokens[at].low in (",", "ve", "ile") and tokens[at + 1].kind == "unit":
            at += 1
    return out, at
