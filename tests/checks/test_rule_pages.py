"""Each rule's page is true: its example fires, its counter-example does not, in both languages."""

from __future__ import annotations

import re

import pytest
from test_cases import findings

from sefer.checks import RULES
from sefer.messages import LANGUAGES, sentences

_MARCHES = {
    "tr": "{n}. Tümen {day} Ağustos 1918'de yürüdü.",
    "en": "The {n}th Division marched on {day} August 1918.",
}
_CITED = {
    "tr": "Tümen {n} gün bekledi (Kaya, 2010, s. {n}).",
    "en": "The division waited {n} days (Kaya, 2010, p. {n}).",
}
_LISTED = {"tr": "\n\n## Kaynakça\n\nYıldız, A. (2011). Plevne Günleri. Ankara: Örnek Yayınevi.\n"}
_LISTED["en"] = _LISTED["tr"].replace("Kaynakça", "Bibliography")


def around(code: str, language: str, example: str) -> str:
    """The text that the page speaks of, with the example in it."""
    if code == "DAY003":
        marches = [_MARCHES[language].format(n=n, day=n + 3) for n in range(4, 14)]
        return " ".join([*marches[:5], example, *marches[5:]])
    if code == "CIT001":
        return " ".join([*(_CITED[language].format(n=n) for n in range(3, 13)), example])
    return example + (_LISTED[language] if code == "CIT002" else "")


def example(code: str, language: str, part: str) -> str:
    """The quoted words of a page that end a sentence: the example itself."""
    quoted = re.findall(r"“([^”]+)”", sentences("rules", language)[f"{code}_{part}"])
    whole = [words for words in quoted if words.endswith(".") and len(words.split()) > 3]
    assert len(whole) == 1, f"{code}: {part} has no example, or several"
    return whole[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(RULES))
def test_the_example_of_a_page_fires_and_its_counter_example_does_not(code: str, language: str) -> None:
    for part, fires in (("fires", True), ("silent", False)):
        text = around(code, language, example(code, language, part))
        found = [f for f, _ in findings(text) if f.code == code and f.fault != "no_bibliography"]
        assert bool(found) == fires, f"{part}: {text}"
