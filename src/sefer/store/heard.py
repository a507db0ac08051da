"""claims/*.jsonl of a campaign folder: claims of other readers, one JSON object a line, as they were brought in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from sefer.messages import Complaint, because
from sefer.sheets import Complain

FOLDER = "claims"
LONGEST = 1024 * 1024  # bytes in one line


@dataclass(frozen=True, slots=True)
class Heard:
    """A row of a file of claims, not yet looked at."""

    path: Path
    line: int
    row: dict[str, Any]


def read_heard(home: Path, complain: Complain) -> tuple[Heard, ...]:
    """The rows of every file of claims in a campaign folder; each line that is none is told to `complain`."""
    return tuple(heard for path in sorted((home / FOLDER).glob("*.jsonl")) for heard in lines_of(path, complain))


def lines_of(path: Path, complain: Complain) -> Iterator[Heard]:
    """The rows of one file. Raises Complaint where it cannot be read at all."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(iter(lambda: file.readline(LONGEST + 1), b""), start=1):
                if len(line) > LONGEST:
                    raise Complaint("incoming.line_too_long", path=path, line=number)
                if not line.strip(b" \t\r\n\xef\xbb\xbf"):
                    continue
                row = _row(line)
                if row is None:
                    complain(Complaint("incoming.no_json", path=path, line=number))
                else:
                    yield Heard(path, number, row)
    except OSError as error:
        raise Complaint("sheets.not_opened", path=path, reason=because(error)) from error


def _row(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line.decode("utf-8-sig"), parse_constant=_never)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _never(_: str) -> NoReturn:
    """NaN and Infinity are no numbers of a source."""
    raise ValueError


def written(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
