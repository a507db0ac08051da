"""The road on one page: files -> documents -> readings -> claims -> one campaign -> findings, atlas, files."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from sefer import atlas, checks, claims, documents, geography, linking, reconstruct, report, simulate, store
from sefer.inputs import BUILT, GAZETTEER, Inputs, gazetteer, inputs, places_of
from sefer.memory import uncollected
from sefer.messages import Complaint, because, say
from sefer.model import (
    Campaign,
    Claim,
    Decision,
    Gathered,
    Outcome,
    Place,
    Route,
    Texts,
    Unmet,
)
from sefer.reading import Progress, Read, kept, read

T = TypeVar("T")


@dataclass(frozen=True)
class Copied:
    """The copies with the number of findings in each, the texts of which none is made, and why others got none."""

    written: Mapping[Path, int]
    left: tuple[str, ...]
    complaints: tuple[Complaint, ...]


@dataclass(frozen=True)
class Built:
    """A campaign with what it was made of and what was found in it."""

    campaign: Campaign
    read: Read
    checked: checks.Checked
    unmet: tuple[Unmet, ...]  # decisions that nothing answers to any more
    worded: Mapping[str, Decision]  # the words of claims that decisions name by their id
    out: Path | None = None
    warned: tuple[Complaint, ...] = ()  # of merges that hold, of units of two sides or echelons
    since: report.Since | None = (
        None  # what became of the findings of an earlier round; `checked` then has the new ones
    )


class _Each(Mapping[str, T]):
    """One part of what was gathered from each document, taken when it is asked for."""

    def __init__(self, gathered: Mapping[str, Gathered], part: Callable[[Gathered], T]) -> None:
        self._gathered, self._part = gathered, part

    def __getitem__(self, name: str) -> T:
        return self._part(self._gathered[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._gathered)

    def __len__(self) -> int:
        return len(self._gathered)


def campaign(given: Inputs, found: Read) -> tuple[Campaign, tuple[Unmet, ...]]:
    """One campaign from all readings, after what people decided; and the decisions that nothing answers to."""
    made, unmet, *_ = _campaign(given, found)
    return made, unmet


def _campaign(
    given: Inputs, found: Read
) -> tuple[Campaign, tuple[Unmet, ...], tuple[Complaint, ...], Mapping[str, Decision]]:
    texts = Texts(found.readings)
    told = [claim for gathered in found.gathered.values() for claim in gathered.claims]
    fate = claims.decide([*told, *found.foreign], texts, given.decisions, given.worded)
    strange = {claim.id for claim in found.foreign}
    decided, others = claims.joined(
        [c for c in fate.claims if c.id not in strange], [c for c in fate.claims if c.id in strange]
    )
    places, routes = _located(given, found)
    linked = linking.link(
        found.readings, decided, gazetteer(given, places), given.settings, given.decisions, found.names
    )
    sources = {s.key or s.entry: s for names in found.names.values() for s in names.sources}
    return (
        Campaign(
            given.settings, texts, linked.mentions, decided, linked.entities, linked.links,
            places, routes, given.decisions, tuple(sources.values()),
            _Each(found.gathered, attrgetter("unread")), others, _Each(found.gathered, attrgetter("oddities")),
        ),
        (*fate.unmet, *linked.stale),
        (*linked.warned, *_outlying(given, fate, places)),
        fate.worded,
    )  # fmt: skip


def _outlying(given: Inputs, fate: claims.Decided, places: tuple[Place, ...]) -> Iterator[Complaint]:
    """A line for each correction that puts a claim outside the campaign's days or region."""
    failed = {unmet.decision.id for unmet in fate.unmet}
    return claims.outlying(given.decisions, failed, given.settings, gazetteer(given, places))


ENOUGH = 5  # places of the packaged region that a text must name before its coordinates are believed


def _located(given: Inputs, found: Read) -> tuple[tuple[Place, ...], tuple[Route, ...]]:
    """The campaign's own places; else the packaged ones of 1918, for texts about that region; else the towns of the earth.

    A lone namesake is no evidence: of either several must be named.
    """
    places, routes = places_of(given)
    named = {place.bearer.name for names in found.names.values() for place in names.places}
    if given.places or given.gazetteer:
        further = gazetteer(given, places)
        met = {row: None for name in sorted(named) for row in further.lookup(name)}
        return (*places, *(row for row in met if row not in places)), routes
    own = geography.gazetteer_of(places)
    rows = {row.name for name in named for row in own.lookup(name)}
    if given.places is None and len(rows) >= ENOUGH:
        return places, routes
    return geography.theatre(named), given.routes or ()


