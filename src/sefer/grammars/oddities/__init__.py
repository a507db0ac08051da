"""Reading -> oddities: what the words themselves say that no claim tells and a check asks about.

Each finder is one sort of oddity, with its words in words/<language>/ where it needs any. reckoned/: figures and days that
can be reckoned again; tellings/: what is told of units and persons; twice/: one matter told twice; passages/: broken ones.
What several of them stand on lies beside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.passages.back import refers_back
from sefer.grammars.oddities.passages.broken import broken_off, left_open, ordinals_bare, ranks_alone
from sefer.grammars.oddities.passages.enumerated import counted_otherwise
from sefer.grammars.oddities.passages.gaps import gaps
from sefer.grammars.oddities.passages.pointed import points_to_nothing
from sefer.grammars.oddities.passages.referred import never_told
from sefer.grammars.oddities.passages.repeated import told_twice
from sefer.grammars.oddities.passages.slips import place_holders, words_twice
from sefer.grammars.oddities.passages.strays import strays
from sefer.grammars.oddities.reckoned import can_be_reckoned
from sefer.grammars.oddities.reckoned.days.astray import years_astray
from sefer.grammars.oddities.reckoned.days.lasting import lasting
from sefer.grammars.oddities.reckoned.days.since import since
from sefer.grammars.oddities.reckoned.days.spans import spans
from sefer.grammars.oddities.reckoned.lists.tables import totals_of_tables
from sefer.grammars.oddities.supposed import supposed
from sefer.grammars.oddities.tellings import tellings
from sefer.grammars.oddities.tellings.courses.chains import chains
from sefer.grammars.oddities.tellings.courses.firsts import firsts
from sefer.grammars.oddities.tellings.courses.presupposed import presupposed
from sefer.grammars.oddities.tellings.courses.sequels import sequels
from sefer.grammars.oddities.twice.abstract_names import named_otherwise
from sefer.grammars.oddities.twice.both_ways import told_both_ways
from sefer.grammars.oddities.twice.figures.again import told_again
from sefer.grammars.oddities.twice.figures.retold import told_otherwise
from sefer.grammars.oddities.twice.figures.tolls import tolls
from sefer.grammars.oddities.twice.figures.whose import set_aside
from sefer.grammars.oddities.twice.voices.rivals import rivals
from sefer.grammars.oddities.twice.voices.witness import one_witness
from sefer.model import Oddity, Reading, Span

FINDERS: tuple[Callable[[Page], Iterator[Oddity]], ...] = (
    refers_back,
    told_twice,
    ranks_alone,
    ordinals_bare,
    words_twice,
    broken_off,
    left_open,
    gaps,
    place_holders,
    can_be_reckoned,
    since,
    lasting,
    spans,
    totals_of_tables,
    years_astray,
    strays,
    told_otherwise,
    told_again,
    told_both_ways,
    named_otherwise,
    tolls,
    tellings,
    sequels,
    presupposed,
    chains,
    firsts,
    never_told,
    points_to_nothing,
    counted_otherwise,
    one_witness,
    rivals,
    set_aside,
)


# what may not end the words that are shown: a bracket that is left open, a comma
_IDLE = re.compile(r"(?:\s*\([^()\d]{0,25}|[\s,;:]+)\Z")


def oddities(reading: Reading) -> tuple[Oddity, ...]:
    """The oddities of a document, by where they start; none begins or ends within a word."""
    page = supposed(Page(reading.document, reading.sentences, reading.mentions))
    found = [_of_whole_words(oddity, reading.document.text) for finder in FINDERS for oddity in finder(page)]
    doubled = {(o.start, o.end) for o in found if o.sort == "word_twice"}  # no sentence breaks off there besides
    found = [o for o in found if o.sort != "broken_off" or (o.start, o.end) not in doubled]
    return tuple(sorted(found, key=lambda o: (o.start, o.end, o.sort)))


def _of_whole_words(oddity: Oddity, text: str) -> Oddity:
    """An oddity whose places take in the words that they were cut in, and end with one."""
    told = (Span(oddity.start, oddity.end), *oddity.related)
    at, *related = (_whole_words(span, text) for span in told)
    if (at, *related) == told:
        return oddity
    return replace(oddity, start=at.start, end=at.end, related=tuple(related))


def _whole_words(span: Span, text: str) -> Span:
    start, end = span.start, span.end
    while start > 0 and text[start - 1 : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1 : end + 1].isalnum():
        end += 1
    bare = _IDLE.sub("", text[start:end])
    return Span(start, start + len(bare) if bare else end)
