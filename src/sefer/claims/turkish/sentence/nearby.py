"""The words at a place of a sentence, and the formations that share the noun of the next."""

from __future__ import annotations

from collections.abc import Sequence

from sefer.claims.tokens import Token
from sefer.letters.patterns import lazy


def at_place(tokens: Sequence[Token], at: int) -> Token | None:
    return tokens[at] if 0 <= at < len(tokens) else None


def low_at(tokens: Sequence[Token], at: int) -> str:
    token = at_place(tokens, at)
    return token.low if token else ""


_BARE_NUMBER = lazy(r"(?:\d+|[IVXLC]+)\.?")


def numbered_beside(tokens: Sequence[Token], force: Token) -> list[Token]:
    """The formations behind one that bears a number only, as it shares the noun of the last: "5. ve 6. Tümenler"."""
    at, out = tokens.index(force), []
    while _BARE_NUMBER.fullmatch(tokens[at].text) and low_at(tokens, at + 1) in (",", "ve", "ile"):
        at += 2
        if at >= len(tokens) or tokens[at].kind != "unit":
            break
        out.append(tokens[at])
    return out


def is_owner(tokens: Sequence[Token], at: int) -> bool:
    """ "38. Alayın 3. Taburu": the whole of a part that follows."""
    return tokens[at].has("genitive") and at + 1 < len(tokens) and tokens[at + 1].kind == "unit"


def is_staff(force: Token) -> bool:
    """ "6. Ordu Komutanlığı", "5. Tümen karargâhı": is it told by its headquarters?"""
    return force.kind == "unit" and force.mention is not None and force.end - force.mention.end > 8


def is_headquarters(force: Token) -> bool:
    """ "5. Tümen karargâhı", which is set up somewhere; "Doğu Cephesi Komutanlığı" is founded."""
    return is_staff(force) and force.low.rpartition(" ")[2].startswith(("karargâh", "karargah"))


def owns_body(after: Token) -> bool:
    """ "Ferit Paşa kabinesi", "Abidin Paşa Köşkü": what is called after a person is not that person."""
    named = after.kind == "word" and after.text[0].isupper() and _OWNED_NAME.search(after.low) is not None
    return after.low.startswith(_BODIES) or named


_OWNED_NAME = lazy(r"(?:[^aeıioöuü][ıiuü]|s[ıiuü])$")
_BODIES = (
    "kabine", "yanlı", "karşıt", "hükümet", "hükûmet", "dönem", "mesele", "aile", "iktidar", "isyan", "ayaklan", "taraftar", "zaman", "devr",
)  # fmt: skip
