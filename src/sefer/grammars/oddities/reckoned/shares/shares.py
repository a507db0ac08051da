"""A share and the two figures of its paragraph that it speaks of: percentages, fractions, "one man in eight", odds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from sefer.grammars.oddities.reckoned.shares.odds import odds
from sefer.grammars.oddities.reckoned.shares.portions import (
    Pair,
    Share,
    both_lost,
    is_beside,
    is_of_other_deed,
    is_of_rest,
    is_of_stranger,
    make_hundred,
    pairs,
    shares,
)
from sefer.grammars.oddities.said import Said, pattern, table_of
from sefer.grammars.oddities.terms import MEN, Term, alike, gap, terms
from sefer.grammars.quantities import sort_behind
from sefer.letters import caseless
from sefer.letters.patterns import lazy
from sefer.model import Oddity, Span

_BESIDE = 34  # characters between a share and a figure that it stands beside
_NEXT = 44  # characters around a share in which it is said of what it is
_THEM = 10  # characters before a share in which "of them" stands
_NOUN = 10  # characters beside a figure in which it is said what it counts
_STEM = 5  # letters by which a word is known again
_WORD = lazy(r"[^\W\d_]{4,}")
_SPACE = lazy(r"\s(?=[^\W\d_])")


def read(paragraph: Sequence[Said]) -> Iterator[Oddity]:
    """The shares of a paragraph as ("share", share, two figures), and its odds as ("odds", odds, two figures)."""
    found: list[Term] | None = None
    for at, said in enumerate(paragraph):
        if pattern(said.language, "share_cue").search(said.plain):
            found = terms(paragraph) if found is None else found
            for share in () if make_hundred(said) else shares(said, at):
                near = [t for t in found if -2 <= t.at - at <= 1 and t.figure.unit not in _NO_PARTS]
                near = [t for t in near if t.figure.tail <= share.start or t.start >= share.end]
                pair = _spoken_of(share, near)
                if pair is not None:
                    yield _made("share", share, pair, _readings(share, pair, near))
                elif (guess := _guessed(share, near)) is not None:
                    pair, signs = guess
                    yield _made("share", share, pair, _readings(share, pair, near) | _ANY | {"loose": signs})
        if said.counts and pattern(said.language, "odds_cue").search(said.plain):
            yield from odds(said, at)


_Told = tuple[float, float, float, float]
_ANY = {"whole": False, "left": True, "grown": True, "shrunk": True}  # ways in which a share may speak of its figures
_NO_PARTS = ("percent", "calibre", "degree", "time", "minute", "age", "hour", "year")


def _made(sort: str, share: Share, pair: Pair, ways: dict[str, object]) -> Oddity:
    words = share.said.reading.document.text[share.start : share.end]
    figures = (pair.first.figure, pair.last.figure)
    says = {
        "words": words,
        "share": (share.value, share.low, share.high),
        "pair": tuple(f.told for f in figures),
    } | ways
    return Oddity(sort, share.start, share.end, tuple(Span(f.start, f.tail) for f in figures), says)


def _readings(share: Share, pair: Pair, near: Sequence[Term]) -> dict[str, object]:
    """In which ways the share may speak of the figures, and the other pairs that it may speak of."""
    language = share.said.language
    clause = f"{share.before[-_NEXT:]}|{share.behind[:_NEXT]}"
    stop = (
        min(share.start - len(share.before), pair.last.tail + 60)
        if share.start >= pair.last.tail
        else pair.last.tail + 60
    )
    told = f"{gap(pair.first, pair.last)}{pair.last.said.between(pair.last.tail, stop)}"
    again = pattern(language, "share_again").search(share.before) is not None and share.at == pair.last.at
    lead = pair.first.said.between(pair.first.start - _THEM * 2, pair.first.start)
    down = pattern(language, "down_to").search(lead) is not None
    again = again and not pattern(language, "share_link").search(f"{_between(share, pair)} ")
    other = [pattern(language, "share_left").search(words) is not None for words in (clause, told)]
    rest = pattern(language, "rest_figure").search(gap(pair.first, pair.last)) is not None
    grown, shrunk = (
        pattern(language, name).search(f"{clause} {told}") is not None for name in ("share_growth", "share_shrink")
    )
    others = [
        (p.part.figure.told, p.whole.figure.told)
        for n, term in enumerate(near)
        for p in pairs(term, near[n + 1 :])
        if not (pair.parted and (_follows(share, pair) or pair.first.tail <= share.start < pair.last.start))
        if alike(p.whole.figure, pair.whole.figure)
        if (p.parted or p.first.at == p.last.at)
        and {p.part.start, p.whole.start} != {pair.part.start, pair.whole.start}
    ]
    others += _added(share, pair, near)
    inside = pair.first.start < share.start < pair.last.start
    return {
        "whole": pair.parted,
        "left": down or rest or other[0] != other[1] or (inside and any(other)) or again,
        "grown": grown,
        "shrunk": shrunk,
        "falls": _falls(share, pair),
        "others": tuple(others),
    }


def _falls(share: Share, pair: Pair) -> bool:
    """ "Fell from 9,000 to 6,000, a drop of a third": is it the share by which the first of its figures became the second?"""
    said, first, last = pair.last.said, pair.first, pair.last
    if first is not pair.whole or first.at != last.at or share.start < last.tail:
        return False
    lead = said.between(first.start - _THEM * 2, first.start)
    words = f"{lead}~{said.between(first.end, last.start)}~{said.between(last.end, last.end + _THEM)}"
    drop = f"{share.before[-_NEXT:]}~{share.behind[:_NEXT]}"
    return all(pattern(said.language, n).search(w) for n, w in (("falls_from", words), ("share_drop", drop)))


def _added(share: Share, pair: Pair, near: Sequence[Term]) -> Iterator[tuple[_Told, _Told]]:
    """ "Of the 170, 26 were killed and 40 wounded, a loss of 39 per cent": parts told one after the other, as one, of the whole."""
    parts = [t for t in near if t.at == pair.part.at and t.figure.tail <= share.start and t.start != pair.whole.start]
    for first, last in combinations(range(len(parts) + 1), 2):
        run = [t.figure.told for t in parts[first:last]]
        if any(sum(told[0] for told in run[:n]) == run[n][0] for n in range(2, len(run))) or _is_sum(parts, last - 1):
            continue  # "28 dead and 74 hurt, 102 in all"
        if len(run) > 1 and any(t.start == pair.part.start for t in parts[first:last]):
            low, high, least, most = (sum(told[n] for told in run) for n in range(4))
            yield (low, high, least, most), pair.whole.figure.told


def _is_sum(parts: Sequence[Term], n: int) -> bool:
    """Is a figure what those right before it make?"""
    return any(sum(t.value for t in parts[k:n]) == parts[n].value for k in range(n - 1))


# -- the figures that it speaks of


def _spoken_of(share: Share, near: Sequence[Term]) -> Pair | None:
    """The part and the whole of which a share speaks, if the words tie it to them."""
    language = share.said.language
    if pattern(language, "share_other").search(f"{share.before[-40:]}|{share.behind[:40]}"):
        return None
    ordered = [p for n, t in enumerate(near) for p in pairs(t, near[n + 1 :])]
    ordered.sort(
        key=lambda p: (
            not _follows(share, p),
            not p.parted,
            share.at not in (p.first.at, p.last.at),
            p.first.start > share.start,
            _away(share, p),
            p.last.start - p.first.tail,
        )
    )
    for pair in ordered:
        if share.at not in (pair.first.at, pair.last.at) and _away(share, pair) > 260:
            continue
        if not is_of_stranger(share, pair) and _tied(share, pair, near):
            return pair
    return None


def _guessed(share: Share, near: Sequence[Term]) -> tuple[Pair, int] | None:
    """The part and the whole that stand right before a share and that no word ties to it, with the signs that do."""
    if pattern(share.said.language, "share_other").search(f"{share.before[-40:]}|{share.behind[:40]}"):
        return None
    best: tuple[Pair, int] | None = None
    for pair in (p for n, t in enumerate(near) for p in pairs(t, near[n + 1 :])):
        if pair.last.tail > share.start or share.at - pair.last.at > 1 or not _only_two(share, pair, near):
            continue
        if both_lost(pair) or _of_lost(share, pair) or _of_other_side(share, pair) or _of_others(share, pair):
            continue
        if is_of_rest(share, _between(share, pair)) or _of_other_fate(share, pair) or is_of_stranger(share, pair):
            continue
        if share.at > pair.last.at and is_of_other_deed(share, pair.last.said.plain):
            continue
        words = f"{share.before[-_NEXT:]}|{share.behind[:_NEXT]}"
        body = pattern(share.said.language, "share_of_body").search(words) is not None or _of_same(share, pair)
        signs = 2 * pair.parted + 2 * body + (share.at == pair.last.at)
        if signs > 1 and (best is None or signs > best[1]):
            best = pair, signs
    return best


def _follows(share: Share, pair: Pair) -> bool:
    """Does the share take up a pair of its sentence right behind it: "800 were we, 200 went, that is half"?"""
    if share.at != pair.last.at or share.start < pair.last.tail or share.start - pair.last.tail > _NEXT:
        return False
    return pattern(share.said.language, "share_link").search(f"{_between(share, pair)} ") is not None


def _away(share: Share, pair: Pair) -> int:
    return max(pair.first.start - share.end, share.start - pair.last.tail, 0)


def _tied(share: Share, pair: Pair, near: Sequence[Term]) -> bool:
    """Do the words tie a share to a pair: by standing beside it, by "that is", by a loss that both tell, by a word that both have?"""
    language = share.said.language
    ahead = share.start >= pair.last.tail  # the pair stands first
    inside = pair.first.tail <= share.start < pair.last.start
    same = share.at in (pair.first.at, pair.last.at)
    if not ahead and not inside and share.end > pair.first.start:
        return False
    lead, behind = share.before, share.behind
    if not ahead:
        behind = behind[: max(pair.first.start - share.end, 0)] if not inside else behind
    if _of_lost(share, pair):
        return False
    between = _between(share, pair)
    if ahead and is_of_rest(share, between):
        return False
    if inside and is_beside(share, share.said.between(share.end, pair.last.start)):
        return False
    if any(t.start for t in near if t not in (pair.part, pair.whole) and _stands_between(t, share, pair)):
        return False
    own = lead[-30:]
    if ahead and (partitive := pattern(language, "of_them_behind").match(between)):
        own = between[partitive.end() :][-30:]  # "48 of those aboard were hit": whose the part is
    of_them = pattern(language, "share_of_them").search(f"{own}|{behind[:24]}") is not None
    opened = not ahead and not inside and ":" in between
    linked = (
        opened
        or pattern(language, "share_link").search(f"{between} " if ahead else between)
        or pattern(language, "share_thus").search(f"{lead}|{behind[:60]}")
    )
    if inside and pair.first.at != pair.last.at:
        own_link = pattern(language, "share_link").search(f"{share.said.between(pair.first.tail, share.start)} ")
        if not pair.parted or (own_link and share.at == pair.first.at):
            return False  # "71 seats, that is 59 per cent. Of those elected seven were women"
    if not pair.parted and both_lost(pair):
        return False
    if inside:
        told = share.said.between(share.end, pair.last.start)
        if pattern(language, "share_is").fullmatch(told) and pattern(language, "of_whole").search(between):
            return True
        if pair.last is pair.whole and pattern(language, "share_makes").search(
            between[: share.start - pair.first.tail]
        ):
            return pattern(language, "share_whole").search(told) is not None or told.strip() == "of"
        if ";" in told and not pattern(language, "rest_clause").search(told):
            return False
        beside = pattern(language, "share_beside").search(told) is not None and len(told) <= _BESIDE
        return beside or (not _of_them(share, told) and (pair.parted or bool(linked)))
    alone = ahead and pair.last.at >= share.at - 1 and _only_two(share, pair, near)
    if not ahead and (pattern(language, "share_joined").search(between) or _of_next_clause(pair)):
        return False
    if _of_other_fate(share, pair):
        return False
    named = not ahead and pattern(language, "share_is").fullmatch(between) and _only_two(share, pair, near)
    if not pair.parted and not named and not (alone and (linked or _of_same(share, pair))):
        return False
    if (of_them and not linked) or _of_other_side(share, pair):
        return False
    if linked or not pair.parted:
        return True
    if of_them:
        return False
    apposed = not ahead and not inside and pattern(language, "pair_apposed").fullmatch(between) is not None
    if apposed and pair.parted and same and _only_two(share, pair, near):
        return not _of_others(share, pair)
    beside = len(between) <= _BESIDE and pattern(language, "share_beside").search(between) is not None
    whole = pattern(language, "share_whole").search(between) and pattern(language, "part_apposed").fullmatch(
        gap(pair.first, pair.last)
    )
    if same and (beside or whole):
        return True
    told = pair.last.said.plain
    if not ahead:
        told = pair.last.said.between(pair.first.start, pair.last.said.end)
    fates = all(pattern(language, "fates").search(words) for words in (f"{lead} {behind}", told))
    if pair.parted and ahead and share.at - pair.last.at <= 1 and _only_two(share, pair, near):
        return not _of_others(share, pair) and (fates or not is_of_other_deed(share, told))
    return fates or bool(_stems(f"{lead} {behind}", language) & _stems(told, language) - _noun(pair.whole))


def _of_next_clause(pair: Pair) -> bool:
    """ "A tenth of the 3,000 deserted; 1,000 were sick": does a clause of its own tell the second figure, and not what is left?"""
    language, words = pair.last.said.language, gap(pair.first, pair.last)
    opened = pattern(language, "next_clause").search(words)
    return opened is not None and not any(
        pattern(language, name).search(words, opened.start()) for name in ("share_left", "told_again")
    )


def _of_other_fate(share: Share, pair: Pair) -> bool:
    """ "150 of the 900 were wounded; half of the men were sick": does the share tell of another fate than the part?"""
    sorts = pattern(share.said.language, "lost_sorts")
    told = (pair.part.said.between(pair.part.start, pair.part.tail + _NOUN), share.behind[:_NEXT])
    own, theirs = ({m.lastgroup for m in sorts.finditer(words)} for words in told)
    return bool(own and theirs) and own.isdisjoint(theirs) and "gone" not in own | theirs


def _of_them(share: Share, behind: str) -> bool:
    """Is it the share itself that is one of them: "half of them prisoners, and the others 9,000"?"""
    language = share.said.language
    if language == "tr":
        return pattern(language, "share_of_them").search(share.before[-_THEM:]) is not None
    return pattern(language, "of_them_behind").match(behind) is not None


def _stands_between(term: Term, share: Share, pair: Pair) -> bool:
    """Does another figure stand between a share and its pair?"""
    low, high = sorted((share.start, pair.last.tail if share.start > pair.last.start else pair.first.start))
    known = term.value in (pair.part.value, pair.whole.value)
    return low <= term.start < high and not known and _is_rival(term, pair)


def _between(share: Share, pair: Pair) -> str:
    text = share.said.reading.document.text
    if share.start >= pair.last.tail:
        return caseless(text[pair.last.tail : share.start])
    if share.start >= pair.first.tail:
        return caseless(text[pair.first.tail : pair.last.start])
    return caseless(text[share.end : pair.first.start])


def _only_two(share: Share, pair: Pair, near: Sequence[Term]) -> bool:
    """Does no other figure of the sort stand in their sentences, but for one of the two again?"""
    places = {share.at, pair.first.at, pair.last.at}
    return len({t.value for t in near if t.at in places and _is_rival(t, pair)}) == 2


def _is_rival(term: Term, pair: Pair) -> bool:
    """May a figure be of the sort of a pair: not a stretch of time beside figures of men?"""
    of_time = term.figure.unit in ("day", "week", "month") and not (pair.part.figure.unit or pair.whole.figure.unit)
    return not of_time and alike(term.figure, pair.whole.figure)


def _sorts_beside(share: Share) -> set[str]:
    """What sorts of things the words beside a share count."""
    low = share.start - min(len(share.before), _NEXT)
    text, high = share.said.reading.document.text, share.end + min(len(share.behind), _NEXT)
    spaces = (m.start() for m in _SPACE.finditer(text, low, high))
    return {sort for at in spaces if (sort := sort_behind(text, at, share.said.language))} - {"other"}


def _of_others(share: Share, pair: Pair) -> bool:
    """Do the words beside a share count other things than its pair?"""
    owner = pattern(share.said.language, "share_owner").search(share.before)
    if owner is not None and not caseless(pair.whole.figure.counted).startswith(owner["of"][:_STEM]):
        return True
    if pair.whole.kind not in ("", "man", "rifle") and pattern(share.said.language, "share_men").search(share.before):
        return True
    if pair.whole.kind in ("", "man", "rifle") and pattern(share.said.language, "share_supply").search(share.before):
        return True
    own = {t.kind for t in (pair.part, pair.whole) if t.kind}
    own = {"man" if sort == "rifle" else sort for sort in own}
    units = table_of(share.said.language, "echelons").keys()
    sorts = {"man" if sort in MEN else sort for sort in _sorts_beside(share) if sort not in units}
    return bool(own and sorts) and own.isdisjoint(sorts)


def _of_lost(share: Share, pair: Pair) -> bool:
    """ "135 died of 900. A third of the dead": is it of those that the part counts, or of others than the whole counts?"""
    of_lost, sorts = (pattern(share.said.language, name) for name in ("share_of_lost", "lost_sorts"))
    before = share.before
    owner = of_lost.search(before) or of_lost.match(share.behind)
    if owner is None:
        lost = sorts.search(pair.whole.said.between(pair.whole.figure.end, pair.whole.tail + _NOUN).partition(",")[0])
        return bool(lost and pattern(share.said.language, "share_strength").search(f"{before}|{share.behind}"))
    own = {found.lastgroup for found in sorts.finditer(owner[0])}
    end = pair.part.tail + _NEXT
    if pair.part.start < share.start:
        end = min(end, share.start - (len(owner[0]) if owner.string is before else 0))
    part = pair.part.said.between(pair.part.start, end)
    whole = pair.whole.said.between(pair.whole.start - _NOUN, pair.whole.tail + _NOUN)
    told = {found.lastgroup for found in sorts.finditer(whole)}
    if not own:
        return not told  # "a quarter of all who fell": the whole is of men lost
    return bool(own & {found.lastgroup for found in sorts.finditer(part)}) or bool(told and not own & told)


def _of_other_side(share: Share, pair: Pair) -> bool:
    """ "They lost 418 of 2,150. The attackers lost one man in six": is a side named beside a share that its pair is not told of?"""
    if share.at == pair.last.at:
        return False
    sides = pattern(share.said.language, "sides")
    told = f"{share.before[-_NEXT:]}|{share.behind[:_NEXT]}", pair.last.said.plain
    own, theirs = ({m[0][:4] for m in sides.finditer(words)} for words in told)
    lost = all(pattern(share.said.language, "fates").search(words) for words in told)
    return lost and bool(own - theirs - {"acco", "göre"})


def _of_same(share: Share, pair: Pair) -> bool:
    """Do they count what both figures of it count?"""
    own = {t.kind for t in (pair.part, pair.whole)} - {""}
    return len(own) == 1 and own <= {"man" if sort in MEN else sort for sort in _sorts_beside(share)}


def _stems(words: str, language: str) -> set[str]:
    stop = {caseless(word)[:_STEM] for word in table_of(language, "stop")["words"]}
    return {word[:_STEM] for word in _WORD.findall(words)} - stop


def _noun(term: Term) -> set[str]:
    return {caseless(term.figure.counted)[:_STEM]}
