"""Fights told by a noun: "the attack of the 5th Division on X", "the storming of X by the 2nd Brigade", "there was fighting at X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sefer.claims.drafts import Draft
from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.roles import listed
from sefer.claims.english.sentence.slots import FORCES, dated, draft, edtf, named, where
from sefer.claims.english.sentence.table import words
from sefer.claims.tokens import Token

if TYPE_CHECKING:
    from sefer.claims.english.sentence.clauses import Sentence

_TAKINGS = ("capture", "storming", "seizure", "occupation", "recapture", "conquest")
_ARTICLES = words("articles", "words")
_REACH = 9  # words from a fight to whom or what it met
# what says that a fight did not come about, or not yet: before it, behind it
_UNDONE = frozenset(
    ("planned", "plan", "plans", "intended", "proposed", "projected", "threatened", "expected", "ordered", "order", "orders",
     "prepared", "preparations", "preparation", "possible", "failed", "for", "before", "until", "no", "not", "without", "despite", "if")
)  # fmt: skip
_CALLED_OFF = ("forbid", "order", "plan", "propose", "fix", "prepare", "decide")
_OFF = frozenset(
    ("postponed", "cancelled", "canceled", "countermanded", "abandoned", "called", "put", "deferred", "delayed")
)


def nominal(sentence: Sentence) -> Iterator[Draft]:
    """Every fight that a noun phrase tells with who fought and where, or with whom; where no verb tells it."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.kind == "fight":
            by, on = attackers(tokens, sentence.gov, at)
        elif token.low in _TAKINGS:
            by, on = _taken(tokens, sentence.gov, at)
        else:
            continue
        if not by or not on or _is_undone(sentence, at):
            continue
        forces = [t for t in on if t.kind != "place"]
        places = [t for t in on if t.kind == "place"][:1]
        taken = f"taken by {by[0].name}" if token.low in _TAKINGS else None
        slots: dict[str, object] = {
            "parties": [t.name for t in (*by, *forces)],
            "place": named(places),
            "date": None,
            "outcome": taken,
        }
        made = draft("engagement", slots, None, parties=[*by, *forces], place=places)
        made.fill("", token)
        made.date(day_behind(tokens, max(tokens.index(t) for t in (*by, *on))) or _opening(sentence, at))
        yield made


def attackers(tokens: Sequence[Token], gov: Sequence[str], at: int) -> tuple[list[Token], list[Token]]:
    """Who made the attack that a noun tells, and whom or what it met: "attack of the 5th Division on X"."""
    by = behind(tokens, gov, at, ("of", "by"), FORCES)
    start = tokens.index(by[-1]) if by else at
    for i in range(start + 1, min(len(tokens), start + _REACH)):
        if tokens[i].kind in ("mark", "date") or tokens[i].low in ("and", "which", "who"):
            break
        if tokens[i].low in ("on", "upon", "against"):
            return by, behind(tokens, gov, i - 1, (tokens[i].low,), ("place", *FORCES))
    return by, []


def _taken(tokens: Sequence[Token], gov: Sequence[str], at: int) -> tuple[list[Token], list[Token]]:
    """ "the capture of X by the 5th Division": the taker, and the place."""
    on = behind(tokens, gov, at, ("of",), ("place",))
    start = tokens.index(on[0]) if on else at
    for i in range(start + 1, min(len(tokens), start + 5)):
        if tokens[i].low == "by":
            return behind(tokens, gov, i - 1, ("by",), FORCES), on
        if tokens[i].kind not in ("word", "date"):
            break
    return [], on


def behind(
    tokens: Sequence[Token], gov: Sequence[str], at: int, heads: Sequence[str], kinds: Sequence[str]
) -> list[Token]:
    """The nouns of a kind right behind a word and one of these prepositions."""
    if at + 2 >= len(tokens) or tokens[at + 1].low not in heads:
        return []
    i = at + 2
    while i < len(tokens) and tokens[i].kind == "word" and (tokens[i].low in _ARTICLES or tokens[i].text[0].isupper()):
        i += 1
    if i >= len(tokens) or tokens[i].kind not in kinds:
        return []
    return [tokens[k] for k in listed(tokens, gov, i, i, len(tokens))]


def day_behind(tokens: Sequence[Token], at: int) -> Token | None:
    """The day told right behind: "on 3 May"."""
    rest = tokens[at + 1 : at + 4]
    dates = [t for t in rest if t.kind == "date"]
    return dates[0] if dates and rest[0].low in ("on", "in", "of") else None


