"""`sefer replay --on DATE` as it is printed: each side together, the same day and source told once a unit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from told_made import SETTINGS, told

from sefer import pipeline
from sefer.reconstruct import posts_table, wall_table
from sefer.report import blocks

TEXT = """3 Nisan 1915'te 4. Tümen Kavaklı'daydı. 3 Nisan 1915'te 4. Tümen'de 2.000 er vardı. 4. Tümen komutanı Yarbay Ali Bey
8 Nisan 1915'te Söğütlü'ye geldi."""


def test_a_day_and_a_source_told_right_before_are_not_told_again(tmp_path: Path) -> None:
    made = told(tmp_path, TEXT)
    shown = blocks(wall_table(made, date(1915, 4, 5).toordinal()), "en")
    assert "place: Kavaklı (1915-04-03…; –)" in shown and "strength: 2000 soldiers (likewise)" in shown


def test_a_person_stands_with_his_rank_and_his_post_in_the_language_of_the_reader(tmp_path: Path) -> None:
    made = told(tmp_path, TEXT)
    table = posts_table(made, date(1915, 4, 9).toordinal())
    english, turkish = blocks(table, "en"), blocks(table, "tr")
    assert "rank: Yarbay" in english and "post: commander, 4. Tümen" in english
    assert "rütbe: Yarbay" in turkish and "komutan, 4. Tümen" in turkish


def test_the_units_of_a_side_stand_together_and_bear_it_once(tmp_path: Path) -> None:
    told(
        tmp_path,
        "3 Nisan 1915'te 4. Tümen Kavaklı'daydı. 3 Nisan 1915'te 9. Kolordu Çamköy'deydi. 4. Tümen'e bağlı 7. Alay geldi.",
    )
    sides = '[[side]]\nname = "Ak"\nunits = ["4. Tümen"]\n[[side]]\nname = "Boz"\nunits = ["9. Kolordu"]\n'
    (tmp_path / "campaign.toml").write_text(SETTINGS.format(lang="tr") + sides, "utf-8")
    made = pipeline.check([tmp_path], pipeline.quiet).campaign
    heads = [
        line for line in blocks(wall_table(made, date(1915, 4, 5).toordinal()), "en").splitlines() if ":" not in line
    ]
    assert heads == ["4. Tümen [Ak]", "  7. Alay", "9. Kolordu [Boz]"]
