"""SRC: what two cited works, or two texts, tell otherwise of one thing; several citations that are one witness."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from sefer.calendars import bounds
from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, rule
from sefer.checks.shelf import Shelf
from sefer.letters import fold
from sefer.model import Claim, DateValue, Mention, QuantityValue, UnitValue, Words
from sefer.reconstruct.accounts import voices
from sefer.reconstruct.facts import day, facts
from sefer.reconstruct.figures import figures_of, may_be_one

ASKED = 3  # questions of one sort about one text
ALIKE, UNLIKE = 1.03, 4.0  # times by which two figures of one thing may differ: less is one figure, more another thing
CROWD = 40  # figures of one sort in a text beyond which nothing is compared
_COMPARED = ("strength", "loss", "capture", "movement")
APART = 3  # words that two sentences of different paragraphs must share
DAYS = 10  # between two days of one deed
_STEM = 5
_MEN = ("person", "soldier", "officer")
_ASIDE = re.compile(r"\([^()]*\)")
_LONG = re.compile(r"[^\W\d_]{5,}")
_SENTENCE = re.compile(r"[.!?…](?=([\s\"”’)\]]*?\s[A-ZÇĞİÖŞÜ“\"(0-9]))")


@dataclass(frozen=True)
class _Figure:
    """A number with the work that is cited for it, and what its sentence and the one before speak of."""

    mention: Mention
    value: QuantityValue
    work: str
    words: str  # what is counted and the words before it, without their endings
    behind: str  # the next word, without its ending
    paragraph: int
    units: frozenset[str]
    stems: frozenset[str]
    days: frozenset[str]


@rule("SRC001", "sources-disagree", "sources_disagree", "note")
def sources_disagree(examined: Examined) -> Iterator[Raised]:
    """Two works that a text cites, or two texts, give one thing another figure or another day."""
    for doc, shelf in examined.shelves.items():
        asked = 0
        by: dict[str, list[_Figure]] = defaultdict(list)
        for figure in _figures(examined, doc, shelf):
            by[figure.value.item].append(figure)
        for alike in by.values():
            for one, other in combinations(alike, 2):
                if asked < ASKED and _one_thing(one, other):
                    asked += 1
                    yield _differ(doc, shelf, one, other)
        yield from _voices(examined, doc)
    yield from _texts(examined)


def _voices(examined: Examined, doc: str) -> Iterator[Raised]:
    """Figures that the text itself gives to two voices, side by side."""
    odd = [one for one in examined.campaign.oddities.get(doc, ()) if one.sort == "rivals"]
    for one in odd[:ASKED]:
        yield Raised(
            Words(doc, one.start, one.end),
            tuple(Words(doc, span.start, span.end) for span in one.related),
            says={**one.says, "by": "", "one": "", "other": ""},
            explanations=("findings.why_other_source", "findings.why_other_day"),
        )


def _figures(examined: Examined, doc: str, shelf: Shelf) -> Iterator[_Figure]:
    """The figures of the body that a citation covers: the next one of their paragraph."""
    text, mentions = shelf.document.text, examined.campaign.mentions[doc]
    works = shelf.works
    places = [at for at, _ in works]
    starts = [m.start for m in mentions]
    bodies = sorted((p.start, p.end) for p in shelf.document.parts if p.kind == "body")
    found, low, high = Counter[str](), 0, -1
    for mention in mentions:
        value = mention.value
        if not works or not isinstance(value, QuantityValue) or value.low != value.high or value.low < CROWD:
            continue
        at, body = bisect_left(places, mention.end), bisect_right(bodies, mention.start, key=lambda b: b[0]) - 1
        if at == len(works) or found[value.item] == CROWD or body < 0 or bodies[body][1] <= mention.start:
            continue
        if mention.start > high:  # another paragraph
            low, high = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.start)
            high = high if high >= 0 else len(text)
            ends, seen = _ends(text, low, high)
        if high < places[at] - 1 and high < len(text):
            continue
        found[value.item] += 1
        told = bisect_right(seen, mention.start)
        begin, before = (ends[told - n] if told >= n else low for n in (1, 2))
        stop = bisect_left(ends, mention.end + 1)
        end = ends[stop] if stop < len(ends) else high
        near = mentions[bisect_left(starts, before) : bisect_left(starts, end)]
        units = frozenset(_unit(m.value, m.entity) for m in near if isinstance(m.value, UnitValue))
        days = frozenset(
            m.value.edtf for m in near if m.start >= begin and isinstance(m.value, DateValue) and m.value.edtf
        )
        named = {
            w[:_STEM]
            for m in near
            if isinstance(m.value, UnitValue)
            for w in _LONG.findall(fold(text[m.start : m.end]))
        }
        stems = frozenset(word[:_STEM] for word in _LONG.findall(fold(_ASIDE.sub(" ", text[begin:end])))) - named
        printed = fold(text[mention.start : mention.end].replace(value.numeral, "", 1)).split()
        words = " ".join(word[: _STEM - 1] for word in (*printed[:-1], fold(value.counted)))
        behind = fold(text[mention.end : mention.end + 40]).strip(" ,;").partition(" ")[0][: _STEM - 1]
        yield _Figure(mention, value, works[at][1], words, behind, low, units, stems, days)


def _unit(value: UnitValue, entity: str | None) -> str:
    """What a unit is known by beside a figure: its number and its size, whatever else its name says."""
    return f"{value.number} {value.echelon}" if value.number else entity or value.name


def _ends(text: str, low: int, high: int) -> tuple[list[int], list[int]]:
    """Where the sentences of a paragraph end, and behind which sign each is known to have ended."""
    found = [(end.end(), end.end(1)) for end in _SENTENCE.finditer(text, low, high)]
    return [end for end, _ in found], [seen for _, seen in found]


def _one_thing(one: _Figure, other: _Figure) -> bool:
    """Do two figures of different works count one thing, as far as the words beside them say, and differ?"""
    low, high = sorted((one.value.low, other.value.low))
    if (
        one.work.startswith(other.work)
        or other.work.startswith(one.work)
        or one.words != other.words
        or not low * ALIKE < high < low * UNLIKE
    ):
        return False
    if one.days and other.days and one.days.isdisjoint(other.days):
        return False
    shared = {stem for stem in one.stems & other.stems if stem[: _STEM - 1] not in one.words}
    several = len(one.words.split()) > 1
    if one.value.item in _MEN and not several and one.behind != other.behind:  # killed here, captured there
        return False
    if one.units and one.units & other.units:
        near = one.paragraph == other.paragraph
        return len(shared) >= (1 if near else APART) and (near or one.value.item not in _MEN)
    return one.paragraph == other.paragraph and one.units == other.units and (several or len(shared) > 2)


def _differ(doc: str, shelf: Shelf, one: _Figure, other: _Figure) -> Raised:
    text = shelf.document.text
    return Raised(
        Words(doc, other.mention.start, other.mention.end),
        (Words(doc, one.mention.start, one.mention.end),),
        says={
            "first": text[one.mention.start : one.mention.end],
            "second": text[other.mention.start : other.mention.end],
            "by": "x",
            "one": one.work,
            "other": other.work,
        },
        working={"stated": [one.value.low, other.value.low]},
        explanations=("findings.why_other_source", "findings.why_other_day"),
    )


def _texts(examined: Examined) -> Iterator[Raised]:
    """Facts that two texts, or two works of one text, tell with figures or days that cannot be one."""
    asked = Counter[str]()
    told_of = [c for c in examined.campaign.claims if c.kind in _COMPARED and c.polarity == "asserted" and day(c)]
    for fact in facts(examined.campaign, told_of):
        told = fact.claims[:CROWD]
        for one, other in combinations(told, 2):
            parted = one.doc != other.doc or (
                bool(one.source and other.source) and not {*voices(one)} & {*voices(other)}
            )
            if not parted or asked[other.doc] >= ASKED:
                continue
            if _unlike(examined, one, other) and (one.doc != other.doc or day(one) != day(other)):
                asked[other.doc] += 1
                yield Raised(
                    Words(other.doc, other.start, other.end),
                    (Words(one.doc, one.start, one.end),),
                    says={
                        "first": _quote(examined, one),
                        "second": _quote(examined, other),
                        "by": "x",
                        "one": voices(one)[0],
                        "other": voices(other)[0],
                    },
                    explanations=("findings.why_other_source", "findings.why_other_day"),
                )


def _unlike(examined: Examined, one: Claim, other: Claim) -> bool:
    """Two figures that cannot be one, or two days of one deed that do not meet."""
    if one.doc != other.doc and one.kind in ("strength", "loss", "capture") and day(one) == day(other):
        mine, theirs = (figures_of(examined.campaign, claim) for claim in (one, other))
        return may_be_one(mine, theirs) is False
    if one.kind != "movement" or other.kind != "movement":
        return False
    a, b = bounds(one.slots.get("arrive")), bounds(other.slots.get("arrive"))
    if a is None or b is None or a.earliest != a.latest or b.earliest != b.latest:
        return False
    return 0 < abs(a.earliest - b.earliest) <= DAYS


def _quote(examined: Examined, claim: Claim) -> str:
    return " ".join(examined.campaign.quote(claim).split())[:120]


@rule("SRC002", "one-witness-under-many-names", "single_witness", "note")
def one_witness_under_many_names(examined: Examined) -> Iterator[Raised]:
    """A passage leans on several sources, and what it cites comes down to one."""
    for doc, oddities in examined.campaign.oddities.items():
        for one in oddities:
            if one.sort == "one_witness":
                yield Raised(
                    Words(doc, one.start, one.end),
                    tuple(Words(doc, span.start, span.end) for span in one.related),
                    says={"quote": one.says["words"], "witness": one.says["witness"]},
                    explanations=("rules/src.why_others_uncited",),
                )
