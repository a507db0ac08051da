"""A time before that of the story, told in passing, leaves the story its year."""

from __future__ import annotations

from pathlib import Path

import pytest

from sefer import documents, geography, grammars


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "On 5 May 1915 he was at Krithia. His father had died in June 1870. On 6 May the brigade attacked.",
            ["1915-05-05", "1870-06", "1915-05-06"],
        ),
        (
            "The corps stood at Sofia on 3 December 1878. In July 1877 the army had crossed; in August it had been checked. "
            "On 9 December it marched.",
            ["1878-12-03", "1877-07", "1877-08", "1878-12-09"],
        ),
        (
            "2 Mart 1916'da alay Bitlis'teydi. Komutanı Haziran 1880'de Harbiye'yi bitirmişti. 4 Mart'ta ilerledi.",
            ["1916-03-02", "1880-06", "1916-03-04"],
        ),
        (  # a story that only steps back a little goes on from there
            "It stood at Kut on 3 March 1916. It had left Basra on 20 December 1915 and had reached Amara on 28 December.",
            ["1916-03-03", "1915-12-20", "1915-12-28"],
        ),
        (  # a day counted from that on which the story stands, and not from one that was over before
            "On 5 May 1915 it landed. The fort stood. Its chief had been wounded on 12 April. Three days later it marched.",
            ["1915-05-05", "1915-04-12", "1915-05-08"],
        ),
        (
            "Alay 5 Mayıs 1915'te karaya çıktı. Komutanı 12 Nisan'da yaralanmıştı. Ertesi gün hücuma kalktı.",
            ["1915-05-05", "1915-04-12", "1915-05-06"],
        ),
        (  # "that night" is still that of the day looked back at
            "Alay 5 Mayıs 1915'te karaya çıktı. Komutanı 12 Nisan'da yaralanmış ve o gece ölmüştü. İki gün sonra yürüdü.",
            ["1915-05-05", "1915-04-12", "1915-04-12", "1915-05-07"],
        ),
        (  # the day of a paper, or of a plan
            "Alay 5 Mayıs 1915'te yürüdü. Tümenin 28 Nisan tarihli emri bunu istiyordu. Ertesi gün ırmağa vardı.",
            ["1915-05-05", "1915-04-28", "1915-05-06"],
        ),
        (
            "On 5 May 1915 it marched. The attack was fixed for 9 May. Next day it rained.",
            ["1915-05-05", "1915-05-09", "1915-05-06"],
        ),
        (  # a paragraph that opens with what was over goes on from there
            "It landed on 5 May 1915.\n\nIt had embarked on 28 April. Next day it had sailed.",
            ["1915-05-05", "1915-04-28", "1915-04-29"],
        ),
        (  # a story that begins anew
            "On 5 May 1915 the first battle was over. In June 1912 the war in Libya was in its ninth month. On 9 June the fort fell.",
            ["1915-05-05", "1912-06", "1912-06-09"],
        ),
    ],
)
def test_the_year_of_the_story(tmp_path: Path, text: str, days: list[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    mentions = grammars.find(documents.read(path), geography.Gazetteer(())).mentions
    assert [m.value.edtf for m in mentions if m.type == "date"] == days
