"""The text of one block as a reader of marked-up files gathers it, with the marks of its notes."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Inline:
    """The text of one paragraph as it grows, with the marks of notes in it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def close_up(text: str) -> str:
    """No blank line within a block: it would look like the end of one."""
    while "\n\n" in text:
        text = text.replace("\n\n", "\n ")
    return text
