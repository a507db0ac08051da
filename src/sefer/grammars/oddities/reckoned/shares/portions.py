"""What the words of a sentence say of a share: percentages, fractions, "one man in eight", halves, with their hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sefer.grammars.numbers import cardinal
from sefer.grammars.oddities.said import Said, pattern, table_of
from sefer.grammars.oddities.terms import Term, alike, gap, is_of_share
from sefer.letters import caseless
from sefer.letters.patterns import lazy

_AT_LEAST = 1.0  # by which "more than half" may fall short of a half
_HEDGE = 22  # characters in which a hedge may stand before or behind a share
_PAIR = 130  # characters between a part and its whole
_LEAST = 0.03  # of a whole; what is less is no part that a share is told of
_PARTED, _CLOSE = 0.1, 20  # of that, where the words say that it is a part, so many characters away
_CLAUSE = lazy(r"[.;:—]\s")


@dataclass(frozen=True, slots=True)
class Share:
    """A share in hundredths, from..to, as the words say it."""

    start: int
    end: int
    value: float
    low: float
    high: float
    said: Said
    at: int

    @property
    def before(self) -> str:
        """The words of its clause before it."""
        words = self.said.plain[: self.start - self.said.start]
        return words[max((m.end() for m in _CLAUSE.finditer(words)), default=0) :]

    @property
    def behind(self) -> str:
        """The words of its clause behind it."""
        words = self.said.plain[self.end - self.said.start :]
        cut = _CLAUSE.search(words)
        return words[: cut.start()] if cut else words


def shares(said: Said, at: int) -> Iterator[Share]:
    for figure in said.figures:
        if figure.unit == "percent" and figure.low <= 100:
            yield _hedged(said, at, figure.start, figure.end, figure.low, _slack(figure.low), 5)
    used: list[tuple[int, int]] = []
    for name in ("fraction", "in_hundred", "one_in", "every", "half", "quarter"):
        for found in pattern(said.language, name).finditer(said.plain):
            start, end = said.start + found.start(), said.start + found.end()
            value = _value(said, name, found)
            if 0 < value < 100 and not any(a < end and start < b for a, b in used):
                used.append((start, end))
                exact = name == "in_hundred"
                slack = _slack(value) if exact else max(1.5, min(4.5, value / 8))
                yield _hedged(said, at, start, end, value, slack, 5 if exact else 8)


def _value(said: Said, name: str, found: re.Match[str]) -> float:
    if name in ("half", "quarter"):
        return 50.0 if name == "half" else 25.0
    if name == "in_hundred":
        return _in_words(said.text[found.start("n") : found.end("n")], said.language)
    if name == "fraction":
        upper, lower = _whole_number(said, found["n"], "upper"), _whole_number(said, found["d"], "lower")
    else:
        told = {name[0]: words for name, words in found.groupdict().items() if words}
        upper, lower = _small(said, told["n"]) if "n" in told else 1, _small(said, told["d"])
    return 100 * upper / lower if 0 < upper < lower else 0.0


def _in_words(text: str, language: str) -> float:
    """The number that words say, with or without an ending: "yirmi ikisi"."""
    for n in range(4):
        value = cardinal(text[: len(text) - n], language)
        if value:
            return value
    return 0.0


@cache
def _few(language: str) -> tuple[str, ...]:
    return tuple(table_of(language, "few")["words"])


def _small(said: Said, word: str) -> int:
    """The small number that a word of a share says: "eight", "eighth", "sekiz", "8"."""
    if word.isdigit():
        return int(word)
    return next((n for n, row in enumerate(_few(said.language), start=1) if re.fullmatch(caseless(row), word)), 0)


def _whole_number(said: Said, word: str, name: str) -> int:
    """The number that a word of a fraction says: "two" over "thirds", "iki" behind "üçte"; 0 for none."""
    rows = table_of(said.language, "fractions")[name]
    return next((n for n, row in enumerate(rows, start=1) if re.fullmatch(caseless(row), word)), 0)


def _slack(percent: float) -> float:
    """To what a percentage may have been rounded."""
    if not float(percent).is_integer():
        return 0.1
    return 2.5 if percent % 10 == 0 else 1.5 if percent % 5 == 0 else 1.0


def _hedged(said: Said, at: int, start: int, end: int, value: float, slack: float, about: float) -> Share:
    before, behind = said.between(max(said.start, start - _HEDGE), start), said.between(end, end + _HEDGE)
    low, high = value - slack, value + slack
    around = f"{before}|{said.between(start, end)}{behind}"
    around_ = f"{before}|{behind}"
    if pattern(said.language, "share_about").search(around_):
        low, high = value - max(about, slack), value + max(about, slack)
    if pattern(said.language, "share_more").search(around_) or pattern(said.language, "share_more").search(around):
        high = max(high, value + 15 if value < 50 else 100)
        low = max(low, value - _AT_LEAST)
    if pattern(said.language, "share_less").search(around_) or pattern(said.language, "share_less").search(around):
        low = min(low, max(value - 15, value / 2))
    return Share(start, end, value, low, high, said, at)


def is_of_rest(share: Share, between: str) -> bool:
    """ "180 died; half of the others were lame", "and a fifth had no wheel": is a share behind its figures of others, or beside them?"""
    language = share.said.language
    if pattern(language, "share_link").search(f"{between} ") or pattern(language, "share_so").search(between):
        return False
    return bool(
        pattern(language, "rest_before").search(share.before)
        or pattern(language, "rest_of").match(share.behind)
        or (
            pattern(language, "share_joined").search(share.before)
            and pattern(language, "share_does").match(share.behind)
        )
    )


def is_beside(share: Share, between: str) -> bool:
    """ "3.000 esirin yarısı Ukraynalı, 300'ü Tatardı": are the words behind a share up to a figure what it is told of?"""
    return pattern(share.said.language, "share_tells").fullmatch(between) is not None


def make_hundred(said: Said) -> bool:
    """Are its percentages those of one list that makes a hundred, and so of one whole that it need not give?"""
    told = [f.low for f in said.figures if f.unit == "percent"]
    return len(told) > 1 and abs(sum(told) - 100) <= len(told) / 2


# -- the part and the whole of which it may speak


@dataclass(frozen=True, slots=True)
class Pair:
    """A part and its whole; `parted` where the words say so."""

    part: Term
    whole: Term
    parted: bool

    @property
    def first(self) -> Term:
        return min(self.part, self.whole, key=lambda t: t.start)

    @property
    def last(self) -> Term:
        return max(self.part, self.whole, key=lambda t: t.start)


def pairs(one: Term, following: Sequence[Term]) -> Iterator[Pair]:
    """The pairs of a figure with those behind it that may be part and whole."""
    for n, other in enumerate(following[:3]):
        if not alike(one.figure, other.figure) or one.value == other.value:
            continue
        words = gap(one, other)
        if len(words) > _PAIR or other.at - one.at > 1:
            continue
        if one.figure.unit != other.figure.unit and (other.figure.unit or not _parted(one, other, words)):
            continue
        part, whole = sorted((one, other), key=lambda t: t.value)
        of_all = one is whole and _is_sum_of_parts(one, following[: n + 1])
        parted = of_all or (_parted(one, other, words) and (n == 0 or one is whole))
        if not parted and part is one and part.value <= _FEW and not part.kind and not other.small:
            continue  # "the two largest parties held 66 seats"
        if part.value < (_PARTED if parted and len(words) < _CLOSE else 1) * _LEAST * whole.value:
            continue
        if parted or n == 0:
            yield Pair(part, whole, parted)


def _is_sum_of_parts(whole: Term, following: Sequence[Term]) -> bool:
    """ "450 men; 27 were killed and 63 hurt, 90 altogether": is the last figure what those before it make, and are they told of the whole?"""
    *parts, total = following
    if len(parts) < 2 or sum(t.value for t in parts) != total.value or any(t.at != total.at for t in parts):
        return False
    said, fates = total.said, pattern(total.said.language, "fates")
    told = [fates.search(said.between(t.figure.end, t.tail + _LOST)) is not None for t in parts]
    return (all(told) or _parted(whole, parts[0], gap(whole, parts[0]))) and not fates.search(
        whole.said.between(whole.figure.end, whole.tail)
    )


_FEW = 9  # what may be a number of those who share the other figure


def _parted(one: Term, other: Term, words: str) -> bool:
    """Is one figure said to be taken of the other: "300 of its 900", "900 kişiden 300'ü"?"""
    said, language = one.said, one.said.language
    if language == "tr":
        ended = other.figure.suffix and pattern(language, "part_suffix").fullmatch(caseless(other.figure.suffix))
        words = f"{said.between(one.figure.end, one.tail)}{words}"
        whole = pattern(language, "of_whole").search(words)
        said_of = pattern(language, "whole_said").match(said.between(one.figure.end, other.start))
        return one.value > other.value and bool(
            (ended and said_of) or (whole and (ended or pattern(language, "share_parted").search(words[:56])))
        )
    if one.value < other.value:
        return pattern(language, "share_of_whole").search(words) is not None
    lead = said.between(max(said.start, one.start - 24), one.start)
    opens = pattern(language, "of_whole").match(said.plain) or pattern(language, "of_opens").match(said.plain)
    return bool(
        (pattern(language, "of_before").search(lead) and not _is_whole_already(said, one))
        or pattern(language, "of_whole").search(words)
        or pattern(language, "of_them_behind").match(other.said.between(other.figure.end, other.tail + 24))
        or (opens and other.at == one.at)
    )


def both_lost(pair: Pair) -> bool:
    """ "250 dead and 500 wounded": do the nouns of both figures tell that they are lost, so that neither is the whole?"""
    fates = pattern(pair.part.said.language, "fates")
    return all(fates.search(t.said.between(t.figure.end, t.tail)) for t in (pair.part, pair.whole))


def _is_whole_already(said: Said, one: Term) -> bool:
    """ "410 out of 690": is a figure the whole of one that stands right before it?"""
    return any(one.start - 16 <= f.end < one.start for f in said.counts if not is_of_share(said, f))


def is_of_stranger(share: Share, pair: Pair) -> bool:
    """ "Of 1,200 mules 300 arrived. Half of the drivers ...": is the noun of which a share is told none of those of its pair?"""
    language, first = share.said.language, pair.first.said
    if _has_its_share(share, pair):
        return True
    ahead = pattern(language, "share_whose").search(share.before)
    owner = ahead or pattern(language, "share_whose_behind").match(share.behind)
    if owner is None:
        return False
    if share.at == pair.first.at == pair.last.at and share.start < pair.first.start and not pair.whole.kind:
        return False  # "70 per cent of the rafts, 90 out of 180": its noun is that of figures without one
    own = [word for word in owner["of"].split() if not pattern(language, "share_no_noun").fullmatch(word)]
    if not own or (pattern(language, "share_few").fullmatch(own[-1]) and pair.whole.figure.item not in ("officer", "")):
        return bool(own)
    low = share.end if ahead is None else share.start - len(owner[0])
    high = low + len(owner[0])
    told = f"{_cut(first.start, low, first)}~{_cut(high, pair.last.said.end, first)}"
    told = f"{first.before.plain if first.before is not None else ''}~{told}~{caseless(pair.whole.figure.counted)}"
    narrow = [w for w in own if pattern(language, "share_sort").fullmatch(w)]
    if narrow:
        return not any(w[:_KNOWN] in told for w in narrow)
    anyone = pattern(language, "share_anyone")
    return not any(anyone.match(w) or w[:_KNOWN] in told for w in own)


_KNOWN = 4  # letters by which the noun of a share is known again


def _cut(low: int, high: int, said: Said) -> str:
    """The plain words between two places of the text."""
    return caseless(said.reading.document.text[low:high]) if low < high else ""


def _has_its_share(share: Share, pair: Pair) -> bool:
    """Is a share of a later sentence told of a pair behind which another share of it already stands, or of those who are lost?"""
    said, language = pair.last.said, share.said.language
    behind = said.between(pair.last.tail, said.end)
    told = [s for s in shares(said, pair.last.at) if s.start >= pair.last.tail] if share.at > pair.last.at else []
    if told and pattern(language, "share_link").search(behind):
        return not pattern(language, "share_thus").search(f"{share.before}|")
    fates, whole = pattern(language, "whole_lost"), pair.whole.said
    lost = fates.search(whole.between(whole.start, pair.whole.start)[-_LOST:] + "~") or fates.search(
        "~" + whole.between(pair.whole.figure.end, pair.whole.tail + _LOST)
    )
    words = f"{share.before[-_LOST:]}|{share.behind[:_LOST]}"
    return lost is not None and pattern(language, "share_of_living").search(words) is not None


_LOST = 26  # characters beside a figure or share in which it is told as lost


def is_of_other_deed(share: Share, told: str) -> bool:
    """ "Of its 128 men 120 marched. A quarter of the company were recruits": does a sentence of its own say what the share is, with other words?"""
    language = share.said.language
    ahead = pattern(language, "share_whose").search(share.before)
    owner = ahead or pattern(language, "share_whose_behind").match(share.behind)
    if owner is None or any(
        pattern(language, name).search(f"{share.before}|{share.behind}")
        for name in ("share_thus", "share_link", "share_left", "fates", "share_of_living", "side_loses")
    ):
        return False
    words = share.behind if language == "tr" else share.behind[len(owner[0]) if ahead is None else 0 :]
    return not any(word[:_KNOWN] in told for word in _WORDS.findall(words))


_WORDS = lazy(r"[^\W\d_]{4,}")
