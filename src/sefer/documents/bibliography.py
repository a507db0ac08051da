"""Entries of a bibliography as printed -> Sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sefer.documents.extents import pages_of
from sefer.documents.words import every
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import Source, Span

_NUMBERING = lazy(r"(?:\[\d{1,3}\]|\d{1,3}[.)](?=\s+\D)|[•·*▪–-](?=\s))\s*")
_AGAIN = lazy(r"(?:[—–_-]\s*){2,}[.,]?\s*")
_YEAR_IN_BRACKETS = lazy(
    r"\(\s*(?:[^\W\d_]+\.?\s+){0,2}(1[5-9]\d\d|20\d\d)([a-z])?(?:\s*[/–-]\s*\d{2,4})?(?:,[^)]*)?\)"
)
_YEAR_AFTER = lazy(r"(?<=[.,])\s(1[5-9]\d\d|20\d\d)([a-z])?\.(?=\s)")
_YEAR = lazy(r"(?<![\d/.–-])(1[5-9]\d\d|20\d\d)([a-z])?(?![\d])(?!\s*[–-]\s*\d)")
_PUBLISHED = lazy(r":\s[^:]{2,80},\s(?:1[5-9]\d\d|20\d\d)\.?\s*$")
_QUOTED = lazy(r"[“\"«‘]([^“”\"«»]{4,300})[”\"»’](?!\w)")
_ASIDE = lazy(r"\((?:[^()]{0,60})\)|\[[^\]]{0,60}\]")
_INITIALS = r"(?:[^\W\d_]\.[\s-]?)+"
_INVERTED = lazy(
    rf"(?:^|[,&;]\s*|\s(?:ve|and|und|et)\s+)([^\W\d_][\w’'`-]*(?:\s[^\W\d_][\w’'`-]*){{0,3}}),\s*{_INITIALS}"
)
_SPLIT = lazy(r"\s*(?:;|&|\s(?:ve|and|und|et)\s)\s*")
_NAME = lazy(r"[^\W\d_][\w’'`-]*\.?(?:[\s-]?[^\W\d_][\w’'`-]*\.|\s[^\W\d_][\w’'`-]*)*")
_LONGEST = 1500  # characters of an entry that are looked at
_PARTICLES = {"von", "van", "der", "den", "de", "du", "le", "la", "al", "el", "zu", "di", "da"}


def sources_of(text: str, entries: Sequence[tuple[int, int]]) -> tuple[Source, ...]:
    """The works of the entries at these clean spans, in their order."""
    found: list[Source] = []
    for start, end in entries:
        found.append(_source(text[start:end], Span(start, end), found[-1].authors if found else ()))
    return tuple(found)


def _source(entry: str, span: Span, before: tuple[str, ...]) -> Source:
    head = entry[:_LONGEST]
    numbering = _NUMBERING.match(head)
    words = head[numbering.end() :] if numbering else head
    again = _AGAIN.match(words)
    rest = words[again.end() :] if again else words
    year, suffix, at = _dated(rest)
    people, title = ("", _title(rest)) if again else _halves(rest, at)
    return Source("", before if again else _authors(people), year, suffix, title, entry, span, pages_of(head))


def _dated(words: str) -> tuple[str | None, str, re.Match[str] | None]:
    """Year, letter, and where the year stands if it stands in brackets after the authors."""
    bracket = _YEAR_IN_BRACKETS.search(words)
    if bracket and bracket.start() < 160 and not _is_volume(words, bracket):
        return bracket[1], bracket[2] or "", bracket
    after = _YEAR_AFTER.search(words, 0, 120)
    if after and words[after.start() - 1] == "," and _PUBLISHED.search(words, after.end()):
        after = None  # "The Defence of Plevna, 1877. London: Longmans, 1895": a year of the title
    if after and not _QUOTED.search(words[: after.start()]) and len(words) - after.end() > 15:
        return after[1], after[2] or "", after
    years = list(_YEAR.finditer(words))
    return (years[-1][1], years[-1][2] or "", None) if years else (None, "", None)


def _is_volume(words: str, bracket: re.Match[str]) -> bool:
    """True for "12 (1998): 33-48", where the bracket belongs to a journal's volume."""
    after = words[bracket.end() : bracket.end() + 6]
    return bool(_QUOTED.search(words[: bracket.start()]) or re.match(r"\s*:\s*\d", after))


