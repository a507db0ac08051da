"""NUM: parts that do not make their total, one fact with two numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from sefer.calendars import bounds
from sefer.checks.examined import Examined
from sefer.checks.ranges import Range, added, adds_up, as_printed, as_said, between, meet, plain, rounded
from sefer.checks.rules import FIRM, Raised, known, rule, tied
from sefer.letters.patterns import lazy
from sefer.model import Campaign, Claim, DateValue, Days, Oddity, Span, Words
from sefer.reconstruct.said import MEN
from sefer.reconstruct.scenes import one_sentence


def _words(claim: Claim) -> Words:
    return Words(claim.doc, claim.start, claim.end)


def _context(claim: Claim) -> Iterator[Words]:
    """The words outside the evidence that give parts or total, those side by side as one."""
    spans = sorted((c.start, c.end) for c in claim.context)
    while spans:
        start, end = spans.pop(0)
        while spans and spans[0][0] - end < 4:
            end = max(end, spans.pop(0)[1])
        yield Words(claim.doc, start, end)


@rule("NUM001", "parts-miss-total", "sum_mismatch", "error")
def parts_miss_total(examined: Examined) -> Iterator[Raised]:
    """The parts of a whole do not add up to the total that is printed, whatever the rounding."""
    campaign, told = examined.campaign, set[tuple[str, int]]()
    rests = [Words(doc, o.start, o.end) for doc, o in examined.oddities("untold_rest")]
    voices = [Words(doc, o.start, o.end) for doc, o in examined.oddities("two_voices")]
    whole = [
        Words(doc, o.start, o.end)
        for doc, o in examined.oddities("sum")
        if len(o.related) > 2 and not o.says["open"] and _adds_up(o)
    ]
    for claim in campaign.claims:
        if claim.polarity == "negated":
            continue
        for parts, total in _sums(claim):
            stated = as_said(campaign, claim, total)
            made = _made(campaign, claim, parts)
            if len(parts) > 1:
                told.update((claim.doc, at) for at in range(claim.start, claim.end))
            less = any(sum_[0] < stated[1] for sum_ in made)
            if known(voices, _words(claim)) or (less and known(rests, _words(claim))):
                continue
            if len(parts) > 1 and not any(meet(sum_, stated) for sum_ in made) and not known(whole, _words(claim)):
                yield _missed(claim, parts, total, made)
    for doc, sum_ in sorted(examined.oddities("sum"), key=lambda one: ("signs" in one[1].says, one[1].start)):
        places = (sum_.start, *(part.start for part in sum_.related))
        open_ = known(rests, Words(doc, sum_.start, sum_.end)) and _is_less(sum_)
        if not open_ and not any((doc, place) in told for place in places) and not _adds_up(sum_):
            told.add((doc, sum_.start))
            yield _missed_in_words(doc, sum_)


def _is_less(sum_: Oddity) -> bool:
    """Are the parts less than the total?"""
    return bool(sum(part[0] for part in sum_.says["parts"]) < sum_.says["total"][1])


_TOLD = 40  # a total above which one of its parts may be an hour or another thing: "410 in the first, at ten, and 310"


def _adds_up(sum_: Oddity) -> bool:
    """Can the parts make the total, all of them, some that stand side by side, or with one that stands beside them?"""
    parts, total, left_open = (sum_.says[key] for key in ("parts", "total", "open"))
    beside = sum_.says["beside"]
    ahead = bool(sum_.related) and sum_.related[-1].start < sum_.start
    runs = [parts]
    if sum_.says["loose"]:
        runs += [parts[n:] if ahead else parts[: len(parts) - n] for n in range(1, len(parts) - 1)]
        inner = (parts[a:b] for a in range(len(parts)) for b in range(a + 2, len(parts) + 1))
        if any(sum(part[0] for part in run) == total[0] for run in inner):
            return True
    less = (sum(p[0] for p in parts) - one[0] for one in parts if len(parts) > 2 and total[0] > _TOLD)
    wider = [(*parts, *beside[:n]) for n in range(1, len(beside) + 1)] + [(*parts, one) for one in beside]
    nested = any(adds_up(parts[n:], parts[n - 1], False) for n in sum_.says["cuts"] if n + 1 < len(parts))
    return (
        nested or total in beside or total[0] in less or any(adds_up(lot, total, left_open) for lot in (*runs, *wider))
    )


def _missed_in_words(doc: str, sum_: Oddity) -> Raised:
    parts, total = sum_.says["parts"], sum_.says["total"]
    loose = tied(sum_.says.get("signs", FIRM))
    made = sorted({plain(sum(part[n] for part in parts)) for n in (0, 1)})
    return Raised(
        Words(doc, sum_.start, sum_.end),
        tuple(Words(doc, part.start, part.end) for part in sum_.related),
        says={
            "terms": " + ".join(between(*part[:2]) for part in parts),
            "possible": "-".join(map(str, made)),
            "each": "",
            "most": "",
            "stated": between(*total[:2]),
            "loosely": loose > 0,
        },
        working={"terms": [plain(part[0]) for part in parts], "stated": plain(total[0]), "possible": made},
        explanations=("findings.why_part_missing", "findings.why_misprint"),
        level="warning",
        loose=loose,
    )


Parts = list[tuple[str, Any]]  # the name of each part and its figure
_JOINT = lazy(r"\s(?:ve|ile|and)\s")


def _made(campaign: Campaign, claim: Claim, parts: Parts) -> list[Range]:
    """What the parts may add up to: as printed, and with the figure of "X ve Y" for each of the two."""
    ranges = [as_said(campaign, claim, number) for _, number in parts]
    joint = [n for n, (name, _) in enumerate(parts) if _JOINT.search(name)][:6]
    doubled = ([ranges[n] for n in chosen] for k in range(len(joint) + 1) for chosen in combinations(joint, k))
    return sorted({added([*ranges, *again]) for again in doubled})


def _missed(claim: Claim, parts: Parts, total: Any, made: list[Range]) -> Raised:
    possible = sorted({plain(bound) for sum_ in made for bound in sum_})
    printed = sorted({plain(bound) for bound in made[0]})
    joint = [name for name, _ in parts if _JOINT.search(name)]
    return Raised(
        _words(claim),
        tuple(_context(claim)),
        says={
            "terms": " + ".join(str(_shown(number)) for _, number in parts),
            "possible": "-".join(map(str, printed)),
            "each": "; ".join(joint),
            "most": possible[-1],
            "stated": _shown(total),
            "loosely": False,
        },
        working={
            "terms": [plain(_low(number)) for _, number in parts],
            "stated": plain(_low(total)),
            "possible": possible,
        },
        explanations=("findings.why_part_missing", "findings.why_misprint"),
    )


def _low(number: Any) -> Any:
    return number.get("min") if isinstance(number, dict) else number


def _shown(number: Any) -> Any:
    return f"{number.get('min')}-{number.get('max')}" if isinstance(number, dict) else plain(number)


def _sums(claim: Claim) -> Iterator[tuple[Parts, Any]]:
    """(parts, total) of a composition, or of a loss that gives its sorts and their sum."""
    values = claim.slots.get("values") or {}
    if claim.kind == "composition" and claim.slots.get("total") is not None:
        yield list(values.items()), claim.slots["total"]
    elif claim.kind == "loss" and "total" in values:
        parts = [("", n) for sort, items in values.items() if sort != "total" for n in _leaves(items)]
        totals = list(_leaves(values["total"]))
        counted = {item for sort, items in values.items() if sort != "total" for item in _items(items)}
        if len(totals) == 1 and (_items(values["total"]) <= counted | _LOST_MEN or not counted <= _LOST_MEN):
            yield parts, totals[0]
    elif claim.kind in ("strength", "capture") and isinstance(claim.slots.get("total"), (int, float)):
        yield list(values.items()), claim.slots["total"]


def _items(items: Any) -> set[str]:
    """What some figures count, where they say it."""
    return set(items) if isinstance(items, Mapping) and not {"min", "max"} & set(items) else set()


_LOST_MEN = MEN | {"prisoner", "corpse"}


def _leaves(items: Any) -> Iterator[Any]:
    if isinstance(items, Mapping) and not {"min", "max"} & set(items):
        for inner in items.values():
            yield from _leaves(inner)
    elif items is not None:
        yield items


@rule("NUM002", "one-fact-two-numbers", "contradiction", "warning")
def one_fact_two_numbers(examined: Examined) -> Iterator[Raised]:
    """One document gives the same strength, loss or booty twice with figures that cannot be one."""
    campaign = examined.campaign
    told = set[tuple[str, int]]()
    for alike in _of_one(campaign):
        for one, other in combinations(alike[:MOST], 2):
            if _one_fact(campaign, one, other):
                for raised in _differ(campaign, one, other):
                    for words in (raised.at, *raised.related):
                        told.update((words.doc, at) for at in range(words.start, words.end))
                    yield raised
    signs = {(doc, found.start): found.says["signs"] for doc, found in examined.oddities("unlike")}
    made_up = {(doc, found.start) for doc, found in examined.oddities("make_up")}
    for sort in ("two_figures", "two_spans", "unlike"):
        for doc, found in examined.oddities(sort):
            at = doc, found.start
            enough = FIRM if found.says.get("sure", True) else _SURER
            better = sort != "unlike" and signs.get(at, 0) >= enough
            better = better or (sort == "unlike" and at in made_up)
            if at not in told and not better and not found.says.get("abstract"):
                told.add(at)
                yield _differ_in_words(campaign, doc, found)


_SURER = 6  # signs that say more than a word for what is known
_WEAK = 3  # what fewer signs count less
MOST = 200  # figures of one force in one document that are held against one another


def _of_one(campaign: Campaign) -> Iterable[list[Claim]]:
    """The asserted figures of each sort, document and force."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in campaign.claims:
        if claim.kind in ("strength", "loss", "capture") and claim.polarity == "asserted":
            force = campaign.entity(claim.doc, _name(claim), claim.id)
            if force is not None:
                groups[claim.kind, claim.doc, force.id].append(claim)
    return groups.values()


