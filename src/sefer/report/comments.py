"""Findings -> remarks: what is written beside the words in a copy of the document."""

from __future__ import annotations

from collections.abc import Sequence

from sefer.letters.patterns import lazy
from sefer.messages import say
from sefer.messages.findings import explanations, of_rule, tell
from sefer.model import Campaign, Document, Finding, Remark, Words
from sefer.report import places
from sefer.report.context import around, shortened
from sefer.report.tables import spoken

_ROOM = 92  # letters of a quote with what stands around it
_MOST = 6  # other places
_ENDS = lazy(r"(?<!\d)[.!?…][\"”’)]*\s|\n")


def remarks(findings: Sequence[Finding], campaign: Campaign, doc: str, lang: str) -> tuple[Remark, ...]:
    """A remark for each finding of a document.

    It says rule and level, the question, its working, the other places, what would make it right, and the way on.
    """
    return tuple(_remark(finding, campaign, lang) for finding in findings if finding.at.doc == doc)


def _remark(finding: Finding, campaign: Campaign, lang: str) -> Remark:
    head = say(
        "report.remark_head",
        lang,
        level=say(f"report.level_{finding.level}", lang),
        what=say(of_rule(finding.code, "what"), lang),
    )
    lines = [head, tell(finding, lang)]
    lines += (spoken(step, lang) for step in finding.steps)
    others = [words for words in dict.fromkeys(finding.related) if not _one_sentence(campaign, finding.at, words)]
    lines += [_other(campaign, finding, words, lang) for words in others[:_MOST]]
    if finding.explanations:
        lines.append(f"{say('report.unless', lang)} {'; '.join(explanations(finding, lang))}")
    foot = say("report.remark_foot", lang, code=finding.code, id=finding.id)
    lines.append(foot)
    quote = shortened(campaign.documents[finding.at.doc].text[finding.at.start : finding.at.end])
    words = say("report.remark_words", lang, quote=quote)
    return Remark(finding.at.start, finding.at.end, tuple(dict.fromkeys(map(_plain, lines))), _plain(words), foot)


def _one_sentence(campaign: Campaign, at: Words, other: Words) -> bool:
    """Do two places lie in one sentence? Who reads the remark has it before them."""
    if at.doc != other.doc:
        return False
    between = campaign.documents[at.doc].text[min(at.end, other.end) : max(at.start, other.start)]
    return _ENDS.search(between) is None


def _other(campaign: Campaign, finding: Finding, words: Words, lang: str) -> str:
    """Another place that the finding speaks of, with its words and some around them, so that they are found."""
    document = campaign.documents[words.doc]
    there = _place(document, words, finding, lang)
    place = there if words.doc == finding.at.doc else f"{document.name}, {there}"
    return say("report.remark_other", lang, place=place, quote="".join(around(document, words.start, words.end, _ROOM)))


def _place(document: Document, words: Words, finding: Finding, lang: str) -> str:
    """The page or line; where a document has neither, its heading, since no program shows the number of a paragraph."""
    at = places.place(document, words.start)
    if at.key != "report.paragraph":
        return say(at.key, lang, **at.gaps)
    here = finding.at.start if words.doc == finding.at.doc else -1
    if here >= 0 and document.paragraph(here) == document.paragraph(words.start):
        table = any(p.kind == "table" and p.start <= here < p.end for p in document.parts)
        return say("report.same_table" if table else "report.same_paragraph", lang)
    first = next((p.end for p in document.parts if p.kind != "heading"), 0)  # behind the title, which leads nowhere
    heads = [p for p in document.parts if p.kind == "heading" and first < p.start < words.start]
    if heads:
        return say("report.under_heading", lang, heading=shortened(document.text[heads[-1].start : heads[-1].end]))
    if here < 0:
        return say(at.key, lang, **at.gaps)
    return say("report.further_up" if words.start < here else "report.further_down", lang)


def _plain(line: str) -> str:
    """Signs that no file may hold, as hostile texts have them, become blanks."""
    return "".join(letter if letter.isprintable() else " " for letter in line)
