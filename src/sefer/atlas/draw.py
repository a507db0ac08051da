"""The page of an atlas: the built template, its policy, and the campaign as data that is never run."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from sefer import messages
from sefer.atlas.contract import contract
from sefer.atlas.film import Film
from sefer.letters.patterns import lazy
from sefer.model import Campaign, Finding

_UNSAFE = lazy("[<>&\u2028\u2029\ud800-\udfff]")  # the last are halves of letters, which no file can hold


def draw(campaign: Campaign, findings: Sequence[Finding], lang: str, film: Film | None = None) -> str:
    """One HTML file: the campaign on a map that plays day by day, each unit with the sentences behind it.

    A film shows some days, starts by itself and shows where every unit can have been between those it is attested on.
    It holds both languages and opens in `lang`. It asks the network for nothing, and its content-security policy
    lets no script run but its own. Raises ValueError for a language that Sefer does not speak.
    """
    if lang not in messages.LANGUAGES:
        raise ValueError(f"no such language: {lang}")
    data = contract(campaign, findings, lang, film)
    gaps = {
        "lang": lang,
        "title": html.escape(data["title"]),
        "policy": _policy(),
        "noscript": html.escape(" / ".join(messages.say("atlas.noscript", one) for one in ("tr", "en"))),
        "data": escaped(data),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda gap: gaps[gap[1]], _template())


def escaped(data: Mapping[str, Any]) -> str:
    """JSON that can stand inside a script element: nothing in it closes the element or ends a line of script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    broken = "\ud800" <= found[0] <= "\udfff"
    return "\\ufffd" if broken else f"\\u{ord(found[0]):04x}"


@cache
def _template() -> str:
    return files(__package__).joinpath("page", "atlas.html").read_text(encoding="utf-8")


@cache
def _policy() -> str:
    """Only the style and the script of the template, by their hashes; no requests, no frames, no forms."""
    script, style = (_hashed(rf"<{tag}>(.*?)</{tag}>") for tag in ("script", "style"))
    return (
        f"default-src 'none'; script-src '{script}'; style-src '{style}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashed(pattern: str) -> str:
    found = re.search(pattern, _template(), re.DOTALL)
    if found is None:
        raise ValueError("the template of the atlas has no script or style of its own")
    return "sha256-" + base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
