"""Print how fast and in how much memory plain text and PDF are read, beside named peers in the same run.

Run by hand or by `python3 dev.py bench`: `python benchmarks/reading_speed.py`. The text is made from the narratives of the
example, so every run reads the same characters.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from sefer import documents, geography, grammars

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "examples" / "baku-1918" / "sources"
SIZE = 10_000_000  # characters of the large text
PEER = 40_000  # characters that the peer reads


def large() -> str:
    """Ten million characters: the Turkish narratives again and again, each time with other years and numbers."""
    once = "\n\n".join(p.read_text("utf-8").split("## Kaynakça")[0] for p in sorted(SOURCES.glob("*-anlatisi.md")))
    copies = (
        once.replace("1918", str(1850 + n % 90)).replace("5. ", f"{n % 60 + 1}. ") for n in range(SIZE // len(once) + 1)
    )
    return "\n\n".join(copies)[:SIZE]


def memory() -> float:
    """Peak memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def peer(text: str) -> float:
    """Characters a second of dateparser's search, which finds dates alone."""
    from dateparser.search import search_dates

    start = time.perf_counter()
    search_dates(text, languages=["tr"])
    return len(text) / (time.perf_counter() - start)


def measured() -> dict[str, float]:
    """Characters a second on one core, the ratio to the peer, and peak memory in times of the text."""
    gazetteer = geography.Gazetteer(geography.builtin()[0])
    text = large()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.md"
        path.write_text(text, encoding="utf-8")
        idle = memory()
        start = time.perf_counter()
        document = documents.read(path)
        middle = time.perf_counter()
        grammars.find(document, gazetteer)
        end = time.perf_counter()
    speed = len(text) / (end - start)
    return {
        "documents, characters a second": len(text) / (middle - start),
        "grammars, characters a second": len(text) / (end - middle),
        "documents and grammars, characters a second": speed,
        "times as fast as dateparser, which finds dates alone": speed / peer(text[:PEER]),
        "peak memory above idle, times the text": (memory() - idle) / (len(text.encode()) / 1024**2),
    }


if __name__ == "__main__":
    for name, value in measured().items():
        print(f"{name:<56} {value:14,.2f}")
