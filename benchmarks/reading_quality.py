"""Print what value-level scores do not say: `python benchmarks/reading_quality.py`.

Of the true hits, how many have exactly the offsets of the annotation (on the article and on all paragraphs of our own); how many sentence
ends are wrong; how well persons and places of the article are read with an empty gazetteer. The article needs ../shared (or SEFER_SHARED).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import blind_paragraphs
import sentence_ends

from sefer import documents, geography, grammars, store

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SEFER_SHARED", ROOT.parent / "shared"))
UNTIL = "21969"


def of_article(gazetteer: geography.Gazetteer) -> dict[str, dict[str, dict[str, float]]]:
    """The scores of the article's mentions, first three sections, by type and level; {} without the article."""
    text = next(iter(sorted((SHARED / "corpus").glob("*.txt"))), None)
    if text is None:
        return {}
    document = documents.read(text)
    rows = (store.mention_row(document, m) for m in grammars.find(document, gazetteer).mentions)
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "mentions.jsonl"
        told.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        gold = SHARED / "gold" / f"{text.stem}.mentions.jsonl"
        command = [sys.executable, SHARED / "tools" / "score.py", text, gold, told, "--until", UNTIL, "--json"]
        done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=True, encoding="utf-8")
    return json.loads(done.stdout)["mentions"]  # type: ignore[no-any-return]


def measured() -> Iterator[tuple[str, float]]:
    """Each figure by its name."""
    if known := of_article(geography.Gazetteer(geography.builtin()[0])):
        exact, hits = (sum(known[kind][level]["tp"] for kind in known) for level in ("exact", "value"))
        yield "article, true hits with exact offsets", exact / hits
        alone = of_article(geography.Gazetteer(()))
        for kind in ("place", "person"):
            yield f"article, {kind} with an empty gazetteer, value F1", alone[kind]["value"]["f1"]
    pairs = [blind_paragraphs.exact(lot) for lot in blind_paragraphs.LOTS]
    yield "paragraphs of our own, true hits with exact offsets", sum(e for e, _ in pairs) / sum(h for _, h in pairs)
    marked, wrong = (sum(counts) for counts in zip(*sentence_ends.ends().values(), strict=True))
    yield "sentence ends that are wrong", wrong / marked


if __name__ == "__main__":
    for name, value in measured():
        print(f"{name:<56} {value:.4f}")
