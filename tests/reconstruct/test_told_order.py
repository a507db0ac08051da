"""What prose says of before, after and meanwhile -> the days between which that can have happened which has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from told_made import rows, told

from sefer.reconstruct import bounds_table, contradictions_table

TURKISH = "5 Nisan 1915'te 3. Tümen Çamköy'ü aldı. {then}"
ENGLISH = "On 5 April 1915 the 3rd Division took Boryan. {then}"


def bounds(home: Path, text: str, unit: str, lang: str) -> dict[str, str]:
    """What is told of a unit, with its earliest and latest days and the claims that set them."""
    made = told(home, text, lang)
    (row,) = [row for row in rows(bounds_table(made, unit=unit)) if row["kind"] == "Movement"]
    kinds = {c.id: c.kind for c in made.claims}
    return {**row, "by": " ".join(kinds[i] for i in row["bounded_by"].split())}


@pytest.mark.parametrize(
    ("then", "earliest", "latest"),
    [
        ("Çamköy'ün alınmasından sonra 9. Alay Kavaklı'ya girdi.", "1915-04-05", ""),
        ("Çamköy'ün düşmesinin ardından 9. Alay Kavaklı'ya girdi.", "1915-04-05", ""),
        ("3. Tümen Çamköy'ü aldıktan sonra 9. Alay Kavaklı'ya girdi.", "1915-04-05", ""),
        ("Çamköy'ün alınmasından iki gün sonra 9. Alay Kavaklı'ya girdi.", "1915-04-07", "1915-04-07"),
        ("Çamköy muharebesinden önce 9. Alay Kavaklı'ya girdi.", "", "1915-04-05"),
        ("Çamköy'e yapılan saldırının arifesinde 9. Alay Kavaklı'ya girdi.", "", "1915-04-05"),
        ("Bu sırada 9. Alay Kavaklı'ya girdi.", "1915-04-02", "1915-04-08"),
        ("8 Mayıs muharebesinden sonra 9. Alay Kavaklı'ya girdi.", "1915-05-08", ""),
    ],
)
def test_order_told_in_turkish_bounds_what_has_no_day(tmp_path: Path, then: str, earliest: str, latest: str) -> None:
    row = bounds(tmp_path, TURKISH.format(then=then), "9. Alay", "tr")
    assert (row["earliest"], row["latest"]) == (earliest or "open", latest or "open")
    assert "Mayıs" in then or "sequence" in row["by"].split()


@pytest.mark.parametrize(
    ("then", "earliest", "latest"),
    [
        ("After the fall of Boryan the 9th Regiment marched to Oxford.", "1915-04-05", ""),
        ("After taking Boryan the 9th Regiment marched to Oxford.", "1915-04-05", ""),
        ("The 9th Regiment marched to Oxford after the capture of Boryan.", "1915-04-05", ""),
        ("The day after the fall of Boryan, the 9th Regiment marched to Oxford.", "1915-04-06", "1915-04-06"),
        ("Two days after the fall of Boryan the 9th Regiment marched to Oxford.", "1915-04-07", "1915-04-07"),
        ("The 9th Regiment marched to Oxford before the battle of Boryan.", "", "1915-04-05"),
        ("On the eve of the attack on Boryan the 9th Regiment marched to Oxford.", "", "1915-04-05"),
        ("Meanwhile the 9th Regiment marched to Oxford.", "1915-04-02", "1915-04-08"),
    ],
)
def test_order_told_in_english_bounds_what_has_no_day(tmp_path: Path, then: str, earliest: str, latest: str) -> None:
    row = bounds(tmp_path, ENGLISH.format(then=then), "9th Regiment", "en")
    assert (row["earliest"], row["latest"]) == (earliest or "open", latest or "open")
    assert "sequence" in row["by"].split()


@pytest.mark.parametrize(
    "then",
    [
        "Bundan önce kimse bilmiyordu. 9. Alay Kavaklı'ya girdi.",
        "Kavaklı'nın düşmesinden sonra 9. Alay Söğütlü'ye girdi.",
        "Çamköy'ün alınmasından sonra 9. Alay Kavaklı'ya girecekti.",
    ],
)
def test_nothing_is_bound_by_what_the_text_does_not_date_or_only_plans(tmp_path: Path, then: str) -> None:
    made = told(tmp_path, TURKISH.format(then=then))
    assert not [c for c in made.claims if c.kind == "sequence"]


def test_two_fights_at_one_place_date_nothing_by_its_name(tmp_path: Path) -> None:
    text = TURKISH.format(
        then="9 Mayıs 1915'te 5. Tümen Çamköy'ü aldı. Çamköy'ün alınmasından sonra 9. Alay Kavaklı'ya girdi."
    )
    assert not [c for c in told(tmp_path, text).claims if c.kind == "sequence"]


@pytest.mark.parametrize(
    ("lang", "text", "told_of"),
    [
        ("tr", "9. Alay 4 Nisan 1915'te Kavaklı'dan hareket etti, 2 Nisan'da Çamköy'e vardı.", 1),
        ("en", "The 9th Regiment left Boryan on 4 April 1915 and reached Sevran on 2 April.", 1),
        ("tr", "9. Alay 4 Nisan 1915'te Kavaklı'dan hareket etti, 6 Nisan'da Çamköy'e vardı.", 0),
        ("tr", "9. Alay 4 Nisan 1915'te Kavaklı'dan hareket etti. Alay 2 Nisan'da Kavaklı'ya varmıştı.", 0),
    ],
)
def test_nobody_comes_before_he_leaves_in_one_sentence(tmp_path: Path, lang: str, text: str, told_of: int) -> None:
    found = rows(contradictions_table(told(tmp_path, text, lang)))
    assert [row["about"] for row in found] == ["time"] * told_of


def test_the_day_behind_whom_an_order_binds_is_that_of_what_it_demands(tmp_path: Path) -> None:
    text = (
        "Kâmil Paşa 22 Nisan 1915'te Kavaklı'ya geldi. "
        "Kâmil Paşa aynı akşam 1. Tümen'e 24 Nisan sabahı Çamköy üzerine yürümesini emretti."
    )
    found = next(c for c in told(tmp_path, text).claims if c.kind == "order")
    assert found.slots["date"] == "1915-04-22"
