"""Unit symbols -> web/src/symbols.json: one frame, the signs of the arms, the marks of the echelons.

Run once by developers: `python web/tools/symbols.py` (needs PyPI: milsymbol). The page puts a symbol together
from these parts, so every side has the same frame and no run needs milsymbol. Conventions: docs/why/atlas-symbols.md.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

from milsymbol import Symbol

OUT = Path(__file__).parents[1] / "src/symbols.json"
ARMS = {
    "infantry": "121100", "cavalry": "121300", "artillery": "130300", "engineer": "140700", "signal": "111000",
    "medical": "161300", "supply": "163400", "transport": "163600", "aviation": "120800", "naval": "170100",
    "armour": "120500",
}  # fmt: skip
RAIL, MOUNTAIN = "36", "27"
ECHELONS = {
    "company": 15, "battery": 15, "squadron": 15, "battalion": 16, "regiment": 17, "brigade": 18, "division": 21,
    "corps": 22, "army": 23, "army_group": 24,
}  # fmt: skip
# What the standard lacks, in the same square: x 25-175, y 50-150.
MACHINE_GUN = ["M100,138 V64 M90,76 L100,62 110,76 M82,138 H118 M88,104 H112", 4, 0]
FRONT = ["M25,32 H175 M40,32 V42 M70,32 V42 M100,32 V42 M130,32 V42 M160,32 V42", 4, 0]
DETACHMENT = ["M70,50 V28 H130 V50", 4, 0]


def shapes(sidc: str) -> list[list[object]]:
    """What stands beside the frame: [path, stroke width, filled]."""
    root = ElementTree.fromstring(Symbol(sidc, size=100).as_svg())
    found = []
    for node in root.iter():
        kind, parent = node.tag.split("}")[1], {}
        if kind not in ("path", "circle"):
            continue
        parent = next((p.attrib for p in root.iter() if node in list(p)), {})
        look = {**parent, **node.attrib}
        width = 0 if look["stroke"] == "none" else float(look["stroke-width"])
        found.append([path(kind, node.attrib), width, int(look["fill"] != "none")])
    return found[1:]


def path(kind: str, node: dict[str, str]) -> str:
    """A circle as a path; a path with single spaces."""
    if kind == "circle":
        x, y, r = (float(node[key]) for key in ("cx", "cy", "r"))
        return f"M{x - r:g},{y:g} a{r:g},{r:g} 0 1 0 {2 * r:g},0 a{r:g},{r:g} 0 1 0 {-2 * r:g},0"
    return re.sub(r"\s+", " ", node["d"]).strip()


def main() -> None:
    arms = {arm: shapes(f"1003100000{entity}0000") for arm, entity in ARMS.items()}
    mountain = shapes(f"1003100000121100{'00'}{MOUNTAIN}")[-1]
    arms["mountain"] = [*arms["infantry"], mountain]
    arms["mountain_artillery"] = [*arms["artillery"], mountain]
    arms["armoured_train"] = shapes(f"1003100000120500{'00'}{RAIL}")
    arms["machine_gun"] = [MACHINE_GUN]
    echelons = {name: shapes(f"10031000{code}0000000000") for name, code in ECHELONS.items()}
    echelons["group"] = shapes("10031004000000000000")
    echelons["detachment"] = [DETACHMENT]
    echelons["front"] = [FRONT]
    echelons["headquarters"] = shapes("10031002000000000000")
    OUT.write_text(json.dumps({"arms": arms, "echelons": echelons}, separators=(",", ":"), sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
