"""Print how fast and in how much memory plain text and PDF are read, beside named peers in the same run.

Run by hand or by `python3 dev.py bench`: `python benchmarks/reading_speed.py`. The text is made from the narratives of the
example, so every run reads the same characters.
"""

from __future__ import annotations

import resource
import subprocess
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


def printed(folder: Path) -> Path:
    """A PDF of forty pages from the narratives."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    path = folder / "large.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    font = next(iter(sorted(Path("/usr/share/fonts").rglob("DejaVuSerif.ttf"))), None)
    name = "Helvetica" if font is None else "Serif"
    if font is not None:
        pdfmetrics.registerFont(TTFont("Serif", str(font)))
    lines = [line[at : at + 90] for line in large()[:200_000].splitlines() for at in range(0, len(line), 90)]
    for page in range(40):
        text = canvas.beginText(50, 790)
        text.setFont(name, 10)
        for line in lines[page * 50 : page * 50 + 50]:
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return path


def boxes(path: Path) -> float:
    """Seconds in which pypdfium2 gives the box of every character of a PDF."""
    import pypdfium2

    start = time.perf_counter()
    for page in pypdfium2.PdfDocument(path):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            text.get_charbox(at)
    return time.perf_counter() - start


def imported() -> float:
    """Seconds that importing the reader adds to a bare interpreter, the best of five."""

    def best(code: str) -> float:
        runs = []
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            runs.append(time.perf_counter() - start)
        return min(runs)

    return best("import sefer.documents, sefer.grammars") - best("pass")


def measured() -> dict[str, float]:
    """Characters a second on one core, the ratio to the peer, and peak memory in times of the text."""
    gazetteer = geography.Gazetteer(geography.builtin()[0])
    text = large()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.txt"
        path.write_text(text, encoding="utf-8")
        idle = memory()
        start = time.perf_counter()
        document = documents.read(path)
        middle = time.perf_counter()
        grammars.find(document, gazetteer)
        end = time.perf_counter()
        peak = (memory() - idle) / (len(text.encode()) / 1024**2)
        pdf = printed(Path(folder))
        begin = time.perf_counter()
        documents.read(pdf)
        taken = time.perf_counter() - begin
        ratio = boxes(pdf) / taken
    speed = len(text) / (end - start)
    return {
        "documents, characters a second": len(text) / (middle - start),
        "grammars, characters a second": len(text) / (end - middle),
        "documents and grammars, characters a second": speed,
        "times as fast as dateparser, which finds dates alone": speed / peer(text[:PEER]),
        "PDF, times as fast as pypdfium2's character boxes": ratio,
        "importing the reader, s": imported(),
        "peak memory above idle, times the text": peak,
    }


if __name__ == "__main__":
    for name, value in measured().items():
        print(f"{name:<56} {value:14,.2f}")
