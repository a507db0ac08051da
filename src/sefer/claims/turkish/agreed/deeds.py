"""Orders told by a verb, and dated events of any other kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.agreed.demanded import demanded
from sefer.claims.turkish.sentence.agents import agent_of
from sefer.claims.turkish.sentence.arguments import FORMATIONS, coordinated, leans, named, places_of, subject
from sefer.claims.turkish.sentence.clauses import ACTORS, Clause
from sefer.claims.turkish.sentence.days import dated, edtf
from sefer.claims.turkish.sentence.forces import owned_by
from sefer.claims.turkish.sentence.holds import RESERVES
from sefer.claims.turkish.sentence.moods import Frame
from sefer.claims.turkish.sentence.nearby import is_headquarters
from sefer.claims.turkish.sentence.strangers import is_of_the_writer, is_strange
from sefer.claims.turkish.sentence.verbs import form_of
from sefer.letters.patterns import lazy


def _of_order(clause: Clause, to: Sequence[Token]) -> Token | None:
    """The day of an order: what stands behind whom it binds is the day of what it demands ("5. Tümen'e 9 Mayıs'ta yürümesini")."""
    date, tokens = dated(clause, ordered=True), clause.tokens
    demand = clause.predicate.start - 1
    if date is None or not to or date.start < to[-1].end or demand < 0 or not _DEMAND.search(tokens[demand].low):
        return date
    ahead = [tokens[i] for i in clause.reach if tokens[i].kind == "date" and tokens[i].end <= to[0].start]
    return ahead[-1] if ahead else None


def order(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    tokens = clause.tokens
    verb = tokens[clause.predicate.at].low
    ordered = any(t.low.startswith(("emir", "emr", "talimat", "karar")) for t in tokens)
    if tokens[clause.predicate.start].low == "talep" and not ordered:
        return
    if clause.predicate.form.kind not in ("finite", "noun", "future"):
        return
    issuer = (
        subject(clause, story, ("person", "polity", "unit"))
        if not clause.predicate.form.passive
        else [a for a in [agent_of(clause)] if a]
    )
    kinds = ("unit", "force", "person", "quantity")
    if tokens[clause.predicate.start].low in ("emrine", "emre"):
        return  # "taburu emrine aldı", "emre verildi": put under somebody
    if verb.startswith(("al", "alm")) and not clause.predicate.form.passive:
        yield from _taken_orders(clause, issuer)
        return
    given_to = clause.args(kinds, "dative", within=clause.reach)
    to = coordinated(clause, given_to[-1], kinds) if given_to else []
    to = [t for t in to if t.kind != "quantity" or t.item in FORMATIONS]
    if verb.startswith("görevlen"):
        given = clause.args(("unit", "force", "person"), "accusative", within=clause.reach)
        to = [tokens[i] for i in given if not tokens[i + 1].low.endswith(("makla", "mekle"))] or (
            subject(clause, story, ("unit", "force")) if clause.predicate.form.passive else []
        )
        if not to or any(clause.tokens[i].low in RESERVES for i in clause.own):
            return
    date = _of_order(clause, to)
    issuer = [t for t in issuer if t not in to][:1]
    words = [("issuer", t) for t in issuer] + [("recipient", t) for t in to] + ([("date", date)] if date else [])
    what = demanded(tokens, clause.predicate.start, [t for _, t in words])
    told = verb.startswith("bildir") or tokens[clause.predicate.start].low == "tebliğ"
    if told and not (to and what and _DEMAND.search(tokens[clause.predicate.start - 1].low)):
        return  # "zaferi orduya bildirdi" demands nothing
    if not (issuer or to or (what and clause.predicate.form.passive and verb.startswith("emred"))):
        return
    slots = {"issuer": named(issuer), "recipient": named(to), "date": edtf(date), "content": what[0] if what else None}
    words += [("content", t) for t in what[1:]] if what else []
    yield drafted("order", slots, words, tokens[clause.predicate.at])


def _taken_orders(clause: Clause, to: list[Token]) -> Iterator[Draft]:
    """ "5. Tümen 2 Kasım'da Ali Paşa'dan çekilme emri aldı": who took an order, and from whom."""
    tokens = clause.tokens
    given = clause.args(("person", "unit", "polity"), "ablative", within=clause.reach)
    date, issuer = dated(clause, ordered=True), [tokens[i] for i in given[-1:]]
    to = [t for t in to if t.kind in ("unit", "force", "person") and t not in issuer]
    if to and clause.predicate.form.kind == "finite":
        words = [("issuer", t) for t in issuer] + [("recipient", t) for t in to] + ([("date", date)] if date else [])
        what = demanded(tokens, clause.predicate.start, [t for _, t in words])
        content = what[0] if what else None
        slots = {"issuer": named(issuer), "recipient": named(to), "date": edtf(date), "content": content}
        words += [("content", t) for t in what[1:]] if what else []
        yield drafted("order", slots, words, tokens[clause.predicate.at])


_DEMAND = lazy(r"m[ae](?:s[ıi]|l[ae]r[ıi])n[ıi]$")  # "... savunmalarını bildirdi"


def event(clause: Clause, frame: Frame, story: Story) -> Iterator[Draft]:
    tokens = clause.tokens
    date = next((tokens[i] for i in reversed(clause.reach) if tokens[i].kind == "date"), None)
    if clause.predicate.form.kind != "finite":
        return
    before = tokens[clause.predicate.at - 1].low if clause.predicate.at else ""
    if tokens[clause.predicate.at].low.startswith("başla") and _BEGUN.search(before):
        return  # "siper kazmaya başladı": what was begun is told itself
    if is_of_the_writer(clause) or tokens[clause.predicate.at].low.startswith("bitir"):
        return
    near = clause.args((*ACTORS, "polity"), "nominative", within=clause.reach)
    acting = [tokens[i] for i in near if not leans(tokens, i) and not _owns(tokens, i)]
    who = ([t for t in acting if not t.has("accusative")] or acting)[:1]
    who = [] if is_strange(clause) else who or _cabinet(tokens, near)
    content = _content(clause, frame)
    if (
        content in _SUFFERED
        and not clause.predicate.form.passive
        and not _SUFFERS.match(tokens[clause.predicate.at].low)
    ):  # "X, Y'yi görevden aldı": Y went
        who = [tokens[i] for i in clause.args(("person",), "accusative", within=clause.reach)][-1:]
    if content == "kurmak" and who and is_headquarters(who[0]):
        return  # "karargâhı Çorlu'da kuruldu": where it stood
    if content in _OF_A_LIFE and not who and clause.predicate.form.kind == "finite" and not is_strange(clause):
        who = [t for t in subject(clause, story, ("person",)) if t.start >= tokens[0].start][:1]  # "... ve yaralandı"
        date = date or dated(clause)
    if content in _OF_A_LIFE and not (who and date is not None and _is_the_one(who[0], clause)):
        return
    where = [t for role in ("in", "bare") for t in places_of(clause).get(role, [])][:1]
    if clause.predicate.start and _SAID.search(tokens[clause.predicate.start - 1].low):
        where = []  # "ordusunun kışı Van'da geçireceğini bildirdi" does not say where that was told
        between = [t.low for t in tokens if who and date and who[0].end <= t.start < date.start]
        told = bool(who and date and who[0].end <= date.start) and set(between) <= {
            ",",
            "daha",
            "da",
            "de",
            "ise",
            "bile",
        }
        date = date if told or date is tokens[0] else None
    little = date is None and content not in _SAYS_MUCH
    if little or not (who and where if date is None else who or where):
        return
    slots = {"date": edtf(date), "place": named(where), "subject": named(who), "content": content}
    yield drafted(
        "event",
        slots,
        ([("date", date)] if date else []) + [("place", t) for t in where] + [("subject", t) for t in who],
    )


_BEGUN = lazy(r"m[ae]y[ae]$")


def _is_the_one(person: Token, clause: Clause) -> bool:
    """Is it a person whose life, or whose post, ended there, and no ship or office?"""
    return person.kind == "person" and clause.predicate.form.kind == "finite"


_SUFFERED = ("görevden almak", "azletmek", "öldürmek", "yaralamak")  # what the object of the active suffers
_SUFFERS = lazy(r"yaralan")
# what ends the command of who leads something
_OF_A_LIFE = ("ölmek", "vefat etmek", "hayatını kaybetmek", *_SUFFERED)


def _cabinet(tokens: Sequence[Token], near: Sequence[int]) -> list[Token]:
    """ "Ferit Paşa hükümeti karar aldı": the government that is called after somebody."""
    for i in near:
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        replaced = i + 2 < len(tokens) and tokens[i + 2].low == "yerine"
        if after is not None and after.low in ("hükümeti", "hükûmeti", "kabinesi") and not replaced:
            return [replace(tokens[i], end=after.end, name=f"{tokens[i].name} {after.text}")]
    return []


_SAID = lazy(r"(?:[ae]c[ae]ğ|[dt][ıiuü]ğ|[ae]c[ae]kl[ae]r|[dt][ıiuü]kl[ae]r)[ıiuü](?:n[ıiuü])?$")
# what is worth telling of no day; anything else is a habit or half a deed
_SAYS_MUCH = (
    "ilan etmek", "seçmek", "teslim olmak", "taşımak", "taşınmak", "karar vermek", "karar almak", "istifa etmek", "kurmak",
    "ilhak etmek", "ayaklanmak", "isyan etmek", "batırmak", "torpillemek", "patlak vermek", "terhis etmek", "nakletmek",
    "tutuklamak", "intihar etmek", "esir düşmek", "ortaya çıkmak", "çökmek", "dağılmak", "onaylamak", "sona ermek",
)  # fmt: skip


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """ "Topçu ateşi başladı": a force that only says whose the subject is."""
    return tokens[at].kind == "force" and tokens[at].bare and at + 1 < len(tokens) and owned_by(tokens[at + 1])


def _content(clause: Clause, frame: Frame) -> str:
    """The infinitive of the predicate, in the words of our own table."""
    if "content" in frame:
        return str(frame["content"])
    tokens, at = clause.tokens, clause.predicate.at
    said = [t.low for t in tokens[max(0, at - 3) : at]]
    fits = [
        (len(nominal), len(verb), " ".join((*nominal, verb)))
        for nominal, verb in _stems_of(_EYLE.sub("et", tokens[at].low), tuple(frame["stems"]))
        if all(any(w.startswith(n) for w in said) for n in nominal)
    ]
    stem = max(fits)[2] if fits else "ol"
    last = next((c for c in reversed(stem) if c in "aeıioöuü"), "a")
    return str(stem + ("mak" if last in "aıou" else "mek"))


_EYLE = lazy(r"^eyle(?=[dm])")


@lru_cache(maxsize=1 << 12)
def _stems_of(low: str, stems: tuple[str, ...]) -> list[tuple[list[str], str]]:
    """Those of some stems that a word may be a form of, each parted into its nominal part and its verb."""
    parted = [(nominal, verb) for *nominal, verb in map(str.split, stems)]
    return [(nominal, verb) for nominal, verb in parted if form_of(low, verb)]