def _halves(words: str, bracket: re.Match[str] | None) -> tuple[str, str]:
    """The authors' part and the title."""
    if bracket is not None:
        return words[: bracket.start()], _title(words[bracket.end() :])
    quoted = _QUOTED.search(words)
    if quoted and quoted.start() < 120:
        return words[: quoted.start()], quoted[1].strip(" ,.")
    name = _people_end(words)
    return words[:name], _title(words[name:])


def _people_end(words: str) -> int:
    """Where the authors end in "Surname, Given. Title" and "Given Surname, Title"."""
    first = re.match(rf"(?:{_INITIALS})?[^,.:]{{2,60}}(?=[,.:])", words)
    if first is None or _is_office(first[0]):
        return first.end() if first else 0
    given = re.match(rf",\s*({_INITIALS}|[^,.]{{2,40}}(?:\s{_INITIALS})?)(?=[.,:( ]|$)", words[first.end() :])
    end = first.end()
    if given and _is_inverted(first[0], given[1], words[end + given.end() :]):
        end += given.end()
    more = re.match(rf",?\s*(?:&|ve|and|und|et)\s+(?:{_INITIALS})?[^,.:]{{2,40}}", words[end:])
    return end + more.end() if more else end


def _is_inverted(surname: str, given: str, after: str) -> bool:
    """True where the first two stretches are "Surname, Given" and not "Given Surname, Title"."""
    alone = len(surname.split()) == 1 or surname.split(maxsplit=1)[0].lower() in _PARTICLES
    initials = bool(re.fullmatch(_INITIALS, given.strip() + " "))
    names = len(given.split()) < 3 and all(word[0].isupper() for word in given.split())
    return alone or initials or (names and after.startswith("."))


def _title(words: str) -> str:
    lead = words.lstrip(" .,:;")
    quoted = _QUOTED.match(lead)
    if quoted:
        return quoted[1].strip(" ,.")
    end = re.search(r"(?<=[^\W\d_]{2})[.,](?=\s)|(?<=\d)[.,](?=\s)|[.?!](?=\s|$)", lead)
    return lead[: end.start() if end else len(lead)].strip(" .,")


def _is_office(words: str) -> bool:
    return any(word.strip(".,;:()") in every("offices") for word in fold(words).split())


def _authors(head: str) -> tuple[str, ...]:
    """The family names in the authors' part; an office or an archive whole."""
    plain = _ASIDE.sub(" ", head).strip(" ,;:")
    if not plain.strip("."):
        return ()
    if _is_office(plain):
        return (" ".join(plain.split(",")[0].split()).strip("."),)
    names: list[str] = []
    for piece in _SPLIT.split(plain):
        inverted = [match.strip() for match in _INVERTED.findall(piece + " ")]
        if not inverted and fold(piece.strip(" ,")) not in every("and_others"):
            inverted = [_family(piece.strip(" .,"), not names)]
        names += filter(None, inverted)
    return tuple(names)


def _family(piece: str, first: bool) -> str:
    """The family name of one person, written "Surname, Given", "SURNAME Given" or "Given Surname"."""
    before, comma, after = piece.partition(",")
    if comma and (first or len(before.split()) == 1) and _NAME.fullmatch(after.strip() or "x"):
        return before.strip()
    words = before.split()
    loud = [word for word in words if len(word) > 1 and word.isupper() and "." not in word]
    if loud and len(loud) < len(words):
        return " ".join(loud)
    if len(words) < 2 or fold(words[-1]) in every("titles"):
        return before.strip()
    start = len(words) - 1
    while start > 0 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[start:])
