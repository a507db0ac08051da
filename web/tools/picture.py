"""A picture of an atlas: `python web/tools/picture.py ATLAS.html#1918-09-14 OUT.png` (needs playwright, Chromium)."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


def main(page: str, out: str, unit: str = "") -> None:
    """The page at 1440 x 860, with a unit chosen where one is named."""
    path, _, place = page.partition("#")
    chromium = os.environ.get("SEFER_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=list(FLAGS))
        tab = browser.new_page(viewport={"width": 1440, "height": 860})
        tab.goto(f"{Path(path).resolve().as_uri()}#{place}")
        tab.wait_for_selector("html[data-ready=yes]")
        if unit:
            tab.locator("#orbat .row", has_text=unit).first.click()
        tab.locator("#zoom-day").click()
        tab.mouse.move(0, 0)
        tab.wait_for_timeout(500)
        tab.screenshot(path=out)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
