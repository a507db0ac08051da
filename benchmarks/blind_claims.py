"""Print how well the claims of paragraphs of our own are read: `python benchmarks/blind_claims.py [-v] [-k] [before|first ...]`.

`-v` prints every miss of the lots named, `-k` their figures by kind.
The files in blind-claims/, one a language, say how they are marked. A claim is right if its kind, polarity, figures and date are those of the
mark, its words overlap the words of the mark, and the slots that make it (HEADS) name the same things.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sefer import claims, documents, geography, grammars
from sefer.letters import fold

PARAGRAPHS = Path(__file__).resolve().parent / "blind-claims"
HEADS: dict[str, tuple[tuple[str, ...], ...]] = {
    "movement": (("subject",), ("to", "from")), "location": (("subject",), ("place",)), "command": (("subject",), ("object",)),
    "organization": (("subject",), ("relation",), ("object",)), "engagement": (("place", "parties"),),
    "order": (("issuer", "recipient"),), "agreement": (("parties",),), "event": (("place", "subject", "content"),),
    "sequence": (("first", "second"),),
}  # fmt: skip
Row = dict[str, Any]


def marked() -> Iterator[tuple[str, str, list[Row]]]:
    """(language and first word of the section, paragraph, its claims with their place in it)."""
    for path in sorted(PARAGRAPHS.glob("*.md")):
        yield from _marked(path)


def _marked(path: Path) -> Iterator[tuple[str, str, list[Row]]]:
    section, text = "", ""
    for block in path.read_text("utf-8").split("\n\n"):
        if block.startswith("## "):
            section = f"{path.stem} {block[3:].split()[0].lower()}"
        elif block.startswith("```jsonl"):
            rows = [json.loads(line) for line in block.splitlines()[1:-1]]
            yield section, text, [{**row, **_placed(text, row["says"])} for row in rows]
        text = block


def _placed(text: str, says: str) -> Row:
    first, _, last = says.partition("…")
    start = text.index(first.strip())
    return {"start": start, "end": text.index(last.strip(), start) + len(last.strip()) if last else start + len(first)}


@cache
def _gazetteer() -> geography.Gazetteer:
    return geography.Gazetteer(geography.builtin()[0])


def told(text: str) -> list[Row]:
    """The claims that the reader takes from a paragraph."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paragraph.txt"
        path.write_text(text, encoding="utf-8")
        gathered = claims.gather(grammars.find(documents.read(path), _gazetteer()))
    return [
        {"kind": c.kind, "start": c.start, "end": c.end, "polarity": c.polarity, **c.slots} for c in gathered.claims
    ]


def _words(value: Any) -> set[str]:
    items = value if isinstance(value, list) else [value]
    return set(re.findall(r"\w+", fold(" ".join(str(i) for i in items if i is not None))))


def _alike(one: Any, other: Any) -> bool:
    a, b = _words(one), _words(other)
    if not a or not b or {w for w in a if w.isdigit()} != {w for w in b if w.isdigit()}:
        return False
    return a <= b or b <= a or len(a & b) * 2 >= len(a | b)


def _figures(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _figures(inner)
    elif value is not None:
        yield float(value)


def agree(gold: Row, found: Row) -> bool:
    """Does a claim of the reader say what the mark says?"""
    apart = found["start"] >= gold["end"] or gold["start"] >= found["end"] or gold["kind"] != found["kind"]
    if apart or gold.get("polarity", "asserted") != found["polarity"]:
        return False
    if Counter(_figures(gold.get("values"))) != Counter(_figures(found.get("values"))):
        return False
    if any(gold.get(slot) and gold[slot] != found.get(slot) for slot in ("date", "depart", "arrive")):
        return False
    for head in HEADS.get(gold["kind"], (("subject",),)):
        stated = [slot for slot in head if _words(gold.get(slot))]
        if stated and not any(_alike(gold[slot], found.get(slot)) for slot in stated):
            return False
    return True


def _hits(gold: list[Row], found: list[Row], text: str, verbose: bool) -> list[Row]:
    left, missed = list(found), []
    for row in gold:
        hit = next((f for f in left if agree(row, f)), None)
        if hit is None:
            missed.append(row)
        else:
            left.remove(hit)
    for sort, rows in (("missed  ", missed), ("too many", left)) if verbose else ():
        for row in rows:
            slots = {
                k: v for k, v in row.items() if k not in ("kind", "says", "start", "end") and v not in (None, [], "")
            }
            print(f"{sort} {row['kind']:<13}{text[row['start'] : row['end']]!r}\n         {slots}")
    return [row for row in gold if row not in missed]


def scores(verbose: bool = False, kinds: bool = False) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 by language and first word of the section: "english before", "turkish first" ...

    With `kinds` by kind too: "english before loss" ...
    """
    hits, gold, found = Counter[str](), Counter[str](), Counter[str]()
    for when, text, rows in marked():
        mine = told(text)
        named = when.split()[1] in sys.argv
        for counter, counted in ((gold, rows), (found, mine), (hits, _hits(rows, mine, text, verbose and named))):
            counter[when] += len(counted)
            for row in counted if kinds and named else ():
                counter[f"{when} {row['kind']}"] += 1
    out = {}
    for when in gold:
        p, r = hits[when] / max(found[when], 1), hits[when] / gold[when]
        out[when] = (p, r, 2 * p * r / (p + r) if p + r else 0.0)
    return out


if __name__ == "__main__":
    for name, (p, r, f1) in scores("-v" in sys.argv, "-k" in sys.argv).items():
        print(f"{name:<30} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}")
