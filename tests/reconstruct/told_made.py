"""Campaigns told in prose, as a person would write them, and the answers of the engines as a person would read them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sefer import pipeline
from sefer.model import Campaign, Table, UnitState
from sefer.reconstruct import on
from sefer.report.tables import spoken

PLACES = """name,other_names,lat,lon,kind,confidence,source,note
Kavaklı,,45.0,21.0,town,high,own,
Söğütlü,,45.0,21.6,town,high,own,
Çamköy,,45.0,22.3,town,high,own,
Dereağzı,,45.4,22.3,town,high,own,
Karaağaç,,45.8,23.2,town,high,own,
"""
ROUTES = """from,to,mode,km,climb_m,capacity,source,confidence
Kavaklı,Söğütlü,road,50,,,own,medium
Söğütlü,Çamköy,road,60,,,own,medium
Çamköy,Dereağzı,road,50,,,own,medium
"""
SETTINGS = """[campaign]
title = "Dere"
languages = ["{lang}"]
from = 1915-01-01
to = 1915-12-31
region = [20.0, 44.0, 24.0, 47.0]
"""


def told(home: Path, text: str, lang: str = "tr") -> Campaign:
    """The campaign of one text, with five towns and a road through four of them."""
    (home / "sources").mkdir(parents=True)
    (home / "sources" / "anlati.txt").write_text(text, "utf-8")
    (home / "campaign.toml").write_text(SETTINGS.format(lang=lang), "utf-8")
    (home / "places.csv").write_text(PLACES, "utf-8")
    (home / "routes.csv").write_text(ROUTES, "utf-8")
    return pipeline.check([home], pipeline.quiet).campaign


def unit(made: Campaign, name: str, day: str) -> UnitState | None:
    """What is known of a unit on a day."""
    state = on(made, date.fromisoformat(day).toordinal())
    return next((u for u in state.units if made.entities[u.unit].name == name), None)


def rows(table: Table, lang: str = "en") -> list[dict[str, str]]:
    """The rows of a table, each cell by its column, as they are printed."""
    names = [column.partition(".")[2] for column in table.columns]
    return [dict(zip(names, (str(spoken(cell, lang) or "") for cell in row), strict=True)) for row in table.rows]
