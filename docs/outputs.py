"""Write the outputs in docs/commands anew: each line `$ sefer ...` of a page, run on the example.

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
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "commands"
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<answer>.*?)```", re.DOTALL)


def answer(command: str, folder: Path) -> str:
    """What a command line of a page prints in a folder: standard output, then standard error; `| head -N` is obeyed."""
    line, _, head = command.partition(" | head -")
    name, *arguments = shlex.split(line)
    if name != "sefer":
        raise ValueError(f"not a command of ours: {command}")
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "COLUMNS": "120", "TERM": "dumb"}
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


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        for path in sorted(PAGES.glob("*.md")):
            path.write_text(renewed(path.read_text("utf-8"), lambda c: answer(c, Path(folder))), "utf-8")


if __name__ == "__main__":
    main()
