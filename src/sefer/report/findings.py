"""Findings on the screen, as JSON (the shape of the formats), as SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote as quote_uri

from sefer import __version__
from sefer.messages import Complaint, say
from sefer.messages.findings import explanations, of_rule, tell
from sefer.model import Campaign, Finding, Words
from sefer.report import places
from sefer.report.baseline import Since
from sefer.report.context import around
from sefer.report.tables import spoken

LEVELS = {"note": "note", "warning": "warning", "error": "error"}


def where(campaign: Campaign, words: Words) -> tuple[int, int, str, int | None]:
    """Raw start and end, the raw words, and the page, of what a finding points at."""
    document = campaign.documents[words.doc]
    spans = document.locate(words.start, words.end)
    start, end = spans[0].start, spans[-1].end
    return start, end, document.raw[start:end], document.page(words.start)


def screen(
    findings: Sequence[Finding],
    campaign: Campaign,
    lang: str,
    quiet: bool = False,
    since: Since | None = None,
    waived: int = 0,
) -> str:
    """Each finding with its place, code, words, and a way on; a count at the end, but where all shall be quiet.

    `since`: what became of the findings of an earlier round, told behind those that are new; `waived`: how many are set aside.
    """
    lines: list[str] = []
    for finding in findings:
        place = places.spoken(campaign.documents[finding.at.doc], finding.at.start, lang)
        lines.append(f"{place} {finding.code} {say(f'report.level_{finding.level}', lang)}")
        lines.append(f"  {tell(finding, lang)}")
        for words in (finding.at, *finding.related[:2]):
            lines += _shown(campaign, words)
        lines += (f"  · {spoken(step, lang)}" for step in finding.steps)
        if finding.explanations:
            lines.append(f"  {say('report.unless', lang)} {'; '.join(explanations(finding, lang))}")
        lines.append(f"  {say('report.way_on', lang, code=finding.code, id=finding.id)}\n")
    if since:
        lines += (gone(row, lang) for row in since.gone)
    if not quiet:
        lines.append(count(findings, since, lang, waived) + "\n")
    return "\n".join(lines)


def gone(row: Mapping[str, Any], lang: str) -> str:
    """A finding of an earlier round that nothing raises any more, in one line."""
    return say("report.gone", lang, code=row["code"], doc=row["doc"], quote=_short(str(row["quote"])))


def count(findings: Sequence[Finding], since: Since | None, lang: str, waived: int = 0) -> str:
    """How many findings there are; after an earlier round how many are new, gone and still standing."""
    if since is None:
        return say("report.count_waived" if waived else "report.count", lang, total=len(findings), waived=waived)
    if since.other:
        return say("report.count_other", lang, docs=since.other, total=len(findings))
    return say("report.count_since", lang, new=len(findings), gone=len(since.gone), standing=since.standing)


WIDTH = 92  # characters of a line on the screen, its margin apart


def _shown(campaign: Campaign, words: Words) -> Iterator[str]:
    """The words on one line, marked below where something stands around them; many words alone."""
    before, quote, after = around(campaign.documents[words.doc], words.start, words.end, WIDTH)
    if len(quote) > WIDTH:
        yield f"  | {_short(quote)}"
        return
    yield f"  | {before}{quote}{after}".rstrip()
    if before.strip() or after.strip():
        yield f"  | {' ' * len(before)}{'^' * len(quote)}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 200 else f"{plain[:140]} ... {plain[-50:]}"


def record(finding: Finding, campaign: Campaign, lang: str) -> dict[str, Any]:
    """A finding in the shape of the formats."""
    start, end, quote, page = where(campaign, finding.at)
    out: dict[str, Any] = {
        "id": finding.id, "code": finding.code, "fault": finding.fault, "level": finding.level, "doc": finding.at.doc,
        "start": start, "end": end, "quote": quote,
        "related": [_related(campaign, w) for w in finding.related], "message": tell(finding, lang),
        "working": dict(finding.working), "explanations": explanations(finding, lang),
    }  # fmt: skip
    if finding.steps:
        out["steps"] = [spoken(step, lang) for step in finding.steps]
    return out | ({"page": page} if page else {})


def _related(campaign: Campaign, words: Words) -> dict[str, Any]:
    start, end, quote, _ = where(campaign, words)
    return {"doc": words.doc, "start": start, "end": end, "quote": quote}


def as_json(findings: Sequence[Finding], campaign: Campaign, lang: str) -> str:
    return json.dumps([record(f, campaign, lang) for f in findings], ensure_ascii=False, indent=1) + "\n"


def as_sarif(findings: Sequence[Finding], campaign: Campaign, lang: str, since: Since | None = None) -> str:
    """SARIF 2.1.0, for editors and servers that show results beside a text; after an earlier round with what is gone."""
    codes = sorted({f.code for f in findings})
    driver = {"name": "sefer", "version": __version__, "rules": [_rule(code, lang) for code in codes]}
    results = [_result(f, campaign, lang) for f in findings]
    if since:
        results = [r | {"baselineState": "new"} for r in results] + [_absent(row) for row in since.gone]
    run = {"tool": {"driver": driver}, "results": results, "columnKind": "unicodeCodePoints"}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, lang: str) -> dict[str, Any]:
    what, why, innocent = (say(of_rule(code, part), lang) for part in ("what", "why", "innocent"))
    return {
        "id": code,
        "shortDescription": {"text": what},
        "fullDescription": {"text": why},
        "help": {"text": innocent},
    }


def _result(finding: Finding, campaign: Campaign, lang: str) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "level": LEVELS[finding.level],
        "message": {"text": tell(finding, lang)},
        "locations": [_location(campaign, finding.at)],
        "relatedLocations": [_location(campaign, w) for w in finding.related],
        "partialFingerprints": {"seferId/v1": finding.id},
    }


def _absent(row: Mapping[str, Any]) -> dict[str, Any]:
    """A finding of an earlier round that nothing raises any more."""
    return {
        "ruleId": row["code"],
        "level": LEVELS.get(str(row.get("level")), "note"),
        "message": {"text": str(row.get("message") or row["quote"])},
        "baselineState": "absent",
        "partialFingerprints": {"seferId/v1": row["id"]},
    }


def _location(campaign: Campaign, words: Words) -> dict[str, Any]:
    start, end, quote, _ = where(campaign, words)
    region: Mapping[str, Any] = {"charOffset": start, "charLength": end - start, "snippet": {"text": quote}}
    return {"physicalLocation": {"artifactLocation": {"uri": quote_uri(words.doc, safe="/")}, "region": region}}


def catalogue(rules: Mapping[str, str], lang: str) -> str:
    """A line a rule: code, its highest level, what it finds. `rules`: the level of each rule by its code."""
    words = {level: say(f"report.level_{level}", lang) for level in LEVELS}
    wide = max(map(len, words.values()))
    lines = [f"{code}  {words[level]:{wide}}  {say(of_rule(code, 'what'), lang)}" for code, level in rules.items()]
    return "\n".join([*lines, "", say("report.highest", lang)])


def page(code: str, lang: str, codes: Sequence[str], measured: Mapping[str, Any]) -> str:
    """A rule's page: what, why, an example that fires, one that must not, how to waive, how well it does.

    `measured`: the number of texts, and a rule's figures by its code.
    """
    wanted = code.upper()
    if wanted not in codes:
        raise Complaint("cli.no_rule", code=code, codes=", ".join(codes))
    parts = [f"{wanted}  {say(of_rule(wanted, 'what'), lang)}"]
    for part in ("why", "fires", "silent", "innocent"):
        parts.append(f"{say(f'findings.head_{part}', lang)}\n  {say(of_rule(wanted, part), lang)}")
    parts.append(f"{say('findings.head_waive', lang)}\n  {say('findings.waive', lang, code=wanted)}")
    if wanted in measured:
        figures = say("findings.measured", lang, texts=measured["texts"], words=measured["words"], **measured[wanted])
        parts.append(f"{say('findings.head_measured', lang)}\n  {figures}")
    return "\n\n".join(parts)
