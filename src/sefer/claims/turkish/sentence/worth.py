"""What may be hoped of a sentence by its words alone: most sentences of a book tell nothing, and are never laid out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache, reduce
from itertools import chain, compress, count
from operator import or_

from sefer.claims.story import Hope
from sefer.claims.turkish.sentence import lexicon
from sefer.claims.turkish.sentence.clauses import BETWEEN, opened, opened_behind
from sefer.claims.turkish.sentence.holds import ANY, FORCE, OF_KIND, PLACE, POLITY, needs, of_word
from sefer.claims.turkish.sentence.lexicon import nameless, peoples, word
from sefer.claims.turkish.sentence.signs import needs_of
from sefer.claims.turkish.sentence.tokens import TOKEN
from sefer.letters import title
from sefer.model import Mention, Reading, Span

# what is known of a word is one number: what it holds, above that what it needs, above that the following
_NEEDS, _HELD = 14, (1 << 14) - 1
_NAMES, _BEGINS, _OPENS, _ACTS = (1 << 28 + n for n in range(4))
_CITED = frozenset(("citation",))
_MINOR = frozenset(("person", "place", "date", "citation"))  # mentions that tell nothing without a word


def hope(reading: Reading, sentence: Span, mentions: Sequence[Mention]) -> Hope:
    """Does a sentence tell anything, or is there at least something in it to remember?

    It must name something, or speak of unnamed forces, states or agreements.
    """
    kinds = {mention.type for mention in mentions}
    if not kinds <= _MINOR:
        return Hope.TELLS
    text, at, told = reading.document.text, sentence.start, []
    for mention in mentions if "citation" in kinds else ():
        if mention.type == "citation":
            told.append(text[at : mention.start].split())
            at = mention.end
    told.append(text[at : sentence.end].split())
    said = reduce(or_, map(_of_piece, chain.from_iterable(told)), ANY)
    if kinds <= _CITED:
        named = said & _NAMES or ((kinds or said & _BEGINS) and nameless().search(text, sentence.start, sentence.end))
        if not named:
            return Hope.NOTHING
    if said & _OPENS:
        said = reduce(or_, map(_framed, told), said)
    said |= reduce(or_, map(OF_KIND.__getitem__, kinds - _CITED), 0)
    if said & said >> _NEEDS & _HELD:
        return Hope.TELLS
    if "date" in kinds or "place" in kinds:
        return Hope.NAMES
    return Hope.ACTS if said & _ACTS else Hope.NOTHING


def _framed(pieces: Sequence[str]) -> int:
    """What the frames of the words of a stretch, parted at its blanks, add to what is known of each."""
    said = 0
    for at in compress(count(), map(_OPENS.__and__, map(_of_piece, pieces))):
        for low, before in _openers(pieces[at]):
            said |= _of_frames(low, before or next(filter(None, map(_last, reversed(pieces[:at]))), None))
    return said


# texts repeat what stands between two blanks
@lru_cache(maxsize=1 << 16)
def _of_piece(piece: str) -> int:
    """What is known of the words of a piece together."""
    return reduce(or_, map(_known, TOKEN.findall(piece)), 0)


@lru_cache(maxsize=1 << 14)
def _openers(piece: str) -> list[tuple[str, str | None]]:
    """The words of a piece that may open frames, each with the word before it in the piece."""
    words = TOKEN.findall(piece)
    return [(word(one).low, _before(words, at)) for at, one in enumerate(words) if _known(one) & _OPENS]


@lru_cache(maxsize=1 << 16)
def _last(piece: str) -> str | None:
    """The last word of a piece in which the nominal part of a compound verb may end."""
    words = TOKEN.findall(piece)
    return _before(words, len(words))


def _before(words: Sequence[str], at: int) -> str | None:
    """The word in which the nominal part of a compound verb may end, None where it stands before the stretch."""
    while at:
        at -= 1
        low: str = word(words[at]).low
        if low not in BETWEEN:
            return low
    return None


@lru_cache(maxsize=1 << 16)
def _known(text: str) -> int:
    """What is known of a printed word by itself."""
    made = word(text)
    made_of = FORCE * bool(made.parts & lexicon.FORCE) | POLITY * bool(made.parts & lexicon.POLITY)
    joins = PLACE * bool(made_of)  # a place before it may be a part of its name
    names = _NAMES * (nameless().search(text) is not None) | _BEGINS * (text in _begun())
    held = of_word(made.low) | made_of
    return held | (needs_of(made.low) | joins) << _NEEDS | names | _OPENS * bool(opened(made.low))


@lru_cache(maxsize=1 << 16)
def _of_frames(low: str, before: str | None) -> int:
    """What the frames of a word need, and whether it says who acts."""
    said = 0
    for _, _, form, frame in opened(low) if before is None else opened_behind(low, before):
        said |= needs(frame) << _NEEDS | _ACTS * (form.kind in ("finite", "future"))
    return said


@cache
def _begun() -> frozenset[str]:
    """With what the names of peoples begin that are several words."""
    return frozenset(title(name).split()[0] for name in peoples() if " " in name)
