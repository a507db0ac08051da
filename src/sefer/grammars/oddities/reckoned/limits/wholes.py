"""A number told of a body or of things, and a lost part of it that is above it: "a picquet of nine ... eleven of the picquet fell"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.said import Figure
from sefer.grammars.oddities.terms import Term, is_each, kind
from sefer.grammars.words import table
from sefer.letters import caseless
from sefer.letters.patterns import lazy, plain
from sefer.model import Oddity, Span

_REACH = 5  # sentences from a whole to a part that is named by its noun
_NEXT = 2  # the same for "of them"
_BESIDE = 60  # characters from the noun of a body to its number
_CLAUSE = 45  # characters before a figure in which its whole stands
_LEAST = 3  # a smaller whole is a handful that somebody picks out
_WHOM = ("whom", "which")
_STEM = 5
_TIMES = 4  # times beyond which a part is of something else
_WORD = lazy(r"[^\W\d_]{3,}")
_SOFT = "kğtdçcpb"
_ENDINGS = r"\w?(?:l[ae]r)?(?:[ıiuü]m[ıiuü]z|s?[ıiuü])?(?:n?[ıiuü]n|n?[dt][ae]n)"


@dataclass(frozen=True, slots=True)
class _Whole:
    """How many there were, what is counted, by which words a part may speak of it, and in which sentence it stands."""

    start: int
    end: int
    most: float
    kind: str
    counted: str
    groups: tuple[str, ...]
    at: int


@cache
def _words(language: str, name: str) -> re.Pattern[str]:
    words = table(language, "wholes")["words"]
    return plain(words[name].replace("GROUPS", words["groups"]))


def read(found: Sequence[Term]) -> Iterator[Oddity]:
    """The lost parts of a paragraph that are above their wholes, as ("beyond_whole", part, whole)."""
    known: list[_Whole] = []
    for term in found:
        figure = term.figure
        if figure.unit or is_each(term):
            continue
        wholes, is_part = _wholes_of(term, known)
        if wholes and _is_above(term, wholes):
            whole = wholes[-1]
            says = {"part": figure.low, "whole": whole.most, "men": whole.kind in ("man", "")}
            yield Oddity("beyond_whole", figure.start, figure.tail, (Span(whole.start, whole.end),), says)
        if not is_part and figure.low == figure.high >= _LEAST and not _is_spoken_of(term):
            known.append(_whole(term))


def _whole(term: Term) -> _Whole:
    """A figure as the number of all there were, with the nouns by which they may be called."""
    figure, said = term.figure, term.said
    at, end = figure.start - said.start, figure.tail - said.start
    before = said.plain[max(0, at - _BESIDE) : at]
    behind = said.plain[end : end + _BESIDE // 3]
    groups = tuple(m[0] for m in _nouns(said.language).finditer(f"{before}|{behind}"))
    counted, sort = _noun(term), kind(figure)
    if not figure.counted and (_words(said.language, "group_of").search(before) or not counted):
        sort = "man" if groups else ""
    if counted and _words(said.language, "inmates").fullmatch(caseless(figure.counted)):
        sort = "man"
    return _Whole(figure.start, figure.tail, figure.most, sort, counted, groups, term.at)


@cache
def _nouns(language: str) -> re.Pattern[str]:
    return plain(rf"\b(?:{table(language, 'wholes')['words']['groups']})")


def _is_spoken_of(term: Term) -> bool:
    """ "They spoke of 30 guns, whereas 40 ...": is it so many only in what somebody said?"""
    said, at = term.said, term.figure.start - term.said.start
    around = f"{said.plain[max(0, at - _CLAUSE) : at]}~{said.plain[term.figure.tail - said.start :][:_CLAUSE]}"
    return _words(said.language, "spoken_of").search(around) is not None


def _noun(term: Term) -> str:
    """The noun that a figure counts, without its plural."""
    figure, said = term.figure, term.said
    word = caseless(figure.counted)
    if not word:
        found = _WORD.match(said.plain, figure.end - said.start + 1)
        word = found[0] if found and (said.language == "tr" or found[0].endswith("s")) else ""
    return _words(said.language, "singular").sub("", word)


def _wholes_of(term: Term, known: Sequence[_Whole]) -> tuple[Sequence[_Whole], bool]:
    """The numbers of which a figure may be told as a part; and whether it is told as a part of anything."""
    figure, said = term.figure, term.said
    language, at = said.language, figure.start - said.start
    near = [w for w in known if _fits(figure, w)]
    found = _words(language, "part").match(said.plain, figure.end - said.start)
    found = found or _words(language, "part_before").search(said.plain[max(0, at - _CLAUSE) : at])
    if found is None:
        bare = not figure.counted and _words(language, "bare").match(said.plain, figure.end - said.start)
        last = [w for w in near if bare and w.counted and w is known[-1] and w.at == term.at]
        return [w for w in last if not _is_lost(term, w)], bool(bare)
    if found["them"]:
        last = [w for w in near if w.at == near[-1].at and term.at - w.at < _NEXT]
        if found["them"] in _WHOM and last and last[-1].at != term.at:
            return [], True  # "the Boers, of whom there were 700"
        return last, True
    called = [
        w
        for w in near
        if term.at - w.at < _REACH and _is_called(language, found["whole"] or found["whole2"], w, figure)
    ]
    return called, bool(called) or language == "en"


def _is_lost(term: Term, whole: _Whole) -> bool:
    """Is the whole told as lost itself before the part, so that both may be shares of something larger?"""
    said = term.said
    return _words(said.language, "fate").search(caseless(said.between(whole.end, term.figure.start))) is not None


def _fits(figure: Figure, whole: _Whole) -> bool:
    """Can a figure count what the whole counts?"""
    own = kind(figure)
    return not own or not whole.kind or own == whole.kind or {own, whole.kind} == {"man", "rifle"}


def _is_called(language: str, words: str, whole: _Whole, figure: Figure) -> bool:
    """Is a whole called by the words of a part: by what it counts, or, where it counts men, by the noun of its body?"""
    told = words.split()
    for n, word in enumerate(told):
        if _is_noun(language, word, whole.counted):
            return language == "tr" or (not _owned(told[:n], whole) and not _is_plural(told[n + 1 : n + 2]))
        fallen = _words(language, "fate").search(caseless(whole.counted)) is not None
        if (
            whole.kind in ("man", "rifle", "")
            and not fallen
            and (
                _is_group(language, word, whole)
                or (_words(language, "inmates").fullmatch(word) and whole.kind == "man")
            )
        ):
            return language == "tr" or not _is_plural(told[n + 1 : n + 2])
        if language == "tr" and kind(figure) == whole.kind and _is_group(language, word, whole):
            return True
    return False


def _is_group(language: str, word: str, whole: _Whole) -> bool:
    if language == "tr":
        return any(_is_noun(language, word, group) for group in whole.groups)
    return any(word[:_STEM] == group[:_STEM] for group in whole.groups)


def _is_noun(language: str, word: str, noun: str) -> bool:
    if len(noun) < 3:
        return False
    if language == "en":
        return _words("en", "singular").sub("", word) == noun
    stem = noun[:-1] if noun[-1] in _SOFT and len(noun) > 2 else noun
    return word.startswith(stem) and re.fullmatch(_ENDINGS, word[len(stem) :]) is not None


def _owned(words: Sequence[str], whole: _Whole) -> bool:
    """Do they belong to somebody who was not told beside the whole: "the enemy's guns"?"""
    return any(word.endswith(("’s", "'s", "s’", "s'")) and not _is_group("en", word, whole) for word in words)


def _is_plural(following: Sequence[str]) -> bool:
    """Is the noun only the first of two: "the battery horses"?"""
    return any(w.endswith("s") and w not in ("was", "has", "is", "its", "as", "this") for w in following)


def _is_above(term: Term, wholes: Sequence[_Whole]) -> bool:
    """Is a part that is told as lost above all that it may be a part of, and did nobody come in between?"""
    figure, said = term.figure, term.said
    if any(figure.least <= w.most for w in wholes) or figure.low > _TIMES * wholes[-1].most:
        return False
    text = caseless(said.reading.document.text[wholes[0].start : figure.start])
    behind = said.between(figure.tail, figure.tail + 30)
    if _words(said.language, "came").search(f"{text} ") or _words(said.language, "came").match(behind.lstrip()):
        return False
    return _words(said.language, "fate").search(said.plain) is not None