def _opening(sentence: Sentence, at: int) -> Token | None:
    """ "The offensive opened on 5 May with the attack of X on Y": the day of what opened with it."""
    opened = (c for c in sentence.told if at in c.after and c.verb.lemma in ("open", "begin", "start", "end"))
    return next((dated(c) for c in opened if sentence.gov[at] == "with"), None)


def _is_undone(sentence: Sentence, at: int) -> bool:
    """Is a fight only planned, or told by the verb itself?"""
    tokens = sentence.tokens
    if any(t.low in _UNDONE for t in tokens[max(0, at - 5) : at]):
        return True
    for clause in sentence.told:
        inside = at in clause.subject or at in clause.after or clause.before.start <= at < clause.verb.start
        told = any(f["kind"] in ("engagement", "order") for f in clause.frames)
        if inside and (told or clause.status not in ("asserted", "reported") or clause.verb.lemma in _CALLED_OFF):
            return True
        if inside and tokens[clause.verb.at].low in _OFF:
            return True
    return False


_MARCHES = ("advance", "retreat", "withdrawal", "march", "retirement")


def set_going(clause: Clause) -> Iterator[Draft]:
    """ "The retreat of the Turks to X began on 3 May": a march told by a noun, on the day on which it began."""
    tokens, date = clause.tokens, dated(clause)
    at = next((i for i in clause.before if tokens[i].low in _MARCHES), None)
    if at is None or clause.verb.lemma not in ("begin", "start") or date is None or clause.status != "asserted":
        return
    who = behind(tokens, clause.gov, at, ("of",), FORCES)
    ahead = [i for i in range(at + 1, clause.verb.start) if tokens[i].kind == "place"]
    source, to = ([tokens[i] for i in ahead if clause.gov[i] == role][:1] for role in ("from", "to"))
    if who and (source or to):
        slots: dict[str, object] = {
            "subject": named(who), "from": named(source), "via": [], "to": named(to), "mode": None, "depart": edtf(date), "arrive": None,
        }  # fmt: skip
        made = draft("movement", slots, clause, subject=who, source=source, to=to)
        made.fill("depart", date)
        yield made


def there_was(clause: Clause) -> Iterator[Draft]:
    """ "There was heavy fighting at X on 3 May": a fight that is only said to have been, at a place."""
    tokens, verb = clause.tokens, clause.verb
    if verb.lemma != "be" or clause.passive or verb.start == 0 or tokens[verb.start - 1].low != "there":
        return
    fight = next((i for i in clause.after if tokens[i].kind == "fight"), None)
    plain = fight is not None and all(
        t.kind == "word" and t.low not in ("no", "little") for t in tokens[verb.end + 1 : fight]
    )
    places, date = where(clause), dated(clause)
    if plain and places and date is not None and clause.status in ("asserted", "reported"):
        slots: dict[str, object] = {"parties": [], "place": named(places), "date": edtf(date), "outcome": None}
        yield draft("engagement", slots, clause, place=places, date=[date])


HAPPENINGS = {"fall", "capture", "occupation", "collapse", "surrender", "capitulation", "death", "abdication"}


def happened(tokens: Sequence[Token], at: int) -> Iterator[Draft]:
    """ "the collapse of the Empire in 1917", "the fall of Kut on 29 April 1916": what a noun dates."""
    rest = tokens[at + 1 : at + 6]
    of = 1 + (len(rest) > 1 and rest[1].low == "the")
    if len(rest) < of + 3 or rest[0].low != "of" or rest[of + 1].low not in ("on", "in") or rest[of + 2].kind != "date":
        return
    what, date = rest[of], rest[of + 2]
    if what.kind == "place" and tokens[at].low in ("fall", "capture", "occupation"):
        slots: dict[str, object] = {"parties": [], "place": what.name, "date": None, "outcome": "taken"}
        made = draft("engagement", slots, None, place=[what])
    elif what.kind in (*FORCES, "person", "polity"):
        made = draft(
            "event",
            {"date": None, "place": None, "subject": what.name, "content": tokens[at].low},
            None,
            subject=[what],
        )
    else:
        return
    made.date(date)
    made.fill("", tokens[at])
    if made.slots["date"] is not None:
        yield made