def _differ_in_words(campaign: Campaign, doc: str, found: Oddity) -> Raised:
    first, second = plain(found.says["first"]), plain(found.says["second"])
    spans: list[Oddity | Span] = [*found.related[:1], found]
    bare = found.says["item"] == "count"  # no word for what is counted: the text says it
    shown = [as_printed(campaign, doc, span) for span in spans] if bare else [first, second]
    signs = found.says.get("signs", FIRM)
    loose = tied(signs if signs >= _SURER else signs - _WEAK)
    return Raised(
        Words(doc, found.start, found.end),
        tuple(Words(doc, part.start, part.end) for part in found.related),
        says={
            "first": shown[0], "second": shown[-1], "what": found.says["item"], "counted": not bare,
            "named": False, "who": "", "sources": "", "loosely": loose > 0,
        },
        working={"stated": [first, second]},
        explanations=("findings.why_two_things", "findings.why_other_day", "findings.why_digits"),
        level=None if found.says.get("sure", True) else "note",
        loose=loose,
    )  # fmt: skip


_OTHER = lazy(
    r"\b(?:second|third|next|another|later|following|ikinci|üçüncü|ertesi|sonraki|başka)\b"
    r"|\b(?:day|week|month|year)s?\s+(?:before|after|earlier)\b|\b(?:whole|entire)\s+(?:of\s+the\s+)?(?:[\w-]+\s+){0,3}?(?:[Ww]ar|[Cc]ampaign|[Ss]iege)\b"
    r"|\b(?:gün|hafta|ay|yıl)\s+(?:önce|sonra|evvel)\b|\b(?:harp|savaş|sefer|kuşatma)\w*\s+boyunca\b"
)
NEAR = 1500  # characters within which two undated figures of one force are of one fight


