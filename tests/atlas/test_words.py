"""Every sentence of the page stands in both languages, with the same gaps."""

from __future__ import annotations

import re
from pathlib import Path

from sefer import messages
from sefer.model import CLAIM_KINDS, ECHELONS, ITEMS, LEVELS, POLARITIES, SCOPES

WEB = Path(__file__).parents[2] / "web" / "src"
GROUPS = {
    "kind": CLAIM_KINDS, "echelon": ECHELONS, "item": ITEMS, "level": LEVELS, "scope": SCOPES,
    "polarity": [one for one in POLARITIES if one != "asserted"], "reviewed": ["accepted", "corrected"],
    "tab": ["orbat", "findings", "legend"], "at": ["stated", "about", "carried", "near", "way", "undated"],
    "confidence": ["high", "medium", "low"],
}  # fmt: skip


def test_both_languages_say_the_same_things() -> None:
    turkish, english = (messages.sentences("atlas", lang) for lang in ("tr", "en"))
    assert turkish.keys() == english.keys()
    for key, sentence in turkish.items():
        assert sorted(re.findall(r"\{\w+\}", sentence)) == sorted(re.findall(r"\{\w+\}", english[key])), key


def test_every_key_that_the_page_uses_has_a_sentence() -> None:
    table = messages.sentences("atlas", "tr")
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*WEB.glob("*.ts"), *WEB.glob("*.html")])
    plain = set(re.findall(r'(?:say|say\(\))\("([a-z_]+)"', text)) | set(
        re.findall(r'data-(?:say|label)="([a-z_]+)"', text)
    )
    assert len(plain) > 40
    assert not {key for key in plain if key not in table}
    for group, names in GROUPS.items():
        assert not {name for name in names if f"{group}_{name}" not in table}, group


def test_no_part_of_the_page_makes_markup_from_text() -> None:
    for path in WEB.glob("*.ts"):
        for banned in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
            assert banned not in path.read_text(encoding="utf-8"), path.name
