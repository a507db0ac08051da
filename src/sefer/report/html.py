"""findings.html: a referee's report, questions to the author with both quotes, the working and what was not read."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from sefer import __version__
from sefer.messages import say
from sefer.messages.findings import explanations, tell
from sefer.model import Campaign, Finding, Unmet, Words
from sefer.report import places
from sefer.report.baseline import Since
from sefer.report.context import LONGEST, around
from sefer.report.findings import count, gone
from sefer.report.summary import unmet_lines
from sefer.report.tables import spoken
from sefer.report.weight import Weights

Coverage = Mapping[str, Mapping[str, Mapping[str, Any]]]
GROUPS = ("error", "warning", "note")


def as_html(
    findings: Sequence[Finding],
    campaign: Campaign,
    coverage: Coverage,
    unmet: Sequence[Unmet],
    lang: str,
    since: Since | None = None,
) -> str:
    """One file, no network, every word of a document escaped."""
    from jinja2 import Environment

    source = files("sefer.report").joinpath("page.html").read_text(encoding="utf-8")
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(source)
    weights = Weights(campaign)
    groups = [
        _group(level, findings, campaign, weights, lang) for level in GROUPS if any(f.level == level for f in findings)
    ]
    return template.render(
        lang=lang,
        style=_hash_of_style(source),
        title=say("report.title", lang, title=campaign.title),
        lead=say("report.lead", lang, total=len(findings)),
        since=count(findings, since, lang) if since else "",
        unreviewed=_unreviewed(campaign, lang),
        groups=groups,
        unless=say("report.unless", lang),
        hangs=say("report.hangs", lang),
        gone_head=say("report.gone_head", lang),
        gone=[gone(row, lang) for row in since.gone] if since else [],
        none=say("report.none", lang),
        waive=say("report.waive", lang),
        unmet_head=say("report.unmet_head", lang),
        unmet=unmet_lines(unmet, lang),
        coverage_head=say("report.coverage", lang),
        coverage_lead=say("report.coverage_lead", lang),
        coverage_columns=[say(f"report.cov_{c}", lang) for c in ("type", "in_text", "read", "claimed", "unread")],
        coverage=[{"name": doc, "rows": _counts(found, lang)} for doc, found in coverage.items()],
        foot=say("report.foot", lang, version=__version__),
    )


def _unreviewed(campaign: Campaign, lang: str) -> str:
    """How many claims nobody has looked at; "" where there are none."""
    total, left = len(campaign.claims), campaign.unreviewed
    if not left:
        return ""
    return say("report.reviewed_none" if left == total else "report.reviewed", lang, unreviewed=left, total=total)


def _hash_of_style(page: str) -> str:
    """By which the policy of the page knows its own style and no other."""
    style = page.partition("<style>")[2].partition("</style>")[0]
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _group(level: str, findings: Sequence[Finding], campaign: Campaign, weights: Weights, lang: str) -> dict[str, Any]:
    own = [_card(f, campaign, weights, lang) for f in findings if f.level == level]
    return {"head": say(f"report.group_{level}", lang), "findings": own}


def _card(finding: Finding, campaign: Campaign, weights: Weights, lang: str) -> dict[str, Any]:
    shown = sorted((finding.at, *finding.related[:6]), key=lambda w: (w.doc != finding.at.doc, w.doc, w.start, -w.end))
    quotes = [_quote(campaign, words, lang) for words in _together(campaign, shown)]
    document = campaign.documents[finding.at.doc]
    return {
        "id": finding.id,
        "code": finding.code,
        "level": finding.level,
        "level_word": say(f"report.level_{finding.level}", lang),
        "place": places.spoken(document, finding.at.start, lang, named=len(campaign.documents) > 1),
        "message": tell(finding, lang),
        "quotes": quotes,
        "steps": [spoken(step, lang) for step in finding.steps],
        "explanations": explanations(finding, lang),
        "hangs": weights.told(finding, lang),
        "waive": say("report.waive_id", lang, id=finding.id),
    }


ROOM = 220  # characters of a quotation with what stands around the words
SIDE = 120  # of those around several


def _together(campaign: Campaign, shown: Sequence[Words]) -> list[list[Words]]:
    """The places that a finding shows; those that lie near each other in one paragraph are shown in one quotation."""
    out: list[list[Words]] = []
    for words in shown:
        last = out[-1][-1] if out else None
        if last and last.doc == words.doc and words.end <= last.end:
            continue  # shown already
        if last and last.doc == words.doc and words.end - out[-1][0].start <= LONGEST:
            between = campaign.documents[words.doc].text[out[-1][0].start : words.end]
            if "\n" not in between:
                out[-1] += [words] if words.start >= last.end else []
                continue
        out.append([words])
    return out


def _quote(campaign: Campaign, shown: Sequence[Words], lang: str) -> dict[str, Any]:
    """Words with as much around them as a reader needs, each of them marked."""
    first, last = shown[0], shown[-1]
    document = campaign.documents[first.doc]
    before, quote, after = around(document, first.start, last.end, max(ROOM, last.end - first.start + SIDE))
    pieces = [(before, False)]
    if len(shown) == 1:
        pieces.append((quote, True))
    else:
        for words, then in zip(shown, (*shown[1:], None), strict=True):
            pieces.append((document.text[words.start : words.end], True))
            pieces += [(document.text[words.end : then.start], False)] if then else []
    place = places.spoken(document, first.start, lang, named=len(campaign.documents) > 1)
    return {"pieces": [*pieces, (after, False)], "place": place}


def _counts(found: Mapping[str, Mapping[str, Any]], lang: str) -> list[list[Any]]:
    return [
        [say(f"report.type_{type_}", lang), c["in_text"], c["read"], c["claimed"], len(c["unread"])]
        for type_, c in found.items()
    ]
