"""The time of a check grows with the text, not with its square, whatever is told over and over in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from growth import assert_linear, spent
from sefer import checks, pipeline

TOLD = {
    "faults": "{n}. Alay 31 Nisan 1915'te Kirte'ye vardı. Alay'dan 9 Ağustos 1915'te {n} er öldü. Karşı taraf geri çekildi.",
    "years": "Tümen 3 Mayıs {year}'te yürüdü ve 4 Mayıs {year}'te 300 er kaybetti (Aksoy, {year}, s. {n}).",
    "losses": "The 5th Division lost 400 men (Reed 1921, p. {n}). The enemy withdrew from the ridge.",
}
SHORT = 50  # paragraphs


def _cost(folder: Path, told: str, paragraphs: int) -> float:
    """CPU seconds of one check."""
    text = "\n\n".join(told.format(n=n + 100, year=1850 + n % 90) for n in range(paragraphs))
    path = folder / f"{paragraphs}.txt"
    path.write_text(text, encoding="utf-8")
    given = pipeline.inputs([path])
    campaign = pipeline.campaign(given, pipeline.read(given, pipeline.quiet))[0]
    return spent(lambda: checks.check(campaign))


@pytest.mark.parametrize("sort", TOLD)
def test_the_time_grows_with_the_text_alone(sort: str, tmp_path: Path) -> None:
    assert_linear(lambda paragraphs: _cost(tmp_path, TOLD[sort], paragraphs), SHORT)
