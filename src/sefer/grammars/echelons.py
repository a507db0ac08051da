"""Words that say an echelon, and those with which a staff or another formation without a number begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from sefer.grammars.starts import keyed, spellings
from sefer.grammars.suffixes import TAIL
from sefer.grammars.words import any_of, table
from sefer.letters import lower, upper
from sefer.letters.patterns import lazy


def known_words() -> dict[str, Any]:
    """The words of the table besides its echelons."""
    known: dict[str, Any] = table("tr", "units")["words"]
    return known


class Echelon(NamedTuple):
    """An echelon word where it stands: its stem, its ending, and its row of the table."""

    start: int
    end: int
    stem: str
    tail: str
    row: dict[str, str]


@cache
def echelons() -> tuple[re.Pattern[str], tuple[dict[str, str], ...]]:
    """The pattern of any echelon word with its suffixes, and the rows of the table behind its groups."""
    rows = tuple(table("tr", "units")["echelon"])
    stems = "|".join(f"(?P<e{i}>{r['stem']}|{upper(r['stem'][0])}{r['stem'][1:]})" for i, r in enumerate(rows))
    return lazy(rf"(?<![\w’'])(?P<stem>{stems})(?P<tail>{TAIL})(?!\w)"), rows


@cache
def keys() -> frozenset[str]:
    """The keys of the echelon words, and of the other formations."""
    stems = [stem for row in echelons()[1] for stem in row["stem"].split("|")]
    return spellings([*stems, *known_words()["headquarters"], *known_words()["whole"]], letters=5)


class Opening(NamedTuple):
    """What a word may open: a formation that is no ordinal and echelon, an echelon, or an echelon of several words."""

    staff: bool
    echelon: Echelon | None
    longer: bool

    def at(self, text: str, at: int, end: int) -> Echelon | None:
        """The echelon where the word stands."""
        if self.longer:
            return echelon_at(text, at, end)
        if self.echelon is None or text[at - 1 : at] in _JOINED:
            return None
        return Echelon(at, at + self.echelon.end, *self.echelon[2:])


_Asked = Callable[[str], bool | None]
_JOINED = ("’", "'")


@lru_cache(maxsize=1 << 14)
def opening(word: str) -> Opening | None:
    """What a word may open, None for a word that opens nothing."""
    known, staff, longer = _first_words()
    if not known(word):
        return None
    found = Opening(bool(staff(word)), echelon_at(word, 0, len(word)), longer.fullmatch(word) is not None)
    return found if any(found) else None


@cache
def _first_words() -> tuple[_Asked, _Asked, re.Pattern[str]]:
    """All first words by their keys, those of staffs and their like, and those of echelons of several words."""
    staffs = spellings(
        [*known_words()["headquarters"], *known_words()["whole"], known_words()["army_group"]], letters=5
    )
    stems = [stem for row in echelons()[1] for stem in row["stem"].split("|")]
    heads = [re.split(r"[ -]|\\\.", stem)[0] for stem in stems if re.search(r"[ -]|\\\.", stem)]
    by_key, of_staffs = (keyed(dict.fromkeys(some, True)) for some in (keys(), staffs))
    return by_key, of_staffs, lazy(any_of(heads), re.IGNORECASE)


def echelon_at(text: str, at: int, end: int) -> Echelon | None:
    """The echelon word that stands here."""
    pattern, rows = echelons()
    found, ahead = pattern.match(text, at, end), 0
    if found is None and text[at : at + 2].isupper() and not text[at - 1 : at].isalnum():  # "20. TÜM."
        words, ahead = text[at : min(end, at + _LONGEST)], at
        found = pattern.match(words[0] + lower(words[1:]))
    if found is None:
        return None
    row = rows[next(i for i in range(len(rows)) if found[f"e{i}"])]
    return Echelon(at, ahead + found.end(), found["stem"], found["tail"], row)


_LONGEST = 40  # characters of an echelon of several words


@lru_cache(maxsize=1 << 14)
def is_echelon(word: str) -> bool:
    """Is this one word of an echelon, with any suffix?"""
    found = echelon_at(word, 0, len(word))
    return found is not None and found.end == len(word)
