"""How large a force is told to be, by the words before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.claims.counts import counts_force, is_men, values
from sefer.claims.drafts import Draft, drafted
from sefer.claims.tokens import Token
from sefer.letters.patterns import lazy

SIZED = ("lik", "lık", "luk", "lük")  # "34.000 kişilik" only tells how large the force behind it is


MADE = ("oluşan", "ibaret", "mürekkep", "müteşekkil", "kurulu")


def sized_by(tokens: Sequence[Token], force: Token) -> list[Token]:
    """The figures that say how large a force is: "75.000 kişilik bir kuvvet"."""
    return before_sized(tokens, next(i for i, t in enumerate(tokens) if t is force))


def before_sized(tokens: Sequence[Token], at: int) -> list[Token]:
    i = at - 1
    while i >= 0 and tokens[i].low in ("bir", "askerî", "askeri", "bu", "adlı", "adında"):
        i -= 1
    if i >= 0 and tokens[i].kind == "quantity" and tokens[i].low.endswith((*SIZED, "mevcutlu")):
        return [tokens[i]] if is_men(tokens[i]) and not _of_each(tokens, i) else []
    if i > 0 and tokens[i].low in _REACHING and _is_bare_figure(tokens[i - 1]):
        whose = tokens[i - 2] if i > 1 else None  # "nüfusu 33.000'i bulan": of something else
        if whose is None or whose.kind != "word" or _OWNED.fullmatch(whose.low) is None:
            return [tokens[i - 1]] if is_men(tokens[i - 1]) else []  # "33.000'i bulan kolordu"
    if i > 1 and tokens[i].low in _REACHING and tokens[i - 1].kind == "quantity" and _NUMBER.match(tokens[i - 2].low):
        owned = i > 2 and tokens[i - 3].has("genitive")  # "kolordunun mevcudu 33.000'i bulan öncüsü": of which of them?
        return [tokens[i - 1]] if is_men(tokens[i - 1]) and not owned and not _of_each(tokens, i - 2) else []
    if i >= 0 and tokens[i].low in MADE:
        out = []
        while i > 0 and (
            tokens[i - 1].kind == "quantity" or tokens[i - 1].low in (",", "ve", "ile", "yaklaşık", "toplam")
        ):
            i -= 1
            out += [tokens[i]] if tokens[i].kind == "quantity" else []
        if i > 1 and (
            tokens[i].low in ("ve", "ile") or (tokens[i].low == "," and tokens[i - 1].kind in ("word", "person"))
        ):
            return []  # "30 bin Fransız, 21 bin Britanyalı ve 60 bin Osmanlı askerinden": a part of the list only
        if of_several_nations(out):
            return []
        return [f for f in reversed(out) if counts_force(f)] if any(is_men(f) for f in out) else []
    return []


_OWNED = lazy(r"\w+[ıiuü]")


def _is_bare_figure(token: Token) -> bool:
    return token.counts is not None and not token.counts.counted and token.item == "person"


def of_several_nations(figures: Sequence[Token]) -> bool:
    """ "30.000 Fransız, 21.000 İngiliz ve 60.000 Osmanlı askerinden": men told more than once, none of them the size of the whole."""
    items = [f.item for f in figures if f.item in ("person", "soldier")]
    return len(items) > 1 and any(any(c.isupper() for c in f.name[1:]) for f in figures)


def _of_each(tokens: Sequence[Token], at: int) -> bool:
    """ "her biri 800 mevcutlu üç tabur": is it told how large each of several is, which is the size of none that is named?"""
    return any(t.low in ("her", "biri", "ortalama") for t in tokens[max(0, at - 2) : at])


_REACHING = ("bulan", "aşan", "geçen", "varan", "ulaşan", "olan", "yaklaşan")
_NUMBER = lazy(r"(?:mevcudu|sayısı|kuvveti)$")  # "mevcudu 33.000'i bulan kolordu"


def figures_alone(tokens: Sequence[Token]) -> list[Token]:
    """The figures of a stretch that holds nothing but figures, men among them; else nothing."""
    out = [t for t in tokens if t.kind == "quantity" and counts_force(t)]
    rest = [
        t
        for t in tokens
        if t.kind != "quantity" and t.low not in (",", "ve", "ile", "yaklaşık", "toplam", "mevcudu", "takriben")
    ]
    return out if not rest and any(is_men(f) for f in out) else []


def _made_up(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].low in _MAKE_UP


def sized(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "600 kişilik bir birlik", "5 subay ve 180 erden kurulu bir grup"."""
    force = tokens[at]
    if force.kind not in ("unit", "force") or _SOMEBODYS.fullmatch(force.low):
        return
    if (
        force.kind == "force"
        and " " not in force.name
        and _ITS.fullmatch(force.name)
        and at
        and _reaches(tokens[at - 1])
    ):
        return  # "Rusların 33.000'i aşan kolordusu": of whom is told before the figure
    figures = before_sized(tokens, at)
    if figures and not (" " not in force.name and _made_up(tokens, at + 1)):
        slots = {"subject": force.name, "date": None, "place": None, "values": values(figures)}
        yield drafted("strength", slots, [("subject", force), *(("values", f) for f in figures)])


def _reaches(token: Token) -> bool:
    return token.low in _REACHING


_ITS = lazy(r"\w+s[ıiuü]|(?:kol|alay|tabur|tüm[ae]n|birliğ|gru?b|müfrezes)[ıiuü]")
_SOMEBODYS = lazy(r"(?:kuvveti|gücü|birliği|ordusu|askeri)(?:n\w*)?")  # of whom is not told here
_MAKE_UP = ("oluşuyordu", "oluşur", "oluşmaktaydı", "ibaretti", "meydana", "mürekkepti", "kuruluydu")
