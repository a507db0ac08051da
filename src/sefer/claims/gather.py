"""The road from a reading to its claims: sentences, clauses, drafts, sources, the gate."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from sefer import __version__
from sefer.claims import english
from sefer.claims.arguments import subject
from sefer.claims.asides import without_asides
from sefer.claims.clauses import ACTORS, clauses
from sefer.claims.composition import compositions
from sefer.claims.drafts import Draft
from sefer.claims.gate import objection
from sefer.claims.lexicon import nameless
from sefer.claims.movements import standing
from sefer.claims.nominal import is_posts, nominal
from sefer.claims.phrases import phrases
from sefer.claims.sequences import sequences
from sefer.claims.sources import Citations
from sefer.claims.spine import Told, bound
from sefer.claims.story import Story
from sefer.claims.tokens import Token, tokens_of
from sefer.claims.told import tell
from sefer.claims.verbs import form_of
from sefer.claims.words import LANGUAGES, table
from sefer.letters import fold
from sefer.model import Claim, Context, Gathered, Mention, Reading, Span, Unread


@dataclass(frozen=True)
class _Told:
    sentence: Span
    draft: Draft


def gather(reading: Reading) -> Gathered:
    """The claims of a document in order, those that the gate refused, and what stayed unread."""
    told = [_Told(sentence, draft) for sentence, drafts in _sentences(reading) for draft in drafts]
    passed, refused = [], []
    citations, ordinals = Citations(reading), Counter[str]()
    used: set[int] = set()
    for one in told:
        claim = _claim(reading, one, citations, ordinals)
        reason = objection(reading, claim)
        if reason is None:
            passed.append(Told(claim, one.sentence, reading.document.text.rfind("\n", 0, one.sentence.start)))
            used |= {start for _, start, _ in one.draft.filled}
        else:
            refused.append((claim, reason))
    claims = sorted(bound(passed, reading.document.text), key=lambda c: (c.start, c.end, c.kind, c.id))
    return Gathered(tuple(claims), tuple(refused), tuple(_unread(reading, used)))


def _sentences(reading: Reading) -> Iterator[tuple[Span, list[Draft]]]:
    """Each sentence with its drafts; each language tells a story of its own."""
    stories = {language: Story() for language in LANGUAGES}
    starts, begins = [m.start for m in reading.mentions], [s.start for s in reading.sentences]
    text = reading.document.text
    paragraph: list[tuple[Span, list[Token]]] = []
    for part in reading.document.parts:
        if part.language not in LANGUAGES or part.kind in ("bibliography", "keywords", "table", "heading"):
            continue
        story, read = stories[part.language], english.read if part.language == "en" else _read
        for sentence in reading.sentences[bisect_left(begins, part.start) : bisect_left(begins, part.end)]:
            low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            tokens = _tokens(reading, sentence, reading.mentions[low:high], part.language)
            if story.turn(text.rfind("\n", 0, sentence.start)):
                yield from ((span, [draft]) for span, draft in compositions(paragraph))
                paragraph = []
            paragraph.append((sentence, tokens if part.language == "tr" else []))
            if tokens:
                yield sentence, list(_unique(read(tokens, story)))
    yield from ((span, [draft]) for span, draft in compositions(paragraph))


_LONGEST = 4_000  # characters; a longer run of words is a list or noise, no sentence: it stays unread


def _tokens(reading: Reading, sentence: Span, mentions: Sequence[Mention], language: str) -> list[Token]:
    """The tokens of a sentence that may say something, none of any other."""
    if sentence.end - sentence.start > _LONGEST:
        return []
    if language == "en":
        return english.tokens_of(reading, sentence, mentions) if english.is_worth(reading, sentence, mentions) else []
    return tokens_of(reading, sentence, mentions) if _is_worth(reading.document.text, sentence, mentions) else []


def _is_worth(text: str, sentence: Span, mentions: Sequence[Mention]) -> bool:
    """Does a sentence name anything, or else speak of unnamed forces, states or agreements?"""
    if any(m.type != "citation" for m in mentions):
        return True
    return nameless().search(text, sentence.start, sentence.end) is not None


def _read(tokens: list[Token], story: Story) -> list[Draft]:
    """The drafts of one sentence; what it says of who acted is left in the story."""
    tokens = story.resolved(tokens)
    main, asides = without_asides(tokens)
    drafts = [*nominal(tokens, story), *sequences(tokens, story.date), *standing(main)]
    if not is_posts(tokens):
        drafts += phrases(main)
    _date_commands(drafts, main, story)
    for aside in asides:
        drafts += aside.drafts(story)
    for clause in clauses(main):
        drafts += tell(clause, story)
        if clause.predicate.form.kind in ("finite", "future"):
            who = subject(clause, story, ACTORS)
            story.actor = who[0] if who else story.actor
    drafts = _whole_losses(_without_twins(drafts))
    _date_fights(drafts, main, story)
    _report(drafts, main, story)
    story.remember(main)
    return drafts


def _date_commands(drafts: list[Draft], tokens: list[Token], story: Story) -> None:
    """A post held while something is told to happen on a day is attested for that day."""
    commands = [draft for draft in drafts if draft.kind == "command"]
    if commands:
        signing = any(form_of(t.low, "imzala") for t in tokens)
        for draft in commands:
            at = min(start for _, start, _ in draft.filled)
            told = next((t for t in reversed(tokens) if t.kind == "date" and t.end <= at), None)
            draft.date(told or (story.date if signing else None))


_FIGHTS = ("çarpışma", "muharebe", "savaş", "çatışma", "taarruz", "saldırı", "hücum", "baskın")


def _date_fights(drafts: list[Draft], tokens: list[Token], story: Story) -> None:
    """ "Bu çarpışmada ...": losses and booty of the fight that was just told bear its day."""
    counted = [draft for draft in drafts if draft.kind in ("loss", "capture")]
    if counted and any(a.low in ("bu", "aynı") and b.low.startswith(_FIGHTS) for a, b in pairwise(tokens)):
        for draft in counted:
            draft.date(story.date)


def _without_twins(drafts: list[Draft]) -> list[Draft]:
    """One order told by its noun and its verb, one command by office and rank, is one claim: the fuller one stays."""
    out: list[Draft] = []
    for draft in drafts:
        twin = next((d for d in out if d.kind == draft.kind and draft.kind in _TWINS and not _rival(d, draft)), None)
        if twin is None:
            out.append(draft)
        elif len(draft.filled) > len(twin.filled):
            out[out.index(twin)] = draft
    return out


_TWINS = {
    "strength": ("subject", "values", "date"),
    "order": ("issuer", "recipient", "date"),
    "command": ("subject", "object", "date"),
}


def _rival(one: Draft, other: Draft) -> bool:
    keys = _TWINS[one.kind]
    if one.kind == "command" and one.slots.get("subject") != other.slots.get("subject"):
        return True
    return any(one.slots.get(k) and other.slots.get(k) and one.slots[k] != other.slots[k] for k in keys)


def _whole_losses(drafts: list[Draft]) -> list[Draft]:
    """Dead and wounded of one force told one after the other are one loss."""
    out: list[Draft] = []
    for draft in drafts:
        last = next((d for d in reversed(out) if d.kind == "loss"), None) if draft.kind == "loss" else None
        same = last is not None and last.slots["subject"] == draft.slots["subject"] and last.polarity == draft.polarity
        if last is None or not same or set(last.slots["values"]) & set(draft.slots["values"]):
            out.append(draft)
            continue
        last.slots["values"] |= draft.slots["values"]
        for slot in ("date", "place"):
            last.slots[slot] = last.slots[slot] or draft.slots[slot]
        last.filled += draft.filled
    return out


def _report(drafts: list[Draft], tokens: list[Token], story: Story) -> None:
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
    for draft in drafts:
        if source is not None and draft.polarity == "asserted" and min(s for _, s, _ in draft.filled) > source[1]:
            draft.polarity, draft.said_by = "reported", source[0]
    for draft in drafts:
        if story.speaker is not None and min(s for _, s, _ in draft.filled) > start and draft.polarity == "asserted":
            draft.polarity, draft.said_by = "reported", story.speaker or None


_TELLING = re.compile(
    r"(?:rapor|kaynak|kaynağ|iddia|ifade|beyan|hatıra|anı|tebliğ|bildiri|telgraf|mektub|açıklama)\w*[ae]"
)


def _according(tokens: list[Token]) -> tuple[str | None, int] | None:
    """ "Rus raporuna göre", "Allen'a göre": who says it, and where it begins; an order or a plan says nothing."""
    for before, token in pairwise(tokens):
        if token.low == "göre":
            if before.kind in ("person", "polity", "force") and before.has("dative"):
                return before.name, token.start
            if _TELLING.fullmatch(before.low):
                return None, token.start
    return None


def _unique(drafts: Iterable[Draft]) -> Iterator[Draft]:
    seen = set()
    for draft in drafts:
        key = (draft.kind, repr(sorted(draft.slots.items(), key=lambda s: s[0])), draft.polarity)
        if key not in seen:
            seen.add(key)
            yield draft


def _claim(reading: Reading, told: _Told, citations: Citations, ordinals: Counter[str]) -> Claim:
    draft, sentence, document = told.draft, told.sentence, reading.document
    inside = [(s, e) for _, s, e in draft.filled if sentence.start <= s < sentence.end]
    start, end = min(s for s, _ in inside), max(e for _, e in inside)
    outside = tuple(Context(n, s, e) for n, s, e in draft.filled if not sentence.start <= s < sentence.end)
    cited = citations.covering(start, end, sentence.end)
    key = f"{document.name}|{draft.kind}|{fold(document.text[start:end])}"
    ordinals[key] += 1
    name = sha256(f"{key}|{ordinals[key]}".encode()).hexdigest()[:10]
    return Claim(
        name, draft.kind, document.name, start, end, draft.slots, draft.polarity, draft.said_by,
        cited.labels, cited.scope, outside, f"sefer {__version__}",
    )  # fmt: skip


def _unread(reading: Reading, used: set[int]) -> Iterator[Unread]:
    spoken = {p.language for p in reading.document.parts}
    for mention in reading.mentions:
        if mention.type in ("quantity", "date", "unit", "place") and mention.start not in used:
            yield Unread(
                mention.type, mention.start, mention.end, "no_frame" if spoken & set(LANGUAGES) else "language"
            )


def used_mentions(reading: Reading, gathered: Gathered) -> tuple[Mention, ...]:
    """The mentions that stand behind the claims of a reading."""
    left = {(u.type, u.start) for u in gathered.unread}
    return tuple(m for m in reading.mentions if (m.type, m.start) not in left)
