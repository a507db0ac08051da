"""Orders, agreements, and dated events of any other kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.claims.drafts import Draft
from sefer.claims.english.fighting.fights import battle
from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.slots import FORCES, dated, draft, edtf, named, where
from sefer.claims.english.sentence.table import words
from sefer.claims.english.sentence.verbs import Frame
from sefer.claims.tokens import Token
from sefer.grammars.names import countries
from sefer.messages.fairness import quoted

ACTING = (*FORCES, "person", "polity")


def order(clause: Clause, frame: Frame) -> Iterator[Draft]:
    """ "X ordered the 19th Brigade to cross", "the I Corps was directed to seize", "received orders to"."""
    tokens, verb = clause.tokens, clause.verb
    near = tokens[verb.end + 1 : _past(tokens, verb.end + 1, verb.end + 16)]
    to_do = [t.low for t in near]
    if frame["sense"] == "given":
        issuer = clause.phrases(("person", "polity"), "by", ahead=False)[:1]
        to = clause.phrases((*FORCES, "person"), "to", "for", ahead=False)[:1]
        if not any(tokens[i].low in ("orders", "order", "instructions") for i in clause.before) or "to" not in to_do:
            return
    elif frame["sense"] == "receive":
        receiving = "receive" in verb.lemma or clause.passive or verb.lemma == "get"
        issuer = (
            clause.phrases(("person", "polity", "unit"), "from", ahead=False)[:1]
            if receiving
            else [t for t in clause.subjects if t.kind in ("person", "polity", "unit")][:1]
        )
        to = (
            [t for t in clause.subjects if t.kind in (*FORCES, "person")]
            if receiving
            else clause.phrases((*FORCES, "person"), "to", "for", ahead=False)
        )
        if not receiving and not (to or "to" in to_do or "that" in to_do or "for" in to_do):
            return
    else:
        if verb.form not in ("finite", "ing"):
            return
        if clause.passive:
            to, issuer = (
                [t for t in clause.subjects if t.kind in (*FORCES, "person")],
                clause.phrases(("person", "polity"), "by", ahead=False)[:1],
            )
        else:
            to, issuer = (
                clause.objects(*FORCES, "person"),
                [t for t in clause.subjects if t.kind in ("person", "polity", "unit")][:1],
            )
        demanded = (
            "to" in to_do
            or "that" in to_do
            or bool(clause.objects("fight"))
            or any(w in to_do for w in (*_WAYS, "withdrawal", "retreat", "advance"))
            or (clause.passive and bool(clause.phrases(("place",), "on", "against", "to", ahead=False)))
        )
        if (
            verb.lemma in ("direct", "command") and not clause.passive
        ):  # "directed the battle", "directed the fire to the left"
            demanded = to_do[:1] == ["that"] or (bool(to) and tokens[clause.after.stop :][:1] != [] and _opens(clause))
        if (
            not demanded
            or not (issuer or to)
            or (verb.lemma in ("request", "ask", "urge", "forbid", "command", *_TOLD) and not (to and "to" in to_do))
        ):
            return
        if not clause.passive and not issuer:
            return
    if not (issuer or to):
        return
    date = dated(clause)
    what = _content(clause)
    said = " ".join(t.text for t in what)
    neutral = said and quoted(said) == said
    slots = {"issuer": named(issuer), "recipient": named(to), "date": edtf(date), "content": said if neutral else None}
    made = draft("order", slots, clause, issuer=issuer, recipient=to)
    if neutral:
        made.fill("content", what[0], what[-1])
    elif not what and clause.passive:
        made.fill("", *clause.phrases(("place",), "on", "against", "to", ahead=False)[:1])
    if date is not None:
        made.fill("date", date)
    yield made


def _opens(clause: Clause) -> bool:
    """Does an infinitive follow at the end of a clause: "directed the brigade to cross"?"""
    tokens, stop = clause.tokens, clause.after.stop
    ahead = [tokens[i].low for i in (stop - 1, stop) if 0 <= i < len(tokens)]
    return "to" in ahead and bool(_content(clause))


def charged(clause: Clause) -> Iterator[Draft]:
    """ "The 1st Division was sent from X with instructions to cut the railway": an order to whom is sent."""
    tokens = clause.tokens
    at = next((i for i in clause.after if tokens[i].low in ("instructions", "orders")), None)
    if at is None or tokens[at - 1].low != "with" or [t.low for t in tokens[at + 1 : at + 2]] != ["to"]:
        return
    to = [t for t in clause.subjects if t.kind in (*FORCES, "person")] if clause.passive else []
    if to:
        slots = {"issuer": None, "recipient": named(to), "date": None, "content": None}
        made = draft("order", slots, clause, recipient=to)
        made.fill("", tokens[at])
        yield made


_TOLD = ("tell", "detail")


_ELSEWHERE = frozenset(
    ("and", "but", "while", "when", "which", "who", "whose", "as", "before", "after", "if", "because")
)
_DEMAND = 14  # words


def _content(clause: Clause) -> Sequence[Token]:
    """What is demanded: the infinitive behind the order with what belongs to it, up to a mark or another clause."""
    tokens = clause.tokens
    start = clause.verb.end + 1
    for i in range(start, min(len(tokens) - 1, _past(tokens, start, start + 13))):
        if (
            tokens[i].low == "to"
            and tokens[i + 1].kind == "word"
            and tokens[i + 1].low not in ("the", "a", "his", "their", "which", "whom", "him", "them")
        ):
            end = i + 2
            while end < min(len(tokens), i + _DEMAND) and not _stops(tokens[end]):
                end += 1
            return tokens[i : _without_ends(tokens, end)]
    way = next((i for i in range(clause.verb.end + 1, clause.after.stop) if tokens[i].low in _WAYS), None)
    end = next((i for i in clause.after if way is not None and i > way and _stops(tokens[i])), clause.after.stop)
    return tokens[way : _without_ends(tokens, end)] if way is not None else ()


def _past(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Where a stretch ends: at a semicolon, which closes what is demanded."""
    return next((i for i in range(start, min(stop, len(tokens))) if tokens[i].text == ";"), min(stop, len(tokens)))


