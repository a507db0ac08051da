"""The pages of the engines show the examples and the pictures that the program gives today."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).resolve().parent.parent / "docs"


def writer(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{name}_page", DOCS / f"{name}_page.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["movement", "men", "command"])
def test_the_page_and_its_picture_are_those_of_today(name: str) -> None:
    page, text = writer(name), (DOCS / f"{name}.md").read_text("utf-8")
    assert page.renewed(text) == text
    assert (DOCS / f"{name}.svg").read_text("utf-8") == page.picture()
