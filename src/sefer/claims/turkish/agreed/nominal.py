"""Claims that hang on a noun: an agreement, an order, a list of posts, a head-count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.agreed.demanded import demanded
from sefer.claims.turkish.agreed.treaties import AGREES, agreements
from sefer.claims.turkish.men.tallies import tallies
from sefer.claims.turkish.sentence.arguments import FORMATIONS
from sefer.claims.turkish.sentence.holds import FORCE, PERSON, POLITY, UNIT
from sefer.claims.turkish.sentence.signs import sign
from sefer.claims.turkish.sentence.verbs import form_of
from sefer.claims.words import table

PARTIES = ("polity", "place", "unit", "force", "person")


def nominal(tokens: Sequence[Token], story: Story, said: int) -> Iterator[Draft]:
    """The drafts of one sentence that a noun anchors; `said` are the signs of its words."""
    if said & AGREES:
        yield from agreements(tokens, story)
    if said & _ORDERS:
        yield from _orders(tokens, story)
    if said & LISTED:
        yield from _posts(tokens)
    yield from tallies(tokens, story, said)


_ORDERS = sign(lambda low: low in table("tr")["orders"]["nouns"], UNIT | FORCE | PERSON | POLITY)
LISTED = sign(lambda low: low == ":")


# ---- orders


def _orders(tokens: Sequence[Token], story: Story) -> Iterator[Draft]:
    """ "X'in emriyle ...", "X, Y'ye şu emri verdi", "X'in Y'ye gönderdiği emirle": by the noun for an order."""
    nouns = table("tr")["orders"]["nouns"]
    for at, token in enumerate(tokens):
        if token.kind != "word" or token.low not in nouns:
            continue
        after = tokens[at + 1].low if at + 1 < len(tokens) else ""
        obeyed = token.low.endswith("ine") and after in _OBEYED
        if token.low in ("emrine", "direktifine") and not obeyed and after not in ("istinaden", "binaen", "rağmen"):
            continue
        reach = tokens[max(0, at - 16) : at]
        if _is_received(tokens, at):
            yield from _received(tokens, at)
            continue
        issuer = _issuer(reach, tokens, at)
        to = [
            t
            for t, after in zip(reach, [*reach[1:], token], strict=False)
            if (t.kind in ("unit", "force", "person") or t.item in FORMATIONS)
            and t.has("dative")
            and after.low not in _NO_RECIPIENT
        ]
        behind = [t for t in tokens[at + 1 : at + 4] if token.low in _TOPICS and t.kind == "unit" and t.has("dative")]
        to += behind
        forms = [form for t in tokens[at + 1 : at + 4] for v in _GIVEN if (form := form_of(t.low, v))]
        given = any(form.kind != "noun" for form in forms)
        by_it = (
            (obeyed and tokens[at - 1] is issuer)
            or token.low.endswith(("yle", "yla", "le", "la", "re"))
            or (after in _UPON and tokens[at - 1].has("genitive") and tokens[at - 1] is issuer)
        )
        if not (given or (issuer and by_it)) or (issuer is None and not to):
            continue
        doers = [] if to or not by_it else _doers(tokens, at) or _obeying(tokens, at, issuer)
        who = [t for t in (to or doers) if t is not issuer]
        days = [t for t, then in pairwise([*reach, token]) if t.kind == "date" and then.low != "için"]
        near = days[-1] if days else None  # "ertesi gün için": the day of what is demanded
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
        draft.date(near or next((t for t in tokens[at + 1 : at + 3] if (by_it or behind) and t.kind == "date"), None))
        yield draft
        return


_OBEYED = ("göre", "uyarak", "uyularak", "uygun")
_TOPICS = ("görevi", "emri", "emir", "talimat", "talimatı")  # "emir 6 Ağustos'ta 3. Tümen'e verildi"
_GIVEN = ("ver", "yayımla", "yayınla", "gönder", "imzala")


def _is_received(tokens: Sequence[Token], at: int) -> bool:
    """ "emir aldı", "aldığı emirle": is an order told by who received it?"""
    near = [t.low for t in (*tokens[max(0, at - 3) : at], *tokens[at + 1 : at + 3]) if t.low.startswith("al")]
    return any(form_of(low, "al") for low in near)


def _received(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "5. Tümen ordudan çekilme emri aldı": of whom the order came, and who received it."""
    reach = tokens[max(0, at - 16) : at]
    issuers = [t for t in reach if t.kind in ("unit", "person", "polity", "force") and t.has("ablative")]
    to = [t for t in reach if t.kind in ("unit", "person") and t.has("nominative") and t.bare]
    behind = tokens[at + 1].low if at + 1 < len(tokens) else ""
    form = form_of(behind, "al")
    if not issuers or form is None or form.kind not in ("finite", "participle") or form.negated:
        return
    who = [] if form.passive else to[-1:]
    what = demanded(tokens, at, [*issuers[-1:], *who])
    slots = {
        "issuer": issuers[-1].name,
        "recipient": who[0].name if who else None,
        "date": None,
        "content": what[0] if what else None,
    }
    words = (
        [("issuer", issuers[-1])]
        + [("recipient", t) for t in who]
        + ([("content", t) for t in what[1:]] if what else [])
    )
    draft = drafted("order", slots, words, tokens[at])
    draft.date(next((t for t in reversed(reach) if t.kind == "date"), None))
    yield draft


_UPON = ("üzerine", "gereğince", "gereği", "uyarınca", "mucibince")  # "X'in emri üzerine"


def _obeying(tokens: Sequence[Token], at: int, issuer: Token | None) -> list[Token]:
    """ "3. Tümen, X'in emriyle ...": the formation that opens the clause did what it was told."""
    limit = issuer.start if issuer else tokens[at].start
    found = [
        t
        for t in tokens[max(0, at - 10) : at]
        if t.end <= limit and t.kind in ("unit", "force") and t.has("nominative")
    ]
    return found[:1] if found and found[0].bare else []


_NO_RECIPIENT = (
    "kumanda",
    "komuta",
    "göre",
    "karşı",
    "rağmen",
    "kadar",
    "doğru",
    "ait",
    "bağlı",
)  # what makes a dative no recipient


def _one(names: list[str]) -> str | list[str] | None:
    return names[0] if len(names) == 1 else names or None


def _issuer(reach: Sequence[Token], tokens: Sequence[Token], at: int) -> Token | None:
    near = [*reach[-4:], tokens[at]]
    before = next(
        (
            t
            for t, after in reversed(list(pairwise(near)))
            if t.kind in ("person", "polity", "unit") and t.has("genitive") and after.kind != "unit"
        ),
        None,
    )
    if before is not None:
        return before
    actors = [
        t
        for t, after in pairwise([*reach, tokens[at]])
        if t.kind in ("person", "polity")
        and t.has("nominative", "genitive")
        and not (t.has("genitive") and after.kind == "unit")
    ]
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
