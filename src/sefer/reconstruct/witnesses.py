"""Claims -> witnesses: who stands at the end of the citations of each fact, each counted once.

Works that cite one work are one witness; an article that cites another text of the campaign is followed into it; an
article that cites itself, or texts that cite each other in a circle, are one. A work that a citation says to pass on
another ("akt.", "quoted in", "citing") is no witness beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sefer.model import Campaign, Claim
from sefer.reconstruct.accounts import work
from sefer.reconstruct.facts import DIFFERS, Fact, against, facts
from sefer.reconstruct.scenes import FIGURES


@dataclass(frozen=True)
class Witnessed:
    """A fact and the witnesses that it has when citations are followed to their ends."""

    fact: Fact
    witnesses: tuple[str, ...]  # names of works, of archive references, of documents that speak for themselves


def witnessed(campaign: Campaign) -> tuple[Witnessed, ...]:
    """Every asserted or reported fact with its witnesses, in the order in which facts are first told.

    A rival that names another commander, place or parent bears no witness: it is a fact of its own.
    """
    told = [c for c in campaign.claims if c.polarity != "planned"]
    shelf = _Shelf(campaign)
    minds = (mind for fact in facts(campaign, told) for mind in _of_one_mind(campaign, fact))
    return tuple(Witnessed(fact, shelf.witnesses(fact)) for fact in minds)


def _of_one_mind(campaign: Campaign, fact: Fact) -> Iterator[Fact]:
    """The claims of a fact, those together that can all be right; figures stand together, however far apart."""
    if fact.kind in FIGURES:
        yield fact
        return
    minds: list[list[Claim]] = []
    for claim in fact.claims:
        fits = (m for m in minds if all(against(campaign, claim, other) != DIFFERS for other in m))
        home = next(fits, None)
        if home is None:
            minds.append([claim])
        else:
            home.append(claim)
    yield from (replace(fact, claims=tuple(mind)) for mind in minds)


def self_cited(campaign: Campaign) -> tuple[str, ...]:
    """The documents that cite the work that they are."""
    shelf = _Shelf(campaign)
    found = (c.doc for c in campaign.claims if any(shelf.names_own(c, label) for label in c.source))
    return tuple(dict.fromkeys(found))


class _Shelf:
    """Which work a label means, and which document of the campaign is that work."""

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign
        keys = {key: file for file, key in campaign.settings.bib_keys.items() if key and file in campaign.documents}
        sources = [e for e in campaign.entities.values() if e.type == "source"]
        self.document = {e.id: keys[e.traits["key"]] for e in sources if e.traits.get("key") in keys}

    def witnesses(self, fact: Fact) -> tuple[str, ...]:
        by_doc: dict[str, list[Claim]] = defaultdict(list)
        for claim in fact.claims:
            by_doc[claim.doc].append(claim)
        ends = {end for claim in fact.claims for end in self._ends(claim, (claim.doc,), by_doc)}
        return tuple(sorted(ends))

    def names_own(self, claim: Claim, label: str) -> bool:
        """Does a label of a claim mean the document in which it stands?"""
        return self._named(claim, label)[1] == claim.doc

    def _ends(self, claim: Claim, path: Sequence[str], by_doc: Mapping[str, Sequence[Claim]]) -> set[str]:
        """Where the citations of a claim end; `path` are the documents that led here."""
        out: set[str] = set()
        for label in claim.source:
            origin = self._origin(claim, label)
            if origin in claim.source:
                continue
            name, document = self._named(claim, origin or label)
            if document is None:
                out.add(name)
            elif document in path:
                out.add(min(path[path.index(document) :]))
            elif document in by_doc:
                out |= {e for c in by_doc[document] for e in self._ends(c, (*path, document), by_doc)}
            else:
                out.add(document)
        return out or {claim.doc}

    def _origin(self, claim: Claim, label: str) -> str:
        """The label of what a page only passes on, as any text of the campaign says: "Kaya 1921, 4, akt. Demir 2008, 7"."""
        entity = self.campaign.entity(claim.doc, work(label), claim.id)
        passed = entity.traits.get("passes_on", ()) if entity is not None else ()
        return next((str(of) for by, of in passed if by == label), "")

    def _named(self, claim: Claim, label: str) -> tuple[str, str | None]:
        """The witness that a label names, and the document of the campaign that is this work.

        Of a work one name for all its pages; of an archive, which has no year, each shelf mark is a witness.
        """
        entity = self.campaign.entity(claim.doc, work(label), claim.id)
        if entity is None or entity.type != "source":
            return (work(label) if any(c.isdigit() for c in work(label)) else label), None
        archive = not entity.traits.get("year")
        return (label if archive else entity.name), self.document.get(entity.id)
