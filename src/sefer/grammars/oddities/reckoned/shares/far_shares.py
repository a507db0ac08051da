"""A share that stands beside its part, and its whole sentences or paragraphs before them; the shares of one list that do not make a hundred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.reckoned.lists.lists import joins
from sefer.grammars.oddities.reckoned.shares.portions import Share, pairs, shares
from sefer.grammars.oddities.said import Figure, Said, pattern, table_of
from sefer.grammars.oddities.terms import Term, alike, kind
from sefer.letters import caseless
from sefer.letters.patterns import lazy
from sefer.model import Oddity, Span

_REACH = 25  # sentences from a whole to the share of it
_BESIDE = 70  # characters between a share and its part
_BEHIND = 10  # characters behind a figure in which it is said what it counts
_MOST = 60.0  # times beyond which a figure is not the whole of a part
_LEAST = 5  # signs without which nothing is asked
_SIGNS = 8  # it stays a question
_OWNED_REACH = 4  # sentences with figures back to those that are told of the same noun
_TOLD_AGAIN = 3  # words that two sentences must have in common to tell of the same
_SHARED = 2  # words that both sentences have, of which more say no more
_STEM, _NOUN = 5, 4  # letters by which a word, and the noun of a figure, is known again
_ROUND = 0.03  # of a figure that is divided
_WORD = lazy(r"[^\W\d_]{4,}")
_FEWEST = 3  # shares that make a list
_NEAR = 25.0  # how near to a hundred they come
_SLACK = 1.5  # what rounding explains


def read(page: Page) -> Iterator[Oddity]:
    """("share", share) with the part and the whole that signs tie to it; ("shares", last) of a list, with what they make."""
    earlier: list[tuple[int, Said]] = []
    for at, said in enumerate(page.said):
        if pattern(said.language, "share_cue").search(said.plain):
            found = list(shares(said, at))
            yield from _listed(said, found)
            near = [s for n, s in earlier if at - n <= _REACH and s.language == said.language]
            if len(found) == 1 and (made := _far(said, found[0], near)) is not None:
                yield made
        if said.counts:
            earlier = [*earlier[-_REACH:], (at, said)]


def _far(said: Said, share: Share, near: Sequence[Said]) -> Oddity | None:
    words = f"{share.before[-_BESIDE:]}|{share.behind[:_BESIDE]}"
    if pattern(said.language, "share_other").search(words):
        return None
    part, linked = _part(said, share, near)
    if part is None:
        return _again(said, share, near)
    wholes = [
        (f, s) for s in near for f in s.counts
        if (f.counted or f.suffix) and f.low == f.high and f.least and part.low < f.low <= _MOST * part.low and _one_sort(part, f)
    ]  # fmt: skip
    of_lost = pattern(said.language, "share_of_lost")
    if of_lost.match(share.behind) or of_lost.search(share.before):
        fates = pattern(said.language, "fates")
        wholes = [(f, s) for f, s in wholes if fates.search(s.between(f.end, f.tail + _BEHIND))]
    if pattern(said.language, "share_strength").search(words):  # no share of those who were lost
        fates = pattern(said.language, "fates")
        wholes = [(f, s) for f, s in wholes if not fates.search(s.between(f.end, f.tail + _BEHIND))]
    if not wholes or any(_fits(share, part, f) for f, _ in wholes):
        return None
    own = _stems(said)
    body = pattern(said.language, "share_of_body").search(words) is not None
    best: tuple[int, Figure] | None = None
    for figure, sentence in wholes:
        shared = min(_SHARED, len(own & _stems(sentence)))
        noun = caseless(figure.counted)[:_NOUN]
        beside = sentence.first is said.first
        signs = shared + 3 * linked + body + (bool(noun) and noun in said.plain) + beside + _is_part(said, part)
        if (shared or beside) and signs >= _LEAST and (best is None or signs >= best[0]):
            best = signs, figure
    if best is None:
        return None
    return _odd(said, share, part, best[1], best[0])


def _one_sort(part: Figure, whole: Figure) -> bool:
    """Do both count one sort of men, beasts or things, or does the part bear no noun of its own?"""
    if not alike(part, whole) or part.low < _FEWEST:
        return False
    return not part.counted or kind(part) == kind(whole) or {kind(part), kind(whole)} == {"man", "rifle"}


def _is_part(said: Said, part: Figure) -> bool:
    """Does a figure without a noun bear the ending of a part: "400'ü, yani gelenlerin yüzde kırkı"?"""
    ended = part.suffix and pattern(said.language, "part_suffix").fullmatch(caseless(part.suffix))
    return bool(ended) and not part.counted


def _again(said: Said, share: Share, near: Sequence[Said]) -> Oddity | None:
    """A share without figures of its own, and the part and whole of an earlier sentence that tells of the same, or of whose share it is."""
    if said.counts:
        return None
    own, best, owner = _stems(said), None, _owner(share)
    for n, sentence in enumerate(reversed(near)):
        found = [Term(f, sentence, 0) for f in sentence.counts]
        beside = _stems(sentence) | (_stems(sentence.before) if sentence.before is not None else frozenset())
        owned = owner in beside and n < _OWNED_REACH
        shared = len(own & _stems(sentence)) + (_TOLD_AGAIN if owned else 0)
        for k, term in enumerate(found):
            for pair in pairs(term, found[k + 1 :]) if shared >= _TOLD_AGAIN else ():
                part, whole = pair.part.figure, pair.whole.figure
                if pair.parted and whole.least and _fits(share, part, whole):
                    return None
                if pair.parted and whole.least and (best is None or shared > best[0]):
                    best = shared, part, whole
    return None if best is None else _odd(said, share, best[1], best[2], best[0])


def _owner(share: Share) -> str:
    """The beginning of the noun of which a share is told: "a third of the horses", "kolordunun yarısı"."""
    found = pattern(share.said.language, "share_noun").search(f"{share.before[-_BESIDE:]}|{share.behind[:_BESIDE]}")
    return next((word for word in found.groups() if word), "")[:_STEM] if found else ""


def _odd(said: Said, share: Share, part: Figure, whole: Figure, signs: int) -> Oddity:
    text = said.reading.document.text
    says = {
        "words": text[share.start : share.end], "share": (share.value, share.low, share.high),
        "pair": (part.told, whole.told), "whole": True, "left": False, "grown": False, "shrunk": False, "others": (),
        "loose": min(signs, _SIGNS), "far": True,
    }  # fmt: skip
    return Oddity("share", share.start, share.end, (Span(whole.start, whole.tail), Span(part.start, part.tail)), says)


def _part(said: Said, share: Share, near: Sequence[Said]) -> tuple[Figure | None, bool]:
    """The figure that stands beside a share and is told as its part, joined losses as one; whether words link the two."""
    ahead = [f for f in said.counts if f.tail <= share.start and share.start - f.tail <= _BESIDE and f.low == f.high]
    linked = False
    if ahead:
        between = said.between(ahead[-1].tail, share.start)
        linked = pattern(said.language, "share_link").search(f"{between} ") is not None or "," in between
    elif near and near[-1].end <= said.start and near[-1].first is said.first:
        lead = said.between(said.start, share.start)
        if pattern(said.language, "share_thus").search(f"{lead}|{share.behind[:60]}"):
            ahead, linked = [f for f in near[-1].counts if f.low == f.high], True
            said = near[-1]
    if not ahead:
        return None, False
    run = [ahead[-1]]
    for one, other in reversed(list(pairwise(ahead))):
        if not (joins(said.language, said.between(one.tail, other.start)) and alike(one, other)):
            break
        run.insert(0, one)
    if len(run) == 1:
        return run[0], linked
    low = sum(f.low for f in run)
    return Figure(
        run[0].start, run[-1].end, run[-1].tail, low, low, low, low, "", "", run[0].item, run[0].counted
    ), linked


def _fits(share: Share, part: Figure, whole: Figure) -> bool:
    """Does a part of a whole make the share, or does what is left of it?"""
    low, high = 100 * part.least * (1 - _ROUND) / whole.most, 100 * part.most * (1 + _ROUND) / whole.least
    return (low <= share.high and share.low <= high) or (100 - high <= share.high and share.low <= 100 - low)


def _stems(said: Said) -> frozenset[str]:
    stop = {caseless(word)[:_STEM] for word in table_of(said.language, "stop")["words"]}
    return frozenset(word[:_STEM] for word in _WORD.findall(said.plain)) - stop


def _listed(said: Said, found: Sequence[Share]) -> Iterator[Oddity]:
    """The shares of one list, of which the last is said to be the rest or the whole is named once, that do not make a hundred."""
    figures = [f for f in said.figures if f.unit == "percent" and f.low == f.high]
    if len(figures) < _FEWEST or len(found) != len(figures):
        return
    gaps = [said.between(a.end, b.start) for a, b in pairwise(figures)]
    if not all(joins(said.language, words) for words in gaps) or pattern(said.language, "untold").search(
        " ".join(gaps)
    ):
        return
    made = sum(f.low for f in figures)
    rest = pattern(said.language, "rest_of_hundred").search(f"{gaps[-1]}|{said.between(figures[-1].end, said.end)}")
    if rest is None or not _SLACK * len(figures) / 2 < abs(made - 100) <= _NEAR:
        return
    parts = tuple(Span(f.start, f.end) for f in figures[:-1])
    terms = tuple(f.low for f in figures)
    yield Oddity("shares", figures[-1].start, figures[-1].end, parts, {"terms": terms, "made": made})
