"""What is a likely slip and what only a question, of findings that one rule raises at both levels."""

from __future__ import annotations

from pathlib import Path

import pytest

from sefer import pipeline

LISTED = """## Bibliography

Harrow, J. (1931). The Long March. London: Moss.

Loft, P. (1954). Days of Plevna. London: Moss.

Ward, S. (1949). The Other Bank. London: Moss.

"""
UNCITED = "Vane, R. (1970). The Siege Train. London: Moss.\n\n"
MORE = "Tarrant, A. (1962). Horse and Rail. London: Moss.\n\nQuill, T. (1975). The Winter. London: Moss.\n\nStone, U. (1980). Bread. London: Moss.\n\n"


def _levels(folder: Path, text: str, code: str) -> list[str]:
    path = folder / "article.en.md"
    path.write_text(text, "utf-8")
    return [f.level for f in pipeline.check([path], pipeline.quiet).checked.findings if f.code == code]


def _cites(*forms: str) -> str:
    deeds = (
        "marched",
        "halted",
        "rested",
        "turned north",
        "went on",
        "stayed",
        "dug in",
        "moved off",
        "slept",
        "waited",
    )
    return " ".join(f"The battalion {deeds[n % len(deeds)]} {form}." for n, form in enumerate(forms)) + "\n\n"


@pytest.mark.parametrize(
    ("few", "level"), [(1, "warning"), (2, "note")], ids=["one among nine is a slip", "two among nine are asked about"]
)
def test_citations_of_another_form(tmp_path: Path, few: int, level: str) -> None:
    plain = [f"(Harrow, 1931, p. {n})" for n in range(4, 13)]
    assert _levels(tmp_path, _cites(*plain, *["(Loft, 1954: 40)"] * few) + LISTED, "CIT001") == [level]


@pytest.mark.parametrize(
    ("listed", "levels"),
    [(UNCITED, ["warning"]), (UNCITED + MORE, ["note"])],
    ids=["one entry is left over", "a list for further reading"],
)
def test_entries_never_cited(tmp_path: Path, listed: str, levels: list[str]) -> None:
    cited = _cites("(Harrow, 1931, p. 4)", "(Loft, 1954, p. 9)", "(Ward, 1949, p. 12)")
    assert _levels(tmp_path, cited + LISTED + listed, "CIT004") == levels
