"""Which entry of its bibliography each citation of a text means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import Campaign, CitationItem, CitationValue, Mention, Source, Words

_BRACKET = lazy(r"[(\[][^()\[\]]*\d[^()\[\]]*[)\]]")
_IMPRINT = lazy(
    r"\([^()]*(?:1[6-9]|20)\d\d\)|[:,]\s[^():,;]{3,60},\s(?:1[6-9]|20)\d\d\b|,\s[A-ZÇĞİÖŞÜ][\w.]+\s(?:1[6-9]|20)\d\d\b"
)  # "(London: Cape, 1930)", "Ankara 1968"
_DATED = lazy(r"(?:1[6-9]|20)\d\d")
_NOTES, _MOSTLY = 4, 0.7  # notes with a work, and how many of them must stand for one that is given in full
_LETTERS = lazy(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Cited:
    """One work in a citation: the words that name it, and the entries that it can mean."""

    mention: Mention
    form: str
    item: CitationItem
    at: Words
    entries: tuple[Source, ...]

    @property
    def work(self) -> str:
        """Author and year, without pages."""
        return self.item.label.split(",")[0]

    @property
    def key(self) -> tuple[str, str]:
        """What two citations of one work share."""
        return fold(" ".join(self.item.authors)), (self.item.year or "") + self.item.suffix


class Shelf:
    """The citations of one document beside the works that it lists."""

    def __init__(self, campaign: Campaign, doc: str) -> None:
        self.doc = doc
        self.document = campaign.documents[doc]
        self.mentions = [m for m in campaign.mentions[doc] if isinstance(m.value, CitationValue)]
        self._named = [(source, words_of(" ".join(source.authors))) for source in self.document.sources]
        self._by_year: dict[str, list[tuple[Source, frozenset[str]]]] = defaultdict(list)
        for source, names in self._named:
            self._by_year[(source.year or "")[:4]].append((source, names))
        self._meant: dict[tuple[str, str, str], tuple[Source, ...]] = {}

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """Every work of every citation, in order."""
        return tuple(one for mention in self.mentions for one in self._of(mention))

    def _of(self, mention: Mention) -> Iterator[Cited]:
        value = mention.value
        assert isinstance(value, CitationValue)
        for item, (start, end) in zip(value.items, self._places(mention, value.items), strict=True):
            yield Cited(mention, value.form, item, Words(self.doc, start, end), self._entries(item))

    def _places(self, mention: Mention, items: Sequence[CitationItem]) -> Iterator[tuple[int, int]]:
        """Where in a citation each of its works stands: all of it for the only one."""
        if len(items) == 1:
            yield mention.start, mention.end
            return
        text, at = self.document.text, mention.start
        for item in items:
            found = text.find(item.authors[0], at, mention.end)
            start = at if found < 0 else found
            semicolon = text.find(";", start, mention.end)
            end = semicolon if semicolon > 0 else mention.end - (text[mention.end - 1] in ")]")
            yield start, max(end, start + 1)
            at = min(end + 1, mention.end - 1) if semicolon > 0 else start

    def _entries(self, item: CitationItem) -> tuple[Source, ...]:
        key = (item.authors[0], item.year or "", item.suffix)
        if key not in self._meant:
            self._meant[key] = tuple(self._means(item))
        return self._meant[key]

    def _means(self, item: CitationItem) -> Iterator[Source]:
        """One first author's name in the other, same year where one is cited (a letter may be missing on either side)."""
        if item.fond:
            return
        mine = words_of(item.authors[0])
        for source, names in self._by_year.get(item.year, ()) if item.year else self._named:
            if source.suffix and item.suffix and source.suffix != item.suffix:
                continue
            if mine & names or (mine and all(w in fold(source.entry) for w in mine)):
                yield source

    @cached_property
    def _marks(self) -> list[int]:
        """Where the text cites: at its brackets, and at the marks of its notes."""
        return sorted({m.start for m in self.mentions} | {mark for mark, _ in self.document.notes})

    @cached_property
    def works(self) -> list[tuple[int, str]]:
        """Where the text cites, and which work: the first of each bracket, or of each note at its mark."""
        marks = {note: mark for mark, note in self.document.notes}
        found: dict[int, str] = {}
        for cited in self.cited:
            name = cited.work if cited.item.year or not cited.item.fond else cited.item.label
            found.setdefault(marks.get(cited.mention.start, cited.mention.start), name)
        return sorted(found.items())

    def cites_within(self, low: int, high: int) -> bool:
        """Does a citation or the mark of a note stand between two places of the text?"""
        at = bisect_left(self._marks, low)
        return at < len(self._marks) and self._marks[at] <= high

    @cached_property
    def never_full(self) -> tuple[Cited, ...] | None:
        """The short references whose work no note gives in full; None where notes do not stand in for a bibliography."""
        noted = [c for c in self.cited if c.form == "note" and not c.item.fond]
        if self.document.sources or len(noted) < _NOTES or len(noted) * 2 < len(self.cited):
            return None
        full = [c for c in noted if c.item.year]
        if len(full) < _MOSTLY * len(noted) or not any(self._has_imprint(c) for c in full):
            return None
        return tuple(c for c in noted if not c.item.year and c.item.pages and not _DATED.search(self._words(c)))

    @cached_property
    def in_full(self) -> bool:
        """Does every citation stand in a note that names an archive, or a work whose imprint it or an earlier one gives?"""
        works = [c for c in self.cited if not c.item.fond]
        noted = all(c.form == "note" for c in self.cited) and all(c.item.year for c in works)
        return noted and (not works or self._has_imprint(works[0]))

    def _has_imprint(self, cited: Cited) -> bool:
        """Does a note say where or when its work was printed?"""
        return _IMPRINT.search(self._words(cited)) is not None

    def _words(self, cited: Cited) -> str:
        return self.document.text[cited.mention.start : cited.mention.end]

    @cached_property
    def folded(self) -> str:
        """The text without its bibliography, folded."""
        return fold(" ".join(self._prose))

    @property
    def bodies(self) -> list[str]:
        """What stands neither in the bibliography nor in a heading."""
        parts = (p for p in self.document.parts if p.kind not in ("bibliography", "heading"))
        return [self.document.text[p.start : p.end] for p in parts]

    @property
    def _prose(self) -> list[str]:
        return [self.document.text[p.start : p.end] for p in self.document.parts if p.kind != "bibliography"]

    @cached_property
    def aside(self) -> frozenset[str]:
        """The words of all notes, and of all brackets with a figure in them."""
        notes = [self.document.text[p.start : p.end] for p in self.document.parts if p.kind == "note"]
        brackets = [found for prose in self._prose for found in _BRACKET.findall(prose)]
        return words_of(" ".join((*notes, *brackets)))

    def years_told(self, names: frozenset[str]) -> set[str]:
        """The years that stand closely behind a name in the text."""
        found = re.findall(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)\D{{0,40}}(\d{{4}})", self.folded
        )
        return set(found)

    def years_of(self, item: CitationItem) -> list[Source]:
        """The works of the same first author that the bibliography has under other years."""
        mine = words_of(item.authors[0])
        return [source for source, names in self._named if source.year and mine & names]

    def listed_by_title(self, item: CitationItem) -> bool:
        """Has an entry all the words that name a work, and its year, wherever it has them?"""
        mine = words_of(" ".join(item.authors))
        return bool(mine) and any(
            mine <= words_of(source.entry) and (item.year or "") in source.entry for source in self.document.sources
        )

    def spelt_like(self, item: CitationItem) -> Source | None:
        """An entry of the same year whose first author's name is one or two letters away."""
        for source, _ in self._by_year.get(item.year or "", ()):
            if source.authors and nearly(item.authors[0], source.authors[0]):
                return source
        return None


def words_of(names: str) -> frozenset[str]:
    """The folded words of names, initials left out."""
    return frozenset(_LETTERS.findall(fold(names)))


def nearly(one: str, other: str) -> bool:
    """Are two names one or two letters apart (in a short name, one)?"""
    a, b = fold(one), fold(other)
    short = min(len(a), len(b))
    return a != b and short > 3 and bool(OSA.distance(a, b) <= (2 if short > 6 else 1))
