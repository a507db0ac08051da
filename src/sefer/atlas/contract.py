"""Campaign -> the data of the page; its other half is web/src/data.ts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sefer import messages, reconstruct
from sefer.atlas import ground
from sefer.atlas.extent import frame, period
from sefer.atlas.film import Film, Reach
from sefer.atlas.moves import moves
from sefer.atlas.places import Gazetteer
from sefer.atlas.routes import routes
from sefer.atlas.spells import Spells, spells, states
from sefer.atlas.spoken import Spoken
from sefer.atlas.tongues import Tongues
from sefer.letters import fold
from sefer.messages.fairness import quoted
from sefer.messages.findings import explanations, tell
from sefer.model import Campaign, Entity, Finding, State

FORCES = ("unit", "force")  # a force is one that the source does not name: "400 asker"
_BEYOND = 1.02  # the land is cut a little wider than the map can be moved, so that no cut edge shows


def contract(campaign: Campaign, findings: Sequence[Finding], lang: str, film: Film | None = None) -> dict[str, Any]:
    """Everything that the page shows, as plain lists, texts and numbers; for a film the bounds of every unit as well."""
    source = film.according_to if film else None
    spoken = Spoken(campaign if source is None else reconstruct.told_by(campaign, source))
    first, last = (film.first, film.last) if film else period(campaign.settings, spoken.days)
    reach = Reach(campaign, spoken, film) if film else None
    tongues = Tongues(spoken.campaign)
    gazetteer = Gazetteer(spoken, tongues)
    units = [entity for entity in campaign.entities.values() if entity.type in FORCES and spoken.claims_of(entity)]
    at = {unit.id: index for index, unit in enumerate(units)}
    replayed = states(campaign, first, last, source)
    told = spells(spoken, replayed, gazetteer.index, at)
    commands = _commands(replayed) if campaign.settings.sides else []
    of = [reconstruct.sides_of(campaign, state) for state in commands]
    sides = sorted({side.name for side in campaign.settings.sides}, key=fold)
    home, box = frame(gazetteer.spots(), campaign.settings.region)
    page = {
        "title": campaign.title or messages.say("atlas.untitled", lang),
        "lang": lang,
        "first": first,
        "last": last,
        "start": first if film else _start(told, first),
        "texts": {one: _texts(reach, one) for one in messages.LANGUAGES},
        "box": _rounded(box),
        "home": _rounded(home),
        "ground": {"step": ground.STEP, **ground.cut(_wider(box))},
        "routes": routes(campaign, box),
        "sides": sides,
        "units": [_unit(spoken, tongues, unit, told, sides, of) | _reach(reach, unit) for unit in units],
        "places": gazetteer.rows(),
        "moves": moves(spoken, gazetteer, at, told),
        "claims": [{**card, "place": gazetteer.index.get(card["place"] or "")} for card in spoken.cards()],
        "findings": [_finding(spoken, finding) for finding in findings],
        "quotes": spoken.quotes,
        "unreviewed": spoken.campaign.unreviewed,
    }
    return page | ({"film": reach.named()} if reach else {})


def _texts(reach: Reach | None, lang: str) -> dict[str, str]:
    return messages.sentences("atlas", lang) | (reach.reasons(lang) if reach else {})


def _reach(reach: Reach | None, unit: Entity) -> dict[str, Any]:
    return {"reach": reach.of(unit.id)} if reach else {}


def _unit(
    spoken: Spoken,
    tongues: Tongues,
    unit: Entity,
    told: Spells,
    sides: Sequence[str],
    of: Sequence[Mapping[str, str | None]],
) -> dict[str, Any]:
    names = list(dict.fromkeys(map(quoted, unit.names)))
    side = next((one for on_day in of if (one := on_day.get(unit.id)) is not None), None)
    return {
        "id": unit.id,
        "named": unit.type == "unit",
        "names": names,
        **tongues.first(unit, names, quoted),
        "echelon": unit.traits.get("echelon") or "other",
        "arm": unit.traits.get("arm"),
        "side": sides.index(side) if side in sides else None,
        "claims": spoken.claims_of(unit),
        "spells": told.get(unit.id, []),
    }


def _commands(replayed: Sequence[State]) -> list[State]:
    """A state for every order of battle that held: days on which only positions differ count once."""
    found = {
        tuple((unit.unit, *(told.value for told in unit.parents)) for unit in state.units): state for state in replayed
    }
    return list(found.values())


def _finding(spoken: Spoken, finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "level": finding.level,
        "message": {lang: tell(finding, lang) for lang in messages.LANGUAGES},
        "unless": {lang: explanations(finding, lang) for lang in messages.LANGUAGES},
        "at": spoken.words(finding.at),
        "related": [spoken.words(words) for words in finding.related],
    }


def _start(told: Spells, first: int) -> int:
    """The first day for which the sources place a unit."""
    placed = (run["from"] for runs in told.values() for run in runs if any(one["days"] for one in run["positions"]))
    return min(placed, default=first)


def _wider(box: ground.Box) -> ground.Box:
    wide, high = (box[2] - box[0]) * (_BEYOND - 1), (box[3] - box[1]) * (_BEYOND - 1)
    return box[0] - wide, box[1] - high, box[2] + wide, box[3] + high


def _rounded(box: ground.Box) -> list[float]:
    return [round(side, 4) for side in box]
