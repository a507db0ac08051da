"""Men, animals and guns -> the length of a column and how long it takes to pass; trains and the days to entrain them."""

from __future__ import annotations

from math import ceil, inf

from sefer.geography.rates import rates, table

Range = tuple[float, float]


def length_km(men: float, animals: float = 0, guns: float = 0) -> Range:
    """Kilometres from head to tail on one road, least and most; a division with its trains comes to 12-15 km."""
    told = table()["column"]
    low, high = ((told["men"][i] * men + told["animals"][i] * animals) / 1000 + told["guns"][i] * guns for i in (0, 1))
    return low, high


def tail_hours(men: float, animals: float = 0, guns: float = 0) -> Range:
    """Hours after its head at which the tail of a column comes in, least and most."""
    low, high = length_km(men, animals, guns)
    slow, brisk = table()["column"]["km_per_hour"]
    return low / brisk, high / slow


def trains(men: float, whole: bool = True) -> int:
    """Trains for so many men; for a whole formation with its animals, carts and guns."""
    line = rates().trains
    return ceil(line.needed(men) if whole else men / line.men)


def entraining_days(men: float, capacity: float | None = None, whole: bool = True) -> Range:
    """Days until the last train has left, least and most: by the trains a day of the line, else by the usual range."""
    needed = trains(men, whole)
    slow, brisk = (capacity, capacity) if capacity is not None else rates().trains.usual
    return (needed / brisk if brisk > 0 else inf), (needed / slow if slow > 0 else inf)
