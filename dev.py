"""Set-up and daily work on Sefer, with nothing but Python: `python3 dev.py demo`, `python3 dev.py test`.

Makes a virtual environment in .venv, installs Sefer with the versions of constraints.txt, and runs the job.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
import webbrowser
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "installed.txt"
EXAMPLE = ROOT / "examples" / "baku-1918"


def run(*command: str | Path, check: bool = True, quiet: bool = False) -> int:
    """Run a command in the root of the project; stop with its exit code if it fails."""
    out = subprocess.DEVNULL if quiet else None
    code = subprocess.run([str(c) for c in command], cwd=ROOT, stdout=out, check=False).returncode
    if check and code:
        sys.exit(code)
    return code


def set_up(extra: str) -> None:
    """Make .venv and install what is missing; nothing happens where all of it is there."""
    if sys.version_info < (3, 11):  # noqa: UP036  this file is run before anything is installed
        sys.exit("Sefer needs Python 3.11 or newer; this is " + sys.version.split()[0])
    asked = "".join((ROOT / name).read_text("utf-8") for name in ("pyproject.toml", "constraints.txt"))
    stamp = f"{extra} {hashlib.sha256(asked.encode()).hexdigest()} {ROOT}"
    have = STAMP.read_text("utf-8") if STAMP.is_file() else ""
    if PYTHON.is_file() and have in (stamp, stamp.replace(f"{extra} ", "[dev] ", 1)):
        return
    print("Setting up .venv (once) ...", flush=True)
    if not PYTHON.is_file():
        make_venv()
    target = [f"-e{ROOT}{extra}", "-c", ROOT / "constraints.txt"]
    uv = BIN / ("uv.exe" if os.name == "nt" else "uv")
    if not uv.is_file() and run(PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "uv", check=False):
        run(PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", *target)
    else:
        run(uv, "pip", "install", "-q", "--python", PYTHON, *target)
    compiled = [VENV / ("Lib" if os.name == "nt" else "lib"), ROOT / "src"]
    run(
        PYTHON, "-m", "compileall", "-q", "-j", "0", *compiled, check=False, quiet=True
    )  # also where none may be written
    STAMP.write_text(stamp, "utf-8")


def make_venv() -> None:
    """A virtual environment; where the venv module lacks pip, one made by a uv on the PATH."""
    try:
        venv.create(VENV, with_pip=True)
    except (subprocess.CalledProcessError, OSError):
        uv = shutil.which("uv")
        if not uv:
            sys.exit("This Python cannot make a virtual environment (on Debian: apt install python3-venv).")
        run(uv, "venv", "--seed", "--clear", VENV)


def demo(arguments: argparse.Namespace) -> None:
    """Build the example campaign and open its atlas where there is a browser."""
    set_up("")
    run(PYTHON, "-m", "sefer", "build", EXAMPLE, *arguments.rest)
    atlas = EXAMPLE / "atlas.html"
    print(f"\n{atlas}")
    if sys.stdout.isatty() and not os.environ.get("CI"):
        webbrowser.open(atlas.as_uri())


def test(arguments: argparse.Namespace) -> None:
    """Pass the tests, on all cores."""
    set_up("[dev]")
    run(PYTHON, "-m", "pytest", "-n", "auto", *arguments.rest)


def lint(arguments: argparse.Namespace) -> None:
    """Linters, types, import contract."""
    set_up("[dev]")
    run(PYTHON, "-m", "ruff", "check", ".")
    run(PYTHON, "-m", "ruff", "format", "--check", ".")
    run(PYTHON, "-m", "mypy")
    run(BIN / "lint-imports")


def bench(arguments: argparse.Namespace) -> None:
    """Print every figure and hold it against its floor."""
    set_up("[dev]")
    run(PYTHON, ROOT / "benchmarks" / "run.py", *arguments.rest)


def pages(arguments: argparse.Namespace) -> None:
    """Write the outputs of docs/commands and of the tutorial anew."""
    set_up("[dev]")
    run(PYTHON, ROOT / "docs" / "outputs.py", *arguments.rest)


JOBS = {job.__name__: job for job in (demo, test, lint, bench, pages)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "job", choices=JOBS, help="; ".join(f"{n}: {(j.__doc__ or '').rstrip('.')}" for n, j in JOBS.items())
    )
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="passed on")
    arguments = parser.parse_args()
    JOBS[arguments.job](arguments)


if __name__ == "__main__":
    main()
