"""Sentences that are told twice, nearly word for word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from rapidfuzz.distance import Indel

from sefer.grammars.oddities.page import Page
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import Oddity, Span

FEWEST = 7  # words below which a sentence is a formula
ALIKE = 0.85  # of the words that must be shared
LOOSER, RUN = 0.7, 10  # or of the words of a sentence that has so many of the other in a row
COMMON = 4  # sentences that share a pair of words: it is a formula of the text
NEAR = 1  # sentences that may lie between two that belong to one passage
LONG = 5  # letters above which a word is no particle
_STEM = 5
_ASIDE = lazy(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = lazy(r"\w+")
_FIGURE = lazy(r"\d+(?:[.,]\d+)*")
_NAME = lazy(r"(?<=\w[ ,])[A-ZÇĞİÖŞÜÂÎÛ]\w+")
_QUOTES = lazy(r"[“”\"«»„]")


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: tuple[str, ...]  # folded, without their endings
    figures: frozenset[str]
    names: frozenset[str]


def told_twice(page: Page) -> Iterator[Oddity]:
    """Passages that stand twice in the body; one in quotation marks, or a formula, is told on purpose."""
    text, spans = page.document.text, page.sentences
    seen: dict[tuple[str, str], list[int]] = defaultdict(list)
    pairs: list[tuple[int, int]] = []
    for number in _numbers(page):
        span = spans[number]
        long = [word[: LONG + 1] for word in text[span.start : span.end].split() if len(word) > LONG]
        keys = set(pairwise(long))
        shared = Counter(n for key in keys for n in seen.get(key, ()) if len(seen[key]) < COMMON)
        pairs += [(number, earlier) for earlier, count in shared.items() if count > 1 or len(keys) < COMMON]
        for key in keys:
            if len(seen[key]) < COMMON:
                seen[key].append(number)
    told = {n: _sentence(text[spans[n].start : spans[n].end]) for pair in pairs for n in pair}
    same = [pair for pair in pairs if _alike(told[pair[0]], told[pair[1]])]
    uses = Counter(number for pair in same for number in pair)
    once = {later: earlier for later, earlier in same if uses[later] == uses[earlier] == 1}
    yield from _passages(once, spans, {n: len(told[n].words) for pair in same for n in pair})


def _numbers(page: Page) -> Iterator[int]:
    """Which sentences stand in the prose."""
    at, spans = 0, page.sentences
    for paragraph in page.paragraphs:
        while at < len(spans) and spans[at].start < paragraph.start:
            at += 1
        while at < len(spans) and spans[at].start < paragraph.end:
            yield at
            at += 1


def _sentence(told: str) -> _Sentence:
    """The words of a sentence; none where it quotes."""
    bare = "" if _QUOTES.search(told) else _ASIDE.sub(" ", told)
    found = tuple(word[:_STEM] for word in _WORD.findall(fold(bare)))
    names = frozenset(fold(name)[:_STEM] for name in _NAME.findall(bare))
    return _Sentence(found, frozenset(_FIGURE.findall(bare)), names)


def _alike(one: _Sentence, other: _Sentence) -> bool:
    """Nearly the same words, and no figure or name in either for which the other has another."""
    if min(len(one.words), len(other.words)) < FEWEST:
        return False
    for a, b in ((one.figures, other.figures), (one.names, other.names)):
        if a - b and b - a:
            return False
    share = Indel.normalized_similarity(one.words, other.words)
    return bool(share >= ALIKE or (share >= LOOSER and _longest(one.words, other.words) >= RUN))


def _longest(one: Sequence[str], other: Sequence[str]) -> int:
    """The longest run of words that two sentences share."""
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def _passages(once: dict[int, int], spans: Sequence[Span], words: dict[int, int]) -> Iterator[Oddity]:
    """One oddity for neighbouring sentences that repeat neighbouring ones."""
    runs: list[list[tuple[int, int]]] = []
    for later, earlier in sorted(once.items()):
        before = runs[-1][-1] if runs else (-9, -9)
        if 0 < later - before[0] <= NEAR + 1 and 0 < earlier - before[1] <= NEAR + 1:
            runs[-1].append((later, earlier))
        else:
            runs.append([(later, earlier)])
    for run in runs:
        (first, origin), (last, end) = run[0], run[-1]
        related = (Span(spans[origin].start, spans[end].end),)
        yield Oddity(
            "told_twice", spans[first].start, spans[last].end, related, {"words": sum(words[n] for n, _ in run)}
        )
