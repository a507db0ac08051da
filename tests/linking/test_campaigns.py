"""Texts over other campaigns, in Turkish and English: what is one thing, what must not become one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from linking_made import linked

from sefer.linking import Linked, unlisted
from sefer.model import Place, Settings, Side

PLACES = (
    Place("Göyçay", ("Gökçay", "Geokchay"), 40.65, 47.74, "town"),
    Place("Bakü", ("Baku", "Bakı"), 40.38, 49.89, "city"),
    Place("Polatlı", (), 39.58, 32.15, "town"),
    Place("Haymana", (), 39.43, 32.5, "town"),
    Place("Afyonkarahisar", ("Karahisar", "Karahisar-ı Sahip"), 38.76, 30.54, "city"),
    Place("Şebinkarahisar", ("Karahisar", "Karahisar-ı Şarki"), 40.29, 38.42, "town"),
)


def groups(texts: str | Mapping[str, str]) -> list[list[str]]:
    """For every entity that mentions have, in the order of the texts: what they say."""
    made = linked(texts, PLACES)
    out: dict[str, list[str]] = {}
    for mentions in made.mentions.values():
        for m in mentions:
            if m.entity is not None:
                out.setdefault(m.entity, []).append(m.value.name)  # type: ignore[union-attr]
    return list(out.values())


def entities(made: Linked, name: str) -> list[str]:
    """The entity of every mention of a name, in order."""
    return [m.entity or "" for ms in made.mentions.values() for m in ms if getattr(m.value, "name", "") == name]


def why(made: Linked, name: str) -> set[tuple[str, str]]:
    return {(li.reason, li.confidence) for li in made.links if li.name == name and not li.claim}


TWO_ARMIES = (
    "Yunan 9. Tümeni Haymana'ya ilerledi. 9. Tümen ise Polatlı'nın güneyinde savaştı. "
    "İki gün sonra Yunan 9. Tümeni geri çekildi."
)


def test_two_armies_have_a_division_of_one_number() -> None:
    assert entities(linked(TWO_ARMIES, PLACES), "9. Tümen") == [
        "unit:9-tumen-yunan", "unit:9-tumen", "unit:9-tumen-yunan",
    ]  # fmt: skip


def test_a_number_left_bare_right_behind_its_army_is_that_army_s() -> None:
    """Said just before, so probably the same; much later it stands open between the two."""
    near = linked("İngiliz 39. Tugayı sırtlara çıktı. 39. Tugay akşam çekildi.", PLACES)
    assert len(set(entities(near, "39. Tugay"))) == 1
    assert ("named_before", "probable") in why(near, "39. Tugay")
    far = "İngiliz 39. Tugayı sırtlara çıktı. " + "Haymana'da hava o gün çok sıcaktı ve yollar tozluydu. " * 12
    made = linked(far + "39. Tugay akşam çekildi.", PLACES)
    first, last = entities(made, "39. Tugay")
    assert first != last and ("no_nation", "open") in why(made, "39. Tugay")
    assert made.entities[last].traits["candidates"] == [first]


def test_an_english_text_tells_two_armies_apart() -> None:
    text = "The Greek 9th Division and the Ottoman 9th Division met at Haymana. The British 39th Brigade held the town."
    first, second = entities(linked(text, PLACES), "9th Division")
    assert first != second


def test_battalions_belong_to_their_regiments() -> None:
    made = linked(
        "57. Alay'ın 1. Taburu sırta koştu. 27. Alay'ın 1. ve 2. Taburları yanındaydı. 1. Tabur siperlere girdi.",
        PLACES,
    )
    assert entities(made, "1. Tabur") == ["unit:57-alay-1-tabur", "unit:27-alay-1-tabur", "unit:1-tabur"]
    assert entities(made, "2. Tabur") == ["unit:27-alay-2-tabur"]
    assert ("no_parent", "open") in why(made, "1. Tabur")
    assert len(made.entities["unit:1-tabur"].traits["candidates"]) == 2


def test_the_only_regiment_of_a_text_has_its_bare_battalions() -> None:
    made = linked("57. Alay'ın 1. Taburu sırta koştu. 1. Tabur akşama kadar orada kaldı.", PLACES)
    assert len(set(entities(made, "1. Tabur"))) == 1


def test_an_english_battalion_is_named_by_the_regiment_behind_it() -> None:
    text = (
        "The 7th Battalion of the Gloucestershire Regiment and the 7th Battalion of the North Staffordshire Regiment "
        "landed at Anzali and marched to the town."
    )
    first, second = entities(linked(text, PLACES), "7th Battalion")
    assert first != second


def test_two_regiments_of_one_number_told_apart_by_their_divisions() -> None:
    text = "25. Tümen'in 7. Alayı Haymana'ya, 9. Tümen'in 7. Alayı Polatlı'ya çekildi."
    first, second = entities(linked(text, PLACES), "7. Alay")
    assert first != second


def test_a_regiment_that_changed_its_division_stays_one() -> None:
    """Told in one breath two parents mean two regiments; told far apart they are one regiment's two parents."""
    text = "25. Tümen'in 7. Alayı Haymana'daydı. " + "O yaz Polatlı'da hava çok sıcaktı ve su azdı. " * 12
    made = linked(text + "Ağustosta 9. Tümen'in 7. Alayı Polatlı'ya geldi.", PLACES)
    assert len(set(entities(made, "7. Alay"))) == 1


