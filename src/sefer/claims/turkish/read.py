"""A sentence of Turkish prose -> its drafts of claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from sefer.claims.counts import values
from sefer.claims.drafts import Draft
from sefer.claims.headcounts import headcounts
from sefer.claims.postings import posted
from sefer.claims.sequences import sequences
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.agreed.nominal import LISTED, is_posts, nominal
from sefer.claims.turkish.asides import without_asides
from sefer.claims.turkish.command.heads import HEADS, heads
from sefer.claims.turkish.command.phrases import command, phrases
from sefer.claims.turkish.fighting.battles import NAMED, OF_BATTLES, battles
from sefer.claims.turkish.fighting.defences import DEFENCES, defended
from sefer.claims.turkish.formations.belonged import BELONGED, belonged, made_of
from sefer.claims.turkish.formations.organizations import UNDER, under
from sefer.claims.turkish.formations.reserves import HELD, reserves
from sefer.claims.turkish.formations.turns import TURNS, turns
from sefer.claims.turkish.men.tallies import tolls_behind
from sefer.claims.turkish.merged import merged
from sefer.claims.turkish.moves.dispositions import standing
from sefer.claims.turkish.moves.nominalised import NOMINALISED, nominalised
from sefer.claims.turkish.sentence.arguments import subject
from sefer.claims.turkish.sentence.clauses import ACTORS, OPENS, Clause, predicates
from sefer.claims.turkish.sentence.gapped import paired
from sefer.claims.turkish.sentence.holds import DATE
from sefer.claims.turkish.sentence.meant import SPLITS, STANDS_FOR, meant_next, resolved, split
from sefer.claims.turkish.sentence.signs import sign, signs
from sefer.claims.turkish.sentence.speakers import OF_WHICH, estimated, report, sayer
from sefer.claims.turkish.sentence.tokens import of_mention, tokens_of
from sefer.claims.turkish.sentence.verbs import form_of
from sefer.claims.turkish.told import tell
from sefer.letters.patterns import lazy
from sefer.model import Mention, Reading, Span


def read(tokens: list[Token], story: Story) -> list[Draft]:
    """The drafts of one sentence; what it says of who acted is left in the story."""
    said, kinds = signs(tokens), {token.kind for token in tokens}
    tokens = resolved(tokens, story, said)
    if "unit" in kinds:
        tokens = [_column(token, story) for token in tokens]
    main, asides = without_asides(tokens) if said & _BRACKETED else (tokens, [])
    drafts = list(nominal(tokens, story, said))
    if said & _PASSED or "date" in kinds:
        drafts += sequences(tokens, story.date)
    if "place" in kinds or said & STANDS_FOR:
        drafts += standing(main)
    if not (said & LISTED and is_posts(tokens)):
        drafts += _undisputed(list(phrases(main)), main, story)
    drafts += heads(main) if said & HEADS else ()
    drafts += made_of(tokens) if "unit" in kinds else ()
    _date_commands(drafts, main, story)
    drafts += reserves(main, story) if said & HELD else ()
    drafts += [draft for wanted, teller in _BY_WORDS if said & wanted for draft in teller(main)]
    named = list(battles(main)) if said & NAMED else []
    for aside in asides:
        drafts += _as_planned(aside.drafts(story), main)
    for clause in paired(main) if said & OPENS else ():
        drafts += tell(clause, story)
        story.later(partial(_acts, clause, story))
    if kinds & {"unit", "force"}:
        drafts = posted(tokens, headcounts(tokens, drafts, "tr"), "tr", _commander)
    if said & _IN_TURN:
        drafts = [d for d in drafts if d.kind not in ("strength", "loss") or not isinstance(d.slots["subject"], list)]
    for draft in drafts:
        if draft.kind == "command" and isinstance(draft.slots["object"], str):
            story.leaders[draft.slots["object"]] = draft.slots["subject"]
    if any(d.kind == "agreement" for d in drafts):
        drafts = [d for d in drafts if d.kind != "event" or d.slots["content"] not in _OF_PACTS]
    if named:
        drafts = [d for d in drafts if d.kind != "event" or d.slots["content"] not in OF_BATTLES] + named
    drafts = [d for d in drafts if d.kind != "organization" or d.slots["subject"] != d.slots["object"]]
    if drafts:
        drafts = merged(drafts)
        if said & _OF_THEM:
            _of_them(drafts, tokens)
        _date_fights(drafts, main, story)
    if "date" in kinds:
        _note_fight(drafts, main, story)
    if said & _REPORTS or story.speaker is not None:
        report(drafts, main, story)
    estimated(drafts, main)
    for draft in drafts:
        if draft.polarity == "reported" and draft.said_by is None:
            draft.said_by = sayer(draft, main)
    story.note_posts(drafts, main)
    story.remember(main)
    meant_next(main, story)
    if said & SPLITS:
        split(main, story)
    return drafts


def _commander(person: Token, force: Token) -> Draft:
    return command(person, "komutan", force)


# what a word of its own kind tells, each sought only where that word stands
_BY_WORDS = ((UNDER, under), (BELONGED, belonged), (NOMINALISED, nominalised), (DEFENCES, defended), (TURNS, turns))


def _column(token: Token, story: Story) -> Token:
    """ "Tümen yola çıktı. Birinci kolda ...": a numbered column is one of the formation that acted."""
    if token.kind != "unit" or token.echelon != "group" or _COLUMN.fullmatch(token.name) is None:
        return token
    whole = story.parent or story.actor
    if whole is None or whole.kind != "unit" or whole.echelon == "group":
        return token
    return replace(token, name=f"{whole.name} {token.name}", antecedent=whole.antecedent or (whole.start, whole.end))


_COLUMN = lazy(r"\d+\. Kol")


def _as_planned(drafts: list[Draft], main: list[Token]) -> list[Draft]:
    """ "Birlikler (3 tümenden oluşan bir kolordu) kurulacaktır": the make-up of what is to be founded is planned too."""
    if any(p.planned and any(f.get("sense") == "established" for f in p.frames) for p in predicates(main)):
        for draft in drafts:
            draft.polarity = "planned" if draft.kind == "organization" else draft.polarity
    return drafts


def glance(reading: Reading, mentions: Sequence[Mention], story: Story) -> list[Draft]:
    """The drafts of a sentence that only names days and places, which are left in the story."""
    text = reading.document.text
    tokens = [of_mention(mention, text) for mention in mentions if mention.type in ("date", "place")]
    drafts = list(sequences(tokens, story.date))
    if any(token.kind == "date" for token in tokens):
        story.speaker = None
    story.remember(tokens)
    return drafts


def hear(reading: Reading, sentence: Span, mentions: Sequence[Mention], story: Story) -> None:
    """Leave in the story who acts in a sentence that tells nothing."""
    for clause in paired(tokens_of(reading, sentence, mentions)):
        _acts(clause, story)


def _acts(clause: Clause, story: Story) -> None:
    """Who acts in a clause of a finite verb is who acted last."""
    if clause.predicate.form.kind in ("finite", "future"):
        who = subject(clause, story, ACTORS)
        if who:
            story.actor, story.beside = who[0], tuple(t for t in who[1:] if t.kind == who[0].kind)


_OF_PACTS = ("yapmak", "kabul etmek", "imzalamak", "onaylamak")  # what is done to a treaty is no other event


def _undisputed(drafts: list[Draft], tokens: list[Token], story: Story) -> list[Draft]:
    """ "Kolordu komutanı X": of the corps named last, unless another is known to command it; then of none that is known."""
    for draft in drafts:
        held = draft.slots.get("object")
        if draft.kind != "command" or not isinstance(held, str) or not tokens:
            continue
        known = story.leaders.get(held)
        carried = any(slot == "object" and start < tokens[0].start for slot, start, _ in draft.filled)
        if carried and known is not None and not _same_person(known, draft.slots["subject"]):
            draft.slots["object"] = None
            draft.filled = [
                ("" if slot == "object" else slot, s, e) for slot, s, e in draft.filled if s >= tokens[0].start
            ]
    return drafts


def _same_person(one: str, other: str) -> bool:
    a, b = set(one.lower().split()), set(other.lower().split())
    return a <= b or b <= a


_THEIRS = ("bunların", "bunlardan", "bunun")
_OF_THEM = sign(lambda low: low in _THEIRS, 0)
_IN_TURN = sign(lambda low: low == "sırasıyla", 0)  # "sırasıyla 900 ve 400 şehit verdi": no figure is that of all
_BRACKETED = sign(lambda low: low == "(")
_PASSED = sign(lambda low: low == "üzerinden")
_REPORTS = sign(lambda low: low in ("göre", "nazaran") or OF_WHICH.search(low), DATE) | LISTED


def _date_commands(drafts: list[Draft], tokens: list[Token], story: Story) -> None:
    """A post held while something is told to happen on a day is attested for that day."""
    commands = [draft for draft in drafts if draft.kind == "command"]
    if commands:
        signing = any(form_of(t.low, "imzala") for t in tokens)
        for draft in commands:
            at = min(start for _, start, _ in draft.filled)
            told = next((t for t in reversed(tokens) if t.kind == "date" and t.end <= at), None)
            draft.date(told or (story.date if signing else None))


_IN_BATTLE = lazy(
    r"(?:çarpışma|muharebe|savaş|çatışma|taarruz|saldırı|hücum|baskın)(?!l[ae]r)"
)  # several had several days
_BATTLE = ("çarpışma", "muharebe", "savaş", "çatışma", "taarruz", "saldırı", "hücum", "baskın")


def _date_fights(drafts: list[Draft], tokens: list[Token], story: Story) -> None:
    """ "Bu çarpışmada ...": losses and booty of the fight that was told last bear its day, not that of what came between."""
    counted = [draft for draft in drafts if draft.kind in ("loss", "capture")]
    if counted and any(a.low in ("bu", "aynı") and _IN_BATTLE.match(b.low) for a, b in pairwise(tokens)):
        for draft in counted:
            draft.date(story.fought)


def _note_fight(drafts: list[Draft], tokens: list[Token], story: Story) -> None:
    """Keep the day of the fight that a sentence tells: of those that are read, or the one day beside a word for it."""
    days = [t for t in tokens if t.kind == "date" and t.day is not None]
    if not days:
        return
    filled = {(s, e) for d in drafts if d.kind == "engagement" for slot, s, e in d.filled if slot == "date"}
    told = [t for t in days if (t.start, t.end) in filled]
    if told:
        story.fight = told[-1]
    elif any(b.low.startswith(_BATTLE) and a.low not in ("bu", "aynı") for a, b in pairwise(tokens)):
        story.fight = days[0] if len(days) == 1 else None


def _of_them(drafts: list[Draft], tokens: list[Token]) -> None:
    """ "57.470 kişi kaybetti; bunların 19.240'ı ölüydü": what became of a part of the men of the loss told before."""
    for at, token in enumerate(tokens):
        if token.low not in _THEIRS:
            continue
        whole = next(
            (d for d in reversed(drafts) if d.kind == "loss" and min(s for _, s, _ in d.filled) < token.start), None
        )
        sorts = {sort: found for sort, found in tolls_behind(tokens, at).items() if sort != "total"}
        if whole is None or not sorts or sorts.keys() & whole.slots["values"]:
            continue
        whole.slots["values"] |= {sort: values(found) for sort, found in sorts.items()}
        for figure in (f for found in sorts.values() for f in found):
            whole.fill("values", figure)
