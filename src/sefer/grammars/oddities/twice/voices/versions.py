"""Voices that tell one thing otherwise in words: "X has it burnt; by Y's account nobody touched it"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.prose import words
from sefer.grammars.oddities.said import Said, table_of
from sefer.grammars.oddities.twice.matters import cited
from sefer.grammars.oddities.twice.voices.values import known, values, weighed_beside
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plainly_sought, sought
from sefer.model import Oddity, Span

ALIKE = 1.1  # times by which two figures must differ
NEAR = 3  # sentences from one voice to the other
LONG = 160  # characters of a telling that are shown
_STEM = 5
_FEW = 2  # words that two tellings share where nothing sets them against each other
_SHORT = 1  # words of a telling that leaves what it is about to the one before
_LEAST = 12  # characters that a telling has at least
_LONG = lazy(r"[^\W\d_]{4,}")
_NAME = lazy(r"(?<![\w’'])[A-ZÇĞİÖŞÜÂÎ][^\W\d_]{2,}")
_ASIDES = lazy(r", wh(?:o|ich)\b[^,]*,|\([^()]*\)")
_CUT = sought(r";\s|\s[–—]\s")
_ASIDE = 45  # characters beside the word that names a voice in which it stands
_NEXT = 18  # characters in which the word stands that names him
_GOES_ON = lazy(r"['’]|\s[A-ZÇĞİÖŞÜ]")  # behind a word that opens a sentence and is a name
_LEAD = 90  # characters before a word that says that somebody speaks


@dataclass(frozen=True, slots=True)
class Version:
    """What a voice tells: who speaks, the words it tells it in, and what these are about."""

    said: Said
    at: int  # number of its sentence
    paragraph: int
    start: int
    end: int
    who: frozenset[str]
    topic: frozenset[str]
    said_so: bool  # does a word say that somebody speaks, and not only the name of a source?

    @property
    def plain(self) -> str:
        return self.said.plain[self.start : self.end]


@cache
def _told(language: str, name: str) -> re.Pattern[str]:
    return plainly_sought(rf"(?<!\w)(?:{words(language, 'rivals')[name]})(?!\w)")


@cache
def _turns(language: str) -> re.Pattern[str]:
    """Where one voice gives way to the next, from its comma on."""
    return plainly_sought(words(language, "rivals")["turns"])


@cache
def _stop(language: str) -> frozenset[str]:
    idle = (*table_of(language, "stop")["words"], *words(language, "rivals")["idle"])
    return frozenset(caseless(word)[:_STEM] for word in idle)


def versions(page: Page, told: set[int]) -> Iterator[Oddity]:
    """The second of two tellings as ("rivals", ...), beside those in sentences of which values were `told` already."""
    last: list[Version] = []
    paragraph = 0
    for at, said in enumerate(page.said):
        paragraph = said.start if said.before is None else paragraph
        if said.kind != "body":
            continue
        for one in _versions(said, at, paragraph):
            last = [v for v in last if v.paragraph == paragraph and at - v.at <= NEAR]
            first = next((v for v in reversed(last) if _at_odds(v, one)), None)
            last.append(one)
            if first is not None and not _known(first, one, told):
                told |= {first.said.start, one.said.start}
                yield _odd(first, one)


def _known(one: Version, other: Version, told: set[int]) -> bool:
    return one.said.start in told and other.said.start in told


def _odd(one: Version, other: Version) -> Oddity:
    (a, b), (c, d) = ((v.said.start + v.start, v.said.start + v.end) for v in (one, other))
    text = one.said.reading.document.text
    says = {"first": " ".join(text[a:b].split()), "second": " ".join(text[c:d].split()), "one": "", "other": ""}
    return Oddity("rivals", c, d, (Span(a, b),), says)


def _versions(said: Said, at: int, paragraph: int) -> Iterator[Version]:
    """The clauses of a sentence that a source tells."""
    for begin, high in _clauses(said):
        low = high - len(said.text[begin:high].lstrip(" ,;–—"))
        who = _who(said, low, high)
        if who:
            stems = {word[:_STEM] for word in _LONG.findall(said.plain[low:high])}
            topic = frozenset(stems - who - _stop(said.language))
            said_so = any(
                _told(said.language, name).search(said.plain, low, high) for name in ("by", "saying", "inside_but")
            )
            if known(said.language, "extent").search(said.plain, low, high) or said.text[high - 1] == "?":
                continue  # it tells nothing, or only how much it tells
            yield Version(said, at, paragraph, low, min(high, low + LONG), who, topic, said_so)


def _clauses(said: Said) -> Iterator[tuple[int, int]]:
    """A sentence cut where one voice stops and the next begins."""
    low, text = 0, said.plain
    cuts = {m.start() for cut in (_CUT, _turns(said.language)) for m in cut.finditer(text)}
    fronted = known(said.language, "fronted").match(text)
    for at in sorted(cuts | ({fronted.end() - 1} if fronted else set())):
        if (
            at - low >= _LEAST
            and text.count("(", low, at) == text.count(")", low, at)
            and _who(said, low, at)
            and _who(said, at + 1, len(text))
        ):
            yield low, at
            low = at + 1
    yield low, len(text)


def _who(said: Said, low: int, high: int) -> frozenset[str]:
    """The names and the words for a source that tells what stands between two places of a sentence."""
    language, text = said.language, said.plain
    by = _told(language, "by").search(text, low, high)
    saying = _told(language, "saying").search(text, low, high)
    if by is not None:
        start, end = (by.start(), by.end() + _ASIDE) if language == "en" else (by.start() - _ASIDE, by.start())
        start = max(start, *(text.rfind(mark, 0, by.start()) for mark in ",;:")) if language == "tr" else start
        if language == "tr" and _told(language, "no_voice").search(text, max(0, by.start() - _NEXT), by.start()):
            return frozenset()
    elif language == "en" and saying is not None:
        start, end = max(low, saying.start() - _LEAD), saying.start()
    elif language == "tr" and (saying is not None or _told(language, "inside").search(text, low, low + _LEAD)):
        start, end = low, low + _ASIDE
    else:
        return frozenset()
    start, end = max(low, start), min(high, end)
    names = {caseless(n[0])[:_STEM] for n in _NAME.finditer(said.text, start, end) if _is_name(said, n)}
    sources = {m[0][:_STEM] for m in known(language, "source").finditer(text, start, end) if not _of_date(said, m)}
    return frozenset((names - _stop(language)) | sources)


def _is_name(said: Said, word: re.Match[str]) -> bool:
    """Is a word with a capital neither of a date nor one that only opens its sentence?"""
    if _of_date(said, word):
        return False
    start = said.start + word.start()
    opens = word.start() == 0 and said.language == "tr" and not _GOES_ON.match(said.text, word.end())
    return not opens or any(m.start <= start < m.end for m in said.mentions)


def _of_date(said: Said, word: re.Match[str]) -> bool:
    """Does a word stand in a date or right behind one: "23 Haziran tarihinde"?"""
    start = said.start + word.start()
    return any(m.start <= start <= m.end + 1 for m in said.dates)


def _at_odds(one: Version, other: Version) -> bool:
    """Do two voices speak of one thing, and does the second not say what the first says?"""
    if one.who <= other.who or other.who <= one.who or not _sources_apart(one, other):
        return False
    language, second = one.said.language, other.plain
    if other.said.language != language or known(language, "agrees").search(second):
        return False
    if known(language, "part_of").search(second):
        return False
    if weighed_beside(one.said, other.said) or _name_others(one, other):
        return False
    shared, beside = len(one.topic & other.topic), other.at - one.at <= 1
    measured = _measured(one, other)
    if _counts(one) and _counts(other) and _days(one) and _days(other) and not _days(one) & _days(other):
        return False
    if measured is not None and any(_alike(a, b) for a in measured[0] for b in measured[1]):
        return False
    set_against = known(language, "against").search(second) or (
        one.at == other.at and known(language, "opposes").match(one.said.plain, one.start)
    )
    if set_against and beside and (shared or (one.said_so and other.said_so)):
        return True
    if measured is not None:
        if not (one.said_so or other.said_so or _names_source(one) or _names_source(other)):
            return False
        short = len(other.topic) <= _SHORT or known(language, "it").search(_ASIDES.sub(" ", second))
        return bool(shared or (beside and short))
    return shared >= _FEW and one.said_so and other.said_so


def _names_source(one: Version) -> bool:
    """Is a word for a source among those that name who tells?"""
    found = known(one.said.language, "source").finditer(one.said.plain, one.start, one.end)
    return any(m[0][:_STEM] in one.who for m in found)


def _alike(one: float | str, other: float | str) -> bool:
    """Are two measures one, or numbers that may be one in round figures?"""
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return max(one, other) <= ALIKE * min(one, other)


def _measured(one: Version, other: Version) -> tuple[frozenset[float | str], frozenset[float | str]] | None:
    """The numbers of two tellings, with the words that measure without one, or else their days and hours."""
    for measure in (_counts, _days):
        mine, theirs = measure(one), measure(other)
        if mine and theirs:
            return mine, theirs
    return None


def _counts(one: Version) -> frozenset[float | str]:
    base, language = one.said.start, one.said.language
    found = {f.low for f in one.said.figures if one.start <= f.start - base < one.end}
    return frozenset((*found, *(m[0] for m in known(language, "vague").finditer(one.plain))))


def _days(one: Version) -> frozenset[float | str]:
    found = (v for v in values(one.said) if one.start <= v.start < one.end and v.sort in ("date", "hour"))
    return frozenset(str(v.low) for v in found)


def _sources_apart(one: Version, other: Version) -> bool:
    """Does no work stand for both?"""
    mine, theirs = cited(one.said), cited(other.said)
    return one.at == other.at or not (mine and theirs and mine == theirs)


def _name_others(one: Version, other: Version) -> bool:
    """Do the two name other places or units?"""
    named = [(_named(one, kind), _named(other, kind)) for kind in ("place", "unit")]
    return any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in named)


def _named(one: Version, kind: str) -> set[str]:
    said = one.said
    found = [m for m in said.mentions if m.type == kind and one.start <= m.start - said.start < one.end]
    named = (said.between(m.start, m.end)[: _STEM + 1] for m in found)
    return {name for name in named if name[:_STEM] not in one.who}
