"""Print how fast and in how much memory plain text and PDF are read, beside named peers in the same run.

Run by hand or by `python3 dev.py bench`: `python benchmarks/reading_speed.py`. The text is made from the narratives of the
example, so every run reads the same characters.
"""

from __future__ import annotations

import compileall
import re
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import yardstick

from sefer import documents, geography, grammars

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "examples" / "baku-1918" / "sources"
SIZE = 10_000_000  # characters of the large text
PEER = 40_000  # characters that the peer reads
PLAIN = 2_000_000  # characters of the plain text


def large() -> str:
    """Ten million characters: the Turkish narratives again and again, each time with other years and numbers."""
    once = "\n\n".join(p.read_text("utf-8").split("## Kaynakça")[0] for p in sorted(SOURCES.glob("*-anlatisi.md")))
    copies = (
        once.replace("1918", str(1850 + n % 90)).replace("5. ", f"{n % 60 + 1}. ") for n in range(SIZE // len(once) + 1)
    )
    return "\n\n".join(copies)[:SIZE]


# sentences without a name, a date or a figure, of which most prose is made
_OPENINGS = (
    "Ertesi sabah",
    "Bu arada",
    "Gün boyunca",
    "Yağmur dinince",
    "Akşama doğru",
    "Köprüyü geçtikten sonra",
    "Haber gelince",
)
_DOERS = ("askerler", "öncü kolu", "nakliye arabaları", "köylüler", "nöbetçiler", "kurmay heyeti", "yorgun süvariler")
_THINGS = (
    "dağ yolunu",
    "eldeki erzakı",
    "dar geçidi",
    "terk edilmiş siperleri",
    "nehir kıyısındaki bağları",
    "yeni emri",
)
_DEEDS = (
    "dikkatle gözden geçirdi", "hiç beklenmedik bir güçlükle karşıladı", "uzun bir tartışmadan sonra geride bıraktı",
    "karanlık bastırmadan toparlamaya çalıştı", "ancak büyük bir gayretle koruyabildi",
)  # fmt: skip


def _unmarked(count: int) -> list[str]:
    """So many sentences without a mention, each put together otherwise."""
    parts = [_OPENINGS, _DOERS, _THINGS, _DEEDS]
    return [
        " ".join(
            words[(number // step + number) % len(words)] for words, step in zip(parts, (1, 7, 11, 13), strict=True)
        )
        + "."
        for number in range(count)
    ]


def plain() -> str:
    """Prose as a book has it: one sentence of the narratives to four without a name, a date or a figure."""
    told = [
        s
        for line in large()[: PLAIN // 4].split("\n")
        for s in re.split(r"(?<=[a-zçğıöşü)]\.) ", line)
        if s and s[0] != "#"
    ]
    rest = iter(_unmarked(4 * len(told)))
    mixed = [" ".join([sentence, *islice(rest, 4)]) for sentence in told]
    return "\n\n".join(mixed)[:PLAIN]


def memory() -> float:
    """Peak memory of this process so far, in MB; where Linux tells it, without that of the process which started it."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def peer(text: str) -> float:
    """Characters a second of dateparser's search, which finds dates alone."""
    from dateparser.search import search_dates

    return len(text) / yardstick.cpu(lambda: search_dates(text, languages=["tr"]))


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

    start = time.process_time()
    for page in pypdfium2.PdfDocument(path):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            text.get_charbox(at)
    return time.process_time() - start


def beside_boxes(path: Path) -> float:
    """How many times as fast as these boxes a PDF is read: the best of six each, in turns, so that a slow moment hits both."""

    def read() -> float:
        start = time.process_time()
        documents.read(path)
        return time.process_time() - start

    turns = [(boxes(path), read()) for _ in range(6)]
    return min(peer for peer, _ in turns) / min(own for _, own in turns)


def imported() -> float:
    """CPU seconds that importing the reader, compiled before, adds to a bare interpreter, the best of nine."""
    compileall.compile_dir(ROOT / "src", quiet=1)

    def best(code: str) -> float:
        ask = f"import time; start = time.process_time(); {code}; print(time.process_time() - start)"
        runs = [subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True) for _ in range(9)]
        return min(float(run.stdout) for run in runs)

    return best("import sefer.documents, sefer.grammars") / yardstick.slower()


def risen(path: Path) -> float:
    """Peak memory of reading a text above that of a reader with its patterns made (about 5 MB), in times of the text.

    In a process of its own, which has read the first page before.
    """
    ask = f"""
import reading_speed
from pathlib import Path
from sefer import documents, geography, grammars
places = geography.Gazetteer(geography.builtin()[0])
text = Path({str(path)!r})
page = text.with_name("page.txt")
with text.open(encoding="utf-8") as told:
    page.write_text(told.read(20_000), "utf-8")
grammars.find(documents.read(page), places)
idle = reading_speed.memory()
grammars.find(documents.read(text), places)
print(reading_speed.memory() - idle)
"""
    done = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, cwd=Path(__file__).parent)
    return float(done.stdout) / (path.stat().st_size / 1024**2)


def measured() -> dict[str, float]:
    """Characters a CPU second on one core, the ratio to the peer, and peak memory in times of the text."""
    gazetteer = geography.Gazetteer(geography.builtin()[0])
    text = large()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.txt"
        path.write_text(text, encoding="utf-8")
        peak = risen(path)
        kept, opened = yardstick.kept(lambda: [documents.read(path)])
        found = yardstick.cpu(lambda: grammars.find(kept.pop(), gazetteer))  # and then it is in nobody's way
        prose = plain()
        path.write_text(prose, encoding="utf-8")
        read = min(yardstick.cpu(lambda: grammars.find(documents.read(path), gazetteer)) for _ in range(3))
        ratio = beside_boxes(printed(Path(folder)))
    speed = len(text) / (opened + found)
    return {
        "plain prose, documents and grammars, characters a second": len(prose) / read,
        "documents, characters a second": len(text) / opened,
        "grammars, characters a second": len(text) / found,
        "documents and grammars, characters a second": speed,
        "times as fast as dateparser, which finds dates alone": speed / peer(text[:PEER]),
        "PDF, times as fast as pypdfium2's character boxes": ratio,
        "importing the reader, s": imported(),
        "peak memory above idle, times the text": peak,
    }


if __name__ == "__main__":
    for name, value in measured().items():
        print(f"{name:<58} {value:14,.2f}")