def test_a_number_forty_years_later_is_another_regiment() -> None:
    text = (
        "30 Temmuz 1877'de 7. Alay Plevne'ye saldırdı. 7. Alay o gün çok kayıp verdi.\n\n"
        "5 Ağustos 1918'de 7. Alay Bakü'ye yürüdü. 7. Alay ertesi gün geri döndü."
    )
    old, old_too, new, new_too = entities(linked(text, PLACES), "7. Alay")
    assert old == old_too != new == new_too


def test_a_year_mistyped_makes_no_second_regiment() -> None:
    text = (
        "7. Alay 14 Eylül 1918'de Bakü'ye yürüdü. 15 Eylül 1918'de şehir alındı. 7. Alay 16 Eylül 1918'de dinlendi. "
        "7. Alay 20 Eylül 1981'de Göyçay'a gönderildi."
    )
    assert len(set(entities(linked(text, PLACES), "7. Alay"))) == 1


def test_a_sentence_over_both_years_makes_one_regiment() -> None:
    text = (
        "7. Alay 12 Mart 1877'de kurulmuş, 5 Ağustos 1918'de Bakü'ye yürümüştü. 30 Temmuz 1877'de 7. Alay Plevne'deydi."
    )
    assert len(set(entities(linked(text, PLACES), "7. Alay"))) == 1


ACROSS = {
    "a.txt": "Kafkas İslam Ordusu Bakü'ye yürüdü. Bu sırada 5. Kafkas Tümeni Göyçay'daydı. Nuri Paşa orduya komuta ediyordu. "
    "3. Kolordu geride kaldı.",
    "b.txt": "The Army of Islam marched on Baku. The 5th Caucasian Division was at Geokchay, and Nuri Pasha commanded the "
    "army from the town. The III Corps stayed behind.",
}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kafkas İslam Ordusu", "Army of Islam"),
        ("5. Kafkas Tümeni", "5th Caucasian Division"),
        ("Göyçay", "Geokchay"),
        ("Bakü", "Baku"),
        ("Nuri Paşa", "Nuri Pasha"),
        ("3. Kolordu", "III Corps"),
    ],
)
def test_languages_name_one_thing(one: str, other: str) -> None:
    made = linked(ACROSS, PLACES)
    left = {li.entity for li in made.links if li.name == one}
    right = {li.entity for li in made.links if li.name in (other, "3. Kolordu" if other == "III Corps" else other)}
    assert left and left == right


def test_a_caucasian_army_is_not_the_army_of_islam() -> None:
    made = linked("Kafkas İslam Ordusu Bakü'ye yürüdü. Kafkas Ordusu Erzurum'da kaldı.", PLACES)
    assert entities(made, "Kafkas İslam Ordusu") != entities(made, "Kafkas Ordusu")


