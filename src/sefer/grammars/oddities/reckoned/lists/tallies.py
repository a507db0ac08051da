"""A total that no word calls one: it stands behind a list, or before it, and misses by a slip of the pen what the list makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sefer.grammars.oddities.reckoned.lists.lists import (
    fates_of,
    goes_on,
    is_balance,
    is_part_of,
    is_range,
    is_sibling,
    is_sub,
    joins,
    of_one_fate,
    one_more_makes,
    one_sort_makes,
    slip,
    stands_elsewhere,
)
from sefer.grammars.oddities.reckoned.lists.sums import CLAUSE, with_small
from sefer.grammars.oddities.said import pattern
from sefer.grammars.oddities.terms import Term, gap, is_each, kind
from sefer.letters import caseless
from sefer.letters.patterns import lazy
from sefer.model import Oddity, Span

_BACK = 4  # sentences over which a list may go
_GAP = 170  # characters between two of its parts
_MOST = 14
_NEVER = ("percent", "calibre", "degree", "time", "minute", "age", "hour", "day", "week", "month", "year")
_ENOUGH = 4.0
_OF_TWO = 5.5  # two parts come near a third figure by chance
_YEARS = 2_400
_CUT = lazy(r"[.;:!?—–]\s")


def read(found: Sequence[Term], taken: set[int]) -> Iterator[Oddity]:
    """The sums of a paragraph that are not `taken` yet, as ("sum", total, parts)."""
    used = set(taken)
    for n, total in enumerate(found):
        if total.start in used or not _may_be_total(total):
            continue
        for run in (() if goes_on(found, n) else _before(found, n), _behind(found, n)):
            if run and (one := _missed(found, total, run)) is not None:
                used.update((total.start, *(p.start for p in one)))
                yield _odd(total, one)
                break


def _may_be_total(term: Term) -> bool:
    figure = term.figure
    counts = figure.unit not in _NEVER and figure.low == figure.high > 3 and not figure.hedged
    return counts and not _is_year(term) and not is_each(term)


def _alike(total: Term, term: Term) -> bool:
    exact = term.figure.unit in (total.figure.unit, "") and term.figure.low == term.figure.high
    return exact and not _is_year(term) and not is_each(term)


def _is_year(term: Term) -> bool:
    """May a bare number be a year, or a time of day?"""
    words = term.said.between(term.start, term.end)
    return not term.kind and len(words) == 4 and words.isdigit() and term.value < _YEARS


def _before(found: Sequence[Term], n: int) -> list[Term]:
    """The figures that stand before a total as far as one list goes."""
    total, run, last = found[n], list[Term](), found[n]
    if n and is_range(found[n - 1], total):
        return []
    for term in reversed(found[:n]):
        if total.at - term.at > _BACK or len(run) == _MOST or not _alike(total, term) or len(gap(term, last)) > _GAP:
            break
        run.insert(0, term)
        last = term
    return with_small(run, total) if run else []


def _behind(found: Sequence[Term], n: int) -> list[Term]:
    """The figures that follow a total, where it opens its paragraph or its sentence is the one before theirs."""
    total, run, last = found[n], list[Term](), found[n]
    if n and found[n - 1].at == total.at:
        return []
    for term in found[n + 1 : n + 1 + _MOST]:
        if term.at - total.at > 2 or not _alike(total, term) or len(gap(last, term)) > _GAP:
            break
        run.append(term)
        last = term
    return run


def _missed(found: Sequence[Term], total: Term, run: Sequence[Term]) -> list[Term] | None:
    """The parts that miss the total by a slip, if the words let them be its parts; None where some of them make it."""
    values = [t.value for t in run]
    if any(sum(values[a:b]) == total.value for a in range(len(run)) for b in range(a + 2, len(run) + 1)):
        return None
    if (
        one_sort_makes(run, total)
        or total.value in values
        or any(sum(values[a:b]) in values for a in range(len(run)) for b in range(a + 2, len(run)))
    ):
        return None
    ahead = run[0].start < total.start
    if ahead and is_balance(run, total):
        return None
    if any(is_part_of(one, other) for one, other in pairwise(run)) or any(is_sub(term) for term in run):
        return None
    run = _of_kind(total, of_one_fate(list(run), total) if ahead else run)
    if len(run) < 2:
        return None
    best: tuple[float, list[Term]] | None = None
    for parts in _natural(run, total, ahead):
        sure = _sure(total, parts, ahead)
        enough = sure >= (_ENOUGH if len(parts) > 2 else _OF_TWO) and not one_more_makes(found, parts, total)
        if enough and (best is None or sure > best[0]):
            best = sure, parts
    return best[1] if best else None


def _of_kind(total: Term, run: Sequence[Term]) -> list[Term]:
    """The figures of a list without those that count units where the total counts men: "of the five companies"."""
    if total.kind not in ("man", "rifle", ""):
        return list(run)
    men = [t for t in run if t.kind in ("man", "rifle", "") or t.kind.startswith("other")]
    return men if len(men) > 1 else list(run)


def _natural(run: Sequence[Term], total: Term, ahead: bool) -> Iterator[list[Term]]:
    """The whole list, and what of it stands in the sentence of the total or the one beside it."""
    if not ahead:
        yield list(run)
        return
    seen: set[int] = set()
    lots = (
        list(run),
        [t for t in run if t.at == total.at],
        [t for t in run if abs(t.at - total.at) == 1],
        [t for t in run if abs(t.at - total.at) <= 1],
    )
    for lot in lots:
        if len(lot) > 1 and len(lot) not in seen:
            seen.add(len(lot))
            yield lot


def _sure(total: Term, parts: Sequence[Term], ahead: bool) -> float:
    """How sure the words are that the parts make the total."""
    if max(t.value for t in parts) >= total.value or _clash(total, parts):
        return 0.0
    near = slip(sum(t.value for t in parts), total.value)
    if near <= 0:
        return 0.0
    said, language = total.said, total.said.language
    begin = parts[-1].tail if ahead and parts[-1].at == total.at else said.start
    lead = said.between(begin, total.start)
    cuts = [m.end() for m in _CUT.finditer(lead)]
    own = lead[cuts[-1] :] if cuts else lead
    tail = said.between(total.figure.end, total.tail + 60)
    again = pattern(language, "no_total").search(f"{own}|{tail[:20]}") is not None
    if (again and (near < 2 or len(parts) < 3)) or pattern(language, "no_tally").search(f"{own}|{tail}"):
        return 0.0
    if ahead and _of_lost(total, parts):
        return 0.0
    words = gap(parts[0], parts[-1]) + (gap(parts[-1], total) if ahead else gap(total, parts[0]))
    if pattern(language, "untold").search(words) or pattern(language, "no_tally").search(words):
        return 0.0
    if not ahead and pattern(language, "fates").search(gap(total, parts[0]) + _to_the_end(parts)):
        return 0.0  # who was lost of them
    whole = bool(pattern(language, "whole_before").search(own) or pattern(language, "whole_behind").match(tail))
    whole = whole or pattern(language, "none_else").search(said.plain) is not None
    if ahead and (is_sibling(total, parts, whole) or stands_elsewhere(parts, total, lead)):
        return 0.0
    held = pattern(language, "whole_verb").search(f"{own}|{tail}") is not None
    nouns = {t.kind for t in parts if t.kind}
    own_kind = kind(total.figure)
    same = bool(nouns) and (own_kind in nouns or not own_kind) and len(nouns) == 1
    apart = bool(cuts) or parts[-1].at != total.at
    joined = all(joins(language, gap(a, b)) for a, b in pairwise(parts))
    listed = {2: 0.0, 3: 1.5}.get(len(parts), 2.0)
    figures = {f.start for s in {id(t.said): t.said for t in (total, *parts)}.values() for f in s.counts}
    spent = whole and figures <= {t.start for t in (total, *parts)}
    closed = not ahead and pattern(language, "rest").search(gap(parts[-2], parts[-1])) is not None
    closed = closed or (not ahead and pattern(language, "rest_behind").search(_to_the_end(parts[-1:])) is not None)
    return (
        near
        + listed
        + spent
        + 1.5 * closed
        - 1.5 * again
        + 2.0 * whole
        + 0.7 * held
        + 0.5 * same
        + 0.5 * apart
        + 0.5 * joined
    )


def _of_lost(total: Term, parts: Sequence[Term]) -> bool:
    """ "312 muskets went in, 341 were killed": are some of the parts told as lost and others, or the total, as there?"""
    fates = pattern(total.said.language, "fates")
    lost = [bool(fates.search(words)) for words in fates_of(parts, total.start)]
    whole = fates.search(total.said.between(total.start, total.tail + 30)) is not None
    return any(lost) and (
        (not lost[0] and len(gap(*parts[:2])) > CLAUSE)
        or (all(lost) and not (whole or fates.search(total.said.plain) is not None))
    )


def _to_the_end(parts: Sequence[Term]) -> str:
    """The plain words from the first of some parts to the end of the sentence of the last."""
    return caseless(parts[0].said.reading.document.text[parts[0].start : parts[-1].said.end])


def _clash(total: Term, parts: Sequence[Term]) -> bool:
    """Do the parts count what the total cannot count?"""
    own, nouns = kind(total.figure), {t.kind for t in parts if t.kind}
    if own in ("", "other:piec", "other:head", "other:soul"):
        return len(nouns) > 3
    if {own, *nouns} <= {"man", "rifle"}:
        return False
    if nouns and own not in nouns and not own.startswith("other"):
        return True
    return len(nouns - {own, "man", "rifle"}) > 0 and own in nouns


def _odd(total: Term, parts: Sequence[Term]) -> Oddity:
    says = {
        "total": total.figure.told,
        "parts": tuple(p.figure.told for p in parts),
        "open": False,
        "loose": True,
        "cuts": (),
        "beside": (),
    }
    return Oddity("sum", total.start, total.tail, tuple(Span(p.start, p.tail) for p in parts), says)
