"""Printed pages made for the tests, and a font that has the Turkish letters."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

FONTS = [
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"),
    Path("/Library/Fonts/Arial Unicode.ttf"),
    Path("C:/Windows/Fonts/times.ttf"),
]


def registered() -> str:
    """The name of a font with Turkish letters; the plain PDF fonts have none."""
    found = next((path for path in FONTS if path.is_file()), None)
    if found is None:
        pytest.skip("no font with Turkish letters on this machine")
    pdfmetrics.registerFont(TTFont("Metin", str(found)))
    return "Metin"


def sheet(font: str, draw: Callable[[canvas.Canvas], None], **options: object) -> bytes:
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=(595, 842), **options)
    paper.setFont(font, 10)
    draw(paper)
    paper.save()
    return out.getvalue()


def lines(paper: canvas.Canvas, texts: list[str], x: float = 72, y: float = 700) -> None:
    for number, text in enumerate(texts):
        paper.drawString(x, y - 13 * number, text)
