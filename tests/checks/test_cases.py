"""Every rule has a page and a case file; every case in it fires or stays silent as a historian wrote it.

A case file is Markdown: a heading says what the case shows, the quoted lines are the text, and a line
`finds: CODE "words"` or `finds: nothing` says what must come of it.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from sefer import pipeline
from sefer.checks import RULES
from sefer.model import Finding
from sefer.report import page

CASES = Path(__file__).resolve().parent.parent / "cases" / "checks"


@dataclass(frozen=True)
class Case:
    code: str
    title: str
    text: str
    words: str | None  # what is found, None for nothing


def cases() -> list[Case]:
    out = []
    for path in sorted(CASES.glob("*.md")):
        for block in path.read_text("utf-8").split("\n## ")[1:]:
            title, _, body = block.partition("\n")
            text = "\n".join(line[2:] if line != ">" else "" for line in body.splitlines() if line.startswith(">"))
            found = re.search(r'^finds: (?:nothing|\w+ "(.*)")$', body, re.MULTILINE)
            assert found, f"{path.name}: {title} does not say what it finds"
            out.append(Case(path.stem, title, text, found.group(1)))
    return out


def findings(text: str) -> tuple[tuple[Finding, str], ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "metin.txt"
        path.write_text(text, encoding="utf-8")
        built = pipeline.check([path], pipeline.quiet)
        return tuple(
            (f, built.campaign.documents[f.at.doc].text[f.at.start : f.at.end]) for f in built.checked.findings
        )


@pytest.mark.parametrize("case", cases(), ids=lambda c: f"{c.code}: {c.title}")
def test_case(case: Case) -> None:
    found = [(f, words) for f, words in findings(case.text) if f.code == case.code and f.fault != "no_bibliography"]
    if case.words is None:
        assert not found, [words for _, words in found]
    else:
        assert any(case.words in words for _, words in found), [words for _, words in found]


def test_every_rule_has_cases_that_fire_and_cases_that_must_not() -> None:
    for code in RULES:
        own = [c for c in cases() if c.code == code]
        assert any(c.words is not None for c in own) and any(c.words is None for c in own), code


@pytest.mark.parametrize("language", ["en", "tr"])
def test_every_rule_has_a_page(language: str) -> None:
    for code in RULES:
        assert len(page(code.lower(), language, sorted(RULES)).splitlines()) > 10


def test_ids_survive_another_text_before_them() -> None:
    """A waiver names a finding by its words: new text elsewhere changes no id."""
    slip = "Birlik 31 Nisan 1915'te Kirte'ye vardı ve orada bekledi."
    (one, _), *_ = findings(slip)
    (other, _), *_ = findings("Yeni bir paragraf eklendi, bu bölümde başka hiçbir şey anlatılmıyor.\n\n" + slip)
    assert one.id == other.id
