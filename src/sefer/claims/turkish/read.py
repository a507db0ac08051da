"""A sentence of Turkish prose -> its drafts of claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sefer.claims.counts import values
from sefer.claims.drafts import Draft
from sefer.claims.sequences import sequences
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.arguments import leans, subject
from sefer.claims.turkish.asides import without_asides
from sefer.claims.turkish.battles import NAMED, OF_BATTLES, battles
from sefer.claims.turkish.clauses import ACTORS, OPENS, Clause, predicates
from sefer.claims.turkish.dispositions import standing
from sefer.claims.turkish.gapped import paired
from sefer.claims.turkish.heads import HEADS, heads
from sefer.claims.turkish.holds import DATE
from sefer.claims.turkish.meant import SPLITS, STANDS_FOR, meant_next, resolved, split
from sefer.claims.turkish.moods import is_hearsay
from sefer.claims.turkish.nominal import LISTED, is_posts, nominal
from sefer.claims.turkish.organizations import HELD, UNDER, reserves, under
from sefer.claims.turkish.phrases import phrases
from sefer.claims.turkish.signs import sign, signs
from sefer.claims.turkish.tallies import tolls_behind
from sefer.claims.turkish.tokens import of_mention, tokens_of
from sefer.claims.turkish.told import tell
from sefer.claims.turkish.turns import TURNS, turns
from sefer.claims.turkish.verbs import form_of
from sefer.claims.words import table
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
    if said & HEADS:
        drafts += heads(main)
    _date_commands(drafts, main, story)
    if said & HELD:
        drafts += reserves(main, story)
    if said & UNDER:
        drafts += under(main)
    if said & TURNS:
        drafts += turns(main)
    named = list(battles(main)) if said & NAMED else []
    for aside in asides:
        drafts += _as_planned(aside.drafts(story), main)
    for clause in paired(main) if said & OPENS else ():
        drafts += tell(clause, story)
        _acts(clause, story)
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
        drafts = _whole_losses(_without_rested(_without_twins(_without_left(drafts))))
        if said & _OF_THEM:
            _of_them(drafts, tokens)
        _date_fights(drafts, main, story)
    if said & _REPORTS or story.speaker is not None:
        _report(drafts, main, story)
    for draft in drafts:
        if draft.polarity == "reported" and draft.said_by is None:
            draft.said_by = _sayer(draft, main)
    story.note_posts(drafts, main)
    story.remember(main)
    meant_next(main, story)
    if said & SPLITS:
        split(main, story)
    return drafts


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
_OF_WHICH = lazy(r"(?:[dt][ıiuü]ğ|[ae]c[ae]ğ)[ıiuü]$")
_REPORTS = sign(lambda low: low == "göre" or _OF_WHICH.search(low), DATE) | LISTED


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
        elif draft.kind == "command" and bool(draft.slots["object"]) != bool(twin.slots["object"]):
            out[out.index(twin)] = draft if draft.slots["object"] else twin
        elif len(draft.filled) > len(twin.filled):
            out[out.index(twin)] = draft
    return out


def _without_left(drafts: list[Draft]) -> list[Draft]:
    """ "12. Alay'dan 1. Tabur ayrıldı" tells what it left, not what it is part of."""
    left = [d for d in drafts if d.slots.get("relation") == "detached_from"]
    ends = [(d.slots["subject"], d.slots["object"]) for d in left]
    return [
        d
        for d in drafts
        if not (
            d.kind == "organization"
            and d.slots["relation"] == "part_of"
            and (d.slots["subject"], d.slots["object"]) in ends
        )
    ]


def _without_rested(drafts: list[Draft]) -> list[Draft]:
    """ "Ordu 8 bin askerden oluşan kuvvetlere dayanıyordu": the men are those of the army, told once."""
    men = [d for d in drafts if d.kind == "strength"]
    ahead = [d.slots["values"] for d in men if _subject_first(d)]
    return [d for d in drafts if d not in men or _subject_first(d) or d.slots["values"] not in ahead]


def _subject_first(draft: Draft) -> bool:
    starts: dict[str, int] = {}
    for slot, start, _ in draft.filled:
        starts[slot] = min(start, starts.get(slot, start))
    return starts.get("subject", 0) < starts.get("values", 0)


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


_TWINS = {
    "strength": ("subject", "values", "date"),
    "order": ("issuer", "recipient", "date"),
    "command": ("subject", "object", "date"),
}


def _rival(one: Draft, other: Draft) -> bool:
    keys = _TWINS[one.kind]
    if one.kind == "command" and (one.slots.get("subject") != other.slots.get("subject") or _of_two_posts(one, other)):
        return True
    return any(one.slots.get(k) and other.slots.get(k) and one.slots[k] != other.slots[k] for k in keys)


def _of_two_posts(one: Draft, other: Draft) -> bool:
    """ "Güney Grubu Komutanı X, Mevki Komutanı olarak atandı": the post that he held, and another to which he was put."""
    post = next((d for d in (one, other) if d.slots.get("object") is None), None)
    held = other if post is one else one
    if post is None or held.slots.get("object") is None or post.slots.get("role") in (None, held.slots.get("role")):
        return False
    office = [span for span in post.filled if span[0] == ""]
    return bool(office) and min(s for _, s, _ in office) > max(e for _, _, e in held.filled)


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
    hearsay = [t.end for i, t in enumerate(tokens) if _OF_WHICH.search(t.low) and is_hearsay(tokens, i - 1)]
    for draft in drafts:
        first, last = min(s for _, s, _ in draft.filled), max(e for _, _, e in draft.filled)
        if draft.kind == "loss" and draft.polarity == "asserted" and any(first < e and last <= e for e in hearsay):
            draft.polarity = "reported"
    for draft in drafts:
        if source is not None and draft.polarity == "asserted" and min(s for _, s, _ in draft.filled) > source[1]:
            draft.polarity, draft.said_by = "reported", source[0]
    for draft in drafts:
        if story.speaker is not None and min(s for _, s, _ in draft.filled) > start and draft.polarity == "asserted":
            draft.polarity, draft.said_by = "reported", story.speaker or None


def _sayer(draft: Draft, tokens: list[Token]) -> str | None:
    """ "Kâzım Bey 5. Tümen'in Van'a girdiğini bildirdi": who says what is told, before it, by a verb of saying behind it."""
    spans = [(s, e) for _, s, e in draft.filled]
    end = max(e for _, e in spans)
    said = next((i for i, t in enumerate(tokens) if t.start >= end and _says(tokens, i)), None)
    if said is None or any(t.text in ";:" for t in tokens[:said] if t.start >= end):
        return None
    who = [t for t in tokens[:said] if t.kind in ("person", "polity", "unit", "force") and t.has("nominative")]
    who = [t for t in who if (t.start, t.end) not in spans or draft.slots.get("subject") == t.name]
    return who[0].name if who and not leans(tokens, tokens.index(who[0])) else None


def _says(tokens: list[Token], at: int) -> bool:
    """Is a word a finite verb of saying in the active?"""
    for stem in table("tr")["saying"]["stems"]:
        *nominal, verb = stem.split()
        form = form_of(tokens[at].low, verb) if tokens[at].low.startswith(verb[:1]) else None
        if form is not None and form.kind == "finite" and not form.passive:
            return [t.low for t in tokens[at - len(nominal) : at]] == nominal
    return False


_TELLING = lazy(r"(?:rapor|kaynak|kaynağ|iddia|ifade|beyan|hatıra|anı|tebliğ|bildiri|telgraf|mektub|açıklama)\w*[ae]")


def _according(tokens: list[Token]) -> tuple[str | None, int] | None:
    """ "Rus raporuna göre", "Allen'a göre": who says it, and where it begins; an order or a plan says nothing."""
    for before, token in pairwise(tokens):
        if token.low == "göre":
            if before.kind in ("person", "polity", "force") and before.has("dative"):
                return before.name, token.start
            if _TOLD.fullmatch(before.low):
                return _teller(tokens, tokens.index(before)), token.start
            if _TELLING.fullmatch(before.low):
                return _whose_telling(tokens, tokens.index(before)), token.start
    return None


_TOLD = lazy(r"(?:anlat|belirt|bildir|yaz|söyle|aktar|kaydet|kayded|iddia et|iddia ed|et|ed)\w*[dt][ıiuü]ğ[ıiuü]n[ae]")


def _teller(tokens: list[Token], at: int) -> str | None:
    """ "Karabekir'in anlattığına göre": who told it."""
    return next((t.name for t in tokens[max(0, at - 3) : at] if t.kind == "person" and t.has("genitive")), None)


def _whose_telling(tokens: list[Token], at: int) -> str | None:
    """ "Yunan kaynaklarına göre": the sources of a people, as a name; None where nobody is named."""
    owner, word = tokens[at - 1] if at else None, tokens[at]
    if owner is None or owner.kind == "mark" or not owner.text[0].isupper():
        return None
    if owner.kind == "person":
        return owner.name
    if owner.low not in table("tr")["forces"]["peoples"] and owner.kind not in ("polity", "place"):
        return None
    ending = re.search(r"(?<=[ıiuü])n[ae]$|(?<=l[ae]r)[ae]$", word.low)
    return f"{owner.text} {word.text[: ending.start()]}" if ending and owner.bare else None
