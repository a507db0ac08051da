"""The road from readings and claims to entities and links."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sefer.geography import Gazetteer
from sefer.linking.bearers import Seen, UnitBearer, cores, seen
from sefer.linking.decided import Wishes
from sefer.linking.deeds import link_deeds
from sefer.linking.eras import Years
from sefer.linking.families import Bearer
from sefer.linking.persons import SeenPerson, core, part_common, person_families, seen_persons
from sefer.linking.places import PlaceBearer, place_families, rows_of, traits_of
from sefer.linking.reach import within_reach
from sefer.linking.sides import Sides
from sefer.linking.table import Table
from sefer.linking.units import unit_families
from sefer.linking.unnamed import Unnamed
from sefer.linking.works import link_works
from sefer.model import Claim, Decision, Entity, Link, Mention, PlaceValue, Reading, Settings

UNIT_SILENCE = 10 * 365  # days without a word after which a number is another unit's
PERSON_SILENCE = 50 * 365  # a life in arms


@dataclass(frozen=True)
class Linked:
    """Mentions with their entities set, by document; the entities; the links; decisions that no name answers to."""

    mentions: Mapping[str, tuple[Mention, ...]]
    entities: Mapping[str, Entity]
    links: tuple[Link, ...]
    stale: tuple[Decision, ...] = ()


def link(
    readings: Sequence[Reading],
    claims: Iterable[Claim],
    gazetteer: Gazetteer,
    settings: Settings,
    decisions: Iterable[Decision] = (),
) -> Linked:
    """One entity behind the names that mean it, over all documents of a campaign, as far as nobody decided otherwise."""
    told = tuple(claims)
    wishes, table = Wishes.of(decisions), Table()
    units = [seen(reading) for reading in readings]
    persons = [seen_persons(reading) for reading in readings]
    for reading, seen_units, seen_people in zip(readings, units, persons, strict=True):
        wishes.hold(reading.document.name, seen_units)
        wishes.hold(reading.document.name, seen_people)
    part_common({r.document.name: found for r, found in zip(readings, persons, strict=True)})
    years = Years(readings)
    years.give(units, _one_number, UNIT_SILENCE)
    years.give(persons, lambda one: core(one.bearer.name), PERSON_SILENCE)
    _found_units(table, units, gazetteer, settings, wishes)
    _found_persons(table, persons, wishes)
    _found_places(table, readings, told, gazetteer, wishes)
    table.name_candidates()
    marked = {
        reading.document.name: _marked(table, reading, units[n], persons[n]) for n, reading in enumerate(readings)
    }
    table.settle()
    unnamed = Unnamed(table)
    for claim in told:
        table.claim(claim, unnamed)
    link_deeds(table, told, unnamed)
    link_works(table, readings)
    return Linked(marked, table.entities, tuple(table.links()), wishes.stale)


def _one_number(one: Seen) -> Hashable:
    bearer = one.bearer
    return (bearer.echelon, bearer.number or cores(bearer), bearer.nation)


def _found_units(
    table: Table, found: Sequence[Sequence[Seen]], gazetteer: Gazetteer, settings: Settings, wishes: Wishes
) -> None:
    made = unit_families(Counter(one.bearer for seen_ in found for one in seen_), gazetteer)
    families = [family for family, _ in wishes.regroup("unit", [(family, None) for family in made])]
    sides = Sides(settings, families)
    for family in families:
        head = family.head
        assert isinstance(head, UnitBearer)
        traits = {
            "echelon": head.echelon, "number": head.number, "arm": head.arm, "side": sides.of(family),
            "nation": head.nation, "parent": head.parent_name,
        }  # fmt: skip
        table.found("unit", family, traits)
    for side in settings.sides:
        table.entity("side", (side.name,), {})


def _found_persons(table: Table, found: Sequence[Sequence[SeenPerson]], wishes: Wishes) -> None:
    ranks: dict[Bearer, dict[str, None]] = defaultdict(dict)
    for one in (one for seen_ in found for one in seen_):
        if one.rank:
            ranks[one.bearer][one.rank] = None
    made = person_families(Counter(one.bearer for seen_ in found for one in seen_))
    for family, _ in wishes.regroup("person", [(family, None) for family in made]):
        table.found("person", family, {"ranks": list(dict.fromkeys(r for b in family.counts for r in ranks[b]))})


def _found_places(
    table: Table, readings: Sequence[Reading], claims: Sequence[Claim], gazetteer: Gazetteer, wishes: Wishes
) -> None:
    named = Counter(PlaceBearer(m.value.name) for r in readings for m in r.mentions if isinstance(m.value, PlaceValue))
    names = [bearer.name for bearer in named]
    chosen, reached = wishes.places(names, gazetteer), within_reach(claims, names, gazetteer)
    rows = {name: rows_of(name, gazetteer, chosen, reached) for name in names}
    for family, known in wishes.regroup("place", place_families(named, rows)):
        table.found("place", family, traits_of(known))


def _marked(
    table: Table, reading: Reading, units: Sequence[Seen], persons: Sequence[SeenPerson]
) -> tuple[Mention, ...]:
    bearers: dict[int, Bearer] = {one.index: one.bearer for one in units}
    bearers |= {one.index: one.bearer for one in persons}
    places: dict[str, Bearer] = {}
    for index, mention in enumerate(reading.mentions):
        if isinstance(mention.value, PlaceValue):
            name = mention.value.name
            bearers[index] = places.get(name) or places.setdefault(name, PlaceBearer(name))
    pairs = ((mention, bearers.get(index)) for index, mention in enumerate(reading.mentions))
    return tuple(table.mark(reading.document.name, pairs))
