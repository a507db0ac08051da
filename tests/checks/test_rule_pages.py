"""Each rule's page is true: its example fires, its counter-example does not, in both languages.

An example that needs more text around it stands in cases/around/<family>.toml: `[CODE] tr = "... {example} ..."`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_cases import findings

from sefer.checks import RULES
from sefer.letters.tables import toml
from sefer.messages import LANGUAGES, say
from sefer.messages.findings import of_rule

AROUND = Path(__file__).resolve().parent.parent / "cases" / "around"


def around(code: str, language: str, example: str) -> str:
    """The text that the page speaks of, with the example in it."""
    path = AROUND / f"{code[:3].lower()}.toml"
    text = toml(path).get(code, {}).get(language, "{example}") if path.is_file() else "{example}"
    return str(text).replace("{example}", example)


def example(code: str, language: str, part: str) -> str:
    """The quoted words of a page that end a sentence: the example itself."""
    quoted = re.findall(r"“([^”]+)”", say(of_rule(code, part), language))
    whole = [words for words in quoted if words.endswith(".") and len(words.split()) > 3]
    assert len(whole) == 1, f"{code}: {part} has no example, or several"
    return whole[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(RULES))
def test_the_example_of_a_page_fires_and_its_counter_example_does_not(code: str, language: str) -> None:
    for part, fires in (("fires", True), ("silent", False)):
        text = around(code, language, example(code, language, part))
        found = [f for f, _ in findings(text) if f.code == code]
        assert bool(found) == fires, f"{part}: {text}"


def test_a_span_that_runs_backwards_is_asked_about_once() -> None:
    found = [f for f, _ in findings("Toplar 9-5 Nisan 1916 arasında karaya çıkarıldı.") if f.code == "DAY005"]
    assert len(found) == 1
