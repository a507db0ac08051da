"""What is told of a unit or a person for a day: that it began or ended, or that it acted.

The oddity `deed` says whom (where its mention starts), the first and last day, and which turn of its life it is, "" for any
other deed; `own` that its day stands in its own words; `moves` whether it leaves or arrives, `perfect` that it is told of the time before; `whole` that it fills the day, `full` that all of a unit does it, `hours` the times of day that are told;
`of_dead` that it may be told so of one who is dead; `places` and `units` where the mentions of its places and of the units beside it start, `stays` those of the places at which it went on; `sentence` where its sentence starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sefer.grammars.oddities.hours import hours
from sefer.grammars.oddities.pieces import Name, Piece, Told
from sefer.grammars.oddities.tellings.lives.beside import beside, is_anothers, is_of_a_thing, is_until
from sefer.grammars.oddities.tellings.lives.beside import pattern as pattern_of_lives
from sefer.grammars.oddities.tellings.times.when_held import pattern
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import Sought, sought
from sefer.model import DateValue, Oddity

TURNS = ("dies", "founded", "abolished", "appointed")
_OF_UNITS = frozenset({"founded", "abolished"})


@cache
def _any(language: str, group: str, name: str) -> Sought:
    words = table(language, "told")[group][name]
    return sought(words if isinstance(words, str) else rf"\b(?:{any_of(list(words))})")


def deeds(sentence: Told) -> Iterator[Oddity]:
    """Every deed of a named unit or person that has a day, and every turn of its life."""
    if not sentence.of_somebody or not _may_tell(sentence):
        return
    begun: Piece | None = None  # the piece in which a doer was named that has no verb yet
    for piece in sentence.pieces:
        if piece.who is None:
            begun = None
            continue
        turn = _turn(sentence, piece)
        if not turn and not _any(piece.language, "deeds", "verb").search(piece.words):
            begun = piece if begun is None or not piece.carried else begun
            continue
        start = begun.start if begun is not None and piece.carried and piece.end - begun.start < 200 else piece.start
        begun = None
        days = _days(piece)
        if days is None and not turn:
            continue
        if days is None and turn == "dies":
            days = _said_before(sentence, piece)
        told_by = _any(piece.language, "deeds", "source").sub(" ", piece.words)
        if _any(piece.language, "deeds", "denied" if turn else "unreal").search(told_by):
            continue
        if not turn and not piece.who.is_unit and _any(piece.language, "deeds", "remains").search(sentence.words):
            continue
        at = piece.who.start - sentence.span.start
        if not piece.who.is_unit and pattern(piece.language, "kin").search(
            sentence.words[max(0, at - 24) : max(0, at)]
        ):
            continue  # "his brother, Captain Ellis"
        if not turn and not piece.who.is_unit and _of_a_thing(sentence, piece, piece.who):
            continue
        if not turn and pattern(piece.language, "sent").match(
            sentence.words, max(0, piece.who.end - sentence.span.start)
        ):
            continue
        if piece.carried and (_others(sentence, piece, start) or (turn == "dies" and _counts(sentence, piece))):
            continue
        yield _deed(sentence, piece, start, turn, days, piece.who)
    yield from _led(sentence)


def _of_a_thing(sentence: Told, piece: Piece, who: Name) -> bool:
    """Is the day of a piece that of a thing that somebody had made or chosen?"""
    base = sentence.span.start
    if piece.day is None or not base <= min(who.start, piece.day.start):
        return False
    return is_of_a_thing(sentence.words, who.end - base, piece.day.start - base, several=False)


def _others(sentence: Told, piece: Piece, start: int) -> bool:
    """Does a piece without a doer of its own tell of somebody else, or of a thing of his?"""
    whole = sentence.words[start - sentence.span.start : piece.end - sentence.span.start]
    own = piece.words.strip(" ,;:–—(")
    return any(_any(piece.language, "deeds", n).search(w) for n, w in (("other", own), ("thing", whole)))


def _counts(sentence: Told, piece: Piece) -> bool:
    """Does a piece tell how many died: "of whom 143 were killed"?"""
    return any(m.type == "quantity" and piece.start <= m.start < piece.end for m in sentence.mentions)


def _led(sentence: Told) -> Iterator[Oddity]:
    """Persons under whom something is done on a day: they act too."""
    base, language = sentence.span.start, sentence.language
    for piece in sentence.pieces:
        if (days := _days(piece)) is None or _any(language, "deeds", "unreal").search(piece.words):
            continue
        for name in piece.names:
            words = f"{sentence.words[piece.start - base : name.start - base]}~{sentence.words[name.end - base :][:40]}"
            if not name.is_unit and name.own and _any(language, "deeds", "under").search(words):
                yield _deed(sentence, piece, piece.start, "", days, name)


def _may_tell(sentence: Told) -> bool:
    """Does it tell a day, or may it tell a turn of a life?"""
    turns = (_any(sentence.language, "turns", turn) for turn in TURNS)
    return any(m.type == "date" for m in sentence.mentions) or any(t.may_match(sentence.words) for t in turns)


def _days(piece: Piece) -> tuple[int, int] | None:
    """The days of a piece; none where it is a month of which the year is only guessed."""
    value = piece.day.value if piece.day else None
    if isinstance(value, DateValue) and value.days is not None and not value.year_given:
        return piece.days if value.days.latest - value.days.earliest < _MONTH else None
    return piece.days


_MONTH = 27
_SHOWN = 190  # characters over which a deed is shown with the name of who did it


def _said_before(sentence: Told, piece: Piece) -> tuple[int, int] | None:
    """ "Towards evening he was killed": the day that was told last."""
    if not sentence.last_sure or sentence.opens or not _any(piece.language, "deeds", "part").search(sentence.words):
        return None
    return sentence.last_day, sentence.last_day


def _turn(sentence: Told, piece: Piece) -> str:
    """The turn of a life that a piece tells of its doer; none where it is another's, or only says until when something lasted."""
    assert piece.who is not None
    words, base = piece.words.strip(" ,;:–—("), sentence.span.start
    for turn in TURNS:
        fits = (turn in _OF_UNITS) == piece.who.is_unit
        if fits and (found := _any(piece.language, "turns", turn).search(words)):
            start = sentence.words.find(found[0], max(0, piece.start - base))
            cue = (start, start + len(found[0]))
            day = None if piece.day is None else (piece.day.start - base, piece.day.end - base)
            if start < 0 or turn in ("appointed", "founded"):
                return turn
            lasted = is_until(sentence.words, cue, day, piece.language)
            return "" if lasted or (turn == "dies" and is_anothers(sentence, piece.who, cue)) else turn
    return ""


