"""Files made for the tests, read at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sefer import documents
from sefer.messages import Complaint
from sefer.model import Document


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    """Write a text (or bytes) to a file and read it."""

    def made(content: str | bytes, name: str = "metin.txt") -> Document:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return documents.read(path)

    return made


@pytest.fixture
def refused(tmp_path: Path) -> Callable[..., Complaint]:
    """Write bytes to a file that must not be read; gives the complaint."""

    def made(content: bytes, name: str) -> Complaint:
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(Complaint) as caught:
            documents.read(path)
        return caught.value

    return made
