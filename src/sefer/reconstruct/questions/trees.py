"""The units of a day as a tree: which are there, who stands under whom, in which order they are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import Campaign, State, UnitState
from sefer.reconstruct.command import tree
from sefer.reconstruct.said import said


def there(campaign: Campaign, unit: UnitState, day: int) -> bool:
    """Is a unit told of for the day or before, or without any day? An unnamed force needs more than a station."""
    if unit.commanders or unit.parents or unit.strengths:
        return True
    if campaign.entities[unit.unit].type == "force":
        return False
    known = said(campaign)
    found = (
        e for table in (known.present, known.losses, known.reserves, known.parents) for e in table.get(unit.unit, ())
    )
    return any(e.may_hold(day) for e in found)


def parents(state: State) -> set[str]:
    """The units under which others stand."""
    return {p.value for u in state.units for p in (*u.parents, *u.wholes)}


def children(campaign: Campaign, units: Mapping[str, UnitState]) -> dict[str | None, list[str]]:
    """Who stands under whom: as told, of two wholes of which one stands under the other that one; else by its own name ("38. Alay 2. Tabur" is a part of "38. Alay")."""
    by_name = {fold(name): u for u in units for name in campaign.entities[u].names}
    above = {}
    for unit in units.values():
        known = [p for p in unit.parents if p.value in units]
        whose = {p.value for p in known}
        own = _whole(fold(campaign.entities[unit.unit].name), by_name)
        between = {p for p in whose if p in units and whose & {q.value for q in units[p].parents}}
        known.sort(
            key=lambda p: (
                campaign.entities[p.value].type == "force",
                -p.beside.earliest if p.beside else 0,
                p.value not in between,
                p.value == own,  # a battalion stands under its brigade, though it is called after its regiment
            )
        )
        told = [p.value for p in known[:1]]
        above[unit.unit] = told or ([own] if own else [])
    over = tree(above)
    children: dict[str | None, list[str]] = defaultdict(list)
    for name in units:
        children[over.get(name)].append(name)
    return children


def _whole(name: str, by_name: Mapping[str, str]) -> str | None:
    """The unit whose name begins this one, the longest first."""
    words = name.split()
    heads = (" ".join(words[:n]) for n in range(len(words) - 1, 1, -1))
    known = (by_name.get(head) or by_name.get(_OWNER.sub("", head)) for head in heads)
    return next((whole for whole in known if whole is not None), None)


_OWNER = lazy(r"['’]?(?:n?[ıiuü]n|s)$")  # "107. Alay'ın iki taburu", "the 39th Brigade's battalion"


_RANK = {
    e: n for n, e in enumerate(("army_group", "front", "army", "corps", "group", "division", "brigade", "regiment"))
}


def walk(
    campaign: Campaign, children: Mapping[str | None, list[str]], sides: Mapping[str, str | None]
) -> Iterator[tuple[int, str]]:
    """Depth first, side by side, named units before unnamed forces, the larger echelons first."""

    def key(identifier: str) -> tuple[bool, str, bool, int, int, str]:
        entity = campaign.entities[identifier]
        side = sides.get(identifier) or ""
        rank = _RANK.get(str(entity.traits.get("echelon")), 20)
        number = int(entity.traits.get("number") or 0)
        return (not side, side, entity.type == "force", rank, number, entity.name)

    stack = [(0, unit) for unit in sorted(children.get(None, ()), key=key, reverse=True)]
    while stack:
        depth, unit = stack.pop()
        yield depth, unit
        stack += [(depth + 1, child) for child in sorted(children.get(unit, ()), key=key, reverse=True)]
