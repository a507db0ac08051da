"""Agreements: "X ile Y arasında ... Antlaşması imzalandı", who signed them, and on whose behalf."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.sentence.signs import sign
from sefer.claims.turkish.sentence.verbs import form_of
from sefer.claims.words import table
from sefer.grammars.names import countries
from sefer.grammars.suffixes import case_of
from sefer.letters import lower

AGREES = sign(lambda low: low.startswith((*table("tr")["agreements"]["nouns"], "imzala")))
_MADE = ("imzala", "yap", "akdet", "var", "aktet")


def _noun(token: Token, words: Sequence[str]) -> str | None:
    """The table word of which a token is a form: "antlaşmaya" -> "antlaşma"."""
    return _form_of(token.low, tuple(words)) if token.low.startswith(tuple(words)) else None


@lru_cache(maxsize=1 << 12)
def _form_of(low: str, words: tuple[str, ...]) -> str | None:
    plain = re.sub("['’‘]", "", low)
    return next((w for w in words if plain.startswith(w) and case_of(plain[len(w) :]) is not None), None)


def agreements(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """ "X ile Y arasında ... Antlaşması imzalandı", "X ile yapılan anlaşma", "Anlaşmanın 4. maddesi"."""
    words = table("tr")["agreements"]["nouns"]
    for at, token in enumerate(tokens):
        noun = _noun(token, words) if token.kind in ("word", "unit") else None
        if noun is None or (at + 1 < len(tokens) and _noun(tokens[at + 1], words) is not None):
            continue
        if token.low.startswith((f"{noun}lar", f"{noun}ler")) and sum(t.kind == "date" for t in tokens) > 1:
            continue  # several treaties, each of its own day
        title, start = _title(tokens, at, noun)
        article = _article(tokens, at)
        behalf, signatories = _signatories(tokens)
        parties = behalf or _parties(tokens, start)
        signed = bool(signatories) or _signed(tokens, start, at)
        near = [t for t in (*tokens[:start], *tokens[at + 1 : at + 4]) if t.kind == "date"]
        date = near[-1] if near else None
        where = next((t for t in tokens[:start] if t.kind == "place" and t.has("locative")), None)
        where = where or next((t for t in tokens[at + 1 : at + 4] if t.kind == "place" and t.has("locative")), None)
        if not (signed or (article and parties)) or not (
            parties or title or article or _is_signed_there(tokens, at, date, where)
        ):
            continue
        slots = {
            "parties": [p.name for p in parties], "place": where.name if where else None, "date": None,
            "signatories": [p.name for p in signatories], "title": title, "article": article[0] if article else None,
        }  # fmt: skip
        words_ = [("parties", p) for p in parties] + ([("place", where)] if where else [])
        words_ += [("signatories", p) for p in signatories]
        draft = drafted(
            "agreement", slots, words_, token, *([article[1]] if article else []), *tokens[start : start + 1]
        )
        draft.date(date)
        draft.polarity = _polarity(tokens, at)
        story.pact = replace(token, start=tokens[start].start, name=title) if title else None
        yield draft
        return
    yield from _signed_after(tokens, story)


def _signed_after(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """ "X adına A, Y adına B imzaladı" behind the sentence that tells of a treaty: its signatories."""
    parties, signatories = _signatories(tokens)
    pact = story.pact
    if pact is None or not signatories:
        return
    slots = {
        "parties": [p.name for p in parties], "place": None, "date": None, "signatories": [p.name for p in signatories],
        "title": pact.name, "article": None,
    }  # fmt: skip
    words = [("parties", p) for p in parties] + [("signatories", p) for p in signatories]
    signs = next(t for t in tokens if t.low.startswith("imzala"))
    draft = drafted("agreement", slots, words, signs)
    draft.fill("title", pact)
    draft.date(story.date)
    yield draft


def _signatories(tokens: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """ "X adına A ve B, Y tarafından C imzaladı": on whose behalf, and who signed."""
    at = next((i for i, t in enumerate(tokens) if form_of(t.low, "imzala")), len(tokens))
    behalf = [i for i in range(1, at) if tokens[i].low in _BEHALF and _party(tokens[i - 1])]
    if at == len(tokens) or not behalf:
        return [], []
    persons = [t for t in tokens[behalf[0] : at] if t.kind == "person" and t.has("nominative")]
    return ([_party(tokens[i - 1]) or tokens[i - 1] for i in behalf], persons) if persons else ([], [])


def _party(token: Token) -> Token | None:
    """A state or its government, before "adına"."""
    state = token.kind == "word" and token.name in countries("tr")
    return token if state or token.kind in ("polity", "place", "force") else None


_BEHALF = ("adına", "tarafından", "namına")


def _title(tokens: Sequence[Token], at: int, noun: str) -> tuple[str | None, int]:
    """The proper name that ends in the noun, and where it begins: "Brest Litovsk Barış Antlaşması"."""
    start = at
    while start and tokens[start - 1].kind in ("word", "place") and tokens[start - 1].bare and at - start < 4:
        before = tokens[start - 1]
        if before.low in ("yapılan", "imzalanan", "bir", "bu", "olan", "arasında", "de", "da", "ile", "ve", "ilk"):
            break
        if not (
            before.text[0].isupper()
            or lower(before.text) in ("barış", "dostluk", "savunma", "ateşkes", "gizli", "ticaret", "ittifak")
        ):
            break
        start -= 1
    if start == at:
        return None, at
    stem = tokens[at].text[: len(noun)]
    ending = {"a": "sı", "ı": "sı", "e": "si", "i": "si", "u": "su", "ü": "sü"}.get(noun[-1], "")
    ending = ending or ("ı" if next(c for c in reversed(noun) if c in "aeıioöuü") in "aı" else "i")
    return " ".join([*(t.text for t in tokens[start:at]), stem + ending]), start


def _article(tokens: Sequence[Token], at: int) -> tuple[str, Token] | None:
    """The number of the article in "... anlaşmasının 4. maddesi", and the word for it."""
    for i in range(at + 1, min(at + 5, len(tokens))):
        if tokens[i].low.startswith("madde"):
            number = next((_ordinal(t) for t in tokens[at + 1 : i] if _ordinal(t)), None)
            return (number, tokens[i]) if number else None
    return None


_ORDINALS = [
    "birinci",
    "ikinci",
    "üçüncü",
    "dördüncü",
    "beşinci",
    "altıncı",
    "yedinci",
    "sekizinci",
    "dokuzuncu",
    "onuncu",
]


def _ordinal(token: Token) -> str | None:
    low = token.low.replace("’", "'").split("'")[0]
    if low.isdigit():
        return low
    return str(_ORDINALS.index(low) + 1) if low in _ORDINALS else "1" if low == "ilk" else None


def _parties(tokens: Sequence[Token], before: int) -> list[Token]:
    """Who agreed: the names before "ile" and "arasında"; "X'le Y arasında" by the instrumental."""
    out: list[Token] = []
    behind = any(t.low == "arasında" for t in tokens[before : before + 16])
    around = tokens[max(0, before - 14) : before + (16 if behind else 1)]
    for i, token in enumerate(around):
        after = around[i + 1].low if i + 1 < len(around) else ""
        later = [t.low for t in around[i + 1 : i + 4]]
        alone = token.has("nominative") or (token.kind == "word" and token.bare)
        joined = after == "ile" or token.has("instrumental") or (alone and "arasında" in later[:2])
        person = token.kind == "person" and any(t.low == "arasında" for t in around)
        state = token.kind == "word" and token.name in countries("tr")
        if (person or state or token.kind in ("polity", "place", "force", "unit")) and joined:
            out.append(token)
    between = next((i for i, t in enumerate(around) if t.low == "arasında"), None)
    if between is not None and out and around[between - 1] is out[-1]:
        out = [*out[:-1], *_list_before(around, between - 1, out[-2] if len(out) > 1 else None)]
    if len(out) == 1 and not any(t.low == "arasında" for t in around):
        out = [*_signatory(tokens, out[0]), *out, *_beside(tokens, out[0])]
    return out or _signing(tokens)


def _signing(tokens: Sequence[Token]) -> list[Token]:
    """ "İngiltere ve Fransa bir antlaşma imzaladı": the states that open the sentence."""
    active = any((form := form_of(t.low, "imzala")) and not form.passive and form.kind == "finite" for t in tokens)
    out: list[Token] = []
    for i, token in enumerate(tokens if active else ()):
        if token.low in ("ve", ",") and out:
            continue
        if _party(token) is None or token.kind == "force" or not token.bare:
            break
        out.append(token)
        if i + 1 < len(tokens) and tokens[i + 1].low not in ("ve", ","):
            break
    return out if len(out) > 1 else []


def _is_signed_there(tokens: Sequence[Token], at: int, date: Token | None, where: Token | None) -> bool:
    """ "Ateşkes 12 Ekim'de Riga'da imzalandı": is nothing said of it but its day and its place?"""
    made = (
        "imzala",
        "akdet",
        "aktet",
        *(("yap",) if tokens[at].low.startswith(("ateşkes", "mütareke", "barış")) else ()),
    )
    form = next((form for t in tokens[at + 1 : at + 4] for verb in made if (form := form_of(t.low, verb))), None)
    truce = tokens[at].low in ("ateşkes", "mütareke") and form is not None and form.passive
    if date is None or (where is None and not truce) or form is None or form.kind != "finite":
        return False
    first, last = sorted((date.start, tokens[at].start))
    return not any(t.text in (":", ";") for t in tokens if first < t.start < last)


def _list_before(tokens: Sequence[Token], last: int, first: Token | None) -> list[Token]:
    """ "Rusya ile Osmanlı Devleti, Britanya ve Fransa arasında": the list that ends before "arasında"."""
    start = last - (last > 0 and _names_further(tokens[last - 1], tokens[last]))
    out = [_as_one(tokens[start : last + 1])]
    while start >= 2 and tokens[start - 1].low in (",", "ve") and tokens[start - 2] is not first:
        if first is None and not _party(tokens[start - 2]):
            break
        start -= 2
        out.insert(0, tokens[start])
    return out


def _names_further(before: Token, state: Token) -> bool:
    """ "Sovyet Rusya": is a word with a capital part of the name behind it?"""
    return (
        before.kind == "word" and before.text[0].isupper() and before.bare and state.kind in ("word", "place", "polity")
    )


def _as_one(words: Sequence[Token]) -> Token:
    name = " ".join(t.name if t is words[-1] else t.text for t in words)
    return replace(words[-1], start=words[0].start, name=name) if len(words) > 1 else words[0]


def _polarity(tokens: Sequence[Token], at: int) -> str:
    """Was it made, or only meant to be: "antlaşması yapmaya karar verdi"?"""
    for i, token in enumerate(tokens[at + 1 : at + 4], at + 1):
        form = next((form for verb in _MADE if (form := form_of(token.low, verb))), None)
        if form is None:
            continue
        if form.negated:
            return "negated"
        meant = form.kind == "noun" and token.low.endswith(("maya", "meye", "mayı", "meyi", "mak", "mek"))
        return "planned" if form.kind in ("future", "must") or (meant and i + 1 < len(tokens)) else "asserted"
    return "asserted"


def _signatory(tokens: Sequence[Token], other: Token) -> list[Token]:
    """ "Osmanlılar, Ruslarla ... antlaşması imzaladılar": who opens the sentence is the other party."""
    opening = [
        t for t in tokens[: tokens.index(other)] if t.kind in ("polity", "place", "force") and t.has("nominative")
    ]
    return opening[-1:] if opening and opening[-1].name != other.name else []


def _beside(tokens: Sequence[Token], first: Token) -> list[Token]:
    """ "Almanya ile Sovyet Rusya ... antlaşma imzaladı": who stands behind "ile"."""
    at = tokens.index(first) + 1
    if at + 1 >= len(tokens) or tokens[at].low != "ile":
        return []
    other = tokens[at + 1]
    named = other.kind in ("polity", "place", "force") or other.name in countries("tr")
    return [other] if named and other.bare and other.name != first.name else []


def _signed(tokens: Sequence[Token], start: int, at: int) -> bool:
    ahead = tokens[at + 1 : at + 5]
    if any(t.low == "arasında" for t in tokens[at + 1 : at + 12]):
        ahead = tokens[at + 1 : at + 14]
    after = next((t for t in ahead if any(form_of(t.low, v) for v in _MADE)), None)
    before = tokens[start - 1] if start else None
    return after is not None or (before is not None and any(form_of(before.low, v) for v in _MADE))
