"""A piece of a bracket or a note -> the work it names: authors, year, letter, pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from sefer.grammars.words import any_of, table
from sefer.letters import lower
from sefer.letters.patterns import lazy
from sefer.model import CitationItem

_JOIN = lazy(r"\s*(?:,|ve\b|and\b|&)\s*")
_DASH = lazy(r"\s*[–—-]\s*")
PAGES = r"\d[\d\s–—\-,]*\d|\d"


@dataclass(frozen=True)
class Piece:
    """One work of a citation and the shape in which it is written: "A, Y, s. P"."""

    item: CitationItem
    form: str


@dataclass(frozen=True)
class _Patterns:
    lead: re.Pattern[str]
    passes_on: re.Pattern[str]  # the lead of a work that tells what the one before it told
    passed_on: re.Pattern[str]  # the lead of a work that the one before it follows
    follows: re.Pattern[str]  # behind a work, that it follows somebody: no work of its own
    follower: re.Pattern[str]  # his name alone
    work: re.Pattern[str]
    again: re.Pattern[str]
    archive: re.Pattern[str]
    entry: re.Pattern[str]
    apart: re.Pattern[str]  # what stands between the works of a bracket
    split: re.Pattern[str]
    others: re.Pattern[str]
    pages: re.Pattern[str]
    bare_pages: re.Pattern[str]
    volumed: re.Pattern[str]  # the volume at the end of a title
    never: frozenset[str]
    small: frozenset[str]


def words() -> dict[str, Any]:
    """The table of citations: its words are those of any language that Turkish journals cite in."""
    return table("tr", "citations")


@cache
def patterns() -> _Patterns:
    known = words()
    year = rf"(?P<year>1[6-9]\d\d|20\d\d|(?:{known['dateless']}))(?P<suffix>[a-z](?![a-z]))?{known['reprint']}"
    mark = rf"(?P<mark>(?:{any_of(known['page_marks'])})(?:\s?\.)?\s*)?"
    volume = rf"(?:\s*[,:]\s*(?:{known['volume']})){{0,3}}"
    pages = rf"(?:{volume}(?P<sep>\s*[,:;/]\s*|\s+(?=(?:{any_of(known['page_marks'])})\.)){mark}(?P<pages>(?<=[.s]\s)(?:{PAGES})|(?<=[.s])(?:{PAGES})|(?!(?:1[6-9]|20)\d\d[a-z]?\s*(?:[,;:]|$))(?:{PAGES}))(?:{known['behind']})?|(?:\s*[,:]\s*(?:{known['volume']})){{1,3}}(?=\s*$))?{known['chapter']}"
    return _Patterns(
        lazy(rf"(?:(?:{any_of(known['leads'])})\.?[:,]?\s+)+"),
        lazy(known["passes_on"]),
        lazy(known["passed_on"]),
        lazy(rf",?\s+(?:{known['follows']})$"),
        lazy(r"[A-ZÇĞİÖŞÜ][\w’'.-]*(?:\s+[A-ZÇĞİÖŞÜ][\w’'.-]*){0,2}"),
        lazy(
            rf"(?P<authors>[^\W\d_“\"‘«][^;:()\[\]0-9]{{0,120}}?)(?P<join>\s*[,:]?\s+|\s*[,:]\s*)(?:\[(?:1[6-9]|20)\d\d\]\s*,?\s*)?{year}{pages}"
        ),
        lazy(rf"\s*(?:,|ve|and|&)?\s*{year}{pages}"),
        lazy(
            rf"{known['archive_words']}(?P<fond>{any_of(known['archives'])}|{known['archive_named']}|[A-ZÇĞİÖŞÜ]{{2,6}}(?=(?:\s+Arşivi)?[,:.]\s*{known['shelf']}))\b{known['archive_tail']}[.,:]?\s*(?P<shelf>.*\d.*)"
        ),
        lazy(
            rf"(?:(?P<title>[“\"«][^”\"»]+[”\"»],?\s*)(?=[A-ZÇĞİÖŞÜ]{{2,6}}\b|[^,;]*(?:nsiklopedi|ncyclop)))?"
            rf"(?P<work>[A-ZÇĞİÖŞÜ][^,;:()\d“\"«]{{1,60}}?)(?:,?\s+(?P<year>(?:1[89]|20)\d\d))?(?:\s*,\s*(?:{known['volume']}))?"
            rf"(?(title)|(?:,\s*|\s+)(?:{known['entry']})\s*:?\s*[“\"«‘'][^”\"»]+[”\"»’'])"
            rf"(?:\s*,\s*(?:{known['volume']}))?(?:\s*,\s*(?:{any_of(known['page_marks'])})\.?\s*(?P<pages>{PAGES}))?"
        ),
        lazy(rf";|{known['told_by']}"),
        lazy(rf"(?:,\s*|\s+)(?:{known['joins']})\s+|\s*&\s*|\s*/\s*"),
        lazy(rf",?\s+(?:{known['others']})\.?$"),
        lazy(rf"(?<!\w)(?:{any_of(known['page_marks'])})\.?\s*(?P<pages>{PAGES})"),
        lazy(rf"[\s.,:]*(?:(?:{known['volume']})\s*,\s*)?(?P<pages>{PAGES})(?![\w.])"),
        lazy(rf"(?:\s*,\s*(?:{known['volume'].split('|[ivx]')[0]}))+$"),
        frozenset(known["never"]),
        frozenset(known["particles"]),
    )


def parted(content: str) -> list[str]:
    """What stands between semicolons, or before and behind "akt."."""
    told_by = any(map(content.__contains__, words()["told_by_letters"]))
    return patterns().apart.split(content) if told_by else content.split(";")


def pieces(content: str) -> list[Piece] | None:
    """The works of a bracket's content, in order; None where any part of it is no citation."""
    out: list[Piece] = []
    known = patterns()
    for raw in parted(content):
        piece = raw.strip()
        lead = known.lead.match(piece)
        piece = piece[lead.end() :] if lead else piece
        if lead and out and known.follower.fullmatch(piece):  # "Kay 1970, 44, citing Carter"
            continue
        found = _works(known.follows.sub("", piece), out[-1].item.authors if out else ())
        if not found:
            return None
        if lead and out and known.passes_on.search(lead[0]):
            found[0] = _passing(found[0], out[-1])
        elif lead and out and known.passed_on.search(lead[0]):
            out[-1] = _passing(out[-1], found[0])
        out += found
    return out


