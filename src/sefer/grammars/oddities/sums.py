"""A total and the parts that its paragraph gives for it, whatever the verbs: parts then total, or total then parts."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from sefer.grammars.oddities.said import Figure, Said, pattern
from sefer.grammars.oddities.terms import Term, gap, is_each, kind, small
from sefer.letters import caseless
from sefer.letters.patterns import lazy
from sefer.model import Oddity, Span

_GAP = 110  # characters between two parts of a list, or between it and its total
_BACK = 4  # sentences over which parts may be told
_MOST = 30  # parts of a list
_LABEL = lazy(r"[\s,;]*[^\W\d_][^:;.,]{0,40}[:=.…]+\s*")  # "sahra topu: 6 dağ topu: 3"
_NEAR = {3: (0.5, 2.0), 2: (0.65, 1.5), 1: (0.75, 1.34)}  # sum to total, by how sure the words are that it is one


@dataclass(frozen=True, slots=True)
class _List:
    """Parts, the other figures that may belong to them, and whether more of them may be left untold."""

    total: Term
    parts: list[Term]
    beside: list[Term]
    open: bool
    sure: int = 3
    loose: bool = False  # may the words join more parts than are meant?


def read(paragraph: Sequence[Said], found: Sequence[Term]) -> Iterator[Oddity]:
    """The sums of a paragraph as ("sum", total, parts); `open` where a part may have been left out."""
    used: set[int] = set()
    for n, total in enumerate(found):
        if total.figure.unit in ("percent", "calibre", "degree", "time", "minute", "age"):
            continue
        for made in (*_ahead(found, n), *_behind(found, n, paragraph)):
            parts = _counting(made)
            if total.start in used or not 2 <= len(parts) <= _MOST or not _near(made, parts):
                continue
            used.add(total.start)
            yield Oddity(
                "sum", total.start, total.tail, tuple(Span(p.start, p.tail) for p in parts), _says(made, parts)
            )


def _says(made: _List, parts: Sequence[Term]) -> dict[str, object]:
    beside = [t for t in made.beside if t not in parts]
    return {
        "total": made.total.figure.told,
        "parts": tuple(p.figure.told for p in parts),
        "open": made.open,
        "loose": made.loose,
        "cuts": tuple(n for n in range(1, len(parts)) if parts[n].at != parts[n - 1].at),
        "beside": tuple(t.figure.told for t in beside),
    }


def _counting(made: _List) -> list[Term]:
    """The parts that can count what the total counts; those of its very noun where several bear it."""
    own, total = kind(made.total.figure), made.total.figure
    parts = [p for p in made.parts if not own or p.kind in ("", own) or {own, p.kind} == {"man", "rifle"}]
    if own in ("", *_GENERIC) or (own.startswith("other") and len(made.parts) > 2):
        parts = made.parts
    same = [p for p in parts if p.figure.item == total.item and p.figure.counted[:3] == total.counted[:3]]
    named = bool(total.counted) and total.item != "person" and all(p.figure.counted for p in parts)
    return same if made.loose and named and 1 < len(same) < len(parts) else parts


_GENERIC = ("other:piec", "other:head")


def _near(made: _List, parts: Sequence[Term]) -> bool:
    """Do the parts come near the total, so that they may be meant to make it?"""
    whole, sum_ = made.total.figure.high, sum(p.figure.high for p in parts)
    kinds = {p.kind for p in parts if p.kind}
    if whole <= 2 or (len(kinds) > 1 and kinds != {"man", "rifle"} and made.sure < 2):
        return False
    if len(kinds) > 1 and len(parts) < 3 and kind(made.total.figure) == "":
        return False
    low, high = _NEAR[made.sure]
    return low * whole <= sum_ <= high * whole and all(p.figure.low < 1.2 * whole for p in parts)


# -- parts, then their total


def _ahead(found: Sequence[Term], n: int) -> Iterator[_List]:
    """The parts that end before a figure which the words show to be a total."""
    total = found[n]
    said = total.said
    begin = found[n - 1].tail if n and found[n - 1].at == total.at else said.start
    lead, tail = said.between(begin, total.start), said.between(total.figure.end, total.tail + 45)
    sure = _marked(said, lead, total.figure, tail)
    if not sure and n and found[n - 1].at == total.at - 1:
        sure = 2 if pattern(said.language, "none_else").search(found[n - 1].said.plain) else 0
    if not sure or pattern(said.language, "sub").search(lead[-30:]):
        return
    run = _run_back(found, n)
    own = [t for t in run if t.at == total.at]
    parts = own if len(own) > 1 else run
    if len(parts) < 2 or (sure < 3 and _mixed(parts, total)):
        return
    if sure < 3 and any(parts[-1].tail <= d.start < total.start for d in said.dates):
        return  # the same on another day
    if sure < 2 and (_is_of_others(parts, total) or _is_range(parts[-1], total)):
        return
    if max(p.value for p in parts) >= total.value and sure < 3:
        return
    words = gap(parts[-1], total)
    open_ = pattern(said.language, "open").search(words) is not None or _leaves_out(said, parts)
    open_ = open_ and pattern(said.language, "none_else").search(words) is None
    open_ = open_ or pattern(said.language, "so_far").search(said.between(total.tail, total.tail + 70)) is not None
    if sure < 3 and parts is run and not own:
        open_ = open_ or pattern(said.language, "open").search(tail) is not None
    yield _List(total, parts, [t for t in run if t not in parts], open_, sure, loose=True)


def _is_of_others(parts: Sequence[Term], total: Term) -> bool:
    """ "300 killed and 1,000 wounded; the Greeks lost 1,600": does a side stand before the total that none of its parts is told of?"""
    text, sides = caseless(total.said.reading.document.text), pattern(total.said.language, "sides")
    before = {found[0][:4] for found in sides.finditer(text, parts[0].said.start, parts[-1].tail)}
    between = {found[0][:4] for found in sides.finditer(text, parts[-1].tail, total.start)}
    return bool(between - before)


_BETWEEN = lazy(r"\b(?:between|from)\s+(?:some\s+|about\s+)?$")
_TOGETHER = lazy(r"\s*(?:and|to|ile|il[âa]|ve)\s+")


def _is_range(last: Term, total: Term) -> bool:
    """ "Between 700 and 900": is a total the far end of what the figure before it begins?"""
    text = last.said.plain
    begins = _BETWEEN.search(text, 0, last.start - last.said.start) is not None
    within = text.startswith((" arasi", " arası"), total.end - last.said.start)
    return (begins or within) and _TOGETHER.fullmatch(gap(last, total)) is not None


def _mixed(parts: Sequence[Term], total: Term) -> bool:
    """Do parts tell of losses where the first tells of none: what was there, and what went from it?"""
    ends = [*parts[1:], total]
    fates = pattern(total.said.language, "fates")
    text = total.said.reading.document.text
    told = [caseless(text[one.figure.end : other.start])[:60] for one, other in zip(parts, ends, strict=True)]
    return fates.search(told[0]) is None and any(fates.search(words) for words in told[1:])


def _marked(said: Said, lead: str, figure: Figure, tail: str) -> int:
    """How sure the words around a figure say that it is a total: 3 by "in all", 2 by "these" or "thus", 1 by "losses were"."""
    language = said.language
    own = lead[max(lead.rfind(";"), lead.rfind(". ")) + 1 :]
    if pattern(language, "no_total").search(f"{own}|{tail[:14]}"):
        return 0
    if pattern(language, "total_before").search(lead) or pattern(language, "total_behind").match(tail):
        return 3
    if pattern(language, "total_pointed").search(lead) or pattern(language, "total_pointed_behind").match(tail):
        return 2
    if pattern(language, "total_noun").search(lead) and pattern(language, "total_verb").search(
        f"{lead}|{figure.suffix} {tail}"
    ):
        return 1
    return 0


def _run_back(found: Sequence[Term], n: int) -> list[Term]:
    """The figures of one list that ends before a total, as far as words join them."""
    total, run, last = found[n], list[Term](), found[n]
    for term in reversed(found[:n]):
        if total.at - term.at > _BACK:
            break
        if not _belongs(total, term):
            continue
        words = gap(term, last)
        if len(words) > _GAP + (60 if term.at != last.at else 0):
            break
        if run and not joins(term.said.language, words):
            break
        if not run and pattern(term.said.language, "opener").search(words) and term.at == total.at:
            break
        if _deeper(term, last) or _is_sub(term):
            continue
        run.insert(0, term)
        last = term
    return with_small(run, total)


def _belongs(total: Term, term: Term) -> bool:
    """Can a figure be part of the list of a total: a count where it counts, a measure of its unit where it measures?"""
    exact = term.figure.low == term.figure.high or total.figure.low != total.figure.high
    return term.figure.unit == total.figure.unit and exact and not is_each(term)


def joins(language: str, words: str) -> bool:
    """Do words between two figures leave them in one list?"""
    if _LABEL.fullmatch(words):
        return True
    joined = not words.strip() or pattern(language, "separator").search(words) is not None
    return joined and pattern(language, "breaks").search(words) is None


def _deeper(term: Term, last: Term) -> bool:
    """Does a figure stand in brackets that the list does not stand in?"""
    words = gap(term, last)
    return words.count(")") > words.count("(")


def _is_sub(term: Term) -> bool:
    """Is it a part of a part: "of whom 12"?"""
    before = term.said.between(max(term.said.start, term.start - 30), term.start)
    return pattern(term.said.language, "sub").search(before) is not None


def _leaves_out(said: Said, parts: Sequence[Term]) -> bool:
    """May the words of a list leave a part without a number?"""
    words = caseless_between(parts[0], parts[-1])
    return pattern(said.language, "untold").search(words) is not None


def caseless_between(one: Term, other: Term) -> str:
    """The plain words from one figure to another, without the figures' own nouns at the ends."""
    return gap(one, other) if one is not other else ""


