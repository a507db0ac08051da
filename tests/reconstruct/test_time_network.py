"""The network of days: as tight as trying every day would be, the same in any order, and quick."""

from __future__ import annotations

from itertools import permutations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import assert_quick
from sefer.reconstruct.chronology import ORIGIN, Bounds, Relation, TimeNetwork

POINTS = ("a", "b", "c")
DAYS = range(-4, 12)


def dated(point: str, first: int, last: int) -> Relation:
    return Relation(ORIGIN, point, first, last, (point,))


def later(first: str, second: str, least: int | None, most: int | None = None) -> Relation:
    return Relation(first, second, least, most, (f"{first}{second}",), "sequence")


def holds(relation: Relation, days: dict[str, int]) -> bool:
    apart = days.get(str(relation.second), 0) - days.get(str(relation.first), 0)
    low, high = relation.least, relation.most
    return (low is None or apart >= low) and (high is None or apart <= high)


def tried(relations: list[Relation]) -> list[dict[str, int]]:
    """Every choice of days that keeps all relations."""
    choices = (dict(zip(POINTS, days, strict=True)) for days in product(DAYS, repeat=len(POINTS)))
    return [days for days in choices if all(holds(r, days) for r in relations)]


@st.composite
def networks(draw: st.DrawFn) -> list[Relation]:
    """Every point dated within a few days, so that trying every day is the whole truth; and relations between them."""
    dates = [dated(p, low := draw(st.integers(0, 5)), low + draw(st.integers(0, 4))) for p in POINTS]
    pairs = st.tuples(st.sampled_from(POINTS), st.sampled_from(POINTS)).filter(lambda p: p[0] != p[1])
    wide = st.one_of(st.none(), st.integers(0, 3))
    found = draw(st.lists(st.tuples(pairs, st.integers(-2, 4), wide), max_size=4))
    return dates + [later(a, b, low, None if more is None else low + more) for (a, b), low, more in found]


@given(networks())
@settings(max_examples=150)
def test_bounds_are_those_of_trying_every_day(relations: list[Relation]) -> None:
    network, possible = TimeNetwork(relations), tried(relations)
    assert bool(network.cycles) == (not possible)
    for point in POINTS if possible else ():
        days = [d[point] for d in possible]
        assert network.bounds(point) == (min(days), max(days))


@given(networks())
@settings(max_examples=100)
def test_a_contradiction_is_one_and_none_of_its_relations_is_idle(relations: list[Relation]) -> None:
    for cycle in TimeNetwork(relations).cycles:
        assert cycle.days > 0
        assert not tried(list(cycle.relations))
        for left_out in cycle.relations:
            assert tried([r for r in cycle.relations if r is not left_out])


@given(networks(), st.integers(-400, 400))
@settings(max_examples=60)
def test_shifting_every_date_shifts_every_answer(relations: list[Relation], by: int) -> None:
    moved = [r._replace(least=r.least + by, most=r.most + by) if r.first == ORIGIN else r for r in relations]  # type: ignore[operator]
    one, other = TimeNetwork(relations), TimeNetwork(moved)
    if not one.cycles:
        assert not other.cycles
        assert [tuple(d + by for d in one.bounds(p) if d is not None) for p in POINTS] == [
            other.bounds(p) for p in POINTS
        ]


@given(networks(), st.randoms())
@settings(max_examples=60)
def test_the_order_of_relations_changes_nothing(relations: list[Relation], dice: Random) -> None:
    turned = list(relations)
    dice.shuffle(turned)
    one, other = TimeNetwork(relations), TimeNetwork(turned)
    assert one.cycles == other.cycles
    assert [one.bounds(p) for p in POINTS] == [other.bounds(p) for p in POINTS]


