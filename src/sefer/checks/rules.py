"""The machinery of rules: a rule is a function from a campaign to drafts of findings, with a permanent code."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    """What a rule raises; the machinery adds code, fault and id. `level` None takes that of the rule.

    `loose`: 0 where the words tie the places together; else a question about places that only so many signs tie (a name, a
    day, a noun that both have): it is raised as a note, and of each text only the best tied ones are.
    """

    at: Words
    related: tuple[Words, ...] = ()
    says: Mapping[str, Any] = field(default_factory=dict)
    working: Mapping[str, Any] = field(default_factory=dict)
    explanations: tuple[str, ...] = ()
    level: str | None = None
    fault: str | None = None
    steps: tuple[Word, ...] = ()
    loose: int = 0


FIRM = 9  # signs with which two places are tied as firmly as by words
LOOSE = 8  # loosely tied questions that a text may raise,
WORDS = 150  # and the words of a text that bear one of them
_IN_PART = frozenset({"one_day", "among"})  # losses of a day, or of some, are no fewer for it
# rules that hold one figure against another, and why a figure may be set apart and still say enough
_OF_FIGURES = {"NUM002": frozenset[str](), "MEN001": _IN_PART, "MEN004": _IN_PART, "MEN005": _IN_PART}
_OF_SOURCES = ("CIT", "SRC")  # rules that ask who says a thing, and not whether it is so


def _are_set_apart(examined: Examined, raised: Raised, spared: frozenset[str]) -> bool:
    """Is one of two figures only heard or meant, or of another day or body than the other? Not where others beside them are the same."""
    if raised.working.get("same_beside"):
        return False
    own = examined.set_aside(raised.at) - spared
    return any(own != (beside := examined.set_aside(words) - spared) or "heard" in beside for words in raised.related)


def tied(signs: int) -> int:
    """How loosely so many signs tie two places; 0 for firmly."""
    return 0 if signs >= FIRM else signs


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
    raised = [one for code in sorted(RULES) for one in _findings(examined, RULES[code])]
    found = [finding for finding, loose in raised if not loose]
    found += _best_tied(campaign, found, [one for one in raised if one[1]])
    found.sort(key=lambda f: (f.at.doc, f.at.start, f.code))
    waivers = [d for d in campaign.decisions if d.verb == "waive"]
    waived = {f.id for f in found if any(_waives(campaign, d.target, d.quote, f) for d in waivers)}
    stale = [d for d in waivers if not any(_waives(campaign, d.target, d.quote, f) for f in found)]
    return Checked(
        tuple(f for f in found if f.id not in waived), tuple(f for f in found if f.id in waived), tuple(stale)
    )


def _best_tied(campaign: Campaign, firm: Sequence[Finding], loose: Iterable[tuple[Finding, int]]) -> Iterator[Finding]:
    """Of the loosely tied questions those with most signs, so many as a text bears, and none that another finding asks already."""
    asked: dict[str, list[tuple[Words, ...]]] = defaultdict(list)
    for finding in firm:
        if finding.code[:3] not in _OF_SOURCES:
            asked[finding.at.doc].append((finding.at, *finding.related))
    left = {doc: min(LOOSE, 1 + len(document.text.split()) // WORDS) for doc, document in campaign.documents.items()}
    for finding, _ in sorted(loose, key=lambda one: (-one[1], one[0].at.doc, one[0].at.start, one[0].code)):
        doc, places = finding.at.doc, (finding.at, *finding.related)
        if left[doc] and not any(all(known(other, place) for place in places) for other in asked[doc]):
            left[doc] -= 1
            asked[doc].append(places)
            yield finding


def _waives(campaign: Campaign, target: str, quote: str, finding: Finding) -> bool:
    """Does a decision name a finding, by its id or by its rule and words that hold those of one of the places that it shows?"""
    if target == finding.id:
        return True
    told = _plain(quote)
    places = (finding.at, *finding.related) if target.upper() == finding.code and told else ()
    return any(_holds(told, campaign.documents[w.doc].text, w) for w in places)


def _holds(told: str, text: str, at: Words) -> bool:
    """Are these the words of a place, or do they quote it with words that stand around it?"""
    own, room = _plain(text[at.start : at.end]), len(told) + _SPACES
    if told == own:
        return True
    return bool(own) and own in told and told in _plain(text[max(0, at.start - room) : at.end + room])


_SPACES = 40  # characters of white space that a quotation may have lost


def _plain(words: str) -> str:
    """Words as they are compared: folded, in single spaces, without the marks that a quotation puts around them."""
    return " ".join(fold(words).split()).strip(' “”"…')


def _findings(examined: Examined, of: Rule) -> Iterator[tuple[Finding, int]]:
    """What a rule raises, each with the signs that tie it where it is tied loosely."""
    campaign, ordinals = examined.campaign, Counter[str]()
    for raised in of.check(examined):
        words = [raised.at, *raised.related]
        if of.code in _OF_FIGURES and _are_set_apart(examined, raised, _OF_FIGURES[of.code]):
            continue
        quotes = "|".join(fold(campaign.documents[w.doc].text[w.start : w.end]) for w in words)
        key = f"{of.code}|{quotes}"
        ordinals[key] += 1
        identifier = sha256(f"{key}|{ordinals[key]}".encode()).hexdigest()[:10]
        level = "note" if raised.loose else raised.level or of.level
        finding = Finding(
            identifier, of.code, raised.fault or of.fault, level, raised.at, tuple(dict.fromkeys(raised.related)),
            raised.says, raised.working, raised.explanations, raised.steps,
        )  # fmt: skip
        yield finding, raised.loose
