"""Findings -> remarks: what is written beside the words in a copy of the document."""

from __future__ import annotations

from collections.abc import Sequence

from sefer.messages import say
from sefer.messages.findings import explanations, tell
from sefer.model import Campaign, Finding, Remark, Words
from sefer.report import places
from sefer.report.findings import where
from sefer.report.tables import spoken

_LONGEST = 200  # letters of a quote
_MOST = 6  # other places


def remarks(findings: Sequence[Finding], campaign: Campaign, doc: str, lang: str) -> tuple[Remark, ...]:
    """A remark for each finding of a document: rule and level, the question, its working, the other places, what would make it right, the way on."""
    return tuple(_remark(finding, campaign, lang) for finding in findings if finding.at.doc == doc)


def _remark(finding: Finding, campaign: Campaign, lang: str) -> Remark:
    lines = [f"{finding.code}: {say(f'report.level_{finding.level}', lang)}", tell(finding, lang)]
    lines += (spoken(step, lang) for step in finding.steps)
    lines += [_other(campaign, finding, words, lang) for words in finding.related[:_MOST]]
    if finding.explanations:
        lines.append(f"{say('report.unless', lang)} {'; '.join(explanations(finding, lang))}")
    lines.append(say("report.way_on", lang, code=finding.code, id=finding.id))
    words = say("report.remark_words", lang, quote=_quote(campaign, finding.at))
    return Remark(finding.at.start, finding.at.end, tuple(map(_plain, lines)), _plain(words))


def _other(campaign: Campaign, finding: Finding, words: Words, lang: str) -> str:
    """Another place that the finding speaks of, with its words."""
    document = campaign.documents[words.doc]
    at = places.place(document, words.start)
    place = say(at.key, lang, **at.gaps) if words.doc == finding.at.doc else places.spoken(document, words.start, lang)
    return say("report.remark_other", lang, place=place, quote=_quote(campaign, words))


def _quote(campaign: Campaign, words: Words) -> str:
    plain = " ".join(where(campaign, words)[2].split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 60]} … {plain[-50:]}"


def _plain(line: str) -> str:
    """Signs that no file may hold, as hostile texts have them, become blanks."""
    return "".join(letter if letter.isprintable() else " " for letter in line)
