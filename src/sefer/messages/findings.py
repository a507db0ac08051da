"""A finding -> the sentence that it says, in the reader's language."""

from __future__ import annotations

from typing import Any

from sefer.messages import say
from sefer.model import Finding


def tell(finding: Finding, language: str) -> str:
    """The question or observation of a finding, in one sentence."""
    key = finding.fault if finding.fault == "no_bibliography" else finding.code
    return say(f"findings.{key}", language, **{k: _spoken(k, v, language) for k, v in finding.says.items()})


def _spoken(key: str, value: Any, language: str) -> Any:
    """Days of the week and sorts of figures are said in words."""
    if key in ("right", "stated") and isinstance(value, int) and 0 <= value < 7:
        return say(f"findings.weekday_{value}", language)
    if key == "what":
        return " ".join(say(f"findings.item_{part}", language) for part in str(value).split("."))
    return value
