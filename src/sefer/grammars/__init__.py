"""Document -> Reading. Words are tables per language, grammar is code."""

from __future__ import annotations

from sefer.geography import Gazetteer
from sefer.grammars import citations, dates, named, quantities, starts, units
from sefer.grammars.sentences import split
from sefer.grammars.spans import Taken
from sefer.model import Document, Mention, Reading


def find(document: Document, gazetteer: Gazetteer) -> Reading:
    """The sentences and mentions of a document; what an earlier finder took, no later one takes."""
    taken, found = Taken(), list[Mention]()
    for finder in (citations.find, dates.find, units.find, quantities.find):
        mentions = finder(document, taken)
        taken.add(mentions)
        found += mentions
    starts.forget()
    found += named.find(document, taken, gazetteer)
    found.sort(key=lambda m: m.start)
    return Reading(document, split(document), tuple(found))