def with_small(run: list[Term], total: Term) -> list[Term]:
    """The list with the "one" and "two" that stand in it."""
    if not run or run[0].value > 40:
        return run
    out = list(run)
    for at, said in {t.at: t.said for t in run}.items():
        for term in small(said, at):
            if run[0].start - 60 < term.start < total.start and any(abs(term.start - t.start) < _GAP for t in run):
                insort(out, term, key=attrgetter("start"))
    return out if len(run) > 1 or len(out) > 2 else run


# -- a total, then its parts


def _behind(found: Sequence[Term], n: int, paragraph: Sequence[Said]) -> Iterator[_List]:
    """The parts that follow a figure behind a colon, in brackets, "of whom" or with the ending of a part."""
    total = found[n]
    if total.figure.low != total.figure.high or (_is_part(total) and n and found[n - 1].at == total.at):
        return
    following = [t for t in found[n + 1 : n + 20] if t.at - total.at <= 2 and t.figure.unit == total.figure.unit]
    following = _with_ones(following, total, paragraph)
    if not following:
        return
    named = len(following) > 2 and following[0].value == sum(t.at == following[0].at for t in following) - 1
    named = (
        named
        and (not total.kind or following[0].kind != total.kind)
        and pattern(total.said.language, "opens_named").search(gap(following[0], following[1])) is not None
    )
    if named:
        following = following[1:]  # "in the three hospitals, 900 ...", "of three sorts only: 2,150 ..."
    first = following[0]
    words = gap(total, first)
    way = "list" if named else _opened(total, following, words)
    if not way:
        return
    run = _run_on(total, following, way)
    if len(run) > 2 and run[0].value == len(run) - 1 and run[0].figure.counted and run[0].kind != total.kind:
        run = run[1:]  # "in the three hospitals"
    if len(run) < 2 or (way == "part" and _lost(total, run)):
        return
    yield _List(total, run, [], not _closed(total, run, way), 3 if way == "list" else 2)


