"""campaign.toml -> Settings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sefer.messages import Complaint
from sefer.model import Settings, Side


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
