"""Print how long 200 articles take from text to linked and stored claims, how long one changed article takes then, and
how long their atlas takes to draw.

Run by hand or by `python3 dev.py bench`. The articles are made from the narratives of the example by putting other years,
unit numbers and places into them. Seconds on the clock, on all cores, what a slower moment of the machine adds divided out;
checking is not counted.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
from pathlib import Path

from yardstick import wall

from sefer import atlas, pipeline, store

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "baku-1918"
ARTICLES = 200
PLACES = ("Gence", "Göyçay", "Kürdemir", "Şamahı")


def varied(text: str, number: int) -> str:
    """A narrative of another year, with other units and its places exchanged."""
    text = text.replace("1918", str(1850 + number % 90)).replace("5. ", f"{number % 60 + 1}. ")
    turn = number % len(PLACES)
    for one, other in zip(PLACES, (*PLACES[turn:], *PLACES[:turn]), strict=True):
        text = text.replace(one, "\0" + other)
    return text.replace("\0", "")


def made(folder: Path) -> Path:
    """A campaign folder with all the articles."""
    (folder / "sources").mkdir(parents=True)
    for name in ("campaign.toml", "places.csv", "routes.csv"):
        shutil.copy(EXAMPLE / name, folder / name)
    shutil.copy(EXAMPLE / "sources" / "kaynakca.bib", folder / "sources")
    texts = [p.read_text("utf-8") for p in sorted((EXAMPLE / "sources").glob("*-anlatisi.md"))]
    for number in range(ARTICLES):
        path = folder / "sources" / f"makale-{number:03}.md"
        path.write_text(varied(texts[number % len(texts)], number), "utf-8")
    return folder


def stored(folder: Path) -> int:
    """Read, link and store a campaign as a build does; how many claims it has."""
    given = pipeline.inputs([folder])
    kept = store.kept(
        folder / "campaign.duckdb",
        stamp := store.stamp(given.settings, given.places or (), given.gazetteer, given.works),
    )
    found = pipeline.read(given, pipeline.quiet, kept)
    campaign, _ = pipeline.campaign(given, found)
    store.save(campaign, folder / "campaign.duckdb", stamp, found.kept)
    return len(campaign.claims)


def measured() -> dict[str, float]:
    """Seconds of the first build, and of one after a single article changed, by a program that has read before."""
    gc.disable()
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = made(Path(name) / "campaign")
            first = wall(lambda: stored(folder))
            pipeline.check([EXAMPLE], pipeline.quiet)  # other processes read the articles: this one has yet to read any
            path = folder / "sources" / "makale-007.md"
            path.write_text(path.read_text("utf-8").replace("Gence", "Kuba"), "utf-8")
            changed = wall(lambda: stored(folder))
            campaign = store.load(folder / "campaign.duckdb")
            return {
                "200 articles read, linked and stored, s": first,
                "one of 200 articles changed, s": changed,
                "the atlas of 200 articles, s": wall(lambda: atlas.draw(campaign, (), "en")),
            }
    finally:
        gc.enable()
        gc.collect()


if __name__ == "__main__":
    for what, took in measured().items():
        print(f"{what}: {took:.2f}")
