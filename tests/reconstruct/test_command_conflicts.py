"""What can't be true of command: told once, by the claims that show it, and only where nothing else can be meant."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from engines_made import UNITS, Row, campaign, ordinal, row, stood

from growth import assert_quick
from sefer.messages import LANGUAGES
from sefer.reconstruct.command import Conflict, command, conflicts, told

UNIT, DAY = "57th Regiment", "1916-08-05"


def led(person: str, day: str | None, **more: Any) -> Row:
    slots = {"subject": person, "role": more.pop("role", "commander"), "object": UNIT, "date": day}
    return row("command", slots, **more)


def bond(unit: str, relation: str, other: str | None, day: str | None = DAY, **more: Any) -> Row:
    return row("organization", {"subject": unit, "relation": relation, "object": other, "date": day}, **more)


def found(*rows: Row) -> list[tuple[str, tuple[str, ...]]]:
    return [(c.sort, c.claims) for c in conflicts(campaign(rows))]


TWO_PARENTS = (bond(UNIT, "part_of", "19th Division"), bond(UNIT, "part_of", "20th Division"))
TWO_HEADS = (led("Kemal Bey", DAY), led("Yakup Şevki Bey", DAY))
RING = (
    bond(UNIT, "part_of", "19th Division"),
    bond("19th Division", "part_of", "XV Corps"),
    bond("XV Corps", "part_of", UNIT),
)


def test_each_sort_is_told_by_the_claims_that_show_it() -> None:
    assert found(*TWO_PARENTS) == [("two_parents", ("c0", "c1"))]
    assert found(*TWO_HEADS) == [("two_commanders", ("c0", "c1"))]
    assert found(bond(UNIT, "part_of", UNIT)) == [("own_parent", ("c0",))]
    assert found(*RING) == [("cycle", ("c1", "c2", "c0"))]
    order = row("order", {"issuer": "XV Corps", "recipient": UNIT, "date": DAY, "content": "attack"})
    deed = row("engagement", {"parties": [UNIT], "place": "Podhajce", "date": "1916-08-03"}, basis=("c0",))
    assert [(s, set(c)) for s, c in found(order, deed)] == [("before_order", {"c0", "c1"})]


@pytest.mark.parametrize(("relation", "day", "sort"), [
    ("established", "1916-08-01", "before_founding"), ("abolished", "1916-08-11", "after_end"),
    ("merged_into", "1916-08-11", "after_end"),
])  # fmt: skip
def test_nobody_acts_before_a_founding_or_after_an_end(relation: str, day: str, sort: str) -> None:
    told_ = found(
        stood(UNIT, "Lemberg", day), bond(UNIT, relation, "62nd Regiment" if relation == "merged_into" else None)
    )
    assert [(s, set(c)) for s, c in told_] == [(sort, {"c0", "c1"})]


INNOCENT: dict[str, tuple[Row, ...]] = {
    "an attachment beside the whole": (TWO_PARENTS[0], bond(UNIT, "attached_to", "20th Division")),
    "a division and the corps over it": (TWO_PARENTS[0], bond(UNIT, "part_of", "XV Corps")),
    "another day": (TWO_PARENTS[0], bond(UNIT, "part_of", "20th Division", "1916-08-06")),
    "a month": (TWO_PARENTS[0], bond(UNIT, "part_of", "20th Division", "1916-08")),
    "left on that day": (*TWO_PARENTS, bond(UNIT, "detached_from", "19th Division")),
    "maybe left on that day": (*TWO_PARENTS, bond(UNIT, "detached_from", "19th Division", "1916-08")),
    "two accounts": (
        bond(UNIT, "part_of", "19th Division", source=("Demir 2001, 4",)),
        bond(UNIT, "part_of", "20th Division", source=("Kaya 2005, 9",)),
    ),
    "a deputy": (TWO_HEADS[0], led("Yakup Şevki Bey", DAY, role="deputy commander")),
    "a chief of staff": (TWO_HEADS[0], led("Yakup Şevki Bey", DAY, role="kurmay başkanı")),
    "handed over that day": (*TWO_HEADS, led("Kemal Bey", "1916-07-20"), led("Yakup Şevki Bey", "1916-08-20")),
    "both at once in one claim": (row("command", {"subject": ["Kemal Bey", "Yakup Şevki Bey"], "role": "commander", "object": UNIT, "date": DAY}),),
    "said by somebody": (TWO_HEADS[0], led("Yakup Şevki Bey", DAY, polarity="reported", said_by="Kemal Bey")),
    "planned": (TWO_PARENTS[0], bond(UNIT, "part_of", "20th Division", polarity="planned")),
    "a circle over several days": (*RING[:2], bond("XV Corps", "part_of", UNIT, "1916-08-06")),
}  # fmt: skip


@pytest.mark.parametrize("case", INNOCENT)
def test_what_can_be_read_otherwise_is_no_conflict(case: str) -> None:
    assert found(*INNOCENT[case]) == []


def test_what_was_left_on_another_day_excuses_nothing() -> None:
    vague, later = (bond(UNIT, "detached_from", "19th Division", day) for day in ("1916-08", "1916-08-20"))
    assert found(*TWO_PARENTS, vague, later) == [("two_parents", ("c0", "c1"))]
    other = bond(UNIT, "detached_from", "XV Corps")
    assert found(*TWO_PARENTS, other) == [("two_parents", ("c0", "c1"))]


def test_the_smallest_circle_is_told() -> None:
    longer = bond("19th Division", "part_of", UNIT)
    assert found(*RING, longer) == [("cycle", ("c3", "c0"))]


def test_the_order_of_claims_changes_nothing() -> None:
    made = campaign([*TWO_PARENTS, *TWO_HEADS, *RING[1:], bond("62nd Regiment", "part_of", "62nd Regiment")])
    for seed in range(5):
        shuffled = list(made.claims)
        Random(seed).shuffle(shuffled)
        assert conflicts(replace(made, claims=tuple(shuffled))) == conflicts(made)


def test_each_conflict_is_told_in_both_languages_with_what_would_explain_it() -> None:
    made = campaign([*TWO_PARENTS, *TWO_HEADS, *RING[1:], bond("62nd Regiment", "part_of", "62nd Regiment")])
    by: dict[str, Conflict] = {c.sort: c for c in conflicts(made)}
    assert set(by) == {"two_parents", "two_commanders", "cycle", "own_parent"}
    lines = told(made, by["two_parents"], "en")
    assert (
        lines[0]
        == "57th Regiment is told to be part of two units of one echelon on 5 August 1916: 19th Division, 20th Division"
    )
    assert "it fits if one of them was an attachment for a day" in lines
    for language in LANGUAGES:
        assert all(len(told(made, c, language)) > 1 for c in by.values())


@pytest.mark.parametrize("sort", ["circles", "parents", "tangle"])
def test_thousands_of_conflicts_are_bounded(sort: str) -> None:
    """Three thousand claims that contradict one another: the smallest first, at most a hundred of a sort, at once."""
    names = [f"{n}th Brigade" for n in range(600)]
    dice = Random(1)
    if sort == "circles":
        pairs = [(names[i], names[i // 3 * 3 + (i + 1) % 3]) for i in range(600)]
    elif sort == "parents":
        pairs = [(names[0], names[i]) for i in range(1, 600)]
    else:
        pairs = [(dice.choice(names), dice.choice(names)) for _ in range(3000)]
    before = dict(UNITS)
    UNITS.update(dict.fromkeys(names, "brigade"))
    tellings: list[list[Conflict]] = []

    def work() -> None:
        made = campaign([bond(a, "part_of", b) for a, b in pairs])
        command(made).tree(ordinal(DAY))
        tellings.append(list(conflicts(made)))

    try:
        assert_quick(work, 10)
    finally:
        UNITS.clear()
        UNITS.update(before)
    told_ = tellings[-1]
    assert told_ and [len(c.claims) for c in told_] == sorted(len(c.claims) for c in told_)
    assert max(sum(c.sort == s for c in told_) for s in {c.sort for c in told_}) <= 100
