"""Days that leave out their year, their month or all but a weekday, and hours that look like years."""

from __future__ import annotations

import pytest
from reading import read

from sefer.model import DateValue


def edtf(text: str) -> list[str | None]:
    return [m.value.edtf for m in read(text).of("date") if isinstance(m.value, DateValue)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3.XII.1914. Kar. 0640 kol yürüdü. 1815 köye girildi. 4.XII. Sis. 5.XII gecesi keşif çıktı.",
         ["1914-12-03", "1914-12-04", "1914-12-05"]),
        ("Köprü 28/29.VIII.1914 gecesi ve 3/4.9.1914 gecesi geçildi; rakım 1911 idi.", ["1914-08-28/1914-08-29", "1914-09-03/1914-09-04"]),
        ("Ordu 5 Mayıs 1913'te vardı, aynı yılın kasımında ayrıldı, ertesi yılın şubatında döndü, ertesi ay dağıldı.",
         ["1913-05-05", "1913-11", "1914-02", "1914-03"]),
        ("Kale 1294 Martında ve 1329 senesi Ağustosunda onarıldı.", ["1878-03-13/1878-04-12", "1913-08-14/1913-09-13"]),
        ("Emir fî 9 Nisan sene 1330 tarihlidir.", ["1914-04-22"]),
        ("Kol 12 Mart 1916'da vardı. 14'ünden 20 Mart'a kadar bekledi; Mart'ın 22'si ile 25'i arasında savaştı.",
         ["1916-03-12", "1916-03-14/1916-03-20", "1916-03-22/1916-03-25"]),
        ("Kol 4 Nisan 1917'de vardı. Perşembe gecesi yürüdü, ertesi sabah durdu.", ["1917-04-04", "1917-04-05", "1917-04-06"]),
        ("Kule'nin 4 Nisan 1917'de düşmesi şaşırttı. Belen'in ertesi günü kar yağdı.", ["1917-04-04", None]),
        ("1917 yılının ilk yarısında, 1917 Nisan-Mayıs aylarında ve 1917 Haziran'ının sonunda yağmur yağdı.",
         ["1917~", "1917-04/1917-05", "1917-06~"]),
        ("Ordu 3 Mayıs 1866'da yürüdü. 1868'in ilk aylarında kuşatıldı; üç ay sonra ekmek bitti.",
         ["1866-05-03", "1868~", None]),
        ("17 Mayıs 1915 sabaha karşı saat 04.10'da hücum edildi.", ["1915-05-17T04:10"]),
        ("At 4.45 p.m. on 3 May 1915 the guns opened; at 0530 hours on 4 May they fell silent, and on 5 May at 12.15 a.m. they began anew.",
         ["1915-05-03T16:45", "1915-05-04T05:30", "1915-05-05T00:15"]),
        ("VARNA, May 12, 1854. — The fleet sailed on Wednesday and was seen again on the Thursday by all of us.",
         ["1854-05-12", "1854-05-10", "1854-05-11"]),
        ("The brigade landed on 12 May 1915. On Friday it marched, having been paid last Monday by the army.",
         ["1915-05-12", "1915-05-14", "1915-05-10"]),
        ("D-Day was 9 July 1943. By D+3 the port was open, and on D plus 5 the army broke out of its beachhead.",
         ["1943-07-09", "1943-07-09", "1943-07-12", "1943-07-14"]),
        ("8 May 1915. 0530 Battalion stood to. 1905 Arrived in billets. 9th-11th. Training. Night of 12th/13th. Relieved.",
         ["1915-05-08", "1915-05-09/1915-05-11", "1915-05-12/1915-05-13"]),
        ("War came on October 2/October 15, 1912, and in the autumn of that year the army was in retreat from the north.",
         ["1912-10-15", "1912-23"]),
        ("The regiment fought in July and August 1915, from the 8th to the 12th and on August 20th and 21st, 1915 again.",
         ["1915-07/1915-08", None, "1915-08-20/1915-08-21"]),
        ("In the early 1880s the fort stood on Hill 1875 as Order No. 1905 of the army had it for the time being.", ["188X"]),
    ],
)  # fmt: skip
def test_what_a_date_leaves_out_is_taken_from_the_story(text: str, days: list[str | None]) -> None:
    assert edtf(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("At 0715 on 3 May 1943 the guns opened; at 5.15 a.m. on the 7th they ceased, and by 1800 on 8 May all was over.",
         ["1943-05-03T07:15", "1943-05-07T05:15", "1943-05-08T18:00"]),
        ("The ford was lost, at a cost of 1800 men, on 8 May 1943.", ["1943-05-08"]),
        ("12 Sep 44. Brook End. Fine. 13 Sep. Rain. 14th. Moved. 15 SEP 44. Relieved. 16 Sept. Baths.",
         ["1944-09-12", "1944-09-13", "1944-09-14", "1944-09-15", "1944-09-16"]),
        ("On 12 June '44 they landed. On 4 July 44 men fell, and on 5 July 60.", ["1944-06-12", "1944-07-04", "1944-07-05"]),
        ("On July 3d, 1863, the line broke. On the 22d he fell back; on August 4 and 5 he rested.",
         ["1863-07-03", "1863-07-22", "1863-08-04/1863-08-05"]),
        ("Your letter of 9 May 1855 tells of the 7th inst. We were on the march from the 30th; on the 28th ult. it snowed.",
         ["1855-05-09", "1855-04-28"]),
        ("He came on 9 May 1855 and left on the 3rd of the following month.", ["1855-05-09", "1855-06-03"]),
        ("He came on 9 May 1855. By the middle of the month it rained, and at the end of the year he was dead.",
         ["1855-05-09", "1855-05~", "1855~"]),
        ("It was quiet on Christmas Day, 1914; the next Boxing Day was not. It began on New Year's Day.",
         ["1914-12-25", "1914-12-26", "1915-01-01"]),
        ("They met on Christmas Eve.", []),
        ("He wrote in late September 1916. By February the force was ready.", ["1916-09~", "1917-02"]),
        ("4 Apr 42 Brook End. Quiet all day. 5 Apr 42. Rain. 6 Apr 44 Div moved through.", ["1942-04-04", "1942-04-05", "1942-04-06"]),
        ("He came in October 1914 and was ill in December. On the 10th of March he left.", ["1914-10", "1914-12", "1915-03-10"]),
        ("It lasted from the 26th March to the 2nd April 1918.", ["1918-03-26/1918-04-02"]),
        ("LISBON, June 25, 1898, via Port Royal. — The fleet was seen on Friday at dawn.", ["1898-06-25", "1898-06-24"]),
    ],
)  # fmt: skip
def test_english_days_as_diaries_and_despatches_write_them(text: str, days: list[str | None]) -> None:
    assert edtf(text) == days
