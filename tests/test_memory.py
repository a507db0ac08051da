"""Reading leaves Python's collector as it found it."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from sefer import documents, geography, grammars
from sefer.messages import Complaint


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_left_as_it_was(tmp_path: Path, on: bool) -> None:
    told, empty = tmp_path / "told.txt", tmp_path / "empty.txt"
    told.write_text("5 Eylül 1916 günü 13. Kolordu Hemedan'a girdi ve orada kaldı.", "utf-8")
    empty.write_text("", "utf-8")
    was = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        grammars.find(documents.read(told), geography.Gazetteer(()))
        with pytest.raises(Complaint):
            documents.read(empty)
        assert gc.isenabled() == on
    finally:
        (gc.enable if was else gc.disable)()
