"""MOV: marches that nobody could make, units in two places at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sefer.checks.examined import Examined
from sefer.checks.outsize import MOUNTED, ON_FOOT
from sefer.checks.paces import most_km
from sefer.checks.rules import Raised, known, rule
from sefer.checks.spots import apart, are_two, printed, spot
from sefer.checks.tellings import Telling
from sefer.geography import ASSUMED, BOUND, CLASSES, least_apart
from sefer.model import Claim, Days, Entity, Words
from sefer.reconstruct.movement import March, Passage

_WORDS = 5  # of a sentence that names nobody, to know it by
SPARE = 0.05  # of a way: what a stated distance may be rounded by
_BESIDE, _FAR_OFF = 4.0, 60.0  # km between places that are as good as one, and that nobody is at on one day by chance
_IN_A_DAY = 250.0, 100.0  # km that no rider, and no body, goes on one day
_WENT = 2  # signs that such a way takes from a telling that somebody came or left
_FIRMEST = 9
_ONE_MARCH = 6  # signs that a departure and an arrival are of one march
_DAY = 24.0
_HOURS = 2.0  # of a march, from which on nobody goes at the pace of one hour
_WHY = ("rules/mov.why_staff", "rules/mov.why_rail", "rules/mov.why_namesake", "rules/mov.why_day")


def _words(claim: Claim) -> Words:
    return Words(claim.doc, claim.start, claim.end)


@rule("MOV001", "march-too-fast", "too_fast", "warning")
def march_too_fast(examined: Examined) -> Iterator[Raised]:
    """A unit covers a way in fewer days than anybody is known to have needed, by every way that is open."""
    seen: list[Words] = []
    for found in _journeys(examined):
        seen += [found.at, *found.related]
        yield found
    for found in _by_stated_distance(examined):
        if not _known(seen, found):
            seen.append(found.at)
            yield found
    for march in examined.marches:
        if march.verdict == "impossible" and not _at_once(march):
            found = _marched(examined, march)
            if not _known(seen, found):
                seen += [found.at, *found.related]
                yield found
    for found in _raced(examined):
        if not all(known(seen, place) for place in (found.at, *found.related)):
            yield found


def _journeys(examined: Examined) -> Iterator[Raised]:
    """Ways and times that the words tell; a way of which its sentence alone tells too much is shown with its departure."""
    told: dict[bool, list[Raised]] = {True: [], False: []}
    for telling in examined.tellings.of("journey"):
        if telling.says["named"] or not _of_nobody(examined, telling):
            told["left" in telling.says].extend(filter(None, (_told(examined, telling),)))
    for found in told[True]:
        own = [one for one in told[False] if _known([found.at, *found.related], one)]
        told[False] = [one for one in told[False] if one not in own]
        yield replace(found, loose=0) if own else found
    yield from told[False]


def _known(seen: Sequence[Words], found: Raised) -> bool:
    return any(s.doc == w.doc and s.start < w.end and w.start < s.end for s in seen for w in (found.at, *found.related))


def _of_nobody(examined: Examined, telling: Telling) -> bool:
    """Does the rule on figures beyond all bounds speak of a way of no named march?"""
    return any(
        doc == telling.at.doc
        and telling.says["sentence"] <= found.start < telling.at.end
        and found.says["km"] > (MOUNTED if found.says["riding"] else ON_FOOT)
        for doc, found in examined.oddities("outpaced")
    )


def _told(examined: Examined, telling: Telling) -> Raised | None:
    """A way and a time that the words tell themselves; by the shortest of several readings it is a question."""
    doc, says = telling.at.doc, telling.says
    beside = tuple(Words(doc, *says[name]) for name in ("left", "way") if name in says)
    arm = "oxen" if says["slow"] else "cavalry" if says["horse"] else ""
    found = _judged(telling.at, beside, telling.entity, says["km"], says["days"], arm)
    if found is not None and not says.get("tied", True):
        found = replace(found, loose=_ONE_MARCH)
    elif found is None:
        least = says.get("least", says["days"])
        steady = not arm and 24 * least >= _HOURS
        found = _judged(telling.at, beside, telling.entity, says["km"], least, arm, steady)
        found = found and replace(found, loose=_ONE_MARCH)
    if found is None or telling.entity is not None:
        return found
    text = examined.campaign.documents[doc].text
    words = text[says["sentence"] : telling.at.end] if "left" in says else telling.words
    return replace(found, says={**found.says, "who": " ".join(words.split()[:_WORDS]) + " …"})


def _judged(
    at: Words, beside: tuple[Words, ...], unit: Entity | None, km: float, days: float, arm: str = "", steady: bool = False,
) -> Raised | None:  # fmt: skip
    arm = arm or ("cavalry" if unit is not None and unit.traits.get("arm") == "cavalry" else "foot")
    most = most_km(arm, days, steady)
    if km * (1 - SPARE) <= most:
        return None
    return Raised(
        at,
        beside,
        says={
            "who": unit.name if unit is not None else "",
            "km": round(km),
            "lasting": days,
            "most": round(most),
        },
        working={"km": km, "days": days, "most_km": round(most, 1), "tried": [f"{arm}.road"]},
        explanations=_WHY,
    )


def _raced(examined: Examined) -> Iterator[Raised]:
    """Bodies told at two places at hours between which nobody goes so far, by the way that the text or the map tells: questions."""
    for doc, told in examined.oddities("raced"):
        at, beside = (Words(doc, w.start, w.end) for w in (told, told.related[0]))
        says = told.says
        km = says["km"] or apart(examined, doc, says["places"]) or least_apart(says["one"], says["other"])
        arm = "cavalry" if says["mounted"] else "foot"
        found = _judged(at, (beside,), None, km, says["hours"] / _DAY, arm, steady=says["hours"] >= _HOURS)
        if found is not None:
            yield replace(found, loose=_ONE_MARCH + 1, says={**found.says, "who": says["who"]})


def _by_stated_distance(examined: Examined) -> Iterator[Raised]:
    """Marches between two places of which the text tells elsewhere how far they are apart."""
    campaign, tellings = examined.campaign, examined.tellings
    apart: dict[tuple[str, frozenset[str]], tuple[float, Words]] = {}
    for told in tellings.of("distance"):
        ends = tellings.entities(told.at.doc, (told.says["one"], told.says["other"]))
        if len(ends) == 2:
            apart[told.at.doc, frozenset(e.id for e in ends)] = (told.says["km"], told.at)
    if not apart:
        return
    for march in examined.marches:
        claims = [examined.claims[i] for i in march.claims]
        known = apart.get((claims[0].doc, frozenset((march.start, march.end))))
        if (
            known
            and march.verdict == "unchecked"
            and not any(c.slots.get("mode") in ("rail", "sea", "air") for c in claims)
        ):
            found = _judged(
                _words(claims[-1]), (*map(_words, claims[:-1]), known[1]), campaign.entities[march.unit], known[0],
                float(max(march.allowed[1], 1)),
            )  # fmt: skip
            if found is not None:
                yield found


def _marched(examined: Examined, march: March) -> Raised:
    """A march between places that are on the map."""
    names = examined.campaign.entities
    claims = [examined.claims[i] for i in march.claims]
    best = march.best
    assert best is not None
    km = sum(length for _, length in best.km)
    return Raised(
        _words(claims[-1]),
        tuple(_words(c) for c in claims[:-1]),
        says={
            "who": names[march.unit].name,
            "who_from": names[march.start].name,
            "who_to": names[march.end].name,
            "km": round(km),
            "lasting": march.allowed[1],
            "most": round(_reach(best, march.allowed[1])),
        },
        working={
            "km": {mode: round(length) for mode, length in best.km},
            "days": march.allowed[1],
            "least_days": round(best.days[-1], 1),
            "tried": [f"{p.by}: {', '.join(p.rows)}" for p in march.passages],
        },
        **_doubted(examined, march),
    )


def _doubted(examined: Examined, march: March) -> dict[str, Any]:
    """What may explain a march; where only the names of its places tell where they lie, it is a question."""
    names = examined.campaign.entities
    if any(names[place].traits.get("confidence") == ASSUMED for place in (march.start, march.end)):
        return {"explanations": (*march.explanations, "rules/mov.why_town"), "level": "note"}
    return {"explanations": march.explanations}


def _reach(passage: Passage, days: int) -> float:
    """How far it could have come by that way in so many days."""
    km = sum(length for _, length in passage.km)
    least = passage.days[CLASSES.index(BOUND)]
    return km * days / least if least else km


def _at_once(march: March) -> bool:
    """Is a march none, but one unit told at two places for one and the same day?"""
    left, came = march.left, march.came
    return left is not None and left == came and left.earliest == left.latest and len(march.claims) > 1


@rule("MOV002", "two-places-at-once", "two_places", "warning")
def two_places_at_once(examined: Examined) -> Iterator[Raised]:
    """A unit is at two places on one day, and no march of that day lies between them, or each fills the whole day."""
    seen: list[Words] = []
    for found in _all_day(examined):
        seen += [found.at, *found.related]
        yield found
    for march in examined.marches:
        if march.verdict == "impossible" and _at_once(march):
            names = examined.campaign.entities
            claims = [examined.claims[i] for i in march.claims]
            raised = _twice(
                _words(claims[-1]), (_words(claims[0]),), names[march.unit].name, march.left,
                names[march.start].name, names[march.end].name, (),
            )  # fmt: skip
            raised = replace(raised, **_doubted(examined, march))
            if not _known(seen, raised):
                seen += [raised.at, *raised.related]
                yield raised
    for doc, told in examined.oddities("twice"):
        if told.says["tie"] == "stay":
            at, beside = (Words(doc, w.start, w.end) for w in (told, told.related[0]))
            day, one, other = (told.says[key] for key in ("day", "one", "other"))
            raised = _twice(at, (beside,), told.says["who"], Days(day, day), one, other, _STAYED)
            raised = raised if told.says["sure"] else replace(raised, level="note")
            if not _known(seen, raised):
                seen += [raised.at, *raised.related]
                yield raised
    for raised in _by_signs(examined):
        if not all(known(seen, place) for place in (raised.at, *raised.related)):
            yield raised


def _by_signs(examined: Examined) -> Iterator[Raised]:
    """One who is told at two places of a day by signs only, unless the two lie beside one another on the map."""
    for doc, told in examined.oddities("apart"):
        at, beside = (Words(doc, w.start, w.end) for w in (told, told.related[0]))
        day, (one, other) = told.says["day"], (printed(told.says[key]) for key in ("one", "other"))
        km = apart(examined, doc, told.says["places"])
        least = least_apart(told.says["one"], told.says["other"]) if km is None else km
        signs = told.says["signs"] + (least > _FAR_OFF)
        if told.says["went"]:
            signs += _WENT * (least > _IN_A_DAY[told.says["body"]])
        if (km is None or km > _BESIDE) and signs >= told.says["least"]:
            raised = _twice(at, (beside,), told.says["who"], Days(day, day), one, other, _STAYED)
            yield replace(raised, loose=min(signs, _FIRMEST))


_STAYED = ("rules/mov.why_part", "rules/mov.why_namesake", "findings.why_misprint")


def _twice(
    at: Words, beside: tuple[Words, ...], who: str, days: Days | None, one: str, other: str, why: tuple[str, ...]
) -> Raised:
    day = days.earliest if days else 0
    return Raised(
        at,
        beside,
        says={"who": who, "day": day, "who_one": one, "who_other": other},
        working={"day": day, "places": [one, other]},
        explanations=why,
    )


def _all_day(examined: Examined) -> Iterator[Raised]:
    """What sentences tell of one unit for one day at two places, one of them for the whole day at least."""
    tellings = examined.tellings
    for _, deeds in tellings.by_key("deed"):
        stays: dict[tuple[int, int], list[Telling]] = defaultdict(list)
        for deed in deeds:
            if deed.dated and deed.first == deed.last and not deed.says["turn"]:
                stays[deed.first, deed.says["sentence"]].append(deed)
        placed = [(day, group) for (day, _), group in stays.items() if any(d.says["places"] for d in group)]
        by_day: dict[int, list[list[Telling]]] = defaultdict(list)
        for day, group in placed:
            by_day[day].append(sorted(group, key=lambda d: (not d.says["places"], d.at.start)))
        for day, groups in by_day.items():
            if len(groups) > 1 and (found := _clash(examined, groups)):
                one, other, level = found
                spots = [spot(examined, group) for group in (one, other)]
                yield replace(
                    _twice(
                        other[0].at, (one[0].at,), other[0].name, Days(day, day), spots[0].name, spots[1].name,
                        _STAYED,
                    ),
                    level=level,
                )  # fmt: skip


_Clash = tuple[list[Telling], list[Telling], str | None]


def _clash(examined: Examined, groups: list[list[Telling]]) -> _Clash | None:
    """Two stays of a day at places that have nothing in common: certain by their hours, else a question."""
    question: _Clash | None = None
    for n, one in enumerate(groups):
        for other in groups[n + 1 :]:
            if not are_two(examined, one, other):
                continue
            if _at_one_hour(one, other):
                return one, other, None
            if question is None and (_may_be_at_one_hour(one, other) or _both_stay(examined, one, other)):
                question = one, other, "note"
    return question


def _both_stay(examined: Examined, one: Sequence[Telling], other: Sequence[Telling]) -> bool:
    """Is one told to have gone on with something at each of two places of a day, with no time of day, or with the same?"""
    who = one[0].entity
    if _moved_off(one) or _moved_off(other) or (who is not None and who.traits.get("echelon") in _WIDE):
        return False
    spots = [{e.id for d in g for e in examined.tellings.entities(d.at.doc, d.says["stays"])} for g in (one, other)]
    told = [any(d.says["hours"] for d in g) for g in (one, other)]
    same = _moment(one) == _moment(other) if all(told) else not any(told)
    return bool(spots[0] and spots[1]) and not spots[0] & spots[1] and same


def _moved_off(group: Sequence[Telling]) -> bool:
    return any(d.says["moves"] for d in group)


def _whole(group: Sequence[Telling]) -> bool:
    return any(d.says["whole"] for d in group)


def _span(group: Sequence[Telling]) -> tuple[float, float] | None:
    """The hours between which somebody is surely there: of a whole day, or from one time of day to another."""
    if _whole(group):
        return _DAYLIGHT
    told = next((d.says["hours"] for d in group if len(d.says["hours"]) > 1), None)
    return (told[0][1], told[-1][0]) if told and told[0][1] < told[-1][0] else None


def _moment(group: Sequence[Telling]) -> tuple[float, float] | None:
    told = next((d.says["hours"] for d in group if len(d.says["hours"]) == 1), None)
    return (told[0][0], told[0][1]) if told else None


def _at_one_hour(one: Sequence[Telling], other: Sequence[Telling]) -> bool:
    """Do the hours of two stays meet: both fill the day, or one a time in which the other lies, or both are of one hour?"""
    if _whole(one) and _whole(other):
        return True
    for first, second in ((one, other), (other, one)):
        span, moment, stay = _span(first), _moment(second), _span(second)
        if span and moment and not _moved(second) and span[0] <= moment[0] and moment[1] <= span[1]:
            return True
        if span and stay and max(span[0], stay[0]) < min(span[1], stay[1]):
            return True
    moments = _moment(one), _moment(other)
    return moments[0] == moments[1] is not None and moments[0][1] - moments[0][0] <= _HOUR  # type: ignore[index]


def _may_be_at_one_hour(one: Sequence[Telling], other: Sequence[Telling]) -> bool:
    """Does one fill the day, or do both tell of one part of it or of all of a unit, and none that it went anywhere?"""
    if _moved(one) or _moved(other):
        return False
    moments = _moment(one), _moment(other)
    full = all(any(d.says["full"] for d in g) for g in (one, other))
    return _whole(one) or _whole(other) or full or (moments[0] is not None and moments[0] == moments[1])


def _moved(group: Sequence[Telling]) -> bool:
    return any(d.says["moves"] or d.says["perfect"] for d in group)


_WIDE = ("corps", "army", "army_group", "front")  # what lies in many places at once
_DAYLIGHT = (7.0, 16.0)  # hours that a whole day holds in every season
_HOUR = 1.0
