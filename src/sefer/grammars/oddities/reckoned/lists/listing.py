"""Words -> the list of things that they are: how many it names, in each way that it can be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.numbers import cardinal
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plain

_LONGEST = 7  # words of a thing in a list
_STEM = 4  # letters by which a noun is known again
_TELL = 400  # characters that a list may be long
_SEPARATOR = lazy(r"(?<!\d),\s+|(?<=\d),\s+|;\s+")
_NUMBERED = lazy(
    r"(?:the\s+|[Nn]os?\.?\s*|[Nn]umbers?\s+)?(?:\d{1,3}(?:/\d{1,3})?(?:st|nd|rd|th|d)?\.?|[IVX]{1,5}\.?)(?:['’]\w{2,5})?"
    r"(?:\s+[A-Za-zÇĞİÖŞÜçğıöşü’'-]+){0,4}"
)
_LABEL = lazy(r"\(?[A-ZÇĞİÖŞÜ]\)?|[A-ZÇĞİÖŞÜ](?:\s[A-Z][a-z]+)?")
_NAME = lazy(
    r"(?:(?:the|The)\s+)?(?:[a-zé]+[-\s]){0,2}[A-ZÇĞİÖŞÜÂÉ][\w’'.-]*(?:\s+(?:[A-ZÇĞİÖŞÜÂÉ][\w’'.-]*|of|de|von|the|No\.|\d{1,3}\.?|[a-zçğıöşü]{4,}))*"
)
_END = lazy(r"\.(?=\s|$)|[)—]|\s[–]\s|;|:")


@dataclass(frozen=True, slots=True)
class Listing:
    """Where a list stands, and how many things it may name."""

    start: int
    end: int
    counts: frozenset[int]


@cache
def words(language: str, name: str) -> re.Pattern[str]:
    """One of the patterns of lists, for plain words."""
    return plain(table(language, "listing")["words"][name])


def listing(text: str, start: int, language: str, named: bool, noun: str = "") -> Listing | None:
    """The list that opens at a place of a sentence; `named` where only names, numbers and letters make one.

    Where each thing bears the `noun`, the numbers before it count.
    """
    start += len(text[start:]) - len(text[start:].lstrip(" \n“\"'"))
    stop = _stop(text, start)
    body = text[start:stop].rstrip(" .\n”\"'")
    items = [item for item in _SEPARATOR.split(body) if item.strip()]
    conjunction = _conjunction(language)
    last = next((n for n, item in enumerate(items) if conjunction.search(f" {item}")), None)
    if last is None:
        closed = stop >= len(text.rstrip(" .\n”\"'")) or text[stop] == ")"
        if (
            len(items) < 3
            or not closed
            or not all(_is_thing(i, language, True, n == len(items) - 1) for n, i in enumerate(items))
        ):
            return None
        return Listing(start, start + len(body), frozenset({len(items), *_with_noun(items, noun)}))
    tail = [p.strip() for p in conjunction.split(f" {items[last]}") if p.strip()]
    parts = [*items[:last], *tail]
    closes = last == len(items) - 1
    if len(parts) < 2 or not all(_is_thing(p, language, named, n == len(parts) - 1) for n, p in enumerate(parts)):
        return None
    if not closes and _is_thing(items[last + 1], language, named, last=False):
        return None
    length = sum(map(len, items[: last + 1])) + 2 * last
    counts = {len(parts)}
    if len(tail) > 2 and not all(_NUMBERED.fullmatch(p) for p in tail):  # "the 4th and 5th Gurkhas and the Sappers"
        counts |= set(range(last + 2, len(parts)))
    quantities = [_quantity(p, language) for p in parts]
    if any(q > 1 for q in quantities):
        stem = noun[:_STEM]
        counts = {sum(quantities)} if stem and all(stem in caseless(p) for p in parts) else {*counts, sum(quantities)}
    return Listing(start, min(start + length, start + len(body)), frozenset({*counts, *_with_noun(parts, noun)}))


def _with_noun(items: Sequence[str], noun: str) -> set[int]:
    """ "I Corps in the middle, II Corps in the south, by the salt desert, III Corps ...": how many of the items bear the noun, if some do."""
    bearing = [item for item in items if noun and noun[:_STEM] in caseless(item)]
    return {len(bearing)} if len(bearing) > 1 else set()


def _stop(text: str, start: int) -> int:
    for found in _END.finditer(text, start, start + _TELL):
        before = text[max(0, found.start() - 4) : found.start()]
        if found[0] == "." and (
            re.search(r"\d$|\b[A-ZÇĞİÖŞÜ]$|\b[IVX]+$|\b[Nn]os?$", before) and found.end() < len(text.rstrip())
        ):
            continue
        return found.start()
    return len(text)


@cache
def _conjunction(language: str) -> re.Pattern[str]:
    return lazy(rf"\s+{table(language, 'listing')['words']['and']}\s+", re.IGNORECASE)


def _is_thing(item: str, language: str, named: bool, last: bool) -> bool:
    """Is an item a thing: a name, a number, a letter; else a noun with what says of what sort it is, and no clause?"""
    item = item.strip(" \n“”\"'")
    told = item.split()
    if not told or len(told) > _LONGEST + 3 * last:
        return False
    low = caseless(item)
    if words(language, "open").search(low):
        return False
    told = told[:-1] if last and language == "tr" else told
    sound = " ".join(caseless(w) for w in told if not w[0].isupper())
    if words(language, "verb").search(sound) and not (last and _opens_with_name(item)):
        return False
    if (
        _NUMBERED.fullmatch(item)
        or _LABEL.fullmatch(item)
        or _NAME.fullmatch(item)
        or (last and _opens_with_name(item))
    ):
        return True
    return not named and any(w[0].isalpha() for w in item.split())


def _opens_with_name(item: str) -> bool:
    return (_NUMBERED.match(item) or _NAME.match(item)) is not None


def _quantity(item: str, language: str) -> int:
    """How many things an item is by the number that it opens with, in words or digits without a dot."""
    found = re.match(r"(?:the\s+)?(\d{1,2}|[^\W\d_]+)(?=\s)", item.strip())
    told = cardinal(found[1], language) if found else None
    quantity = int(told) if told and told == int(told) and told < 30 else 1
    if quantity == 1 and language == "tr" and " " in item:
        inner = [cardinal(w, language) for w in item.split()[1:-1]]
        quantity = next((int(n) for n in inner if n and 1 < n < 30), 1)
    return quantity
