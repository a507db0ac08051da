"""A total and the parts that its paragraph gives for it, whatever the verbs: parts then total, or total then parts."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from sefer.grammars.oddities.reckoned.lists.counting import FEW, STEM, counting
from sefer.grammars.oddities.reckoned.lists.lists import (
    FEW_SIGNS,
    GAP,
    List,
    fates_of,
    goes_on,
    is_balance,
    is_range,
    is_rival,
    is_sibling,
    is_sub,
    joins,
    of_one_fate,
    of_two_voices,
    one_more_makes,
    one_sort_makes,
    slip,
    stands_elsewhere,
    without_closed,
)
from sefer.grammars.oddities.reckoned.lists.opened import behind
from sefer.grammars.oddities.said import Figure, Said, pattern
from sefer.grammars.oddities.terms import Term, gap, is_each, kind, small
from sefer.letters import caseless
from sefer.letters.patterns import lazy
from sefer.model import Oddity, Span

_BACK = 4  # sentences over which parts may be told
_MOST = 30  # parts of a list
_FAR = (
    0.3  # of a total that no word surely calls one, by which its parts may miss it where no slip of the pen explains it
)
_NEAR = {3: (0.5, 2.0), 2: (0.65, 1.5), 1: (0.75, 1.34)}  # sum to total, by how sure the words are that it is one


def read(paragraph: Sequence[Said], found: Sequence[Term]) -> Iterator[Oddity]:
    """The sums of a paragraph as ("sum", total, parts); ("two_voices", both) where two sources give them."""
    used: set[int] = set()
    for n, total in enumerate(found):
        if total.figure.unit in ("percent", "calibre", "degree", "time", "minute", "age"):
            continue
        for made in sorted((*_ahead(found, n), *behind(found, n, paragraph)), key=lambda made: made.after):
            parts = counting(made)
            parts = without_closed(found, parts) if made.loose and len(parts) > 2 else parts
            if total.start in used or not 2 <= len(parts) <= _MOST or not _near(made, parts):
                continue
            if one_sort_makes(parts, total, made.loose):
                continue
            gaps, of_age = [gap(one, other) for one, other in pairwise(parts)], pattern(total.said.language, "of_age")
            if any(words.strip() == "of" or of_age.search(words) for words in gaps) or is_balance(parts, total):
                continue  # "two of four guns and one of six": so many times so many; what went and what came
            if is_rival(parts, total) or one_more_makes(found, parts, total):
                continue
            used.add(total.start)
            if of_two_voices(parts, total):
                yield Oddity("two_voices", parts[0].start, total.tail)
                continue
            yield Oddity(
                "sum", total.start, total.tail, tuple(Span(p.start, p.tail) for p in parts), _says(made, parts)
            )


def _says(made: List, parts: Sequence[Term]) -> dict[str, object]:
    beside = [t for t in made.beside if t not in parts]
    language, text = made.total.said.language, made.total.said.reading.document.text
    spans = ((parts[0].start, parts[-1].tail), (parts[-1].tail, parts[-1].said.end))
    single = pattern(language, "single")
    ones = (
        [m for low, high in spans for m in single.finditer(caseless(text[low:high]))]
        if made.total.start > spans[0][0]
        else []
    )
    unsure = not _is_sure(made, parts) and slip(sum(p.value for p in parts), made.total.value) <= 0
    return ({"signs": FEW_SIGNS} if unsure else {}) | {
        "total": made.total.figure.told,
        "parts": tuple(p.figure.told for p in parts),
        "open": made.open,
        "loose": made.loose,
        "cuts": tuple(n for n in range(1, len(parts)) if parts[n].at != parts[n - 1].at),
        "beside": (*((1.0, 1.0, 1.0, 1.0) for _ in ones), *(t.figure.told for t in beside)),
    }


def _near(made: List, parts: Sequence[Term]) -> bool:
    """Do the parts come near the total, so that they may be meant to make it?"""
    whole, sum_ = made.total.figure.high, sum(p.figure.high for p in parts)
    kinds = {p.kind for p in parts if p.kind}
    surely = _is_sure(made, parts) or whole in [p.figure.high for p in parts]
    far = abs(whole - sum_) > _FAR * whole or parts[-1].at - parts[0].at > 1
    if not surely and far and slip(sum_, whole) <= 0:
        return False
    if whole <= 2 or (len(kinds) > 1 and kinds != {"man", "rifle"} and made.sure < 2):
        return False
    if len(kinds) > 1 and len(parts) < 3 and kind(made.total.figure) == "":
        return False
    low, high = _NEAR[made.sure]
    return low * whole <= sum_ <= high * whole and all(p.figure.low < 1.2 * whole for p in parts)


def _is_sure(made: List, parts: Sequence[Term]) -> bool:
    """Does a word call it a total, in the sentence of a part?"""
    return made.sure > 2 and made.total.at in (parts[0].at, parts[-1].at)


# -- parts, then their total


def _ahead(found: Sequence[Term], n: int) -> Iterator[List]:
    """The parts that end before a figure which the words show to be a total, or that counts them all."""
    if n and (before := found[n - 1]).at == found[n].at and _can_count(before) and _points(found, n - 1):
        yield from _listed_before([*found[: n - 1], *found[n:]], n - 1, before)
    yield from _listed_before(found, n, None)


def _can_count(term: Term) -> bool:
    """May a figure be the number of the parts of a list: "these three items", "in two days"?"""
    return 2 <= term.value <= FEW and term.figure.low == term.figure.high and term.kind not in ("man", "rifle")


def _points(found: Sequence[Term], n: int) -> bool:
    """Does a number point back at parts that were told, by "these", a stretch of time or the noun that they bear?"""
    term = found[n]
    before = found[n - 1] if n and found[n - 1].at == term.at else None
    lead = term.said.between(before.tail if before else term.said.start, term.start)
    if term.figure.unit or pattern(term.said.language, "these_many").search(lead):
        return term.figure.unit in ("", "day", "week", "month")
    noun = caseless(term.figure.counted)[:STEM]
    return bool(noun) and len(lead) > STEM and noun in term.said.between(term.said.start, before.start if before else 0)


def _listed_before(found: Sequence[Term], n: int, counter: Term | None) -> Iterator[List]:
    """The parts before a total; where their number stands between, all of them: "üç taburuyla toplam 2.376"."""
    total = found[n]
    said = total.said
    begin = found[n - 1].tail if n and found[n - 1].at == total.at else said.start
    lead, tail = said.between(begin, total.start), said.between(total.figure.end, total.tail + 45)
    if pattern(said.language, "alternative").search(lead):
        return  # "12, 14, or 16 guns"
    summed_up = _is_summed_up(found, n, lead)
    sure = _marked(said, lead, total.figure, tail) or summed_up
    counted = _counted(found, n, counter)
    if not sure and n and found[n - 1].at == total.at - 1:
        sure = 2 if pattern(said.language, "none_else").search(found[n - 1].said.plain) else 0
    if counted and not pattern(said.language, "no_total").search(_CLAUSE.split(lead)[-1]):
        sure = max(sure, 2)
    if not sure or pattern(said.language, "sub").search(lead[-30:]):
        return
    run = _without_their_number(_since_total(_run_back(found, n, counted > 0)))
    if pattern(said.language, "of_which").search(lead):
        run = _in_one_clause(run, total)
    if run and run[-1].at == total.at and pattern(said.language, "of_before").fullmatch(lead.lstrip()):
        run = run[:-1]  # "two of the six battalions": a part of the total itself
    own = [t for t in run if t.at == total.at]
    parts = own if len(own) > 1 else run
    parts = parts[-counted:] if counted else parts
    if (
        len(parts) < 2
        or (counted and len(parts) != counted)
        or ((sure < 3 or len(gap(*parts[:2])) > CLAUSE) and _mixed(parts, total))
        or any(_is_of_several(part) for part in parts)
    ):
        return
    if sure < 3 and (stands_elsewhere(parts, total, lead) or goes_on(found, n)):
        return
    if sure < 2 and all(_unit_before(term) for term in (*parts[-1:], total)):
        return  # "57. Alay 640, 77. Alay 1.120 zayiat verdi": each of its own
    if sure < 2 and (_is_of_others(parts, total) or is_range(parts[-1], total) or _no_loss(parts, total)):
        return
    if sure < 2 and parts[-1].at != total.at and is_sibling(total, parts, whole=True):
        return
    parts = of_one_fate(parts, total) if sure < 2 else parts
    if len(parts) < 2 or (sure < 3 and any(parts[-1].tail <= d.start < total.start for d in said.dates)):
        return  # the same on another day
    if max(p.value for p in parts) >= total.value and sure < 3:
        return
    if pattern(said.language, "over_behind").match(tail) and sum(p.value for p in parts) >= total.value:
        return  # "altı bin tondan fazla"
    words = gap(parts[-1], total)
    joined = pattern(said.language, "joins_last").match(
        words
    )  # "700 Hintliyle birlikte": what is joined is the last part
    words = words[joined.end() :] if joined else words
    open_ = pattern(said.language, "open").search(words) is not None or _leaves_out(said, parts)
    open_ = open_ and not counted and pattern(said.language, "none_else").search(words) is None
    open_ = open_ or pattern(said.language, "so_far").search(said.between(total.tail, total.tail + 70)) is not None
    if sure < 3 and parts is run and not own:
        open_ = open_ or pattern(said.language, "open").search(tail) is not None
    yield List(total, parts, [t for t in run if t not in parts], open_ and not summed_up, sure, loose=True)


def _is_summed_up(found: Sequence[Term], n: int, lead: str) -> int:
    """ "84 of enteric, 41 of dysentery and 27 of other complaints, or 172 men": a list that "and" has closed, and then "or"."""
    closed = pattern(found[n].said.language, "closed")
    if n < 2 or not pattern(found[n].said.language, "summed_up").search(lead) or found[n - 2].at != found[n].at:
        return 0
    return 2 if closed.search(gap(found[n - 2], found[n - 1])) else 0


def _unit_before(term: Term) -> bool:
    """Does the name of a unit stand right before a figure?"""
    return any(m.type == "unit" and 0 <= term.start - m.end <= _BESIDE for m in term.said.mentions)


CLAUSE = 24  # characters between two parts beyond which they are no mere list
_BESIDE = 6  # characters: "57. Alay 640", "72. Alay ise 815"


def _is_of_several(part: Term) -> bool:
    """ "Two of four guns and one of six": a number of each of several that are told before it?"""
    if part.kind in ("man", ""):
        return False
    before = part.said.between(max(part.said.start, part.start - _SEVERAL), part.start)
    return pattern(part.said.language, "several_of").search(before) is not None


_SEVERAL = 16  # characters


def _is_of_others(parts: Sequence[Term], total: Term) -> bool:
    """ "300 killed and 1,000 wounded; the Greeks lost 1,600": does a side stand before the total that none of its parts is told of?"""
    text, sides = caseless(total.said.reading.document.text), pattern(total.said.language, "sides")
    before = {found[0][:4] for found in sides.finditer(text, parts[0].said.start, parts[-1].tail)}
    between = {found[0][:4] for found in sides.finditer(text, parts[-1].tail, total.start)}
    return bool(between - before)


def _in_one_clause(run: Sequence[Term], total: Term) -> list[Term]:
    """ "The British lost 4,600; of the Turks 1,700 killed among 6,188": the parts behind the last mark that parts clauses."""
    said = total.said
    begin = said.start + said.between(said.start, total.start).rfind("; ") + 1
    return [term for term in run if term.start >= begin]


def _since_total(run: list[Term]) -> list[Term]:
    """The figures behind the last one that those before it make: a total of their own closes a list."""
    for n in range(len(run) - 1, 1, -1):
        made = 0.0
        for k, term in enumerate(reversed(run[:n])):
            made += term.value
            if k and made == run[n].value:
                return run[n + 1 :]
    return run


def _without_their_number(run: list[Term]) -> list[Term]:
    """ "… 640, … 815 and … 720; the three battalions together": the parts without a figure that only counts them."""
    kinds = Counter(term.kind for term in run)
    return [t for t in run if len(run) < 3 or t.value != len(run) - 1 or kinds[t.kind] > 1]


def _no_loss(parts: Sequence[Term], total: Term) -> bool:
    """Are all parts told as lost, and the total as there: "22,000 dead and 2,000 prisoners. The corps was 27,000 strong"?"""
    fates, said = pattern(total.said.language, "fates"), total.said
    if parts[-1].at == total.at or fates.search(said.plain):
        return False
    return all(fates.search(words) for words in fates_of(parts, total.start))


def _mixed(parts: Sequence[Term], total: Term) -> bool:
    """Do parts tell of losses where the first tells of none: what was there, and what went from it?"""
    fates, told = pattern(total.said.language, "fates"), fates_of(parts, total.start)
    counted = [bool(p.figure.counted) for p in parts]
    if total.said.language == "tr" and parts[0].at == total.at and counted[-1] and not any(counted[:-1]):
        return False  # "birinci gün 212, ikinci gün 98 esir": the noun of the last is that of all
    whole = total.said.between(max(total.said.start, total.start - CLAUSE), total.tail + CLAUSE)
    if pattern(total.said.language, "lost_total").search(whole):
        return False
    return fates.search(told[0]) is None and any(fates.search(words) for words in told[1:])


def _marked(said: Said, lead: str, figure: Figure, tail: str) -> int:
    """How sure the words around a figure say that it is a total: 3 by "in all", 2 by "these" or "thus", 1 by "losses were"."""
    language = said.language
    own = lead[max(lead.rfind(";"), lead.rfind(". ")) + 1 :]
    if pattern(language, "no_total").search(f"{own}|{_CLOSED.split(tail, 1)[0][:14]}"):
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


def _run_back(found: Sequence[Term], n: int, counted: bool) -> list[Term]:
    """The figures of one list that ends before a total, as far as words join them; behind a colon where it counts them."""
    total, run, last = found[n], list[Term](), found[n]
    for term in reversed(found[:n]):
        if total.at - term.at > _BACK:
            break
        if not _belongs(total, term):
            continue
        words = gap(term, last)
        if len(words) > GAP + (60 if term.at != last.at else 0):
            break
        if run and not joins(term.said.language, words):
            break
        if not run and not counted and term.at == total.at and _is_opened_anew(total.said, words):
            break
        if _deeper(term, last) or is_sub(term) or _is_again(term):
            continue
        run.insert(0, term)
        last = term
    if total.figure.unit and not (run and run[0].figure.unit):
        run = [term for term in run if term.figure.unit]
    return with_small(run, total)


def _is_opened_anew(said: Said, words: str) -> bool:
    """Do the words before a figure open a list, and say nothing of a total: ": the 5th lost 12" and not ", yani toplam 36"?"""
    opened = pattern(said.language, "opener").search(words)
    return opened is not None and pattern(said.language, "total_before").search(words, opened.start()) is None


def _counted(found: Sequence[Term], n: int, counter: Term | None) -> int:
    """How many parts a number beside a total says that it has: "in three days", "üç taburuyla"; 0 where none does."""
    total = found[n]
    if counter is not None:
        return int(counter.value)
    before = next((t for t in found[:n] if t.at == total.at), None)
    if before is not None and _can_count(before) and _BODY.search(total.figure.counted):
        begun = found[found.index(before) + 1]
        opens = pattern(total.said.language, "of_so_many").fullmatch(gap(before, begun))
        if begun is not total and opens:
            return int(before.value)
    behind_ = found[n + 1] if n + 1 < len(found) else None
    if behind_ is None or behind_.at != total.at or not _can_count(behind_):
        return 0
    told = pattern(total.said.language, "in_so_many").fullmatch(total.said.between(total.tail, behind_.start))
    return int(behind_.value) if told else 0


_CLAUSE = lazy(r"[,;:] ")
_CLOSED = lazy(r"[,;:.(]")
_BODY = lazy(r"strong|mevcut|mevcud")


def _belongs(total: Term, term: Term) -> bool:
    """Can a figure be part of the list of a total: a count where it counts, a measure of its unit where it measures?"""
    exact = term.figure.low == term.figure.high or total.figure.low != total.figure.high
    bare = (
        total.figure.unit == "weight" and not term.figure.unit and not term.figure.counted
    )  # "8,420 tons, ... 11,310"
    return (bare or term.figure.unit == total.figure.unit) and exact and not is_each(term)


def _deeper(term: Term, last: Term) -> bool:
    """Does a figure stand in brackets that the list does not stand in, and not alone in its own?"""
    words = gap(term, last)
    if words[:1] == ")" and term.said.between(term.start - 1, term.start) == "(":
        words = words[1:]
    return words.count(")") > words.count("(")


def _is_again(term: Term) -> bool:
    """ "The last, of 150. “A hundred and fifty boys,” he says": a figure of the sentence before, in somebody's words?"""
    said = term.said
    if said.before is None or said.text[:1] not in '“"«‘':
        return False
    return any(figure.low == term.value for figure in said.before.figures)


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
            if run[0].start - 60 < term.start < total.start and any(abs(term.start - t.start) < GAP for t in run):
                insort(out, term, key=attrgetter("start"))
    return out if len(run) > 1 or len(out) > 2 else run
