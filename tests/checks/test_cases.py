"""Every rule has a page and a case file; every case in it fires or stays silent as a historian wrote it.

A case file is Markdown: a heading says what the case shows, the quoted lines are the text (several texts are parted by a
line `and another text:`), and a line `finds: CODE "words"` or `finds: nothing` says what must come of it. A block of rows
under ```places.csv or ```routes.csv makes the case a campaign folder with that file. A text with notes is Markdown.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from sefer import pipeline
from sefer.checks import RULES, measured
from sefer.model import Finding
from sefer.report import page

CASES = Path(__file__).resolve().parent.parent / "cases" / "checks"


@dataclass(frozen=True)
class Case:
    code: str
    title: str
    texts: tuple[str, ...]
    words: str | None  # what is found, None for nothing
    tables: tuple[tuple[str, str], ...] = ()  # the files of the campaign folder, by name


def cases() -> list[Case]:
    out = []
    for path in sorted(CASES.glob("*.md")):
        for block in path.read_text("utf-8").split("\n## ")[1:]:
            title, _, body = block.partition("\n")
            found = re.search(r'^finds: (?:nothing|\w+ "(.*)")$', body, re.MULTILINE)
            assert found, f"{path.name}: {title} does not say what it finds"
            texts = tuple(quoted(part) for part in body.split("\nand another text:\n"))
            tables = tuple(re.findall(r"^```(\w+\.\w+)\n(.*?)^```", body, re.MULTILINE | re.DOTALL))
            out.append(Case(path.stem, title, texts, found.group(1), tables))
    return out


def quoted(body: str) -> str:
    return "\n".join(line[2:] if line != ">" else "" for line in body.splitlines() if line.startswith(">"))


def findings(*texts: str, tables: tuple[tuple[str, str], ...] = ()) -> tuple[tuple[Finding, str], ...]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        files = {f"metin{n or ''}.{'md' if '[^1]:' in text else 'txt'}": text for n, text in enumerate(texts)}
        if tables:
            files = {f"sources/{name}": text for name, text in files.items()} | {"campaign.toml": "[campaign]\n"}
            (home / "sources").mkdir()
        for name, text in {**files, **dict(tables)}.items():
            (home / name).write_text(text, encoding="utf-8")
        built = pipeline.check([home], pipeline.quiet)
        return tuple(
            (f, built.campaign.documents[f.at.doc].text[f.at.start : f.at.end]) for f in built.checked.findings
        )


@pytest.mark.parametrize("case", cases(), ids=lambda c: f"{c.code}: {c.title}")
def test_case(case: Case) -> None:
    found = [(f, words) for f, words in findings(*case.texts, tables=case.tables) if f.code == case.code]
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
    """Its five parts, how to waive it, how well it does."""
    for code in RULES:
        assert len(page(code.lower(), language, sorted(RULES), measured()).splitlines()) > 13


def test_ids_survive_another_text_before_them() -> None:
    """A waiver names a finding by its words: new text elsewhere changes no id."""
    slip = "Birlik 31 Nisan 1915'te Kirte'ye vardı ve orada bekledi."
    (one, _), *_ = findings(slip)
    (other, _), *_ = findings("Yeni bir paragraf eklendi, bu bölümde başka hiçbir şey anlatılmıyor.\n\n" + slip)
    assert one.id == other.id
