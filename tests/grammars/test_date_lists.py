"""Several days told with one month, days of diaries, and days of calendars that a text says it counts by."""

from __future__ import annotations

import pytest
from reading import read

LISTS: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("Alay 3, 4 ve 5 Ağustos 1915 günlerinde savaştı.", [("3, 4 ve 5 Ağustos 1915", "1915-08-03/1915-08-05")]),
    ("Tümen 7, 10 ve 15 Ağustos 1915'te taarruz etti.",
     [("7", "1915-08-07"), ("10", "1915-08-10"), ("15 Ağustos 1915", "1915-08-15")]),
    ("Alay 7 ve 10 Ağustos 1915 tarihleri arasında dinlendi.", [("7 ve 10 Ağustos 1915", "1915-08-07/1915-08-10")]),
    ("Alay 10 Ağustos 1915'te 3, 4 ve 5. Bölükleri ile geldi.", [("10 Ağustos 1915", "1915-08-10")]),
    ("1915 Mayıs'ının 14'ünden 20'sine kadar çarpışıldı.", [("1915 Mayıs'ının 14'ünden 20", "1915-05-14/1915-05-20")]),
    ("Alay 25 Mart 1916 sabaha karşı 04.45'te ateşe uğradı, 26 Mart 16.30'da çekildi.",
     [("25 Mart 1916 sabaha karşı 04.45", "1916-03-25T04:45"), ("26 Mart 16.30", "1916-03-26T16:30")]),
    ("Alay 12 Nisan 1331'de kuruldu. 300 ay sonra kumandanı öldü, ayın 21'inde gömüldü.",
     [("12 Nisan 1331", "1915-04-25"), ("300 ay sonra", "1940-04"), ("ayın 21", "1940-04-21")]),
    ("The corps attacked on 3, 4 and 5 August 1915 and was quiet on the 6th, 7th and 8th of August.",
     [("3, 4 and 5 August 1915", "1915-08-03/1915-08-05"), ("6th, 7th and 8th of August", "1915-08-06/1915-08-08")]),
    ("It rained on 4, 9 and 12 August 1915, and between 14 and 20 August it did not.",
     [("4", "1915-08-04"), ("9", "1915-08-09"), ("12 August 1915", "1915-08-12"), ("14 and 20 August", "1915-08-14/1915-08-20")]),
    ("On August 3rd, 4th, and 5th, 1915, they rested; on August 8, 14 guns and 5 mules were lost.",
     [("August 3rd, 4th, and 5th, 1915", "1915-08-03/1915-08-05"), ("August 8", "1915-08-08")]),
    ("They came in 1915. The village was lost on August 4 and 9, and held between August 14 and 20.",
     [("1915", "1915"), ("August 4", "1915-08-04"), ("August 14 and 20", "1915-08-14/1915-08-20")]),
    ("Yürüyüş 1916 yılı ekim ayının üçüncü haftasında başladı, ekim ayının üçüncü günü değil.",
     [("1916 yılı ekim ayının üçüncü haftasında", "1916-10~"), ("ekim ayının üçüncü", "1916-10-03")]),
    ("The inspection, begun on 3 December, ended on 10 January 1878.",
     [("3 December", "1877-12-03"), ("10 January 1878", "1878-01-10")]),
    ("They landed on 17 April 1331 (Rumi) and left on 4 May 1331 (17 May 1915).",
     [("17 April 1331", "1915-04-30"), ("4 May 1331", "1915-05-17"), ("17 May 1915", "1915-05-17")]),
    ("On 17 April, 1300 rifles and two guns were brought up; this was in 1917.", [("17 April", "1917-04-17"), ("1917", "1917")]),
    ("The firman is of 13 Rajab 1295, the petition of Rabi' al-Awwal 1293.",
     [("13 Rajab 1295", "1878-07-13"), ("Rabi' al-Awwal 1293", "1876-03-27/1876-04-25")]),
    ("Diary for 1915.\n\n6/5. The battalion moved up. 7/5. Rested all day.\n\n8/5/15. The 1/4 Norfolks arrived.",
     [("1915", "1915"), ("6/5", "1915-05-06"), ("7/5", "1915-05-07"), ("8/5/15", "1915-05-08")]),
    ("They had of each the better share. 6/5. It was held to be good enough for all of them.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[t[:40] for t, _ in LISTS])
def test_days_of_a_list_and_of_a_diary(text: str, expected: list[tuple[str, str | None]]) -> None:
    reading = read(text)
    assert [(reading.document.text[m.start : m.end], m.value.edtf) for m in reading.of("date")] == expected  # type: ignore[union-attr]
