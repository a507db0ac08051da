"""One English sentence -> its drafts: clauses told, noun phrases told, who is made to say it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sefer.claims.drafts import Draft
from sefer.claims.english.clause import Clause
from sefer.claims.english.clauses import Sentence
from sefer.claims.english.commands import command, post
from sefer.claims.english.deeds import agreement, event, order
from sefer.claims.english.fights import engagement
from sefer.claims.english.figures import capture, costs, gapped, loss, strength, with_men
from sefer.claims.english.moves import location, movement
from sefer.claims.english.organizations import organization
from sefer.claims.english.phrases import phrases
from sefer.claims.english.table import section, words
from sefer.claims.english.tokens import NO_NAMES, standing_for
from sefer.claims.english.verbs import Frame, is_verb
from sefer.claims.sequences import sequences
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.model import Mention, PersonValue, Reading, Span

_TELLING = ("unit", "force", "person", "place", "quantity", "figure", "polity")


def read(tokens: list[Token], story: Story) -> list[Draft]:
    """The drafts of one sentence; what it says of who acted is left in the story."""
    if not any(t.kind in _TELLING or t.kind == "date" for t in tokens) or not any(
        is_verb(t.low) or t.low in ("under", "of", "with") for t in tokens
    ):
        story.remember(tokens)
        return []
    tokens = resolved(tokens, story)
    sentence = Sentence(_without_brackets(tokens))
    sentence.told = list(sentence.clauses())
    drafts = list(sequences(tokens, story.date))
    _report(sentence)
    for clause in sentence.told:
        drafts += _tell(clause)
    spoken = _spoken(sentence.tokens)
    drafts += [*phrases(sentence), *_bracketed(tokens)]
    drafts = _unique(_one_fight(drafts))
    for draft in drafts:
        if spoken is not None and draft.polarity == "asserted" and draft.kind != "sequence":
            draft.polarity, draft.said_by = "reported", spoken or None
    _carry(sentence, story)
    return drafts


def _is_bound(clause: Clause, draft: Draft) -> bool:
    """ "Losses did not exceed 1,500": the figure bears the negation."""
    return clause.status == "negated" and draft.kind in ("loss", "strength") and clause.verb.lemma in _REACHING


_REACHING = ("exceed", "surpass", "reach", "pass")


def hear(reading: Reading, sentence: Span, mentions: Sequence[Mention], story: Story) -> None:
    """Leave in the story that somebody acts whom no mention reads: who "he" is then, nobody can say."""
    story.units.pop("he", None)


def _tell(clause: Clause) -> Iterator[Draft]:
    if clause.status == "silent" or not clause.frames:
        return
    told = []
    for frame in clause.frames:
        told += list(_TELLERS[frame["kind"]](clause, frame))
    told += [*costs(clause), *with_men(clause), *gapped(clause)]
    special = {d.kind for d in told} - {"event"}
    for draft in told:
        if draft.kind == "event" and special & {
            "engagement",
            "loss",
            "movement",
            "agreement",
            "command",
            "organization",
        }:
            continue
        if draft.kind == "location" and special & {"command", "strength"}:
            continue
        if clause.status == "reported":
            draft.polarity, draft.said_by = "reported", clause.said_by or None
        elif draft.polarity == "asserted" and not _is_bound(clause, draft):
            draft.polarity = clause.status
        yield draft


_TELLERS: dict[str, Callable[[Clause, Frame], Iterator[Draft]]] = {
    "movement": movement,
    "location": location,
    "command": command,
    "organization": organization,
    "strength": strength,
    "loss": loss,
    "capture": capture,
    "engagement": engagement,
    "order": order,
    "agreement": agreement,
    "event": event,
}


def _one_fight(drafts: list[Draft]) -> list[Draft]:
    """ "They attacked there and were repulsed": how a fight ended is part of it."""
    out: list[Draft] = []
    for draft in drafts:
        last = next((d for d in reversed(out) if d.kind == "engagement"), None) if draft.kind == "engagement" else None
        same = (
            last is not None
            and draft.polarity == last.polarity
            and set(draft.slots["parties"]) <= set(last.slots["parties"])
        )
        if (
            last is None
            or not same
            or (draft.slots["place"] and draft.slots["place"] != last.slots["place"])
            or not draft.slots["parties"]
        ):
            out.append(draft)
            continue
        last.slots["outcome"] = last.slots["outcome"] or draft.slots["outcome"]
        last.slots["date"] = last.slots["date"] or draft.slots["date"]
        last.filled += draft.filled
    return out


def _unique(drafts: list[Draft]) -> list[Draft]:
    """A command or a strength told by a verb and by its noun phrase is one claim."""
    out: list[Draft] = []
    for draft in drafts:
        if (
            draft.kind == "loss"
            and draft.slots.get("subject") is None
            and any(_counts_the_same(d, draft) for d in drafts)
        ):
            continue
        keys = ("subject", "object") if draft.kind == "command" else ("subject", "values")
        same = [d for d in out if d.kind == draft.kind and all(d.slots.get(k) == draft.slots.get(k) for k in keys)]
        if draft.kind in ("command", "strength") and same:
            continue
        out.append(draft)
    return out


def _counts_the_same(one: Draft, other: Draft) -> bool:
    """Does a loss of somebody hold the figures of one of nobody: "lost 125 men killed and wounded"?"""
    spans = [{(s, e) for slot, s, e in d.filled if slot == "values"} for d in (one, other)]
    return one.kind == "loss" and one.slots.get("subject") is not None and spans[1] <= spans[0]


# ---- brackets, reports


def _without_brackets(tokens: list[Token]) -> list[Token]:
    """The sentence without what stands in brackets, unless figures of a force stand there."""
    out: list[Token] = []
    depth = 0
    for i, token in enumerate(tokens):
        if token.text == "(":
            inner = tokens[i + 1 : i + 2]
            if inner and inner[0].kind == "quantity" and i and tokens[i - 1].kind in ("unit", "force"):
                out.append(token)
                continue
            depth += 1
        if depth == 0 and token.text != ")":
            out.append(token)
        if token.text == ")" and depth:
            depth -= 1
    return out


def _bracketed(tokens: list[Token]) -> Iterator[Draft]:
    """ "the 2nd Brigade (Colonel X)": who stands in brackets behind a formation commands it."""
    for i in range(len(tokens) - 3):
        force, mark, person, end = tokens[i : i + 4]
        value = person.mention.value if person.mention else None
        ranked = isinstance(value, PersonValue) and value.rank is not None
        if force.kind in ("unit", "force") and mark.text == "(" and ranked and end.text in "),":
            yield post(None, person, force)


def _report(sentence: Sentence) -> None:
    """ "Oyama reports that ...": what follows is his, up to the end of the sentence; "if ..." says nothing."""
    tokens = sentence.tokens
    speaker: str | None = None
    for n, clause in enumerate(sentence.told):
        low = range(clause.before.start, clause.verb.start)
        if any(tokens[i].low in words("breaks", "condition") for i in low) or (
            clause.verb.aux[:1] == ("had",) and clause.verb.start == 0
        ):
            clause.status = "silent"
        last = sentence.told[n - 1] if n else None
        if (
            last is not None
            and last.status == "planned"
            and any(tokens[i].low in ("before", "until", "when", "once") for i in low)
        ):
            clause.status = "silent"
        said = next((tokens[i - 1].low for i in low if i and tokens[i].low == "that"), "")
        if said in _CLAIMS and clause.status == "asserted":
            clause.status, clause.said_by = "reported", ""
        elif said in _THOUGHTS:
            clause.status = "silent"
        if speaker is not None and clause.status == "asserted":
            clause.status, clause.said_by = "reported", speaker
        if clause.verb.lemma in words("saying", "verbs") and _says(sentence, n):
            who = clause.subjects[:1]
            agent = clause.phrases(("person", "unit", "force"), "by", ahead=False)
            speaker = (
                (agent[0].name if agent else "")
                if clause.passive
                else who[0].name
                if who
                else _word_before(tokens, clause.verb.start)
            )


_CLAIMS = (
    "claim",
    "claims",
    "report",
    "reports",
    "statement",
    "assertion",
    "allegation",
    "rumour",
    "rumours",
    "news",
    "story",
)
_THOUGHTS = (
    "hope",
    "hopes",
    "fear",
    "fears",
    "possibility",
    "idea",
    "danger",
    "chance",
    "proposal",
    "suggestion",
    "expectation",
)


def _says(sentence: Sentence, n: int) -> bool:
    clause, tokens = sentence.told[n], sentence.tokens
    ahead = tokens[clause.verb.end + 1 : clause.verb.end + 7]
    if clause.passive:
        by = bool(ahead) and ahead[0].low == "by" and any(t.low == "that" for t in ahead)
        return by or (bool(ahead) and ahead[0].low == "that")
    lemma = clause.verb.lemma
    if lemma in (
        "hold",
        "record",
        "note",
        "tell",
        "inform",
        "learn",
        "say",
        "believe",
        "recall",
        "argue",
        "write",
        "maintain",
    ):
        return any(t.low == "that" or t.text == ":" for t in ahead[:5]) or (
            lemma in ("say", "write") and n + 1 < len(sentence.told) and len(ahead) > 0 and ahead[0].kind != "mark"
        )
    return any(t.low == "that" or t.text == ":" for t in ahead[:4])


def _word_before(tokens: Sequence[Token], at: int) -> str:
    return tokens[at - 1].text if at and tokens[at - 1].text[0].isupper() else ""


_NATIONAL = ("ish", "ian", "ese", "german", "french", "greek", "soviet", "ottoman", "arab", "official")


def _spoken(tokens: Sequence[Token]) -> str | None:
    """ "According to the Russian report, ...": who says the whole sentence; None where nobody is named."""
    for i, token in enumerate(tokens[:-1]):
        if token.low == "according" and tokens[i + 1].low == "to":
            rest = [t for t in tokens[i + 2 : i + 7] if t.low not in ("the", "a", "one", "his", "its")]
            if (
                rest
                and rest[0].kind in ("place", "word")
                and rest[0].text[0].isupper()
                and not rest[0].low.endswith(_NATIONAL)
            ):
                return rest[0].text  # "According to Erickson the Turkish Sixth Army ..."
            named = next((t.name for t in rest if t.kind in ("person", "unit", "force", "polity")), None)
            return named or next((t.text for t in rest if t.text[0].isupper()), "")
    return None


# ---- the story


def resolved(tokens: list[Token], story: Story) -> list[Token]:
    """Pronouns and "the division" stand for the force that was named last; what nobody named stands for itself."""
    out: list[Token] = []
    acted = story.actor is not None
    known = dict(story.units)
    actor, place = known.get("acting") if acted else None, story.place
    he = known.get("he") if acted else None
    beside = story.beside if actor is not None and actor is story.actor else ()
    here_acts = placed = False
    people: set[str] = set()
    here: list[Token] = []  # the forces of this sentence, those that act first
    for i, token in enumerate(tokens):
        meant: Token | None = None
        if token.kind == "pronoun":
            meant = (here[0] if here else actor) if token.low in ("it", "they") else he if token.low == "he" else None
            others = _beside(out, here[0]) if here else beside
            if others and meant is not None and token.low in ("it", "they"):
                both = token.low == "they" and all(t.kind in ("unit", "force") for t in others)
                out += _all_of(token, [meant, *others]) if both else [token]
                continue
            if token.low == "he" and out and out[-1].low in _OF_EITHER and len(people) > 1:
                meant = None  # "A ordered B to march on C, which he reached"
        elif token.kind == "word" and token.low in ("its", "their") and (here or actor is not None):
            after = tokens[i + 1 : i + 4]
            if any(
                t.kind == "losses" or t.low in ("strength", "commander", "chief", "headquarters", "hands")
                for t in after
            ):
                meant = here[0] if here else actor
                others = _beside(out, here[0]) if here else beside
                if others and token.low == "their" and all(t.kind in ("unit", "force") for t in others):
                    out += _all_of(token, [t for t in (meant, *others) if t is not None])
                    continue
                meant = None if others else meant
        elif token.kind == "force" and out and out[-1].low in ("the", "this", "that"):
            echelon = section("forces")["echelons"].get(token.low)
            meant = known.get(echelon) if echelon else None
        elif (
            token.kind == "word"
            and token.low in ("town", "city", "village")
            and out
            and out[-1].low in ("the", "this")
            and place is not None
        ):
            behind = tokens[i + 1].low if i + 1 < len(tokens) else ""
            meant = place if behind != "of" and (i + 1 >= len(tokens) or tokens[i + 1].kind != "place") else None
        out.append(standing_for(token, meant) if meant is not None else token)
        if token.kind == "unit" and token.echelon:
            known[token.echelon] = token
        if token.kind == "place" and not (i and tokens[i - 1].low == "the"):
            place = token if place is None or place.name == token.name or not placed else None
            placed = True
        if token.kind in ("unit", "force"):
            here = [*here, out[-1]] if here and not _led(out[:-1]) and here_acts else here or [out[-1]]
            if not here_acts and not _led(out[:-1]):
                here, here_acts = [out[-1]], True
        people |= {token.name} if token.kind == "person" else set()
        if token.kind == "person" and not _led(out[:-1]):
            he = token
    return [replace(t, kind="word") if t.kind == "pronoun" and t.low == "i" else t for t in out]


def _beside(before: list[Token], first: Token) -> tuple[Token, ...]:
    """ "The 4th and 12th Regiments": the forces that are joined to the first of a sentence."""
    at = next((i for i, t in enumerate(before) if t is first), len(before))
    out: list[Token] = []
    while at + 1 < len(before) and before[at + 1].low in ("and", ","):
        behind = next((i for i in range(at + 2, min(at + 4, len(before))) if before[i].low not in _JOINING), None)
        if behind is None or before[behind].kind not in ("unit", "force"):
            break
        out.append(before[behind])
        at = behind
    return tuple(out)


_JOINING = ("the", "and", ",")


def _all_of(pronoun: Token, meant: list[Token]) -> list[Token]:
    """A pronoun as all the forces that it means, joined as in a list."""
    joint = Token("word", pronoun.end, pronoun.end, "and", "and", frozenset({"word"}), "and")
    told = [replace(standing_for(pronoun, one), low=one.low) for one in meant]
    return [t for one in told for t in (joint, one)][1:]


_OF_EITHER = ("which", "where", "whom", "that")


def _led(before: list[Token]) -> bool:
    """Does a preposition or a verb stand right before the noun phrase that begins here?"""
    for token in reversed(before):
        if token.kind != "word":
            return False
        if token.low in words("articles", "words") or (token.low not in _PREPOSITIONS and not is_verb(token.low)):
            if token.low not in words("articles", "words") and token.low in ("and", "but", "while", "when"):
                return False
            continue
        return True
    return False


_PREPOSITIONS = {p.split()[-1] for found in section("prepositions").values() for p in found}


def _opens_with_stranger(sentence: Sentence) -> bool:
    """ "Sherman succeeded him": does a name act that nothing tells to be one?"""
    first = next((c for c in sentence.told if c.verb.form == "finite" and c.relative is None), None)
    if first is None or first.subject or not 0 < first.verb.start < 4:
        return False
    name = sentence.tokens[first.verb.start - 1]
    return name.kind == "word" and name.text[0].isupper() and name.low not in NO_NAMES


def _carry(sentence: Sentence, story: Story) -> None:
    """Who acted last, and the units, place and date met last."""
    story.units.pop("acting", None)
    for clause in sentence.told:
        if clause.verb.form == "finite" and clause.relative is None:
            who = next((t for t in clause.subjects if t.kind in ("unit", "force", "person")), None)
            story.actor = who or story.actor
            story.beside = tuple(t for t in clause.subjects if t is not who and t.kind in ("unit", "force", "person"))
            if who is not None and clause.subjects[0] is who:
                story.units["he" if who.kind == "person" else "acting"] = who
    if _opens_with_stranger(sentence):
        story.units.pop("he", None)  # "he" of the next sentence may be the man whom no mention reads
    first = next((t for t in sentence.tokens if t.kind in ("unit", "force")), None)
    if (
        first is not None
        and "acting" not in story.units
        and (story.actor is None or not any(c.subject for c in sentence.told))
    ):
        story.actor = story.units["acting"] = first
    for token in sentence.tokens:
        if token.kind == "unit" and token.mention is not None:
            story.units[token.echelon] = token
        elif token.kind == "date":
            story.date = token
    towns = [
        t
        for i, t in enumerate(sentence.tokens)
        if t.kind == "place" and not (i and sentence.tokens[i - 1].low == "the")
    ]
    if towns:  # of several nobody can say which "the town" is
        story.place = towns[-1] if len({t.name for t in towns}) == 1 else None
