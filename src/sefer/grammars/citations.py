"""Document -> citations: brackets, years behind a name in the text, archive references, the bodies of notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from sefer.grammars.citation_items import PAGES, Piece, names, numbers, parted, patterns, pieces, words
from sefer.grammars.citation_notes import in_lists, in_notes, same
from sefer.grammars.citation_papers import paper
from sefer.grammars.sharing import one
from sefer.grammars.spans import Taken
from sefer.grammars.words import any_of
from sefer.letters import fold, has_figure, lower
from sefer.letters.patterns import lazy
from sefer.model import CitationItem, CitationValue, Document, Mention

_BRACKET = lazy(r"\(([^()]{3,400})\)|\[([^\[\]]{3,400})\]")
_OLD = 1925  # a bare "(Name, year)" before it may say when something was
_NAME = r"[A-ZÇĞİÖŞÜ][\w’'.-]*"
_BEFORE = lazy(
    rf"(?P<authors>{_NAME}(?:\s+(?:ve|and|ile|&)\s+{_NAME})?(?:\s+(?:vd|et al)\.?)?)(?P<tail>[’']\w{{1,4}})?"
    r"(?:\s+(?:göre|ise|da|de|bunu|şöyle))?\s*$"
)
_PAGED = lazy(r"[(\[]\s*(?:1[6-9]\d\d|20\d\d)[a-z]?\s*[,:]\s*[^()\[\]]*\d")
_SENTENCE = 160  # characters before a bracket in which its author may be named
_TELLER = lazy(
    rf"(?P<authors>{_NAME})(?:(?P<tail>['’](?:[yn]?[ae]|n?[ıiuü]n|s))(?!\w)|\s+(?:argues?|claims?|puts?|gives?|reckons?|estimates?|states?|writes?|says?)\b)"
    r"(?=(?:[^.!?;()]|(?<=\d)\.)*$)"
)
_SUFFIX = lazy(r"[’'][a-zçğıöşüâî]{1,6}$")


def find(document: Document, taken: Taken) -> list[Mention]:
    """The citations of a document in order."""
    found = [m for m in (*_brackets(document), *in_notes(document), *in_lists(document)) if taken.free(m.start, m.end)]
    for mention in found:
        before = (
            _named_before(document.text, mention.start) if _years().match(document.text, mention.start + 1) else None
        )
        if before:  # who is cited takes no part
            taken.take(*before.span("authors"))
    return sorted(found, key=lambda m: m.start)


def _brackets(document: Document) -> Iterator[Mention]:
    """Brackets outside notes; a bare name and year counts where the work is cited or listed elsewhere too."""
    notes = [(p.start, p.end) for p in document.parts if p.kind in ("note", "bibliography")]
    sure: list[Mention] = []
    doubtful: list[Mention] = []
    again: list[re.Match[str]] = []
    paged: list[re.Match[str]] = []  # "(Tanner 10)"
    for found in _BRACKET.finditer(document.text):
        if any(low <= found.start() < high for low, high in notes):
            continue
        content = found[1] or found[2]
        once_more = same().search(content) is not None
        if not once_more and not has_figure(content):
            continue
        read = None if once_more else _content(found, document.text)
        if read is None and any(_is_named_before(piece, once_more) for piece in parted(content)):
            again.append(found)
        elif read := read or (_content(found, document.text) if once_more else None):
            value = one(CitationValue(tuple(piece.item for piece in read), f"({read[0].form})"))
            mention = Mention("citation", found.start(), found.end(), value)
            (doubtful if _is_bare(read, found, document.text) else sure).append(mention)
        elif all(map(_by_page().fullmatch, content.split(";"))):
            paged.append(found)
    known = _known(document, sure, doubtful)
    cited = [*sure, *(mention for mention in doubtful if _key(_items(mention)[0]) in known)]
    yield from cited
    yield from _repeated(again, sorted(cited, key=lambda m: m.start), document.text)
    if document.sources and not sure:
        yield from _paged(paged, document)


_PAGES_ALONE = 3  # brackets with a listed author and a page, from which on a text cites so


@cache
def _by_page() -> re.Pattern[str]:
    """An author, perhaps a title, and a page that is no year: "Tanner 10", "Tanner, First Book 10-12"."""
    return lazy(
        rf"\s*(?P<who>{_NAME}(?:\s+(?:and|ve|&)\s+{_NAME})?)(?:,\s*(?P<title>[^,;()\d]{{3,60}}?))?\s+"
        r"(?!(?:1[5-9]|20)\d\d\b)(?P<pages>\d{1,4}(?:[–-]\d{1,4})?)\s*"
    )


def _paged(paged: Sequence[re.Match[str]], document: Document) -> Iterator[Mention]:
    """The brackets that name an author and a page, in a text that lists its works and cites them so."""
    listed = {
        fold(name.split(",")[0]).split()[-1] for s in document.sources for name in s.authors[:1] if name.strip(" ,")
    }
    read = [[m for m in map(_by_page().fullmatch, found[1].split(";")) if m] for found in paged if found[1]]
    if sum(fold(each[0]["who"].split()[0]) in listed for each in read) < _PAGES_ALONE:
        return
    for found, each in zip((f for f in paged if f[1]), read, strict=True):
        items = tuple(CitationItem(names(m["who"]) or (m["who"],), None, "", numbers(m["pages"])) for m in each)
        yield Mention("citation", found.start(), found.end(), CitationValue(items, "(A P)"))


_PRINTED = lazy(r"(?<!\d)(?:1[2-9]|20)\d\d(?!\d)")  # of a newspaper, in its calendar
_YEARED = lazy(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")


def _is_named_before(piece: str, once_more: bool) -> bool:
    """Does a piece of a bracket name a work by less than its year; may "ibid." stand in it?"""
    if once_more and same().search(piece):
        return _again().fullmatch(piece) is not None
    return len(piece) < _LONGEST and _YEARED.search(piece) is None and _short().fullmatch(piece) is not None


_LONGEST = 160  # characters of a work's author, title and pages


@cache
def _years() -> re.Pattern[str]:
    """A bracket that opens with the year of a work, or says that it has none."""
    return lazy(rf"\s*(?:(?:1[6-9]\d\d|20\d\d)[a-z]?|{words()['dateless']})(?:\s*[,:;/]|\s*$)")


@cache
def _again() -> re.Pattern[str]:
    """What a bracket says that stands for the work before: "ibid., p. 12", "Demir, a.g.e., 41"."""
    pages = rf"(?:[\s.,:;]*(?:(?:{any_of(words()['page_marks'])})\.?\s*)?(?P<pages>\d[\d–—-]*(?:,\s*\d[\d–—-]*)*))?{words()['chapter']}"
    return lazy(rf"\s*(?P<who>[A-ZÇĞİÖŞÜ][^,;()]{{1,60}},\s+)?{same().pattern}{pages}[\s.]*")


def _repeated(again: Sequence[re.Match[str]], cited: Sequence[Mention], text: str) -> Iterator[Mention]:
    """The brackets that name works by less than their year; "ibid." that stands for none says so by its own words."""
    works = [(m.start, item) for m in cited for item in _items(m)] if again else []
    for found in again:
        items: list[CitationItem] = []
        for piece in parted(found[1] or found[2]):
            told = [*(item for at, item in works if at < found.start()), *items]
            if said := _again().fullmatch(piece):
                items.append(_once_more(said, told, text, found.start()))
            elif (short := _short().fullmatch(piece)) and (item := _by_name(short, told)):
                items.append(item)
            elif read := pieces(piece) or _plain(piece):
                items += [each.item for each in read]
            else:
                break
        else:
            yield Mention("citation", found.start(), found.end(), CitationValue(tuple(items), "(again)"))


def _once_more(said: re.Match[str], told: Sequence[CitationItem], text: str, at: int) -> CitationItem:
    """The work for which "ibid." stands."""
    who = names(said["who"]) if said["who"] else _among(told, text, at)
    before = [item for item in told if not who or _same_author(item, who)]
    pages = numbers(said["pages"] or "")
    if before:
        return replace(before[-1], pages=pages)
    return CitationItem(who or (said.group().split()[0].rstrip(",:;"),), None, "", pages)


@cache
def _short() -> re.Pattern[str]:
    """A work by its author, title or volume and page alone: "Moberly, vol. II, p. 123", "Falls, Macedonia, I, 45"."""
    known = words()
    title = r"(?:\s*,\s*(?P<title>[^\W\d_][^,;()\d]{3,80}))?"
    volume = rf"(?:\s*,\s*(?:{known['volume']})){{0,2}}"
    return lazy(
        rf"\s*(?:(?:{any_of(known['leads'])})\.?[:,]?\s+)*(?P<who>{_NAME}(?:\s+(?:and|ve|&)\s+{_NAME})?){title}{volume}"
        rf"\s*,\s*(?:(?P<mark>{any_of(known['page_marks'])})\.\s*|(?!(?:1[6-9]|20)\d\d\b))(?P<pages>{PAGES})(?:{known['behind']})?\.?\s*"
    )


def _by_name(short: re.Match[str], told: Sequence[CitationItem]) -> CitationItem | None:
    """The work of an author that is cited before; one that is not needs its pages marked as such."""
    who, pages = names(short["who"]), numbers(short["pages"])
    if not who or lower(who[0]) in words()["parts_of_it"]:
        return None
    before = [item for item in told if _same_author(item, who) and item.fond is None]
    if before:
        return replace(before[-1], pages=pages)
    return CitationItem(who, None, "", pages) if short["mark"] else None


def _among(told: Sequence[CitationItem], text: str, at: int) -> tuple[str, ...]:
    """The authors named right before a bracket, where a work of theirs is cited before: "Symons (ibid., 166)"."""
    found = _BEFORE.search(text, max(0, at - 80), at)
    who = names(found["authors"]) if found else ()
    return who if who and any(_same_author(item, who) for item in told) else ()


def _same_author(item: CitationItem, who: Sequence[str]) -> bool:
    return fold(item.authors[0].split()[-1]) == fold(who[0].split()[-1])


def _content(found: re.Match[str], text: str) -> list[Piece] | None:
    content = found[1] or found[2]
    if not _years().match(content):
        return pieces(content) or (_plain(content) if _PRINTED.search(content) and "," in content else None)
    before = _named_before(text, found.start())
    if before is None:
        return None
    authors = " ".join(_SUFFIX.sub("", word) for word in before["authors"].split())
    return pieces(f"{authors}, {content}") if names(authors) else None


def _plain(content: str) -> list[Piece] | None:
    """The works of a bracket, newspapers with their page among them."""
    out: list[Piece] = []
    parts = parted(content)
    for part in parts:
        bare = part.strip()
        lead = patterns().lead.match(bare)
        printed = paper(bare[lead.end() :] if lead else bare)
        if printed and printed.pages:
            out.append(Piece(printed, "A, Y, P"))
        elif len(parts) > 1 and (read := pieces(part)):
            out += read
        else:
            return None
    return out


def _named_before(text: str, at: int) -> re.Match[str] | None:
    """The authors named before a bracket that opens with the year; with pages, the last who is made to tell something."""
    found = _BEFORE.search(text, max(0, at - 80), at)
    if found is None and _PAGED.match(text, at):
        told = list(_TELLER.finditer(text, max(0, at - _SENTENCE), at))
        found = told[-1] if told else None
    return found


def _is_bare(read: Sequence[Piece], found: re.Match[str], text: str) -> bool:
    """Could it be when a thing happened, and no work? "(Sofya, 1908)", "Sinop Baskını (1853)"."""
    item = read[0].item
    if len(read) > 1 or item.pages or item.year is None:
        return False
    outside = bool(_years().match(found[1] or found[2]))
    return not _is_told(found, text) if outside else int(item.year) < _OLD


@cache
def _telling() -> re.Pattern[str]:
    """The rest of a sentence that an author in the text tells."""
    return lazy(rf"[^.!?;()\n]*?\b{words()['tells']}(?!\w)")


def _is_told(found: re.Match[str], text: str) -> bool:
    """ "Larcher (1926) ... yazar", "Drury vd. (1994)", "Belen'e göre (1967)": he who wrote it tells something."""
    before = _BEFORE.search(text, max(0, found.start() - 80), found.start())
    if before is None:
        return False
    cited = _AUTHOR_OF_MANY.search(before.group()) is not None or (before["tail"] and "göre" in before.group())
    return bool(cited) or (not before["tail"] and _telling().match(text, found.end()) is not None)


_AUTHOR_OF_MANY = lazy(r"\s(?:vd|et al)\.?\s*$")


def _items(mention: Mention) -> tuple[CitationItem, ...]:
    return mention.value.items if isinstance(mention.value, CitationValue) else ()


@lru_cache(maxsize=1 << 12)
def _key(item: CitationItem) -> tuple[str, str | None]:
    return fold(item.authors[0]), item.year


def _known(document: Document, sure: Sequence[Mention], doubtful: Sequence[Mention]) -> set[tuple[str, str | None]]:
    """Authors and years that the text cites beyond doubt or time and again, or that its bibliography has."""
    out = {_key(item) for mention in sure for item in _items(mention)}
    counts = Counter(_key(_items(m)[0]) for m in doubtful if not _years().match(document.text, m.start + 1))
    out |= {key for key, count in counts.items() if count > 1}
    for source in document.sources:
        out |= {(fold(name.split(",")[0]), source.year) for name in source.authors}
    return out
