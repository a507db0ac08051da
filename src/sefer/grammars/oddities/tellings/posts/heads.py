"""Who heads which body of men: a part of a sentence -> ties of a body and a person.

One body and one person that a word of command ties; several, where they stand in turns ("the 5th under Colonel X, the 6th
under Major Y"); the entries of an order of battle ("5th Army: X; 6th Army: Y"), which need no such word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies.bodies import Body
from sefer.grammars.oddities.tellings.posts.belonging import is_led, is_of_another
from sefer.grammars.oddities.tellings.times.held import APPOINTED
from sefer.grammars.oddities.tellings.times.when_held import days, pattern, told
from sefer.letters.patterns import lazy

_FAR = 120  # characters between a body and its head
_OFFICE = 20  # characters behind a name in which it may be told whose helper is meant
_NEAR = 45  # characters beside a tie in which a change may be told of it
_VERB = 18  # characters behind one in which its verb may tell that it did not come to pass
_PAIR = 70  # characters between a body and its head in a list of such
_WHERE = ("sector", "front", "wing")  # bodies in which others stand
_LOCATIVE = ("da", "de", "ta", "te")
_LEAST = 3  # names without which nobody stands in turns
_FEWEST = 2  # entries of a list
_TURN = lazy(r"[,;]|\b(?:and|ve|ise|while|whereas|ile)\b")
_ENTRY = lazy(
    r"\s?(?:[:–—]|\()\s?(?P<name>[A-ZÇĞİÖŞÜ][^\W\d][\w’'.-]*(?:\s[A-ZÇĞİÖŞÜ][\w’'.-]+){0,3})(?=\s*(?:[);,.]|$))"
)

_AFTER_COMMA = lazy(r",\s(?P<name>(?:[A-ZÇĞİÖŞÜ][\w’'.-]*\s){1,4}[A-ZÇĞİÖŞÜ][\w’'-]+)(?=\s*[;.])")
_TITLE = 30  # characters of a title between a body and the name of its head
_WHOSE = lazy(r"['’]?(?:s|n?[ıiuü]n)?\s+(?:(?:own|bağlı)\s+)?")
_HIS = lazy(r"(?:['’]s?|['’]?n?[ıiuü]n)\s+")
_HIS_OWN = 90  # characters between a person and the body that a pronoun tells as his
_CLOSED = lazy(r"\s*[),;]")
_OF_WHOLE = lazy(r",?\s+(?:(?:of|in)\s+)?(?:the\s+)?")
_TITLED = lazy(r"\w*\s(?:komutan|kumandan|commander)\w*,?\s(?:[^\W\d]+\.?\s){0,3}")

Person = tuple[int, int, str]  # from where to where he is named, and the name


@dataclass(frozen=True, slots=True)
class Head:
    """A body and a person who heads it, and how loosely that is read."""

    body: Body
    person: Person
    weak: int = 0


def heads(
    sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body], persons: Sequence[Person], weak: int = 0
) -> list[Head]:
    """Those who are told to head bodies in a part of a sentence that has a word of command."""
    language, words = sentence.language, sentence.words
    cues = [f.span() for f in pattern(language, "head").finditer(words, *part)]
    if opened := pattern(language, "several_heads").search(words, *part):
        cues.append(opened.span("list"))
    parts = [b for b in bodies if not b.part and not is_of_another(sentence, b.start, b.end)]
    if len(parts) > 1:  # "in the sector of Kuhmo the 9th Division under Colonel X"
        parts = [b for b in parts if not (b.size in _WHERE and words[: b.end].endswith(_LOCATIVE))]
    free = [
        b for b in _without_wholes(words, parts, persons) if not pattern(language, "against").search(words[: b.start])
    ]
    pairs = _in_turns(words, free, persons) if len(free) > 1 and len(persons) > 1 else []
    if pairs:
        told_ = [as_told(sentence, part, Head(b, p, weak), cues) for b, p in pairs if not _helps(sentence, b, p)]
        return [tie for tie in told_ if tie is not None]
    ties = sorted(
        ((not (_is_titled(words, b, p) or _is_led(words, b, p) or _is_by(sentence, b, p)), b.points, gap(b, *p[:2]) + min(gap(b, cue[0], cue[0]) for cue in cues), n, b, p)
        for n, b in enumerate(free) for p in persons),
        key=itemgetter(0, 1, 2, 3),
    )  # fmt: skip
    for *_, body, person in ties:
        if _is_head(sentence, body, person, [cue[0] for cue in cues]):
            tie = as_told(sentence, part, Head(body, person, weak), cues)
            return [tie] if tie is not None else []
    return []


def _without_wholes(words: str, bodies: Sequence[Body], persons: Sequence[Person]) -> list[Body]:
    """The bodies without those that only tell of what the one beside them is a part: "the 2nd Division, XV Corps"."""

    def owns(whole: Body, part: Body) -> bool:
        """Does one stand beside another as its whole, and not as what somebody before it heads?"""
        if part.end <= whole.start:
            return _OF_WHOLE.fullmatch(words, part.end, whole.start) is not None
        led = any(p[1] <= whole.start for p in persons)
        return not led and whole.end <= part.start and _WHOSE.fullmatch(words, whole.end, part.start) is not None

    return [b for b in bodies if not any(b.holds(a) and owns(b, a) for a in bodies)]


def owned(words: str, bodies: Sequence[Body], persons: Sequence[Person], language: str) -> list[Head]:
    """Bodies that are told as those of a person beside them: "Colonel White's 1st Cavalry", "White brought up his 1st Cavalry"."""
    named = [b for b in bodies if (b.number or b.names) and not b.points and not b.part]
    before = [(b, p) for b in named for p in persons if b.number and p[1] < b.start]
    out = [(b, p) for b, p in before if _HIS.fullmatch(words, p[1], b.start)]
    for body in named:
        if not out and (his := pattern(language, "his_own").search(words, 0, body.start)):
            out = [(b, p) for b, p in before[-1:] if b is body and 0 <= his.start() - p[1] < _HIS_OWN]
    return [Head(b, p, 1) for b, p in (*out, *in_brackets(words, named, persons, language))]


def opens_name(sentence: Told, raw: str) -> bool:
    """Does a bracket open with the name of a person or a body?"""
    if " (" not in raw:
        return False
    starts = (m.start - sentence.span.start for m in sentence.mentions if m.type in ("person", "unit"))
    return any("(" in raw[max(0, at - _TITLE) : at] for at in starts)


def in_brackets(
    words: str, bodies: Sequence[Body], persons: Sequence[Person], language: str
) -> Iterator[tuple[Body, Person]]:
    """The bodies behind which a bracket names a person alone: "the 24th Brigade (Brigadier Hart)"."""
    for body in bodies:
        for person in persons:
            opened = 0 < person[0] - body.end < _TITLE and pattern(language, "bracket").fullmatch(
                words, body.end, person[0]
            )
            if opened and _CLOSED.match(words, person[1]):
                yield body, person


def entries(raw: str, bodies: Sequence[Body], persons: Sequence[Person]) -> list[Head]:
    """The heads that a list puts behind its bodies, after a colon or in brackets; bare names only where several are."""
    found = [
        (b, (*entry.span("name"), entry["name"]))
        for b in bodies
        if (b.number or b.names) and (entry := _ENTRY.match(raw, b.end) or _ranked_entry(raw, b.end, persons))
    ]
    known = [
        next((p for p in persons if p[0] <= name[0] < p[1] or name[0] <= p[0] < name[1]), None) for _, name in found
    ]
    if len(found) < _FEWEST or any(b.start <= name[0] < b.end for _, name in found for b in bodies):
        return []
    return [Head(body, person or name, 1) for (body, name), person in zip(found, known, strict=True)]


def _ranked_entry(raw: str, end: int, persons: Sequence[Person]) -> re.Match[str] | None:
    """An entry in which a person's rank follows a comma and ends it: "36th Rifles, Colonel Bykov; "."""
    entry = _AFTER_COMMA.match(raw, end)
    return entry if entry and any(entry.start("name") <= p[0] < entry.end("name") for p in persons) else None


