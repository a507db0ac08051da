"""CIT: citations beside the bibliography: what is missing, never cited, without its letter, outside the work."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, rule
from sefer.checks.shelf import Cited, Shelf, nearly, words_of
from sefer.letters import fold
from sefer.letters.pages import ranges
from sefer.letters.patterns import lazy
from sefer.model import Source, Words

FEWEST = 3  # citations that must be found in a bibliography before its other entries are asked about
READING = 3  # entries never cited that are told one by one; where there are more, and most are never cited, once
SAME_TITLE = 0.8  # of the words of the shorter title
SHOWN = 5  # further places that a finding shows
SHORT_TITLE = 4  # words


@rule("CIT002", "cited-not-listed", "citation_missing_in_bibliography", "warning")
def cited_not_listed(examined: Examined) -> Iterator[Raised]:
    """A work is cited and does not stand in the bibliography, or in no note in full where the notes stand in for one."""
    for shelf in examined.shelves.values():
        back = sorted(o.start for doc, o in examined.oddities("refers_back") if doc == shelf.doc)
        for cites in _missing(shelf, back):
            first, near = cites[0], shelf.years_of(cites[0].item)
            yield Raised(
                first.at,
                (*(c.at for c in cites[1:SHOWN]), *_entries(shelf.doc, near[:1])),
                says={
                    "work": first.work,
                    "count": len(cites),
                    "near": ", ".join(sorted({s.year + s.suffix for s in near if s.year})),
                    "listed": "" if shelf.never_full else "x",
                    "noted": "x" if shelf.never_full else "",
                },
                explanations=("findings.why_other_name",),
            )


def _missing(shelf: Shelf, back: Sequence[int]) -> Iterator[list[Cited]]:
    """The citations of each work that is not listed, nor under a name spelt nearly so."""
    by: dict[tuple[str, str], list[Cited]] = defaultdict(list)
    for cited in shelf.never_full or ():
        by[cited.key].append(cited)
    yield from by.values()
    if not shelf.document.sources:
        return
    found = sum(bool(cited.entries) for cited in shelf.cited)
    for cited in shelf.cited:
        named = cited.item.year or (found >= FEWEST and _is_short(cited, back))
        if named and not cited.entries and not shelf.spelt_like(cited.item) and not shelf.listed_by_title(cited.item):
            by[cited.key].append(cited)
    yield from by.values()


def _is_short(cited: Cited, back: Sequence[int]) -> bool:
    """ "Bruce, The Last Crusade, 129": a work without its year in a note; an "a.g.e." that names nothing and a shelf mark are none."""
    at = bisect_left(back, cited.at.start)
    return cited.form in ("note", "(A P)") and not cited.item.fond and not (at < len(back) and back[at] < cited.at.end)


@rule("CIT004", "listed-never-cited", "bibliography_never_cited", "warning")
def listed_never_cited(examined: Examined) -> Iterator[Raised]:
    """A work stands in the bibliography of a text that cites, and no citation names it."""
    for shelf in examined.shelves.values():
        used = {id(entry) for cited in shelf.cited for entry in cited.entries}
        listed = shelf.document.bibliography
        if sum(id(entry) in used for entry in listed) < min(FEWEST, (len(listed) + 1) // 2):
            continue
        meant = _meant_otherwise(shelf)
        idle = [s for s in listed if s.span and id(s) not in used and id(s) not in meant and not _named(shelf, s)]
        if len(idle) > READING and 2 * len(idle) > len(listed):  # a list for further reading
            idle, rest = idle[:1], idle[1:]
        else:
            rest = []
        for entry in idle:
            yield Raised(
                _place(shelf.doc, entry),
                _entries(shelf.doc, rest[:SHOWN]),
                says={"entry": _short(entry), "more": len(rest)},
                explanations=("rules/cit.why_further_reading",),
                level="note" if rest or len(idle) > READING else None,
            )


def _meant_otherwise(shelf: Shelf) -> set[int]:
    """The entries that a citation under another year or spelling may mean: that citation is asked about instead."""
    out: set[int] = set()
    for cited in shelf.cited:
        if cited.item.year and not cited.entries:
            like = shelf.spelt_like(cited.item)
            out |= {id(source) for source in ([like] if like else shelf.years_of(cited.item))}
    return out


def _named(shelf: Shelf, entry: Source) -> bool:
    """Does the text name the work where no citation was read: in a note, in a bracket, beside its year, by its title?"""
    names = words_of(entry.authors[0]) if entry.authors else frozenset()
    if not names or not entry.year:
        return True
    return names <= shelf.aside or (entry.year in shelf.years_told(names)) or _by_title(shelf, entry)


def _by_title(shelf: Shelf, entry: Source) -> bool:
    """Does the text give the title? A short one, which may be any words of the matter, must stand there with its capitals."""
    if len(entry.title.split()) >= SHORT_TITLE:
        return fold(entry.title)[:40] in shelf.folded
    return any(entry.title in body for body in shelf.bodies)


def _short(entry: Source) -> str:
    """Authors, year and the beginning of the title."""
    title = entry.title if len(entry.title) < 60 else entry.title[:60].rsplit(" ", 1)[0] + " …"
    return f"{' & '.join(entry.authors)} {entry.year or ''}{entry.suffix}, {title}".strip(" ,")


def _place(doc: str, entry: Source) -> Words:
    assert entry.span is not None
    return Words(doc, entry.span.start, entry.span.end)


def _entries(doc: str, entries: Sequence[Source]) -> tuple[Words, ...]:
    return tuple(_place(doc, entry) for entry in entries if entry.span)


@rule("CIT005", "year-without-its-letter", "year_suffix_missing", "warning")
def year_without_its_letter(examined: Examined) -> Iterator[Raised]:
    """A citation fits several works of one author and year, because it has no letter behind the year."""
    for shelf in examined.shelves.values():
        told: dict[tuple[str, str], list[Cited]] = defaultdict(list)
        for cited in shelf.cited:
            if cited.item.year and not cited.item.suffix and (cited.form != "note" or _unlettered(shelf, cited)):
                told[cited.key].append(cited)
        lettered: dict[tuple[str, str | None], set[str]] = defaultdict(set)
        for cited in () if shelf.document.sources else shelf.cited:
            if cited.item.suffix:
                lettered[cited.key[0], cited.item.year].add(cited.item.suffix)
        for cites in told.values():
            works = _several(shelf, cites[0]) if shelf.document.sources else ()
            letters = sorted(lettered.get((cites[0].key[0], cites[0].item.year), ()))
            if len(works) > 1 or len(letters) > 1:
                yield Raised(
                    cites[0].at,
                    (*(c.at for c in cites[1:SHOWN]), *_entries(shelf.doc, works[:SHOWN])),
                    says={
                        "work": cites[0].work,
                        "count": len(works) or len(letters),
                        "letters": ", ".join(cites[0].item.year + s for s in letters) if letters else "",  # type: ignore[operator]
                    },
                )


def _unlettered(shelf: Shelf, cited: Cited) -> bool:
    """Does a note print a year where all works of its author and year have a letter, and name none of them by its title?"""
    works = [entry for entry in cited.entries if entry.span]
    words = fold(shelf.document.text[cited.mention.start : cited.mention.end])
    return (
        len(works) > 1
        and all(entry.suffix for entry in works)
        and (cited.item.year or "") in words
        and not any(words_of(entry.title) & words_of(words) - words_of(entry.authors[0]) for entry in works)
    )


def _several(shelf: Shelf, cited: Cited) -> tuple[Source, ...]:
    """The works of just these authors that a citation without a letter may mean; one listed twice counts once."""
    mine = words_of(cited.item.authors[0])
    own = [s for s in cited.entries if s.span] or cited.entries  # a .bib file beside it has the same works again
    works = [s for s in own if s.authors and mine & words_of(s.authors[0])]
    whole = [s for s in works if mine <= words_of(s.entry[:120])]
    same = [s for s in whole if len(s.authors) == len(cited.item.authors)]
    several: list[Source] = []
    for source in whole if _others(shelf, cited) else same:
        if not any(_one_title(source, other) for other in several):
            several.append(source)
    return tuple(several)


def _one_title(one: Source, other: Source) -> bool:
    """Do two entries of one author and year share most words of the shorter title?"""
    if one.suffix != other.suffix:
        return False
    a, b = (words_of(source.title or source.entry) for source in (one, other))
    return len(a & b) >= SAME_TITLE * min(len(a), len(b))


def _others(shelf: Shelf, cited: Cited) -> bool:
    """Does the citation leave authors out: "Demir vd.", "Demir et al."?"""
    words = fold(shelf.document.text[cited.at.start : cited.at.end])
    return any(mark in words for mark in (" vd", " et al", " ve dig", " and others", " ve ark"))


@rule("CIT006", "page-outside-work", "page_outside_work", "warning")
def page_outside_work(examined: Examined) -> Iterator[Raised]:
    """A page is cited that the work, by its entry in the bibliography, does not have."""
    for shelf in examined.shelves.values():
        yield from _outside_first_note(shelf)
        seen: set[tuple[tuple[str, str], str]] = set()
        for cited in shelf.cited:
            extents = [s.pages for s in cited.entries]
            if not cited.item.pages or not extents or None in extents or (cited.key, cited.item.pages) in seen:
                continue
            seen.add((cited.key, cited.item.pages))
            known = [e for e in extents if e and e[0] <= e[1]]
            pages = [r for r in ranges(cited.item.pages) if r[0] <= r[1]]
            if len(known) < len(extents) or not pages or any(_within(pages, extent) for extent in known):
                continue
            yield Raised(
                cited.at,
                _entries(shelf.doc, cited.entries[:1]),
                says={
                    "work": cited.work,
                    "page": cited.item.pages,
                    "first": known[0][0],
                    "last": known[0][1],
                },
                working={"cited": cited.item.pages, "pages": [list(e) for e in known]},
                explanations=("rules/cit.why_offprint", "findings.why_digits"),
            )


def _outside_first_note(shelf: Shelf) -> Iterator[Raised]:
    """Where nothing is listed: a page outside those that the first note gives the whole article."""
    whole: dict[tuple[str, str], tuple[Cited, tuple[int, int]]] = {}
    for cited in () if shelf.document.sources else shelf.cited:
        pages = [r for r in ranges(cited.item.pages) if r[0] <= r[1]]
        if cited.form != "note" or not cited.item.year or cited.item.fond or not pages:
            continue
        if cited.key not in whole:
            words = shelf.document.text[cited.at.start : cited.at.end]
            if len(pages) == 1 and pages[0][1] - pages[0][0] >= ARTICLE and _ARTICLE.search(words):
                whole[cited.key] = cited, pages[0]
            continue
        first, extent = whole[cited.key]
        quoted = _QUOTED.findall(shelf.document.text[cited.at.start : cited.at.end])
        named = not quoted or any(w[:SAME] in shelf.document.text[first.at.start : first.at.end] for w in quoted)
        if named and not _within(pages, extent):
            yield Raised(
                cited.at,
                (first.at,),
                says={"work": cited.work, "page": cited.item.pages, "first": extent[0], "last": extent[1]},
                working={"cited": cited.item.pages, "pages": [list(extent)]},
                explanations=("rules/cit.why_offprint", "findings.why_digits"),
                level="note",
            )


ARTICLE = 8  # pages at least of a range that a first note gives the whole of an article
SAME = 12  # letters by which its title is known again
_QUOTED = lazy(r"[“\"«‘]([^”\"»’]{4,})[”\"»’]")
_ARTICLE = lazy(r"[“\"«‘][^”\"»’]{4,}[,.]?[”\"»’]")


def _within(pages: Sequence[tuple[int, int]], extent: tuple[int, int]) -> bool:
    return all(extent[0] <= low and high <= extent[1] for low, high in pages)


@rule("CIT007", "pages-run-backwards", "range_reversed", "warning")
def pages_run_backwards(examined: Examined) -> Iterator[Raised]:
    """The first page of a range is higher than the last."""
    for shelf in examined.shelves.values():
        for cited in shelf.cited:
            if not cited.item.fond and any(low > high for low, high in ranges(cited.item.pages)):
                yield Raised(cited.at, says={"pages": cited.item.pages}, explanations=("findings.why_digits",))
        for source in shelf.document.bibliography:
            if source.pages and source.span and source.pages[0] > source.pages[1]:
                pages = f"{source.pages[0]}–{source.pages[1]}"
                yield Raised(_place(shelf.doc, source), says={"pages": pages}, explanations=("findings.why_digits",))


@rule("CIT008", "author-spelt-otherwise", "name_variant", "warning")
def author_spelt_otherwise(examined: Examined) -> Iterator[Raised]:
    """An author's name in a citation is a letter or two away from that of the entry, or of the other citations."""
    for shelf in examined.shelves.values():
        odd: dict[str, list[Cited]] = defaultdict(list)
        for cited in shelf.cited:
            if cited.item.year and not cited.entries:
                odd[cited.item.authors[0] + cited.item.year].append(cited)
        common = Counter((c.item.authors[0], c.item.year) for c in shelf.cited)
        for cites in odd.values():
            first = cites[0]
            entry = shelf.spelt_like(first.item)
            usual = None if shelf.document.sources else _usual(first, common)
            if entry is None and usual is None:
                continue
            beside = _entries(shelf.doc, [entry]) if entry else ()
            others = (c.at for c in shelf.cited if usual and (c.item.authors[0], c.item.year) == usual)
            yield Raised(
                first.at,
                (*(c.at for c in cites[1:3]), *beside, *[*others][:3]),
                says={"cited": first.item.authors[0], "other": entry.authors[0] if entry else usual[0],  # type: ignore[index]
                      "year": first.item.year, "listed": "x" if entry else ""},
                explanations=("findings.why_two_things",),
            )  # fmt: skip


def _usual(cited: Cited, common: Counter[tuple[str, str | None]]) -> tuple[str, str | None] | None:
    """The name, cited more often with the same year, that this one nearly is."""
    mine = (cited.item.authors[0], cited.item.year)
    near = [k for k in common if k[1] == mine[1] and common[k] > common[mine] and nearly(k[0], mine[0])]
    return max(near, key=lambda k: common[k], default=None)
