"""Told claim -> its sentence in plain English, with the names, days and numbers that it asserts, and their mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sefer.model import DateValue, Days, Entity, Mention, PersonValue, PlaceValue, QuantityValue, UnitValue, Value

from .telling import Told

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
THIRDS = ("early ", "mid-", "late ")
NOUNS = {"officer": "officers", "soldier": "soldiers", "person": "men", "prisoner": "prisoners"}
LOST = {"captured": "taken prisoner"}
MODES = {"rail": " by rail", "march": " on foot", "sea": " by sea", "air": " by air"}
EVENT = {
    "command": "the new command of {object}", "order": "the order to {recipient}", "agreement": "the agreement at {place}",
    "event": "the event at {place}", "movement": "the move of {subject}", "organization": "the change for {subject}",
    "engagement": "the fight at {place}",
}  # fmt: skip


class Line:
    """A sentence that begins at an offset and grows, and the mentions in it."""

    def __init__(self, things: Mapping[str, Entity], start: int = 0) -> None:
        self._things = things
        self._parts: list[str] = []
        self._at = start
        self.mentions: list[Mention] = []
        self.names: dict[str, Entity] = {}  # every name said, and what it stands for

    @property
    def text(self) -> str:
        text = "".join(self._parts)
        return text[:1].upper() + text[1:] + "."

    def say(self, words: str) -> Line:
        self._parts.append(words)
        self._at += len(words)
        return self

    def _mention(self, type_: str, words: str, value: Value, entity: str | None = None) -> Line:
        self.mentions.append(Mention(type_, self._at, self._at + len(words), value, entity))
        return self.say(words)

    def name(self, name: str) -> Line:
        """A name that something in the campaign bears."""
        thing = self.names[name] = self._things[name]
        if thing.type == "side":
            return self.say(name)
        return self._mention(thing.type, name, _value(thing.type, name, **thing.traits), thing.id)

    def listed(self, names: Sequence[str]) -> Line:
        for at, name in enumerate(names):
            self.say(("", " and ")[at == len(names) - 1 and at > 0] or (", " if at else "")).name(name)
        return self

    def day(self, edtf: str, third: int | None = None) -> Line:
        """A date with its preposition."""
        first, _, last = edtf.partition("/")
        head = "from" if last else "on" if len(first) == 10 else "in"
        words = _words(first) if third is None else THIRDS[third] + _words(first.rstrip("~"))
        words += f" to {_words(last)}" if last else ""
        return self.say(f" {head} ")._mention("date", words, _date(edtf, third))

    def bare_day(self, edtf: str) -> Line:
        """A day without a preposition."""
        return self._mention("date", _words(edtf), _date(edtf, None))

    def men(self, number: Any, item: str) -> Line:
        """A number of men, or of what else there is."""
        low, high = (number["min"], number["max"]) if isinstance(number, Mapping) else (number, number)
        noun, numeral = NOUNS[item], str(low) if low == high else f"{low} to {high}"
        value = QuantityValue(low, high, item, numeral=numeral, counted=noun)
        return self._mention("quantity", f"{numeral} {noun}", value)

    def all_men(self, values: Mapping[str, Any]) -> Line:
        for at, (item, number) in enumerate(values.items()):
            self.say(" and " if at else " ").men(number, item)
        return self


def _value(type_: str, name: str, **traits: Any) -> Value:
    if type_ == "unit":
        return UnitValue(name, traits["echelon"], traits["number"], traits["arm"])
    return PersonValue(name, traits["ranks"][0]) if type_ == "person" else PlaceValue(name, traits["kind"])


@lru_cache(maxsize=1 << 12)
def _words(day: str) -> str:
    parts = [int(p) for p in day.split("-")]
    month = f"{MONTHS[parts[1] - 1]} {parts[0]}"
    return f"{parts[2]} {month}" if len(parts) == 3 else month


@lru_cache(maxsize=1 << 12)
def _date(edtf: str, third: int | None) -> DateValue:
    first, _, last = edtf.rstrip("~").partition("/")
    low, high = (first, last or first) if len(first) == 10 else (f"{first}-01", "")
    start = date.fromisoformat(low).toordinal()
    if high:
        return DateValue(edtf, Days(start, date.fromisoformat(high).toordinal(), bool(last)))
    month = date.fromordinal(start)
    end = date(month.year + month.month // 12, month.month % 12 + 1, 1).toordinal() - 1
    if third is not None:
        start, end = start + 10 * third, start + 10 * third + 9 if third < 2 else end
    return DateValue(edtf, Days(start, end))


def sentence(told: Told, things: Mapping[str, Entity], by_id: Mapping[str, Told], start: int) -> Line:
    """The sentence of a claim that begins at an offset."""
    line, slots = Line(things, start), told.slots
    if told.said_by:
        line.say("according to ").name(told.said_by).say(", ")
    if told.kind == "sequence":
        _sequence(line, slots, by_id)
    else:
        _SAYERS[told.kind](line, slots, told)
        if slots.get("date"):
            line.day(slots["date"], told.thirds.get("date"))
    return line


def _sequence(line: Line, slots: Mapping[str, Any], by_id: Mapping[str, Told]) -> None:
    low, high = slots["min_days"], slots["max_days"]
    days = f"at least {low}" if high is None else str(low) if low == high else f"{low} to {high}"
    _named(line, slots["second"], by_id)
    line.say(f" came {days} days after ")
    _named(line, slots["first"], by_id)


def _named(line: Line, what: str, by_id: Mapping[str, Told]) -> None:
    told = by_id.get(what)
    if told is None:
        line.bare_day(what)
        return
    before, _, after = EVENT[told.kind].partition("{")
    line.say(before).name(told.slots[after.rstrip("}")])


def _strength(line: Line, slots: Mapping[str, Any], told: Told) -> None:
    line.say("the ").name(slots["subject"]).say(" had").all_men(slots["values"])
    _at(line, slots)


def _at(line: Line, slots: Mapping[str, Any]) -> None:
    if slots.get("place"):
        line.say(" at ").name(slots["place"])


def _loss(line: Line, slots: Mapping[str, Any], told: Told) -> None:
    line.say("the ").name(slots["subject"]).say(" lost")
    for at, (sort, values) in enumerate(slots["values"].items()):
        line.say("," if at else "").all_men(values).say(f" {LOST.get(sort, sort)}")
    _at(line, slots)


def _capture(line: Line, slots: Mapping[str, Any], told: Told) -> None:
    line.say("the ").name(slots["subject"]).say(" took").all_men(slots["values"]).say(" of the ").name(slots["object"])
    _at(line, slots)


def _movement(line: Line, slots: Mapping[str, Any], told: Told) -> None:
    line.say("the ").name(slots["subject"])
    if told.fact.polarity == "planned":
        line.say(" was to go")
    else:
        line.say(" went" if told.fact.polarity == "asserted" else " did not go")
    if slots.get("from"):
        line.say(" from ").name(slots["from"])
    line.say(" to ").name(slots["to"])
    if slots.get("via"):
        line.say(" by way of ").listed(slots["via"])
    line.say(MODES.get(slots.get("mode") or "", ""))
    for slot, verb in (("depart", ", leaving"), ("arrive", ", arriving")):
        if slots.get(slot):
            line.say(verb).day(slots[slot], told.thirds.get(slot))


def _location(line: Line, slots: Mapping[str, Any], told: Told) -> None:
    line.say("the ").name(slots["subject"])
    line.say(" was not at " if told.fact.polarity == "negated" else " stood at ").name(slots["place"])


def _command(line: Line, slots: Mapping[str, Any], told: Told) -> None:
    verb = " took command of the " if told.fact.moment else " was commander of the "
    line.name(slots["subject"]).say(verb).name(slots["object"])


_RELATIONS = {
    "part_of": " was part of the ", "attached_to": " was attached to the ", "detached_from": " was detached from the ",
    "established": " was founded under the ", "abolished": " was dissolved", "renamed": " was renamed ",
    "merged_into": " went up in the ",
}  # fmt: skip


def _organization(line: Line, slots: Mapping[str, Any], told: Told) -> None:
    line.say("the ").name(slots["subject"])
    if slots.get("object"):
        line.say(_RELATIONS[slots["relation"]]).name(slots["object"])
    else:
        line.say(" was founded" if slots["relation"] == "established" else _RELATIONS[slots["relation"]])


def _engagement(line: Line, slots: Mapping[str, Any], told: Told) -> None:
    line.say("the ").listed(slots["parties"]).say(" fought at ").name(slots["place"])


def _order(line: Line, slots: Mapping[str, Any], told: Told) -> None:
    content, place = slots["content"].rsplit(" ", 1)
    line.name(slots["issuer"]).say(" ordered the ").name(slots["recipient"]).say(f" to {content} ").name(place)


def _agreement(line: Line, slots: Mapping[str, Any], told: Told) -> None:
    line.say("the ").listed(slots["parties"]).say(f" made an {slots['title']} at ").name(slots["place"])


def _composition(line: Line, slots: Mapping[str, Any], told: Told) -> None:
    line.say("of the ").men(slots["total"], "person").say(" of the ").name(slots["subject"])
    for at, (part, number) in enumerate(slots["values"].items()):
        line.say(", " if at else " ").men(number, "person").say(" were in the ")
        line.say(part) if part == "staff" else line.name(part)


def _event(line: Line, slots: Mapping[str, Any], told: Told) -> None:
    line.say(slots["content"]).say(" at ").name(slots["place"])


_SAYERS: Mapping[str, Any] = {
    "strength": _strength, "loss": _loss, "capture": _capture, "movement": _movement, "location": _location,
    "command": _command, "organization": _organization, "engagement": _engagement, "order": _order,
    "agreement": _agreement, "composition": _composition, "event": _event,
}  # fmt: skip
