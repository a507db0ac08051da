"""ORB: ranks that fall, of a person known as one and of names that may be one man's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise

from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, known, rule
from sefer.checks.tellings import Telling
from sefer.letters import fold
from sefer.model import Words

_WHY = ("rules/orb.why_namesake", "rules/orb.why_brevet", "rules/orb.why_then")
_TITLES = frozenset({"bey", "pasa", "efendi", "aga", "general", "von", "de"})
_MOST = 3  # steps of rank that one man may be thought to have fallen
_SEASONS = 300  # days by which two days of guessed years may follow each other
_WAR = 2000  # days of a war, within which a rank once borne is kept
_CLOSE = 35  # characters between two namings by two ranks that make two men of one name
_OFTEN = 2  # namings by each of two ranks that make two men of one name


@rule("ORB003", "rank-falls", "rank_falls", "warning")
def rank_falls(examined: Examined) -> Iterator[Raised]:
    """A person bears a lower rank than before, and nothing is told of a reduction."""
    firm = list(_of_one(examined))
    yield from firm
    seen = [w for raised in firm for w in (raised.at, *raised.related)]
    for high, low, signs in _of_names(examined):
        if not known(seen, low.at) and not known(seen, high.at):
            seen += (low.at, high.at)
            yield _raised(examined, high, low, None, signs)


def _of_one(examined: Examined) -> Iterator[Raised]:
    """Falls of persons that are known as such."""
    heads = dict(examined.tellings.by_key("head"))
    for key, told in examined.tellings.by_key("rank"):
        pair = _fallen(told) or next(_by_day(told), None)
        if pair is None:
            continue
        high, low = pair
        led = [{h.other.id for h in heads.get(key, ()) if h.other and _overlap(h.at, t.at)} for t in pair]
        ordered = _ordered(high, low) or (high.says["day"] and low.says["day"] and _behind(high, low) > 0)
        if _two_men(told, high, low):
            continue
        sure = bool(led[0] & led[1]) or (
            _of_one_name(examined, high, low) and (high.says["rises"] or _full(examined, high))
        )
        yield _raised(examined, high, low, "warning" if sure and ordered and not low.says["past"] else "note")


def _raised(examined: Examined, high: Telling, low: Telling, level: str | None, signs: int = 0) -> Raised:
    first, second = (_printed(examined, t) for t in (high, low))
    later = _ordered(high, low) or 0 < high.says["day"] < low.says["day"]
    further = high.at.start < low.at.start
    assert low.entity is not None
    others = [
        t for t in examined.tellings.of("rank")
        if t.entity is high.entity and t.says["step"] == high.says["step"] and t is not high and t.at.start > low.at.start
    ]  # fmt: skip
    return Raised(
        low.at,
        (high.at, *(t.at for t in others[:1])),
        says={
            "who": low.entity.name, "who_first": first, "who_second": second,
            "both": later and further, "later": later and not further, "further": not later,
        },
        working={"steps": [high.says["step"], low.says["step"]]},
        explanations=_WHY,
        level=level,
        loose=signs,
    )  # fmt: skip


def _printed(examined: Examined, told: Telling) -> str:
    text = examined.campaign.documents[told.at.doc].text
    return " ".join(text[told.at.start : told.at.end].split())


def _overlap(one: Words, other: Words) -> bool:
    return one.doc == other.doc and one.start < other.end and other.start < one.end


def _full(examined: Examined, told: Telling) -> bool:
    """Is a person named by more than a rank and one name?"""
    return sum(w[:1].isupper() and fold(w) not in _TITLES for w in _printed(examined, told).split()) > 2


def _of_one_name(examined: Examined, high: Telling, low: Telling) -> bool:
    """Is he named by the same words both times, where both name him: no forename that only one has, no two titles?"""
    titles = [_titles(_printed(examined, t).split()) or _titles(_words(t)) for t in (high, low)]
    return high.says["name"] == low.says["name"] and not (all(titles) and titles[0] != titles[1])


def _titles(words: Sequence[str]) -> frozenset[str]:
    return _TITLES.intersection(map(fold, words))


def _words(told: Telling) -> list[str]:
    """The words of the names by which he is known of whom something is told."""
    return " ".join(told.entity.names).split() if told.entity is not None else []


def _fallen(told: Sequence[Telling]) -> tuple[Telling, Telling] | None:
    """The first naming with a lower rank than one before it that is told of no later day."""
    high: Telling | None = None
    for telling in told:
        if telling.says["reduced"]:
            high = None
        if telling.says["then"] or telling.says["reduced"]:
            continue
        if high is not None and _falls(high, telling):
            if not telling.says["day"] or not high.says["day"] or _behind(high, telling) >= 0:
                return high, telling
        elif not telling.says["late"] and (high is None or telling.says["step"] >= high.says["step"]):
            high = telling
    return None


def _by_day(told: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """The namings with a lower rank that their days put behind one with a higher, wherever the text tells them."""
    if any(t.says["reduced"] for t in told):
        return
    dated = sorted((t for t in told if t.says["first"] and not (t.says["apart"] or t.says["late"])), key=_since)
    for low in dated:
        yield from ((high, low) for high in dated if _ordered(high, low) and _falls(high, low))


def _since(told: Telling) -> int:
    return int(told.says["first"])


def _ordered(high: Telling, low: Telling) -> bool:
    """Do the days of two namings, each told with its year, put the lower rank behind the higher, in one war?"""
    return bool(high.says["first"]) and 0 < low.says["first"] - high.says["last"] < _WAR


def _behind(high: Telling, low: Telling) -> int:
    """How many days the lower rank is told behind the higher one: within one year where the years of both are guessed."""
    days: int = low.says["day"] - high.says["day"]
    if high.says["guessed"] and low.says["guessed"] and not 0 <= days < _SEASONS:
        first, second = (date.fromordinal(t.says["day"]).timetuple().tm_yday for t in (high, low))
        return second - first
    return days


def _falls(high: Telling, low: Telling) -> bool:
    """Does a naming bear a lower rank than one before it, in another sentence than that which tells a promotion?"""
    if low.says["any"] or low.says["step"] >= high.says["step"]:
        return False
    if low.says["rises"] and not _ordered(high, low):
        return False  # it may tell how he came to the rank that he bore before
    return not high.says["rises"] or low.says["sentence"] != high.says["sentence"]


def _of_names(examined: Examined) -> Iterator[tuple[Telling, Telling, int]]:
    """Falls of those who bear one name, with the signs that they are one man, best of each name first."""
    by: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for told in examined.tellings.of("rank"):
        if told.entity is not None and told.says["name"]:
            by[told.at.doc, told.says["name"].split()[-1]].append(told)
    units = _led(examined)
    for one in by.values():
        reduced = any(t.says["reduced"] for t in one)
        if len({t.says["step"] for t in one}) == 1 or reduced or any(t.says["shared"] for t in one):
            continue
        pairs = [(a, b, n) for a, b in (*combinations(one, 2), *_by_day(one)) if (n := _signs(one, a, b, units))]
        yield from sorted(pairs, key=lambda pair: (-pair[2], pair[1].at.start))[:1]


def _led(examined: Examined) -> dict[tuple[str, int], set[str]]:
    """The units that are told to have been headed by whom a place names."""
    out: dict[tuple[str, int], set[str]] = defaultdict(set)
    for head in examined.tellings.of("head"):
        if head.other is not None:
            out[head.at.doc, head.says["who"]].add(head.other.id)
    return out


def _signs(
    all_: Sequence[Telling], high: Telling, low: Telling, units: dict[tuple[str, int], set[str]]
) -> int:  # fmt: skip
    """How many signs make a higher rank and a lower one behind it those of one man; 0 where they need not be."""
    names = [set(t.says["name"].split()) for t in (high, low)]
    steps: int = high.says["step"] - low.says["step"]
    if not _falls(high, low) or high.says["any"] or high.says["late"] or low.says["past"] or steps > _MOST:
        return 0
    if high.says["sentence"] == low.says["sentence"] or not (names[0] <= names[1] or names[1] <= names[0]):
        return 0
    turned = bool(high.says["day"] and low.says["day"] and _behind(high, low) < 0)
    if (turned and high.says["guessed"] == low.says["guessed"]) or _two_men(all_, high, low):
        return 0
    assert high.entity is not None and low.entity is not None
    one = high.entity.id == low.entity.id
    led = units.get((high.at.doc, high.says["who"]), set()) & units.get((low.at.doc, low.says["who"]), set())
    rises = bool(high.says["rises"])
    return 2 + 3 * bool(led) + 2 * one + (steps < 2) + (len(names[0] & names[1]) > 1) + 2 * rises - turned


def _two_men(all_: Sequence[Telling], high: Telling, low: Telling) -> bool:
    """Are both ranks borne so often, or one close beside the other, that two men must be meant?"""
    steps = [t.says["step"] for t in all_ if not t.says["rises"]]
    bearings = [t for t in (high, low) if not t.says["rises"]]
    often = bool(bearings) and all(steps.count(t.says["step"]) > _OFTEN for t in bearings)
    borne = [t for t in all_ if not t.says["rises"]]
    beside = any(
        a.says["sentence"] == b.says["sentence"] and a.says["step"] != b.says["step"] and b.at.start - a.at.end < _CLOSE
        for a, b in pairwise(borne)
    )  # fmt: skip
    return often or beside
