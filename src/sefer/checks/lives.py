"""SEQ: persons who act before their appointment or after their death, units that act before they are founded or when they are gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sefer.calendars import bounds
from sefer.checks.examined import Examined
from sefer.checks.rules import FIRM, Raised, rule
from sefer.checks.tellings import Telling
from sefer.model import Claim, Days, Words
from sefer.reconstruct.command.conflicts import END, FOUNDING
from sefer.reconstruct.stations import names
from sefer.reconstruct.when import SLOTS

MOST = 3  # deeds that are shown of one person or unit
_OF_A_PERSON = ("rules/seq.why_namesake", "rules/seq.why_report_day", "findings.why_misprint")


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a person or a unit is told to have done, and the days of it."""

    at: Words
    name: str
    days: Days
    own: bool = True  # does its day stand in its own words?


@rule("SEQ003", "acting-before-appointment", "order_violation", "warning")
def acting_before_appointment(examined: Examined) -> Iterator[Raised]:
    """Somebody holds an office on a day before the day on which he is told to have been appointed to it."""
    tellings = examined.tellings
    heads = dict(tellings.by_key("head"))
    for key, deeds in tellings.by_key("deed"):
        appointed = [d for d in deeds if d.says["turn"] == "appointed" and d.dated and d.says["role"]]
        if not appointed or len({d.first for d in appointed}) > len(appointed):
            continue
        for turn in appointed:
            units = {e.id for e in tellings.entities(turn.at.doc, turn.says["units"])}
            held = [h for h in heads.get(key, ()) if h.other and h.other.id in units and not h.says["passing"]]
            role = turn.says["role"]
            acts = [d for d in deeds if d.says["role"] == role and _one_office(examined, d, turn, units)]
            early = [t for t in (*acts, *held) if t.dated and t.last < turn.first and t is not turn]
            earlier_office = [t for t in appointed if t.first < turn.first]
            if early and not earlier_office:
                yield _raised(early[0], turn, "day_act", "day_turn")


def _one_office(examined: Examined, deed: Telling, turn: Telling, units: set[str]) -> bool:
    """Is a deed done in the same office: that of the same unit, or, right beside, where none is named, or a staff's?"""
    own = {e.id for e in examined.tellings.entities(deed.at.doc, deed.says["units"])}
    if own and units:
        return bool(own & units)
    near = not own and not units and abs(deed.at.start - turn.at.end) < _ONE_PLACE
    return near or turn.says["role"] == "staff"


@rule("SEQ004", "acting-after-death", "after_death", "warning")
def acting_after_death(examined: Examined) -> Iterator[Raised]:
    """Somebody acts, or commands, on a day after the one on which he is told to have died."""
    seen: list[Raised] = []
    told = sorted(_told(examined, "dies"), key=lambda r: -r.loose if r.loose else -FIRM)
    for found in (*_dead(examined), *told):
        if not any(_sentence(found.at, s.at) for s in seen):
            seen.append(found)
            gone, ordered = bool(found.says.get("gone")), bool(found.says.get("by_order"))
            ways = {
                "died": (False, False),
                "gone": (True, False),
                "died_before": (False, True),
                "gone_before": (True, True),
            }
            says = {**found.says, **{way: (gone, ordered) == of or "" for way, of in ways.items()}}
            if ordered:  # no day parts the two
                says = {key: value for key, value in says.items() if not key.startswith("day")}
            working = {"order": [w.start for w in (*found.related, found.at)]} if ordered else found.working
            yield replace(found, says=says, working=working, explanations=_OF_A_PERSON)


def _dead(examined: Examined) -> Iterator[Raised]:
    """Deeds of persons that are known as such, by what sentences tell of them and whom they head."""
    tellings = examined.tellings
    heads = dict(tellings.by_key("head"))
    shared = {key for key, ranks in tellings.by_key("rank") if any(rank.says["shared"] for rank in ranks)}
    for key, deeds in tellings.by_key("deed"):
        if key in shared:
            continue
        deaths = [d for d in deeds if d.says["turn"] == "dies" and d.dated]
        if not deaths or max(d.first for d in deaths) > min(d.last for d in deaths) + _BURIED:
            continue
        death = min(deaths, key=lambda d: (d.last - d.first, d.at.start))
        over = max(d.last for d in deaths if d.last - d.first <= death.last - death.first)
        deaths.sort(key=lambda d: d is not death)
        acts = [d for d in deeds if d.says["turn"] != "dies"] + [h for h in heads.get(key, ()) if not h.says["passing"]]
        told_in = {d.says["sentence"] for d in deaths}
        acts = [a for a in acts if a.says["sentence"] not in told_in and not a.says.get("of_dead")]
        acts = [
            a for a in acts if a.says.get("own", True) or not a.says.get("perfect")
        ]  # "the bridge that he had built"
        late = [a for a in acts if a.dated and a.first > over and not _met(a, deaths)]
        for act in _apart(late):
            yield replace(_raised(act, death, "day_act", "day_turn"), related=tuple(d.at for d in deaths))


