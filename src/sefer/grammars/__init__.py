"""Document -> Reading. Words are tables per language, grammar is code."""

from __future__ import annotations

from sefer.geography import Gazetteer
from sefer.grammars import citations, dates, named, quantities, units
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
    found += named.find(document, taken, gazetteer)
    return Reading(document, split(document), tuple(sorted(found, key=lambda m: m.start)))
