"""Dates without a year: the story does not go on from a year that is a misprint, only an end, or only looked back to."""

from __future__ import annotations

import pytest
from reading import read

from sefer.model import DateValue

STORIES: list[tuple[str, list[str | None]]] = [
    (  # a misprint of 1917
        "The brigade reached Sheikh Saad on 3 January 1917. It dug in on 9 January 1917. The diary for 2 March 1971 praises "
        "the gunners. On 7 March the river was crossed, and on the 9th the town was entered.",
        ["1917-01-03", "1917-01-09", "1971-03-02", "1917-03-07", "1917-03-09"],
    ),
    (
        "Tümen 12 Ekim 1915'te geldi, 3 Kasım 1915'te cepheye girdi. 6 Aralık 1951'de siperler tamamlandı. 8 Aralık'ta düşman saldırdı.",
        ["1915-10-12", "1915-11-03", "1951-12-06", "1915-12-08"],
    ),
    (  # another war, not a misprint
        "The corps stood at Edirne on 5 November 1912. It fought on 9 November 1912. In April 1877 the Russians came the same "
        "way; on 24 April they were over the frontier.",
        ["1912-11-05", "1912-11-09", "1877-04", "1877-04-24"],
    ),
    (  # the year before, in January
        "The battalion held the isthmus on 28 December 1939. It was relieved on New Year's Day. A letter of 4 January 1939 speaks of "
        "snow. On 10 January the attack began.",
        ["1939-12-28", "1940-01-01", "1939-01-04", "1940-01-10"],
    ),
    (  # an end that lies ahead
        "The brigade was formed on 11 August 1864 and was to serve until the muster-out of June 1865. On 4 September it crossed.",
        ["1864-08-11", "1865-06", "1864-09-04"],
    ),
    (
        "Fırka 11 Ağustos 1914'te kuruldu ve Haziran 1916'ya kadar kalacaktı. 4 Eylül'de köprüyü geçti.",
        ["1914-08-11", "1916-06", "1914-09-04"],
    ),
    (  # a look back, after which the story goes on
        "Tabur 14 Mart 1911'de kıyıya indi. Daha Kasım 1910'da bir kervan ele geçirmişti. Yağmur dinmiyordu.\n"
        "22 Mart'ta yaylaya çıktı.",
        ["1911-03-14", "1910-11", "1911-03-22"],
    ),
    (  # one that fills a paragraph of its own
        "The regiment left Sivrihisar on 24 July 1921.\nThe men were no strangers to hardship. They had already fought at Düzce in "
        "August 1920.\nOn 1 August the regiment was 1,310 strong. On 27 August it attacked.",
        ["1921-07-24", "1920-08", "1921-08-01", "1921-08-27"],
    ),
    (  # but not where the paragraph goes on in it
        "The regiment reached Gettysburg on 1 July 1863.\nIt had been raised in August 1862. In September it marched to Maryland.\n"
        "On 13 December it fought at Fredericksburg.",
        ["1863-07-01", "1862-08", "1862-09", "1862-12-13"],
    ),
    (  # a season is of the story as well as a month
        "Alay 1915 ilkbaharında kuruldu; üçüncü taburu haziranda geldi. Ocakta hastalar yollandı. Taarruz 12 Şubat 1916'da başladı. "
        "Haziranda tümen değişti.",
        ["1915-21", "1915-06", "1916-01", "1916-02-12", "1916-06"],
    ),
    (  # those who were born in a year
        "On 14 November 1917 the boys of 1899 came into the line. On 18 November they attacked.",
        ["1917-11-14", "1917-11-18"],
    ),
    (  # but not where the days of the look back run on
        "On 14 March 1911 the battalion landed. The rising had begun on 3 November 1910. On 20 November the post fell.",
        ["1911-03-14", "1910-11-03", "1910-11-20"],
    ),
    (  # behind the last day that is stated
        "The siege began on 31 July 1904. The fortress yielded on 2 January 1905. It was decided in the third week of November.",
        ["1904-07-31", "1905-01-02", "1904-11~"],
    ),
    (  # a month told only in part carries the story on
        "The battalion, raised in August 1914 and landed on 25 April 1915, reached France in the last days of March 1916. After two "
        "quiet months it marched to the river. On 19 July it relieved the Fusiliers.",
        ["1914-08", "1915-04-25", "1916-03~", "1916-07-19"],
    ),
    (  # a stretch that runs backwards is not one of a year
        "The army lay in the valley on 5 September 1864. The mills were burnt from 8 October to 26 September. On 9 October it fought.",
        ["1864-09-05", None, "1864-10-09"],
    ),
    (  # the winter of a year is that in which it begins
        "The army gathered in the winter of 1935. It attacked in the spring of the following year.",
        ["1935-24", "1936-21"],
    ),
    (  # a bracket by another calendar leaves that of the story, though its day be wrong
        "Muharebe 22 Kasım 1915 (11 Teşrinisani 1331) günü başladı. 25 Kasım'da düşman çekildi.",
        ["1915-11-22", "1915-11-24", "1915-11-25"],
    ),
]


@pytest.mark.parametrize(("text", "days"), STORIES)
def test_the_year_with_which_the_story_goes_on(text: str, days: list[str | None]) -> None:
    found = [m.value.edtf for m in read(text).mentions if isinstance(m.value, DateValue)]
    assert found == days