def _met(act: Telling, deaths: Sequence[Telling]) -> bool:
    return any(_sentence(act.at, d.at) for d in deaths)


@rule("SEQ005", "unit-before-founding", "before_founding", "warning")
def unit_before_founding(examined: Examined) -> Iterator[Raised]:
    """A unit acts on a day before the one on which it is told to have been formed."""
    yield from _lifetime(examined, "founded", (FOUNDING, "established"))


@rule("SEQ006", "unit-after-abolition", "after_abolition", "warning")
def unit_after_abolition(examined: Examined) -> Iterator[Raised]:
    """A unit acts on a day after the one on which it is told to have been dissolved."""
    yield from _lifetime(examined, "abolished", (END, "abolished", "merged_into"))


def _lifetime(examined: Examined, turn: str, claimed: tuple[str, ...]) -> Iterator[Raised]:
    """Deeds outside the life of a unit: of those that are known as units, by the claims, and by the printed name alone."""
    seen: list[Raised] = []
    for found in (*_told(examined, turn), *_of_claims(examined, *claimed)):
        if not any(_sentence(found.at, o) for s in seen for o in (s.at, *s.related)):
            seen.append(found)
            yield found


def _sentence(one: Words, other: Words) -> bool:
    return one.doc == other.doc and one.start < other.end and other.start < one.end


def _told(examined: Examined, turn: str) -> Iterator[Raised]:
    for doc, oddities in examined.campaign.oddities.items():
        for oddity in oddities:
            if oddity.sort == "life" and oddity.says["turn"] == turn:
                at = Words(doc, oddity.start, oddity.end)
                beside = [Words(doc, w.start, w.end) for w in oddity.related]
                says, loose = oddity.says, oddity.says.get("loose", 0)
                found = _turned(at, beside, says["name"], Days(*says["turned"]), Days(says["first"], says["last"]))
                how = {"gone": says.get("gone", False), "by_order": bool(loose) and says.get("by_order", False)}
                found = replace(found, says={**found.says, **how})
                yield found if says["sure"] else replace(found, level="note", loose=loose)


def _of_claims(examined: Examined, sort: str, *relations: str) -> Iterator[Raised]:
    """The same by the network of days, where others than Sefer read the founding or the end."""
    for found in examined.conflicts:
        claims = [examined.claims[i] for i in found.claims]
        turn = next((c for c in claims if c.slots.get("relation") in relations), None)
        if found.sort != sort or turn is None or examined.ours(turn):
            continue
        act = next((c for c in claims if c is not turn and _days(c) is not None), None)
        days = [_days(c) for c in (turn, act) if c is not None]
        if act is not None and days[0] is not None and days[1] is not None:
            name = names(turn.slots.get("subject"))[0]
            yield _turned(
                Words(act.doc, act.start, act.end), [Words(turn.doc, turn.start, turn.end)], name, days[0], days[1]
            )


def _turned(at: Words, beside: Sequence[Words], name: str, turn: Days, act: Days) -> Raised:
    return Raised(
        at,
        tuple(beside),
        says={"who": name, "day_turn": _spoken(turn), "day_act": _spoken(act)},
        working={"turn": _span(turn), "act": _span(act)},
        explanations=("rules/seq.why_two_units", "rules/seq.why_again", "findings.why_misprint"),
    )


def _days(claim: Claim) -> Days | None:
    return next((d for slot in SLOTS if (d := bounds(claim.slots.get(slot)))), None)


_BURIED = 10  # days between a death and the burial
_ONE_PLACE = 300  # characters within which two deeds of one day are one


def _apart(acts: Sequence[Telling]) -> list[Telling]:
    out: list[Telling] = []
    for act in sorted(acts, key=lambda a: (not a.says.get("own", True), a.at.start)):
        if not any(act.says["sentence"] == o.says["sentence"] for o in out):
            out.append(act)
    return out[:MOST]


def _spoken(days: Days) -> int | Days:
    return days.earliest if days.earliest == days.latest else days


def _span(days: Days) -> list[int]:
    return [days.earliest, days.latest]


def _raised(act: Telling, turn: Telling, day_act: str, day_turn: str) -> Raised:
    days = [Days(t.first, t.last) for t in (act, turn)]
    return Raised(
        act.at,
        (turn.at,),
        says={"who": turn.name, day_act: _spoken(days[0]), day_turn: _spoken(days[1])},
        working={"act": _span(days[0]), "turn": _span(days[1])},
        explanations=_OF_A_PERSON,
    )
