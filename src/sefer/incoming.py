"""What a person or another program brings into a campaign folder: an empty folder, claims, places, routes, works, corrections.

Everything lands as plain text in the folder and survives every rebuild; what is refused is listed, the rest is taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from sefer import claims, documents, geography, pipeline, reading, sheets, store
from sefer.letters.patterns import lazy
from sefer.messages import Complaint, because, say
from sefer.model import Claim, Decision

_PLACES = ("name", "other_names", "lat", "lon", "kind", "confidence", "source", "note")
_ROUTES = ("from", "to", "mode", "km", "climb_m", "capacity", "source", "confidence")
_DECISIONS = tuple(f.name for f in fields(Decision))
_FORMULA = lazy(r"[=@]|\+(?![\d.,]+$)|-\d+[-+*/|(]")


@dataclass(frozen=True)
class Brought:
    """How many came in new, how many were there already, where they stand now, and what was refused."""

    path: Path
    new: int
    there: int
    refused: tuple[Complaint, ...]


def new(folder: Path, lang: str) -> list[Path]:
    """An empty campaign folder. Raises Complaint where something stands there already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Complaint("incoming.not_empty", exit=2, path=folder)
    title = json.dumps(folder.resolve().name, ensure_ascii=False)
    texts = {
        "campaign.toml": say("incoming.campaign_toml", lang, title=title, spoken=lang),
        "places.csv": sheets.written(_PLACES, [[say("incoming.places_note", lang)]]),
        "decisions.csv": sheets.written(_DECISIONS, [[say("incoming.decisions_note", lang)]]),
        f"sources/{say('incoming.sources_name', lang)}": say("incoming.sources_note", lang) + "\n",
    }
    try:
        (folder / "sources").mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Complaint("cli.not_writable", path=folder, reason=because(error)) from error
    return [folder / name for name in texts]


def bring(file: Path, home: Path) -> Brought:
    """Take a file into a campaign folder. Raises Complaint where nothing of it can be taken."""
    if not (home / "campaign.toml").is_file():
        raise Complaint("incoming.no_campaign", exit=2, path=home)
    ending = file.suffix.lower()
    with store.locked(home):
        if ending in (".jsonl", ".ndjson"):
            return _claims(file, home)
        if ending in (".bib", ".json"):
            return _works(file, home)
        if ending in (".csv", ".tsv"):
            return _table(file, home)
    raise Complaint("incoming.ending", exit=3, path=file)


def _claims(file: Path, home: Path) -> Brought:
    """Claims, each through the gate; they stand in claims/NAME.jsonl with the words by which they are found again."""
    refused: list[Complaint] = []
    heard = list(store.lines_of(file, refused.append))
    name = re.sub(r"[^\w.-]+", "-", file.stem).strip(".-") or "claims"
    target = home / "claims" / f"{name}.jsonl"
    old = [h.row for h in store.lines_of(target, refused.append)] if target.is_file() else []
    known = {row.get("id"): row for row in old}
    found = pipeline.read_campaign(home)
    by_name = {r.document.name: r for r in found.readings}
    own = {c.id: c for gathered in found.gathered.values() for c in gathered.claims}
    there, rows = 0, []
    for one, claim in _held(heard, found, name, refused):
        row = claims.anchored(one.row, by_name[claim.doc].document) | {"reader": claim.reader}
        mine = own.get(one.row["id"])
        if row == known.get(row["id"]) or (
            mine is not None and (mine.reader, mine.slots) == (claim.reader, claim.slots)
        ):
            there += 1
        elif row["id"] in known:
            refused.append(Complaint("incoming.id_twice", path=file, line=one.line, id=row["id"]))
        else:
            known[row["id"]] = row
            rows.append(row)
    if rows:
        target.parent.mkdir(exist_ok=True)
        pipeline.write(target, store.written_claims([*old, *rows]))
    return Brought(target, len(rows), there, tuple(refused))


