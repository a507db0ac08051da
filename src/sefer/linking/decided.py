"""What a person decided about identity: merge, split and place-is rows -> families as that person wants them.

`target` and `value` are names as the texts have them, `field` the type (unit, person, place) or empty for any.
A name may be held to one document: "7. Alay [plevne.txt]". merge: both names mean one thing. split: they mean two. place-is: `target` is the row of the places called `value`
("lat,lon" where two rows bear that name; empty: none of them).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sefer.geography import Gazetteer
from sefer.letters import fold
from sefer.letters.ordinals import unbracketed
from sefer.letters.patterns import lazy
from sefer.linking.bearers import UnitBearer
from sefer.linking.families import CERTAIN, REASON, Bearer, Family
from sefer.linking.persons import PersonBearer
from sefer.linking.spoken import Spoken
from sefer.messages import Complaint
from sefer.model import Decision, Place, Unmet

OF_LINKS = ("merge", "split", "place-is")
_NEAR = 0.05  # degrees: coordinates typed by hand
_HELD = lazy(r"(?P<name>[^\[\]]+)\[(?P<doc>[^\[\]]+)\]")
T = TypeVar("T")
B = TypeVar("B", UnitBearer, PersonBearer)


@dataclass
class Wishes:
    """Decisions about identity, in their order; `answered` are those that some name of the campaign met."""

    decisions: Sequence[Decision]
    answered: set[int] = field(default_factory=set)
    met: dict[int, set[str]] = field(default_factory=dict)  # by decision: those of its names that are borne
    warned: list[Complaint] = field(default_factory=list)  # merges that hold, of units that the texts tell apart

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Wishes:
        return cls(tuple(d for d in decisions if d.verb in OF_LINKS))

    @property
    def stale(self) -> tuple[Unmet, ...]:
        """The decisions that no name answers to any more, each with the half that failed."""
        return tuple(self._unmet(n, d) for n, d in enumerate(self.decisions) if n not in self.answered)

    def _unmet(self, number: int, decision: Decision) -> Unmet:
        met = self.met.get(number, set())
        if decision.verb == "place-is" and decision.target in met:
            return Unmet(decision, "unmet_row", gaps={"value": decision.value})
        cells = (decision.target,) if decision.verb == "place-is" else (decision.target, decision.value)
        lost = [cell for cell in cells if cell not in met]
        names = ", ".join(f"“{cell}”" for cell in lost)
        return Unmet(decision, "unmet_name", gaps={"names": names}) if lost else Unmet(decision, "unmet_sorts")

    def hold(self, doc: str, found: Iterable[Spoken[B]]) -> None:
        """Hold the names to a document that a decision holds to it."""
        cells = [c for d in self.decisions if d.verb in ("merge", "split") for c in (d.target, d.value)]
        held = {name for name, where in map(_parted, cells) if where == doc}
        for one in found if held else ():
            if _key(one.bearer.name) in held and not one.bearer.doc:
                one.bearer = one.bearer._replace(doc=doc, via=REASON)

    def regroup(
        self, type_: str, found: Sequence[tuple[Family, T]], differ: Callable[[Family, Family], str] = lambda *_: ""
    ) -> list[tuple[Family, T]]:
        """Families of one type after all merges and splits, in their order; `differ` says in what two to be merged differ."""
        out = list(found)
        for number, decision in enumerate(self.decisions):
            if decision.verb == "place-is" or decision.field not in ("", type_):
                continue
            one, other = _holder(out, decision.target), _holder(out, decision.value)
            cells = ((one, decision.target), (other, decision.value))
            self.met.setdefault(number, set()).update(cell for held, cell in cells if held is not None)
            if one is None or other is None:
                continue
            self.answered.add(number)
            if decision.verb == "merge" and one != other:
                if what := differ(out[one][0], out[other][0]):
                    names = {"id": decision.id or "-", "one": decision.target, "other": decision.value}
                    self.warned.append(Complaint(f"store.merge_{what}", **names))
                _merge(out[one][0], out[other][0], decision)
                del out[other]
            elif decision.verb == "split" and one == other and _is_two(out[one][0], decision):
                out.append((_split(out[one][0], decision), out[one][1]))
        return out

    def places(self, names: Iterable[str], gazetteer: Gazetteer) -> dict[str, Place | None]:
        """The row that a person chose for a name, None where that person said that it is none of them."""
        known = {_key(name): name for name in names}
        out: dict[str, Place | None] = {}
        for number, decision in enumerate(self.decisions):
            name = known.get(_key(decision.target))
            if decision.verb != "place-is" or name is None:
                continue
            self.met[number] = {decision.target}
            row = _row(decision.value, gazetteer)
            if row is not None or not decision.value.strip():
                self.answered.add(number)
                out |= {n: row for n in names if _key(n) == _key(name)}
        return out


def _parted(cell: str) -> tuple[str, str]:
    """The folded name in a cell and the document that it is held to, "" for all."""
    told = _HELD.fullmatch(cell.strip())
    return (_key(told["name"]), told["doc"].strip()) if told else (_key(cell), "")


def _key(name: str) -> str:
    return fold(unbracketed(name))


def _means(bearer: Bearer, cell: str) -> bool:
    name, doc = _parted(cell)
    return _key(bearer.name) == name and doc in ("", getattr(bearer, "doc", ""))


def _holder(found: Sequence[tuple[Family, T]], name: str) -> int | None:
    """The family that has a name, of several the one that has it most."""
    key = _parted(name)[0]
    held = [(sum(c for b, c in f.counts.items() if _means(b, name)), -n) for n, (f, _) in enumerate(found)]
    best = max(held, default=(0, 0))
    return -best[1] if key and best[0] else None


def _merge(one: Family, other: Family, decision: Decision) -> None:
    one.rivals = [f for f in one.rivals if f is not other]
    for bearer, count in other.counts.items():
        one.take(bearer, count, other.why[bearer])
    for bearer in one.counts:
        if _means(bearer, decision.target) or _means(bearer, decision.value):
            one.why[bearer] = (REASON, CERTAIN)


def _is_two(family: Family, decision: Decision) -> bool:
    """Would names be left when those like `value` leave? A name that is held to a document has left already."""
    told_apart = _parted(decision.target) != _parted(decision.value)
    return told_apart and any(not _means(bearer, decision.value) for bearer in family.counts)


def _split(family: Family, decision: Decision) -> Family:
    """The names like `value` leave the family and found their own."""
    apart = Family()
    for bearer in [b for b in family.counts if _means(b, decision.value)]:
        apart.take(bearer, family.counts.pop(bearer), (REASON, CERTAIN))
        del family.why[bearer]
    return apart


def _row(value: str, gazetteer: Gazetteer) -> Place | None:
    """The one row of that name, or the one at those coordinates."""
    parts = value.split(",")
    try:
        lat, lon = (float(part) for part in parts)
    except ValueError:
        named = [p for p in gazetteer.lookup(value) if fold(p.name) == fold(value)] or list(gazetteer.lookup(value))
        return named[0] if len(named) == 1 else None
    near = [
        p for p in gazetteer.places
        if p.lat is not None and p.lon is not None and abs(p.lat - lat) <= _NEAR and abs(p.lon - lon) <= _NEAR
    ]  # fmt: skip
    return near[0] if len(near) == 1 else None
