"""Things of a later time: weapons, machines and means that did not exist before a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.said import Said, pattern, table_of
from sefer.letters.patterns import plain, plainly_sought
from sefer.model import Oddity


@cache
def _things(language: str) -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], int], ...]]:
    rows = table_of(language, "things")
    return plainly_sought("|".join(rows)), tuple((plain(words), year) for words, year in rows.items())


def read(said: Said) -> Iterator[Oddity]:
    """The things of a sentence as ("thing", words) with the `year` of their first service."""
    if said.kind in ("note", "table"):
        return
    any_of_them, rows = _things(said.language)
    for found in any_of_them.finditer(said.plain):
        if pattern(said.language, "not_then").search(said.plain):
            return
        year = max(year for words, year in rows if words.match(said.plain, found.start()))
        yield Oddity("thing", said.start + found.start(), said.start + found.end(), says={"year": year})