def _held(
    heard: Iterable[store.Heard], found: reading.Read, name: str, refused: list[Complaint]
) -> Iterator[tuple[store.Heard, Claim]]:
    """The rows that pass the gate and name only claims that are there, with their claims."""
    by_name = {r.document.name: r for r in found.readings}
    made: list[tuple[store.Heard, Claim]] = []
    for one in heard:
        try:
            made.append((one, claims.claim_of(one.row, by_name, name)))
        except claims.Refused as why:
            refused.append(reading.refusal(why, one))
    own = (c for gathered in found.gathered.values() for c in gathered.claims)
    lost = claims.dangling((claim for _, claim in made), (*own, *found.foreign))
    for one, claim in made:
        if claim.id in lost:
            refused.append(reading.refusal(claims.Refused("dangling", what=lost[claim.id]), one))
        else:
            yield one, claim


def _works(file: Path, home: Path) -> Brought:
    """A .bib or CSL-JSON, copied beside campaign.toml; broken entries are told and stay to be mended there."""
    refused: list[Complaint] = []
    works = (
        documents.read_csl(file, refused.append)
        if file.suffix.lower() == ".json"
        else documents.read_bib(file, refused.append)
    )
    if not works:
        raise Complaint("incoming.no_works", exit=3, path=file)
    target = home / file.name
    data = file.read_bytes()
    if target.exists():
        if target.read_bytes() == data:
            return Brought(target, 0, len(works), tuple(refused))
        raise Complaint("incoming.exists", exit=3, path=target)
    pipeline.write(target, data)
    return Brought(target, len(works), 0, tuple(refused))


def _table(file: Path, home: Path) -> Brought:
    """Places, routes or decisions, told apart by their columns."""
    refused: list[Complaint] = []
    sheet = sheets.read(file, refused.append)
    have = set(sheet.columns)
    if {"verb", "target"} <= have:
        return _added(file, home / "decisions.csv", _DECISIONS, sheet, refused, _decision)
    if {"from", "to", "mode", "km"} <= have:
        return _added(file, home / "routes.csv", _ROUTES, sheet, refused, _route)
    if {"name", "lat", "lon"} <= have:
        return _added(file, home / "places.csv", _PLACES, sheet, refused, _place)
    raise Complaint("incoming.columns", exit=3, path=file, columns=", ".join(sheet.columns)[:200])


Cells = Mapping[str, str]


def _place(cells: Cells) -> tuple[object, object]:
    place = geography.place_of(cells)
    return place.name, place


def _route(cells: Cells) -> tuple[object, object]:
    route = geography.route_of(cells)
    return (route.start, route.end, route.mode), route


def _decision(cells: Cells) -> tuple[object, object]:
    decision = store.decision_of(cells)
    return decision.id or object(), decision


def _added(
    file: Path, target: Path, columns: Sequence[str], sheet: sheets.Sheet, refused: list[Complaint],
    read: Callable[[Cells], tuple[object, object]],
) -> Brought:  # fmt: skip
    """The rows of a table that the target does not have yet, added at its end."""
    unheard: list[Complaint] = []
    present = sheets.read(target, unheard.append) if target.is_file() else sheets.Sheet((), (), "", ",", False, "utf-8")
    known = {key: value for row in present.rows if (pair := _read(row.cells, read)) for key, value in [pair]}
    there, rows = 0, []
    for row in sheet.rows:
        try:
            if any(_FORMULA.match(cell) for cell in row.cells.values()):
                raise Complaint("incoming.formula")
            key, value = read(row.cells)
        except Complaint as why:
            refused.append(Complaint(why.key, path=file, row=row.number, **why.values))
        except ValueError as why:
            refused.append(Complaint("geography.bad_row", path=file, row=row.number, reason=why))
        else:
            if value in known.values():
                there += 1
            elif key in known:
                refused.append(Complaint("incoming.other_row", path=file, row=row.number, target=target.name))
            else:
                known[key] = value
                rows.append({c: row.cells.get(c, "") for c in columns})
    if rows:
        pipeline.write(target, sheets.extended(present, columns, rows), present.encoding)
    return Brought(target, len(rows), there, tuple(refused))


def _read(cells: Cells, read: Callable[[Cells], Any]) -> Any:
    try:
        return read(cells)
    except (Complaint, ValueError):
        return None
