"""What `sefer build` says at its end, on one screen; what `sefer unread` answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from sefer.messages import say
from sefer.model import Campaign, Decision, Finding, Table, Unmet, Word
from sefer.report import places
from sefer.report.links import open_links
from sefer.report.tables import spoken

FILES = ("atlas.html", "findings.html", "findings.json", "claims.jsonl", "campaign.duckdb")


def summary(
    campaign: Campaign,
    sentences: int,
    findings: Sequence[Finding],
    waived: Sequence[Finding],
    unmet: Sequence[Unmet],
    out: Path | None,
    lang: str,
) -> str:
    """Documents, sentences, mentions and claims by kind, what was not read, findings by rule, files."""
    mentions = Counter(m.type for found in campaign.mentions.values() for m in found)
    kinds = Counter(c.kind for c in campaign.claims)
    unread = Counter(u.type for found in campaign.unread.values() for u in found)
    rules = Counter(f.code for f in findings)
    lines = [
        say("report.sum_title", lang, title=campaign.title),
        say("report.sum_texts", lang, documents=len(campaign.documents), sentences=sentences),
        say("report.sum_mentions", lang, total=mentions.total(), kinds=_counts(mentions, lang, "type")),
        say("report.sum_claims", lang, total=kinds.total(), kinds=_counts(kinds, lang, "kind")),
        say("report.sum_unread", lang, total=unread.total(), kinds=_counts(unread, lang, "type")),
        say("report.sum_open", lang, total=len(open_links(campaign))),
        say("report.sum_reviewed", lang, unreviewed=campaign.unreviewed, total=len(campaign.claims)),
        say(
            "report.sum_findings" if rules else "report.sum_no_findings", lang, total=rules.total(), rules=_rules(rules)
        ),
    ]
    if waived:
        lines.append(say("report.sum_waived", lang, total=len(waived)))
    if unmet:
        lines.append(say("report.sum_unmet", lang, total=len(unmet)))
    if out is not None:
        lines.append(say("report.sum_files", lang, files="\n".join(f"  {out / name}" for name in FILES)))
    return "\n".join(lines)


def unmet_lines(unmet: Sequence[Unmet], lang: str) -> list[str]:
    """One line for each decision that nothing answers to any more, with the reason."""
    return [
        say(
            "report.unmet" if u.decision.id else "report.unmet_nameless",
            lang,
            id=u.decision.id,
            verb=u.decision.verb,
            about=_about(u),
            why=_why(u, lang),
        )
        for u in unmet
    ]


def _about(unmet: Unmet) -> str:
    decision = unmet.decision
    code = (decision.target,) if decision.verb == "waive" and decision.quote else ()
    return _short(" / ".join((*code, decision.quote)) if decision.quote else _named(decision))


def _named(decision: Decision) -> str:
    return " / ".join(filter(None, (decision.target, decision.value)))


def _why(unmet: Unmet, lang: str) -> str:
    why = say(f"report.{unmet.why}", lang, **{name: spoken(gap, lang) for name, gap in unmet.gaps.items()})
    if not unmet.nearest:
        return why
    return why + say("report.unmet_nearest", lang, id=unmet.nearest, words=_short(unmet.words))


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:60]} … {words[-15:]}"


def _counts(counts: Mapping[str, int], lang: str, room: str) -> str:
    ordered = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    return ", ".join(f"{say(f'report.{room}_{name}', lang)} {count}" for name, count in ordered) or "-"


def _rules(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{code} {count}" for code, count in sorted(counts.items()))


def unread_table(campaign: Campaign) -> Table:
    """Every number, date, unit and place that no claim uses, with its sentence's surroundings."""
    rows = []
    for doc, found in campaign.unread.items():
        document = campaign.documents[doc]
        for one in found:
            spans = document.locate(one.start, one.end)
            around = " ".join(document.text[max(0, one.start - 40) : one.end + 40].split())
            rows.append(
                (
                    doc,
                    places.place(document, one.start),
                    Word(f"report.type_{one.type}", one.type),
                    document.text[one.start : one.end],
                    spans[0].start,
                    spans[-1].end,
                    around,
                )
            )
    return Table(
        ("column.doc", "column.where", "column.type", "column.text", "column.start", "column.end", "column.around"),
        tuple(rows),
    )
