"""A total and the parts that follow it: behind a colon, in brackets, "of whom", or with the ending of a part."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from sefer.grammars.oddities.reckoned.lists.lists import GAP, List, is_part, is_part_of, is_sub, joins
from sefer.grammars.oddities.said import Said, pattern
from sefer.grammars.oddities.terms import Term, gap, is_each, kind, small
from sefer.letters import caseless
from sefer.letters.patterns import lazy


def behind(found: Sequence[Term], n: int, paragraph: Sequence[Said]) -> Iterator[List]:
    """The parts that follow a figure behind a colon, in brackets, "of whom" or with the ending of a part."""
    total = found[n]
    if total.figure.low != total.figure.high or (is_part(total) and n and found[n - 1].at == total.at):
        return
    following = [t for t in found[n + 1 : n + 20] if t.at - total.at <= 2 and t.figure.unit == total.figure.unit]
    following = _with_ones(following, total, paragraph)
    if not following:
        return
    named = (
        len(following) > 2
        and not is_part(following[0])
        and following[0].value == sum(t.at == following[0].at for t in following) - 1
    )
    named = (
        named
        and (not total.kind or following[0].kind != total.kind)
        and pattern(total.said.language, "opens_named").search(gap(following[0], following[1])) is not None
    )
    if named:
        following = following[1:]  # "in the three hospitals, 900 ...", "of three sorts only: 2,150 ..."
    first = following[0]
    words = gap(total, first)
    if _is_opened(total) and not _is_apposed(total, following, words):
        return
    way = "list" if named else _opened(total, following, words)
    if not way:
        return
    run = _run_on(total, following, way)
    if len(run) > 2 and run[0].value == len(run) - 1 and run[0].figure.counted and run[0].kind != total.kind:
        run = run[1:]  # "in the three hospitals"
    if any(is_part_of(one, other) for one, other in pairwise(run)):
        return
    if len(run) < 2 or ((way in ("part", "apposed") or run[0].at != total.at) and (_lost(total, run) or _came(run))):
        return
    run = _of_noun(found, n, run)
    if len(run) < 2:
        return
    yield List(total, run, [], not _closed(total, run, way), 3 if way == "list" else 2)


def _is_opened(total: Term) -> bool:
    """ "It was made up of 226 marines, 134 mounted infantry": is a figure the first of a list that its own words open?"""
    said = total.said
    before = said.between(max(said.start, total.start - _OPENS), total.start)
    words = [m for m in pattern(said.language, "opener").finditer(before) if m[0][-1:].isalpha()]
    return bool(words) and not before[words[-1].end() :].strip()


_OPENS = 24  # characters before a figure in which words may open its list


def _lost(total: Term, run: Sequence[Term]) -> bool:
    """Are all parts losses and the total none: may they be more than there were? The rules on men ask that."""
    said = run[-1].said
    words = f"{gap(run[0], run[-1])} {said.between(run[-1].figure.end, run[-1].tail + 60)}"
    return (
        sum(t.value for t in run) > total.value
        and pattern(said.language, "fates").search(words) is not None
        and pattern(said.language, "unhurt").search(words) is None
        and pattern(said.language, "fates").search(said.between(total.start, min(total.tail + 24, run[0].start)))
        is None
    )


def _came(run: Sequence[Term]) -> bool:
    """Do the last of them come to the others: "1,312 of them were gone, 500 and 440 had joined"?"""
    said = run[-1].said
    behind = said.between(run[-1].figure.end, run[-1].tail + 40)
    return pattern(said.language, "came").search(f"{gap(run[-2], run[-1])}{behind}") is not None


def _of_noun(found: Sequence[Term], n: int, run: list[Term]) -> list[Term]:
    """ "61 officers and 1,489 men: 19 officers and 301 men killed, ...", "7 killed and 17 wounded: 1 and 4 at the ford, 6 and 13 ...":
    the parts of the second noun."""
    total, language = found[n], found[n].said.language
    if not n or found[n - 1].at != total.at or not pattern(language, "and").fullmatch(gap(found[n - 1], total)):
        return run
    first = found[n - 1].figure.counted[:4]
    if len(run) % 2 == 0 and not any(t.figure.counted for t in run):
        joined = [pattern(language, "and").fullmatch(gap(a, b)) is not None for a, b in pairwise(run)]
        return run[1::2] if joined == [at % 2 == 0 for at in range(len(joined))] else run
    if (
        len(run) > 2
        and not any(t.figure.counted for t in run[:2])
        and pattern(language, "and").fullmatch(gap(*run[:2]))
    ):
        return []  # "9 killed and 37 wounded, of whom 6 and 28 fell on the 17th, and two died": each of both nouns
    same = [t for t in run if t.figure.counted[:4] != first]
    return same if first and len(same) < len(run) and len(same) > 1 else run


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
    closed = pattern(language, "none_else").search(total.said.plain) is not None
    if len(words) > GAP + 40 or (not closed and pattern(language, "no_parts").search(words)):
        return ""
    if first.at == total.at and (_is_made_up(total, following, words) or (closed and words.endswith(_AMONG))):
        return "list"
    if first.at == total.at and len(words) <= 80 and pattern(language, "opener").search(words):
        return "list"
    before = total.said.between(max(total.said.start, total.start - 22), total.start)
    lead = said.between(said.start, first.start) if first.at != total.at else ""
    if first.at != total.at:
        if first.at == total.at + 1 and pattern(language, "opener").search(lead[-30:]) and first is not following[-1]:
            return "" if _is_row(total, lead) or _of_other_fates(total, following) else "list"
        opens = pattern(language, "of_them").match(lead) or pattern(language, "of_them_behind").match(
            said.between(first.figure.end, first.tail + 26)
        )
        rest = len(following) > 1 and _is_rest(following[-1], following[-2])
        if first.at == total.at + 1 and not lead.strip() and _is_apposed(total, following, ", "):
            return "apposed"
        return "part" if first.at == total.at + 1 and (opens or rest) else ""
    if language == "tr":
        whole = pattern(language, "of_whole").search(f"{said.between(total.figure.end, total.tail)}{words}")
        return "part" if is_part(first) and (whole or ";" in words or "," in words) else ""
    if pattern(language, "of_whole").search(words) or pattern(language, "of_before").search(before):
        return "part"
    return "apposed" if _is_apposed(total, following, words) else ""


def _is_row(total: Term, lead: str) -> bool:
    """ "K.A.R.: 19 killed, 41 wounded. Baluchis: 7 killed": do a name and its sign stand before the list of a total, as before the next?"""
    return (
        _ROW.fullmatch(lead) is not None and _ROW.search(total.said.between(total.said.start, total.start)) is not None
    )


_ROW = lazy(r"[^:;]{0,40}: ")
_AMONG = (" arasinda ", " arasında ", " içinde ")


def _is_made_up(total: Term, following: Sequence[Term], words: str) -> bool:
    """ "266 kişi, 71 şehit, 168 yaralı ve 17 kayıptan ibaretti": do words behind a list say that a total consists of it?"""
    run = [t for t in following if t.at == total.at]
    made = pattern(total.said.language, "made_up_behind")
    behind = total.said.between(run[-1].figure.end, run[-1].tail + _OPENS * 2)
    noun = caseless(total.figure.counted) or total.said.between(total.figure.end, total.figure.end + _OPENS).lstrip()
    if kind(total.figure) != "man" and noun[:1].isalpha() and not pattern(total.said.language, "generic").match(noun):
        return False  # "7 kalyon, 2 firkateyn ve 3 vapurdan oluşuyordu": the first of its parts
    return (
        len(run) > 1
        and pattern(total.said.language, "made_up_lead").fullmatch(words) is not None
        and (made.search(behind) is not None)
    )


def _is_apposed(total: Term, following: Sequence[Term], words: str) -> bool:
    """ "Thirteen battalions, seven from Hesse, three from Baden": do numbers without a noun follow what is counted, each of its own?"""
    language, run = total.said.language, [t for t in following if t.at == following[0].at]
    if not total.figure.counted or len(run) < _SEVERAL or not pattern(language, "apposed").fullmatch(words):
        return False
    if _of_other_fates(total, run):
        return False
    made, said = sum(t.value for t in run), following[0].said
    if words.split()[:1] == said.between(run[0].figure.end, said.end).split()[:1] or not (
        _NEAR[0] * total.value <= made <= _NEAR[1] * total.value
    ):
        return False  # "8,500 rifles from the north, 6,200 from the south": one of them
    bare = pattern(language, "bare_number")
    return all(bare.match(said.plain, t.figure.end - said.start) for t in run)


def _of_other_fates(total: Term, run: Sequence[Term]) -> bool:
    """ "330 killed, 431 wounded, 43 missing": is a figure told as of one fate, and those behind it as of others?"""
    sorts, ends = pattern(total.said.language, "lost_sorts"), [run[0].start, *(t.start for t in run[1:]), run[-1].tail]
    own, *theirs = (
        {m.lastgroup for m in sorts.finditer(t.said.between(t.figure.end, end + _SORT))}
        for t, end in zip((total, *run), ends, strict=True)
    )
    return bool(own) and "gone" not in own and any(fates and own.isdisjoint(fates) for fates in theirs)


_SORT = 1  # character behind the noun of a figure
_NEAR = 0.75, 1.3  # of a total, that its parts come to where no word calls them so
_SEVERAL = 2  # parts of a list that no word opens


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
            if len(words) > GAP or not joins(term.said.language, words) or term.at - run[-1].at > 1:
                break
            if term.at != run[-1].at and not _goes_on(term):
                break
            if words.count("(") > words.count(")") or (is_sub(term) and run):
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
        pattern(said.language, "rest").search(lead) or pattern(said.language, "of_them").match(lead) or is_part(term)
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


def _is_toll(total: Term, run: Sequence[Term]) -> bool:
    """Is the total itself told as lost, and are the dead, the wounded and others of its parts told: all that can be lost?"""
    said, language = run[-1].said, total.said.language
    whole = total.said.between(max(total.said.start, total.start - _TOLL), min(total.tail + _TOLL, run[0].start))
    sorts = pattern(language, "lost_sorts").finditer(said.between(total.tail, run[-1].tail + _TOLL))
    told = {found.lastgroup for found in sorts}
    return pattern(language, "side_loses").search(whole) is not None and {"dead", "hurt"} < told


def _is_manner(total: Term, run: Sequence[Term]) -> bool:
    """ "Düşürülen 13 uçaktan yedisi havada, dördü yerden, biri kazayla kaybedildi": is it told how each of the lost was lost?"""
    fates, said = pattern(total.said.language, "fates"), run[-1].said
    ends = [*(t.start for t in run[1:]), run[-1].tail + _TOLL * 2]
    told = [fates.search(said.between(t.figure.end, end)) is not None for t, end in zip(run, ends, strict=True)]
    before = total.said.between(max(total.said.start, total.start - _TOLL), total.start)
    return len(run) > 2 and not any(told[:-1]) and fates.search(before) is not None


_TOLL = 30  # characters beside a figure that tell it as lost


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
    if way == "apposed" and pattern(language, "closes").search(gap(run[-2], run[-1])):
        return True
    if _is_rest(run[-1], run[-2]) or pattern(language, "none_else").search(said.plain):
        return True
    words = f"{gap(total, run[0])} {gap(run[0], run[-1])} {said.between(run[-1].tail, run[-1].tail + 60)}"
    if pattern(language, "untold").search(words):
        return False
    if way == "list":
        rest = said.between(run[-1].figure.end, _end(total, run[0], way))
        return pattern(language, "trails").search(rest) is None
    fates = pattern(language, "fates").search(words) is not None and pattern(language, "unhurt").search(words) is None
    fates = fates and not _is_toll(total, run) and not _is_manner(total, run)
    return len(run) > 2 and not fates and sum(t.value for t in run) >= 0.75 * total.value
