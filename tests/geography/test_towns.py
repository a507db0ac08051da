"""Where nobody gave a campaign any places, the towns of the earth serve, in company only and as assumptions."""

from __future__ import annotations

from pathlib import Path

import pytest

from sefer import pipeline
from sefer.geography import ASSUMED, great_circle, theatre

GALLIPOLI = """Takviye

19. Tümen 25 Nisan 1915'te Tekirdağ'dan Gelibolu'ya yürüdü. 3. Kolordunun karargâhı Çanakkale'deydi. 2. Tümen 17 Mayıs
1915'te İstanbul'dan Akbaş'a geldi. 5. Tümen 20 Mayıs 1915'te Edirne'ye ulaştı. Londra bu haberi ertesi gün aldı.
"""


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Plevne", "Rusçuk", "Silistre", "Şumnu", "Vidin"), {"Pleven", "Ruse", "Silistra", "Shumen", "Vidin"}),
        (
            ("Bloemfontein", "Kimberley", "Ladysmith", "Mafeking"),
            {"Bloemfontein", "Kimberley", "Ladysmith", "Mafikeng"},
        ),
        (("Mukden", "Liaoyang", "Port Arthur", "Dalny"), {"Shenyang", "Liaoyang", "Lüshun", "Dalian"}),
    ],
)
def test_the_towns_of_a_theatre_are_found_by_the_names_of_their_time(
    names: tuple[str, ...], expected: set[str]
) -> None:
    assert {place.name for place in theatre(names)} == expected


@pytest.mark.parametrize(
    "names",
    [
        (),
        ("Kimberley", "Ladysmith", "Bloemfontein"),  # three are no company
        ("Karabayır", "Taşlıtepe", "Ortadere", "Boztepe"),
        ("London", "Lima", "Kabul", "Nairobi", "Perth", "Quebec"),  # all over the earth
    ],
)
def test_names_without_company_place_nothing(names: tuple[str, ...]) -> None:
    assert theatre(names) == ()


def test_what_lies_outside_the_theatre_is_left_out() -> None:
    found = theatre(("Gelibolu", "Çanakkale", "Edirne", "Tekirdağ", "Berlin", "Kahire"))
    assert {place.name for place in found} == {"Gelibolu", "Çanakkale", "Edirne", "Tekirdağ"}
    assert all(place.confidence == ASSUMED and "GeoNames" in place.source for place in found)
    spots = [(place.lat or 0.0, place.lon or 0.0) for place in found]
    assert all(great_circle(*one, *other) < 1200 for one in spots for other in spots)


def test_a_name_of_two_towns_of_one_theatre_stays_open() -> None:
    found = theatre(("Selanik", "Manastır", "Üsküp", "Yanya", "Yenişehir"))
    assert {place.name for place in found if "Yenişehir" in (place.name, *place.other_names)} == {"Lárisa", "Yenişehir"}


def test_the_order_of_names_changes_nothing() -> None:
    names = ("Gelibolu", "Çanakkale", "Edirne", "Tekirdağ", "Saray", "Kars")
    assert set(theatre(names)) == set(theatre(names[::-1]))


def _places(folder: Path) -> dict[str, dict[str, object]]:
    made = pipeline.open_campaign(folder)
    return {e.name: dict(e.traits) for e in made.entities.values() if e.type == "place"}


def test_a_bare_article_gets_a_map_that_says_it_is_assumed(tmp_path: Path) -> None:
    text = tmp_path / "takviye.txt"
    text.write_text(GALLIPOLI, "utf-8")
    pipeline.build([text], tmp_path / "out", "tr", pipeline.quiet)
    places = _places(tmp_path / "out")
    assert places["Gelibolu"]["confidence"] == ASSUMED
    assert "lat" not in places["Akbaş"]
    assert "lat" not in places["Londra"]
    assert "konumu varsayım" in (tmp_path / "out" / "atlas.html").read_text("utf-8")


def test_places_that_somebody_gave_are_not_added_to(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "campaign.toml").write_text('title = "Takviye"\n', "utf-8")
    (tmp_path / "places.csv").write_text("name,lat,lon\nGelibolu,40.41,26.67\n", "utf-8")
    (tmp_path / "sources" / "takviye.txt").write_text(GALLIPOLI, "utf-8")
    pipeline.build([tmp_path], None, "tr", pipeline.quiet)
    places = _places(tmp_path)
    assert places["Gelibolu"]["lat"] == 40.41
    assert "lat" not in places["Edirne"]


def test_a_march_between_assumed_places_is_a_question_only(tmp_path: Path) -> None:
    text = tmp_path / "yol.txt"
    text.write_text(
        "Yol\n\n7. Alay 3 Mayıs 1916'da Erzurum'dan yaya olarak yola çıktı. 7. Alay 4 Mayıs 1916'da Sivas'a girdi. "
        "8. Alay Kars'taydı. 9. Alay Erzincan'daydı. 10. Alay Bayburt'taydı.\n",
        "utf-8",
    )
    found = pipeline.check([text], pipeline.quiet).checked.findings
    assert [(f.code, f.level) for f in found if f.code.startswith("MOV")] == [("MOV001", "note")]
    (march,) = [f for f in found if f.code == "MOV001"]
    assert "rules/mov.why_town" in march.explanations


def test_a_slip_joins_the_place_on_the_map(tmp_path: Path) -> None:
    text = tmp_path / "yol.txt"
    text.write_text(
        "Yol\n\n7. Alay Çerkezköy'den Edirne'ye yürüdü. Tekirdağ'da kalan 8. Alay Çerkesköy'e geldi. 9. Alay Kırklareli'nde, "
        "10. Alay Lüleburgaz'daydı.\n",
        "utf-8",
    )
    found = pipeline.check([text], pipeline.quiet).checked.findings
    assert [f.fault for f in found if f.code == "NAM001"] == ["name_variant"]