def persons(text: str | Mapping[str, str]) -> list[list[str]]:
    made = linked(text, PLACES)
    out: dict[str, list[str]] = {}
    for mentions in made.mentions.values():
        for m in mentions:
            if m.type == "person" and m.entity:
                out.setdefault(m.entity, []).append(m.value.name)  # type: ignore[union-attr]
    return list(out.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8. Alay Komutanı Mehmet Bey ile 9. Alay Komutanı Mehmet Bey Polatlı'da buluştu.", [["Mehmet Bey"], ["Mehmet Bey"]]),
        ("Hasan Paşa'nın oğlu Hasan Bey Polatlı'ya geldi.", [["Hasan Paşa"], ["Hasan Bey"]]),
        ("Ali İhsan Paşa geldi. Ali İhsan Bey o gün yoktu. İhsan Paşa da gelmedi.",
         [["Ali İhsan Paşa", "Ali İhsan Bey"], ["İhsan Paşa"]]),
        ("Kâzım Paşa ile Kâzım Karabekir Paşa Polatlı'da görüştü.", [["Kâzım Paşa"], ["Kâzım Karabekir Paşa"]]),
        ("Kâzım Karabekir Paşa Erzurum'daydı. Karabekir Paşa telgraf çekti.", [["Kâzım Karabekir Paşa", "Karabekir Paşa"]]),
        ("Yüzbaşı Rıfat 1912'de Edirne'deydi. Binbaşı Rıfat 1916'da Halep'e geldi.", [["Rıfat", "Rıfat"]]),
        ("Ahmet Hamdi Bey geldi. Ahmet Hamid Bey gitti.", [["Ahmet Hamdi Bey"], ["Ahmet Hamid Bey"]]),
    ],
)  # fmt: skip
def test_who_is_who(text: str, expected: list[list[str]]) -> None:
    assert persons(text) == expected


def test_a_rank_that_rises_is_kept() -> None:
    made = linked("Yüzbaşı Rıfat 1912'de Edirne'deydi. Binbaşı Rıfat 1916'da Halep'e geldi.", PLACES)
    (identifier,) = set(entities(made, "Rıfat"))
    assert made.entities[identifier].traits["ranks"] == ["Yüzbaşı", "Binbaşı"]


def test_a_common_name_in_two_texts_stands_open() -> None:
    texts = {
        "a.txt": "8. Alay Komutanı Mehmet Bey Polatlı'da yaralandı ve o gece hastaneye götürüldü.",
        "b.txt": "9. Alay Komutanı Mehmet Bey Haymana'dan yola çıktı ve ertesi gün geri döndü.",
    }
    made = linked(texts, PLACES)
    assert len(set(entities(made, "Mehmet Bey"))) == 2
    assert {confidence for _, confidence in why(made, "Mehmet Bey")} == {"open"}


def test_a_common_name_with_one_post_is_one_man() -> None:
    texts = {
        "a.txt": "8. Alay Komutanı Mehmet Bey Polatlı'da yaralandı ve o gece hastaneye götürüldü.",
        "b.txt": "8. Alay Komutanı Mehmet Bey Haymana'dan yola çıktı ve ertesi gün geri döndü.",
    }
    assert len(set(entities(linked(texts, PLACES), "Mehmet Bey"))) == 1


def test_three_towns_whose_names_end_alike() -> None:
    text = "Birlikler 5 Mayıs 1920'de Karahisar'a girdi. Afyonkarahisar'daki depo boşaltıldı. Şebinkarahisar'da bir tabur kaldı."
    made = linked(text, PLACES)
    (open_,) = set(entities(made, "Karahisar"))
    assert open_ not in entities(made, "Afyonkarahisar") + entities(made, "Şebinkarahisar")
    assert ("several_places", "open") in why(made, "Karahisar")
    assert [row[0] for row in made.entities[open_].traits["candidates"]] == ["Afyonkarahisar", "Şebinkarahisar"]


