"""Page numbers as printed -> numbers."""

from __future__ import annotations

import re

_RANGE = re.compile(r"(?<![\w.])(\d{1,4})(?:\s?[–—-]\s?(\d{1,4}))?(?![\w.]*\d)")


def written_out(first: str, last: str) -> int:
    """The last page of "478-80" is 480."""
    return int(first[: len(first) - len(last)] + last) if len(last) < len(first) else int(last)


def ranges(printed: str) -> list[tuple[int, int]]:
    """First and last page of each part of "41, 64-67"; a range that runs backwards stays as it is."""
    return [(int(f[1]), written_out(f[1], f[2] or f[1])) for f in _RANGE.finditer(printed)]
