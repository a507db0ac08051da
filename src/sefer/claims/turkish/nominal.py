"""Claims that hang on a noun: an agreement, an order, a list of posts, a head-count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from sefer.claims.counts import MEN, counts_force, is_men, values
from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.lexicon import peoples
from sefer.claims.turkish.losses import by_sort
from sefer.claims.turkish.verbs import form_of
from sefer.claims.words import table
from sefer.grammars.names import countries
from sefer.grammars.suffixes import case_of
from sefer.letters import lower

PARTIES = ("polity", "place", "unit", "force", "person")


def nominal(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """The drafts of one sentence that a noun anchors."""
    yield from _agreements(tokens, story)
    yield from _orders(tokens, story)
    yield from _posts(tokens)
    yield from _headcount(tokens, story)
    yield from _totals(tokens, story)
    yield from _tolls(tokens, story)
    yield from _fallen(tokens, story)


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
        out = [*_signatory(tokens, out[0]), *out]
    return out


def _signatory(tokens: Sequence[Token], other: Token) -> list[Token]:
    """ "Osmanlılar, Ruslarla ... antlaşması imzaladılar": who opens the sentence is the other party."""
    opening = [
        t for t in tokens[: tokens.index(other)] if t.kind in ("polity", "place", "force") and t.has("nominative")
    ]
    return opening[-1:] if opening and opening[-1].name != other.name else []


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
        demanded = [] if to or not by_it else _doers(tokens, at) or _obeying(tokens, at, issuer)
        who = [t for t in (to or demanded) if t is not issuer]
        slots = {
            "issuer": issuer.name if issuer else None,
            "recipient": _one([t.name for t in who]),
            "date": None,
            "content": "emir",
        }
        words = ([("issuer", issuer)] if issuer else []) + [("recipient", t) for t in who]
        draft = drafted("order", slots, words, token)
        near = next((t for t in reversed(reach) if t.kind == "date"), None)
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
    units = [t for t in post if t.kind in ("unit", "polity", "place")]
    rest = [t for t in post if t.kind == "word" and (not units or t.start > units[-1].start)]
    role = " ".join(t.text for t in rest) or None
    slots = {"subject": person.name, "role": role, "object": " ".join(u.name for u in units) or None, "date": None}
    draft = drafted("command", slots, [("subject", person)] + [("object", u) for u in units], *rest)
    draft.date(year)
    return draft


def is_posts(tokens: Sequence[Token]) -> bool:
    """Is the sentence a list of posts, whose nested units say nothing of a campaign?"""
    return next(_posts(tokens), None) is not None


# ---- figures


def _headcount(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """ "Asker sayısı 6 binden 30 bine çıkarıldı": a strength before, and one after with the date."""
    anchor = next(
        (i for i, t in enumerate(tokens) if t.low.startswith(("sayısı", "mevcudu")) and t.kind == "word"), None
    )
    if anchor is None:
        return
    figures = [t for t in tokens[anchor : anchor + 8] if t.kind == "quantity" and counts_force(t)]
    figures = [f for f in figures if not f.has("accusative") or f.has("nominative")]  # "12.000'i geçmiyordu"
    whole = _whole_of(tokens[: anchor + 1], story)
    if whole is None:
        return
    date = next((t for t in tokens[:anchor] if t.kind == "date"), None)
    before = [f for f in figures if f.has("ablative")][:1]
    after = [f for f in figures if not f.has("ablative")]
    for counted in (before, after[:1] if before else after):
        if counted:
            slots = {"subject": whole.name, "date": None, "place": None, "values": values(counted)}
            draft = drafted("strength", slots, [("subject", whole)] + [("values", f) for f in counted])
            draft.date(None if counted is before else date)
            yield draft


def _whole_of(tokens: Sequence[Token], story: Story) -> Token | None:
    """Whose number is told: the force in the genitive, else the subject of the sentence, else who acted last."""
    forces = [t for t in tokens if t.kind in ("unit", "force") and t.name != "asker"]
    owner = (
        [t for t in forces if t.has("genitive")] or [t for t in forces if t.has("nominative") and t.bare][:1] or forces
    )
    if owner:
        return owner[-1]
    return story.actor if story.actor is not None and story.actor.kind in ("unit", "force") else None


def _tolls(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """ "Rusların zayiatı 750 kişiydi", "alayın kaybı 12 subay ve 340 er şehit, 500 yaralıydı": a loss told by its noun."""
    for at, token in enumerate(tokens):
        if token.kind != "word" or not _TOLL.fullmatch(token.low):
            continue
        owner = next((t for t in reversed(tokens[max(0, at - 4) : at]) if t.kind in ("unit", "force", "person")), None)
        nation = tokens[at - 1] if at and tokens[at - 1].low in peoples() else None
        owner = replace(nation, cases=frozenset({"genitive"}), name=nation.text) if nation else owner
        sorts = _toll(tokens, at + 1)
        figures = [f for found in sorts.values() for f in found]
        if owner is not None and owner.has("genitive") and figures:
            told = {sort: values(found) for sort, found in sorts.items()}
            slots = {"subject": owner.name, "date": None, "place": None, "values": told}
            draft = drafted("loss", slots, [("subject", owner)] + [("values", f) for f in figures], token)
            draft.date(next((t for t in reversed(tokens[:at]) if t.kind == "date"), None))
            yield draft


def _fallen(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """ "190. Alay'dan 6 er şehit, 14 er yaralıdır": losses told without a verb."""
    for at, token in enumerate(tokens):
        if token.kind not in ("unit", "force") or not token.has("ablative"):
            continue
        sorts = {sort: found for sort, found in _toll(tokens, at + 1).items() if sort != "total"}
        figures = [f for found in sorts.values() for f in found]
        if not figures or not _ends_behind(tokens, figures[-1]):
            continue
        told = {sort: values(found) for sort, found in sorts.items()}
        slots = {"subject": token.name, "date": None, "place": None, "values": told}
        yield drafted("loss", slots, [("subject", token)] + [("values", f) for f in figures])


def _ends_behind(tokens: Sequence[Token], figure: Token) -> bool:
    """Does the sentence end with the word behind a figure, by a copula or a mark?"""
    after = [t for t in tokens if t.start >= figure.end][:2]
    return len(after) == 1 or (len(after) == 2 and after[1].kind == "mark" and after[1].text in ".;(")


_TOLL = re.compile(r"(?:kaybı|kayıpları|zayiatı|zaiyatı|telefatı|zayiatları)(?:nın)?")


def _toll(tokens: Sequence[Token], at: int) -> dict[str, list[Token]]:
    """The figures of men in a row from `at` on, by what the noun or the word behind them says became of the men."""
    out: dict[str, list[Token]] = {}
    open_: list[Token] = []
    for token in tokens[at:]:
        sort = next((s for s, words in table("tr")["losses"].items() if token.low.startswith(tuple(words))), None)
        if token.kind == "quantity" and token.item in (*MEN, "corpse", "prisoner", "other"):
            open_.append(token)
        elif sort is not None and token.kind == "word" and open_:
            out.setdefault(sort, []).extend(open_)
            open_ = []
        elif token.low not in _BETWEEN:
            break
    for sort, found in by_sort(tokens, open_, "total").items():
        out.setdefault(sort, []).extend(found)
    return out


_BETWEEN = frozenset((",", "ve", "ile", "yaklaşık", "toplam", "takriben", "ise", "da", "de", "en", "az", "fazla"))


def _totals(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """A column told as a list that ends in "toplam 147 subay, 2.812 er": its make-up and its strength."""
    total = next((i for i, t in enumerate(tokens) if t.low in ("toplam", "toplamda", "yekûn")), None)
    if total is None:
        return
    figures = [t for t in tokens[total + 1 : total + 9] if t.kind == "quantity" and counts_force(t)]
    units = [t for t in tokens[:total] if t.kind in ("unit", "force") and t.has("nominative")]
    if not any(is_men(f) for f in figures) or not units:
        return
    headed = len(tokens) > 1 and tokens[1].text == ":" and units[0] is tokens[0]
    whole = units[0] if headed else story.parent
    parts = units[1:] if headed else units
    if whole is None:
        return
    named = story.within(whole)
    slots = {"subject": named, "date": None, "place": None, "values": values(figures)}
    draft = drafted("strength", slots, [("subject", whole)] + [("values", f) for f in figures])
    if headed and story.parent is not None:
        draft.fill("subject", story.parent)
    draft.date(story.date)
    yield draft
    if parts:
        made = {"subject": named, "relation": "composed_of", "object": [p.name for p in parts], "date": None}
        makeup = drafted("organization", made, [("subject", whole)] + [("object", p) for p in parts])
        if headed and story.parent is not None:
            makeup.fill("subject", story.parent)
        yield makeup
