"""Print how well the reader does on paragraphs of our own: `python benchmarks/blind_paragraphs.py [-v] [NAME]`.

The paragraphs of blind/NAME.md were written before the reader saw them and marked by hand (blind/paragraphs.md says how). Value
level: words that overlap and the same value, as the scorer of the article counts. A line of a block is a paragraph of its text.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from sefer import documents, geography, grammars
from sefer.letters import fold
from sefer.messages import Complaint
from sefer.model import CitationValue, DateValue, Mention, PersonValue, PlaceValue, QuantityValue, UnitValue

BLIND = Path(__file__).resolve().parent / "blind"
LOTS = (
    "paragraphs",
    "forty",
    "ten",
    "turkish2",
    "english",
    "english2",
    "fresh",
    "persons1",
    "persons2",
    "persons3",
    "english3",
    "ordinary",
    "last",
    "unseen",
    "unseen2",
    "unmet",
    "unmet2",
    "dense",
    "dense2",
    "names",
    "names2",
    "english4",
    "names3",
    "names4",
    "figures3",
    "english5",
    "ordinary2",
    "ordinary3",
)
TYPES = {"d": "date", "u": "unit", "q": "quantity", "p": "person", "l": "place", "c": "citation"}
_MARK = re.compile(r"\[\[(.+?)\|(\w)\|(.*?)\]\](?!\])")

Row = tuple[str, int, int, str]  # type, start, end, value


def marked(text: str) -> tuple[str, list[Row]]:
    """The text without its marks, and what they say."""
    out, rows, at, length = [], [], 0, 0
    for mark in _MARK.finditer(text):
        out += [text[at : mark.start()], mark[1]]
        start = length + mark.start() - at
        length = start + len(mark[1])
        if mark[2] in TYPES:
            rows.append((TYPES[mark[2]], start, length, fold(normalize("NFC", mark[3]))))
        at = mark.end()
    return "".join([*out, text[at:]]), rows


def value(mention: Mention) -> str:
    """The value of a mention in the words of the marks."""
    v = mention.value
    if isinstance(v, DateValue):
        return v.edtf or ""
    if isinstance(v, UnitValue):
        return f"{v.echelon} {v.number or '-'}"
    if isinstance(v, QuantityValue):
        return f"{v.low:.12g} {v.item}" if v.low == v.high else f"{v.low:.12g}-{v.high:.12g} {v.item}"
    if isinstance(v, (PersonValue, PlaceValue)):
        return v.name
    return "; ".join(item.label for item in v.items) if isinstance(v, CitationValue) else ""


def read(text: str, gazetteer: geography.Gazetteer) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paragraf.txt"
        path.write_text(text, encoding="utf-8")
        try:
            document = documents.read(path)
        except Complaint:  # taken for another language: nothing is read
            return []
        reading = grammars.find(document, gazetteer)
    rows = []
    for mention in reading.mentions:
        if mention.type in TYPES.values():
            raw = document.locate(mention.start, mention.end)
            rows.append((mention.type, raw[0].start, raw[-1].end, fold(value(mention))))
    return rows


def agree(one: Row, other: Row) -> bool:
    return one[0] == other[0] and one[3] == other[3] and one[1] < other[2] and other[1] < one[2]


def lots(name: str) -> Iterator[tuple[str, list[Row], list[Row]]]:
    """Each text of a file with what its marks say and what the reader finds."""
    gazetteer = geography.Gazetteer(geography.builtin()[0])
    for block in (BLIND / f"{name}.md").read_text("utf-8").split("\n\n"):
        text, rows = marked(block.strip().replace("\n", "\n\n"))
        if rows and not block.startswith("#"):
            yield text, rows, read(text, gazetteer)


def exact(name: str) -> tuple[int, int]:
    """How many true hits of a file have exactly the offsets of their mark, and how many there are."""
    hits = [(m, [t for t in found if agree(m, t)]) for _, rows, found in lots(name) for m in rows]
    true = [(m, theirs) for m, theirs in hits if theirs]
    return sum(any(t[1:3] == m[1:3] for t in theirs) for m, theirs in true), len(true)


def scores(verbose: bool, name: str = "paragraphs") -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 by type over the paragraphs of a file."""
    hits, gold, told = Counter[str](), Counter[str](), Counter[str]()
    for text, rows, found in lots(name):
        for kind in TYPES.values():
            mine, theirs = [r for r in rows if r[0] == kind], [r for r in found if r[0] == kind]
            gold[kind] += len(mine)
            told[kind] += len(theirs)
            hits[kind] += sum(any(agree(m, t) for t in theirs) for m in mine)
            if verbose:
                for m, t in ((m, t) for m in mine for t in theirs if agree(m, t) and m[1:3] != t[1:3]):
                    print(f"span    {kind:<9} {text[t[1] : t[2]]}  for  {text[m[1] : m[2]]}")
                for m in (m for m in mine if not any(agree(m, t) for t in theirs)):
                    print(f"missed  {kind:<9} {text[m[1] : m[2]]}  ({m[3]})")
                for t in (t for t in theirs if not any(agree(m, t) for m in mine)):
                    print(f"too many {kind:<8} {text[t[1] : t[2]]}  ({t[3]})")
    out = {}
    for kind in TYPES.values():
        p, r = hits[kind] / max(told[kind], 1), hits[kind] / max(gold[kind], 1)
        out[kind] = (p, r, 2 * p * r / (p + r) if p + r else 0.0)
    return out


if __name__ == "__main__":
    names = [word for word in sys.argv[1:] if word != "-v"]
    for kind, (p, r, f1) in scores("-v" in sys.argv, *names).items():
        print(f"{kind:<9} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}")
