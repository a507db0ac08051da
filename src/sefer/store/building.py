"""One build of a folder at a time, and all its files in one step.

A build is written into a folder beside, made ready by one rename, then its files are moved over the old ones. A kill before
that rename leaves the old files whole; a kill after it leaves the new ones ready, and the next command moves the rest.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from sefer.messages import Complaint, because

LOCK = ".sefer-lock"
READY = ".sefer-ready"
BESIDE = ".sefer-building-"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other builds out of a folder. Raises Complaint where one is at work.

    The system holds the lock, not the file: what a killed build leaves behind locks nobody out.
    """
    path = folder / LOCK
    with _opened(path) as file:
        try:
            _sign(file, folder)
            yield
        finally:
            with suppress(OSError):
                path.unlink()


def _sign(file: IO[str], folder: Path) -> None:
    """Write the number of this process into the lock, for whom it keeps out."""
    try:
        file.truncate(0)
        os.write(file.fileno(), str(os.getpid()).encode())
    except OSError as error:
        raise Complaint("store.not_written", path=folder, reason=because(error)) from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    """The lock file, locked; opened anew where the build before took it away meanwhile."""
    while True:
        try:
            file = path.open("a+", encoding="utf-8")
        except OSError as error:
            raise Complaint("store.not_written", path=path.parent, reason=because(error)) from error
        with file:
            if not _hold(file):
                file.seek(0)
                raise Complaint("store.locked", path=path.parent, pid=file.read(20).strip() or "?")
            if os.name == "nt" or _same(path, file):
                yield file
                return


def _same(path: Path, file: IO[str]) -> bool:
    try:
        return path.stat().st_ino == os.fstat(file.fileno()).st_ino
    except OSError:
        return False


def _hold(file: IO[str]) -> bool:
    """Lock an open file for this process, until it is closed."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(1000)  # the number of the process stands before, where others may read it
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def known_as(path: Path) -> Path:
    """The path under which a person knows a file that is built beside: its own where it is built in its place."""
    return path.parent.parent / path.name if path.parent.name.startswith(BESIDE) else path


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A folder to build in; what it holds at the end replaces what `folder` holds, all of it or nothing.

    Raises Complaint where it could not be written; what was there before is then unchanged.
    """
    for left in folder.glob(f"{BESIDE}*"):
        shutil.rmtree(left, ignore_errors=True)
    settle(folder)
    beside = folder / f"{BESIDE}{os.getpid()}"
    try:
        beside.mkdir()
        yield beside
        blocked = next((p for made in beside.iterdir() if (p := folder / made.name).is_dir()), None)
        if blocked is not None:
            raise Complaint("store.in_the_way", path=blocked)
        beside.rename(folder / READY)
    except OSError as error:
        raise Complaint("store.not_written", path=folder, reason=because(error)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    settle(folder)


def settle(folder: Path) -> None:
    """Move what a build left ready into its place. Raises Complaint where a program holds an old file open."""
    ready = folder / READY
    if not ready.is_dir():
        return
    try:
        for made in sorted(ready.iterdir()):
            made.replace(folder / made.name)
        ready.rmdir()
    except FileNotFoundError:  # another process was quicker
        return
    except OSError as error:
        raise Complaint("store.in_use", path=folder, reason=because(error)) from error


def settled(folder: Path) -> None:
    """For readers: as `settle`, unless a build is at work or the folder may not be written."""
    if (folder / READY).is_dir():
        with suppress(Complaint), locked(folder):
            settle(folder)
