"""How far a body goes in a day, by arm, mode and class of march: the rows of rates.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from sefer.letters.tables import toml

CLASSES = ("normal", "demanding", "exceptional")  # beyond the last nobody is known to have gone: impossible
BOUND = CLASSES[-1]
LAND = ("road", "track")
ARMS = ("foot", "small", "cavalry", "artillery", "pack", "wagons", "staff")
_CARRIED = ("rail", "sea")


@dataclass(frozen=True, slots=True)
class Pace:
    """The most of a class of march: `mean` km a day over `window` days and more, `best` km on a single day."""

    mean: float
    window: float
    best: float

    def days(self, km: float) -> float:
        """The fewest days that a march of so many kilometres takes at this pace."""
        return km / (self.best if km <= self.mean * self.window else self.mean)

    @property
    def start(self) -> float:
        """Days by which a march may be ahead of its mean, for its best days come first."""
        return self.window * (1 - self.mean / self.best)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: `usual` km a day from slow to brisk, a pace for each class, and where they come from."""

    arm: str
    mode: str
    usual: tuple[float, float]
    paces: Mapping[str, Pace]
    source: str

    @property
    def name(self) -> str:
        """The row as an assumption is named: "foot.road"."""
        return f"{self.arm}.{self.mode}"


@dataclass(frozen=True, slots=True)
class Trains:
    """Trains of a line: men in one, the loads of a whole formation for one of its men, trains a day by class."""

    men: float
    animals: float
    loads: float
    usual: tuple[float, float]
    prior: tuple[float, float]
    a_day: Mapping[str, float]
    source: str

    def needed(self, men: float) -> float:
        """Trains for a whole formation of so many men, its animals, carts and guns too."""
        return self.loads * men / self.men


@dataclass(frozen=True)
class Rates:
    """The whole table; `under` gives the one that holds in snow or on hills."""

    rows: Mapping[tuple[str, str], Row]
    trains: Trains
    conditions: Mapping[str, tuple[float, float]]
    climb_a_day: float  # metres of climb that cost a day of march

    def row(self, mode: str, arm: str = "foot") -> Row:
        """The row of an arm on a way of that mode. Raises KeyError for a mode nobody has rates of ("air")."""
        return self.rows["any" if mode in _CARRIED else arm, mode]

    def usual(self, mode: str, arm: str = "foot") -> tuple[float, float]:
        """Kilometres a day from slow to brisk, rests counted."""
        return self.row(mode, arm).usual

    def days(self, by_mode: Mapping[str, float], arm: str, kind: str, climb: float = 0.0) -> float:
        """The fewest days for kilometres by mode in a class of march; climbs slow everything but the bound."""
        road = self.row("road", arm).paces[kind]
        land = sum(km * road.mean / self.row(m, arm).paces[kind].mean for m, km in by_mode.items() if m in LAND)
        carried = sum(km / self.row(m).paces[kind].mean for m, km in by_mode.items() if m not in LAND)
        return road.days(land) + carried + (0.0 if kind == BOUND else climb / self.climb_a_day)

    def under(self, *conditions: str) -> Rates:
        """The table under conditions (hilly, snow, night ...): slower on land, the bound as it is. KeyError for others."""
        low, high = 1.0, 1.0
        for condition in conditions:
            worst, best = self.conditions[condition]
            low, high = low * worst, high * best
        slowed = {key: _slowed(row, low, high) if row.mode in LAND else row for key, row in self.rows.items()}
        return replace(self, rows=slowed)


def _slowed(row: Row, low: float, high: float) -> Row:
    paces = {
        k: p if k == BOUND else Pace(p.mean * high, p.window, p.best * high) for k, p in row.paces.items()
    }  # fmt: skip
    return replace(row, usual=(row.usual[0] * low, row.usual[1] * high), paces=paces)


@cache
def table() -> Mapping[str, Any]:
    """rates.toml as it stands."""
    return toml(Path(__file__).with_name("rates.toml"))


@cache
def rates() -> Rates:
    """The rates that come with Sefer, each with its source."""
    told = table()
    rows = {(arm, mode): _row(arm, mode, told[arm][mode]) for arm in (*ARMS, "any") for mode in told[arm]}
    t, climb = told["trains"], told["climb"]
    trains = Trains(
        t["men"], t["animals"], t["loads"], (t["usual"][0], t["usual"][1]), (t["prior"][0], t["prior"][1]),
        {kind: float(t[kind]) for kind in (*CLASSES, "double")}, t["source"],
    )  # fmt: skip
    conditions = {k: (v[0], v[1]) for k, v in told["conditions"].items() if k != "source"}
    return Rates(rows, trains, conditions, climb["metres_an_hour"] * climb["hours_a_day"])


def _row(arm: str, mode: str, told: Mapping[str, Any]) -> Row:
    low, high = told["usual"]
    paces = {kind: Pace(*map(float, told[kind])) for kind in CLASSES}
    return Row(arm, mode, (float(low), float(high)), paces, told["source"])
