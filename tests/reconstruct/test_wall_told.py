"""The wall of a day: plans alone, two accounts of one coming, who leads what is no more, a battalion under its brigade."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from told_made import rows, told

from sefer.model import Campaign
from sefer.reconstruct import posts_table, replay_table, wall_table


def wall(made: Campaign, day: str) -> dict[str, dict[str, str]]:
    """The rows by the name of their unit; its step in front of it is kept under "step"."""
    found = rows(wall_table(made, date.fromisoformat(day).toordinal()))
    return {r["unit"].strip(): {**r, "step": str(len(r["unit"]) - len(r["unit"].lstrip()))} for r in found}


PLANS = (
    "Doğu Grubu 3 Mayıs 1915'te Kavaklı'da bulunuyordu (Demir, 1950, s. 3). "
    "Doğu Grubu'nda bir süvari bölüğü ve 12. Alay yer alacaktı (Demir, 1950, s. 4). "
    "Batı Kolordusu iki topçu taburundan oluşacaktı (Demir, 1950, s. 5)."
)


def test_of_whom_only_a_plan_tells_stands_where_the_plan_puts_him(tmp_path: Path) -> None:
    found = wall(told(tmp_path, PLANS), "1915-05-10")
    for name in ("bir süvari bölüğü", "12. Alay"):
        assert found[name]["planned"].startswith("to be under Doğu Grubu (undated, beside 1915-05-03")
        assert found[name]["step"] == "2" and not found[name]["under"]
    assert not any("topçu" in name for name in found)  # of a corps that nobody tells of


def test_a_plan_of_another_year_is_none_of_this_day(tmp_path: Path) -> None:
    assert "12. Alay" not in wall(told(tmp_path, PLANS), "1915-05-02")


RIVALS = (
    "7. Tümen 3 Mayıs 1915'te Kavaklı'da bulunuyordu (Demir, 1950, s. 3). "
    "7. Tümen 6 Mayıs 1915'te Söğütlü'ye ulaştı (Demir, 1950, s. 4). "
    "7. Tümen 8 Mayıs 1915'te Söğütlü'ye vardı (Kaya, 1960, s. 9)."
)


def test_two_accounts_of_one_coming_stand_side_by_side(tmp_path: Path) -> None:
    made = told(tmp_path, RIVALS)
    assert wall(made, "1915-05-07")["7. Tümen"]["place"] == "Söğütlü (1915-05-06…; Demir 1950, 4)"
    both = "Söğütlü (1915-05-08…; Kaya 1960, 9) | Söğütlü (1915-05-06…; Demir 1950, 4)"
    row = wall(made, "1915-05-10")["7. Tümen"]
    assert row["place"] == both and len(row["claims"].split()) == 2


def test_one_account_that_tells_it_twice_and_one_between_are_no_rivals(tmp_path: Path) -> None:
    text = RIVALS.replace("Kaya, 1960", "Demir, 1950")
    assert "|" not in wall(told(tmp_path / "a", text), "1915-05-10")["7. Tümen"]["place"]
    between = "7. Tümen 7 Mayıs 1915'te Çamköy'de bulunuyordu (Kaya, 1960, s. 8). "
    assert "|" not in wall(told(tmp_path / "b", between + RIVALS), "1915-05-10")["7. Tümen"]["place"]


OVER = (
    "3 Mayıs 1915'te Albay Kenan Bey komutasında Kuzey Grubu kuruldu (Demir, 1950, s. 3). "
    "12. Alay 3 Mayıs 1915'te Kuzey Grubu'nun emrine verildi (Demir, 1950, s. 3). "
    "7. Tümen 20 Mayıs 1915'te Çamköy'e vardı (Demir, 1950, s. 9). Kuzey Grubu lağvedildi (Demir, 1950, s. 9)."
)


def test_nobody_leads_what_was_told_to_be_no_more(tmp_path: Path) -> None:
    made = told(tmp_path, OVER)
    assert wall(made, "1915-05-10")["Kuzey Grubu"]["commander"].startswith("Kenan Bey (")
    assert wall(made, "1915-05-20")["Kuzey Grubu"]["commander"].startswith("Kenan Bey (")
    after = wall(made, "1915-05-25").get("Kuzey Grubu")
    assert after is None or not after["commander"]
    assert not rows(posts_table(made, date(1915, 5, 25).toordinal()))


def test_a_battalion_stands_under_its_brigade_and_not_under_its_regiment(tmp_path: Path) -> None:
    text = (
        "On 3 May 1915 the 1st Battalion of the Devonshire Regiment, which belonged to the 7th Brigade, reached Kavaklı "
        "(Smith, 1920, p. 3). The 7th Brigade was at Söğütlü on 3 May 1915 (Smith, 1920, p. 4). "
        "The 1st Royal Irish Fusiliers were sent to Çamköy on 4 May 1915 (Smith, 1920, p. 5)."
    )
    found = wall(told(tmp_path, text, "en"), "1915-05-05")
    assert "Devonshire Regiment" not in found
    assert found["Devonshire Regiment 1st Battalion"]["step"] == "2"
    assert found["1st Royal Irish Fusiliers"]["step"] == "0"


UNREAD = (
    "The 7th Regiment stood at Kavaklı on 3 May 1915 (Demir, 1950, p. 3).\n\n"
    "On 20 May 1915 nothing went as had been hoped. The 8th Regiment was reduced to 430 men (Demir, 1950, p. 4)."
)


def test_a_day_of_which_nothing_is_read_still_stands_beside_what_its_passage_tells_without_one(tmp_path: Path) -> None:
    made = told(tmp_path, UNREAD, "en")
    assert "8th Regiment" not in wall(made, "1915-05-10")
    assert wall(made, "1915-05-25")["8th Regiment"]["strength"] == "430 men (undated, beside 1915-05-20; Demir 1950, 4)"


def test_a_day_of_another_paragraph_of_another_year_or_behind_it_stands_beside_nothing(tmp_path: Path) -> None:
    alone = "The 8th Regiment was reduced to 430 men (Demir, 1950, p. 4)."
    for number, around in enumerate(
        ("On 20 May 1915 it rained.\n\n{}", "On 20 May 1877 it rained. {}", "{} On 20 May 1915 it rained.")
    ):
        made = told(tmp_path / str(number), around.format(alone), "en")
        assert wall(made, "1915-05-25")["8th Regiment"]["strength"] == "430 men (?; Demir 1950, 4)"


def test_two_places_of_one_claim_are_one_answer_those_of_two_part(tmp_path: Path) -> None:
    one = told(tmp_path / "a", "7. Tümen 3 Mayıs 1915'te Kavaklı ve Söğütlü'de bulunuyordu (Demir, 1950, s. 3).")
    assert wall(one, "1915-05-03")["7. Tümen"]["place"] == "Kavaklı, Söğütlü (1915-05-03; Demir 1950, 3)"
    two = "7. Tümen 3 Mayıs 1915'te Kavaklı'daydı (Demir, 1950, s. 3). 7. Tümen 3 Mayıs 1915'te Çamköy'deydi (Kaya, 1960, s. 9)."
    assert " | " in wall(told(tmp_path / "b", two), "1915-05-03")["7. Tümen"]["place"]


def test_what_is_told_without_a_day_behind_a_dated_place_stands_beside_that_day(tmp_path: Path) -> None:
    text = "8. Alay 3 Mayıs 1915'te Kavaklı'da bulunuyordu (Demir, 1950, s. 3). 8. Alay Söğütlü'de konakladı (Demir, 1950, s. 4)."
    row = wall(told(tmp_path, text), "1915-05-05")["8. Alay"]
    assert row["place"] == "Kavaklı (1915-05-03…; Demir 1950, 3)"
    assert row["place_undated"] == "Söğütlü (undated, beside 1915-05-03; Demir 1950, 4)"


def test_nobody_stands_under_what_is_told_without_a_day_to_be_no_more(tmp_path: Path) -> None:
    text = (
        "12. Alay 3 Mayıs 1915'te Kavaklı'da bulunuyordu. 12. Alay Doğu Grubu'na bağlıydı. Doğu Grubu'na Kemal Bey komuta ediyordu. 9. Tümen 12. Alay'dan oluşuyordu.\n\n"
        "13. Alay 20 Mayıs 1915'te Söğütlü'de bulunuyordu. Doğu Grubu lağvedildi. 13. Alay Batı Grubu'na bağlıydı."
    )
    made = told(tmp_path, text)
    assert "Doğu Grubu" in wall(made, "1915-05-10")["12. Alay"]["under"]
    after = wall(made, "1915-05-25")
    assert "Doğu Grubu" not in after["12. Alay"]["under"] and "9. Tümen" in after["12. Alay"]["under"]
    assert after["Doğu Grubu"]["life"].startswith("abolished") and "Batı Grubu" in after["13. Alay"]["under"]


def test_a_march_without_an_arrival_is_near_its_goal_when_the_slowest_would_be_over_and_not_before(
    tmp_path: Path,
) -> None:
    """50 km at 16 km a day, the slowest usual rate on a road: over on the fourth day."""
    made = told(tmp_path, "8. Alay 3 Mayıs 1915'te Kavaklı'dan Söğütlü'ye hareket etti (Demir, 1950, s. 3).")
    places = [wall(made, f"1915-05-0{day}")["8. Alay"]["place"].partition(" (")[0] for day in (5, 6, 7, 8)]
    assert places == [
        *["Kavaklı → Söğütlü"] * places.index("≈ Söğütlü"),
        *["≈ Söğütlü"] * (4 - places.index("≈ Söğütlü")),
    ]
    assert places[1] == "Kavaklı → Söğütlü" and places[2] == "≈ Söğütlü"


def test_programs_see_which_source_is_an_inference_too(tmp_path: Path) -> None:
    text = "8. Alay 3 Mayıs 1915'te Kavaklı'daydı. 8. Alay 5 Mayıs 1915'te Söğütlü'deydi (Demir, 1950, s. 3)."
    made = told(tmp_path, text)
    plain = {
        day: str(next(r[-2] for r in replay_table(made, date.fromisoformat(day).toordinal()).rows))
        for day in ("1915-05-03", "1915-05-05")
    }
    assert plain == {"1915-05-03": "~Demir 1950, 3", "1915-05-05": "Demir 1950, 3"}
