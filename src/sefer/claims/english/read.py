"""One English sentence -> its drafts: clauses told, noun phrases told, who is made to say it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from sefer.claims.drafts import Draft
from sefer.claims.english.agreed.deeds import agreement, charged, event, order
from sefer.claims.english.command.commands import post
from sefer.claims.english.command.heads import headed
from sefer.claims.english.command.phrases import phrases
from sefer.claims.english.command.successions import command, under_whom
from sefer.claims.english.fighting.fights import engagement
from sefer.claims.english.fighting.nominal import nominal, set_going, there_was
from sefer.claims.english.formations.belongings import beside, in_brackets
from sefer.claims.english.formations.organizations import organization
from sefer.claims.english.men.figures import capture, strength, with_men
from sefer.claims.english.men.losses import loss
from sefer.claims.english.men.tolls import costs, gapped
from sefer.claims.english.moves.comings import comings
from sefer.claims.english.moves.locations import location
from sefer.claims.english.moves.moves import movement
from sefer.claims.english.sentence.carried import carry, resolved
from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.clauses import Sentence
from sefer.claims.english.sentence.slots import dated
from sefer.claims.english.sentence.table import words
from sefer.claims.english.sentence.verbs import Frame, is_verb
from sefer.claims.headcounts import headcounts
from sefer.claims.postings import posted
from sefer.claims.sequences import sequences
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.model import Mention, PersonValue, Reading, Span

_TELLING = ("unit", "force", "person", "place", "quantity", "figure", "polity")


def read(tokens: list[Token], story: Story) -> list[Draft]:
    """The drafts of one sentence; what it says of who acted is left in the story."""
    if not any(t.kind in _TELLING or t.kind == "date" for t in tokens) or not any(
        is_verb(t.low) or t.low in ("under", "of", "with") or " were " in t.low for t in tokens
    ):
        story.remember(tokens)
        return []
    tokens = resolved(tokens, story)
    sentence = Sentence(_without_brackets(tokens))
    sentence.told = list(sentence.clauses())
    drafts = list(sequences(tokens, story.date))
    _report(sentence)
    for n, clause in enumerate(sentence.told):
        clause.post_of = story.post_of
        told = list(_tell(clause))
        if n:
            _share_day(sentence.told[n - 1], clause, told)
        drafts += told
    spoken = _spoken(sentence.tokens)
    drafts += [
        *phrases(sentence),
        *nominal(sentence),
        *comings(sentence),
        *headed(sentence),
        *beside(sentence),
        *_bracketed(tokens),
        *in_brackets(tokens),
    ]
    drafts = posted(tokens, headcounts(tokens, drafts, "en"), "en", partial(post, None))
    drafts = _unique(_one_fight(drafts))
    for draft in drafts:
        if spoken is not None and draft.polarity == "asserted" and draft.kind != "sequence":
            draft.polarity, draft.said_by = "reported", spoken or None
    story.note_posts(drafts, sentence.tokens)
    carry(sentence, story)
    return drafts


def _share_day(last: Clause, clause: Clause, told: list[Draft]) -> None:
    """ "Attacked the town on 20 July and lost 2,845 men": what a fight cost who fought it is of its day."""
    joined = clause.verb.start > 0 and clause.tokens[clause.verb.start - 1].low == "and"
    if not joined or clause.subject != last.subject or not any(f["kind"] == "engagement" for f in last.frames):
        return
    for made in told:
        if made.kind in ("loss", "capture") and not made.slots.get("date"):
            made.date(dated(last))


def _is_bound(clause: Clause, draft: Draft) -> bool:
    """ "Losses did not exceed 1,500": the figure bears the negation."""
    return clause.status == "negated" and draft.kind in ("loss", "strength") and clause.verb.lemma in _REACHING


_REACHING = ("exceed", "surpass", "reach", "pass")


def hear(reading: Reading, sentence: Span, mentions: Sequence[Mention], story: Story) -> None:
    """Leave in the story that somebody acts whom no mention reads: who "he" is then, nobody can say."""
    story.units.pop("he", None)


def _tell(clause: Clause) -> Iterator[Draft]:
    if clause.status == "silent" or not (clause.frames or any(t.kind == "fight" for t in clause.subjects)):
        return
    told = []
    for frame in clause.frames:
        told += list(_TELLERS[frame["kind"]](clause, frame))
    told += [
        *costs(clause),
        *gapped(clause),
        *under_whom(clause),
        *charged(clause),
        *there_was(clause),
        *set_going(clause),
    ]
    special = {d.kind for d in told} - {"event"}
    told += with_men(clause)  # "was at Arras with 12,000 men": where it was is told as well
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
        elif said in _UNTRUE and clause.status == "asserted":
            clause.status = "negated"
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
_UNTRUE = ("untrue", "false")
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
