"""What takes long to make and is the same in every run, such as a compiled pattern: kept in a file between the runs.

The file lies among Python's own compiled files, and only where there are such. It can be thrown away at any time.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from collections.abc import Callable, Hashable
from functools import cache
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
_MOST = 10_000  # things kept; beyond them those that the last run did not ask for are dropped
_asked: dict[Hashable, bytes] = {}  # what this run took or made
_made: set[Hashable] = set()  # what it made


def made(key: Hashable, make: Callable[[], T]) -> T:
    """What `make` makes, or what it made in a run before under the same key; numbers, texts, lists and tables of them."""
    known = _asked.get(key) or _kept().get(key)
    if known is not None:
        _asked[key] = known
        found: T = marshal.loads(known)
        return found
    new = make()
    _asked[key] = marshal.dumps(new)  # type: ignore[arg-type]
    _made.add(key)
    return new


def keep() -> None:
    """Write what this run had to make, for the next one; where nothing can be written, that one makes it again."""
    path = _path()
    if not _made or path is None or not path.parent.is_dir():
        return
    kept = {**_kept(), **_asked} if len(_kept()) + len(_made) <= _MOST else _asked
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        beside.write_bytes(marshal.dumps((sys.version, kept)))
        beside.replace(path)
        _made.clear()
    with contextlib.suppress(OSError):
        beside.unlink(missing_ok=True)


@cache
def _kept() -> dict[Hashable, bytes]:
    """What the runs before made; nothing where another Python did."""
    path = _path()
    with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
        version, kept = marshal.loads(path.read_bytes()) if path else ("", {})
        return kept if version == sys.version and isinstance(kept, dict) else {}
    return {}


@cache
def _path() -> Path | None:
    """Where it is kept; nowhere in a Python without compiled files."""
    from importlib.util import cache_from_source

    try:
        return Path(cache_from_source(__file__)).with_suffix(".kept")
    except NotImplementedError:
        return None
