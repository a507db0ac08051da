"""Work on the cores of the machine at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")
MOST = 8  # processes: each holds the reader's tables
LOTS = 4  # that each gets of its items: the last of them end at much the same time


def spread(work: Callable[[Item], Made], items: Sequence[Item]) -> Iterator[Made]:
    """What `work` makes of each item, in their order, in as many processes as there are cores.

    `work` and what it makes must pickle. On a machine of one core nothing is started.
    """
    import loky

    processes = min(loky.cpu_count(), MOST, len(items))
    if processes < 2:
        yield from map(work, items)
        return
    with loky.ProcessPoolExecutor(processes) as executor:
        yield from executor.map(work, items, chunksize=-(-len(items) // (LOTS * processes)))
