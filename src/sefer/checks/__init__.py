"""Campaign -> findings. A rule is a function with a code, a name that states the fault, and a page."""

from __future__ import annotations

from sefer.checks import (
    abstract,
    bibliography,
    citations,
    clock,
    command,
    days,
    elapsed,
    figures,
    lives,
    marches,
    men,
    names,
    numbers,
    order,
    outsize,
    passages,
    shares,
    sources,
    strengths,
)
from sefer.checks.rules import RULES, Checked, Rule, check, measured

__all__ = [
    "RULES",
    "Checked",
    "Rule",
    "abstract",
    "bibliography",
    "check",
    "citations",
    "clock",
    "command",
    "days",
    "elapsed",
    "figures",
    "lives",
    "marches",
    "measured",
    "men",
    "names",
    "numbers",
    "order",
    "outsize",
    "passages",
    "shares",
    "sources",
    "strengths",
]