def _deed(sentence: Told, piece: Piece, start: int, turn: str, days: tuple[int, int] | None, who: Name) -> Oddity:
    words = sentence.words[start - sentence.span.start : piece.end - sentence.span.start]
    named = who.start if sentence.span.start <= who.start < start and piece.end - who.start < _SHOWN else None
    lead = len(words) - len(words.lstrip(" ,;:–—("))
    tail = len(words.rstrip(" ,;:–—("))
    first, last = days or (0, 0)
    around = words if _several(sentence) else sentence.words
    says = {
        "who": who.of.start,
        "whose": who.whose,
        "turn": turn,
        "first": first,
        "last": last,
        "own": any(m.type == "date" and start <= m.start < piece.end for m in sentence.mentions),
        "whole": bool(_any(piece.language, "deeds", "whole").search(around)),
        "full": bool(_any(piece.language, "deeds", "full").search(around)),
        "hours": [[h.low, h.high] for h in hours(_without_units(sentence, start, around), piece.language)],
        "moves": _moves(piece.language, words),
        "perfect": bool(_any(piece.language, "deeds", "perfect").search(words)),
        "role": _role(piece.language, words),
        "places": _places(sentence, start, piece.end),
        "stays": _stays(sentence, start, piece.end),
        "units": [n.of.start for n in sentence.names if n.is_unit],
        "sentence": sentence.span.start,
        "of_dead": not turn and not who.is_unit and _of_dead(sentence, who),
    }
    return Oddity("deed", start + lead if named is None else named, start + max(tail, lead + 1), (), says)


def _of_dead(sentence: Told, who: Name) -> bool:
    """May it be told so of one who is dead: "the papers praised Colonel Reed"?"""
    at, stop = who.start - sentence.span.start, who.end - sentence.span.start
    if at < 0:
        return False
    return pattern_of_lives(sentence.language, "of_dead").search(beside(sentence.words, at, stop)) is not None


def _places(sentence: Told, start: int, end: int) -> list[int]:
    """Where the places of a deed are named: in its own words, else anywhere in a sentence of one doer."""
    found = [m.start for m in sentence.mentions if m.type == "place"]
    own = [at for at in found if start <= at < end]
    return own or (found if len({p.who.of.start for p in sentence.pieces if p.who}) == 1 else [])


def _without_units(sentence: Told, start: int, words: str) -> str:
    """The words of a deed, or of its sentence, without the numbers of units, which are no hours."""
    base = sentence.span.start if words is sentence.words else start
    for unit in (m for m in sentence.mentions if m.type == "unit" and m.start >= base):
        low, high = unit.start - base, unit.end - base
        words = f"{words[:low]}{'~' * (min(high, len(words)) - low)}{words[high:]}" if low < len(words) else words
    return words


def _stays(sentence: Told, start: int, end: int) -> list[int]:
    """Where the places are named at which somebody is told to have been for a while: "was lying at", "Tatvan'da bekliyordu"."""
    language, base = sentence.language, sentence.span.start
    if not _any(language, "deeds", "stays").search(sentence.words[start - base : end - base]) or _any(
        language, "whereabouts", "false"
    ).search(sentence.words):
        return []
    before, behind = (_any(language, "deeds", name) for name in ("at_before", "at_behind"))
    return [
        m.start for m in sentence.mentions
        if m.type == "place" and start <= m.start < end
        and before.search(sentence.words[: m.start - base]) and behind.match(sentence.words, m.end - base)
    ]  # fmt: skip


def _several(sentence: Told) -> bool:
    """Does a sentence tell of several days?"""
    return len({getattr(m.value, "days", None) for m in sentence.mentions if m.type == "date"}) > 1


def _moves(language: str, words: str) -> str:
    return next((m for m in ("leaves", "arrives") if _any(language, "moves", m).search(words)), "")


def _role(language: str, words: str) -> str:
    """The office in which somebody acts, or to which he is appointed."""
    return next((r for r in table(language, "told")["roles"] if _any(language, "roles", r).search(words)), "")
