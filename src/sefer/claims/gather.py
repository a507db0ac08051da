"""The road from a reading to its claims: sentences, clauses, drafts, sources, the gate."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sefer import __version__
from sefer.claims import english, turkish
from sefer.claims.drafts import Draft
from sefer.claims.gate import objection
from sefer.claims.limits import limit
from sefer.claims.ordered import ordered
from sefer.claims.sources import Citations
from sefer.claims.spine import Told, bound
from sefer.claims.story import Hope, Story
from sefer.claims.tokens import Token
from sefer.claims.unread import unread
from sefer.claims.words import LANGUAGES
from sefer.letters import fold
from sefer.model import AmountValue, Claim, Context, Gathered, Reading, Span, claim_id


@dataclass(frozen=True)
class _Told:
    sentence: Span
    draft: Draft


def gather(reading: Reading) -> Gathered:
    """The claims of a document in order, those that the gate refused, and what stayed unread."""
    told = [_Told(sentence, draft) for sentence, drafts in _sentences(reading) for draft in drafts]
    passed, refused = [], []
    citations, ordinals = Citations(reading), Counter[tuple[str, str]]()
    used: set[int] = set()
    for one in told:
        claim = _claim(reading, one, citations, ordinals)
        reason = objection(reading, claim)
        if reason is None:
            passed.append(Told(claim, one.sentence, reading.document.text.rfind("\n", 0, one.sentence.start)))
            used |= {start for _, start, _ in one.draft.filled}
        else:
            refused.append((claim, reason))
    ranked = [_in_order(claim, reading) for claim in ordered(passed, reading, partial(_identify, reading, ordinals))]
    claims = sorted(
        [*bound(passed, reading.document.text), *filter(None, ranked)], key=lambda c: (c.start, c.end, c.kind, c.id)
    )
    return Gathered(tuple(claims), tuple(refused), tuple(unread(reading, used)))


def _in_order(claim: Claim, reading: Reading) -> Claim | None:
    return claim if objection(reading, claim) is None else None


def _identify(reading: Reading, ordinals: Counter[tuple[str, str]], kind: str, words: str) -> str:
    ordinals[kind, words] += 1
    return claim_id(reading.document.name, kind, words, ordinals[kind, words])


def _sentences(reading: Reading) -> Iterator[tuple[Span, list[Draft]]]:
    """Each sentence with its drafts; each language tells a story of its own."""
    stories = {language: Story() for language in LANGUAGES}
    named = [m for m in reading.mentions if not isinstance(m.value, AmountValue)]
    starts, begins = [m.start for m in named], reading.sentences.starts
    text = reading.document.text
    paragraph: list[tuple[Span, list[Token]]] = []
    line, at = -1, 0  # where the paragraph of a sentence begins, and from where on that is asked
    for part in reading.document.parts:
        if part.language not in LANGUAGES or part.kind in ("bibliography", "keywords", "table", "heading"):
            continue
        story, room = stories[part.language], _ROOMS[part.language]
        high = 0
        for sentence in reading.sentences[bisect_left(begins, part.start) : bisect_left(begins, part.end)]:
            low = bisect_left(starts, sentence.start, high)
            high = bisect_left(starts, sentence.end, low)
            mentions = named[low:high]
            hope = room.hope(reading, sentence, mentions) if sentence.end - sentence.start <= _LONGEST else Hope.NOTHING
            tokens = room.tokens_of(reading, sentence, mentions) if hope is Hope.TELLS else []
            line, at = max(line, text.rfind("\n", at, sentence.start)), sentence.start
            if story.turn(line):
                yield from ((span, [draft]) for span, draft in turkish.compositions(paragraph))
                paragraph = []
            paragraph.append((sentence, tokens if part.language == "tr" else []))
            if tokens:
                yield sentence, _limited(_unique(room.read(tokens, story)), text, part.language)
            elif hope is not Hope.NOTHING:
                if hope is Hope.NAMES:
                    yield sentence, _limited(_unique(turkish.glance(reading, mentions, story)), text, "tr")
                story.later(partial(room.hear, reading, sentence, mentions, story))
    yield from ((span, [draft]) for span, draft in turkish.compositions(paragraph))


def _limited(drafts: Iterable[Draft], text: str, language: str) -> list[Draft]:
    found = list(drafts)
    for draft in found:
        limit(draft, text, language)
    return found


_LONGEST = 4_000  # characters; a longer run of words is a list or noise, no sentence: it stays unread


_ROOMS: dict[str, Any] = {"tr": turkish, "en": english}


def _unique(drafts: Sequence[Draft]) -> Iterable[Draft]:
    """The drafts, of those that say the same the first."""
    return drafts if len(drafts) < 2 else _apart(drafts)


def _apart(drafts: Iterable[Draft]) -> Iterator[Draft]:
    seen = set()
    for draft in drafts:
        key = (draft.kind, repr(sorted(draft.slots.items(), key=lambda s: s[0])), draft.polarity)
        if key not in seen:
            seen.add(key)
            yield draft


def _claim(reading: Reading, told: _Told, citations: Citations, ordinals: Counter[tuple[str, str]]) -> Claim:
    draft, sentence, document = told.draft, told.sentence, reading.document
    inside = [(s, e) for _, s, e in draft.filled if sentence.start <= s < sentence.end]
    start, end = min(s for s, _ in inside), max(e for _, e in inside)
    outside = tuple(Context(n, s, e) for n, s, e in draft.filled if not sentence.start <= s < sentence.end)
    cited = citations.covering(start, end, sentence)
    words = fold(document.text[start:end])
    name = _identify(reading, ordinals, draft.kind, words)
    return Claim(
        name, draft.kind, document.name, start, end, draft.slots, draft.polarity, draft.said_by,
        cited.labels, cited.scope, outside, f"sefer {__version__}",
    )  # fmt: skip
