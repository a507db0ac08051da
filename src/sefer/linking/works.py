"""Cited works: one source behind the entries and citations of all documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from sefer.letters import fold
from sefer.linking.families import CERTAIN, OPEN, PROBABLE, SAME, Why
from sefer.linking.names import Names, label_of
from sefer.linking.spelling import tokens
from sefer.linking.table import Table
from sefer.model import CitationItem, Link, Source


def link_works(table: Table, names: Sequence[Names]) -> None:
    """Entities for sources: entries of one author, year and title are one work; citations join the entry they name."""
    shelf = _Shelf(table)
    for told in names:
        for source in told.sources:
            shelf.entry(told.doc, source)
    for dated in (True, False):  # a note without a year means a work that another dates
        for told in names:
            for item in told.cited:
                if bool(item.year) == dated:
                    shelf.cited(told.doc, item)
    for told in names:
        for item, origin in told.passed:
            shelf.passes(told.doc, item, origin)


class _Shelf:
    """Works as they are met: by author and year, in each document by the letter behind the year too."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.works: dict[tuple[str, str], list[tuple[frozenset[str], str]]] = defaultdict(list)
        self.in_doc: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
        self.lettered: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        self.of_author: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.met: set[tuple[str, str]] = set()
        self.work_of: dict[tuple[str, str], str] = {}

    def entry(self, doc: str, source: Source) -> None:
        """An entry of a bibliography: the work of another document with the same words in its title, or a new one."""
        author, year, words, label = _told(source)
        lettered = self.lettered.get((doc, author, year), ())
        same = [
            work
            for title, work in (self.works[author, year] if author else ())
            if work not in lettered and _one_title(words, title)
        ]
        if same:
            work, why = same[0], ("one_work", CERTAIN)
            self.table.also(work, label)
        else:
            traits = {"authors": list(source.authors), "year": source.year, "title": source.title, "key": source.key}
            work, why = self.table.entity("source", (label or source.entry[:60] or "?",), traits), (SAME, CERTAIN)
            self.works[author, year].append((words, work))
        if work not in self.in_doc[doc, author, year, source.suffix]:
            self.in_doc[doc, author, year, source.suffix].append(work)
        if source.suffix:
            self.lettered[doc, author, year].add(work)
        self.of_author[doc, author].add(work)
        self._link(doc, label, work, why)

    def cited(self, doc: str, item: CitationItem) -> None:
        """A citation: the entry of its own document, else the only work of that author and year."""
        label = label_of(item)
        if (doc, label) in self.met:
            return
        author, year = _author(item.authors), item.year or ""
        own = self.in_doc.get((doc, author, year, item.suffix), [])
        lettered = self.lettered.get((doc, author, year), ())  # other letters in one document are other works
        elsewhere = [work for _, work in self.works.get((author, year), ()) if work not in lettered]
        why: Why
        only = self.of_author[doc, author] if not year and author and not own else set()
        if len(only) == 1:
            work, why = next(iter(only)), ("only_work", PROBABLE)
        elif len(own) == 1:
            work, why = own[0], ("cited_entry", CERTAIN)
        elif not own and len(elsewhere) == 1 and year:
            work, why = elsewhere[0], ("only_work", PROBABLE)
        else:
            several = own or elsewhere
            traits = {
                "authors": list(item.authors),
                "year": item.year,
                "candidates": several if len(several) > 1 else [],
            }
            work = self.table.entity("source", (label,), traits)
            why = ("several_fit", OPEN) if len(several) > 1 else (SAME, CERTAIN)
            if not several:
                self.works[author, year].append((frozenset(), work))
        if item.suffix:
            self.lettered[doc, author, year].add(work)
        if year:
            self.of_author[doc, author].add(work)
        self._link(doc, label, work, why)

    def passes(self, doc: str, item: CitationItem, origin: str) -> None:
        """A citation that passes on what another tells: beside its work, which pages pass on what."""
        work = self.work_of.get((doc, label_of(item)))
        if work is not None:
            self.table.adds(work, "passes_on", [item.label, origin])

    def _link(self, doc: str, label: str, work: str, why: Why) -> None:
        if (doc, label) not in self.met:
            self.met.add((doc, label))
            self.work_of[doc, label] = work
            self.table.by_claim.append(Link(work, "source", doc, label, *why))


# a work stands in the lists of many documents
@lru_cache(maxsize=65536)
def _told(source: Source) -> tuple[str, str, frozenset[str], str]:
    """Author, year, the words of the title and the name of an entry."""
    year = source.year or ""
    label = " ".join(part for part in (" & ".join(source.authors), year + source.suffix) if part) or source.key
    return _author(source.authors), year, frozenset(tokens(source.title or source.entry)), label


@lru_cache(maxsize=65536)
def _author(authors: tuple[str, ...]) -> str:
    """The first author's last name, folded."""
    first = fold(authors[0]) if authors else ""
    return (first.partition(",")[0] if "," in first else first.rpartition(" ")[2]).strip()


def _one_title(one: frozenset[str], other: frozenset[str]) -> bool:
    """Do two titles share nearly all words of the shorter? An entry without a title (a citation) fits any."""
    short = min(len(one), len(other))
    return one is other or short == 0 or len(one & other) >= max(1, 0.8 * short)
