"""What makes figures one list of parts: the words that join them, and those that make one a part of another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.oddities.said import Said, pattern, table_of
from sefer.grammars.oddities.terms import Term, gap
from sefer.letters import caseless
from sefer.letters.patterns import lazy
from sefer.model import DateValue, Mention, UnitValue

GAP = 110  # characters between two parts of a list, or between it and its total
_GAP_TO_RIVAL = 150  # characters before a figure in which it is said whose it is
_FEW = 2  # parts,
_SMALL = 20  # and a total of them, where one may be of something else
NEXT = 40  # characters to the next part of a list
_SIGNED = 5  # parts of which each may have been taken away or added
_FAR = 0.36  # of a sum, by which a slip of the pen may miss it
FEW_SIGNS = 3  # by which parts are tied to a total that misses them by no slip of the pen
_STEM = 4  # letters by which the word for a place is known again
_LABEL = lazy(r"[\s,;]*[^\W\d_][^:;.,]{0,40}[:=.…]+\s*")  # "sahra topu: 6 dağ topu: 3"
_ALONE = lazy(r"^\)|\($")  # "in May (640), June (710)": a figure alone in its bracket
_BETWEEN = lazy(r"\b(?:between|from)\s+(?:some\s+|about\s+)?$")
_TOGETHER = lazy(r"\s*(?:and|to|ile|il[âa]|ve)\s+")


@dataclass(frozen=True, slots=True)
class List:
    """Parts, the other figures that may belong to them, and whether more of them may be left untold."""

    total: Term
    parts: list[Term]
    beside: list[Term]
    open: bool
    sure: int = 3
    loose: bool = False  # may the words join more parts than are meant?

    @property
    def after(self) -> bool:
        """Is it tried after a list that opens behind the total?"""
        return self.loose or self.sure < 3


def joins(language: str, words: str) -> bool:
    """Do words between two figures leave them in one list?"""
    if _LABEL.fullmatch(words):
        return True
    words = _ALONE.sub(" ", words)
    joined = not words.strip() or pattern(language, "separator").search(words) is not None
    return joined and pattern(language, "breaks").search(words) is None


def is_sub(term: Term) -> bool:
    """Is it a part of a part: "of whom 12"?"""
    before = term.said.between(max(term.said.start, term.start - 30), term.start)
    return pattern(term.said.language, "sub").search(before) is not None


def goes_on(found: Sequence[Term], n: int) -> bool:
    """ "Eleven in the first, seventeen in the second and nine in the third": does a list go on behind a figure?"""
    one, other = found[n], found[n + 1] if n + 1 < len(found) else None
    if other is None or other.at != one.at or is_sub(other) or {one.kind, other.kind} - {"", one.kind}:
        return False
    return len(gap(one, other)) <= NEXT and joins(one.said.language, gap(one, other)) and other.value < 3 * one.value


def one_sort_makes(parts: Sequence[Term], total: Term, loose: bool = True) -> bool:
    """ "Four companies and three guns ... two more companies: with six": do the parts of one noun, or all but one, make a total?"""
    if (
        loose
        and len(parts) > _FEW
        and total.value <= _SMALL
        and total.value in [sum(p.value for p in parts) - p.value for p in parts]
    ):
        return True
    return any(sum(p.value for p in parts if p.kind == sort) == total.value for sort in {p.kind for p in parts})


def one_more_makes(found: Sequence[Term], parts: Sequence[Term], total: Term) -> bool:
    """ "612 men: 480 riflemen, 72 with the machine guns, 60 cooks": does one more figure of their sentences make the total of some parts?"""
    missing = total.value - sum(p.value for p in parts)
    known, places = {t.start for t in (*parts, total)}, {t.at for t in (*parts, total)}
    return missing >= _ONE_MORE and any(t.value == missing and t.start not in known and t.at in places for t in found)


_ONE_MORE = 5  # men or things that one more part may bring


def slip(made: float, stated: float) -> float:
    """How well the one may be the other with a slip: one digit, two that changed places; 0 where it may not."""
    apart = abs(made - stated)
    if not 0 < apart <= _FAR * made or not float(made).is_integer() or not float(stated).is_integer():
        return 0.0
    one, other = str(int(made)), str(int(stated))
    close = 1.0 if apart <= 0.05 * made else 0.5 if apart <= 0.15 * made else 0.0
    if len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1:
        return close + {1: 0.0, 2: 0.5, 3: 1.5}.get(len(one), 2.0)
    digits = str(int(apart)).rstrip("0")
    if len(digits) == 1 or (len(one) == len(other) and sorted(one) == sorted(other)):
        return close + {1: 0.0, 2: 0.3, 3: 1.0}.get(len(one), 1.5)
    return close - 0.5


_ALIKE = 0.66, 1.5  # of a figure, within which another may be said of the same by another voice


def is_rival(parts: Sequence[Term], total: Term) -> bool:
    """ "Ninety-four of us by my count, though the captain says 98": is a figure what another voice gives for one of its parts?"""
    said, last = total.said, parts[-1]
    if last.start > total.start:
        return False
    rival = pattern(said.language, "rival")
    words = f"{gap(last, total)[-_GAP_TO_RIVAL:]}~{said.between(total.figure.end, total.tail + NEXT)}"
    found = rival.search(words)
    if found is None:
        return False
    alike = any(_ALIKE[0] * total.value <= p.value <= _ALIKE[1] * total.value for p in parts)
    return alike or last.at != total.at


def without_closed(found: Sequence[Term], parts: list[Term]) -> list[Term]:
    """ "Of 71 there were 52 at the roll: 6 dead, 9 hurt, 4 lost. Two of them came back": parts without those that make a total of their own."""
    ahead = [t.value for t in found if t.start < parts[0].start and parts[0].at - t.at <= 1]
    for size in range(len(parts) - 1, 2, -1):
        for at in range(len(parts) - size + 1):
            if sum(p.value for p in parts[at : at + size]) in ahead:
                return [*parts[:at], *parts[at + size :]]
    return parts


def is_range(last: Term, total: Term) -> bool:
    """ "Between 700 and 900": is a total the far end of what the figure before it begins?"""
    text = last.said.plain
    begins = _BETWEEN.search(text, 0, last.start - last.said.start) is not None
    within = text.startswith((" arasi", " arası"), total.end - last.said.start)
    return (begins or within) and _TOGETHER.fullmatch(gap(last, total)) is not None


def is_part(term: Term) -> bool:
    """Does a figure bear the ending of a part?"""
    suffix = term.figure.suffix
    return bool(suffix) and pattern(term.said.language, "part_suffix").fullmatch(caseless(suffix)) is not None


def is_part_of(one: Term, other: Term) -> bool:
    """Is the second of two figures a part of the first: "61 subaydan 33'ü"?"""
    if one.at != other.at or one.value <= other.value or is_part(one) or not is_part(other):
        return False
    return pattern(one.said.language, "of_whole").search(one.said.between(one.figure.end, other.start)) is not None


def stands_elsewhere(parts: Sequence[Term], total: Term, lead: str) -> bool:
    """ "On the hill stood 2 mountain guns and 4 field guns. At the wood the 14 guns": is its place none that its parts are told of?"""
    where = pattern(total.said.language, "stands_at").search(lead) if parts[-1].at != total.at else None
    return where is not None and not any(where["where"][:_STEM] in part.said.plain for part in parts)


_ORDINAL = lazy(
    r"\b(?:first|second|third|fourth|fifth|sixth|birinci|ikinci|üçüncü|dördüncü|beşinci|altıncı)\w*|\b\d{1,3}(?:st|nd|rd|th)\b|\b\d{1,3}\.(?=\s)"
)


def is_sibling(total: Term, parts: Sequence[Term], whole: bool) -> bool:
    """Is the total set beside the parts by a name of the sort that they bear: another battalion, another day, another place?"""
    said = total.said
    begin = parts[-1].tail if parts[-1].at == total.at else said.start
    own = [m for m in said.mentions if begin <= m.start < min(said.end, total.tail + 60)]
    first = parts[0].said
    theirs = [
        m
        for p in {p.at: p.said for p in parts}.values()
        for m in p.mentions
        if m.start < parts[-1].tail + 40 and (p is not first or m.start >= parts[0].start - 60) and m not in own
    ]
    for mention in own:
        sort = _sort(mention)
        alike = [m for m in theirs if _sort(m) == sort and not (whole and sort == "place")]
        if sort and alike and all(_name(said, m) != _name(said, mention) for m in alike):
            return True
    numbered = _ORDINAL.search(said.between(begin, total.start)[-40:]) is not None
    return numbered and _ORDINAL.search(gap(parts[0], parts[-1])) is not None


def _sort(mention: Mention) -> str:
    if isinstance(mention.value, UnitValue):
        return mention.value.echelon or ""
    return "day" if isinstance(mention.value, DateValue) else mention.type if mention.type == "place" else ""


def _name(said: Said, mention: Mention) -> str:
    return said.reading.document.text[mention.start : mention.end].casefold()[:6]


def fates_of(parts: Sequence[Term], end: int) -> list[str]:
    """The words behind each of some figures, up to the next."""
    text, ends = parts[0].said.reading.document.text, [*(p.start for p in parts[1:]), end]
    return [caseless(text[p.figure.end : stop])[:60] for p, stop in zip(parts, ends, strict=True)]


def of_one_fate(parts: list[Term], total: Term) -> list[Term]:
    """ "The wounded came to 176": the parts that are not told of another fate."""
    one = pattern(total.said.language, "one_fate")
    lead = total.said.between(max(parts[-1].tail, total.said.start), total.start)
    named = {m[0][:4] for m in one.finditer(lead)}
    if len(named) != 1:
        return parts
    told = [{m[0][:4] for m in one.finditer(words)} for words in fates_of(parts, total.start)]
    return [p for p, fates in zip(parts, told, strict=True) if fates & named] if any(told) else parts


def is_balance(parts: Sequence[Term], total: Term) -> bool:
    """ "Began with 9,600, lost 2,300 and received 1,100: 8,400 at the end": is the total the first, less some and with others, or may it be meant to be?"""
    if len(parts) > 2:
        came, went = (pattern(total.said.language, name).search for name in ("came", "fates"))
        first, *told = fates_of(parts, total.start)
        if any(map(came, told)) and any(map(went, told)) and not went(first):
            return True
    rests = {parts[0].value}
    for part in parts[1:_SIGNED]:
        rests = {rest + sign * part.value for rest in rests for sign in (1, -1)}
    return 2 < len(parts) <= _SIGNED and total.value in rests - {sum(part.value for part in parts)}


def of_two_voices(parts: Sequence[Term], total: Term) -> bool:
    """ "As 70 killed and 300 wounded by Caro, and as 600 in all by others": does another give the total than the parts?"""
    said, text = total.said, total.said.reading.document.text
    cut = _voices(said.language, "voice_cuts").search(text, parts[-1].tail, total.start)
    if cut is None:
        return False
    voice, opens, closes = _voices(said.language, "voice"), parts[0].said.start, parts[-1].tail
    first = (text[opens : parts[0].figure.end], text[closes : cut.start()])
    other = (text[cut.start() : total.figure.end], text[total.tail : said.end])
    return any(map(voice.search, first)) and any(map(voice.search, other))


@cache
def _voices(language: str, name: str) -> re.Pattern[str]:
    return lazy(table_of(language, "words")[name])
