"""docs/men.md shows the example and the picture that the program gives today."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent


def page() -> ModuleType:
    spec = importlib.util.spec_from_file_location("men_page", ROOT / "docs" / "men_page.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_and_its_picture_are_those_of_today() -> None:
    writer = page()
    text = (ROOT / "docs" / "men.md").read_text("utf-8")
    assert writer.renewed(text) == text
    assert (ROOT / "docs" / "men.svg").read_text("utf-8") == writer.picture()
