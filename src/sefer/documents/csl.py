"""A CSL-JSON file, as Zotero exports it -> Sources."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sefer.documents.decoding import decode
from sefer.documents.extents import pages_in
from sefer.documents.files import content
from sefer.messages import Complaint
from sefer.model import Source


def read_csl(path: Path, complain: Callable[[Complaint], None] | None = None) -> tuple[Source, ...]:
    """The works of a CSL-JSON file in its order; () for any other JSON. Raises Complaint where it cannot be read.

    Each item that is no work is told to `complain`, the others go on.
    """
    try:
        rows = json.loads(decode(content(path), path.name).removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise Complaint("documents.bib_broken", name=path.name) from None
    rows = rows.get("items", rows) if isinstance(rows, dict) else rows
    works = [row for row in rows if _is_work(row)] if isinstance(rows, list) else []
    if works and complain:
        for number, row in enumerate(rows, 1):
            if not _is_work(row):
                complain(Complaint("documents.csl_item", name=path.name, number=number))
    return tuple(map(_source, works))


def _is_work(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and isinstance(row.get("type"), str)
        and "id" in row
        and ("title" in row or "author" in row)
        and isinstance(row.get("author", []), list)
    )


def _source(row: dict[str, Any]) -> Source:
    people = row.get("author") or row.get("editor") or ()
    year = _year(row.get("issued"))
    return Source(
        key=str(row["id"]),
        authors=tuple(filter(None, (_family(p) for p in people if isinstance(p, dict)))),
        year=year,
        title=" ".join(str(row.get("title") or "").split()),
        entry=json.dumps(row, ensure_ascii=False, sort_keys=True),
        pages=pages_in(str(row.get("page") or "")),
    )


def _family(person: dict[str, Any]) -> str:
    """The family name with its particle; an institution whole."""
    particle = person.get("non-dropping-particle") or person.get("dropping-particle") or ""
    return " ".join(f"{particle} {person.get('family') or person.get('literal') or ''}".split())


def _year(issued: Any) -> str | None:
    """The year of {"date-parts": [[2008, 5]]} or {"raw": "2008"}."""
    if not isinstance(issued, dict):
        return None
    parts = issued.get("date-parts")
    first = (
        parts[0][0]
        if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]
        else issued.get("raw")
    )
    found = str(first or issued.get("literal") or "")[:4]
    return found if found.isdigit() and len(found) == 4 else None
