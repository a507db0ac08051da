"""Read texts changed at random until the seconds are over: `python benchmarks/fuzz_reading.py [SEED [SECONDS]]`.

The example's narratives and the paragraphs of `blind/`, cut, doubled, mixed and broken, by characters and by bytes, as .txt, .md, .html,
.docx, .odt and .pdf. A crash, a quote that is not what stands at its offsets or a case that takes too long is printed with what made it,
and its file kept in `benchmarks/results/fuzz/`. Ends with status 1 if there was any.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import time
import traceback
import zipfile
from html import escape
from pathlib import Path

import blind_paragraphs
from reportlab.pdfgen import canvas

from sefer import claims, documents, geography, grammars, store
from sefer.claims.gate import objection
from sefer.messages import Complaint

ROOT = Path(__file__).resolve().parent.parent
FOUND = ROOT / "benchmarks" / "results" / "fuzz"
SLOWEST = 1e-3  # CPU seconds a character, far above what any text needs
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_O = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
SPICE = [
    "\u200b", "\u200f", "\u202e", "\u0301", "\u0307", "\u00ad", "\ufffe", "\ufeff", "\x00", "\x0b", "\x0c", "\x1c", "\u2028", "\u0085",
    "İ", "ı", "ﬁ", "ß", "ǆ", "漢", "א", "\U0001f480", "\U00010330", "1/2", "½", "٣", "²", "Ⅳ", "'", "’", "”", "(", ")", "[", "]", "{", "|",
    "-\n", "–", "\n\n", "\r", "\t", "  ", "a.g.e., s. 4", "ibid.", "5. ", "5'inci ", "XXXIX ", "31 Şubat ", "0 ", "00.00.0000", "1332 ",
    "13/14 ", "18 000 000 000 000 ", "yüz bin milyon ", "Ali Bey'in ", "1. ", "[^1]", "Kaynakça\n", "Notes\n1. ", "; ", "&", "<", "\\",
]  # fmt: skip


def sources() -> list[str]:
    told = [p.read_text("utf-8") for p in sorted(ROOT.glob("examples/*/sources/*.md"))]
    lots = [
        blind_paragraphs.marked(p.read_text("utf-8"))[0] for p in sorted((ROOT / "benchmarks" / "blind").glob("*.md"))
    ]
    return [block for text in told + lots for block in text.split("\n\n") if len(block) > 40]


def changed(blocks: list[str], dice: random.Random) -> str:
    """A few blocks with a few changes each."""
    out = []
    for _ in range(dice.randint(1, 4)):
        text = dice.choice(blocks)
        for _ in range(dice.choice((0, 1, 3, 10, 40))):
            text = _changed_once(text, blocks, dice) or "x"
        out.append(text)
    return dice.choice(("\n\n", "\n", " ")).join(out)


def _changed_once(text: str, blocks: list[str], dice: random.Random) -> str:
    at, end = sorted((dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)))
    end = min(end, at + dice.choice((0, 1, 5, 60)))
    words = text.split(" ")
    match dice.randrange(8):
        case 0 | 1:
            return text[:at] + dice.choice(SPICE) + text[end:]
        case 2:
            return text[:at] + text[end:]
        case 3:
            return text[:at] + text[at:end] * 3 + text[end:]
        case 4:
            return f"{text[:at]}{dice.choice(words)} {text[at:]}"
        case 5:
            return text[:at] + text[at:end].swapcase() + text[end:]
        case 6:
            letter = chr(dice.choice((dice.randrange(1, 0xD800), dice.randrange(0xE000, 0x110000))))
            return text[:at] + letter + text[at:]
        case _:
            return text[:at] + dice.choice(blocks)[:60] + text[at:]


def _zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _pdf(text: str) -> bytes:
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=(595, 842))
    for number, line in enumerate(text[at : at + 80].replace("\n", " ") for at in range(0, min(len(text), 8000), 80)):
        if number and number % 50 == 0:
            paper.showPage()
        paper.drawString(72, 760 - 13 * (number % 50), line)
    paper.save()
    return out.getvalue()


def file_of(text: str, ending: str) -> bytes:
    """The text as a file with that ending."""
    plain = "".join(c for c in text if c in "\n\t" or (c >= " " and c not in "\ufffe\uffff"))
    lines = [escape(line) for line in plain.split("\n")]
    if ending == ".html":
        return ("<!doctype html><body>" + "".join(f"<p>{line}</p>" for line in lines)).encode()
    if ending == ".docx":
        body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        return _zipped({"word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>"})
    if ending == ".odt":
        body = "".join(f"<text:p>{line}</text:p>" for line in lines)
        whole = f"<office:document-content {_O}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
        return _zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": whole})
    return _pdf(plain) if ending == ".pdf" else text.encode()


def broken(data: bytes, dice: random.Random) -> bytes:
    """The bytes with a few of them changed, cut out or put in."""
    out = bytearray(data)
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(out) + 1)
        out[at : at + dice.randint(0, 6)] = dice.randbytes(dice.randint(0, 6))
    return bytes(out) or b"x"


def fault(path: Path, gazetteer: geography.Gazetteer) -> str:
    """What is wrong with the reading of a file; "" where nothing is."""
    try:
        document = documents.read(path)
    except Complaint:
        return ""
    reading = grammars.find(document, gazetteer)
    for claim in claims.gather(reading).claims:
        if wrong := objection(reading, claim):
            return f"{claim} says more than its words: {wrong}"
    ends: dict[str, int] = {}
    for mention in reading.mentions:
        if not ends.get(mention.type, 0) <= mention.start < mention.end <= len(document.text):
            return f"{mention} overlaps or lies outside"
        ends[mention.type] = mention.end
        row = store.mention_row(document, mention)
        if document.raw[row["start"] : row["end"]] != row["text"]:
            return f"{row} is not at its offsets"
    for span in reading.sentences:
        if not 0 <= span.start < span.end <= len(document.text) or not document.locate(span.start, span.end):
            return f"sentence {span} lies outside"
    return ""


def main(seed: int, seconds: float) -> int:
    dice, blocks, gazetteer = random.Random(seed), sources(), geography.Gazetteer(geography.builtin()[0])
    began, cases, faults = time.process_time(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        while time.process_time() - began < seconds:
            cases += 1
            ending = dice.choice((".txt", ".txt", ".md", ".html", ".docx", ".odt", ".pdf"))
            text = changed(blocks, dice)
            data = file_of(text, ending)
            data = broken(data, dice) if dice.random() < 0.3 else data
            path = Path(folder) / f"case{ending}"
            path.write_bytes(data)
            start = time.process_time()
            try:
                wrong = fault(path, gazetteer)
            except Exception:
                wrong = traceback.format_exc(limit=-4)
            took = time.process_time() - start
            if not wrong and took > 2 + SLOWEST * len(text):
                wrong = f"took {took:.1f} s for {len(text)} characters"
            if wrong:
                faults += 1
                FOUND.mkdir(parents=True, exist_ok=True)
                kept = FOUND / f"{seed}-{cases}{ending}"
                kept.write_bytes(data)
                print(f"{kept.name}: {wrong}", flush=True)
    print(f"seed {seed}: {cases} cases in {time.process_time() - began:.0f} s, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1, float(sys.argv[2]) if len(sys.argv) > 2 else 60))
