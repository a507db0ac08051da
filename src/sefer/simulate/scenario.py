"""Campaign + day -> Scenario: every input a claim, or an assumption that is declared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sefer.calendars import bounds
from sefer.geography import rates
from sefer.letters import fold
from sefer.messages import Complaint
from sefer.model import Assumption, Campaign, Claim, Contingent, Scenario, State, UnitState
from sefer.reconstruct import forces, on, outside, sides_of
from sefer.simulate import law
from sefer.simulate.roads import Roads, days_away, figures, older, same_place

UNDECLARED = 31  # days around the dated claims of a campaign that does not say when it was
NARROW = 3  # days; a fight told more vaguely names nobody for a day
_CDB90 = "CDB90, 1850-1918"
DEFAULTS = (
    Assumption("intercept", law.INTERCEPT - 0.25, law.INTERCEPT + 0.25, "simulate.why_intercept", _CDB90),
    Assumption("slope", law.SLOPE - 0.45, law.SLOPE + 0.35, "simulate.why_slope", f"{_CDB90}; of a part 0.59 ± 0.32"),
    Assumption("hazard", 0.2, 0.7, "simulate.why_hazard", _CDB90),
    Assumption("killed_share", 0.18, 0.32, "simulate.why_killed", ""),
    Assumption("road_km_a_day", *rates().usual("road"), "simulate.why_road", "Moss 1917; Clausewitz V.11"),
    Assumption("track_km_a_day", *rates().usual("track"), "simulate.why_track", "Clausewitz V.11"),
    Assumption("rail_km_a_day", *rates().usual("rail"), "simulate.why_rail", ""),
    Assumption("sea_km_a_day", *rates().usual("sea"), "simulate.why_sea", ""),
    Assumption("unit_pace_sd", 0.15, 0.15, "simulate.why_unit_pace", ""),
    Assumption("day_pace_sd", 0.2, 0.2, "simulate.why_day_pace", ""),
    Assumption("trains", *rates().trains.usual, "simulate.why_trains", ""),
    Assumption("unknown_days_away", 1.0, 10.0, "simulate.why_away", ""),
)
# men of a unit whose strength no source gives: from worn down to full, a declared guess and wide on purpose
WIDE: Mapping[str, tuple[float, float]] = {
    "army": (8000, 60000), "corps": (6000, 30000), "division": (2500, 12000), "brigade": (1200, 6000), "regiment": (600, 3000),
    "battalion": (200, 1000), "company": (40, 250), "squadron": (40, 200), "battery": (40, 200),
    "detachment": (100, 3000),
}  # fmt: skip


def scenario_from(campaign: Campaign, day: int | None, place: str | None, days: int = 5) -> Scenario:
    """The fight for a place from a day on, with the sides as the sources have them on the evening before.

    Without a place, the one that the latest dated fight of the campaign is about. Raises Complaint where the
    campaign lacks two sides with men.
    """
    day, place = _where(campaign, day, place)
    declared = campaign.settings.first is not None and campaign.settings.last is not None
    asked, around = date.fromordinal(day).isoformat(), outside(campaign, day, 0 if declared else UNDECLARED)
    if around is not None:
        first, last = (date.fromordinal(d).isoformat() for d in around)
        raise Complaint("simulate.outside", exit=2, day=asked, first=first, last=last)
    state = on(campaign, day - 1)
    found, left_out, counted = _mustered(campaign, state, place, days, _named(campaign, day, place))
    near = {c.side for c in found if c.way is not None and days_away(c.way) <= days}
    if len(near) < 2:
        raise _nobody(campaign, near, asked, place)
    sides, of = sorted(near), sides_of(campaign, state)
    attacker = _attacking(campaign, day, place, of)
    if attacker in near and len(sides) == 2:
        defender, why = next(s for s in sides if s != attacker), "simulate.why_defender_told"
    else:
        defender, why = _defender(campaign, state, sides, place)
        attacker = next(s for s in sides if s != defender)
    used = tuple(c for c in found if c.side in (attacker, defender))
    left_out += [(c.name, "simulate.third_side") for c in found if c not in used]
    there = {c.side for c in used if c.way == ()}
    left_out += [(side, "simulate.nobody_there") for side in (str(attacker), defender) if side not in there]
    assumed = (*DEFAULTS, Assumption("defender", 0, 0, why, defender))
    return Scenario(
        day, days, place, str(attacker), defender, used, assumed, tuple(sorted(left_out)), tuple(sorted(counted))
    )


def _nobody(campaign: Campaign, near: set[str], day: str, place: str) -> Complaint:
    """Why there is no fight: no sides are declared, or of one no unit is known to be near enough with men."""
    declared = {str(e.traits["side"]) for e in campaign.entities.values() if e.traits.get("side")}
    declared |= {side.name for side in campaign.settings.sides}
    if not declared:
        return Complaint("simulate.none_declared", exit=2)
    missing = ", ".join(sorted(declared - near)) or "-"
    return Complaint(
        "simulate.no_sides", exit=2, sides=", ".join(sorted(near)) or "-", day=day, place=place, missing=missing
    )


def _is_known(campaign: Campaign, place: str) -> bool:
    """Does the campaign name the place, or have it on its map?"""
    key = fold(place)
    named = (n for e in campaign.entities.values() if e.type == "place" for n in e.names)
    mapped = (n for p in campaign.places for n in (p.name, *p.other_names))
    return any(fold(n) == key for names in (named, mapped) for n in names)


def _where(campaign: Campaign, day: int | None, place: str | None) -> tuple[int, str]:
    fights = []
    for claim in campaign.claims:
        span = bounds(claim.slots.get("date")) if claim.kind == "engagement" else None
        where = claim.slots.get("place")
        if span and isinstance(where, str) and (place is None or fold(where) == fold(place)):
            fights.append((span.earliest, where))
    if place is not None and not fights and not _is_known(campaign, place):
        raise Complaint("simulate.no_place", place=place)
    if not fights and (day is None or place is None):
        raise Complaint("simulate.no_fight")
    last = max(fights, default=(day or 0, place or ""))
    return day if day is not None else last[0], _spelled(campaign, place or last[1])


def _spelled(campaign: Campaign, place: str) -> str:
    """A place as the campaign writes it, however it was typed."""
    names = (n for e in campaign.entities.values() if e.type == "place" for n in e.names)
    return next((n for n in names if fold(n) == fold(place)), place)


def _mustered(
    campaign: Campaign, state: State, place: str, days: int, named: Mapping[str, Sequence[str]]
) -> tuple[list[Contingent], list[tuple[str, str]], list[tuple[str, str]]]:
    """The contingents, the units of a side that are not in with the reason, and those that are counted in another."""
    units = {u.unit: u for u in state.units}
    sides = {u: side for u, side in sides_of(campaign, state).items() if u in units and side is not None}
    strong = {u for u in sides if figures(units[u])}
    top = {u for u in strong if not _above(units, u) & strong}
    roads = Roads(campaign, place, named)
    found: list[Contingent] = []
    left_out: list[tuple[str, str]] = []
    counted: list[tuple[str, str]] = []
    for unit in sorted(sides, key=lambda u: (u not in named, u)):
        name = campaign.entities[unit].name
        above = sorted(_above(units, unit) & strong)
        parts = [other for other in sorted(strong) if unit in _above(units, other)]
        wide = WIDE.get(str(campaign.entities[unit].traits.get("echelon")))
        if unit in top:
            told = roads.contingent(units[unit], sides[unit])
            gone = _left(campaign, units[unit], place, told.way is None)
            left_out += [(name, "simulate.gone_elsewhere")] if gone else []
            left_out += [(f"{name}: {men}", "simulate.older_figure") for men in older(units[unit])]
            found += [] if gone else [told]
        elif above or parts:
            counted.append((name, campaign.entities[(above or parts)[0]].name))
        elif wide is None:
            left_out.append((name, "simulate.no_men"))
        else:
            guess = roads.contingent(units[unit], sides[unit], wide)
            far = guess.way is not None and days_away(guess.way) > days
            why = "simulate.not_near" if far else "simulate.no_way" if guess.way is None else None
            why = "simulate.gone_elsewhere" if _left(campaign, units[unit], place, guess.way is None) else why
            left_out += [(name, why)] if why else []
            found += [] if why else [guess]
    assumed = {c.unit: c for c in found if c.assumed}
    nested = {u: sorted(_above(units, u) & assumed.keys()) for u in assumed}
    counted += [(assumed[u].name, assumed[above[0]].name) for u, above in nested.items() if above]
    return [c for c in found if not nested.get(c.unit)], left_out, counted


def _above(units: Mapping[str, UnitState], unit: str) -> set[str]:
    """Every unit over a unit; a circle of parents ends where it closes."""
    seen: set[str] = set()
    todo = [unit]
    while todo:
        for parent in units[todo.pop()].parents:
            if parent.value not in seen and parent.value != unit:
                seen.add(parent.value)
                todo += [parent.value] if parent.value in units else []
    return seen


def _left(campaign: Campaign, unit: UnitState, place: str, unreached: bool) -> bool:
    """Do the sources have the unit last on its way to another place: from here, or from where no way leads here?"""
    dated = [p for p in unit.positions if p.days is not None]
    away = [p for p in dated if p.how == "departs" and not same_place(campaign, p.value, place)]
    here = [p for p in away if p.origin and same_place(campaign, p.origin, place)]
    return bool(dated) and len(here if not unreached else away) == len(dated)


def _attacking(campaign: Campaign, day: int, place: str, of: Mapping[str, str | None]) -> str | None:
    """The side that came to the place, where the accounts of the day's fight say so: it took it, or was thrown back."""
    told = set()
    for claim in _fights(campaign, day, place):
        outcome = str(claim.slots.get("outcome") or "")
        name = outcome.removeprefix("taken by ").removesuffix(" repulsed")
        entity = campaign.entity(claim.doc, name, claim.id) if name != outcome else None
        told |= {side for side in (of.get(entity.id) if entity else None,) if side}
    return told.pop() if len(told) == 1 else None