def _in_turns(words: str, bodies: Sequence[Body], persons: Sequence[Person]) -> list[tuple[Body, Person]]:
    """Bodies and persons that stand in turns, as pairs; none where they do not."""
    items: list[tuple[int, int, Body | None, Person | None]] = sorted(
        [(b.start, b.end, b, None) for b in bodies] + [(p[0], p[1], None, p) for p in persons], key=itemgetter(0)
    )
    while len(items) > _LEAST and (items[0][2] is None) == (items[1][2] is None):
        items = items[
            1:
        ]  # "Two divisions came, the North Division under Colonel X and the South Division under Colonel Y"
    if any((one[2] is None) == (other[2] is None) for one, other in pairwise(items)):
        return []
    pairs = []
    for one, other in zip(items[::2], items[1::2], strict=False):
        body, person = one[2] or other[2], one[3] or other[3]
        if body is None or person is None or other[0] - one[1] > _PAIR or _TURN.search(words, one[1], other[0]):
            return []
        pairs.append((body, person))
    between = zip(items[1::2], items[2::2], strict=False)
    return pairs if len(pairs) > 1 and all(_TURN.search(words, a[1], b[0]) for a, b in between) else []


def as_told(sentence: Told, part: tuple[int, int], tie: Head, cues: Sequence[tuple[int, int]]) -> Head | None:
    """A tie, unless the words beside it tell no more than a change or a plan; weaker where the part tells a change elsewhere."""
    language, words, (low, high) = sentence.language, sentence.words, part
    start, end = min(tie.body.start, tie.person[0]), max(tie.body.end, tie.person[1])
    cue = min(cues, key=lambda c: max(start - c[1], c[0] - end, 0), default=(start, end))
    start, end = min(start, cue[0]), max(end, cue[1])
    unreal = [
        *pattern(language, "unreal").finditer(words, low, high),
        *told(language, "ties", "planned_head").finditer(words, low, high),
    ]
    if any(start - _NEAR <= f.start() < end + _VERB for f in unreal) or pattern(language, "other_year").search(
        words, low, high
    ):
        return None
    passing = list(told(language, "ties", "passing_head").finditer(_free(language, words), low, high))
    near = (f for f in passing if start - _NEAR <= f.start() < end + _NEAR)
    found = next((f for f in near if not (f.start() >= end and _goes_on(sentence, words[end : f.start()], f[0]))), None)
    if found is None or from_and_to(sentence, words[low:high], part):
        return Head(tie.body, tie.person, max(tie.weak, bool(passing)))
    return Head(tie.body, tie.person, APPOINTED) if pattern(language, "appointed").match(found[0]) else None


