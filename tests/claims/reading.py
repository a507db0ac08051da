"""Claims of a short text, by the whole reader."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from sefer import claims, documents, geography, grammars
from sefer.model import Claim, Gathered, Reading


def read(text: str) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "metin.txt"
        path.write_text(text, encoding="utf-8")
        return grammars.find(documents.read(path), gazetteer())


@cache
def gazetteer() -> geography.Gazetteer:
    return geography.Gazetteer(geography.builtin()[0])


def gathered(text: str) -> Gathered:
    return claims.gather(read(text))


def claims_of(text: str) -> tuple[Claim, ...]:
    return gathered(text).claims


def tells(text: str, kind: str, slots: dict[str, Any]) -> bool:
    """Does a claim of the text have this kind and these slots (`polarity` among them)?"""
    found = [{"polarity": c.polarity, **c.slots} for c in claims_of(text) if c.kind == kind]
    return any(all(one.get(slot) == value for slot, value in slots.items()) for one in found)


def told(text: str, kind: str) -> list[dict[str, Any]]:
    """The slots of the claims of this kind that are filled."""
    return [{k: v for k, v in c.slots.items() if v not in (None, [])} for c in claims_of(text) if c.kind == kind]
