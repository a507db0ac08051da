"""Which of its names a unit or a place goes by in each language of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sefer import messages, reconstruct
from sefer.model import Campaign, Entity


class Tongues:
    """The names that the texts of each language have, asked for once for a page."""

    def __init__(self, campaign: Campaign) -> None:
        self._of = {lang: reconstruct.named_in(campaign, lang).entities for lang in messages.LANGUAGES}

    def first(
        self, entity: Entity, names: Sequence[str], shown: Callable[[str], str] = str
    ) -> Mapping[str, dict[str, int]]:
        """For each language which of these names goes first; nothing where it is the first of all in each."""
        own = {lang: shown(known[entity.id].name) for lang, known in self._of.items()}
        found = {lang: names.index(name) if name in names else 0 for lang, name in own.items()}
        return {"first": found} if any(found.values()) else {}
