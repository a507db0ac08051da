"""Write what docs/command.md shows anew: the example and the picture. Run by hand; a test holds them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from sefer import pipeline
from sefer.model import Campaign, Claim, Document, Entity, Link, Part, Run, Settings
from sefer.reconstruct.command import Command, Life, Span, command

ROOT = Path(__file__).resolve().parent.parent
PAGE, PICTURE = ROOT / "docs" / "command.md", ROOT / "docs" / "command.svg"
TEXT = "An account tells it so. "
FIRST, LAST = date(1916, 8, 1).toordinal(), date(1916, 9, 9).toordinal()
TOLD = (
    ("command", {"subject": "Colonel A", "role": "commander", "object": "The regiment", "date": "1916-08-05"}),
    ("command", {"subject": "Colonel A", "role": "commander", "object": "The regiment", "date": "1916-08-20"}),
    ("command", {"subject": "Colonel B", "role": "commander", "object": "The regiment", "date": "1916-08-28"}),
    ("organization", {"subject": "The regiment", "relation": "part_of", "object": "1st Division", "date": "1916-08-02"}),
    ("organization", {"subject": "The regiment", "relation": "attached_to", "object": "2nd Division", "date": "1916-08-12"}),
    ("organization", {"subject": "The regiment", "relation": "detached_from", "object": "2nd Division", "date": "1916-08-24"}),
    ("organization", {"subject": "The regiment", "relation": "abolished", "date": "1916-09-05"}),
)  # fmt: skip


def made_up() -> Campaign:
    """One regiment of which seven claims are told."""
    text = TEXT * len(TOLD)
    names = {"The regiment": "unit", "1st Division": "unit", "2nd Division": "unit", "Colonel A": "person", "Colonel B": "person"}  # fmt: skip
    things = {n: Entity(n, type_, (n,)) for n, type_ in names.items()}
    claims = tuple(
        Claim(f"c{i}", kind, "a.txt", i * len(TEXT), (i + 1) * len(TEXT) - 1, slots)
        for i, (kind, slots) in enumerate(TOLD)
    )
    document = Document("a.txt", text, text, (Run(0, len(text), 0, len(text)),), (Part("body", "en", 0, len(text)),))
    links = tuple(Link(e.id, e.type, "a.txt", e.name, "same_name") for e in things.values())
    return Campaign(Settings(""), {"a.txt": document}, {"a.txt": ()}, claims, things, links)


def picture() -> str:
    """The spans of that regiment as SVG: days across; attested days dark, possible ones light."""
    spans = command(made_up()).spans("The regiment")
    width, left, row, top = 640, 190, 34, 16
    height, step = top + row * len(spans) + 34, (width - left - 16) / (LAST - FIRST + 1)

    def at(day: int) -> float:
        return left + (day - FIRST) * step

    shown = []
    for number, span in enumerate(spans):
        y = top + number * row
        low, high = (FIRST if span.possibly[0] is None else span.possibly[0]), span.possibly[1] or LAST
        shown += [
            f'<text x="{left - 10}" y="{y + 18}" text-anchor="end">{_tie(span)} {span.value}</text>',
            f'<rect x="{at(low):.1f}" y="{y + 4}" width="{(high - low + 1) * step:.1f}" height="20" fill="#c9d8ea"/>',
            *(
                f'<rect x="{at(day):.1f}" y="{y + 4}" width="{step:.1f}" height="20" fill="#2f5d8c"/>'
                for day in span.surely
            ),
        ]
    for day in range(FIRST, LAST + 1, 10):
        told = date.fromordinal(day)
        shown += [
            f'<line x1="{at(day):.1f}" x2="{at(day):.1f}" y1="{top}" y2="{height - 30}" stroke="#d5d5d5"/>',
            f'<text x="{at(day):.1f}" y="{height - 12}">{told.day} {told:%B}</text>',
        ]
    title = "Who commanded a regiment and under whom it stood: attested (dark), possible (light)"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        f'font-size="12" role="img" aria-label="{title}">\n<rect width="{width}" height="{height}" fill="#fff"/>\n'
        + "\n".join(shown)
        + "\n</svg>\n"
    )


def _tie(span: Span) -> str:
    return {"commander": "commander", "part": "part of", "attached": "attached to"}[span.tie]


def example() -> str:
    """The lives of the formations of the example of 1918 of which a source tells the day of the founding or the end."""
    given = pipeline.inputs([ROOT / "examples" / "baku-1918"])
    made = pipeline.campaign(given, pipeline.read(given, pipeline.quiet))[0]
    known = command(made)
    units = sorted((e for e in made.entities.values() if e.type == "unit"), key=lambda e: e.name)
    told = ((e.name, known.life(e.id), e.id) for e in units)
    return "".join(
        line
        for name, life, id_ in told
        if any(t.days for t in life.ends)
        for line in _lines(made, known, name, life, id_)
    )


def _lines(made: Campaign, known: Command, name: str, life: Life, id_: str) -> list[str]:
    out = [f"{name}: founded {_range(life.born)}; ended {_range(life.ended)}\n"]
    for span in known.spans(id_):
        sure = ", ".join(date.fromordinal(d).isoformat() for d in span.surely) or "no day"
        value = made.entities[span.value].name
        out.append(f"  {_tie(span)} {value}: surely on {sure}, possibly {_range(span.possibly)}\n")
    return out


def _range(days: tuple[int | None, int | None]) -> str:
    low, high = ("?" if d is None else date.fromordinal(d).isoformat() for d in days)
    return low if low == high else f"{low} to {high}"


def renewed(page: str) -> str:
    """The page with the example of today."""
    return re.sub(r"```text\n.*?```", lambda _: f"```text\n{example()}```", page, flags=re.DOTALL)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
    PICTURE.write_text(picture(), "utf-8")
