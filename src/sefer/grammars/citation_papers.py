"""A piece of a note -> what no book is: a newspaper, the printed debates of a parliament, a letter with its day."""

from __future__ import annotations

import re
from functools import cache

from sefer.grammars.citation_items import PAGES, names, numbers, patterns, words
from sefer.grammars.words import LANGUAGES, table
from sefer.letters.patterns import lazy
from sefer.model import CitationItem

_PRINTED = lazy(r"(?<![\d./-])(?:1[2-9]\d\d|20\d\d)(?!\d)")  # of a newspaper, in its calendar
_AT_END = lazy(rf",\s*(?P<pages>[A-Z]?(?:{PAGES}))\s*$")
_COLUMNS = lazy(rf"\b(?:c(?:c|ols?)?|pp?)\b\.?\s*(?P<pages>{PAGES})")  # of debates
_PERIODICAL = lazy(r"[A-ZÇĞİÖŞÜ][\w’'-]*(?:\s+(?:[A-ZÇĞİÖŞÜ][\w’'-]*|de|du|la|of|the|and|ve|i|ı)){0,4}")


def paper(piece: str) -> CitationItem | None:
    """ "The Times, 14 January 1915, p. 6", "Tanin, nr. 2148, 2 Kânunusani 1330, s. 1", "HC Deb, vol. 76, cols. 865-7 (2 December 1915)"."""
    head, _, rest = piece.partition(",")
    debates = _debates().fullmatch(head)
    if not debates and not (_issue().match(rest) and _PERIODICAL.fullmatch(head)):
        return None
    page = max((_COLUMNS if debates else patterns().pages).finditer(rest), key=re.Match.start, default=None)
    year = max(
        _PRINTED.finditer(rest[: page.start()] if page and not debates else rest), key=re.Match.start, default=None
    )
    page = page or (_AT_END.search(rest, year.end()) if year else None)
    return CitationItem((head,), year[0], "", numbers(page["pages"]) if page else "") if year else None


def letter(piece: str) -> CitationItem | None:
    """ "Robertson to Murray, 15 March 1916": who wrote it, and its year."""
    found = _letter().match(piece)
    if found is None:
        return None
    who = names(found["who"].split()[-1])
    return CitationItem(who, found["year"], "", "") if who else None


@cache
def _months() -> str:
    return "|".join(each for language in LANGUAGES for each in table(language, "dates")["months"])


@cache
def _issue() -> re.Pattern[str]:
    """What stands behind the name of a newspaper: the number of an issue, or its day."""
    day = rf"\d{{1,2}}(?:st|nd|rd|th)?(?:\s+(?i:{_months()})|\s?\.\s?(?:\d\d?|[IVX]+)\.)|(?i:{_months()})\.?\s+\d"
    return lazy(rf"\s*(?:{words()['issue']}|{day})")


@cache
def _debates() -> re.Pattern[str]:
    return lazy(words()["debates"])


@cache
def _letter() -> re.Pattern[str]:
    day = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_months()})\.?,?\s+|(?:{_months()})\.?\s+\d{{1,2}},\s+)"
    return lazy(
        rf"(?:[Ll]etter\s+(?:from|of)\s+)?(?P<who>(?:[A-Z][\w.’'-]*\s+){{1,5}})to\s+(?:[A-Z][\w.’'-]*,?\s+){{1,7}}{day}(?P<year>1[89]\d\d)(?!\d)"
    )
