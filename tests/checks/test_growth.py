"""The time of a check grows with the text, not with its square, whatever is told over and over in it."""

from __future__ import annotations

import gc
from pathlib import Path
from time import process_time

import pytest

from sefer import checks, pipeline

TOLD = {
    "faults": "{n}. Alay 31 Nisan 1915'te Kirte'ye vardı. Alay'dan 9 Ağustos 1915'te {n} er öldü. Karşı taraf geri çekildi.",
    "years": "Tümen 3 Mayıs {year}'te yürüdü ve 4 Mayıs {year}'te 300 er kaybetti (Aksoy, {year}, s. {n}).",
    "losses": "The 5th Division lost 400 men (Reed 1921, p. {n}). The enemy withdrew from the ridge.",
}
SHORT, LONG = 50, 200  # paragraphs


def _seconds(folder: Path, told: str, paragraphs: int) -> float:
    """CPU seconds of one check, the best of three."""
    text = "\n\n".join(told.format(n=n + 100, year=1850 + n % 90) for n in range(paragraphs))
    path = folder / f"{paragraphs}.txt"
    path.write_text(text, encoding="utf-8")
    given = pipeline.inputs([path])
    campaign = pipeline.campaign(given, pipeline.read(given, pipeline.quiet))[0]
    times = []
    for _ in range(3):
        gc.collect()
        start = process_time()
        checks.check(campaign)
        times.append(process_time() - start)
    return min(times)


@pytest.mark.parametrize("sort", TOLD)
def test_four_times_the_text_takes_about_four_times_the_time(sort: str, tmp_path: Path) -> None:
    one, other = (_seconds(tmp_path, TOLD[sort], count) for count in (SHORT, LONG))
    assert other < 10 * one + 0.1  # time that grows with its square would be sixteen times as long
