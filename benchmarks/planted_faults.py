"""Print how many planted faults `sefer check` finds: `python benchmarks/planted_faults.py [SET...] [--missed SET] [--alarms SET]`.

The texts of planted/SET are our own; planted/README.md says how faults are marked in them. A planted fault is found where a
finding of its sort, or of one that the text may as well be read as, touches it; each finding serves one fault. A warning or
an error that serves none is an alarm; notes are counted apart. The texts of planted/clean have no fault.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sefer import pipeline, report
from sefer.messages import Complaint

PLANTED = Path(__file__).resolve().parent / "planted"
SETS = (
    "first",
    "second",
    "phrases",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "held",
    "sealed",
    "kept",
    "blind",
    "reserve",
    "clean",
)
# Sorts that may be named for one another, because a text can be read either way.
EITHER = (
    {"sum_mismatch", "percentage_mismatch", "composition_mismatch"},
    {"contradiction", "abstract_body_conflict", "strength_imbalance"},
    {"order_violation", "before_founding", "after_abolition", "after_death", "elapsed_mismatch"},
    {"anachronism", "after_death", "order_violation"},
    {"impossible_date", "calendar_mismatch"},
    {"too_fast", "order_violation", "two_places"},
    {"too_fast", "absurd_number"},
    {"two_parents", "two_commanders", "contradiction"},
    {"losses_above_strength", "strength_imbalance", "contradiction"},
    {"sum_mismatch", "strength_imbalance"},  # so many set out, so many fell, so many are left
    {"citation_style", "year_suffix_missing"},
    {"range_reversed", "impossible_date"},
    {"rank_falls", "name_variant"},
)
_TOKEN = re.compile(r"⟦(\d+) (\w+)\||⟧")
_WHY = re.compile(r"\s*<!--.*?-->\s*\Z", re.DOTALL)
SHORT = 200  # a finding may be this long, or three times as long as the words that it is about

Span = tuple[int, int]
Finding = dict[str, Any]


@dataclass(frozen=True)
class Planted:
    """A fault of a text and the words that it lies between."""

    fault: str
    spans: tuple[Span, ...]
    quote: str


@dataclass(frozen=True)
class Text:
    """A text without its marks, the faults that were planted in it, and what the check says of it."""

    name: str
    words: int
    planted: tuple[Planted, ...]
    findings: tuple[Finding, ...]

    def found(self) -> dict[int, int]:
        return pairs(self.planted, self.findings)

    def alarms(self) -> list[Finding]:
        """Warnings and errors that serve no planted fault."""
        return [f for f in self.loud() if not any(serves(p, f) for p in self.planted)]

    def loud(self) -> list[Finding]:
        return [f for f in self.findings if f["level"] != "note"]

    def notes(self) -> int:
        """Notes that serve no planted fault."""
        return sum(f["level"] == "note" and not any(serves(p, f) for p in self.planted) for f in self.findings)


def unmarked(marked: str) -> tuple[str, tuple[Planted, ...]]:
    """The text without its marks and the closing comment, and the faults that the marks tell. Marks may be nested."""
    marked = _WHY.sub("\n", marked)
    out, at, length = [], 0, 0
    begun: list[tuple[str, str, int]] = []
    faults: dict[str, tuple[str, list[Span]]] = {}
    for token in _TOKEN.finditer(marked):
        out.append(marked[at : token.start()])
        length += token.start() - at
        at = token.end()
        if token[1]:
            begun.append((token[1], token[2], length))
        else:
            number, fault, start = begun.pop()
            faults.setdefault(number, (fault, []))[1].append((start, length))
    text = "".join([*out, marked[at:]])
    return text, tuple(
        Planted(fault, tuple(sorted(spans)), " … ".join(text[a:b] for a, b in sorted(spans)))
        for fault, spans in faults.values()
    )


def spans(finding: Finding) -> list[Span]:
    return [(row["start"], row["end"]) for row in (finding, *finding["related"])]


def serves(planted: Planted, finding: Finding) -> bool:
    """Does a finding tell a planted fault: its sort, and two of its places where it has several?"""
    sort = finding["fault"]
    if sort != planted.fault and not any({sort, planted.fault} <= either for either in EITHER):
        return False
    touched = sum(
        any(a < end and start < b and b - a <= max(SHORT, 3 * (end - start)) for a, b in spans(finding))
        for start, end in planted.spans
    )
    return touched >= min(2, len(planted.spans))


def pairs(planted: tuple[Planted, ...], findings: tuple[Finding, ...]) -> dict[int, int]:
    """Which finding serves which fault, as many as can be."""
    owner: dict[int, int] = {}

    def seat(fault: int, tried: set[int]) -> bool:
        for j, finding in enumerate(findings):
            if j not in tried and serves(planted[fault], finding):
                tried.add(j)
                if j not in owner or seat(owner[j], tried):
                    owner[j] = fault
                    return True
        return False

    for fault in range(len(planted)):
        seat(fault, set())
    return {fault: j for j, fault in owner.items()}


def checked(path: Path) -> Text:
    """What the check says of one text of a set."""
    text, planted = unmarked(path.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_text(text, encoding="utf-8")
        try:
            built = pipeline.check([copy], pipeline.quiet)
        except Complaint:  # taken for another language: nothing is checked
            return Text(path.name, len(text.split()), planted, ())
        found = json.loads(report.as_json(built.checked.findings, built.campaign, "en"))
    return Text(path.name, len(text.split()), planted, tuple(found))


def texts(name: str) -> Iterator[Text]:
    for path in sorted((PLANTED / name).glob("*.md")):
        yield checked(path)


def scores(name: str, lot: list[Text] | None = None) -> dict[str, float]:
    """Recall, precision, alarms per 1,000 words and notes per text of a set; a clean one has neither recall nor precision."""
    lot = list(texts(name)) if lot is None else lot
    planted = sum(len(t.planted) for t in lot)
    loud, alarms = sum(len(t.loud()) for t in lot), sum(len(t.alarms()) for t in lot)
    out = {
        "alarms per 1,000 words": 1000 * alarms / max(sum(t.words for t in lot), 1),
        "notes per text": sum(t.notes() for t in lot) / max(len(lot), 1),
    }
    if planted:
        found = sum(len(t.found()) for t in lot)
        out |= {"recall": found / planted, "precision": 1 - alarms / loud if loud else 1.0}
    return out


def _table(lot: list[Text]) -> Iterator[str]:
    """Found of planted, by fault and language."""
    told, planted = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for text in lot:
        lang, found = text.name.split(".")[-2], text.found()
        for i, one in enumerate(text.planted):
            planted[one.fault, lang] += 1
            told[one.fault, lang] += i in found
    for fault in sorted({f for f, _ in planted}):
        yield f"  {fault:<32}" + "".join(
            f"  {lang} {told[fault, lang]}/{planted[fault, lang]}" for lang in ("tr", "en")
        )


def _details(lot: list[Text], missed: bool, alarms: bool) -> Iterator[str]:
    for text in lot:
        found = text.found()
        if missed:
            left = [p for i, p in enumerate(text.planted) if i not in found]
            yield from (f"missed  {text.name}  {p.fault}: {' '.join(p.quote.split())[:160]}" for p in left)
        if alarms:
            told = (" ".join(f"{f['message']} | {f['quote']}".split())[:220] for f in text.alarms())
            codes = (f["code"] for f in text.alarms())
            yield from (f"alarm   {text.name}  {code}: {words}" for code, words in zip(codes, told, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(SETS))
    parser.add_argument("--missed", action="append", default=[], metavar="SET", help="list the faults not found")
    parser.add_argument("--alarms", action="append", default=[], metavar="SET", help="list the alarms")
    asked = parser.parse_intermixed_args()
    for name in asked.sets or list(dict.fromkeys((*asked.missed, *asked.alarms))) or SETS:
        lot = list(texts(name))
        figures = "  ".join(f"{what} {figure:.2f}" for what, figure in scores(name, lot).items())
        print(f"{name}: {len(lot)} texts, {sum(len(t.planted) for t in lot)} faults  {figures}")
        print(*_table(lot), *_details(lot, name in asked.missed, name in asked.alarms), sep="\n")


if __name__ == "__main__":
    main()
