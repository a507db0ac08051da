"""Claims that hang on a noun: an agreement, an order, a list of posts, a head-count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.demanded import demanded
from sefer.claims.turkish.signs import sign
from sefer.claims.turkish.tallies import tallies
from sefer.claims.turkish.verbs import form_of
from sefer.claims.words import table
from sefer.grammars.names import countries
from sefer.grammars.suffixes import case_of
from sefer.letters import lower

PARTIES = ("polity", "place", "unit", "force", "person")


def nominal(tokens: Sequence[Token], story: Story, said: int) -> Iterator[Draft]:
    """The drafts of one sentence that a noun anchors; `said` are the signs of its words."""
    if said & _AGREES:
        yield from _agreements(tokens, story)
    if said & _ORDERS:
        yield from _orders(tokens, story)
    if said & LISTED:
        yield from _posts(tokens)
    yield from tallies(tokens, story, said)


_AGREES = sign(lambda low: low.startswith(tuple(table("tr")["agreements"]["nouns"])))
_ORDERS = sign(lambda low: low in table("tr")["orders"]["nouns"])
LISTED = sign(lambda low: low == ":")


def _noun(token: Token, words: Sequence[str]) -> str | None:
    """The table word of which a token is a form: "antlaşmaya" -> "antlaşma"."""
    return _form_of(token.low, tuple(words)) if token.low.startswith(tuple(words)) else None


@lru_cache(maxsize=1 << 12)
def _form_of(low: str, words: tuple[str, ...]) -> str | None:
    plain = re.sub("['’‘]", "", low)
    return next((w for w in words if plain.startswith(w) and case_of(plain[len(w) :]) is not None), None)


# ---- agreements

_MADE = ("imzala", "yap", "akdet", "var", "aktet")


def _agreements(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """ "X ile Y arasında ... Antlaşması imzalandı", "X ile yapılan anlaşma", "Anlaşmanın 4. maddesi"."""
    words = table("tr")["agreements"]["nouns"]
    for at, token in enumerate(tokens):
        noun = _noun(token, words) if token.kind in ("word", "unit") else None
        if noun is None or (at + 1 < len(tokens) and _noun(tokens[at + 1], words) is not None):
            continue
        title, start = _title(tokens, at, noun)
        article = _article(tokens, at)
        parties = _parties(tokens, start)
        signed = _signed(tokens, start, at)
        if not (signed or (article and parties)) or not (parties or title or article):
            continue
        near = [t for t in (*tokens[:start], *tokens[at + 1 : at + 4]) if t.kind == "date"]
        date = near[-1] if near else None
        where = next((t for t in tokens[:start] if t.kind == "place" and t.has("locative")), None)
        slots = {
            "parties": [p.name for p in parties], "place": where.name if where else None, "date": None, "signatories": [],
            "title": title, "article": article[0] if article else None,
        }  # fmt: skip
        words_ = [("parties", p) for p in parties] + ([("place", where)] if where else [])
        draft = drafted(
            "agreement", slots, words_, token, *([article[1]] if article else []), *tokens[start : start + 1]
        )
        draft.date(date)
        yield draft
        return


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
    around = tokens[max(0, before - 14) : before + 16]
    for i, token in enumerate(around):
        after = around[i + 1].low if i + 1 < len(around) else ""
        later = [t.low for t in around[i + 1 : i + 4]]
        alone = token.has("nominative") or (token.kind == "word" and token.bare)
        joined = after == "ile" or token.has("instrumental") or (alone and "arasında" in later[:2])
        person = token.kind == "person" and any(t.low == "arasında" for t in around)
        state = token.kind == "word" and token.name in countries("tr")
        if (person or state or token.kind in ("polity", "place", "force", "unit")) and joined:
            out.append(token)
    if len(out) == 1 and not any(t.low == "arasında" for t in around):
        out = [*_signatory(tokens, out[0]), *out, *_beside(tokens, out[0])]
    return out


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


# ---- orders


def _orders(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """ "X'in emriyle ...", "X, Y'ye şu emri verdi", "X'in Y'ye gönderdiği emirle": by the noun for an order."""
    nouns = table("tr")["orders"]["nouns"]
    for at, token in enumerate(tokens):
        if token.kind != "word" or token.low not in nouns:
            continue
        after = tokens[at + 1].low if at + 1 < len(tokens) else ""
        if token.low == "emrine" and after not in ("göre", "uyarak", "istinaden", "binaen", "rağmen"):
            continue
        reach = tokens[max(0, at - 16) : at]
        issuer = _issuer(reach, tokens, at)
        to = [
            t
            for t, after in zip(reach, [*reach[1:], token], strict=False)
            if t.kind in ("unit", "force", "person") and t.has("dative") and after.low not in _NO_RECIPIENT
        ]
        to += [
            t
            for t in tokens[at + 1 : at + 4]
            if token.low in ("görevi", "emri") and t.kind == "unit" and t.has("dative")
        ]
        given = any(
            form_of(t.low, v)
            for t in tokens[at + 1 : at + 4]
            for v in ("ver", "yayımla", "yayınla", "gönder", "imzala", "al")
        )
        by_it = token.low.endswith(("yle", "yla", "le", "la", "re"))
        if not (given or (issuer and by_it)) or (issuer is None and not to):
            continue
        doers = [] if to or not by_it else _doers(tokens, at) or _obeying(tokens, at, issuer)
        who = [t for t in (to or doers) if t is not issuer]
        near = next((t for t in reversed(reach) if t.kind == "date"), None)
        what = None if by_it else demanded(tokens, at, [t for t in (issuer, *who, near) if t])
        slots = {
            "issuer": issuer.name if issuer else None,
            "recipient": _one([t.name for t in who]),
            "date": None,
            "content": what[0] if what else None,
        }
        words = ([("issuer", issuer)] if issuer else []) + [("recipient", t) for t in who]
        words += [("content", t) for t in what[1:]] if what else []
        draft = drafted("order", slots, words, token)
        draft.date(near or next((t for t in tokens[at + 1 : at + 3] if by_it and t.kind == "date"), None))
        yield draft
        return


_PASSIVE = re.compile(r"\w{2,}(?:[ıiuü][ln]|n)(?:[dt][ıiuü]|m[ıiuü]ş)\w*")  # what was done to it obeys nobody


def _obeying(tokens: Sequence[Token], at: int, issuer: Token | None) -> list[Token]:
    """ "3. Tümen, X'in emriyle ...": the formation that opens the clause did what it was told."""
    limit = issuer.start if issuer else tokens[at].start
    found = [
        t
        for t in tokens[max(0, at - 10) : at]
        if t.end <= limit and t.kind in ("unit", "force") and t.has("nominative")
    ]
    return found[:1] if found and found[0].bare else []


_NO_RECIPIENT = ("göre", "karşı", "rağmen", "kadar", "doğru", "ait", "bağlı")  # what makes a dative no recipient


def _one(names: list[str]) -> str | list[str] | None:
    return names[0] if len(names) == 1 else names or None


def _issuer(reach: Sequence[Token], tokens: Sequence[Token], at: int) -> Token | None:
    before = next(
        (t for t in reversed(reach[-4:]) if t.kind in ("person", "polity", "unit") and t.has("genitive")), None
    )
    if before is not None:
        return before
    actors = [t for t in reach if t.kind in ("person", "polity") and t.has("nominative", "genitive")]
    return actors[-1] if actors else None


def _doers(tokens: Sequence[Token], at: int) -> list[Token]:
    """Who did what the order said: the persons that act behind "X'in emriyle"."""
    out: list[Token] = []
    for token in tokens[at + 1 : at + 14]:
        if token.kind == "person" and token.has("nominative"):
            out.append(token)
        elif token.low not in (",", "ve"):
            break
    return out


# ---- posts


def _posts(tokens: Sequence[Token]) -> Iterator[Draft]:
    """ "X'in önceki görevleri: 3. Ordu Karargâhı (1909), Roma'da askerî ataşe (1913) ...": a post for each year."""
    colon = next((i for i, t in enumerate(tokens) if t.text == ":"), None)
    if colon is None or not any(t.low.startswith(("görev", "memuriyet", "vazife")) for t in tokens[:colon]):
        return
    person = next((t for t in tokens[:colon] if t.kind == "person" and t.has("genitive")), None)
    start = colon + 1
    for i in range(colon + 1, len(tokens) - 2):
        if person and tokens[i].text == "(" and tokens[i + 1].kind == "date" and tokens[i + 2].text == ")":
            post = [t for t in tokens[start:i] if t.text not in (",", ";")]
            start = i + 3
            if post:
                yield _post(person, post, tokens[i + 1])


def _post(person: Token, post: Sequence[Token], year: Token) -> Draft:
    units = [t for t in post if t.kind in ("unit", "force", "polity", "place")]
    rest = [t for t in post if t.kind == "word" and (not units or t.start > units[-1].start)]
    role, object_ = " ".join(t.text for t in rest) or None, _chain(units) or None
    words = [word for token in post for word in token.text.split()]
    head = next((h for h in ("komutan", "kumandan") if words[-1].startswith(h)), None)
    if head is not None and len(words) > 1:  # "Garp grupları kumandanı": of a force that bears no number
        role, object_ = head, object_ or " ".join(words[:-1])
    slots = {"subject": person.name, "role": role, "object": object_, "date": None}
    draft = drafted("command", slots, [("subject", person)] + [("object", u) for u in units], *rest)
    draft.date(year)
    return draft


def _chain(units: Sequence[Token]) -> str:
    """Units from the largest to the smallest as one name; a part that bears the name of its whole stands for both."""
    names = [u.name for u in units]
    return " ".join(n for n, after in zip_longest(names, names[1:], fillvalue="") if not after.startswith(f"{n} "))


def is_posts(tokens: Sequence[Token]) -> bool:
    """Is the sentence a list of posts, whose nested units say nothing of a campaign?"""
    return next(_posts(tokens), None) is not None
