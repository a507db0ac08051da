"""The machinery of rules: a rule is a function from a campaign to drafts of findings, with a permanent code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from sefer.checks.examined import Examined
from sefer.letters import fold
from sefer.letters.tables import toml
from sefer.model import Campaign, Decision, Finding, Word, Words


@dataclass(frozen=True)
class Raised:
    """What a rule raises; the machinery adds code, fault and id. `level` None takes that of the rule."""

    at: Words
    related: tuple[Words, ...] = ()
    says: Mapping[str, Any] = field(default_factory=dict)
    working: Mapping[str, Any] = field(default_factory=dict)
    explanations: tuple[str, ...] = ()
    level: str | None = None
    fault: str | None = None
    steps: tuple[Word, ...] = ()


def known(seen: Iterable[Words], at: Words) -> bool:
    """Does a place share letters with one that was raised already?"""
    return any(s.doc == at.doc and s.start < at.end and at.start < s.end for s in seen)


@dataclass(frozen=True)
class Rule:
    """A rule: permanent code, name that states the fault, the fault of the formats, level, and the check."""

    code: str
    name: str
    fault: str
    level: str
    check: Callable[[Examined], Iterator[Raised]]


@dataclass(frozen=True)
class Checked:
    """Findings, those that were waived, and the waivers that no finding answers to."""

    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...] = ()
    stale: tuple[Decision, ...] = ()


RULES: dict[str, Rule] = {}


Check = Callable[[Examined], Iterator[Raised]]


def rule(code: str, name: str, fault: str, level: str) -> Callable[[Check], Check]:
    """Enter a function in the catalogue of rules."""

    def enter(check: Check) -> Check:
        if code in RULES:
            raise ValueError(f"rule {code} is there already")
        RULES[code] = Rule(code, name, fault, level, check)
        return check

    return enter


def measured() -> dict[str, Any]:
    """How well the rules do, as benchmarks/rules_measured.py found it: the number of texts and words, figures by code."""
    return toml(Path(__file__).with_name("measured.toml"))


def check(campaign: Campaign) -> Checked:
    """All findings in the order of documents and places; waived ones apart."""
    examined = Examined(campaign)
    found = [finding for code in sorted(RULES) for finding in _findings(examined, RULES[code])]
    found.sort(key=lambda f: (f.at.doc, f.at.start, f.code))
    waivers = [d for d in campaign.decisions if d.verb == "waive"]
    waived = {f.id for f in found if any(_waives(campaign, d.target, d.quote, f) for d in waivers)}
    stale = [d for d in waivers if not any(_waives(campaign, d.target, d.quote, f) for f in found)]
    return Checked(
        tuple(f for f in found if f.id not in waived), tuple(f for f in found if f.id in waived), tuple(stale)
    )


def _waives(campaign: Campaign, target: str, quote: str, finding: Finding) -> bool:
    """Does a decision name a finding, by its id or by its rule and the words of one of the places that it shows?"""
    if target == finding.id:
        return True
    told = _plain(quote)
    places = (finding.at, *finding.related) if target == finding.code and told else ()
    return any(told == _plain(campaign.documents[w.doc].text[w.start : w.end]) for w in places)


def _plain(words: str) -> str:
    """Words as they are compared: folded, in single spaces, without the marks that a quotation puts around them."""
    return " ".join(fold(words).split()).strip(' “”"…')


def _findings(examined: Examined, of: Rule) -> Iterator[Finding]:
    campaign, ordinals = examined.campaign, Counter[str]()
    for raised in of.check(examined):
        words = [raised.at, *raised.related]
        quotes = "|".join(fold(campaign.documents[w.doc].text[w.start : w.end]) for w in words)
        key = f"{of.code}|{quotes}"
        ordinals[key] += 1
        identifier = sha256(f"{key}|{ordinals[key]}".encode()).hexdigest()[:10]
        yield Finding(
            identifier, of.code, raised.fault or of.fault, raised.level or of.level, raised.at, raised.related,
            raised.says, raised.working, raised.explanations, raised.steps,
        )  # fmt: skip
