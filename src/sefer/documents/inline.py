"""The text of one block as a reader of marked-up files gathers it, with the marks of its notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Inline:
    """The text of one paragraph as it grows, with the marks of notes in it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, text: str, origin: Any = None) -> None:
        """Add a piece; `origin` is the element that it was read from."""
        self.pieces.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


@dataclass
class Traced(Inline):
    """The same, and each piece with what it was read from."""

    origins: list[tuple[str, Any]] = field(default_factory=list)

    def add(self, text: str, origin: Any = None) -> None:
        super().add(text)
        self.origins.append((text, origin))


def close_up(text: str) -> str:
    """No blank line within a block: it would look like the end of one."""
    while "\n\n" in text:
        text = text.replace("\n\n", "\n ")
    return text
