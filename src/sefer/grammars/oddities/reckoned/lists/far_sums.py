"""A list of parts in one sentence and, sentences or paragraphs behind it, a figure that signs show to be their total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.reckoned.lists.counting import is_motley
from sefer.grammars.oddities.reckoned.lists.lists import (
    is_part,
    is_range,
    is_sibling,
    is_sub,
    joins,
    one_more_makes,
    slip,
    stands_elsewhere,
)
from sefer.grammars.oddities.said import Said, pattern, table_of
from sefer.grammars.oddities.terms import Term, gap, is_each, kind, terms
from sefer.letters import caseless
from sefer.letters.patterns import lazy
from sefer.model import Oddity, Span

_REACH = 14  # sentences from a list to its total
_GAP = 70  # characters between two parts of a list
_NEAR = 0.3  # of a sum, by which a total may miss it
_LEAST = 5.0  # signs without which nothing is asked
_MOST_SIGNS = 8  # it stays a question
_WHOLE = 2.0  # signs that a figure is a whole, without which nothing is asked
_SHARED = 2  # words that both sentences have, of which more say no more
_NEXT = 6  # sentences over which "these" may point back
_MOST_PARTS = 12
_STEM = 5
_NOUN = 4  # letters
_LABEL = 30  # characters before a part in which its name may stand
_COUNTED = 45  # characters beside a total in which the number of its parts may stand
_NEVER = ("percent", "calibre", "degree", "time", "minute", "age", "hour", "day", "week", "month", "year", "metre")
_WORD = lazy(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class _List:
    """The parts of a list, the number of its sentence, and the words of that sentence."""

    parts: tuple[Term, ...]
    at: int
    stems: frozenset[str]

    @property
    def sum(self) -> float:
        return sum(part.value for part in self.parts)


def read(page: Page) -> Iterator[Oddity]:
    """("sum", total, parts) with the `signs` that tie the two."""
    lists: list[_List] = []
    for at, said in enumerate(page.said):
        lists = [one for one in lists if at - one.at <= _REACH]
        if not said.figures:
            continue
        found = [replace(term, at=at) for term in terms((said,))]
        own = list(_lists(said, found, at))
        taken = {part.start for one in own for part in one.parts}
        for total in found:
            last = bool(own) and total is own[-1].parts[-1]
            if total.start not in taken or last:
                near = [one for one in lists if not last or not _is_twin(own[-1], one)]
                near = [one for one in near if not one_more_makes(found, one.parts, total)]
                yield from _missed(said, total, near, at)
        lists += own


def _is_twin(own: _List, one: _List) -> bool:
    """ "2 officers and 80 men surrendered" behind "2 officers and 47 men wounded": does a list count what another counts?"""
    nouns = [{caseless(part.figure.counted)[:_NOUN] for part in parts} - {""} for parts in (own.parts[:-1], one.parts)]
    return bool(nouns[0] & nouns[1])


def _lists(said: Said, found: Sequence[Term], at: int) -> Iterator[_List]:
    """The lists of a sentence: figures of one unit that words join."""
    run: list[Term] = []
    for term in (*found, None):
        fits = term is not None and _may_be_part(term)
        if fits and run and term is not None:
            words = gap(run[-1], term)
            fits = len(words) <= _GAP and joins(said.language, words) and term.figure.unit in (run[0].figure.unit, "")
            fits = fits and not is_range(run[-1], term) and not (is_part(term) and not is_part(run[-1]))
        if term is not None and fits:
            run.append(term)
            continue
        if 1 < len(run) <= _MOST_PARTS and not is_motley(run):
            yield _List(tuple(run), at, _stems(said))
        run = [term] if term is not None and _may_be_part(term) else []


def _may_be_part(term: Term) -> bool:
    figure = term.figure
    exact = figure.low == figure.high > 1 and not figure.hedged
    return exact and figure.unit not in _NEVER and not (is_each(term) or is_sub(term))


def _stems(said: Said) -> frozenset[str]:
    stop = {caseless(word)[:_STEM] for word in table_of(said.language, "stop")["words"]}
    return frozenset(word[:_STEM] for word in _WORD.findall(said.plain)) - stop


def _missed(said: Said, total: Term, lists: Sequence[_List], at: int) -> Iterator[Oddity]:
    """The list before a total that it misses, if signs tie the two and no other list makes it."""
    figure = total.figure
    if figure.unit in _NEVER or figure.low != figure.high or figure.hedged or is_each(total) or is_sub(total):
        return
    near = [one for one in lists if _counts_alike(one, total) and one.parts[0].said.language == said.language]
    if not near or any(_made(one, total) for one in lists):
        return
    best: tuple[float, _List] | None = None
    for one in near:
        if abs(one.sum - total.value) <= _NEAR * one.sum and max(p.value for p in one.parts) < total.value:
            signs = _signs(said, total, one, at)
            if signs >= _LEAST and (best is None or signs >= best[0]):
                best = signs, one
    if best is None:
        return
    signs, one = best
    says = {
        "total": figure.told, "parts": tuple(p.figure.told for p in one.parts), "open": False, "loose": True,
        "cuts": (), "beside": (), "signs": int(min(signs, _MOST_SIGNS)),
    }  # fmt: skip
    yield Oddity("sum", total.start, total.tail, tuple(Span(p.start, p.tail) for p in one.parts), says)


def _made(one: _List, total: Term) -> bool:
    """Do parts of a list that stand side by side make the total, or is it one of them?"""
    values = [part.value for part in one.parts]
    runs = (values[a:b] for a in range(len(values)) for b in range(a + 1, len(values) + 1))
    return any(sum(run) == total.value for run in runs)


def _counts_alike(one: _List, total: Term) -> bool:
    """Can the total count what the parts count: one unit, one sort of noun, or a noun for all of them?"""
    units = {part.figure.unit for part in one.parts} - {""}
    if units or total.figure.unit:
        return units == {total.figure.unit} or (total.figure.unit != "" and not units)
    kinds = {part.kind for part in one.parts} - {""}
    own = kind(total.figure)
    men = kinds | {own} <= {"man", "rifle", ""}
    return not kinds or own in ("", *kinds) or men or len(kinds) > 1 or any(k.startswith("other") for k in kinds)


def _signs(said: Said, total: Term, one: _List, at: int) -> float:
    """How many signs say that a figure is the total of a list; 0 where something says that it is not."""
    language = said.language
    lead, tail = said.between(said.start, total.start), said.between(total.figure.end, total.tail + 60)
    own = lead[max(lead.rfind(";"), lead.rfind(". ")) + 1 :]
    if pattern(language, "no_total").search(own[-_COUNTED:]):
        return 0.0
    fates = pattern(language, "fates")
    if stands_elsewhere(one.parts, total, lead) or is_sibling(total, one.parts, whole=True):
        return 0.0
    labels = [_labels(part) for part in one.parts]
    named = sum(any(label in said.plain for label in of_one) for of_one in labels)
    whole = 0.0
    if (
        pattern(language, "total_before").search(lead)
        or pattern(language, "total_behind").match(tail)
        or pattern(language, "of_them_all").search(lead[-2 * _COUNTED :])
    ):
        whole = 2.0
    elif pattern(language, "whole_before").search(own) or pattern(language, "total_pointed").search(own):
        whole = 1.5 if at - one.at <= _NEXT else 0.5
    if _is_counted(said, total, len(one.parts)):
        whole += 2.0
    if named == len(labels):
        whole += 2.0
    if whole < _WHOLE and not (whole >= 1.5 and len(one.parts) > 2):
        return 0.0
    if whole < 2 * _WHOLE - 1 and (fates.search(_clause(one)) is None) != (fates.search(f"{own}|{tail}") is None):
        return 0.0  # those who were there and those who were lost
    shared = len(one.stems & _stems(said))
    noun = caseless(total.figure.counted)[:_NOUN]
    same = bool(noun) and any(caseless(p.figure.counted)[:_NOUN] == noun for p in one.parts)
    again = bool(noun) and noun in one.parts[0].said.plain
    near = slip(one.sum, total.value)
    pointed = whole >= 1.5 and near >= 1 and len(one.parts) > 2
    if not (shared or same or again or named or pointed) and at - one.at > 1:
        return 0.0
    if len(one.parts) < 3 and (near <= 0 or whole < 2 * _WHOLE - 1):
        return 0.0
    return whole + min(shared, _SHARED) + 1.5 * (same or again) + min(max(near, 0.0), 3.0) + (len(one.parts) > 2)


def _clause(one: _List) -> str:
    """The plain words of a list, with those right before and behind it."""
    first, last = one.parts[0], one.parts[-1]
    return f"{first.said.between(first.start - _COUNTED, first.start)}{gap(first, last)}{last.said.between(last.start, last.tail + _COUNTED)}"


def _labels(part: Term) -> tuple[str, ...]:
    """The beginnings of the words by which a part may be called: the noun of what it counts, or those before it."""
    noun = caseless(part.figure.counted)
    words = [noun] if noun else _WORD.findall(part.said.between(part.said.start, part.start)[-_LABEL:])
    return tuple(word[:_STEM] for word in words[-2:])


def _is_counted(said: Said, total: Term, parts: int) -> bool:
    """Does the number of the parts stand beside the total: "in all three raids", "iki tümenin"?"""
    low, high = total.start - _COUNTED * 2, total.tail + _COUNTED
    if any(f.low == f.high == parts and low <= f.start < high and f.start != total.start for f in said.figures):
        return True
    return parts == 2 and pattern(said.language, "of_both").search(said.between(low, high)) is not None
