"""A text of which no word tells the year, read as if of one year: enough to hold its days against one another."""

from __future__ import annotations

from sefer.grammars import dates
from sefer.grammars.date_patterns import patterns
from sefer.grammars.oddities.page import Page
from sefer.grammars.spans import Taken
from sefer.grammars.starts import Words
from sefer.grammars.words import LANGUAGES
from sefer.letters.patterns import lazy
from sefer.model import YEARLESS, DateValue

_MONTH = 31  # days
_WITH_YEAR = lazy(r"[^\W\d_]\s(?:1[5-9]|20)\d\d(?!\d)")  # a year behind a month


def supposed(page: Page) -> Page:
    """The page itself where a day or a month of it has its year, or where it has no dates."""
    told = [m.value for m in page.mentions if isinstance(m.value, DateValue)]
    if not told or any(v.days and v.days.latest - v.days.earliest <= _MONTH for v in told):
        return page
    text = page.document.text
    if any(_WITH_YEAR.search(text, m.start, m.end) for m in page.mentions if m.type == "date"):
        return page
    document, taken = page.document, Taken()
    taken.add([m for m in page.mentions if m.type == "citation"])
    keys = frozenset[str]().union(*(patterns(p.language).starts for p in document.parts if p.language in LANGUAGES))
    found = dates.find(document, taken, Words(document.text, keys), YEARLESS)
    kept = Taken()
    kept.add(found)
    rest = [m for m in page.mentions if m.type != "date" and kept.free(m.start, m.end)]
    mentions = tuple(sorted((*rest, *found), key=lambda m: m.start))
    return Page(document, page.sentences, mentions)