def _is_part(term: Term) -> bool:
    """Does a figure bear the ending of a part?"""
    suffix = term.figure.suffix
    return bool(suffix) and pattern(term.said.language, "part_suffix").fullmatch(caseless(suffix)) is not None


def _lost(total: Term, run: Sequence[Term]) -> bool:
    """Are all parts losses and the total none: may they be more than there were? The rules on men ask that."""
    said = run[-1].said
    words = f"{gap(run[0], run[-1])} {said.between(run[-1].figure.end, run[-1].tail + 60)}"
    return (
        sum(t.value for t in run) > total.value
        and pattern(said.language, "fates").search(words) is not None
        and pattern(said.language, "unhurt").search(words) is None
        and pattern(said.language, "fates").search(said.between(total.start, total.tail + 24)) is None
    )


def _with_ones(following: list[Term], total: Term, paragraph: Sequence[Said]) -> list[Term]:
    if total.value > 60:
        return following
    out = list(following)
    for at in range(total.at, min(total.at + 3, len(paragraph))):
        for term in small(paragraph[at], at):
            if term.start > total.tail:
                insort(out, term, key=attrgetter("start"))
    return out


def _opened(total: Term, following: Sequence[Term], words: str) -> str:
    """How the words behind a total open a list of its parts: "list", "part", or "" where they do not."""
    first = following[0]
    said, language = first.said, first.said.language
    if len(words) > _GAP + 40 or pattern(language, "no_parts").search(words):
        return ""
    if first.at == total.at and len(words) <= 80 and pattern(language, "opener").search(words):
        return "list"
    before = total.said.between(max(total.said.start, total.start - 22), total.start)
    lead = said.between(said.start, first.start) if first.at != total.at else ""
    if first.at != total.at:
        if first.at == total.at + 1 and pattern(language, "opener").search(lead[-30:]) and first is not following[-1]:
            return "list"
        opens = pattern(language, "of_them").match(lead) or pattern(language, "of_them_behind").match(
            said.between(first.figure.end, first.tail + 26)
        )
        rest = len(following) > 1 and _is_rest(following[-1], following[-2])
        return "part" if first.at == total.at + 1 and (opens or rest) else ""
    if language == "tr":
        whole = pattern(language, "of_whole").search(f"{said.between(total.figure.end, total.tail)}{words}")
        return "part" if _is_part(first) and (whole or ";" in words or "," in words) else ""
    if pattern(language, "of_whole").search(words) or pattern(language, "of_before").search(before):
        return "part"
    return ""


