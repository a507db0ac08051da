"""Print how many of two facts that cannot both be true are found, in every wording: `python benchmarks/crossed_wordings.py [seen|unseen] [SORT...] [--lines]`.

A scene of crossed/ tells one fact in ten constructions (A), a second one that cannot be true beside it in ten others (B), and
gives near misses that are true beside every A (N). Each A is held against three of the B, in paragraphs of their own with one
between that tells of other things; each N and one other A against some A. A pair is found where a finding of its sort touches
both; any warning or error beside an N or another A is an alarm. Sorts with their fault in one place have faulty lines (F) and
clean ones (C) instead. The lines are our own; crossed/README.md says who wrote them.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from planted_faults import EITHER, Finding, spans

from sefer import pipeline, report
from sefer.messages import Complaint

CROSSED = Path(__file__).resolve().parent / "crossed"
STEPS = (0, 3, 7)  # which B lines an A line is held against, counted from its own number
BEFORE = {
    "en": "This study follows the course of the campaign in the light of the sources of the time and of the memoirs, and dwells on some "
    "points to which little thought has been given.",
    "tr": "Bu çalışmada seferin gidişatı, dönemin kaynakları ile hatıraların ışığında ele alınmakta ve bugüne kadar üzerinde az durulmuş "
    "bazı noktalar değerlendirilmektedir.",
}
BETWEEN = {
    "en": "The country was broken and its tracks were poor; in the wet season the carts stuck fast in the mud, and news travelled for the "
    "most part by mounted messenger. The temper of the inhabitants also weighed with the commanders.",
    "tr": "Bölgenin arazisi engebeli, yolları ise son derece yetersizdi; yağışlı mevsimlerde arabalar çamura saplanıyor, haberleşme büyük "
    "ölçüde atlı ulaklarla sağlanıyordu. Yerli halkın tutumu da kumandanların kararlarını etkilemiştir.",
}
HEADINGS = {"en": ("A Phase of the Campaign", "Abstract", "Introduction"), "tr": ("Seferin Bir Safhası", "Öz", "Giriş")}


@dataclass(frozen=True)
class Scene:
    """The lines of a scene by their letter."""

    sort: str
    language: str
    lines: dict[str, list[str]]

    @property
    def fault(self) -> str:
        """The sort of finding that its pairs ask for."""
        named = {"abstract_body": "abstract_body_conflict"}.get(self.sort, self.sort)
        many = ("contradiction", "order_violation", "two_places")  # told of several kinds of facts
        return next((fault for fault in many if named.startswith(fault)), named)


@dataclass
class Score:
    """What was found of some scenes, and what was raised where nothing is wrong."""

    found: int = 0
    pairs: int = 0
    alarms: int = 0
    notes: int = 0
    clean: int = 0
    missed: list[tuple[str, ...]] = field(default_factory=list)
    alarmed: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, other: Score) -> None:
        self.found, self.pairs = self.found + other.found, self.pairs + other.pairs
        self.alarms, self.notes = self.alarms + other.alarms, self.notes + other.notes
        self.clean += other.clean

    def __str__(self) -> str:
        return (
            f"found {self.found}/{self.pairs} ({self.found / max(self.pairs, 1):.2f})  "
            f"clean {self.clean}: alarms {self.alarms / max(self.clean, 1):.3f}, notes {self.notes / max(self.clean, 1):.3f}"
        )


def scenes(path: Path) -> Iterator[Scene]:
    """The scenes of a file: `== title`, then a line for each wording, begun by its letter."""
    sort, language = path.name.split(".")[:2]
    lines: dict[str, list[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("=="):
            if lines:
                yield Scene(sort, language, lines)
            lines = {}
        elif line[1:2] == " " and line[0] in "ABNFC":
            lines.setdefault(line[0], []).append(line[2:].strip())
    if lines:
        yield Scene(sort, language, lines)


def article(scene: Scene, told: Sequence[str]) -> str:
    """A text that tells some lines in paragraphs of their own; the first of a scene of abstracts stands in the abstract."""
    language = scene.language
    if scene.fault != "abstract_body_conflict":
        return "\n\n".join((BEFORE[language], f"\n\n{BETWEEN[language]}\n\n".join(told))) + "\n"
    title, first, second = HEADINGS[language]
    body = "\n\n".join((BEFORE[language], BETWEEN[language], *told[1:]))
    return f"# {title}\n\n## {first}\n\n{told[0]}\n\n## {second}\n\n{body}\n"


def raised(scene: Scene, told: Sequence[str]) -> tuple[list[Finding], bool]:
    """The findings on a text of some lines, and whether one of the sort of the scene touches every line."""
    text = article(scene, told)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"text.{scene.language}.md"
        path.write_text(text, "utf-8")
        try:
            built = pipeline.check([path], pipeline.quiet)
        except Complaint:  # taken for another language: nothing is checked
            return [], False
        found: list[Finding] = json.loads(report.as_json(built.checked.findings, built.campaign, "en"))
    places = [(at, at + len(line)) for line in told for at in (text.rindex(line),)]
    return found, any(
        (f["fault"] == scene.fault or any({f["fault"], scene.fault} <= either for either in EITHER))
        and all(any(a < end and start < b for a, b in spans(f)) for start, end in places)
        for f in found
    )


def _pairs(scene: Scene) -> Iterator[tuple[str, ...]]:
    yield from ((line,) for line in scene.lines.get("F", ()))
    first, second = scene.lines.get("A", []), scene.lines.get("B", [])
    for n, line in enumerate(first):
        for step in STEPS:
            pair = line, second[(n + step) % len(second)]
            yield pair if (n + step) % 2 == 0 or scene.fault == "abstract_body_conflict" else pair[::-1]


def _clean(scene: Scene) -> Iterator[tuple[str, ...]]:
    yield from ((line,) for line in scene.lines.get("C", ()))
    told = scene.lines.get("A", [])
    for n, line in enumerate(scene.lines.get("N", ())):
        yield from ((told[(n + step) % len(told)], line) for step in STEPS)
    yield from ((line, told[(n + STEPS[1]) % len(told)]) for n, line in enumerate(told))


def score(scene: Scene) -> Score:
    """What is found of the pairs of a scene, and what is raised on its clean ones."""
    out = Score()
    for told in _pairs(scene):
        found = raised(scene, told)[1]
        out.pairs += 1
        out.found += found
        if not found:
            out.missed.append(told)
    for told in _clean(scene):
        levels = {f["level"] for f in raised(scene, told)[0]}
        out.clean += 1
        out.notes += "note" in levels
        if levels - {"note"}:
            out.alarms += 1
            out.alarmed.append(told)
    return out


def scores(lot: str, sorts: Sequence[str] = (), lines: bool = False) -> Score:
    """The score of a lot, printed by sort as it goes."""
    total = Score()
    for path in sorted((CROSSED / lot).glob("*.txt")):
        if sorts and path.name.split(".")[0] not in sorts:
            continue
        of_file = Score()
        for scene in scenes(path):
            one = score(scene)
            of_file.add(one)
            if lines:
                print(*(f"missed  {' | '.join(told)}" for told in one.missed), sep="\n")
                print(*(f"alarm   {' | '.join(told)}" for told in one.alarmed), sep="\n")
        print(f"  {path.stem:<32}{of_file}")
        total.add(of_file)
    print(f"{lot}: {total}")
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("lot", nargs="?", choices=("seen", "unseen"), default="unseen")
    parser.add_argument("sorts", nargs="*", metavar="SORT")
    parser.add_argument("--lines", action="store_true", help="print the pairs that are missed and those that alarm")
    asked = parser.parse_args()
    scores(asked.lot, asked.sorts, asked.lines)


if __name__ == "__main__":
    main()
