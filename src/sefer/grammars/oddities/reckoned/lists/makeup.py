"""A number of things and the list that names them: "three regiments, the 9th, 10th, 11th and 13th"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.reckoned.lists.listing import Listing, listing
from sefer.grammars.oddities.reckoned.lists.listing import words as listing_words
from sefer.grammars.oddities.reckoned.lists.named_units import named_units
from sefer.grammars.oddities.reckoned.lists.nodes import noun_of
from sefer.grammars.oddities.said import Figure, Said, pattern, table_of
from sefer.grammars.oddities.terms import MEN
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plain
from sefer.model import RANKS, Mention, Oddity, PersonValue, Span, UnitValue

_GAP = 70  # characters between a number of things and the list of them
_APART = 10  # characters from a number to the next, with "of the" between them
_STEM = 5  # letters by which a noun is known again
_SHORT = 20  # where the noun is none that we know
_OF = lazy(r"(?:\s+(?:of|in)\s+(?:the\s+)?(?:[\w’']+\s*){1,3}?(?=,))")
_WITHIN = lazy(r"[:(]|,.*\d|\b\d{1,3}(?:\.|st|nd|rd|th)$")
_NOUN = lazy(r"\s+(?:[^\W\d_]+\s+)?[^\W\d_]{3,}(?=,)")
_NAMED = lazy(r"(?<=\w)[,:]\s*(?:the\s+)?[A-ZÇĞİÖŞÜ][^\d,;:()]*\([^()]*,[^()]*\)")
_MOST = 12  # things that a list names


def read(said: Said) -> Iterator[Oddity]:
    """The lists of a sentence that name more or fewer than its number says, as ("make_up", number, named)."""
    yield from _of_before(said)
    if not pattern(said.language, "list_cue").search(said.plain):
        return
    for figure in (*said.counts, *_both(said)):
        before = said.between(max(said.start, figure.start - 14), figure.start)
        part = pattern(said.language, "part_of").search(before)
        beside = any(0 <= figure.start - f.tail < _APART for f in said.counts)  # "two of the three"
        of_part = part is not None and (beside or "(" not in said.between(figure.tail, figure.tail + _GAP))
        if 2 <= figure.low == figure.high <= _MOST and not (figure.hedged or _is_of_first(said, figure)):
            found = _units(said, figure) or _numbered(said, figure) or _listed(said, figure)
            found = found or (None if of_part else _told_of_list(said, figure))
            if found is None or (of_part and found[2] < figure.low):
                continue
            if found[2] != figure.low and not _is_cited(said, *found[:2]):
                start, end, named = found
                says = {"stated": figure.low, "named": named, "list": said.reading.document.text[start:end]}
                yield Oddity("make_up", figure.start, figure.tail, (Span(start, end),), says)


def _is_of_first(said: Said, figure: Figure) -> bool:
    """ "Two brigades, Wauchope's (the 1st Warwicks, ...)": is the list behind a number what the first of its bodies has?"""
    return _NAMED.search(said.text, figure.tail - said.start, figure.tail - said.start + 2 * _GAP) is not None


def _is_cited(said: Said, start: int, end: int) -> bool:
    """Is a list the number of a paper: "K. 45, D. 4, F. 2"?"""
    return any(m.type == "citation" and m.start < end and start < m.end for m in said.mentions)


@cache
def _ordinals(language: str) -> re.Pattern[str]:
    words = table_of(language, "words")
    one = words["list_ordinal"]
    return plain(rf"{one}(?:\s*(?:,\s*(?:{words['list_and']}\s+)?|\s{words['list_and']}\s+){one})+")


@cache
def _before(language: str) -> re.Pattern[str]:
    """Ordinals without a noun that open a list of units: "1'inci, 2'nci ve 3'üncü taburları"."""
    return plain(rf"(?:{table_of(language, 'words')['list_ordinal']}\s*,\s*(?:the\s+)?)+$")


def _told_of_list(said: Said, figure: Figure) -> _Found | None:
    """A list of units that stands before the number of them: "the 21st, 22nd and 23rd Regiments were its two regiments"."""
    for node in named_units(said) if figure.counted else ():
        if node.tail <= figure.start and node.noun == noun_of(said.language, caseless(figure.counted)):
            ahead, noun = said.between(node.tail, figure.start), said.between(figure.end, figure.tail)
            words = f"{ahead}~{noun}~{said.between(figure.tail, figure.tail + _GAP // 2)}"
            if pattern(said.language, "list_is").match(words):
                return node.start, node.tail, int(node.count)
    return None


_Found = tuple[int, int, int]  # the list, and how many it names


def _opened(said: Said, figure: Figure) -> Iterator[tuple[str, int]]:
    """Where a list of what a figure counts may open, and by what."""
    reach = said.plain[: figure.tail - said.start + (_GAP if figure.counted else _SHORT)]
    for found in pattern(said.language, "list_opener").finditer(reach, figure.tail - said.start):
        between = said.plain[figure.tail - said.start : found.start()]
        if any(f.start >= figure.tail and f.end <= said.start + found.start() for f in said.counts):
            return
        if _WITHIN.search(between):  # within the list that opened before
            return
        unlike = "no_list_behind_colon" if found.group().strip() == ":" else "no_list"
        if not pattern(said.language, unlike).search(between + found.group()):
            yield found.group().strip(), found.end()


def _units(said: Said, figure: Figure) -> _Found | None:
    """A list of units of the echelon that the figure counts."""
    for _, at in _opened(said, figure):
        lead = pattern(said.language, "list_lead").match(said.plain, at)
        place = said.start + (lead.end() if lead else at)
        units = [m for m in said.mentions if isinstance(m.value, UnitValue) and m.start >= place]
        listed: list[Mention] = []
        for unit in units:
            words = said.between(listed[-1].end if listed else place, unit.start)
            joined = pattern(said.language, "list_between" if listed else "list_before").fullmatch(words)
            if joined is None or not isinstance(unit.value, UnitValue) or unit.value.echelon != figure.item:
                break
            listed.append(unit)
        words = said.between(place, listed[-1].end if listed else place)
        if len(listed) > 1 and pattern(said.language, "list_and_behind").search(words):
            bare = _before(said.language).search(said.between(figure.tail, listed[0].start))
            more = len(pattern(said.language, "list_ordinal").findall(bare[0])) if bare else 0
            return listed[0].start - (len(bare[0]) if bare else 0), listed[-1].end, len(listed) + more
    return None


def _numbered(said: Said, figure: Figure) -> _Found | None:
    """A list of ordinals that bears the noun of the figure, or no noun of its own."""
    for _, at in _opened(said, figure):
        lead = pattern(said.language, "list_lead").match(said.plain, at)
        found = _ordinals(said.language).match(said.plain, lead.end() if lead else at)
        if found is None or pattern(said.language, "no_list").search(said.plain[at : found.end()]):
            continue
        if _other_noun(said, figure, found.end()):
            continue
        count = len(pattern(said.language, "list_ordinal").findall(found.group()))
        return said.start + found.start(), said.start + found.end(), count
    return None


def _other_noun(said: Said, figure: Figure, end: int) -> bool:
    """Is what bears the ordinals something else than what the figure counts?"""
    own = pattern(said.language, "list_noun").match(said.plain, end)
    if own is None:
        return False
    noun = caseless(figure.counted)[:4]
    forces = pattern(said.language, "list_forces").fullmatch(own["noun"])
    same = bool(noun) and (own["noun"].startswith(noun) or {own["noun"][:4], noun} == {"tüme", "firk"})
    return not same and (forces is not None or not said.text[own.start("noun")].isupper())


def _listed(said: Said, figure: Figure) -> _Found | None:
    """A list of names and nouns behind a sign or a word that opens one, or right behind what is counted."""
    tail, words_ = figure.tail - said.start, said.plain
    persons = _persons_listed(said, figure)
    if persons is not None:
        return persons if persons[2] != figure.low else None
    if listing_words(said.language, "no_things").match(caseless(figure.counted) or words_[tail:].lstrip()):
        return None
    if listing_words(said.language, "lead").search(words_, max(0, tail - _GAP // 2), tail):
        return None
    beside = listing_words(said.language, "beside").match(words_, _noun_end(said, figure, tail))
    found = listing(said.text, beside.end(), said.language, named=True) if beside is not None else None
    if found is not None:
        start, end = said.start + found.start, said.start + found.end
        return None if any(start <= f.start < end for f in said.counts) else _missing(said, figure, found)
    for opener in listing_words(said.language, "opener").finditer(words_, tail, tail + _GAP):
        between = words_[tail : opener.start()]
        if any(f.start >= figure.tail and f.end <= said.start + opener.start() for f in said.counts):
            return None
        if listing_words(said.language, "open").search(between):
            return None
        named, noun = opener[0].strip() in ("(", ";", "—", "–"), caseless(figure.counted)
        found = listing(said.text, opener.end(), said.language, named, noun)
        if found is not None:
            return _missing(said, figure, found)
    return None


def _persons_listed(said: Said, figure: Figure) -> _Found | None:
    """A list of persons behind a colon: "of five men: Colonel Hart, Major Nugent ...", each of whom is read as one."""
    colon = said.plain.find(":", figure.tail - said.start, figure.tail - said.start + _GAP)
    if colon < 0 or figure.item not in MEN:
        return None
    found = listing(said.text, colon + 1, said.language, named=True)
    if found is None:
        return None
    named = sum(
        isinstance(m.value, PersonValue) for m in said.mentions if found.start <= m.start - said.start < found.end
    )
    return _missing(said, figure, found) if {named} == set(found.counts) else None


def _noun_end(said: Said, figure: Figure, tail: int) -> int:
    """Where the noun of a figure ends, with the name that may stand behind it: "four battalions of the line"."""
    if not figure.counted and (noun := _NOUN.match(said.plain, tail)):
        tail = noun.end()
    found = _OF.match(said.plain, tail)
    return found.end() if found else tail


def _missing(said: Said, figure: Figure, found: Listing) -> _Found | None:
    """A list that names another number of things in each way that it can be read, and not many more or less."""
    start, end = said.start + found.start, said.start + found.end
    units = [m.value.echelon for m in said.mentions if isinstance(m.value, UnitValue) and start <= m.start < end]
    if any(RANKS.index(size) < RANKS.index(figure.item) for size in units if size in RANKS and figure.item in RANKS):
        return None  # "two divisions: the 19th of the 57th and 72nd Regiments, the 20th ..."
    if figure.low in found.counts or any(start <= d.start < end for d in said.dates):
        return None
    named = min(found.counts, key=lambda n: abs(n - figure.low))
    if abs(named - figure.low) > max(2, figure.low // 2):
        return None
    return start, end, named


def _of_before(said: Said) -> Iterator[Oddity]:
    """A sentence that is the list of what the one before it counted: "They were the Erne, the Tyne and the Clyde"."""
    before = said.before
    if before is None or not before.counts:
        return
    opened = listing_words(said.language, "next").match(said.plain)
    closed = None if opened else listing_words(said.language, "next_behind").search(said.plain)
    colon = said.plain.find(":") if opened is None and closed is None else -1
    if opened is None and closed is None and colon < 0:
        return
    figures = [f for f in before.counts if 2 <= f.low == f.high <= _MOST and not f.hedged]
    text = said.text if closed is None else said.text[: closed.start()]
    if len(figures) != 1:
        return
    figure = figures[0]
    found = listing(text, opened.end() if opened else colon + 1, said.language, colon >= 0)
    stem = caseless(figure.counted)[:_STEM]
    if found is None or (
        colon >= 0 and not (stem and stem in said.plain[:colon] and stem in said.plain[found.start :])
    ):
        return
    if listing_words(said.language, "no_things").match(caseless(figure.counted)):
        return
    missing = _missing(said, figure, found)
    if missing is not None:
        says = {"stated": figure.low, "named": missing[2], "list": said.text[found.start : found.end]}
        yield Oddity("make_up", figure.start, figure.tail, (Span(missing[0], missing[1]),), says)


def _both(said: Said) -> Iterator[Figure]:
    """ "Both regiments" as the number that it is."""
    for found in listing_words(said.language, "both").finditer(said.plain):
        start, end = said.start + found.start(), said.start + found.end()
        yield Figure(start, said.start + found.start("noun") - 1, end, 2, 2, 2, 2, counted=found["noun"])
