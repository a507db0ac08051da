"""Letters -> folded keys for comparison. Turkish and Azerbaijani letters; never changes a stored text."""

from __future__ import annotations

import unicodedata

_SEARCH = str.maketrans(
    {
        "I": "i", "İ": "i", "ı": "i", "ə": "e", "Ə": "e", "ğ": "g", "Ğ": "g", "ş": "s", "Ş": "s",
        "ç": "c", "Ç": "c", "ö": "o", "Ö": "o", "ü": "u", "Ü": "u", "â": "a", "î": "i", "û": "u",
        "Â": "a", "Î": "i", "Û": "u", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'",
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
    }
)  # fmt: skip
APOSTROPHES = "'’‘ʼ`´"


def lower(text: str) -> str:
    """Turkish lower case of the same length: "IĞDIR" -> "ığdır", "İNÖNÜ" -> "inönü"."""
    plain = text.replace("I", "ı").replace("İ", "i")
    lowered = plain.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c if len(c) == 1 else c[0] for c in map(str.lower, plain))


def caseless(text: str) -> str:
    """What a search without regard to case compares: small letters, and one i with and without its dot."""
    return text.lower().replace("i\u0307", "i").replace("ı", "i")


def upper(text: str) -> str:
    """Turkish upper case: "iğdır" -> "İĞDIR"."""
    return text.replace("i", "İ").replace("ı", "I").upper()


def title(text: str) -> str:
    """Each word with a capital, the rest as it stands: "piyade tümeni" -> "Piyade Tümeni"."""
    return " ".join(upper(word[0]) + word[1:] for word in text.split())


def has_figure(text: str) -> bool:
    """Does a digit stand in the text?"""
    return any(map(text.__contains__, "0123456789"))


def fold(text: str) -> str:
    """A key for comparing names: NFC, no case, no Turkish marks, one kind of apostrophe and dash, single spaces."""
    plain = unicodedata.normalize("NFC", text).translate(_SEARCH).casefold()
    return " ".join(plain.split())
