"""A finding -> the sentences that it says, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sefer.messages import say
from sefer.messages.fairness import quoted
from sefer.model import Finding


def tell(finding: Finding, language: str) -> str:
    """The question or observation of a finding, in one or two sentences."""
    key = finding.fault if finding.fault == "no_bibliography" else finding.code
    return say(f"findings.{key}", language, **_gaps(finding, language))


def explanations(finding: Finding, language: str) -> list[str]:
    """What would make the text right as it stands."""
    return [say(key, language, **_gaps(finding, language)) for key in finding.explanations]


def _gaps(finding: Finding, language: str) -> Mapping[str, Any]:
    says = finding.says
    asides = {key: say(f"findings.{finding.code}_{key}", language, **says) for key in _ASIDES if says.get(key)}
    return {key: asides.get(key, _spoken(key, value, language)) for key, value in says.items()}


def _spoken(key: str, value: Any, language: str) -> Any:
    """Days and sorts of figures are said in words."""
    if key.startswith("weekday"):
        return say(f"findings.weekday_{value}", language)
    if key == "day":
        return in_words(value, language)
    if key == "what":
        return " ".join(say(f"findings.item_{part}", language) for part in str(value).split("."))
    return quoted(value) if key == "who" and isinstance(value, str) else value


_ASIDES = ("each", "sources", "near")  # said behind the question, where known


def in_words(day: int, language: str) -> str:
    """A day (ordinal) as it is written: "28 Eylül 1918"."""
    found = date.fromordinal(day)
    return f"{found.day} {say(f'findings.month_{found.month}', language)} {found.year}"
