"""Thousands of names alike: neither a hang nor a merge."""

from __future__ import annotations

from collections import Counter
from itertools import islice, product

import pytest

from growth import assert_linear, spent
from sefer.geography import Gazetteer
from sefer.linking.bearers import UnitBearer
from sefer.linking.persons import PersonBearer, person_families
from sefer.linking.units import unit_families

PLAIN = Gazetteer(())


def words(count: int) -> list[str]:
    """Words far from one another."""
    rows = product(("ba", "do", "ki", "lu", "me", "ra", "so", "ti", "vu", "ze"), repeat=4)
    return ["".join(part * 2 for part in row).capitalize() for row in islice(rows, count)]


def regiments(count: int) -> Counter[UnitBearer]:
    return Counter(UnitBearer(f"1. {word} Alayı", "regiment", 1, None) for word in words(count))


def persons(count: int) -> Counter[PersonBearer]:
    return Counter(PersonBearer(f"Ahmet {word}") for word in words(count))


def test_ten_thousand_units_with_one_number_stay_ten_thousand() -> None:
    """And the bare number beside them is nobody's: it stands open, with a few of the candidates on show."""
    bare = UnitBearer("1. Alay", "regiment", 1, None)
    families = unit_families(regiments(10_000) + Counter([bare]), PLAIN)
    assert len(families) == 10_001
    (open_,) = [family for family in families if bare in family.counts]
    assert open_.why[bare] == ("several_fit", "open") and 2 <= len(open_.rivals) <= 12


def test_battalions_of_ten_thousand_regiments_stay_apart() -> None:
    found = Counter(
        UnitBearer("1. Tabur", "battalion", 1, None, parent=f"regiment {n}", parent_name=f"{n}. Alay")
        for n in range(10_000)
    )
    assert len(unit_families(found, PLAIN)) == 10_000


@pytest.mark.parametrize("sort", ["units", "persons"])
def test_time_grows_with_the_number_of_names(sort: str) -> None:
    """Four times the names cost about four times the time, not sixteen times."""

    def cost(count: int) -> float:
        crowd = regiments(count) if sort == "units" else persons(count)
        return spent(lambda: unit_families(crowd, PLAIN) if sort == "units" else person_families(crowd))  # type: ignore[arg-type]

    assert_linear(cost, 600)


def test_a_slip_of_a_slip_is_no_slip() -> None:
    """Names in a row, each one letter from the next, do not run together into one."""
    chain = ["Karakol", "Karakel", "Karekel", "Kerekel", "Kerekil", "Kerikil"]
    found = Counter(UnitBearer(f"{word} Alayı", "regiment", None, None) for word in chain)
    families = unit_families(found, PLAIN)
    assert all({"Karakol Alayı", "Kerikil Alayı"} - set(f.names) for f in families)
