"""Common English words that are family names where they stand: "Major White", "Law's brigade"."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from sefer.grammars.words import table
from sefer.letters.patterns import lazy

_HIS_FORCE = lazy(
    r"\s+(?:[a-z]+\s)?(?:brigade|division|corps|men|guns|battery|column|regiment|battalion|cavalry|infantry|troops|horse|squadrons?|staff|headquarters|orders?|plan|attack|advance|retreat|death|despatch|report)\b"
)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("en", "persons")["names"][name])


@cache
def _months() -> frozenset[str]:
    return frozenset(table("en", "names")["calendar"])


class Chain(Protocol):
    """Words before the one in question: a letter for each, and where they end."""

    kinds: str
    close: int


def is_family(chain: Chain | None, text: str, found: re.Match[str], kind: str) -> bool:
    """Is a capitalised common word a family name behind the words of a chain?"""
    low = found[1].lower()
    kinds = chain.kinds if chain is not None and text[chain.close : found.start()] == " " else ""
    if not found[1][1:].islower() or low in _words("never"):
        return False
    if kinds[-1:] == "r":
        behind = text[found.end() : found.end() + 2]
        return not (behind[:1] == " " and behind[1:].isupper())
    if found[3] != "s" or kinds not in ("", "x") or not _HIS_FORCE.match(text, found.end()):
        return False
    return low in _words("heads") if kind == "i" else kind == "f" or low not in _words("owners") | _months()
