"""The words that a finding points at, with as much of their line around them as a reader needs."""

from __future__ import annotations

from sefer.model import Document

LONGEST = 400  # characters of a quotation; of a longer one the beginning and the end are shown


def around(document: Document, start: int, end: int, room: int) -> tuple[str, str, str]:
    """(before, words, after), in single spaces: together about `room` characters of one paragraph, cut between words."""
    words = shortened(document.text[start:end])
    end -= len(document.text[start:end]) - len(document.text[start:end].rstrip())
    side = max(0, room - len(words)) // 2
    low = max(document.text.rfind("\n", 0, start) + 1, start - side)
    stop = document.text.find("\n", end)
    high = min(stop if stop >= 0 else len(document.text), end + side)
    before, after = document.text[low:start], document.text[end:high]
    if low and not document.text[low - 1].isspace():
        before = "…" + before.partition(" ")[2]
    elif low and document.text[low - 1] != "\n":
        before = "…" + before.lstrip()
    if high < len(document.text) and not document.text[high].isspace():
        after = after.rpartition(" ")[0] + "…"
    elif document.text[high : high + 1].strip("\n"):
        after = after.rstrip() + "…"
    return _spaced(before), words, _spaced(after)


def shortened(words: str) -> str:
    """Words in single spaces, the middle left out where they are many."""
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST else f"{plain[:280]} … {plain[-100:]}"


def _spaced(words: str) -> str:
    """Runs of white space as one space, at the ends too: the words go on there."""
    head, tail = (" " if end.isspace() else "" for end in (words[:1], words[-1:]))
    plain = " ".join(words.split())
    return f"{head}{plain}{tail}" if plain else head
