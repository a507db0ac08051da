"""Two rounds of findings: what is new since a findings.json of before, what is gone, what still stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sefer.messages import Complaint, because
from sefer.model import Campaign, Finding


@dataclass(frozen=True)
class Since:
    """What became of the findings of an earlier round: the records of those that are gone, and how many still stand.

    `other` names the texts of a round that was of another text, of which nothing can be gone.
    """

    gone: tuple[Mapping[str, Any], ...]
    standing: int
    other: str = ""


def read_baseline(path: Path) -> tuple[Mapping[str, Any], ...]:
    """The findings of an earlier round, as `sefer check --format json` wrote them.

    Raises Complaint for a file that cannot be read or holds anything else.
    """
    try:
        rows = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Complaint("report.baseline_unread", path=path, reason=because(error)) from error
    except (ValueError, RecursionError) as error:
        raise Complaint("report.baseline_bad", path=path) from error
    if not isinstance(rows, list) or not all(_is_finding(row) for row in rows):
        raise Complaint("report.baseline_bad", path=path)
    return tuple(rows)


def is_round(path: Path) -> bool:
    """Is a file what `sefer check` writes: a list of findings, or one that is about to be written and empty yet?"""
    try:
        return path.stat().st_size == 0 or bool(read_baseline(path))
    except (Complaint, OSError):
        return False


def _is_finding(row: object) -> bool:
    return isinstance(row, dict) and all(isinstance(row.get(key), str) for key in ("id", "code", "doc", "quote"))


def since(
    findings: Iterable[Finding], waived: Iterable[Finding], before: Iterable[Mapping[str, Any]], campaign: Campaign
) -> tuple[tuple[Finding, ...], Since]:
    """The findings that are new since an earlier round, and what became of its own; one that was waived is not gone."""
    old = {str(row["id"]): row for row in before}
    found = tuple(findings)
    new = tuple(f for f in found if f.id not in old)
    still = {f.id for f in (*found, *waived)}
    if old and still.isdisjoint(old) and _of_another(tuple(old.values()), campaign):
        return found, Since((), 0, ", ".join(sorted({str(row["doc"]) for row in old.values()})))
    return new, Since(tuple(row for id_, row in old.items() if id_ not in still), len(found) - len(new))


def _of_another(rows: Iterable[Mapping[str, Any]], campaign: Campaign) -> bool:
    """Is a round of texts that bear other names, and are none of its words in those that are read now?"""
    texts = [document.raw for document in campaign.documents.values()]
    return not any(row["doc"] in campaign.documents or any(row["quote"] in text for text in texts) for row in rows)