@given(networks(), st.sampled_from(list(permutations(POINTS, 2))), st.integers(-3, 5))
@settings(max_examples=100)
def test_an_effect_is_what_adding_would_do_and_never_widens(
    relations: list[Relation], pair: tuple[str, str], least: int
) -> None:
    network, more = TimeNetwork(relations), later(*pair, least)
    if network.cycles:
        return
    before = {p: network.bounds(p) for p in POINTS}
    effect, added = network.effect(more), TimeNetwork([*relations, more])
    assert (effect.cycle is None) == (not added.cycles)
    assert {p: network.bounds(p) for p in POINTS} == before
    if effect.cycle is None:
        assert {**before, **{p: b for p, b in effect.bounds.items() if p != ORIGIN}} == {
            p: added.bounds(p) for p in POINTS
        }


def test_an_undated_point_is_bounded_by_what_it_lies_between() -> None:
    network = TimeNetwork([dated("a", 10, 10), dated("c", 20, 20), later("a", "b", 2), later("b", "c", 3)])
    assert network.bounds("b") == (12, 17)
    below, above = network.why("b")
    assert {r.says for r in below} == {("a",), ("ab",)} and {r.says for r in above} == {("c",), ("bc",)}


def test_what_nothing_bounds_stays_open() -> None:
    network = TimeNetwork([dated("a", 10, 10), later("a", "b", 2)])
    assert network.bounds("b") == Bounds(12, None)
    assert network.bounds("unheard of") == Bounds(None, None)


def test_one_contradiction_leaves_the_rest_bounded() -> None:
    told = [dated("a", 10, 10), dated("b", 12, 12), later("a", "b", 5), dated("c", 30, 31), later("b", "c", 0)]
    network = TimeNetwork(told)
    assert [len(c.relations) for c in network.cycles] == [3] and network.cycles[0].days == 3
    assert network.bounds("c") == (30, 31)


def test_a_point_later_than_itself_is_a_contradiction_of_one() -> None:
    assert [len(c.relations) for c in TimeNetwork([later("a", "a", 1)]).cycles] == [1]
    assert not TimeNetwork([later("a", "a", 0)]).cycles


def _drawn(points: int, relations: int) -> tuple[list[int], list[Relation]]:
    dice = Random(1)
    days = [dice.randrange(700_000, 700_400) for _ in range(points)]
    told = [dated(str(i), d - dice.randrange(5), d + dice.randrange(5)) for i, d in enumerate(days) if i % 2]
    while len(told) < relations:
        one, other = sorted(dice.sample(range(points), 2), key=days.__getitem__)
        gap = days[other] - days[one]
        told.append(later(str(one), str(other), max(0, gap - dice.randrange(9)), gap + dice.randrange(9)))
    return days, told


def test_many_events_hold_the_truth() -> None:
    days, told = _drawn(2_000, 10_000)
    network = TimeNetwork(told)
    assert not network.cycles
    for index, day in enumerate(days):
        low, high = network.bounds(str(index))
        assert (low is None or low <= day) and (high is None or day <= high)


@pytest.mark.parametrize("wrong", [400])
def test_hundreds_of_contradictions_are_told_up_to_a_bound(wrong: int) -> None:
    _, told = _drawn(1_000, 4_000)
    spoiled = [r._replace(least=900, most=None) if i > 4_000 - wrong else r for i, r in enumerate(told)]
    networks: list[TimeNetwork] = []
    assert_quick(lambda: networks.append(TimeNetwork(spoiled)), 30)
    network = networks[-1]
    assert 0 < len(network.cycles) <= 100 and network.untold > 0
    sizes = [len(c.relations) for c in network.cycles]
    assert sizes == sorted(sizes)


def test_an_effect_of_one_day_goes_all_along_a_chain() -> None:
    network = TimeNetwork([dated("a", 0, 10), later("a", "b", 2), later("b", "c", 2), dated("c", 0, 20)])
    effect = network.effect(Relation(ORIGIN, "a", 1, None))
    assert {p: b.earliest for p, b in effect.bounds.items() if p != ORIGIN} == {"a": 1, "b": 3, "c": 5}
    effect = network.effect(Relation(ORIGIN, "c", None, 13))
    assert {p: b.latest for p, b in effect.bounds.items() if p != ORIGIN} == {"c": 13, "b": 11, "a": 9}
