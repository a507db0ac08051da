"""Print how many sentence ends are wrong: `python benchmarks/sentence_ends.py [-v]`.

The ends of blind/sentences.md were marked by hand. One missed and one too many each count as wrong, as a share of the marked ones.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from sefer import documents
from sefer.grammars.sentences import split

MARKED = Path(__file__).resolve().parent / "blind" / "sentences.md"
END = "‖"


def ends(verbose: bool = False) -> dict[str, tuple[int, int]]:
    """How many ends of each language are marked, and how many the reader has wrong."""
    out: dict[str, tuple[int, int]] = {}
    for section in MARKED.read_text("utf-8").split("\n## ")[1:]:
        language, _, body = section.partition("\n")
        paragraphs = body.strip().split("\n\n")
        plain = [paragraph.replace(END, "") for paragraph in paragraphs]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "text.txt"
            path.write_text("\n\n".join(plain), encoding="utf-8")
            document = documents.read(path)
        found = {document.locate(s.end - 1, s.end)[0].end for s in split(document)}
        wanted, at = set[int](), 0
        for paragraph in paragraphs:
            for piece in paragraph.split(END):
                at += len(piece)
                wanted.add(at)
            at += 2
        out[language.strip()] = len(wanted), len(wanted ^ found)
        for place in sorted(wanted ^ found) if verbose else ():
            text = "\n\n".join(plain)
            print("missed  " if place in wanted else "too many", repr(text[max(0, place - 40) : place + 20]))
    return out


if __name__ == "__main__":
    for language, (marked, wrong) in ends("-v" in sys.argv).items():
        print(f"{language:<8} {marked:4} ends, {wrong} wrong, {100 * wrong / marked:.1f} %")
