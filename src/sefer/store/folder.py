"""The plain files of a campaign folder that people write: campaign.toml and decisions.csv."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from sefer.messages import Complaint
from sefer.model import Decision, Settings, Side

COLUMNS = tuple(f.name for f in fields(Decision))


def read_settings(path: Path) -> Settings:
    """campaign.toml. Raises Complaint with the place of the first thing that cannot be read."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Complaint("store.bad_settings", path=path, reason=error) from error
    try:
        return _settings(data)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise Complaint("store.bad_settings", path=path, reason=error) from error


def _settings(data: Mapping[str, Any]) -> Settings:
    about = data.get("campaign", {})
    region = about.get("region")
    if region is not None and not (len(region) == 4 and region[0] < region[2] and region[1] < region[3]):
        raise ValueError("region = [west, south, east, north]")
    sides = tuple(Side(s["name"], tuple(s.get("units", ()))) for s in data.get("side", ()))
    return Settings(
        title=str(about.get("title", "")),
        first=_day(about.get("from")),
        last=_day(about.get("to")),
        languages=tuple(about.get("languages", ())),
        region=tuple(float(x) for x in region) if region else None,  # type: ignore[arg-type]
        sides=tuple(sorted(sides, key=lambda s: s.name)),
        bib_keys={s["file"]: s.get("bib_key", "") for s in data.get("source", ())},
    )


def _day(value: Any) -> int | None:
    if value is None:
        return None
    return (value if isinstance(value, date) else date.fromisoformat(str(value))).toordinal()


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """decisions.csv, with commas or (from Excel) semicolons. Raises Complaint with the row that cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Complaint("store.not_utf8", path=path) from error
    except OSError as error:
        raise Complaint("store.bad_decisions", path=path, row=1, reason=error.strerror) from error
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ",")
    out = []
    for number, row in enumerate(reader, start=2):
        try:
            out.append(_decision(row))
        except (KeyError, TypeError, ValueError) as error:
            raise Complaint("store.bad_decisions", path=path, row=number, reason=error) from error
    return tuple(out)


def _decision(row: Mapping[str, str | None]) -> Decision:
    cells = {name: (row.get(name) or "") for name in COLUMNS if name != "ordinal"}
    ordinal = (row.get("ordinal") or "0").strip()
    if not ordinal.isdigit():
        raise ValueError(f"ordinal: {ordinal}")
    return Decision(**cells, ordinal=int(ordinal))


def write_decisions(decisions: Iterable[Decision]) -> str:
    """decisions.csv as text, one row a decision."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(d, name) for name in COLUMNS] for d in decisions)
    return out.getvalue()
