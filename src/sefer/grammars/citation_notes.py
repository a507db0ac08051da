"""Notes -> citations: full references, short ones, and "a.g.e." resolved in order to the work it stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from operator import attrgetter

from sefer.grammars.citation_items import PAGES, Piece, archive, names, numbers, patterns, pieces, words
from sefer.grammars.citation_papers import letter, paper
from sefer.letters import fold
from sefer.letters.patterns import Sought, lazy, sought
from sefer.model import CitationItem, CitationValue, Document, Mention

_SPLIT = lazy(
    r";\s+|(?<=\d)\.\s+(?=[A-ZÇĞİÖŞÜ])|(?<=\d),?\s+and\s+(?=(?:also\s+)?[A-Z][^\W\d_]+(?:\s+[A-Z][^\W\d_]+){0,2},\s)"
)
_NUMBER = lazy(r"(?<!\d)(\d{1,4})\W{0,4}$")  # of a note, before its body
_YEAR = lazy(r"(?<![\d./-])(1[6-9]\d\d|20\d\d)([a-z])?(?!\d)")
_INITIAL = lazy(r"[^\W\d_]\.$")
_JUNIOR = lazy(r",\s+(?:Jr|Sr)\.(?=,)")
_QUOTED = lazy(r"[“\"«]")
_PARTICLED = lazy(r"(?:(?<=\s)(?:del|della|dos|ter)\s+)?\S+$")  # "del Boca"
_NAMED = lazy(r"^([^\W\d_][^,()\d]{1,40}?) \(((?:1[6-9]|20)\d\d[a-z]?)\)(?=\s*,)")  # "Ehrlich (1931), p. 33"
_TAIL = lazy(
    rf"(?:,[”\"’»]?|(?<=\)):|,?\s+at)\s*(?:\d{{1,2}}:)?(?P<pages>{PAGES})(?:\s?(?:nn?|ff?)\b\.?(?:\s?\d+)?)?$"
)  # "(London: Cape, 1930), 1-6", "12 (1998): 33-48"
_TITLE = lazy(r"[“\"«‘]?[^\W\d_a-zçğıöşü][^\d,;:!?]{3,80}$")  # of a short reference: "Military Operations"
_LED = lazy(r"\b(?:in|see|by|from|also|and|than|with)\s+(?=[A-Z])")
_IMPRINT = lazy(r"\((?:[^()]{2,60}[,:]\s*)?(?:1[6-9]|20)\d\d\)")
_LETTERED = lazy(r"(?P<fond>[A-ZÇĞİÖŞÜ]{2,7})[,:]?\s+(?P<shelf>[A-Z]{0,3}\s?\d+(?:[/.-]\w+)+)")
_ROLE = lazy(r"\s*[(\[][^()\[\]\d]{1,24}[)\]]\s*$")  # "Maurice (ed.)"
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
    pages: str = ""  # those that were cited last
    listed: tuple[_Work, ...] = ()  # those of the bibliography, which a short reference may name at once
    noted: dict[int, list[_Work]] = field(default_factory=dict)  # by the number of the note that names them

    def names(
        self, item: CitationItem, title: str = "", *, article: bool = False, archive: bool = False, paper: bool = False
    ) -> CitationItem:
        """A work is named: the note is read."""
        self.works.append(_Work(item, title, article, archive, paper))
        self.unread = False
        return item


@cache
def same() -> re.Pattern[str]:
    """What stands for a work that was named before."""
    return re.compile(words()["same"])


def in_notes(document: Document) -> Iterator[Mention]:
    """A citation for each note that names a work; one that stands for an unknown work says so by its own words."""
    chain = _Chain(listed=tuple(_listed(document)))
    for part in sorted((p for p in document.parts if p.kind == "note"), key=lambda p: p.start):
        body = document.text[part.start : part.end]
        first, number = len(chain.works), _number(document, part.start, part.end)
        items: list[CitationItem] = []
        for piece in _SPLIT.split(body.strip()):
            if item := _item(piece.strip(), chain):
                items.append(item)
                chain.pages = item.pages
        if number:
            chain.noted[number] = chain.works[first:]
        if not items:
            chain.unread = True
        if items:
            yield Mention("citation", part.start, part.end, CitationValue(tuple(items), "note"))


def _number(document: Document, start: int, end: int) -> int | None:
    """The number that is printed before a note."""
    at = document.locate(start, end)[0].start
    found = _NUMBER.search(document.raw, max(0, at - 8), at)
    return int(found[1]) if found else None


def in_lists(document: Document) -> Iterator[Mention]:
    """A citation for each list of works that closes an entry: "Bibl.: Ali Demir, Yol, Ankara 1990; ..."."""
    parts = sorted(document.parts, key=_start)
    heads = [*_list().finditer(document.text)]
    starts = [*(head.start() for head in heads[1:]), len(document.text)]
    for head, following in zip(heads, starts, strict=False):
        part = parts[bisect_right(parts, head.start(), key=_start) - 1]
        if part.kind != "body" or head.end() > part.end:
            continue
        last = min(part.end, following)  # entries may run on in one line
        end = document.text.find("\n", head.end(), last)
        body = document.text[head.end() : last if end < 0 else end]
        items = [_item(piece.strip(), _Chain()) for piece in _SPLIT.split(body.strip())]
        if (known := [item for item in items if item]) and len(known) == len(items):
            value = CitationValue(tuple(known), "note")
            yield Mention("citation", head.end(), head.end() + len(body.rstrip()), value)


_start = attrgetter("start")


@cache
def _list() -> Sought:
    return sought(words()["list"])


@cache
def _same_place() -> re.Pattern[str]:
    """What stands for a work and its page."""
    return lazy(words()["same_place"])


@cache
def _same_author() -> re.Pattern[str]:
    return re.compile(words()["same_author"])


_LETTER = lazy(r"\d{4}(?:\s+tarihli\b[^,]{0,60})?,\s+(?=[A-ZİÖ])")  # "Falls to Edmonds, 3 May 1928, TNA, CAB 45/79"


def _kept_in(piece: str) -> Piece | None:
    """The archive that keeps a letter or an order, named behind its day."""
    dated = _LETTER.search(piece)
    return archive(piece[dated.end() :]) if dated else None


def _lettered(piece: str) -> Piece | None:
    """A collection by its letters alone: "RAMC 801/12"."""
    found = _LETTERED.match(piece)
    return Piece(CitationItem((found["fond"],), None, "", found["shelf"], found["fond"]), "F, P") if found else None


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
    if elsewhere := _quoted().search(piece):
        piece = piece[elsewhere.end() :]
    if (above := _above().search(piece)) and (item := _of_note(piece, above, chain)):
        return item
    again = same().search(piece)
    if again:
        return _again(piece, again, chain)
    shelf, short = archive(piece) or _kept_in(piece) or _lettered(piece), pieces(piece)
    if shelf:
        return chain.names(shelf.item, archive=True)
    if short and len(short[0].item.authors) == 1:
        return chain.names(short[0].item)
    if unsigned := paper(piece) or letter(piece):
        return chain.names(unsigned, article=True, paper=True)
    return _reference(piece, chain) or _in_prose(piece, chain)


@cache
def _quoted() -> re.Pattern[str]:
    return lazy(words()["quoted"])


@cache
def _above() -> re.Pattern[str]:
    return lazy(words()["above"])


def _of_note(piece: str, above: re.Match[str], chain: _Chain) -> CitationItem | None:
    """ "Falls (note 2 above), p. 77", "see note 14 above": the work that another note names."""
    who = _families(piece[: above.start()].partition(",")[0].strip(" ,("))
    told = [
        w
        for w in chain.noted.get(int(above["note"] or above["note2"]), ())
        if not who or _folded(w.item.authors)[:1] == _folded(who)[:1]
    ]
    if not told:
        return None
    rest = piece[above.end() :]
    page = patterns().pages.search(rest) or patterns().bare_pages.match(rest) or _tail(rest)
    return _renamed(told[-1], numbers(page["pages"]) if page else told[-1].item.pages, chain)


def _in_prose(piece: str, chain: _Chain) -> CitationItem | None:
    """ "The figures are in Falls, Macedonia, I, 45": a work named before, or one with its place and year, behind other words."""
    for found in _LED.finditer(piece):
        rest = piece[found.end() :]
        author = rest.partition(",")[0].split()
        known = author and any(_folded(w.item.authors)[:1] == [fold(author[-1])] for w in (*chain.works, *chain.listed))
        if (known or _IMPRINT.search(rest)) and (item := _reference(rest, chain)):
            return item
    return None


def _again(piece: str, same: re.Match[str], chain: _Chain) -> CitationItem:
    """ "Demir, a.g.e., s. 41", "ibid.": the last work of that author, or the last work of all."""
    who = _families(piece[: same.start()].strip(" ,"))
    page = patterns().pages.search(piece, same.end()) or patterns().bare_pages.match(piece, same.end())
    pages = numbers(page["pages"]) if page else ""
    if not pages and chain.works and _same_place().match(same.group()):
        pages = chain.pages
    wanted = [w for w in chain.works if not who or _folded(w.item.authors)[:1] == _folded(who)[:1]]
    if who or same["sort"]:
        article = same["sort"] == words()["article"]
        wanted = [w for w in wanted if not w.archive]
        wanted = [w for w in wanted if w.article == article] or wanted if who and same["sort"] else wanted
    if not wanted or (not who and chain.unread):
        chain.unread = True
        return CitationItem(who or (same.group(),), None, "", pages)
    last = wanted[-1].item
    pages = pages or (last.pages if same.group()[:1] in "lL" else "")  # "loc. cit.": the same page
    return _renamed(wanted[-1], pages, chain)


_CLOSING_PAGE = lazy(r"(?P<mark>(?:^|,\s)(?:ss?|pp?|vr|fols?)\.\s?)\d[\d–-]*$")


def _renamed(work: _Work, pages: str, chain: _Chain) -> CitationItem:
    """A work once more, with other pages; of a document of an archive only the page that closes its shelf mark changes."""
    told = _CLOSING_PAGE.sub(lambda page: page["mark"] + pages, work.item.pages) if pages else work.item.pages
    item = replace(work.item, pages=told if work.archive else pages)
    chain.works.append(replace(work, item=item))
    chain.unread = False
    return item


def _folded(authors: tuple[str, ...]) -> list[str]:
    return [fold(a) for a in authors]


def _reference(piece: str, chain: _Chain) -> CitationItem | None:
    """ "Ali Demir, Yol, TTK Yayınları, Ankara 1990, s. 41", and later "Demir, Yol, s. 45"."""
    head, comma, rest = _JUNIOR.sub("", piece, count=1).partition(",")
    page = _last(patterns().pages, rest) or _tail(rest)
    year = _last(_YEAR, rest[: page.start()] if page else rest)
    authors = _families(head)
    chapter = None if page or year else _chapter().search(rest)
    if not comma or not authors or not (page or year or chapter):
        return None
    pages = numbers(page["pages"]) if page else ""
    if year is None:
        end = (page or chapter).start()  # type: ignore[union-attr]
        return _short(authors, patterns().volumed.sub("", rest[:end].strip(" ,")), pages, chain)
    title = _plain(rest.split(",")[0].split("(")[0])
    item = CitationItem(authors, year[1], year[2] or "", pages)
    return chain.names(item, title, article=bool(_QUOTED.match(rest.strip())))


@cache
def _chapter() -> re.Pattern[str]:
    """At the end of a short reference without pages: "ch. 9", "passim"."""
    return lazy(rf",\s*(?:passim|{words()['chapter'].removesuffix('*')})$")


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
    return _renamed(named[0], pages, chain)


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
    head = _ROLE.sub("", head)
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
