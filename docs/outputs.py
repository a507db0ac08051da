"""Write the outputs in docs/commands and in the tutorial anew: each line `$ sefer ...` of a page, run on the examples.

Run by `python3 dev.py pages`; a test holds the pages against what the commands answer.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "commands"
TUTORIALS = {ROOT / "docs" / "tutorial.md": "C", ROOT / "docs" / "tutorial.tr.md": "tr_TR"}  # page -> locale
FILE = re.compile(r"```(?:toml|csv) (?P<file>[\w./-]+)\n(?P<text>.*?)```", re.DOTALL)
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<answer>.*?)```", re.DOTALL)


def answer(command: str, folder: Path, locale: str = "C", columns: str = "120") -> str:
    """What a command line of a page prints in a folder: standard output, then standard error; `| head -N` is obeyed."""
    line, _, head = command.partition(" | head -")
    name, *arguments = shlex.split(line)
    if name != "sefer":
        raise ValueError(f"not a command of ours: {command}")
    environment = {**os.environ, "LC_ALL": f"{locale}.UTF-8", "PYTHONUTF8": "1", "COLUMNS": columns, "TERM": "dumb"}
    environment["PYTHONPATH"] = str(ROOT / "src")
    done = subprocess.run(
        [sys.executable, "-m", "sefer", *arguments], cwd=folder, env=environment, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    lines = done.stdout.splitlines()
    shown = lines[: int(head)] if head else [*lines, *done.stderr.splitlines()]
    return "".join(f"{one.rstrip()}\n" for one in shown)


def prepare(folder: Path) -> None:
    """The example in `examples/baku-1918` and, built, in `out`."""
    shutil.copytree(ROOT / "examples" / "baku-1918", folder / "examples" / "baku-1918")
    answer("sefer build examples/baku-1918 -o out", folder)


def renewed(page: str, run: Callable[[str], str]) -> str:
    """The page with the answer of today under each command."""
    return BLOCK.sub(lambda m: f"```console\n$ {m['command']}\n{run(m['command'])}```", page)


def copied(command: str, folder: Path) -> str:
    """`cp FROM... TO` of the tutorial, with stars; prints nothing."""
    *sources, target = (folder / one for one in shlex.split(command)[1:])
    for source in sources:
        for path in sorted(source.parent.glob(source.name)):
            shutil.copy(path, target)
    return ""


def walk(page: Path, folder: Path) -> Iterator[tuple[re.Match[str], str]]:
    """The tutorial followed from top to bottom: files are written, commands run; each command block with its answer."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    text = page.read_text("utf-8")
    for block in sorted([*BLOCK.finditer(text), *FILE.finditer(text)], key=lambda m: m.start()):
        if block.re is FILE:
            (folder / block["file"]).write_text(block["text"], "utf-8")
        elif block["command"].startswith("cp "):
            yield block, copied(block["command"], folder)
        else:
            yield block, answer(block["command"], folder, TUTORIALS[page], "160")


def followed(page: Path, folder: Path) -> str:
    """The tutorial with the answer of today under each command."""
    told = {block.start(): answered for block, answered in walk(page, folder)}
    return BLOCK.sub(lambda m: f"```console\n$ {m['command']}\n{told[m.start()]}```", page.read_text("utf-8"))


def main() -> None:
    for page in TUTORIALS:
        with tempfile.TemporaryDirectory() as folder:
            page.write_text(followed(page, Path(folder)), "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        for path in sorted(PAGES.glob("*.md")):
            path.write_text(renewed(path.read_text("utf-8"), lambda c: answer(c, Path(folder))), "utf-8")


if __name__ == "__main__":
    main()
