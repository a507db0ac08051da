"""Notes -> citations: full references, short ones, and "a.g.e." resolved in order to the work it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from sefer.grammars.citation_items import PAGES, Piece, archive, names, numbers, patterns, pieces, words
from sefer.grammars.words import LANGUAGES, table
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import CitationItem, CitationValue, Document, Mention

_SPLIT = lazy(r";\s+|(?<=\d)\.\s+(?=[A-ZÇĞİÖŞÜ])")
_YEAR = lazy(r"(?<![\d./-])(1[6-9]\d\d|20\d\d)([a-z])?(?!\d)")
_INITIAL = lazy(r"[^\W\d_]\.$")
_JUNIOR = lazy(r",\s+(?:Jr|Sr)\.(?=,)")
_PRINTED = lazy(r"(?<![\d./-])(?:1[2-9]\d\d|20\d\d)(?!\d)")  # of a newspaper, in its calendar
_PERIODICAL = lazy(r"[A-ZÇĞİÖŞÜ][\w’'-]*(?:\s+(?:[A-ZÇĞİÖŞÜ][\w’'-]*|de|du|la|of|the|and|ve|i|ı)){0,4}")
_QUOTED = lazy(r"[“\"«]")
_PARTICLED = lazy(r"(?:(?<=\s)(?:del|della|dos|ter)\s+)?\S+$")  # "del Boca"
_NAMED = lazy(r"^([^\W\d_][^,()\d]{1,40}?) \(((?:1[6-9]|20)\d\d[a-z]?)\)(?=\s*,)")  # "Ehrlich (1931), p. 33"
_TAIL = lazy(
    rf"(?:,[”\"’»]?|(?<=\)):|,?\s+at)\s*(?P<pages>{PAGES})$"
)  # "(London: Cape, 1930), 1-6", "12 (1998): 33-48"
_TITLE = lazy(r"[“\"«‘]?[^\W\d_a-zçğıöşü][^\d,;:!?]{3,80}$")  # of a short reference: "Military Operations"
_SHORTEST = 2  # letters of a family name
_LONGEST_NAME = 6  # words in the part of a reference that names its authors


@dataclass
class _Work:
    """A work that a note has named: what a later "a.g.e." may stand for."""

    item: CitationItem
    title: str
    article: bool
    archive: bool = False  # a document of an archive, for which "a.g.e." does not stand
    paper: bool = False  # a newspaper, which has no author


@dataclass
class _Chain:
    """The works cited so far, in order; `unread` where what the note before stands for is not known."""

    works: list[_Work] = field(default_factory=list)
    unread: bool = False
    listed: tuple[_Work, ...] = ()  # those of the bibliography, which a short reference may name at once


@cache
def same() -> re.Pattern[str]:
    """What stands for a work that was named before."""
    return re.compile(words()["same"])


def in_notes(document: Document) -> Iterator[Mention]:
    """A citation for each note that names a work; one that stands for an unknown work says so by its own words."""
    chain = _Chain(listed=tuple(_listed(document)))
    for part in sorted((p for p in document.parts if p.kind == "note"), key=lambda p: p.start):
        body = document.text[part.start : part.end]
        items = [item for piece in _SPLIT.split(body.strip()) if (item := _item(piece.strip(), chain))]
        if not items:
            chain.unread = True
        if items:
            yield Mention("citation", part.start, part.end, CitationValue(tuple(items), "note"))


@cache
def _same_author() -> re.Pattern[str]:
    return re.compile(words()["same_author"])


_LETTER = lazy(r"\d{4}(?:\s+tarihli\b[^,]{0,60})?,\s+(?=[A-ZİÖ])")  # "Falls to Edmonds, 3 May 1928, TNA, CAB 45/79"


def _kept_in(piece: str) -> Piece | None:
    """The archive that keeps a letter or an order, named behind its day."""
    dated = _LETTER.search(piece)
    return archive(piece[dated.end() :]) if dated else None


def _listed(document: Document) -> Iterator[_Work]:
    """The works of the bibliography, authors by their family names."""
    for source in document.sources:
        if source.authors and source.title:
            authors = tuple(a.partition(",")[0] if "," in a else a.rpartition(" ")[2] for a in source.authors)
            yield _Work(CitationItem(authors, source.year, source.suffix), fold(source.title), False)


def _item(piece: str, chain: _Chain) -> CitationItem | None:
    lead = patterns().lead.match(piece)
    piece = _NAMED.sub(r"\1 \2", (piece[lead.end() :] if lead else piece).strip(" ."), count=1)
    if not piece:
        return None
    author = _same_author().match(piece)
    persons = [work.item.authors for work in chain.works if not (work.paper or work.archive)]
    if author and persons:
        piece = f"{' & '.join(persons[-1])}{piece[author.end() :]}"
    again = same().search(piece)
    if again:
        return _again(piece, again, chain)
    shelf, short = archive(piece) or _kept_in(piece), pieces(piece)
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
    wanted = [w for w in chain.works if not who or _folded(w.item.authors)[:1] == _folded(who)[:1]]
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
    head, comma, rest = _JUNIOR.sub("", piece, count=1).partition(",")
    if comma and (issue := _issue().match(rest)) and _PERIODICAL.fullmatch(head):
        return _newspaper(head, rest, issue, chain)
    page = _last(patterns().pages, rest) or _tail(rest)
    year = _last(_YEAR, rest[: page.start()] if page else rest)
    authors = _families(head)
    if not comma or not authors or not (page or year):
        return None
    pages = numbers(page["pages"]) if page else ""
    if year is None:
        assert page is not None
        return _short(authors, patterns().volumed.sub("", rest[: page.start()].strip(" ,")), pages, chain)
    title = _plain(rest.split(",")[0].split("(")[0])
    item = CitationItem(authors, year[1], year[2] or "", pages)
    chain.works.append(_Work(item, title, bool(_QUOTED.match(rest.strip()))))
    chain.unread = False
    return item


@cache
def _issue() -> re.Pattern[str]:
    """What stands behind the name of a newspaper: the number of an issue, or its day."""
    month = "|".join(each for language in LANGUAGES for each in table(language, "dates")["months"])
    day = rf"\d{{1,2}}(?:st|nd|rd|th)?(?:\s+(?i:{month})|\s?\.\s?(?:\d\d?|[IVX]+)\.)|(?i:{month})\.?\s+\d"
    return lazy(rf"\s*(?:{words()['issue']}|{day})")


def _newspaper(head: str, rest: str, issue: re.Match[str], chain: _Chain) -> CitationItem | None:
    """ "The Times, 14 January 1915, p. 6", "Tanin, nr. 2148, 2 Kânunusani 1330, s. 1": no person wrote it."""
    page = _last(patterns().pages, rest)
    year = _last(_PRINTED, rest[: page.start()] if page else rest)
    if year is None:
        return None
    item = CitationItem((head,), year[0], "", numbers(page["pages"]) if page else "")
    chain.works.append(_Work(item, "", True, paper=True))
    chain.unread = False
    return item


def _short(authors: tuple[str, ...], title: str, pages: str, chain: _Chain) -> CitationItem | None:
    """ "Demir, Yol, s. 45", "Demir, s. 45": a work named before, else one of the bibliography, else one that nothing tells more of."""
    wanted, first = _plain(title), _folded(authors)[:1]
    before = [w for w in chain.works if _folded(w.item.authors)[:1] == first]
    listed = [w for w in chain.listed if _folded(w.item.authors)[:1] == first]
    if not wanted:  # his only work
        known = before or listed
        named = known if len({(w.item.year, w.item.suffix) for w in known}) == 1 else []
    else:
        named = [w for w in [*listed, *reversed(before)] if _one_title(w.title, wanted)]
    if not named:
        told = before or (chain.listed if not wanted else _TITLE.match(title))
        return CitationItem(authors, None, "", pages) if told else None
    work = named[0]
    chain.works.append(work)
    chain.unread = False
    return CitationItem(work.item.authors, work.item.year, work.item.suffix, pages)


def _plain(title: str) -> str:
    return fold(title).strip(" “”\"'«»‘’:*_")


def _one_title(known: str, told: str) -> bool:
    """Is one of two titles the beginning or a part of the other? A work known by a short note alone has none."""
    return bool(known) and (told in known or known in told)


def _tail(rest: str) -> re.Match[str] | None:
    """Pages without a mark at the very end; a lone number that may be a year is one where no year stands before it."""
    found = _TAIL.search(rest)
    if found and _YEAR.fullmatch(found["pages"]) and not _YEAR.search(rest, 0, found.start()):
        return None
    return found


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda found: found.start(), default=None)


def _families(head: str) -> tuple[str, ...]:
    """The family names of "Ali Demir", "W. E. D. Allen-Paul Muratoff", "Demir"; an office whole."""
    if not head or sum(not _INITIAL.match(word) for word in head.split()) > _LONGEST_NAME:
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
