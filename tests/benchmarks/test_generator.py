"""Made-up campaigns: their truth holds together, and what is told of them is true and stands in its sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from generator import FIRST, KINDS, Made, campaign
from generator.rates import NOBODY_FASTER
from generator.truth import NONE
from generator.ways import Ways
from hypothesis import given, settings
from hypothesis import strategies as st

from sefer.calendars import bounds
from sefer.model import CLAIM_KINDS, Claim, DateValue

SEEDS = st.integers(0, 10_000)
FEW = settings(max_examples=12)
DAYS = ("date", "depart", "arrive")


def claims(made: Made) -> Mapping[str, Claim]:
    return {c.id: c for c in made.campaign.claims}


@FEW
@given(SEEDS)
def test_one_seed_makes_one_campaign(seed: int) -> None:
    one, other = campaign(seed, faults="two_places", disagree=0.2), campaign(seed, faults="two_places", disagree=0.2)
    assert one.campaign == other.campaign and one.faults == other.faults
    assert [t.slots for t in one.told.values()] == [t.slots for t in other.told.values()]


@FEW
@given(SEEDS)
def test_no_man_comes_from_nowhere_or_gets_lost(seed: int) -> None:
    truth = campaign(seed, units=20, days=90).truth
    begun = sum(truth.own[u.id].values[0].person for u in truth.world.units)
    joined = sum(m.person for m in truth.joined.values())
    lost = sum(m.person for sorts in truth.gone.values() for m in sorts.values())
    left = sum((truth.own[u].at(truth.last) or NONE).person for u in truth.units if truth.exists(u, truth.last))
    assert begun + joined == lost + left
    assert all(min(men) >= 0 for history in truth.own.values() for men in history.values)


@FEW
@given(SEEDS)
def test_the_men_of_a_side_are_those_of_its_parts_on_every_day(seed: int) -> None:
    truth = campaign(seed).truth
    tops = [u.id for u in truth.world.units if u.parent is None]
    for day in range(truth.first, truth.last + 1, 7):
        under = [u for top in tops for u in truth.below(top, day)]
        assert len(under) == len(set(under)), "a unit stands under two"
        alive = {u for u, of in truth.units.items() if truth.exists(u, day) and of.echelon != "other"}
        assert alive == set(under)


@FEW
@given(SEEDS)
def test_nobody_is_in_two_places_and_nobody_flies(seed: int) -> None:
    made = campaign(seed)
    truth, ways = made.truth, Ways(made.truth.world)
    for history in truth.where.values():
        assert sorted(set(history.days)) == history.days
        stops = [(d, w.place) for d, w in zip(history.days, history.values, strict=True) if w.place]
        for (one, start), (other, end) in pairwise(stops):
            assert start == end or ways.least_days(start, end) <= other - one
    slowest = {"road": "march", "track": "march", "rail": "rail", "sea": "sea"}
    for history in truth.where.values():
        for was, now in pairwise(history.values):
            if was.start == now.start and was.end == now.end and was.mode:
                assert 0 <= now.km - was.km <= NOBODY_FASTER[slowest[was.mode]] / 4


@FEW
@given(SEEDS)
def test_those_who_fight_stand_there_and_a_fight_has_two_sides(seed: int) -> None:
    truth = campaign(seed).truth
    for event in truth.events:
        if event.sort == "fight":
            assert len(event.what["parties"]) == 2
            for unit in (u for units in event.what["parties"].values() for u in units):
                days = range(event.first - 1, event.last + 1)
                assert {truth.place(unit, d) for d in days} == {event.what["place"]}


@FEW
@given(SEEDS)
def test_what_is_told_holds_the_truth(seed: int) -> None:
    made = campaign(seed, units=16, days=90)
    for id_, claim in claims(made).items():
        fact = made.told[id_].fact
        for slot, (first, last) in fact.points.items():
            days = bounds(claim.slots[slot])
            assert (days is None) == (claim.slots[slot] is None)
            assert days is None or days.earliest <= first <= last <= days.latest
        for path, number in fact.figures.items():
            low, high = figure(claim, path)
            assert low <= number <= high
        if claim.kind == "sequence":
            apart = the_day(made, claim.slots["second"], "depart") - the_day(made, claim.slots["first"], "arrive")
            assert claim.slots["min_days"] <= apart
            assert claim.slots["max_days"] is None or apart <= claim.slots["max_days"]
    assert made.wrong == {}


def figure(claim: Claim, path: tuple[str, ...]) -> tuple[float, float]:
    found: Any = claim.slots if claim.kind == "composition" else claim.slots["values"]
    for key in path:
        found = found[key]
    return (found["min"], found["max"]) if isinstance(found, Mapping) else (found, found)


def the_day(made: Made, what: str, of_move: str) -> int:
    """The one true day of a claim, or a day as it is written."""
    if what not in made.told:
        return date.fromisoformat(what).toordinal()
    told = made.told[what]
    ((slot, (first, last)),) = told.fact.points.items()
    assert first == last and slot == (of_move if told.kind == "movement" else "date")
    return first


@FEW
@given(SEEDS)
def test_what_is_told_of_a_day_was_so_on_all_its_days(seed: int) -> None:
    made = campaign(seed, units=16, days=90)
    truth = made.truth
    for claim in made.campaign.claims:
        told = made.told[claim.id]
        if claim.kind == "location":
            first, last = told.fact.points["date"]
            stood = {truth.place(told.fact.units[0], d) for d in range(first, last + 1)}
            place = claim.slots["place"]
            assert (place not in stood) if claim.polarity == "negated" else stood == {place}
        elif claim.kind == "strength" and told.fact.event is None:
            first, last = told.fact.points["date"]
            men = {truth.men(told.fact.units[0], d) for d in range(first - 1, last + 1)}
            (only,) = men
            assert all(getattr(only, path[0]) == n for path, n in told.fact.figures.items())


@FEW
@given(SEEDS)
def test_every_name_and_number_stands_in_its_words(seed: int) -> None:
    made = campaign(seed, faults="cycle")
    for claim in made.campaign.claims:
        quote = made.campaign.quote(claim)
        for word in said(claim.slots, made):
            assert word.lower() in quote.lower(), (claim.kind, word, quote)
        assert not claim.said_by or claim.said_by in quote
    for doc, mentions in made.campaign.mentions.items():
        text = made.campaign.documents[doc].text
        for mention in mentions:
            name = getattr(mention.value, "name", None)
            assert name is None or text[mention.start : mention.end] == name
            if mention.type == "quantity":
                assert text[mention.start : mention.end].startswith(mention.value.numeral)  # type: ignore[union-attr]


def said(value: Any, made: Made, key: str = "") -> list[str]:
    """What a slot asserts, as it stands in English."""
    if isinstance(value, Mapping):
        return [w for k, v in value.items() for w in said(v, made, k)]
    if isinstance(value, list):
        return [w for v in value for w in said(v, made)]
    if isinstance(value, (int, float)):
        return [str(value)]
    if not value or key in ("relation", "role", "mode") or value in made.told:
        return []
    return re.findall(r"\d{4}", value)[:1] if key in DAYS or re.match(r"\d{4}-", value) else [value]


@FEW
@given(SEEDS)
def test_every_name_leads_to_what_it_stands_for(seed: int) -> None:
    made = campaign(seed)
    wanted = {"subject": ("unit", "person"), "object": ("unit",), "recipient": ("unit",), "issuer": ("person",)}
    wanted |= dict.fromkeys(("place", "from", "to"), ("place",)) | {"parties": ("unit", "side")}
    for claim in made.campaign.claims:
        for slot, types in wanted.items():
            value = claim.slots.get(slot)
            for name in value if isinstance(value, list) else [value] if value else []:
                entity = made.campaign.entity(claim.doc, name, claim.id)
                assert entity is not None and entity.type in types and name in entity.names
        if claim.kind != "command" and made.told[claim.id].fact.event is None and claim.slots.get("subject"):
            entity = made.campaign.entity(claim.doc, claim.slots["subject"], claim.id)
            assert entity is not None and entity.id in made.told[claim.id].fact.units


def test_dates_are_of_all_sorts_and_mentions_know_the_third_of_a_month() -> None:
    made = campaign(3, claims=400)
    dates = [c.slots[s] for c in made.campaign.claims for s in DAYS if c.slots.get(s)]
    shapes = {re.sub(r"\d", "0", d) for d in dates}
    assert shapes == {"0000-00-00", "0000-00-00/0000-00-00", "0000-00", "0000-00~"}
    assert any(s in c.slots and c.slots[s] is None for c in made.campaign.claims for s in ("date",))
    vague = [m.value for ms in made.campaign.mentions.values() for m in ms if isinstance(m.value, DateValue)]
    thirds = [v.days for v in vague if v.edtf and v.edtf.endswith("~") and v.days]
    assert thirds and all(9 <= d.latest - d.earliest + 1 <= 11 or d.latest - d.earliest == 7 for d in thirds)


def test_all_kinds_of_claims_are_told() -> None:
    kinds = {c.kind for seed in range(8) for c in campaign(seed).campaign.claims}
    assert kinds == set(CLAIM_KINDS)
    polarities = {c.polarity for seed in range(8) for c in campaign(seed).campaign.claims}
    assert polarities == {"asserted", "negated", "planned", "reported"}


def test_accounts_disagree_only_where_asked_and_never_the_first_to_tell() -> None:
    made = campaign(5, units=20, days=90, disagree=0.5)
    assert made.wrong
    for id_ in made.wrong:
        fact = made.told[id_].fact
        others = [t for t in made.told.values() if t.fact.event == fact.event and t.kind == fact.kind and not t.wrong]
        assert fact.event is not None and others, "what is told wrongly is told rightly by another"
        for path, number in fact.figures.items():
            low, high = figure(claims(made)[id_], path)
            assert not low <= number <= high


def test_gaps_are_known() -> None:
    made = campaign(1)
    told = {t.fact.event for t in made.told.values()}
    assert made.untold and not told & set(made.untold)
    assert told - {None} | set(made.untold) == set(range(len(made.truth.events)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_planted_fault_is_told_and_nothing_else_is_false(kind: str) -> None:
    for seed in range(6):
        made = campaign(seed, faults=kind)
        (fault,) = made.faults
        assert fault.kind == kind and set(made.wrong) == set(fault.altered) <= set(fault.claims)
        assert set(fault.claims) <= claims(made).keys()


def planted(kind: str) -> list[Claim]:
    """The claims of the first fault of a kind that shows."""
    made = next(m for seed in range(20) if (m := campaign(seed, faults=kind)).faults[0].shows)
    return [claims(made)[i] for i in made.faults[0].claims]


def day(claim: Claim, slot: str = "date") -> int:
    days = bounds(claim.slots[slot])
    assert days is not None and days.earliest == days.latest
    return days.earliest


def test_faults_are_what_they_say() -> None:
    (move,) = planted("arrival_before_departure")
    assert day(move, "arrive") < day(move, "depart")
    one, other = planted("two_places")
    assert day(one) == day(other) and one.slots["subject"] == other.slots["subject"]
    assert one.slots["place"] != other.slots["place"]
    order, move = planted("before_order")
    assert move.basis == (order.id,) and day(move, "depart") < day(order)
    ring = planted("cycle")
    assert len(ring) >= 3 and [c.slots["second"] for c in ring] == [c.slots["first"] for c in (*ring[1:], ring[0])]
    had, lost = planted("losses_above_strength")
    assert day(had) < day(lost) and lost.slots["values"]["killed"]["soldier"] > had.slots["values"]["soldier"]
    whole, part, bond = planted("part_above_whole")
    assert bond.slots["subject"] == part.slots["subject"] and bond.slots["object"] == whole.slots["subject"]
    assert part.slots["values"]["soldier"] > whole.slots["values"]["soldier"]
    one, other = planted("two_commanders")
    assert one.slots["object"] == other.slots["object"] and one.slots["subject"] != other.slots["subject"]
    acts, founded = planted("before_founding")
    assert day(acts) < day(founded) and founded.slots["relation"] == "established"
    acts, ended = planted("after_dissolution")
    assert day(acts) > day(ended) and ended.slots["relation"] == "abolished"
    (own,) = planted("own_parent")
    assert own.slots["subject"] == own.slots["object"]
    chain = planted("cyclic_command")
    assert [c.slots["object"] for c in chain] == [c.slots["subject"] for c in (*chain[1:], chain[0])]


def test_the_claims_of_a_fault_stand_in_one_account() -> None:
    for kind in KINDS:
        assert len({c.doc for c in planted(kind)}) == 1


def test_a_larger_campaign_has_as_many_claims_as_asked() -> None:
    made = campaign(1, units=80, days=120, places=60, accounts=5, claims=3_000, pace=0.3)
    assert len(made.campaign.claims) == 3_000
    ids = {c.id for c in made.campaign.claims}
    ends = {c.slots[s] for c in made.campaign.claims if c.kind == "sequence" for s in ("first", "second")}
    assert {e for e in ends if e.startswith("c")} <= ids
    assert {i for c in made.campaign.claims for i in (*c.basis, *c.plans)} <= ids
    assert made.truth.first == FIRST