def _one_fact(campaign: Campaign, one: Claim, other: Claim) -> bool:
    """Do two claims about one force, of different sentences, tell of one time?"""
    days = [bounds(c.slots.get("date")) for c in (one, other)]
    if one.kind == "strength":
        one_time = days[0] is not None and days[0] == days[1] and days[0].earliest == days[0].latest
    elif days[0] is not None and days[1] is not None:
        one_time = days[0].earliest <= days[1].latest and days[1].earliest <= days[0].latest
    else:
        one_time = abs(one.start - other.start) < NEAR and (one.source == other.source or one.kind == "capture")
        one_time = one_time and not _set_apart(campaign, one, other) and not _of_a_stretch(campaign, one, other)
    return one_time and not one_sentence(campaign, one, other)  # one sentence counts two things


def _of_a_stretch(campaign: Campaign, one: Claim, other: Claim) -> bool:
    """ "Lost 23,000 men in four months": is one figure told of a length of time, or in the abstract, and the other not?"""
    told = [(_in_abstract(campaign, c), _has_duration(campaign, c)) for c in (one, other)]
    return told[0] != told[1]


def _in_abstract(campaign: Campaign, claim: Claim) -> bool:
    parts = campaign.documents[claim.doc].parts
    return any(p.kind == "abstract" and p.start <= claim.start < p.end for p in parts)


def _has_duration(campaign: Campaign, claim: Claim) -> bool:
    """Is a length of time told in the words of a claim, or in those right behind it?"""
    mentions, text = campaign.mentions.get(claim.doc, ()), campaign.documents[claim.doc].text
    stop = text.find(". ", claim.end, claim.end + BESIDE)
    end = stop if stop >= 0 else claim.end + BESIDE
    low, high = (bisect_left(mentions, at, key=lambda m: m.start) for at in (claim.start, end))
    return any(m.type == "duration" for m in mentions[low:high])


