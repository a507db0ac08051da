"""Kinds of claims -> their slots and what may fill each; what a claim or a correction that comes from outside must obey."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

from sefer.letters.patterns import lazy

LOSSES = ("killed", "wounded", "missing", "captured", "sick", "total")
RELATIONS = (
    "part_of", "attached_to", "established", "abolished", "reserve_of", "composed_of", "renamed", "merged_into",
    "raised_at", "detached_from",
)  # fmt: skip
MODES = ("rail", "march", "sea", "air")
LONGEST = 500  # letters in one slot
_EDTF = lazy(
    r"(\.\.|-?\d{2,4}X{0,2}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?[~?%]?)(/(\.\.|-?\d{2,4}X{0,2}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?[~?%]?))?"
)


def _text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= LONGEST and value.isprintable()


def _name(value: Any) -> bool:
    return _text(value) or (isinstance(value, list) and 0 < len(value) <= 100 and all(map(_text, value)))


def _names(value: Any) -> bool:
    return value == [] or _name(value)


def dated(value: Any) -> bool:
    """Is a value a date as EDTF writes it?"""
    return _text(value) and bool(_EDTF.fullmatch(value))


def _number(value: Any) -> bool:
    if isinstance(value, Mapping):
        low, high = value.get("min"), value.get("max")
        bounds = set(value) == {"min", "max"} and not isinstance(low, Mapping) and not isinstance(high, Mapping)
        return bounds and _number(low) and _number(high) and low <= high  # type: ignore[operator]
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value) and 0 <= value < 1e12


def _tally(value: Any) -> bool:
    return isinstance(value, Mapping) and all(_text(k) and _number(v) for k, v in value.items())


def _losses(value: Any) -> bool:
    return isinstance(value, Mapping) and all(k in LOSSES and _tally(v) for k, v in value.items())


def _one_of(*allowed: str) -> Callable[[Any], bool]:
    return lambda value: value in allowed


def _days(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 40_000


SLOTS: dict[str, dict[str, Callable[[Any], bool]]] = {
    "strength": {"subject": _name, "date": dated, "place": _name, "values": _tally},
    "loss": {"subject": _name, "date": dated, "place": _name, "values": _losses},
    "capture": {"subject": _name, "object": _name, "date": dated, "place": _name, "values": _tally},
    "movement": {
        "subject": _name, "from": _name, "via": _names, "to": _name, "mode": _one_of(*MODES), "depart": dated,
        "arrive": dated,
    },
    "location": {"subject": _name, "place": _name, "date": dated},
    "command": {"subject": _name, "role": _text, "object": _name, "date": dated},
    "organization": {"subject": _name, "relation": _one_of(*RELATIONS), "object": _name, "date": dated},
    "engagement": {"parties": _names, "place": _name, "date": dated, "outcome": _text},
    "order": {"issuer": _name, "recipient": _name, "date": dated, "content": _text},
    "agreement": {
        "parties": _names, "place": _name, "date": dated, "signatories": _names, "title": _text, "article": _text,
    },
    "composition": {"subject": _name, "values": _tally, "total": _number, "date": dated},
    "sequence": {"first": _text, "second": _text, "min_days": _days, "max_days": _days},
    "event": {"date": dated, "place": _name, "subject": _name, "content": _text},
}  # fmt: skip


def misshapen(kind: str, slots: Mapping[str, Any]) -> str | None:
    """The first slot that the kind does not have or that is filled with what cannot fill it, or None."""
    allowed = SLOTS[kind]
    return next(
        (
            slot
            for slot, value in slots.items()
            if slot not in allowed or (value is not None and not allowed[slot](value))
        ),
        None,
    )


_TAKES: dict[Callable[[Any], bool], tuple[str, tuple[str, ...]]] = {
    _text: ("text", ()), _name: ("name", ()), _names: ("name", ()), dated: ("date", ()), _number: ("number", ()),
    _tally: ("tally", ()), _losses: ("losses", LOSSES), _days: ("days", ()),
}  # fmt: skip


def takes(kind: str, slot: str) -> tuple[str, tuple[str, ...]]:
    """What may fill a slot: the end of a message's key, and the words of which it must be one or be made."""
    return _TAKES.get(SLOTS[kind][slot]) or ("one_of", {"mode": MODES, "relation": RELATIONS}[slot])


# the slots of which one at least must be filled, or the claim says nothing
HEADS: dict[str, tuple[str, ...]] = {
    "strength": ("values",), "loss": ("values",), "capture": ("values",), "composition": ("values", "total"),
    "movement": ("subject", "from", "via", "to"), "location": ("place",), "command": ("subject",), "organization": ("subject", "object"),
    "engagement": ("parties", "place"), "order": ("issuer", "recipient", "content"),
    "agreement": ("parties", "title", "article"), "sequence": ("first", "second"), "event": ("place", "subject", "content"),
}  # fmt: skip


def silent(kind: str, slots: Mapping[str, Any]) -> bool:
    """Does a claim say nothing, for no slot that makes it bears a name or a figure?"""
    return not any(_says(slots.get(slot)) for slot in HEADS[kind])


def _says(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_says(inner) for inner in value.values())
    return value not in (None, "", [])
