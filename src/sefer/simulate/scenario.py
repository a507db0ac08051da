"""Campaign + day -> Scenario: every input a claim, or an assumption that is declared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sefer.calendars import bounds
from sefer.geography import Network
from sefer.letters import fold
from sefer.messages import Complaint
from sefer.model import Assumption, Campaign, Contingent, Scenario, State, Told, UnitState
from sefer.reconstruct import on, sides_of, stations
from sefer.simulate import law

MEN = ("officer", "soldier", "person", "cavalryman", "volunteer")
_CDB90 = "CDB90, 1850-1918"
DEFAULTS = (
    Assumption("intercept", law.INTERCEPT - 0.25, law.INTERCEPT + 0.25, "simulate.why_intercept", _CDB90),
    Assumption("slope", law.SLOPE - 0.45, law.SLOPE + 0.35, "simulate.why_slope", f"{_CDB90}; of a part 0.59 ± 0.32"),
    Assumption("hazard", 0.2, 0.7, "simulate.why_hazard", _CDB90),
    Assumption("killed_share", 0.18, 0.32, "simulate.why_killed", ""),
    Assumption("road_km_a_day", 16.0, 24.0, "simulate.why_road", "Moss 1917; Clausewitz V.11"),
    Assumption("track_km_a_day", 10.0, 16.0, "simulate.why_track", "Clausewitz V.11"),
    Assumption("rail_km_a_day", 150.0, 250.0, "simulate.why_rail", ""),
    Assumption("sea_km_a_day", 150.0, 300.0, "simulate.why_sea", ""),
    Assumption("unit_pace_sd", 0.15, 0.15, "simulate.why_unit_pace", ""),
    Assumption("day_pace_sd", 0.2, 0.2, "simulate.why_day_pace", ""),
    Assumption("trains", 4.0, 8.0, "simulate.why_trains", ""),
    Assumption("unknown_days_away", 0.0, 0.0, "simulate.why_away", ""),
)
# men of a unit whose strength no source gives: from worn down to full, a declared guess and wide on purpose
WIDE: Mapping[str, tuple[float, float]] = {
    "corps": (6000, 30000), "division": (2500, 12000), "brigade": (1200, 6000), "regiment": (600, 3000),
    "battalion": (200, 1000), "company": (40, 250), "squadron": (40, 200), "battery": (40, 200),
    "detachment": (100, 3000),
}  # fmt: skip


def scenario_from(campaign: Campaign, day: int | None, place: str | None, days: int = 5) -> Scenario:
    """The fight for a place from a day on, with the sides as the sources have them on the evening before.

    Without a place, the one that the latest dated fight of the campaign is about. Raises Complaint where the
    campaign lacks two sides with men.
    """
    day, place = _where(campaign, day, place)
    state = on(campaign, day - 1)
    network = Network(campaign.places, campaign.routes)
    found, left_out = _mustered(campaign, state, network, place, days)
    sides = sorted({c.side for c in found})
    if len(sides) < 2:
        if not campaign.settings.sides:
            raise Complaint("simulate.none_declared")
        raise Complaint("simulate.no_sides", sides=", ".join(sides) or "-", day=date.fromordinal(day).isoformat())
    defender, why = _defender(campaign, state, sides, place)
    attacker = next(s for s in sides if s != defender)
    used = tuple(c for c in found if c.side in (attacker, defender))
    left_out += [(c.name, "simulate.third_side") for c in found if c not in used]
    holds = Assumption("defender", 0, 0, why, defender)
    return Scenario(day, days, place, attacker, defender, used, (*DEFAULTS, holds), tuple(sorted(left_out)))


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
    return day if day is not None else last[0], place or last[1]


def _mustered(
    campaign: Campaign, state: State, network: Network, place: str, days: int
) -> tuple[list[Contingent], list[tuple[str, str]]]:
    """The contingents, and the units of a side that are not in, each with the reason."""
    units = {u.unit: u for u in state.units}
    sides = {u: side for u, side in sides_of(campaign, state).items() if u in units and side is not None}
    strong = {u for u in sides if _figures(units[u])}
    top = {u for u in strong if not _above(units, u) & strong}
    found, left_out = [], []
    for unit in sorted(sides):
        name = campaign.entities[unit].name
        if unit in top:
            told = _contingent(campaign, units[unit], sides[unit], network, place, state.day, _told(units[unit]))
            if told.way is None and _left(campaign, units[unit], place):
                left_out.append((name, "simulate.gone_elsewhere"))
            else:
                found.append(told)
            continue
        if _above(units, unit) & strong or any(unit in _above(units, other) for other in strong):
            continue  # its men are counted with its parent, or by its parts
        wide = WIDE.get(str(campaign.entities[unit].traits.get("echelon")))
        guess = _contingent(campaign, units[unit], sides[unit], network, place, state.day, wide, True) if wide else None
        if guess is None or guess.way is None or _days_away(guess.way) > days:
            left_out.append((name, "simulate.no_men" if guess is None else "simulate.not_near"))
        elif _above(units, unit) & {c.unit for c in found if c.assumed}:
            continue
        else:
            found.append(guess)
    assumed = {c.unit for c in found if c.assumed}
    return [c for c in found if not (c.assumed and _above(units, c.unit) & assumed)], left_out


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


def _figures(unit: UnitState) -> list[tuple[tuple[float, float], tuple[str, ...]]]:
    """Men by each strength that is told: officers and other ranks together, with the claims."""
    out = []
    for told in unit.strengths:
        held = [told.value[item] for item in MEN if item in told.value]
        if held and sum(h[1] for h in held) > 0:
            out.append(((float(sum(h[0] for h in held)), float(sum(h[1] for h in held))), told.claims))
    return out


def _told(unit: UnitState) -> tuple[float, float]:
    men = [m for m, _ in _figures(unit)]
    return min(m[0] for m in men), max(m[1] for m in men)


def _contingent(
    campaign: Campaign, unit: UnitState, side: str, network: Network, place: str, day: int,
    men: tuple[float, float],
    assumed: bool = False,
) -> Contingent:  # fmt: skip
    stands = [_stands(campaign, unit.unit, p, network, day) for p in unit.positions if p.days is not None]
    ways = [network.reach(stand, place) for stand in stands]
    near = min((w for w in ways if w is not None), key=lambda w: w.days, default=None)
    ids = [i for _, claims in _figures(unit) for i in claims] + [i for p in unit.positions for i in p.claims]
    way = None if near is None else near.by_mode
    low, high = max(men[0], 1.0), max(men)
    return Contingent(
        unit.unit, campaign.entities[unit.unit].name, side, low, high, way, tuple(dict.fromkeys(ids)), assumed
    )


def _left(campaign: Campaign, unit: UnitState, place: str) -> bool:
    """Do the sources have the unit last on its way to another place?"""
    dated = [p for p in unit.positions if p.days is not None]
    away = [p for p in dated if p.how == "departs" and fold(campaign.entities[p.value].name) != fold(place)]
    return bool(dated) and len(away) == len(dated)


def _stands(campaign: Campaign, unit: str, told: Told, network: Network, day: int) -> str:
    """The place from which a unit is counted: on its way where it left, until the slowest march has brought it on."""
    goal = campaign.entities[told.value].name
    if told.how != "departs" or told.days is None:
        return goal
    left = next(
        (s.place for s in stations(campaign).get(unit, ()) if s.claim in told.claims and s.how == "departs"), ""
    )
    origin = campaign.entities[left].name if left else ""
    way = network.reach(origin, goal) if origin else None
    return origin if way is not None and day - told.days.latest < way.days[1] else goal


def _days_away(way: Iterable[tuple[str, float]]) -> float:
    """The least days of march by the default rates."""
    rates = {a.name: a.high for a in DEFAULTS}
    return sum(km / rates[f"{mode}_km_a_day"] for mode, km in way)


def _defender(campaign: Campaign, state: State, sides: Sequence[str], place: str) -> tuple[str, str]:
    """The side with the latest unit attested at the place, and why; else the first by alphabet, and that says so."""
    of = sides_of(campaign, state)
    here = [
        (told.days.latest, side)
        for unit in state.units
        if (side := of.get(unit.unit)) in sides and side is not None
        for told in unit.positions
        if told.days is not None and told.how != "departs"
        if fold(campaign.entities[told.value].name) == fold(place)
    ]
    if here and len({side for day, side in here}) == 1:
        return here[0][1], "simulate.why_defender"
    if here:
        return max(here)[1], "simulate.why_defender_latest"
    return sides[0], "simulate.why_defender_alphabet"
