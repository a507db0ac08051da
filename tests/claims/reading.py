"""Claims of a short text, by the whole reader."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

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
