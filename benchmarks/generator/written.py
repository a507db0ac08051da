"""What is told -> a Campaign: one document an account, each claim on its sentence, names linked to what they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sefer.model import (
    Campaign,
    CitationItem,
    CitationValue,
    Claim,
    Document,
    Entity,
    Link,
    Mention,
    Part,
    Run,
    Settings,
    Side,
)  # fmt: skip

from .sentences import Line, sentence
from .telling import Told
from .truth import Truth

AUTHORS = ("Aldan", "Berol", "Cevan", "Doruk", "Elmar", "Fenik", "Garin", "Holmar", "Ilkan", "Jorun")
READER = "generator"
PARAGRAPH, PAGE = 6, 8  # groups of sentences in a paragraph, claims on a page


def things(truth: Truth) -> dict[str, Entity]:
    """Everything that has a name, by each of its names."""
    out: dict[str, Entity] = {}
    whole = {u.id for u in truth.world.units if u.parent is None}
    for unit in truth.units.values():
        traits = {"echelon": unit.echelon, "number": unit.number, "arm": unit.arm}
        names = tuple(dict.fromkeys(truth.names[unit.id].values))
        entity = Entity(unit.id, "unit", names, traits | ({"side": unit.side} if unit.id in whole else {}))
        out |= dict.fromkeys(names, entity)
    for person in truth.persons.values():
        out[person.name] = Entity(person.id, "person", (person.name,), {"ranks": [person.rank]})
    for place in truth.world.places:
        ground = {"lat": place.lat, "lon": place.lon, "kind": place.kind}
        out[place.name] = Entity(f"place:{place.name}", "place", (place.name,), ground)
    for side in truth.world.sides:
        out[side] = Entity(f"side:{side}", "side", (side,))
    return out


def account(number: int, accounts: int) -> str | None:
    """The work that an account is; None for the last of several, which cites nobody."""
    if accounts > 1 and number == accounts - 1:
        return None
    again = number // len(AUTHORS)
    return f"{AUTHORS[number % len(AUTHORS)]} {1920 + 7 * number % 70 + again}"


def document(number: int, accounts: int) -> str:
    """The name of the document in which an account stands."""
    work = account(number, accounts)
    return f"{work.lower().replace(' ', '-')}.txt" if work else "own-account.txt"


def ordered(told: Sequence[Told]) -> Iterator[list[Told]]:
    """By true days, each claim with those that are dated by it or plan it right behind it."""
    behind: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.after is not None:
            behind[one.after].append(one)
    for one in sorted((t for t in told if t.after is None), key=lambda t: t.day):
        yield list(_group(one, behind))


def _group(one: Told, behind: dict[str, list[Told]]) -> Iterator[Told]:
    yield one
    for other in behind.get(one.id, ()):
        yield from _group(other, behind)


class _Writer:
    """One document that grows claim by claim."""

    def __init__(self, number: int, accounts: int) -> None:
        self.name, self._work = document(number, accounts), account(number, accounts)
        self._parts: list[str] = []
        self.length = 0
        self.claims: list[Claim] = []
        self.mentions: list[Mention] = []
        self.names: dict[str, Entity] = {}

    def add(self, told: Told, line: Line) -> None:
        text, start = line.text, self.length
        self.mentions += line.mentions
        self.names |= line.names
        source: tuple[str, ...] = ()
        end = start + len(text)
        if self._work is not None:
            page = str(1 + len(self.claims) // PAGE)
            author, year = self._work.split()
            item = CitationItem((author,), year, pages=page)
            bracket = f"({item.label})"
            text, end, source = f"{text[:-1]} {bracket}.", end - 1, (item.label,)
            at = Mention("citation", end + 1, end + 1 + len(bracket), CitationValue((item,), "(A Y, P)"))
            self.mentions.append(at)
        self._put(text + " ")
        polarity = "reported" if told.said_by else told.fact.polarity
        self.claims.append(
            Claim(
                told.id, told.kind, self.name, start, end, told.slots, polarity, told.said_by, source,
                "sentence" if source else None, (), READER, None, told.basis, told.plans,
            )
        )  # fmt: skip

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def close_paragraph(self) -> None:
        self._put("\n\n")

    def document(self) -> Document:
        text = "".join(self._parts) or "\n"
        return Document(self.name, text, text, (Run(0, len(text), 0, len(text)),), (Part("body", "en", 0, len(text)),))


def written(truth: Truth, told: Sequence[Told], accounts: int) -> Campaign:
    """The campaign as its accounts tell it."""
    named, by_id = things(truth), {t.id: t for t in told}
    writers = [_Writer(n, accounts) for n in range(accounts)]
    by_account: dict[int, list[Told]] = defaultdict(list)
    for one in told:
        by_account[one.account].append(one)
    for number, writer in enumerate(writers):
        for count, group in enumerate(ordered(by_account[number]), 1):
            for one in group:
                writer.add(one, sentence(one, named, by_id, writer.length))
            if count % PARAGRAPH == 0:
                writer.close_paragraph()
    world = truth.world
    sides = tuple(Side(s, tuple(u.name for u in world.units if u.side == s and u.parent is None)) for s in world.sides)
    return Campaign(
        Settings("Made-up campaign", truth.first, truth.last, ("en",), sides=sides),
        {w.name: w.document() for w in writers},
        {w.name: tuple(w.mentions) for w in writers},
        tuple(c for w in writers for c in w.claims),
        {e.id: e for e in named.values()},
        tuple(Link(e.id, e.type, w.name, n, "same_name") for w in writers for n, e in w.names.items()),
        world.places,
        world.routes,
    )
