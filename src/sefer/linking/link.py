"""The road from readings and claims to entities and links."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TypeVar

from sefer.geography import Gazetteer
from sefer.linking.across import tell_armies
from sefer.linking.bearers import RANK, UnitBearer, cores
from sefer.linking.decided import Wishes
from sefer.linking.deeds import link_deeds
from sefer.linking.eras import Years
from sefer.linking.families import Family
from sefer.linking.names import Names, named
from sefer.linking.persons import PersonBearer, core, part_common, person_families
from sefer.linking.places import PlaceBearer, place_families, rows_of, traits_of
from sefer.linking.reach import within_reach
from sefer.linking.renamed import as_one, joined
from sefer.linking.sides import Sides
from sefer.linking.spoken import Spoken
from sefer.linking.table import Table
from sefer.linking.units import unit_families
from sefer.linking.unnamed import Unnamed
from sefer.linking.works import link_works
from sefer.messages import Complaint
from sefer.model import Claim, Decision, Entity, Link, Marked, Reading, Settings, Unmet

B = TypeVar("B", UnitBearer, PersonBearer, PlaceBearer)
UNIT_SILENCE = 10 * 365  # days without a word after which a number is another unit's
PERSON_SILENCE = 50 * 365  # a life in arms


@dataclass(frozen=True)
class Linked:
    """Mentions with their entities set, by document; the entities; the links; decisions that no name answers to."""

    mentions: Marked
    entities: Mapping[str, Entity]
    links: tuple[Link, ...]
    stale: tuple[Unmet, ...] = ()
    warned: tuple[Complaint, ...] = ()  # of merges that hold, of units of two sides or echelons


def link(
    readings: Sequence[Reading],
    claims: Iterable[Claim],
    gazetteer: Gazetteer,
    settings: Settings,
    decisions: Iterable[Decision] = (),
    known: Mapping[str, Names] | None = None,
) -> Linked:
    """One entity behind the names that mean it, over all documents of a campaign, as far as nobody decided otherwise.

    `known` are the names of readings by document, where they are known already.
    """
    told = tuple(claims)
    wishes, table = Wishes.of(decisions), Table()
    names = [(known or {}).get(reading.name) or named(reading) for reading in readings]
    units = [[one.fresh() for one in n.units] for n in names]
    persons = [[one.fresh() for one in n.persons] for n in names]
    for n, spoken_units, spoken_persons in zip(names, units, persons, strict=True):
        wishes.hold(n.doc, spoken_units)
        wishes.hold(n.doc, spoken_persons)
    part_common({n.doc: found for n, found in zip(names, persons, strict=True)})
    years = Years(names)
    years.give(units, _one_number, UNIT_SILENCE)
    years.give(persons, lambda bearer: core(bearer.name), PERSON_SILENCE)
    tell_armies(units, [n.doc for n in names], told, gazetteer, settings)
    _found_units(table, units, gazetteer, settings, wishes, told, [pair for n in names for pair in n.pairs])
    _found_persons(table, persons, wishes)
    _found_places(table, names, told, gazetteer, wishes)
    table.name_candidates()
    marks = {
        n.doc: table.mark(n.doc, n.mentions, [*spoken_units, *spoken_persons, *n.places])
        for n, spoken_units, spoken_persons in zip(names, units, persons, strict=True)
    }
    table.settle()
    unnamed = Unnamed(table, told)
    for claim in told:
        table.claim(claim, unnamed)
    link_deeds(table, told, unnamed)
    link_works(table, names)
    return Linked(Marked(readings, marks), table.entities, tuple(table.links()), wishes.stale, tuple(wishes.warned))


def _counted(found: Iterable[Spoken[B]]) -> Counter[B]:
    counts: Counter[B] = Counter()
    for one in found:
        counts[one.bearer] += len(one.at)
    return counts


def _one_number(bearer: UnitBearer) -> Hashable:
    return (bearer.echelon, bearer.number or cores(bearer), bearer.nation)


def _found_units(
    table: Table,
    found: Sequence[Sequence[Spoken[UnitBearer]]],
    gazetteer: Gazetteer,
    settings: Settings,
    wishes: Wishes,
    told: Sequence[Claim],
    pairs: Sequence[tuple[str, str]],
) -> None:
    made = unit_families(_counted(chain.from_iterable(found)), gazetteer)
    apart = joined(as_one(made, pairs), told)
    differ = partial(_difference, Sides(settings, apart))
    families = [f for f, _ in wishes.regroup("unit", [(f, None) for f in apart], differ)]
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


def _difference(sides: Sides, one: Family, other: Family) -> str:
    """What speaks against two units being one: their sides, or their echelons; "" for nothing."""
    heads = [head for head in (one.head, other.head) if isinstance(head, UnitBearer)]
    for what, said in (
        ("sides", {sides.of(one), sides.of(other)}),
        ("sides", {head.nation for head in heads}),
        ("echelons", {head.echelon for head in heads if head.echelon in RANK}),
    ):
        if len(said - {None, ""}) > 1:
            return what
    return ""


def _found_persons(table: Table, found: Sequence[Sequence[Spoken[PersonBearer]]], wishes: Wishes) -> None:
    ranks: dict[PersonBearer, dict[str, None]] = defaultdict(dict)
    for one in chain.from_iterable(found):
        if one.rank:
            ranks[one.bearer][one.rank] = None
    made = person_families(_counted(chain.from_iterable(found)), ranks)
    for family, _ in wishes.regroup("person", [(family, None) for family in made]):
        named = [b for b in family.counts if isinstance(b, PersonBearer)]
        table.found("person", family, {"ranks": list(dict.fromkeys(r for b in named for r in ranks.get(b, ())))})


def _found_places(
    table: Table, told: Sequence[Names], claims: Sequence[Claim], gazetteer: Gazetteer, wishes: Wishes
) -> None:
    found = _counted(one for n in told for one in n.places)
    names = [bearer.name for bearer in found]
    chosen, reached = wishes.places(names, gazetteer), within_reach(claims, names, gazetteer)
    rows = {name: rows_of(name, gazetteer, chosen, reached) for name in names}
    for family, known in wishes.regroup("place", place_families(found, rows)):
        table.found("place", family, traits_of(known))