def _goes_on(sentence: Told, between: str, word: str) -> bool:
    """Does a word behind a tie tell what the person did next: "its commander on the 3rd, later wrote", "komutanı X sonradan"?"""
    return pattern(sentence.language, "next").match(word) is not None and (sentence.language == "tr" or "," in between)


def _free(language: str, words: str) -> str:
    """Some words with blanks for those that deny a change, or tell how a head ended."""
    for name in ("kept", "fell"):
        words = str(pattern(language, name).sub(lambda found: " " * len(found[0]), words))
    return words


def _is_head(sentence: Told, body: Body, person: Person, cues: Sequence[int]) -> bool:
    """May a person be told as the head of a body, and not as one who helps or fights him?"""
    language, (low, high) = sentence.language, sorted((body.start, body.end, *person[:2]))[1:3]
    if gap(body, *person[:2]) > _FAR or not any(low - _FAR // 2 < cue < high + _FAR for cue in cues):
        return False
    if _helps(sentence, body, person):
        return False
    kept = pattern(language, "kept").sub(" ", sentence.words[low:high])
    between = pattern(language, "aimed").sub(" ", kept)
    return not told(language, "ties", "no_head").search(between) or bool(
        pattern(language, "head_of_name").search(sentence.words[low : person[0]])
    )


def _helps(sentence: Told, body: Body, person: Person) -> bool:
    low = sorted((body.start, body.end, *person[:2]))[1]
    behind = sentence.words[person[1] : person[1] + _OFFICE].partition(";")[0]
    if pattern(sentence.language, "helper_of").search(sentence.words[max(0, body.start - _NEAR) : body.start]):
        return True  # "the chief of staff of the 6th Army was X"
    return pattern(sentence.language, "helper").search(sentence.words[low : person[1]] + behind) is not None


def _is_titled(words: str, body: Body, person: Person) -> bool:
    """Does a person's name stand right behind a title that he has from a body: "the division commander, General X"?"""
    return 0 <= person[0] - body.end < _TITLE and _TITLED.fullmatch(words, body.end, person[0]) is not None


def _is_led(words: str, body: Body, person: Person) -> bool:
    """Does a relative clause of a person end right before a body: "Nuri Bey'in komuta ettiği 5. Alay"?"""
    return 0 <= body.start - person[1] < _PAIR and is_led(words, person[1], body.start)


def _is_by(sentence: Told, body: Body, person: Person) -> bool:
    """Does a participle tie a person to the body right before it: "the division, commanded by General X, included"?"""
    room = pattern(sentence.language, "led_by")
    return 0 <= person[0] - body.end < _TITLE and room.fullmatch(sentence.words, body.end, person[0]) is not None


def gap(body: Body, start: int, end: int) -> int:
    return max(start - body.end, body.start - end, 0)


def from_and_to(sentence: Told, said: str, part: tuple[int, int]) -> bool:
    """Is the beginning of a tenure told with its end: "took over on the 1st and kept it till the 31st"?"""
    found = (days(m) for m in sentence.mentions if part[0] <= m.start - sentence.span.start < part[1])
    days_told = sum(1 + (d[0] < d[1]) for d in found if d) + bool(pattern(sentence.language, "bare_until").search(said))
    return days_told > 1 and pattern(sentence.language, "took_and_kept").search(said) is not None