def _passing(one: Piece, origin: Piece) -> Piece:
    """A work that passes on what another tells: "Kaya 1921, akt. Demir 2008", "Demir 2008, citing Kaya 1921"."""
    return replace(one, item=replace(one.item, passes_on=origin.item.label))


def _works(piece: str, before: tuple[str, ...]) -> list[Piece]:
    """The works between semicolons: one, several years of one author, or a list with commas; [] if words are left."""
    known = patterns()
    shelf = archive(piece)
    if shelf := shelf or _entry(piece):
        return [shelf]
    out: list[Piece] = []
    at, authors = 0, before
    while piece[at:].strip(" .,"):
        found = known.again.match(piece, at) if authors else None
        if found is None:
            found = known.work.match(piece, _next(piece, at) if at else 0)
            authors = names(found["authors"]) if found else ()
        if found is None or not authors:
            return []
        out.append(_piece(found, authors, ", " if out else found.groupdict().get("join") or ", "))
        at = found.end()
    return out


def _next(piece: str, at: int) -> int:
    joined = _JOIN.match(piece, at)
    return joined.end() if joined else at


def _piece(found: re.Match[str], authors: tuple[str, ...], join: str) -> Piece:
    year = found["year"] if found["year"][0].isdigit() else None
    printed = found["pages"] or ""
    form = f"A{join.strip()} Y"
    if printed:
        form += f"{found['sep'].strip()} {(found['mark'] or '').strip()} P".replace("  ", " ")
    return Piece(CitationItem(authors, year, found["suffix"] or "", numbers(printed)), form)


def numbers(printed: str) -> str:
    """Pages with plain hyphens and no blanks but those printed behind commas."""
    plain = _DASH.sub("-", printed.strip())
    return ", ".join("".join(part.split()) for part in re.split(r"\s*,\s+", plain))


_FIGURE = lazy(r"\d|\b[IVXLC]+\b")
_DAY_TOLD = lazy(r"(?:\d{1,2}\W{0,2}\s*)?[^\W\d_]{3,}\.?\s+(?:\d{1,2},?\s+)?\d{4}\b|undated\b")
_WORDS_TOLD = lazy(r"[^\W\d_]{3,}\s+[^\W\d_]{2,}|[^\d]*[^\W\d_]{4,}[^\d]*$")


def archive(piece: str) -> Piece | None:
    """A shelf mark: "ATASE, Kls. 12, Dos. 4, F. 7"; what the document is ("war diary, 29th Brigade") is no part of it."""
    found = patterns().archive.match(piece.strip())
    if found is None:
        return None
    kept: list[str] = []
    for part in found["shelf"].split(", "):
        if any(_FIGURE.search(each) for each in kept) and _tells(part.strip()):
            break
        kept.append(part)
    shelf = ", ".join(kept).strip(" .,")
    return Piece(CitationItem((found["fond"],), None, "", shelf, found["fond"]), "F, P")


_MOON_TOLD = lazy(r"\d{1,2}\s+[A-ZŞ]a?\.?\s+1[23]\d\d(?!\d)")  # "17 C 1270"


def _tells(part: str) -> bool:
    """Does a part of a shelf mark say what the document is, or its day?"""
    if _DAY_TOLD.match(part) or _MOON_TOLD.match(part):
        return True
    return _WORDS_TOLD.match(part) is not None and _FIGURE.search(part.rpartition(" ")[2]) is None


def _entry(piece: str) -> Piece | None:
    """An article of an encyclopedia: "İA, s.v. “Plevne”"."""
    found = patterns().entry.fullmatch(piece.strip(" ."))
    if found is None:
        return None
    item = CitationItem((found["work"].strip(),), found["year"], "", numbers(found["pages"] or ""))
    return Piece(item, "F, P")


@lru_cache(maxsize=1 << 12)
def names(printed: str) -> tuple[str, ...]:
    """The authors of a bracket; none where the words are no names."""
    known = patterns()
    plain = known.others.sub("", printed.strip(" ,.")).strip(" ,")
    split = known.split.split(plain)
    authors = tuple(a.strip(" ,") for part in split for a in _listed(part) if a.strip(" ,"))
    every = [w for a in authors for w in a.replace(".", " ").split()]
    if not every or (not every[0][0].isupper() and lower(every[0]) not in known.small):
        return ()
    if any(lower(w) in known.never for w in every) or len(every) > 12:
        return ()
    if any(w[0].islower() and lower(w) not in known.small for w in every):
        return ()
    return authors


_INITIALS = lazy(r"(?:[^\W\d_]\.\s?-?)+$|[^\W\d_]{1,2}$")


def _listed(part: str) -> list[str]:
    """ "Allen, Muratoff": two authors; "Allen, W. E. D.": one."""
    out: list[str] = []
    for name in part.split(","):
        if out and _INITIALS.match(name.strip()):
            continue
        out.append(name)
    return out