_WAYS = ("forward", "back")  # "ordered the brigade back to Kars"


def _stops(token: Token) -> bool:
    return token.kind in ("mark", "date") or token.low in _ELSEWHERE


def _without_ends(tokens: Sequence[Token], end: int) -> int:
    while tokens[end - 1].low in ("on", "at", "in", "by", "the", "of"):
        end -= 1
    return end


# ---- agreements


def agreement(clause: Clause, frame: Frame) -> Iterator[Draft]:
    """ "An armistice was signed at Chatalja on 3 December 1912", "A and B concluded the Treaty of X"."""
    tokens = clause.tokens
    span = range(clause.before.start, clause.verb.start) if clause.passive else clause.after
    at = next((i for i in span if tokens[i].kind == "word" and tokens[i].low in words("agreements", "nouns")), None)
    if at is None or (clause.verb.lemma in ("make", "agree") and tokens[at].low == "peace"):
        return
    parties = [
        tokens[i]
        for i in (*clause.before, *clause.after)
        if (tokens[i].kind in (*FORCES, "polity", "place") or _is_state(tokens[i]))
        and (_between(clause, i) or (clause.passive and clause.gov[i] == "by"))
    ]
    if not clause.passive:
        acting = [t for t in clause.subjects if t.kind in ("polity", "place", "force", "person")]
        acting = _listed_states(tokens, clause.verb.start) or acting
        parties = acting + [p for p in parties if p not in acting]
    here = [t for t in where(clause) if t not in parties]
    date = dated(clause)
    title, cues = _title(clause, at)
    slots = {
        "parties": list(dict.fromkeys(p.name for p in parties)),
        "place": named(here),
        "date": edtf(date),
        "signatories": [],
        "title": title,
        "article": None,
    }
    made = draft("agreement", slots, clause, parties=parties, place=here)
    made.fill("", *cues)
    if date is not None:
        made.fill("date", date)
    if date is not None or parties or title:
        yield made


def _between(clause: Clause, at: int) -> bool:
    """Is a name governed by "between" or "with"?"""
    tokens = clause.tokens
    i = at - 1
    while i >= 0 and at - i < 9:
        if tokens[i].low in ("between", "with"):
            return True
        if (
            tokens[i].kind not in ("place", "polity", "force")
            and not _is_state(tokens[i])
            and tokens[i].low not in ("and", ",", "the")
        ):
            return False
        i -= 1
    return False


