"""Who says what a sentence tells: a report that goes on behind a colon, "X'e göre", "X ... bildirdi"."""

from __future__ import annotations

import re
from itertools import pairwise

from sefer.claims.drafts import Draft
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.arguments import leans
from sefer.claims.turkish.sentence.moods import is_hearsay
from sefer.claims.turkish.sentence.verbs import form_of
from sefer.claims.words import table
from sefer.letters.patterns import lazy

OF_WHICH = lazy(r"(?:[dt][ıiuü]ğ|[ae]c[ae]ğ)[ıiuü]$")


def report(drafts: list[Draft], tokens: list[Token], story: Story) -> None:
    """Mark what somebody else is made to say; a report with a colon goes on until a date or a new paragraph."""
    if story.speaker is not None and any(t.kind == "date" for t in tokens):
        story.speaker = None
    colon = next((i for i, t in enumerate(tokens) if t.text == ":"), None)
    saying = table("tr")["saying"]["stems"]
    if colon is not None and any(form_of(t.low, s) for t in tokens[max(0, colon - 3) : colon] for s in saying):
        speaker = next(
            (t for t in tokens[:colon] if t.kind in ("person", "polity", "unit") and t.has("nominative")), None
        )
        story.speaker = speaker.name if speaker else ""
    start = tokens[colon].start if colon is not None else -1
    source = _according(tokens)
    hearsay = [t.end for i, t in enumerate(tokens) if OF_WHICH.search(t.low) and is_hearsay(tokens, i - 1)]
    for draft in drafts:
        first, last = min(s for _, s, _ in draft.filled), max(e for _, _, e in draft.filled)
        if (
            draft.kind in ("loss", "strength")
            and draft.polarity == "asserted"
            and any(first < e and last <= e for e in hearsay)
        ):
            draft.polarity = "reported"
    for draft in drafts:
        if source is not None and draft.polarity == "asserted" and min(s for _, s, _ in draft.filled) > source[1]:
            draft.polarity, draft.said_by = "reported", source[0]
    for draft in drafts:
        if story.speaker is not None and min(s for _, s, _ in draft.filled) > start and draft.polarity == "asserted":
            draft.polarity, draft.said_by = "reported", story.speaker or None


def estimated(drafts: list[Draft], tokens: list[Token]) -> None:
    """ "kaybı 3.500 kişi olarak hesaplanıyordu": a figure that somebody reckoned is reported."""
    at = next((i + 1 for i, t in enumerate(tokens) if _is_reckoned(tokens, i)), None)
    if at is None:
        return
    begin = max((i + 1 for i in range(at) if tokens[i].text in ";:"), default=0)
    figures = [t for t in tokens[begin:at] if t.kind == "quantity"]
    for draft in drafts:
        told = [(s, e) for slot, s, e in draft.filled if slot == "values"]
        within = any((f.start, f.end) in told for f in figures)
        if draft.kind in ("strength", "loss") and draft.polarity == "asserted" and within:
            draft.polarity = "reported"


def _is_reckoned(tokens: list[Token], at: int) -> bool:
    """ "3.500 kişi olarak hesaplanıyordu", "100.000 kişi tahmin ediliyordu": does a verb of reckoning stand behind a token?"""
    figure = tokens[at].kind == "quantity" or tokens[at].low == "olarak"
    return figure and _RECKONED.match(_low(tokens, at + 1)) is not None


def _low(tokens: list[Token], at: int) -> str:
    return " ".join(t.low for t in tokens[at : at + 2])


_RECKONED = lazy(
    r"(?:hesaplan|hesap edil|tahmin ed|tahmin olun|gösteril|bildiril|veril|kaydedil|açıklan|belirtil|zikredil)"
)


def sayer(draft: Draft, tokens: list[Token]) -> str | None:
    """ "Kâzım Bey 5. Tümen'in Van'a girdiğini bildirdi": who says what is told, before it, by a verb of saying behind it."""
    spans = [(s, e) for _, s, e in draft.filled]
    end = max(e for _, e in spans)
    said = next((i for i, t in enumerate(tokens) if t.start >= end and _says(tokens, i)), None)
    if said is None or any(t.text in ";:" for t in tokens[:said] if t.start >= end):
        return None
    who = [t for t in tokens[:said] if t.kind in ("person", "polity", "unit", "force") and t.has("nominative")]
    who = [t for t in who if (t.start, t.end) not in spans or draft.slots.get("subject") == t.name]
    return who[0].name if who and not leans(tokens, tokens.index(who[0])) else None


def _says(tokens: list[Token], at: int) -> bool:
    """Is a word a finite verb of saying in the active?"""
    for stem in table("tr")["saying"]["stems"]:
        *nominal, verb = stem.split()
        form = form_of(tokens[at].low, verb) if tokens[at].low.startswith(verb[:1]) else None
        if form is not None and form.kind == "finite" and not form.passive:
            return bool([t.low for t in tokens[at - len(nominal) : at]] == nominal)
    return False


_TELLING = lazy(
    r"(?:rapor|kaynak|kaynağ|iddia|ifade|beyan|hatıra|anı|tebliğ|bildiri|telgraf|mektub|açıklama|haber|söylenti|rivayet|istihbarat|mal[uû]mat)\w*[ae]"
)


def _according(tokens: list[Token]) -> tuple[str | None, int] | None:
    """ "Rus raporuna göre", "Allen'a göre": who says it, and where it begins; an order or a plan says nothing."""
    for before, token in pairwise(tokens):
        if token.low in ("göre", "nazaran"):
            if before.kind in ("person", "polity", "force") and before.has("dative"):
                return before.name, token.start
            if _TOLD.fullmatch(before.low):
                return _teller(tokens, tokens.index(before)), token.start
            if _TELLING.fullmatch(before.low):
                return _whose_telling(tokens, tokens.index(before)), token.start
    return None


_TOLD = lazy(r"(?:anlat|belirt|bildir|yaz|söyle|aktar|kaydet|kayded|iddia et|iddia ed|et|ed)\w*[dt][ıiuü]ğ[ıiuü]n[ae]")


def _teller(tokens: list[Token], at: int) -> str | None:
    """ "Karabekir'in anlattığına göre": who told it."""
    return next((t.name for t in tokens[max(0, at - 3) : at] if t.kind == "person" and t.has("genitive")), None)


def _whose_telling(tokens: list[Token], at: int) -> str | None:
    """ "Yunan kaynaklarına göre": the sources of a people, as a name; None where nobody is named."""
    owner, word = tokens[at - 1] if at else None, tokens[at]
    if owner is None or owner.kind == "mark" or not owner.text[0].isupper():
        return None
    if owner.kind == "person":
        return owner.name
    if owner.low not in table("tr")["forces"]["peoples"] and owner.kind not in ("polity", "place"):
        return None
    ending = re.search(r"(?<=[ıiuü])n[ae]$|(?<=l[ae]r)[ae]$", word.low)
    return f"{owner.text} {word.text[: ending.start()]}" if ending and owner.bare else None