def check(paths: Sequence[Path], progress: Progress, baseline: Path | None = None, copies: Path | None = None) -> Built:
    """Read, link and check, without writing anything; where a baseline is given, only what is new since is found.

    `copies` is where `annotate` shall write.
    """
    before = report.read_baseline(baseline) if baseline else None
    given = inputs(paths)
    if copies is not None:
        _writable(copies, given)
    found = read(given, progress, kept(given, given.home))
    if not found.readings:
        raise found.complaints[-1]
    built = _checked(given, found, None)
    if before is None:
        return built
    new, since = report.since(built.checked.findings, built.checked.waived, before, built.campaign)
    return replace(built, checked=replace(built.checked, findings=new), since=since)


def annotate(built: Built, folder: Path, lang: str) -> Copied:
    """Write a copy of each .docx and .pdf with what was found in it at the words."""
    written: dict[Path, int] = {}
    left: list[str] = []
    complaints: list[Complaint] = []
    for name, path in built.read.files.items():
        if path.suffix.lower() not in documents.COPIED:
            left.append(name)
            continue
        made, copy = built.campaign, folder / name.replace("/", "-")
        remarks = report.remarks(built.checked.findings, made, name, lang)
        try:
            data = documents.annotate(path, made.documents[name], remarks, lang)
        except Complaint as complaint:
            complaints.append(complaint)
            continue
        write(copy, data)
        written[copy] = len(remarks)
    return Copied(written, tuple(left), tuple(complaints))


def read_campaign(home: Path) -> Read:
    """The texts of a campaign folder, read or taken from its last build."""
    given = inputs([home])
    return read(given, quiet, kept(given, home))


def _checked(given: Inputs, found: Read, out: Path | None) -> Built:
    made, unmet, warned, worded = _campaign(given, found)
    checked = checks.check(made)
    all_read = not given.partly and len(found.readings) == len(given.files)
    lost = "unmet_finding" if all_read else "unmet_elsewhere"
    gone = tuple(
        Unmet(d, "unmet_quote" if d.target.upper() in checks.RULES and not d.quote else lost) for d in checked.stale
    )
    return Built(made, found, checked, (*unmet, *gone), worded, out, warned=warned)


def build(paths: Sequence[Path], out: Path | None, lang: str, progress: Progress) -> Built:
    """Read, link, keep, check, draw: the files of BUILT in `out` (the campaign folder itself where it is None)."""
    given = inputs(paths)
    target = out or given.home or Path("sefer-out")
    if target != given.home:
        given = replace(given, worded={**given.worded, **store.worded(target / BUILT[0], given.decisions)})
    _writable(target, given)
    with store.locked(target), uncollected():
        before = kept(given, target)
        found = read(given, progress, before)
        if not found.readings:
            raise found.complaints[-1]
        built = _checked(given, found, target)
        with store.staged(target) as beside:
            _keep(built, beside, before.stamp, lang)
    return built


