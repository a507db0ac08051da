"""A text whose letters a bad copy shows as others -> those that were meant, each in the place of the one that is shown."""

from __future__ import annotations

import re

from sefer.letters.patterns import lazy

# Turkish letters once read as Icelandic ones: cp1254 differs from cp1252 in these six; old PDF files show the wrong ones
_SHOWN, _MEANT = "ðÐýÝþÞ", "ğĞıİşŞ"
_TABLE = str.maketrans(_SHOWN, _MEANT)
_LEAST = 4
# figures once read as letters: "l9l5", "I5 Mayıs", "42.OOO", "19!5"
_TAKEN_FOR = lazy(r"[0-9](?:(?<=[lIO!]\d)|(?=[.,]?[lIO]|!\d))")
_FIGURE = lazy(r"(?<![\w.,])[0-9lIO]+(?:[.,!][0-9lIO]+)*(?!\w)")
_FIGURES = str.maketrans("lIO!", "1101")
_AROUND = 24  # characters in which a figure lies


def legible(text: str) -> str:
    """The text with letters and figures set right that were taken for others; of the same length."""
    shown = sum(map(text.count, _SHOWN))
    if shown >= _LEAST and shown >= 4 * sum(map(text.count, _MEANT)):
        text = text.translate(_TABLE)
    return _with_figures(text)


def _with_figures(text: str) -> str:
    out, done = [], 0
    for sign in _TAKEN_FOR.finditer(text):
        if sign.start() < done:
            continue
        low = max(done, sign.start() - _AROUND)
        found = next((f for f in _FIGURE.finditer(text, low, sign.end() + _AROUND) if f.end() > sign.start()), None)
        if found is not None and found.start() <= sign.start() and _is_figure(found.group()):
            out += [text[done : found.start()], found.group().translate(_FIGURES)]
            done = found.end()
    return "".join([*out, text[done:]]) if out else text


def _is_figure(shown: str) -> bool:
    """Not "18.I" (January), "II" or "10l" (litres): each piece with an I has a figure, and a small l is followed by one."""
    pieces = re.split("[.,!]", shown)
    return not shown.endswith("l") and all(set(piece) & set("0123456789") or "I" not in piece for piece in pieces)
