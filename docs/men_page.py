"""Write what docs/men.md shows anew: the example and the picture. Run by hand; a test holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sefer import pipeline, report
from sefer.model import Campaign, Claim, Document, Entity, Link, Part, Run, Settings, Table
from sefer.reconstruct import ledger_table
from sefer.reconstruct.men import ALL, Ledgers

ROOT = Path(__file__).resolve().parent.parent
PAGE, PICTURE = ROOT / "docs" / "men.md", ROOT / "docs" / "men.svg"
UNIT, SHOWN = "Küçük Asya Ordusu", ("date", "sort", "in_all", "sure", "assumed", "assumption", "source")
FIRST, DAYS, TOP = 700_000, 20, 7000  # the picture
LOW = 4500


def example() -> str:
    """The ledger of a unit of the example of 1921, as a table of Markdown."""
    given = pipeline.inputs([ROOT / "examples" / "sakarya-1921"])
    table = ledger_table(pipeline.campaign(given, pipeline.read(given, pipeline.quiet))[0], UNIT)
    columns = tuple(f"column.{name}" for name in SHOWN)
    at = [table.columns.index(name) for name in columns]
    made = report.table(Table(columns, tuple(tuple(row[i] for i in at) for row in table.rows)), "md", "en")
    return made if isinstance(made, str) else made.decode()


def _claims() -> Iterator[tuple[str, int, dict[str, object]]]:
    """A division is counted twice; between the counts it loses men, and a regiment of known strength comes."""
    yield "strength", 1, {"subject": "division", "values": {"person": 5575}}
    yield "loss", 5, {"subject": "division", "values": {"total": {"person": {"min": 250, "max": 400}}}}
    yield "strength", 2, {"subject": "regiment", "values": {"person": 900}}
    yield "organization", 9, {"subject": "regiment", "relation": "attached_to", "object": "division"}
    yield "strength", 14, {"subject": "division", "values": {"person": {"min": 6050, "max": 6200}}}
    yield "strength", 18, {"subject": "division", "values": {"person": 5300}}


def campaign() -> Campaign:
    claims = tuple(
        Claim(f"c{i}", kind, "a", 0, 1, slots | {"date": date.fromordinal(FIRST + day).isoformat()})
        for i, (kind, day, slots) in enumerate(_claims())
    )
    document = Document("a", ".", ".", (Run(0, 1, 0, 1),), (Part("body", "en", 0, 1),))
    names = ("division", "regiment")
    things = {n: Entity(n, "unit", (n,), {"echelon": n}) for n in names}
    links = tuple(Link(n, "unit", "a", n, "same_name") for n in names)
    return Campaign(Settings(), {"a": document}, {"a": ()}, claims, things, links)


def picture() -> str:
    """The men of a division as SVG: days across, men up; black is sure, the rest assumed."""
    width, height, left = 600, 280, 60
    step, scale = (width - left - 20) / DAYS, (height - 50) / (TOP - LOW)
    book = Ledgers(campaign())

    def up(men: float) -> float:
        return height - 36 - (men - LOW) * scale

    shown = [
        f'<text x="{left - 8}" y="{up(n) + 4:.1f}" text-anchor="end">{n}</text>'
        f'<line x1="{left}" x2="{width - 20}" y1="{up(n):.1f}" y2="{up(n):.1f}" stroke="#d5d5d5"/>'
        for n in range(LOW, TOP, 500)
    ]
    for day in range(1, DAYS):
        found = book.balance("division", FIRST + day)
        amount, assumption = found.assumed[ALL]
        x = left + day * step
        if found.sure.all.closed:
            amount, colour = found.sure.all, "#222"
        else:
            colour = "#5b84b1" if assumption == "men.nobody_untold" else "#c9d8ea"
        shown.append(
            f'<rect x="{x + 2:.1f}" y="{up(amount.high) - 3:.1f}" width="{step - 4:.1f}" '
            f'height="{(amount.high - amount.low) * scale + 6:.1f}" fill="{colour}"/>'
        )
        if day % 2:
            shown.append(f'<text x="{x + step / 2:.1f}" y="{height - 14}" text-anchor="middle">day {day}</text>')
    title = "A division counted three times: sure (black), assumed that nothing is untold (dark), half of that (light)"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        f'font-size="12" role="img" aria-label="{title}">\n<rect width="{width}" height="{height}" fill="#fff"/>\n'
        + "\n".join(shown)
        + "\n</svg>\n"
    )


def renewed(page: str) -> str:
    """The page with the example of today."""
    return re.sub(r"\| date \|.*?\n(?!\|)", lambda _: example().rstrip("\n") + "\n", page, flags=re.DOTALL)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
    PICTURE.write_text(picture(), "utf-8")
