"""A name in one document: who bears it, and at which mentions."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

B = TypeVar("B")


class Spoken(msgspec.Struct, Generic[B], array_like=True):
    """A bearer in a document, which mentions name it and where these start; of a person also post and rank there."""

    bearer: B
    at: list[int]  # numbers of the mentions, rising
    starts: list[int]  # the places of those mentions in the text
    post: str = ""
    rank: str | None = None

    def fresh(self) -> Spoken[B]:
        """One whose bearer may be changed without changing this one."""
        return Spoken(self.bearer, self.at, self.starts, self.post, self.rank)
