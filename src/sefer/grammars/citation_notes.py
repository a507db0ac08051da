"""Notes -> citations: full references, short ones, and "a.g.e." resolved in order to the work it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from sefer.grammars.citation_items import archive, names, numbers, patterns, pieces, words
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import CitationItem, CitationValue, Document, Mention

_SPLIT = lazy(r";\s+|(?<=\d)\.\s+(?=[A-ZÇĞİÖŞÜ])")
_YEAR = lazy(r"(?<![\d./-])(1[6-9]\d\d|20\d\d)([a-z])?(?!\d)")
_NAMED = lazy(r"^([^\W\d_][^,()\d]{1,40}?) \(((?:1[6-9]|20)\d\d[a-z]?)\)(?=\s*,)")  # "Ehrlich (1931), p. 33"
_INITIAL = lazy(r"[^\W\d_]\.$")
_QUOTED = lazy(r"[“\"«]")
_PARTICLED = lazy(r"(?:(?<=\s)(?:del|della|dos|ter)\s+)?\S+$")  # "del Boca"
_SHORTEST = 2  # letters of a family name
_LONGEST_NAME = 6  # words in the part of a reference that names its authors


@dataclass
class _Work:
    """A work that a note has named: what a later "a.g.e." may stand for."""

    item: CitationItem
    title: str
    article: bool
    archive: bool = False  # a document of an archive, for which "a.g.e." does not stand
    listed: bool = False  # known from the bibliography, not from a note


@dataclass
class _Chain:
    """The works cited so far, in order; `unread` where what the note before stands for is not known."""

    works: list[_Work] = field(default_factory=list)
    unread: bool = False
    listing: bool = False  # has the text a bibliography, which any work that it cites should be in?


@cache
def same() -> re.Pattern[str]:
    """What stands for a work that was named before."""
    return re.compile(words()["same"])


def in_notes(document: Document) -> Iterator[Mention]:
    """A citation for each note that names a work; one that stands for an unknown work says so by its own words."""
    chain = _Chain(_listed(document), listing=bool(document.bibliography))
    for part in sorted((p for p in document.parts if p.kind == "note"), key=lambda p: p.start):
        body = document.text[part.start : part.end]
        items = [item for piece in _SPLIT.split(body.strip()) if (item := _item(piece.strip(), chain))]
        if not items:
            chain.unread = True
        if items:
            yield Mention("citation", part.start, part.end, CitationValue(tuple(items), "note"))


def _listed(document: Document) -> list[_Work]:
    """The works of the bibliography: what a short title may stand for, "ibid." never."""
    return [
        _Work(
            CitationItem((source.authors[0],), source.year, source.suffix, ""), fold(source.title), False, listed=True
        )
        for source in document.bibliography
        if source.authors and source.year
    ]


def _item(piece: str, chain: _Chain) -> CitationItem | None:
    lead = patterns().lead.match(piece)
    piece = _NAMED.sub(r"\1 \2", (piece[lead.end() :] if lead else piece).strip(" ."), count=1)
    if not piece:
        return None
    again = same().search(piece)
    if again:
        return _again(piece, again, chain)
    shelf, short = archive(piece), pieces(piece)
    if shelf:
        chain.works.append(_Work(shelf.item, "", False, archive=True))
    elif short and len(short[0].item.authors) == 1:
        chain.works.append(_Work(short[0].item, "", False))
    else:
        return _reference(piece, chain)
    chain.unread = False
    return chain.works[-1].item


def _again(piece: str, same: re.Match[str], chain: _Chain) -> CitationItem:
    """ "Demir, a.g.e., s. 41", "ibid.": the last work of that author, or the last work of all."""
    who = _families(piece[: same.start()].strip(" ,"))
    page = patterns().pages.search(piece, same.end()) or patterns().bare_pages.match(piece, same.end())
    pages = numbers(page["pages"]) if page else ""
    wanted = [w for w in chain.works if not w.listed]
    wanted = [w for w in wanted if not who or _folded(w.item.authors)[:1] == _folded(who)[:1]]
    if who or same["sort"]:
        article = same["sort"] == words()["article"]
        wanted = [w for w in wanted if not w.archive]
        wanted = [w for w in wanted if w.article == article] or wanted if who and same["sort"] else wanted
    if not wanted or (not who and chain.unread):
        chain.unread = True
        return CitationItem(who or (same.group(),), None, "", pages)
    chain.works.append(wanted[-1])
    chain.unread = False
    last = wanted[-1].item
    return last if wanted[-1].archive else CitationItem(last.authors, last.year, last.suffix, pages)


def _folded(authors: tuple[str, ...]) -> list[str]:
    return [fold(a) for a in authors]


def _reference(piece: str, chain: _Chain) -> CitationItem | None:
    """ "Ali Demir, Yol, TTK Yayınları, Ankara 1990, s. 41", and later "Demir, Yol, s. 45"."""
    head, comma, rest = piece.partition(",")
    page = _last(patterns().pages, rest)
    year = _last(_YEAR, rest[: page.start()] if page else rest)
    authors = _families(head)
    if not comma or not authors or not (page or year):
        return None
    title = fold(rest.split(",")[0]).strip(" “”\"'«»")
    pages = numbers(page["pages"]) if page else ""
    if year is None:
        before = [w for w in chain.works if _folded(w.item.authors)[:1] == _folded(authors)[:1]]
        named = [w for w in before if w.title and title and (w.title.startswith(title) or title.startswith(w.title))]
        if page and not rest[: page.start()].strip(" ,"):  # "Demir, s. 45": his only work
            named = before if len({(w.item.year, w.item.suffix) for w in before}) == 1 else []
        if not named:
            return CitationItem(authors, None, "", pages) if before or (chain.listing and page) else None
        chain.works.append(named[-1])
        chain.unread = False
        last = named[-1].item
        return CitationItem(last.authors, last.year, last.suffix, pages)
    item = CitationItem(authors, year[1], year[2] or "", pages)
    chain.works.append(_Work(item, title, bool(_QUOTED.match(rest.strip()))))
    chain.unread = False
    return item


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda found: found.start(), default=None)


def _families(head: str) -> tuple[str, ...]:
    """The family names of "Ali Demir", "W. E. D. Allen-Paul Muratoff", "Demir"; an office whole."""
    if not head or len(head.split()) > _LONGEST_NAME:
        return ()
    out = []
    for name in names(re.sub(r"(?<=[a-zçğıöşü])\s?[–-]\s?(?=[A-ZÇĞİÖŞÜ])", " ve ", head)):
        family = _PARTICLED.search(name).group()  # type: ignore[union-attr]
        if _INITIAL.match(family) or len(family) < _SHORTEST:
            return ()
        out.append(name if _is_office(name) else family)
    return tuple(out)


def _is_office(name: str) -> bool:
    """ "Genelkurmay Başkanlığı": a possessive at the end is no family name."""
    return len(name.split()) > 1 and bool(
        re.search(r"(?:lığı|liği|luğu|lüğü|kurumu|arşivi|heyeti|meclisi)$", name.lower())
    )
