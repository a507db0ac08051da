"""Reference lists in .bib files."""

from __future__ import annotations

from pathlib import Path

import pytest

from sefer import documents
from sefer.messages import Complaint, say

GOOD = r"""
@book{kaya2010, author = {Kaya, Ay{\c{s}}e and von der Goltz, Colmar and {Genelkurmay Ba\c{s}kanl{\i}{\u g}{\i}}},
  title = {Kafkas {Cephesi}}, year = 2010}
@article{demir1999b, author = {Ali Demir}, date = {1999-05-01}, title = {Kut \& Selman}}
@misc{boa, title = {HR.SYS 2398/4}}
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "kaynaklar.bib"
    path.write_text(text, encoding="utf-8")
    return path


def test_works_of_a_bib_file(tmp_path: Path) -> None:
    kaya, demir, boa = documents.read_bib(written(tmp_path, GOOD))
    assert (kaya.key, kaya.year, kaya.title) == ("kaya2010", "2010", "Kafkas Cephesi")
    assert kaya.authors == ("Kaya", "von der Goltz", "Genelkurmay Başkanlığı")
    assert (demir.authors, demir.year, demir.title) == (("Demir",), "1999", "Kut & Selman")
    assert (boa.authors, boa.year) == ((), None)


def test_a_broken_entry_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    heard: list[Complaint] = []
    path = written(
        tmp_path, GOOD + '\n@book{bozuk1, author = "Ali, title = {x}\n@book{son, author={Can Er}, year=1990}\n'
    )
    works = documents.read_bib(path, heard.append)
    assert [work.key for work in works] == ["kaya2010", "demir1999b", "boa", "son"]
    (complaint,) = heard
    line = say(complaint.key, "tr", **complaint.values)
    assert "kaynaklar.bib" in line and "bozuk1" in line and "7" in line


def test_the_same_key_twice_is_named(tmp_path: Path) -> None:
    heard: list[Complaint] = []
    twice = "@book{bir, author={Can Er}, year=1990}\n@book{bir, author={Can Er}, year=1991}\n"
    assert len(documents.read_bib(written(tmp_path, twice), heard.append)) == 1
    assert heard[0].values["entry"] == "bir"


def test_nothing_but_broken_entries(tmp_path: Path) -> None:
    with pytest.raises(Complaint) as caught:
        documents.read_bib(written(tmp_path, '@book{x, author = "Ali\n'))
    assert caught.value.key == "documents.bib_broken"
