"""A day by the sources alone: what is attested, what is carried, what stays unknown."""

from __future__ import annotations

import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from sefer import pipeline
from sefer.model import Campaign
from sefer.reconstruct import chronology_table, on, orbat_table, replay_table

TEXT = """# Sakarya'ya doğru

Albay Kenan Bey komutasındaki 5. Tümen 10 Temmuz 1921'de Afyon'dan Eskişehir'e hareket etti (Demir, 2008, s. 41).
5. Tümen 14 Temmuz 1921'de Eskişehir'e ulaştı (Demir, 2008, s. 41).
5. Tümen 20 Temmuz 1921'de Seyitgazi'de bulunuyordu (Kaya, 2010, s. 7).
5. Tümen'de 10 Temmuz 1921'de 212 subay ve 6.340 er vardı (Demir, 2008, s. 42).
12. Kolordu 5. ve 8. Tümenlerden oluşuyordu (Kaya, 2010, s. 9).
3. Tümen 1 Ağustos 1921'de Haymana'ya gitmedi (Kaya, 2010, s. 9).
"""


@cache
def campaign() -> Campaign:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_text(TEXT, encoding="utf-8")
        given = pipeline.inputs([Path(folder)])
        return pipeline.campaign(given, pipeline.read(given, pipeline.quiet))[0]


def text(cell: object) -> str:
    """A cell as programs get it."""
    return "".join(map(str, cell)) if isinstance(cell, tuple) else str(cell)


def where(day: str, unit: str, according_to: str | None = None) -> list[str]:
    state = on(campaign(), date.fromisoformat(day).toordinal(), according_to)
    found = next((u for u in state.units if campaign().entities[u.unit].name == unit), None)
    return [campaign().entities[p.value].name for p in found.positions] if found else []


def test_documented_days_are_reproduced() -> None:
    assert where("1921-07-14", "5. Tümen") == ["Eskişehir"]
    assert where("1921-07-20", "5. Tümen") == ["Seyitgazi"]


def test_between_two_days_the_last_attested_place_is_carried() -> None:
    assert where("1921-07-17", "5. Tümen") == ["Eskişehir"]


def test_on_the_march_the_unit_is_shown_as_bound_for_its_goal() -> None:
    state = on(campaign(), date(1921, 7, 12).toordinal())
    unit = next(u for u in state.units if campaign().entities[u.unit].name == "5. Tümen")
    assert [p.how for p in unit.positions] == ["departs"]


def test_one_source_alone_knows_only_what_it_says() -> None:
    assert where("1921-07-25", "5. Tümen", "Demir") == ["Eskişehir"]
    assert where("1921-07-25", "5. Tümen", "Kaya") == ["Seyitgazi"]


def test_what_did_not_happen_places_nobody() -> None:
    assert where("1921-08-02", "3. Tümen") == []


def test_the_order_of_battle_is_a_tree_with_commanders_and_strengths() -> None:
    rows = {r[0].strip(): r for r in orbat_table(campaign(), date(1921, 7, 20).toordinal()).rows}
    assert text(rows["5. Tümen"][2]) == "Kenan Bey ([1921-07-10]…; Demir 2008, 41)"  # that of the sentence
    assert text(rows["5. Tümen"][3]) == "212 officer, 6340 soldier (1921-07-10; Demir 2008, 42)"
    names = [r[0] for r in orbat_table(campaign(), date(1921, 7, 15).toordinal()).rows]
    assert names.index("12. Kolordu") < names.index("  5. Tümen")


def test_every_line_of_a_replay_names_its_claims() -> None:
    table = replay_table(campaign(), date(1921, 7, 20).toordinal())
    ids = {c.id for c in campaign().claims}
    assert table.rows and all(set(row[-1].split()) <= ids and row[-1] for row in table.rows)


def test_a_chronology_is_in_order_and_keeps_to_its_unit() -> None:
    rows = chronology_table(campaign(), unit="5. Tümen").rows
    assert [r[0] for r in rows] == sorted(r[0] for r in rows)
    assert all("5. Tümen" in r[8] or "5. Tümen" in r[2] for r in rows)
