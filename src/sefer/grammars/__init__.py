"""Document -> Reading. Words are tables per language, grammar is code."""

from __future__ import annotations

from sefer.geography import Gazetteer
from sefer.grammars import citations, dates, persons, places, quantities, units
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
    for named in (persons.find, places.find):
        mentions = named(document, taken, gazetteer)
        taken.add(mentions)
        found += mentions
    return Reading(document, split(document), tuple(sorted(found, key=lambda m: m.start)))