def _keep(built: Built, folder: Path, stamp: str, lang: str) -> None:
    """Write the files of BUILT."""
    made, findings = built.campaign, built.checked.findings
    store.save(made, folder / BUILT[0], stamp, built.read.kept, built.worded)
    texts = {
        "claims.jsonl": store.rows_of(_claim_rows(made)),
        "findings.json": report.as_json(findings, made, lang),
        "findings.html": report.as_html(findings, made, coverage(built.read), built.unmet, lang),
        "atlas.html": atlas.draw(made, findings, lang),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _claim_rows(made: Campaign) -> Iterator[dict[str, object]]:
    """Every claim as a record; one of another reader names the claim of the campaign beside which it stands."""
    for claim in made.claims:
        yield store.claim_row(made.documents[claim.doc], claim)
    for own, beside in made.others.items():
        yield from ({**store.claim_row(made.documents[c.doc], c), "beside": own} for c in beside)


def summary(built: Built, lang: str) -> str:
    """What was built, on one screen."""
    sentences = sum(len(r.sentences) for r in built.read.readings)
    checked = built.checked
    return report.summary(built.campaign, sentences, checked.findings, checked.waived, built.unmet, built.out, lang)


SHOWN = 20  # lines of one sort on the screen; the rest stands in findings.html


def unmet(built: Built, lang: str) -> list[str]:
    """The decisions that nothing answers to any more, a line each with the reason; merges of two sides; then the units of campaign.toml that no text names."""
    lines = report.unmet_lines(built.unmet[:SHOWN], lang)
    if len(built.unmet) > SHOWN:
        lines.append(say("report.more", lang, count=len(built.unmet) - SHOWN))
    made = built.campaign
    units = linking.unlisted(made.settings, made.entities.values())
    lines += [say(one.key, lang, **one.values) for one in built.warned]
    return lines + ([say("report.unlisted", lang, units=", ".join(units))] if units else [])


def coverage(found: Read) -> dict[str, dict[str, dict[str, object]]]:
    """Coverage by document."""
    return {r.name: store.coverage(r, found.gathered[r.name]) for r in found.readings}


def untold(found: Read) -> list[str]:
    """The names of the texts of which no sentence became a claim."""
    return [r.name for r in found.readings if not found.gathered[r.name].claims]


def _writable(target: Path, given: Inputs) -> None:
    resolved, around = target.resolve(), store.sources_around(target)
    for root in given.roots if around is None else (*given.roots, around):
        inside = root.resolve()
        if resolved == inside or inside in resolved.parents:
            raise Complaint("cli.inside_sources", path=target, sources=root)
    if any(file.parent.resolve() == resolved for file in given.files):
        raise Complaint("cli.inside_sources", path=target, sources=target)
    try:
        target.mkdir(parents=True, exist_ok=True)
        probe = target / f".sefer-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Complaint("cli.not_writable", path=target, reason=because(error)) from error


def write(path: Path, text: str | bytes, encoding: str = "utf-8") -> None:
    """Write beside and rename over: what was there stays until the new file is whole."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        beside.replace(path)
    except OSError as error:
        raise Complaint("cli.not_writable", path=path, reason=because(error)) from error
    finally:
        beside.unlink(missing_ok=True)


def write_records(paths: Sequence[Path], out: Path, progress: Progress) -> Read:
    """`sefer read`: mentions, claims and coverage of each document as files in `out`."""
    given = inputs(paths)
    _writable(out, given)
    found = read(given, progress, kept(given, given.home))
    if not found.readings:
        raise found.complaints[-1]
    made, _ = campaign(given, found)
    stems = [Path(r.document.name).stem for r in found.readings]
    for reading in found.readings:
        document = reading.document
        name = Path(document.name)
        stem = name.stem if stems.count(name.stem) == 1 else document.name.replace("/", "-")
        own: list[Claim] = [c for c in made.claims if c.doc == document.name]
        mentions = made.mentions[document.name]
        write(out / f"{stem}.mentions.jsonl", store.rows_of(store.mention_row(document, m) for m in mentions))
        write(out / f"{stem}.claims.jsonl", store.rows_of(store.claim_row(document, c) for c in own))
        counts = store.coverage(reading, found.gathered[document.name])
        write(out / f"{stem}.coverage.json", json.dumps(counts, ensure_ascii=False, indent=1) + "\n")
        if not document.plain:
            write(out / f"{stem}.txt", document.raw)
    return found


def cut_gazetteer(region: str, campaign: Path) -> tuple[Path, int]:
    """`sefer region`: the places inside a box as gazetteer.csv of a campaign folder; where, and how many."""
    try:
        west, south, east, north = (float(part) for part in region.split(","))
    except ValueError as error:
        raise Complaint("geography.bad_region", exit=2, region=region) from error
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise Complaint("geography.bad_region", exit=2, region=region)
    path = campaign / GAZETTEER
    if path.exists():
        raise Complaint("geography.exists", path=path)
    places = geography.extract((west, south, east, north))
    write(path, geography.as_csv(places))
    return path, len(places)


def quiet(_: str, __: int, ___: int) -> None:
    """A progress that shows nothing."""


def open_campaign(path: Path, lang: str | None = None) -> Campaign:
    """The built campaign of a folder (or the file itself), with what is said of each unit read once for all questions.

    Its entities go by the names that texts in a language have for them, where one is given.
    """
    if path.suffix.lower() in documents.ENDINGS and path.is_file():
        raise Complaint("store.text", path=path)
    with uncollected():
        made = store.load(path / "campaign.duckdb" if path.is_dir() or not path.suffix else path)
        made = reconstruct.named_in(made, lang) if lang else made
        reconstruct.read(made)
    gc.freeze()  # it stays as it is: the collector need not walk through it at every question
    return made


def scenario_settings(path: Path) -> list[str]:
    """The assumptions of a scenario file as NAME=VALUE."""
    return simulate.settings_of(path)


def fight(
    made: Campaign, on: str | None, place: str | None, length: int, runs: int, seed: int, sets: Sequence[str], without: Sequence[str]
) -> Outcome:  # fmt: skip
    """Fight the campaign again from a day on, at a place (both those of its latest dated fight by default)."""
    start = reconstruct.day(on) if on else None
    scenario = simulate.changed(simulate.scenario_from(made, start, place, length), sets, without)
    return simulate.fight(scenario, runs, seed)


def fight_head(outcome: Outcome, lang: str) -> str:
    """Who fights where, on one line."""
    from datetime import date

    scenario = outcome.scenario
    day = date.fromordinal(scenario.day).isoformat()
    return say(
        "simulate.head", lang, place=scenario.place, day=day, attacker=scenario.attacker,
        defender=scenario.defender, runs=outcome.runs, seed=outcome.seed,
    )  # fmt: skip


fight_result = simulate.outcome_table
fight_inputs = simulate.inputs_table
fight_whole = simulate.whole_table
fight_object = simulate.whole_object
