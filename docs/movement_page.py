"""Write what docs/movement.md shows anew: the table of rates, the example and the picture. Run by hand; a test holds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from sefer import pipeline
from sefer.geography import BOUND, CLASSES, Network, rates
from sefer.geography.least import Least
from sefer.model import Place, Route
from sefer.reconstruct.movement import marches, told
from sefer.reconstruct.movement.reach import Net, Pin

ROOT = Path(__file__).resolve().parent.parent
PAGE, PICTURE = ROOT / "docs" / "movement.md", ROOT / "docs" / "movement.svg"
LEG, LEGS, DAYS = 50, 4, 8  # the picture: a road of four legs, its ends attested eight days apart


def rates_table() -> str:
    """The rates of rates.toml as a table of Markdown."""
    lines = ["| who, on what | usual | normal | demanding | exceptional | source |", "|---|---|---|---|---|---|"]
    for row in rates().rows.values():
        paces = [f"{p.mean:g}, best day {p.best:g}" for p in (row.paces[kind] for kind in CLASSES)]
        low, high = row.usual
        lines.append(f"| {row.name} | {low:g}-{high:g} | {' | '.join(paces)} | {row.source} |")
    return "\n".join(lines) + "\n"


def example() -> str:
    """The marches of a numbered unit of the example of 1918, as a person reads them."""
    given = pipeline.inputs([ROOT / "examples" / "baku-1918"])
    made = pipeline.campaign(given, pipeline.read(given, pipeline.quiet))[0]
    found = [m for m in marches(made) if made.entities[m.unit].traits.get("number") and not m.reason]
    return "\n".join("\n  ".join(told(made, march, "en")) for march in found[:1]) + "\n"


def band(kind: str) -> list[tuple[float, float]]:
    """Of each day the kilometres of the road, low and high, on which a body of foot can have been."""
    places = [Place(chr(65 + i), (), 40 + i * LEG / 111.2, 44.0) for i in range(LEGS + 1)]
    routes = [Route(a.name, b.name, "road", LEG) for a, b in pairwise(places)]
    pins = (Pin("A", 0, 0), Pin(places[-1].name, DAYS, DAYS))
    net = Net(Least(Network(places, routes), "foot", kind), [p.place for p in pins])
    out = [(0.0, 0.0)]
    (days,) = net.over([net.pinned(pins)], 1, np.ones((1, DAYS - 1), dtype=bool))
    for day in range(1, DAYS):
        found = days[day]
        at = [(ord(a) - 65) * LEG for a, *_ in found.legs]
        ends = [start + x for start, leg in zip(at, found.legs, strict=True) for x in leg[2:4]]
        out.append((min(ends), max(ends)))
    return [*out, (float(LEG * LEGS), float(LEG * LEGS))]


def picture() -> str:
    """The prism of a march as SVG: days across, kilometres up, what is possible behind what is normal."""
    width, height, left, top = 560, 300, 60, 20
    step, scale = (width - left - 20) / (DAYS + 1), (height - top - 40) / (LEG * LEGS)

    def bars(kind: str, colour: str) -> Sequence[str]:
        return [
            f'<rect x="{left + day * step + 3:.1f}" y="{height - 40 - high * scale - 2:.1f}" width="{step - 6:.1f}" '
            f'height="{(high - low) * scale + 4:.1f}" fill="{colour}"/>'
            for day, (low, high) in enumerate(band(kind))
        ]

    labels = [
        f'<text x="{left - 8}" y="{height - 36 - i * LEG * scale:.1f}" text-anchor="end">{chr(65 + i)}</text>'
        f'<line x1="{left}" x2="{width - 20}" y1="{height - 40 - i * LEG * scale:.1f}" '
        f'y2="{height - 40 - i * LEG * scale:.1f}" stroke="#d5d5d5"/>'
        for i in range(LEGS + 1)
    ]
    days = [
        f'<text x="{left + (d + 0.5) * step:.1f}" y="{height - 20}" text-anchor="middle">day {d + 1}</text>'
        for d in range(DAYS + 1)
    ]
    shown = [*labels, *bars(BOUND, "#c9d8ea"), *bars("normal", "#5b84b1"), *days]
    title = f"Attested at A on day 1 and at E on day {DAYS + 1}: possible (light), at a normal march (dark)"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        f'font-size="12" role="img" aria-label="{title}">\n<rect width="{width}" height="{height}" fill="#fff"/>\n'
        + "\n".join(shown)
        + "\n</svg>\n"
    )


def renewed(page: str) -> str:
    """The page with the table and the example of today."""
    page = re.sub(r"\| who, on what \|.*?\n(?!\|)", lambda _: rates_table(), page, flags=re.DOTALL)
    return re.sub(r"```text\n.*?```", lambda _: f"```text\n{example()}```", page, flags=re.DOTALL)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
    PICTURE.write_text(picture(), "utf-8")
