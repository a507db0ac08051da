"""What sentences tell of units and persons, each with the entity behind its name: what the rules on order, command and men compare."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sefer.model import Campaign, Entity, Mention, Oddity, Words

SORTS = ("deed", "head", "bond", "count", "rank", "journey", "distance", "step", "plan", "ask")
_NOUN = 30  # characters in which a noun ends


@dataclass(frozen=True, slots=True)
class Telling:
    """A stretch of words that tells something of somebody. `key` is the same for one unit or person of one document."""

    at: Words
    says: Mapping[str, Any]
    key: str = ""
    entity: Entity | None = None
    other: Entity | None = None  # the unit that is headed, the whole
    words: str = ""  # what it is called where nothing is named

    @property
    def first(self) -> int:
        return int(self.says.get("first", 0))

    @property
    def last(self) -> int:
        return int(self.says.get("last", 0))

    @property
    def dated(self) -> bool:
        return bool(self.first)

    @property
    def name(self) -> str:
        """The name as it is shown: "Hare's force" for a force without a name of its own."""
        whose = self.says.get("whose")
        name = self.entity.name if self.entity else self.words
        return f"{name}'s {whose}" if whose and name else name


class Tellings:
    """The tellings of a campaign by sort, in the order of the texts."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._by: dict[str, list[Telling]] = defaultdict(list)
        for doc, found in campaign.oddities.items():
            for oddity in found:
                if oddity.sort in SORTS:
                    self._by[oddity.sort].append(self._telling(doc, oddity))

    def of(self, sort: str) -> Sequence[Telling]:
        return self._by[sort]

    def by_key(self, sort: str) -> Iterator[tuple[str, list[Telling]]]:
        """The tellings of each unit or person of a document, in the order of the text."""
        out: dict[str, list[Telling]] = defaultdict(list)
        for telling in self._by[sort]:
            if telling.key:
                out[telling.key].append(telling)
        yield from out.items()

    def entities(self, doc: str, starts: Iterable[int]) -> list[Entity]:
        """The entities of the mentions that start at some places."""
        return [e for start in starts if (e := self.entity(doc, start))]

    def entity(self, doc: str, start: int) -> Entity | None:
        mention = self._mention(doc, start)
        return self._campaign.entities.get(mention.entity or "") if mention else None

    def _mention(self, doc: str, start: int) -> Mention | None:
        mentions = self._campaign.mentions.get(doc, ())
        at = bisect_left(mentions, start, key=lambda m: m.start)
        return mentions[at] if at < len(mentions) and mentions[at].start == start else None

    def _telling(self, doc: str, oddity: Oddity) -> Telling:
        says = oddity.says
        who, unit = says.get("who", -1), says.get("unit", -1)
        one, other = (self.entity(doc, n) if n >= 0 else None for n in (who, unit))
        if oddity.sort == "count":
            one, other = other, None
        whose = f"|{says['whose']}" if says.get("whose") and oddity.sort == "deed" else ""
        key = f"{doc}|{one.id}{whose}" if one else f"{doc}|@{who}" if oddity.sort == "deed" else ""
        if oddity.sort == "count" and not key:
            key = f"{doc}||{says['size']}|{says['paragraph'] if says['size'] else says['chain']}"
        text = self._campaign.documents[doc].text
        if one:
            words = ""
        elif oddity.sort == "deed":  # of a body that bears no name
            words = text[who : who + _NOUN].split(maxsplit=1)[0].strip(".,;:'’")
        else:
            words = " ".join(text[oddity.start : oddity.end].split())
        return Telling(Words(doc, oddity.start, oddity.end), says, key, one, other, words)