def test_the_other_stations_of_a_unit_leave_one_town() -> None:
    """From Haymana a regiment cannot be at Şebinkarahisar two days later: what is turned down stays on show."""
    text = "23. Alay 3 Mayıs 1920'de Haymana'ya ulaştı. 23. Alay 8 Mayıs 1920'de Karahisar'a ulaştı."
    made = linked(text, PLACES)
    (identifier,) = set(entities(made, "Karahisar"))
    traits = made.entities[identifier].traits
    assert traits["lat"] == 38.76 and [row[0] for row in traits["rejected"]] == ["Şebinkarahisar"]
    assert ("within_reach", "probable") in why(made, "Karahisar")


def test_a_town_and_a_gunboat_of_one_name() -> None:
    made = linked("Kars gambotu limandan ayrıldı. Birlikler 30 Nisan 1918'de Kars'a girdi ve şehirde kaldı.", PLACES)
    assert len(entities(made, "Kars")) <= 1
    assert {e.type for e in made.entities.values() if "Kars" in e.names} == {"place"}


def test_a_short_note_means_the_only_work_that_its_author_has_in_the_text() -> None:
    text = (
        "The 5th Division came to Kars on 3 May 1877 (Kinglake, 1863: 12). It left on 5 May 1877.[1]\n\n"
        "Notes\n1. Kinglake, 215.\n"
    )
    made = linked(text)
    assert len({li.entity for li in made.links if li.name.startswith("Kinglake") and li.type == "source"}) == 1


def test_an_army_of_the_east_is_not_the_army_of_its_number() -> None:
    text = "İvanov komutasındaki 2. Ordu Edirne'yi kuşattı. Mahmut Paşa'nın II. Batı Ordusu 3 Mayıs 1912'de Vize'ye ilerledi."
    assert ["2. Ordu"] in groups(text) and ["2. Batı Ordusu"] in groups(text)


def test_a_division_of_another_corps_is_not_that_of_the_nation_named_before() -> None:
    text = (
        "Yunan 3. Tümeni 3 Mayıs 1921'de Uşak'a girdi. Muharebeye 1. Kolordu'dan katılan 3. Tümen 6.200 kişiydi. "
        "Yunan 5. Tümeni 4 Mayıs'ta Uşak'tan çıktı. 5. Tümen yürüdü."
    )
    made = linked(text)
    third, own = entities(made, "3. Tümen")
    fifth, same = entities(made, "5. Tümen")
    assert third != own and fifth == same


def test_an_ordinal_of_campaign_toml_may_be_roman() -> None:
    sides = (Side("Batı", ("III. Kolordu",)), Side("Doğu", ("4. Kolordu",)))
    text = "3. Kolordu 3 Mayıs 1921'de Uşak'a girdi. IV. Kolordu 4 Mayıs 1921'de Uşak'tan çıktı."
    made = linked(text, settings=Settings(sides=sides))
    units = {e.name: e.traits["side"] for e in made.entities.values() if e.type == "unit"}
    assert units == {"3. Kolordu": "Batı", "4. Kolordu": "Doğu"}


def test_a_unit_of_campaign_toml_that_no_text_names_is_known() -> None:
    settings = Settings(
        sides=(Side("Batı", ("III. Kolordu", "99. Alay")), Side("Doğu", ("Yunan 4. Kolordusu", "Kuzey Grubu")))
    )
    text = "3. Kolordu 3 Mayıs 1921'de Uşak'a girdi. Yunan 4. Kolordusu 4 Mayıs 1921'de Uşak'tan çıktı."
    made = linked(text, settings=settings)
    assert unlisted(settings, made.entities.values()) == ["99. Alay", "Kuzey Grubu"]


def test_a_battalion_with_a_name_of_its_own_is_of_no_other_regiment() -> None:
    text = (
        "The 1st Battalion of the Devonshire Regiment left Polatlı. The 1st Royal Irish Fusiliers were sent to Haymana."
    )
    made = linked(text, PLACES)
    assert entities(made, "1st Royal Irish Fusiliers") != entities(made, "1st Battalion")
    again = linked("The 1st Battalion of the Devonshire Regiment left Polatlı. The 1st Battalion came back.", PLACES)
    assert len(set(entities(again, "1st Battalion"))) == 1
