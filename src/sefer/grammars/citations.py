"""Document -> citations: author-year brackets and archive references."""

from __future__ import annotations

import re

from sefer.grammars.spans import Taken
from sefer.model import CitationItem, CitationValue, Document, Mention

_BRACKET = re.compile(r"\(([^()]{4,400})\)")
_YEAR = r"(?P<year>1[6-9]\d\d|20\d\d)(?P<suffix>[a-z])?"
_PAGES = r"(?:(?P<sep>\s*[,:;]\s*)(?P<mark>(?:s|ss|sf|S|p|pp)\.?\s*)?(?P<pages>\d[\d\s–—\-,]*\d|\d))?"
_ITEM = re.compile(rf"(?P<authors>[^\W\d_][^;:()0-9]*?)(?P<join>,?\s+){_YEAR}{_PAGES}\s*$")
_SPLIT = re.compile(r"\s*(?:&| ve | and )\s*")
_ARCHIVE = re.compile(r"^(?P<fond>ATASE|BOA|BCA|TNA|WO|RGVA|BDH)\b[.,]?\s*(?P<mark>.+)$")
_DASH = re.compile(r"\s*[–—-]\s*")


def find(document: Document, taken: Taken) -> list[Mention]:
    out = []
    for found in _BRACKET.finditer(document.text):
        items, forms = [], []
        for piece in found.group(1).split(";"):
            made = _item(piece.strip())
            if made is None:
                break
            items.append(made[0])
            forms.append(made[1])
        else:
            if items:
                out.append(
                    Mention("citation", found.start(), found.end(), CitationValue(tuple(items), f"({forms[0]})"))
                )
    return out


def _item(piece: str) -> tuple[CitationItem, str] | None:
    archive = _ARCHIVE.match(piece)
    if archive:
        return CitationItem((archive["fond"],), None, "", archive["mark"]), "F, P"
    found = _ITEM.match(piece)
    if not found or not found["authors"][0].isupper():
        return None
    names = re.sub(r",?\s+(?:vd|vd\.|et al|et al\.)$", "", found["authors"].strip(" ,"))
    authors = tuple(a.strip(" ,") for a in _SPLIT.split(names) if a.strip(" ,"))
    if not authors or any(
        w.islower() and w not in ("von", "de", "van", "el", "ve") for a in authors for w in a.split()
    ):
        return None
    pages = _DASH.sub("-", found["pages"] or "").replace(" ", "")
    form = f"A{found['join'].strip()} Y" + (
        f"{found['sep'].strip()} {(found['mark'] or '').strip()} P".replace("  ", " ") if pages else ""
    )
    return CitationItem(authors, found["year"], found["suffix"] or "", pages), form
