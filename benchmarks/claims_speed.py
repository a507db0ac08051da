"""Print how fast a text becomes linked claims, reading included, on one core: `python benchmarks/claims_speed.py`.

As in a build, the collector of cycles does not run. The texts are those of reading_speed.py: plain prose, and the narratives of the example, far denser in names and figures;
of each a piece is read first.
"""

from __future__ import annotations

import gc
import tempfile
from pathlib import Path

import reading_speed
import yardstick

from sefer import claims, documents, geography, grammars, linking
from sefer.model import Settings

PLAIN, DENSE, WARM = 1_000_000, 300_000, 30_000  # characters


def _linked(path: Path, gazetteer: geography.Gazetteer) -> int:
    reading = grammars.find(documents.read(path), gazetteer)
    gathered = claims.gather(reading)
    return len(linking.link([reading], gathered.claims, gazetteer, Settings()).links)


def measured() -> dict[str, float]:
    """Characters a CPU second by the sort of text, a slower moment divided out."""
    gazetteer = geography.Gazetteer(geography.builtin()[0])
    out = {}
    gc.disable()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        for sort, text in (("plain", reading_speed.plain()[:PLAIN]), ("dense", reading_speed.large()[:DENSE])):
            path.write_text(text[:WARM], encoding="utf-8")
            _linked(path, gazetteer)  # its patterns are made, as those of the reader are in reading_speed.py
            path.write_text(text, encoding="utf-8")
            seconds = yardstick.cpu(lambda: _linked(path, gazetteer))
            out[f"{sort} prose to linked claims, characters a second"] = len(text) / seconds
    gc.enable()
    return out


if __name__ == "__main__":
    for name, value in measured().items():
        print(f"{name:<56} {value:14,.0f}")
