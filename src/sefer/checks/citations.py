"""CIT: citations whose form differs from the majority, and citations without an entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, rule
from sefer.letters import fold
from sefer.model import Campaign, CitationItem, CitationValue, Mention, Source, Words

FEWEST = 6  # citations that a text must have before its habit is one
SHARE = 0.8  # of citations that must keep to one form


def _cited(campaign: Campaign, doc: str) -> list[tuple[Mention, CitationValue]]:
    return [(m, m.value) for m in campaign.mentions[doc] if isinstance(m.value, CitationValue)]


@rule("CIT001", "form-against-majority", "citation_style", "note")
def form_against_majority(examined: Examined) -> Iterator[Raised]:
    """A citation is written otherwise than nearly all others of its text: another mark before the page."""
    campaign = examined.campaign
    for doc in campaign.documents:
        paged = [(m, v) for m, v in _cited(campaign, doc) if "P" in v.form]
        forms = Counter(v.form for _, v in paged)
        if len(paged) < FEWEST:
            continue
        main, count = forms.most_common(1)[0]
        if count < SHARE * len(paged):
            continue
        example = next(m for m, v in paged if v.form == main)
        for form in sorted(f for f in forms if f != main):
            first, *others = [m for m, v in paged if v.form == form]
            yield Raised(
                Words(doc, first.start, first.end),
                tuple(Words(doc, m.start, m.end) for m in (*others, example)),
                says={"form": form, "main": main, "count": count, "all": len(paged), "rare": forms[form]},
                working={"forms": dict(forms)},
                explanations=("findings.why_house_style",),
            )


@rule("CIT002", "cited-not-listed", "citation_missing_in_bibliography", "warning")
def cited_not_listed(examined: Examined) -> Iterator[Raised]:
    """A work is cited and does not stand in the bibliography."""
    campaign = examined.campaign
    for doc, document in campaign.documents.items():
        if not document.sources:
            continue
        cited = _cited(campaign, doc)
        seen: set[tuple[str, str]] = set()
        for mention, value in cited:
            for item in value.items:
                key = (fold(" ".join(item.authors)), item.year or "")
                if item.year and key not in seen and not any(_is(item, s) for s in document.sources):
                    seen.add(key)
                    yield Raised(
                        Words(doc, mention.start, mention.end),
                        says={"work": item.label.split(",")[0], "near": _near(item, document.sources)},
                        explanations=("findings.why_other_name",),
                    )


def _is(item: CitationItem, source: Source) -> bool:
    """One first author's name in the other, same year (a letter may be missing on either side)."""
    if (source.year or "")[:4] != item.year or (source.suffix and item.suffix and source.suffix != item.suffix):
        return False
    mine = {w for w in fold(item.authors[0]).replace(".", " ").split() if len(w) > 1}
    theirs = {w for a in source.authors for w in fold(a).replace(".", " ").replace(",", " ").split() if len(w) > 1}
    return bool(mine & theirs) or (bool(mine) and all(w in fold(source.entry) for w in mine))


def _near(item: CitationItem, sources: tuple[Source, ...]) -> str:
    """The years under which the bibliography has works of the same first author."""
    name = fold(item.authors[0])
    return ", ".join(sorted({s.year for s in sources if s.year and any(name in fold(a) for a in s.authors)}))


@rule("CIT003", "no-bibliography", "no_bibliography", "note")
def no_bibliography(examined: Examined) -> Iterator[Raised]:
    """A text has citations and no bibliography, so that none of them can be looked up."""
    campaign = examined.campaign
    for doc, document in campaign.documents.items():
        cited = _cited(campaign, doc)
        if cited and not document.sources:
            first = cited[0][0]
            yield Raised(Words(doc, first.start, first.end), says={"count": len(cited)})
