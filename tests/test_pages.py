"""Every command has help and a page; what a page names exists, what it shows is what the command answers."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest

from sefer.cli import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "commands"
COMMANDS: dict[str, click.Command] = dict(main.commands)
COMMON = {"--lang", "--quiet", "-q", "--help", "-h"}
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def options(command: click.Command) -> set[str]:
    return {name for p in command.params if isinstance(p, click.Option) for name in p.opts} | COMMON


def outputs() -> ModuleType:
    """docs/outputs.py, which writes what the pages show."""
    spec = importlib.util.spec_from_file_location("outputs", ROOT / "docs" / "outputs.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_and_a_page_that_names_its_options(name: str) -> None:
    page = (PAGES / f"{name}.md").read_text("utf-8")
    assert COMMANDS[name].help and page.startswith(f"# sefer {name}\n") and f"\nsefer {name}" in page
    own = {o for o in options(COMMANDS[name]) - COMMON if o.startswith("--")}
    assert own <= set(OPTION.findall(page)), f"not in the page: {own - set(OPTION.findall(page))}"


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.md")), ids=lambda p: p.stem)
def test_every_option_that_a_page_names_exists(path: Path) -> None:
    """In a line that begins with a command it is one of that command, elsewhere of the page's own or of another's."""
    assert path.stem in COMMANDS, "a page without a command"
    anywhere = set().union(*map(options, COMMANDS.values()))
    for line in path.read_text("utf-8").splitlines():
        found = re.match(r"(?:\$ )?sefer (\w+)", line)
        table = line.startswith("| `-")
        known = options(COMMANDS[found[1]]) if found else options(COMMANDS[path.stem]) if table else anywhere
        assert set(OPTION.findall(line)) <= known, line


def shown() -> Iterator[tuple[str, str, str]]:
    for path in sorted(PAGES.glob("*.md")):
        for block in outputs().BLOCK.finditer(path.read_text("utf-8")):
            yield path.stem, block["command"], block["answer"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    outputs().prepare(made)
    return made


@pytest.mark.parametrize(("page", "command", "answer"), [pytest.param(*s, id=s[1]) for s in shown()])
def test_a_page_shows_what_the_command_answers(folder: Path, page: str, command: str, answer: str) -> None:
    assert outputs().answer(command, folder) == answer, "python3 dev.py pages writes the outputs anew"
