"""The page that is committed is the page that its sources build; whoever has Node can prove it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "web"


def test_the_committed_page_is_what_the_sources_build() -> None:
    if shutil.which("node") is None or not (WEB / "node_modules").is_dir():
        pytest.skip("no Node, or `npm ci` has not been run in web/")
    run = subprocess.run(["node", "check.mjs"], cwd=WEB, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))
    assert all("resolved" not in package for package in lock["packages"].values())
    wanted = json.loads((WEB / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert all(version[0].isdigit() for version in wanted.values())
