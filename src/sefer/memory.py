"""What Python does with memory while a long text is read."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_LONG = 1_000_000  # characters


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: reading makes hardly any, and it would walk through all that is read again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def give_back(length: int) -> None:
    """Hand the memory that a text of this length needs no longer back to the system, where the C library would keep it (glibc)."""
    if length < _LONG or sys.platform != "linux":
        return
    from ctypes import CDLL

    trim = getattr(CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
