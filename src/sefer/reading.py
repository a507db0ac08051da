"""Inputs -> what was read: every text with its claims, those that the last build knows taken from it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from sefer import claims, cores, documents, geography, grammars, linking, store
from sefer.grammars.oddities import oddities
from sefer.inputs import Inputs, gazetteer, places_of
from sefer.letters.compiled import keep
from sefer.memory import uncollected
from sefer.messages import Complaint
from sefer.model import Claim, Gathered, Reading, Source

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Read:
    """The texts that could be read, with their claims, and what was wrong with the others."""

    readings: tuple[Reading, ...]
    gathered: Mapping[str, Gathered]
    complaints: tuple[Complaint, ...]
    foreign: tuple[Claim, ...] = ()  # claims of other readers that passed the gate
    names: Mapping[str, linking.Names] = field(default_factory=dict)  # for linking, by document
    kept: Mapping[str, store.Known] = field(default_factory=dict)  # what the next build need not read again
    files: Mapping[str, Path] = field(default_factory=dict)  # by document


def read(given: Inputs, progress: Progress, kept: store.Kept | None = None) -> Read:
    """Read every file, or take what the last build kept of it; one that cannot be read is complained of, the others go on."""
    named = _named(given.files)
    known = {name: kept.reading(name, store.digest_of(path)) if kept else None for name, path in named.items()}
    names = {name: linking.names_of(found.names) for name, found in known.items() if found}
    fresh = [(name, path) for name, path in named.items() if names.get(name) is None]
    complaints = list(given.complaints)
    for number, ((name, path), new) in enumerate(zip(fresh, _each(fresh, given), strict=True), 1):
        progress(path.name, number, len(fresh))
        if isinstance(new, Complaint):
            complaints.append(new)
            del named[name]
        else:
            known[name], names[name] = new[0], new[1]
    whole = {name: found for name in named if (found := known[name])}
    gathered = {name: found.gathered for name, found in whole.items()}
    readings = tuple(found.reading for found in whole.values())
    foreign = _foreign(given, readings, gathered, complaints)
    linked = {name: heard for name in whole if (heard := names[name])}
    return Read(readings, gathered, tuple(complaints), tuple(foreign), linked, whole, named)


def _named(files: Sequence[Path]) -> dict[str, Path]:
    """The files by the names that their documents bear: those of one name are told apart by their folders."""
    named: dict[str, Path] = {}
    for path in files:
        name = path.name if path.name not in named else f"{path.parent.name}/{path.name}"
        named[name if name not in named else path.as_posix()] = path
    return named


_Shared = tuple[tuple[Source, ...], geography.Gazetteer]  # the works beside the texts, the places known
_New = tuple[store.Known, linking.Names]
MANY = 400_000  # bytes of files from which on it pays to wake the other cores: a second of reading


def _each(fresh: Sequence[tuple[str, Path]], given: Inputs) -> Iterator[_New | Complaint]:
    """What each file that must be read holds, in their order."""
    shared = given.works, gazetteer(given, places_of(given)[0])
    if len(fresh) < 2 or sum(_size(path) for _, path in fresh) < MANY:
        yield from (_new(shared, one) for one in fresh)
        return
    for (name, path), made in zip(fresh, cores.spread(partial(_written, shared), fresh), strict=True):
        yield made if isinstance(made, Complaint) else _taken(name, path, made)


def _size(path: Path) -> int:
    """Bytes of a file, 0 where it cannot be read: why is told when it is opened."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _taken(name: str, path: Path, records: store.Records) -> _New:
    """What another process read."""
    known = store.known(name, records, path)
    names = linking.names_of(records.names)
    assert known is not None and names is not None, "a process of ours writes what another can read"
    return known, names


def _new(shared: _Shared, one: tuple[str, Path]) -> _New | Complaint:
    """A file read: its text, what is found and told in it."""
    (works, places), (name, path) = shared, one
    try:
        document = replace(documents.read(path), name=name, side_bibliography=works)
    except Complaint as complaint:
        return complaint
    try:
        reading = grammars.find(document, places)
        names = linking.named(reading)
        gathered = replace(claims.gather(reading), oddities=oddities(reading))
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # a fault of ours: the other files go on
        if os.environ.get("SEFER_DEBUG"):
            raise
        return Complaint("documents.unforeseen", name=name, kind=type(error).__name__, what=error)
    return store.Known(reading, gathered, linking.as_json(names)), names


def _written(shared: _Shared, one: tuple[str, Path]) -> store.Records | Complaint:
    """The same as records, which pass from process to process."""
    with uncollected():
        made = _new(shared, one)
    keep()
    return made if isinstance(made, Complaint) else made[0].written()


def _foreign(
    given: Inputs, readings: Sequence[Reading], gathered: Mapping[str, Gathered], complaints: list[Complaint]
) -> list[Claim]:
    """The claims of other readers that hold; why the others do not is complained of."""
    if not given.heard:
        return []
    by_name = {r.name: r for r in readings}
    own = [claim for told in gathered.values() for claim in told.claims]
    taken: list[tuple[store.Heard, Claim]] = []
    for heard in given.heard:
        try:
            taken.append((heard, claims.claim_of(heard.row, by_name, heard.path.stem)))
        except claims.Refused as refused:
            complaints.append(refusal(refused, heard))
    lost = claims.dangling([claim for _, claim in taken], own)
    for heard, claim in taken:
        if claim.id in lost:
            complaints.append(refusal(claims.Refused("dangling", what=lost[claim.id]), heard))
    return claims.tied((claim for _, claim in taken if claim.id not in lost), {claim.id for claim in own})


def refusal(refused: claims.Refused, heard: store.Heard) -> Complaint:
    """Why a claim of another reader is not taken, with its file and line."""
    return Complaint(f"incoming.refused_{refused.why}", path=heard.path, line=heard.line, **refused.values)


def kept(given: Inputs, built: Path | None) -> store.Kept:
    """What the build in a folder kept, as far as it holds for what is to be read now."""
    stamp = store.stamp(given.settings, places_of(given)[0], given.gazetteer, given.works)
    return store.kept(built / "campaign.duckdb", stamp) if built else store.Kept(stamp)
