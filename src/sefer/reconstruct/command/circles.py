"""Links of units to those above them -> the smallest circles among them; how long it takes is bounded."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

_STEPS = 400_000  # links that are followed before the rest stays unsearched


def circles(links: Iterable[tuple[str, str]], most: int) -> list[tuple[str, ...]]:
    """Circles without a unit in common, the smallest first, at most so many; each unit is under the next, the last under the first.

    Where the links are so many that not all can be followed, the circles found first stand.
    """
    above: dict[str, list[str]] = defaultdict(list)
    for unit, over in sorted(set(links)):
        above[unit].append(over)
    left = _steps_left(above)
    found: set[tuple[str, ...]] = set()
    steps = 0
    for unit in sorted(left):
        if steps > _STEPS:
            break
        circle, walked = _shortest(unit, above, left)
        steps += walked
        if circle:
            found.add(circle)
    out: list[tuple[str, ...]] = []
    used: set[str] = set()
    for circle in sorted(found, key=lambda c: (len(c), c)):
        if used.isdisjoint(circle) and len(out) < most:
            used.update(circle)
            out.append(circle)
    return out


def _steps_left(above: Mapping[str, list[str]]) -> set[str]:
    """The units that are left when those under nobody, or over nobody, are taken away again and again."""
    below: dict[str, list[str]] = defaultdict(list)
    for unit, found in above.items():
        for over in found:
            below[over].append(unit)
    left = set(above) & set(below)
    ups = {u: sum(o in left for o in above[u]) for u in left}
    downs = {u: sum(b in left for b in below[u]) for u in left}
    idle = [u for u in left if not ups[u] or not downs[u]]
    while idle:
        unit = idle.pop()
        if unit not in left:
            continue
        left.discard(unit)
        for others, counts in ((above[unit], downs), (below[unit], ups)):
            for other in others:
                if other in left:
                    counts[other] -= 1
                    if not counts[other]:
                        idle.append(other)
    return left


def _shortest(start: str, above: Mapping[str, list[str]], left: set[str]) -> tuple[tuple[str, ...], int]:
    """The shortest circle through a unit, beginning with the first of its units by name; and the links followed."""
    came: dict[str, str] = {start: ""}
    queue, steps = deque([start]), 0
    while queue:
        unit = queue.popleft()
        for over in above[unit]:
            steps += 1
            if over == start:
                chain = [unit]
                while chain[-1] != start:
                    chain.append(came[chain[-1]])
                chain.reverse()
                at = chain.index(min(chain))
                return (*chain[at:], *chain[:at]), steps
            if over in left and over not in came:
                came[over] = unit
                queue.append(over)
    return (), steps
