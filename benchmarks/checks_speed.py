"""Print how long checking takes beyond reading: the article, 200 articles, a text of 200,000 words, one with a thousand faults.

Run by hand or by `python3 dev.py bench`. CPU seconds of `checks.check` on a campaign that is read and linked already, the best of
three; the article is read from ../shared (or SEFER_SHARED) and left out where it is absent.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import many_articles
import yardstick

from sefer import checks, pipeline
from sefer.model import Campaign

SHARED = Path(os.environ.get("SEFER_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
WORDS, FAULTS = 200_000, 1_000
RUNS = 3


def campaign(paths: Sequence[Path]) -> Campaign:
    """The linked campaign of some texts."""
    given = pipeline.inputs(paths)
    return pipeline.campaign(given, pipeline.read(given, pipeline.quiet))[0]


def checked(made: Campaign, runs: int = RUNS) -> float:
    """CPU seconds of one check, the best of some runs; each on a campaign that no check has asked anything yet."""
    return min(yardstick.cpu(lambda: checks.check(made)) for _ in range(runs))


def long_text(words: int) -> str:
    """The narratives of the example, each time of another year and with other units and places."""
    files = sorted((many_articles.EXAMPLE / "sources").glob("*-anlatisi.md"))
    texts = [path.read_text("utf-8").partition("\n## Kaynakça")[0] for path in files]
    parts: list[str] = []
    while words > 0:
        parts.append(many_articles.varied(texts[len(parts) % len(texts)], len(parts)))
        words -= len(parts[-1].split())
    return "\n\n".join(parts)


def faulty_text(faults: int) -> str:
    """Days that never were, sums that miss and losses told twice, in turn."""
    slips = (
        "{n}. Alay 31 Nisan 1915'te Kirte'ye vardı ve orada bekledi.",
        "{n}. Meclis {n} üyeden oluşuyordu; 40 üye Türklere, 20 üye Rumlara ayrılmıştı.",
        "{n}. Alay'dan 9 Ağustos 1915'te 58 er öldü. Karşı taraf geri çekildi. {n}. Alay'dan 9 Ağustos 1915'te 85 er öldü.",
    )
    return "\n\n".join(slips[n % len(slips)].format(n=n + 100) for n in range(faults))


def measured() -> dict[str, float]:
    """CPU seconds by what is checked."""
    return dict(_measured())


def _measured() -> Iterator[tuple[str, float]]:
    article = next(iter(sorted((SHARED / "corpus").glob("*.txt"))), None)
    if article is not None:
        yield "the article checked, s", checked(campaign([article]))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield "200 articles checked, s", checked(campaign([many_articles.made(folder / "campaign")]), 1)
        for title, text in (("200,000 words", long_text(WORDS)), ("a thousand faults", faulty_text(FAULTS))):
            path = folder / f"{title}.txt"
            path.write_text(text, encoding="utf-8")
            yield f"{title} checked, s", checked(campaign([path]), 1)


if __name__ == "__main__":
    for what, value in _measured():
        print(f"{what:32} {value:8.2f}", flush=True)
