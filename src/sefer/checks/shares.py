"""NUM: shares, odds and averages that their own figures do not give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil, floor
from typing import Any

from sefer.checks.examined import Examined
from sefer.checks.ranges import Range, Told, between, meet, plain, stands_for
from sefer.checks.rules import Raised, rule
from sefer.model import Oddity, Words


@rule("NUM003", "share-misses-figures", "percentage_mismatch", "warning")
def share_misses_figures(examined: Examined) -> Iterator[Raised]:
    """A percentage, a fraction or odds that the two figures beside it do not give, whichever is the whole."""
    paired = {
        (doc, share.start)
        for doc, share in examined.oddities("share")
        if share.says["whole"] and not share.says.get("far")
    }
    for doc, share in examined.oddities("share"):
        if share.says.get("far") and (doc, share.start) in paired:
            continue
        _, low, high = share.says["share"]
        made = _all_made(share.says, share.says["pair"])
        plainly = {**share.says, "whole": True, "grown": False, "shrunk": False, "falls": False}
        others = (reading for pair in share.says["others"] for reading in _all_made(plainly, pair))
        if made and not any(meet((low, high), r) for r in (*made, *others)):
            yield _missed(doc, share, made, "share", share.says.get("loose", 0))
    for doc, odds in examined.oddities("odds"):
        _, low, high = odds.says["share"]
        one, other = (_range(told) for told in odds.says["pair"])
        small, large = sorted((one, other))
        made = [_divided(large, small)] if small[0] else []
        if made and not any(meet((low, high), r) for r in made):
            yield _missed(doc, odds, made, "odds")

    for doc, listed in examined.oddities("shares"):
        yield _miss_hundred(doc, listed)


def _miss_hundred(doc: str, listed: Oddity) -> Raised:
    """The shares of one whole that do not make a hundred."""
    made, terms = plain(round(listed.says["made"], 1)), [plain(term) for term in listed.says["terms"]]
    return Raised(
        Words(doc, listed.start, listed.end),
        tuple(Words(doc, part.start, part.end) for part in listed.related),
        says={
            "share": " + ".join(map(str, terms)), "part": "", "whole": "", "made": made,
            "percent": False, "odds": False, "tied": False, "loose": False, "hundred": True,
        },
        working={"terms": terms, "stated": 100, "possible": [made]},
        explanations=("findings.why_misprint", "rules/num.why_other_whole"),
    )  # fmt: skip


ROUND = 0.025  # of a figure that is divided: 4000 may be 3900 to 4100


def _range(told: Told) -> Range:
    """What a printed figure may stand for, with its hedge."""
    low, high = stands_for({"min": told[0], "max": told[1]} if told[0] != told[1] else told[0])
    low, high = max(low, told[0] * (1 - ROUND)), min(high, told[1] * (1 + ROUND))
    return min(low, told[2]), max(high, told[3])


def _divided(one: Range, other: Range) -> Range:
    return one[0] / other[1], one[1] / other[0]


def _all_made(ways: Mapping[str, Any], pair: tuple[Told, Told]) -> list[Range]:
    """What two figures may make in hundredths, in the ways that the words of a share allow."""
    one, other = (_range(told) for told in pair)
    return list(_readings(one, other, ways))


def _readings(one: Range, other: Range, ways: Mapping[str, Any]) -> Iterator[Range]:
    """Part of whole; what is left of it, that alone where it fell by it; part of both if none is a whole; growth if something grows."""
    part, whole = sorted((one, other))
    if not part[1] or not whole[0]:
        return
    part = max(part[0], _LEAST), part[1]  # "no more than 5,000"
    of_whole = _hundredths(_divided(part, whole))
    both = whole[0] + part[0], whole[1] + part[1]
    of_both = _hundredths(_divided(part, both))
    shares = [of_whole] if ways["whole"] or ways["grown"] or ways["shrunk"] else [of_whole, of_both]
    if ways.get("falls"):
        yield 100 - of_whole[1], 100 - of_whole[0]
        return
    yield from shares
    if ways["left"]:
        yield from ((100 - high, 100 - low) for low, high in shares)
    if ways["shrunk"]:
        yield 100 - of_whole[1], 100 - of_whole[0]
    if ways["grown"]:
        yield _hundredths(
            (part[0] / (whole[1] - part[0]), part[1] / (whole[0] - part[1])) if whole[0] > part[1] else of_whole
        )
        yield _hundredths((whole[0] / part[1] - 1, whole[1] / part[0] - 1))


_LEAST = 1e-6


def _hundredths(share: Range) -> Range:
    return 100 * share[0], 100 * share[1]


def _missed(doc: str, share: Oddity, made: list[Range], aside: str, loose: int = 0) -> Raised:
    pair = sorted(share.says["pair"])
    value = round((made[0][0] + made[0][1]) / 2, 1)
    return Raised(
        Words(doc, share.start, share.end),
        tuple(Words(doc, part.start, part.end) for part in share.related),
        says={
            "share": share.says["words"],
            "part": between(*pair[0][:2]),
            "whole": between(*pair[1][:2]),
            "made": plain(value),
            "percent": aside == "share",
            "odds": aside == "odds",
            "tied": not loose,
            "loose": bool(loose),
            "hundred": False,
        },
        working={
            "terms": [plain(pair[0][0]), plain(pair[1][0])],
            "stated": plain(round(share.says["share"][0], 1)),
            "possible": [[plain(round(low, 1)), plain(round(high, 1))] for low, high in made],
        },
        explanations=("findings.why_misprint", "rules/num.why_other_whole"),
        loose=loose,
    )


MEAN = 0.12  # of an average of days: some were begun only, kilometres were rounded


@rule("NUM004", "average-misses-total", "sum_mismatch", "warning")
def average_misses_total(examined: Examined) -> Iterator[Raised]:
    """An average or a rate, taken as often as the text says, does not make the total that it prints."""
    for doc, found in examined.oddities("average"):
        rate, times, total = (found.says[key] for key in ("rate", "times", "total"))
        slack = MEAN if found.says["mean"] else 0.0
        of_units = found.says["mean"] and found.says["units"]
        least, most = _range(rate) if of_units else (rate[2] * (1 - slack), rate[3] * (1 + slack))
        low, high = least * times[2], most * times[3]
        if meet((low, high), _range(total)):
            continue
        yield Raised(
            Words(doc, found.start, found.end),
            tuple(Words(doc, part.start, part.end) for part in found.related),
            says={
                "rate": between(*rate[:2]),
                "times": between(*times[:2]),
                "made": between(rate[0] * times[0], rate[1] * times[1]),
                "stated": between(*total[:2]),
            },
            working={
                "terms": [plain(rate[0]), plain(times[0])],
                "stated": plain(total[0]),
                "possible": [plain(round(low, 1)), plain(round(high, 1))],
            },
            explanations=("rules/num.why_days_off", "findings.why_misprint"),
        )


@rule("NUM009", "average-of-no-head-count", "absurd_number", "warning")
def average_of_no_head_count(examined: Examined) -> Iterator[Raised]:
    """No whole number of men or guns, shared among so many units, gives an average with these decimals.

    The decimals may be rounded or cut off. After Brown and Heathers, The GRIM Test, 2017.
    """
    for doc, found in examined.oddities("headless"):
        mean, step, times = (found.says[key] for key in ("mean", "step", "times"))
        least, most = (mean - step / 2) * times, (mean + step) * times
        if ceil(least - CLOSE) < most - CLOSE:
            continue
        under = floor(mean * times)
        yield Raised(
            Words(doc, found.start, found.end),
            tuple(Words(doc, part.start, part.end) for part in found.related),
            says={
                "mean": plain(mean),
                "times": plain(times),
                "first": plain(under),
                "last": plain(under + 1),
                "below": plain(round(under / times, 2)),
                "above": plain(round((under + 1) / times, 2)),
            },
            working={
                "terms": [plain(mean), plain(times)],
                "possible": [plain(under / times), plain((under + 1) / times)],
            },
            explanations=("rules/num.why_weighted", "findings.why_misprint"),
        )


CLOSE = 1e-6
