"""Words by which documents are taken apart, a table per language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sefer.letters import fold
from sefer.letters.tables import toml

LANGUAGES = ("tr", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """One language's table; section names are folded, function words are lower case as written."""

    abstract: frozenset[str]
    keywords: frozenset[str]
    imprint: frozenset[str]
    bibliography: frozenset[str]
    sections: frozenset[str]
    after_bibliography: frozenset[str]
    page: frozenset[str]
    unfinished: frozenset[str]
    references: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    and_others: frozenset[str]
    function: frozenset[str]
    terse: frozenset[str]
    alien: frozenset[str]
    own: frozenset[str]
    notes: frozenset[str]


@cache
def table(language: str) -> Words:
    """The table of "tr" or "en"."""
    read = toml(Path(__file__).parent / f"{language}.toml")
    as_written = {"function", "terse", "alien", "own"}
    return Words(**{key: frozenset(read[key] if key in as_written else map(fold, read[key])) for key in read})


@cache
def every(key: str) -> frozenset[str]:
    """The words of one key in all languages."""
    return frozenset().union(*(getattr(table(language), key) for language in LANGUAGES))