def _run_on(total: Term, following: Sequence[Term], way: str) -> list[Term]:
    """The figures of the list that follows a total, as far as words join them."""
    run: list[Term] = []
    end = _end(total, following[0], way)
    for term in following:
        if term.start >= end or term.figure.unit != total.figure.unit or is_each(term):
            if term.start >= end or (run and term.figure.unit != "percent"):
                break
            continue
        if run:
            words = gap(run[-1], term)
            if len(words) > _GAP or not joins(term.said.language, words) or term.at - run[-1].at > 1:
                break
            if term.at != run[-1].at and not _goes_on(term):
                break
            if words.count("(") > words.count(")") or (_is_sub(term) and run):
                continue
        if term.small and run and not _parallel(run[-1], term):
            continue
        run.append(term)
    return run


def _parallel(one: Term, other: Term) -> bool:
    """ "İkisi batıda, biri doğuda": does a small number bear the ending that the others bear, or follow a separator?"""
    words = gap(one, other)
    return bool(pattern(one.said.language, "separator_ends").search(words))


def _goes_on(term: Term) -> bool:
    """Does a new sentence go on with a list: "the rest", "another 14", an ending of a part?"""
    said = term.said
    lead = said.between(said.start, term.start)
    return bool(
        pattern(said.language, "rest").search(lead) or pattern(said.language, "of_them").match(lead) or _is_part(term)
    )


def _end(total: Term, first: Term, way: str) -> int:
    """Where a list ends that was opened so."""
    said = first.said
    if way != "list":
        return first.said.end + 400
    opener = pattern(said.language, "opener").search(said.between(max(total.tail, said.start), first.start))
    closers = {"(": ")", "[": "]", "–": " – ", "—": "—", "-": " - "}
    sign = opener.group().strip() if opener else ""
    at = said.plain.find(closers.get(sign, ";"), first.start - said.start)
    return said.start + at if at >= 0 else said.end


def _is_rest(term: Term, before: Term) -> bool:
    """Is a figure what is left of a whole: "the remaining 14", "fifteen, all that remained"?"""
    said = term.said
    behind = said.between(term.figure.end, term.tail + 34)
    return bool(
        pattern(said.language, "rest").search(gap(before, term)) or pattern(said.language, "rest_behind").match(behind)
    )


def _closed(total: Term, run: Sequence[Term], way: str) -> bool:
    """Do the words tell all parts?"""
    said = run[-1].said
    language = said.language
    if _is_rest(run[-1], run[-2]) or pattern(language, "none_else").search(said.plain):
        return True
    words = f"{gap(total, run[0])} {gap(run[0], run[-1])} {said.between(run[-1].tail, run[-1].tail + 60)}"
    if pattern(language, "untold").search(words):
        return False
    if way == "list":
        rest = said.between(run[-1].figure.end, _end(total, run[0], way))
        return pattern(language, "trails").search(rest) is None
    fates = pattern(language, "fates").search(words) is not None and pattern(language, "unhurt").search(words) is None
    return len(run) > 2 and not fates and sum(t.value for t in run) >= 0.75 * total.value