BESIDE = 40  # characters behind a figure in which its sentence may say for how long


def _set_apart(campaign: Campaign, one: Claim, other: Claim) -> bool:
    """Are two figures told of other places, or behind other days of their paragraphs, or one of them as of another fight?"""
    others = [
        _OTHER.search(campaign.documents[c.doc].text, _opens(campaign, c), c.end) is not None for c in (one, other)
    ]
    if others[0] != others[1]:
        return True
    places = [c.slots.get("place") for c in (one, other)]
    days = [bounds(c.slots.get("date")) or _day_before(campaign, c) for c in (one, other)]
    if days[0] is not None and days[1] is not None:
        return days[0].earliest > days[1].latest or days[1].earliest > days[0].latest
    printed = [_printed_day(campaign, c) for c in (one, other)]
    if printed[0] and printed[1] and printed[0] != printed[1]:
        return True  # days without a year
    return bool(places[0] and places[1] and places[0] != places[1])


def _opens(campaign: Campaign, claim: Claim) -> int:
    """Where the sentence of a claim may begin."""
    text = campaign.documents[claim.doc].text
    return max(text.rfind(mark, 0, claim.start) for mark in (". ", "; ", "\n")) + 1


def _printed_day(campaign: Campaign, claim: Claim) -> str:
    """The day and month, without a year, that stand last before the end of a figure's words in its paragraph; "" for none."""
    text = campaign.documents[claim.doc].text
    paragraph = text.rfind("\n", 0, claim.start)
    mentions = campaign.mentions.get(claim.doc, ())
    for mention in reversed(mentions[: bisect_left(mentions, claim.end, key=lambda m: m.start)]):
        if mention.start < paragraph:
            break
        if isinstance(mention.value, DateValue):
            return text[mention.start : mention.end] if text[mention.start].isdigit() else ""
    return ""


def _day_before(campaign: Campaign, claim: Claim) -> Days | None:
    """The day that stands last before a figure in its paragraph, or within its words."""
    text = campaign.documents[claim.doc].text
    paragraph = text.rfind("\n", 0, claim.start)
    mentions = campaign.mentions.get(claim.doc, ())
    for mention in reversed(mentions[: bisect_left(mentions, claim.end, key=lambda m: m.start)]):
        if mention.start < paragraph:
            return None
        if isinstance(mention.value, DateValue) and mention.value.days is not None:
            return mention.value.days
    return None


def _name(claim: Claim) -> str | None:
    subject = claim.slots.get("subject")
    return subject if isinstance(subject, str) else None


def _differ(campaign: Campaign, one: Claim, other: Claim) -> Iterator[Raised]:
    a, b = dict(_flat(one.slots.get("values") or {})), dict(_flat(other.slots.get("values") or {}))
    shared = [k for k in a if k in b]
    unlike = [k for k in shared if not _agree((campaign, one, a[k]), (campaign, other, b[k]))]
    alike = len(shared) - len(unlike)
    if not unlike or (one.kind == "loss" and len(shared) > 1 and alike == 0):
        return
    key = unlike[0]
    yield Raised(
        _words(other),
        (_words(one),),
        says={
            "first": _shown(a[key]),
            "second": _shown(b[key]),
            "what": key,
            "counted": True,
            "named": True,
            "who": _name(one),
            "sources": _cited(one, other),
            "loosely": False,
        },
        working={"stated": [plain(_low(a[key])), plain(_low(b[key]))], "same_beside": alike},
        explanations=("findings.why_other_day", "findings.why_other_source", "findings.why_digits"),
    )


def _agree(*told: tuple[Campaign, Claim, Any]) -> bool:
    """Can two figures be one number, with their hedges or as round hundreds?"""
    said = [as_said(*figure) for figure in told]
    return meet(*said) or meet(rounded(told[0][2]), said[1]) or meet(said[0], rounded(told[1][2]))


def _cited(one: Claim, other: Claim) -> str:
    labels: Sequence[str] = dict.fromkeys((*one.source, *other.source)).keys()  # type: ignore[assignment]
    return "; ".join(labels)


def _flat(values: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        name = f"{path}.{key}" if path else key
        if isinstance(value, Mapping) and not {"min", "max"} & set(value):
            yield from _flat(value, name)
        elif value is not None:
            yield name, value
