"""Paths -> inputs: the files to read, and what people wrote beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sefer import documents, geography, report, store
from sefer.messages import Complaint
from sefer.model import Decision, Place, Route, Settings, Source

GAZETTEER = "gazetteer.csv"
BUILT = ("campaign.duckdb", "atlas.html", "findings.html", "findings.json", "claims.jsonl")


@dataclass(frozen=True)
class Inputs:
    """What a campaign is built from: the files to read, and what people wrote in the folder."""

    files: tuple[Path, ...]
    settings: Settings = field(default_factory=Settings)
    places: tuple[Place, ...] | None = None
    routes: tuple[Route, ...] | None = None
    gazetteer: tuple[Place, ...] = ()  # asked for names that the places do not have
    decisions: tuple[Decision, ...] = ()
    worded: Mapping[str, Decision] = field(default_factory=dict)  # what the last build knew of ids in decisions
    works: tuple[Source, ...] = ()
    home: Path | None = None  # the campaign folder, if it is one
    roots: tuple[Path, ...] = ()  # folders in which nothing may be written
    heard: tuple[store.Heard, ...] = ()  # claims of other readers, as they stand in the folder
    complaints: tuple[Complaint, ...] = ()  # of rows and works that could not be read
    partly: bool = False  # do texts that are not read stand beside the decisions?


def inputs(paths: Sequence[Path]) -> Inputs:
    """Resolve paths: a campaign folder brings its settings, places, decisions and works with it."""
    homes = [p for p in paths if (p / "campaign.toml").is_file()]
    home = homes[0] if homes else None
    roots = tuple((p / "sources") if p in homes else p for p in paths if p.is_dir())
    files = documents.gather([(p / "sources") if p in homes else p for p in paths])
    works, complaints = _works(paths)
    tell = complaints.append
    beside = {p if p.is_dir() else p.parent for p in paths} if home is None else {home}
    own = sorted(folder / "decisions.csv" for folder in beside)
    decisions = tuple(d for path in own if path.is_file() for d in store.read_decisions(path, tell))
    if home is None:
        partly = bool(decisions) and _are_others(files, beside)
        return Inputs(
            tuple(files), decisions=decisions, works=works, roots=roots, complaints=tuple(complaints), partly=partly
        )
    settings = store.read_settings(home / "campaign.toml")
    return Inputs(
        files=tuple(files),
        settings=settings,
        places=_own_places(home / "places.csv", settings, tell) if (home / "places.csv").is_file() else None,
        routes=geography.read_routes(home / "routes.csv", tell) if (home / "routes.csv").is_file() else None,
        gazetteer=geography.read_places(home / GAZETTEER, tell) if (home / GAZETTEER).is_file() else (),
        decisions=decisions,
        worded=store.worded(home / BUILT[0], decisions),
        heard=store.read_heard(home, tell),
        works=works,
        home=home,
        roots=roots,
        complaints=tuple(complaints),
    )


def _are_others(files: Sequence[Path], folders: Iterable[Path]) -> bool:
    """Do the folders hold texts that are none of these files?"""
    given = {file.resolve() for file in files}
    return any(file.resolve() not in given for folder in folders for file in documents.texts_in(folder))


def _works(paths: Sequence[Path]) -> tuple[tuple[Source, ...], list[Complaint]]:
    """The works of every .bib and CSL-JSON file beside the texts, and what was wrong with some."""
    works: list[Source] = []
    complaints: list[Complaint] = []
    for path in _lists(paths):
        if report.is_round(path):  # of an earlier check, beside the texts; or a list that is empty yet
            continue
        try:
            works += (
                documents.read_csl(path, complaints.append)
                if path.suffix == ".json"
                else documents.read_bib(path, complaints.append)
            )
        except Complaint as complaint:
            complaints.append(complaint)
    return tuple(works), complaints


def _lists(paths: Sequence[Path]) -> list[Path]:
    """The .bib and CSL-JSON files in the folders of the texts."""
    folders = {p if p.is_dir() else p.parent for p in paths}
    folders |= {f / "sources" for f in folders if (f / "sources").is_dir()}
    return sorted(path for folder in folders for path in (*folder.glob("*.bib"), *folder.glob("*.json")))


def _own_places(path: Path, settings: Settings, tell: Callable[[Complaint], None]) -> tuple[Place, ...]:
    return geography.unswapped(geography.read_places(path, tell), settings.region, tell)


def gazetteer(given: Inputs, places: tuple[Place, ...]) -> geography.Gazetteer:
    return geography.gazetteer_of(places, given.settings.region if given.home else None, given.gazetteer)


def places_of(given: Inputs) -> tuple[tuple[Place, ...], tuple[Route, ...]]:
    """The campaign's own places and routes, else those that come with Sefer."""
    places, routes = geography.builtin()
    return (given.places if given.places is not None else places), (
        given.routes if given.routes is not None else routes
    )