def _fights(campaign: Campaign, day: int, place: str) -> list[Claim]:
    """What is told of a fight for the place on the day."""
    out = []
    for claim in campaign.claims:
        span = bounds(claim.slots.get("date")) if claim.kind == "engagement" else None
        where = claim.slots.get("place")
        if span is None or not isinstance(where, str) or claim.polarity not in ("asserted", "reported"):
            continue
        entity = campaign.entity(claim.doc, where, claim.id)
        here = fold(where) == fold(place) or (entity is not None and same_place(campaign, entity.id, place))
        if here and span.earliest <= day <= span.latest <= span.earliest + NARROW:
            out.append(claim)
    return out


def _named(campaign: Campaign, day: int, place: str) -> dict[str, list[str]]:
    """The units that the accounts of the day's fight for the place name, with the claims that do."""
    out: dict[str, list[str]] = {}
    for claim in _fights(campaign, day, place):
        for entity in forces(campaign, claim, "parties"):
            out.setdefault(entity.id, []).append(claim.id)
    return out


def _defender(campaign: Campaign, state: State, sides: Sequence[str], place: str) -> tuple[str, str]:
    """The side with the latest unit attested at the place, and why; else the first by alphabet, and that says so."""
    of = sides_of(campaign, state)
    here = [
        (told.days.latest, side)
        for unit in state.units
        if (side := of.get(unit.unit)) in sides and side is not None
        for told in unit.positions
        if told.days is not None and told.how != "departs"
        if same_place(campaign, told.value, place)
    ]
    if here and len({side for day, side in here}) == 1:
        return here[0][1], "simulate.why_defender"
    if here:
        return max(here)[1], "simulate.why_defender_latest"
    return sides[0], "simulate.why_defender_alphabet"