def _is_state(token: Token) -> bool:
    return (token.mention is None or token.kind == "place") and token.name in countries("en")


def _listed_states(tokens: Sequence[Token], end: int) -> list[Token]:
    """ "Russia and Turkey signed": the states that end a list right before a verb."""
    out: list[Token] = []
    at = end - 1
    while at >= 0 and (_is_state(tokens[at]) or (out and tokens[at].low in ("and", ",", "the"))):
        out[:0] = [tokens[at]] if _is_state(tokens[at]) else []
        at -= 1
    return out


def _title(clause: Clause, at: int) -> tuple[str | None, list[Token]]:
    """ "Treaty of Berlin", "Armistice of Mudros", "Brest-Litovsk Treaty"."""
    tokens = clause.tokens
    if (
        at + 2 < len(tokens)
        and tokens[at + 1].low == "of"
        and tokens[at + 2].text[0].isupper()
        and tokens[at].text[0].isupper()
    ):
        end = at + 3
        while end < len(tokens) and tokens[end].text[0].isupper() and tokens[end].kind in ("word", "place"):
            end += 1
        cues = list(tokens[at:end])
        return " ".join(t.text for t in cues), cues
    if at and tokens[at].text[0].isupper() and tokens[at - 1].text[0].isupper() and tokens[at - 1].low != "the":
        cues = list(tokens[at - 1 : at + 1])
        return " ".join(t.text for t in cues), cues
    return None, [tokens[at]]


# ---- events


def _dismissed(clause: Clause, date: Token | None) -> Iterator[Draft]:
    """ "X was relieved of his command", "removed X from the command of the army": the end of what somebody led."""
    tokens = clause.tokens
    of = any(
        clause.tokens[i].low in _POSTS and any(t.low in ("of", "from") for t in tokens[max(0, i - 4) : i])
        for i in clause.after
    )
    who = [t for t in (clause.subjects if clause.passive else clause.objects("person")) if t.kind == "person"][:1]
    if of and who and date is not None:
        slots = {"date": edtf(date), "place": None, "subject": named(who), "content": "was relieved of command"}
        yield draft("event", slots, clause, date=[date], subject=who)


_POSTS = ("command", "post", "duties", "duty", "appointment", "office", "position")
_OF_A_LIFE = ("kill", "wound", "die", "dismiss", "assassinate", "murder", "execute", "recall", "supersede")
_OF_FIGHTS = {"begin", "open", "start", "end", "cease", "break", "take", "last", "come"}


def event(clause: Clause, frame: Frame) -> Iterator[Draft]:
    tokens, lemma = clause.tokens, clause.verb.lemma
    if any(t.kind == "fight" for t in clause.subjects):
        if lemma in _OF_FIGHTS:
            yield from battle(clause)
        return
    had = clause.verb.form == "finite" or clause.verb.aux[:1] == ("having",)  # "Hale having been wounded on the 19th"
    if not had or clause.status not in ("asserted", "reported"):
        return
    behind = tokens[clause.verb.end + 1] if clause.verb.end + 1 < len(tokens) else None
    if behind is not None and behind.low == "to" and lemma in ("begin", "start", "cease"):
        return  # "had begun to fall back": what was begun is told itself
    date = dated(clause)
    if lemma in ("relieve", "remove"):
        yield from _dismissed(clause, date)
        return
    hurt = (
        lemma in ("kill", "wound") and clause.passive and clause.verb.form == "finite"
    )  # "Read was killed by a shell"
    if (date is None and not hurt and lemma not in ("surrender", "capitulate")) or lemma in _OF_FIGHTS - {
        "begin",
        "break",
    }:
        return
    who = [t for t in clause.subjects if t.kind in (*ACTING, "place")]
    if lemma in _OF_A_LIFE:
        who = [t for t in who if t.kind == "person"]
        if not who or (lemma != "die" and not clause.passive):
            return
    here = [t for t in where(clause) if t not in who]
    if not who and (not here or lemma in ("begin", "burn")):
        return
    what = " ".join(t.low for t in tokens[clause.verb.at : clause.verb.end + 1])
    slots = {"date": edtf(date), "place": named(here), "subject": named(who), "content": what}
    yield draft("event", slots, clause, date=[date] if date else [], place=here, subject=who)
