"""Sentences that are told twice, nearly word for word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from rapidfuzz.distance import Indel

from sefer.grammars.numbers import cardinals
from sefer.grammars.oddities.page import Page
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import Oddity, Span

FEWEST = 7  # words below which a sentence is a formula
ALIKE = 0.85  # of the words that must be shared
LOOSER, RUN = 0.7, 10  # or of the words of a sentence that has so many of the other in a row
BAG, SHARED = 0.75, 6  # or of the words of weight in any order, and how many at least
CLAUSE = {"tr": 8, "en": 11}  # words in a row that are no chance, within sentences that else differ
WEIGHTY = 4  # of them that must be of weight and no names
RARE = 5  # sentences that may share a word by which another telling is looked for
QUOTED = 0.4  # of a sentence that may stand in quotation marks
COMMON = 4  # sentences that share a pair of words: it is a formula of the text
BESIDE = 3  # words of weight that are no names
NEAR = 1  # sentences that may lie between two that belong to one passage
LONG = 5  # letters above which a word is no particle
_STEM = 5
_ASIDE = lazy(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = lazy(r"\w+")
_FIGURE = lazy(r"\d+(?:[.,]\d+)*")
_NAME = lazy(r"(?<=\w[ ,])[A-ZÇĞİÖŞÜÂÎÛ]\w+")
_QUOTATION = lazy(r"[“«„\"][^“”«»„\"]*[”»“\"]")
_QUOTES = lazy(r"[“”\"«»„]")


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: tuple[str, ...]  # folded, without their endings
    figures: frozenset[str]
    names: frozenset[str]
    language: str = "tr"

    @property
    def weighty(self) -> Counter[str]:
        """The words that are no particles."""
        return Counter(word for word in self.words if len(word) >= WEIGHTY)


def told_twice(page: Page) -> Iterator[Oddity]:
    """Passages that stand twice in the body; one in quotation marks, or a formula, is told on purpose."""
    text, spans = page.document.text, page.sentences
    seen: dict[tuple[str, str] | str, list[int]] = defaultdict(list)
    pairs: list[tuple[int, int]] = []
    languages: dict[int, str] = {}
    for number, language in _numbers(page):
        span, languages[number] = spans[number], language
        long = [word[: LONG + 1] for word in text[span.start : span.end].lower().split() if len(word) > LONG]
        keys: set[tuple[str, str] | str] = {*pairwise(long)}
        shared = Counter(n for key in keys for n in seen.get(key, ()) if len(seen[key]) < COMMON)
        loose = Counter(n for key in {*long} for n in seen.get(key, ()) if len(seen[key]) < RARE)
        near = {n for n, count in shared.items() if count > 1 or len(keys) < COMMON}
        near |= {n for n, count in loose.items() if count > 2 and 2 * count >= len(long)}
        pairs += [(number, earlier) for earlier in near]
        for key, most in (*((k, COMMON) for k in keys), *((k, RARE) for k in {*long})):
            if len(seen[key]) < most:
                seen[key].append(number)
    told = {n: _sentence(text[spans[n].start : spans[n].end], languages[n]) for pair in pairs for n in pair}
    alike = {pair: _alike(told[pair[0]], told[pair[1]]) for pair in sorted(pairs)}
    same = [pair for pair, sure in alike.items() if sure is not None]
    uses = Counter(number for pair in same for number in pair)
    once = {later: earlier for later, earlier in same if uses[later] == uses[earlier] == 1}
    for odd in _passages(once, spans, {n: len(told[n].words) for pair in same for n in pair}):
        sure = any(alike[p] for p in once.items() if odd.start <= spans[p[0]].start < odd.end)
        yield replace(odd, says={**odd.says, "sure": sure})


def _numbers(page: Page) -> Iterator[tuple[int, str]]:
    """Which sentences stand in the prose, and in which language."""
    at, spans = 0, page.sentences
    for paragraph in page.paragraphs:
        while at < len(spans) and spans[at].start < paragraph.start:
            at += 1
        while at < len(spans) and spans[at].start < paragraph.end:
            yield at, paragraph.language
            at += 1


def _sentence(told: str, language: str) -> _Sentence:
    """The words of a sentence; none where much of it is a quotation."""
    quoted = sum(len(found[0]) for found in _QUOTATION.finditer(told))
    torn = len(_QUOTES.findall(told)) % 2 == 1
    bare = "" if torn or quoted > QUOTED * len(told) else _ASIDE.sub(" ", told)
    found = tuple(word[:_STEM] for word in _WORD.findall(fold(bare)))
    names = frozenset(fold(name)[:_STEM] for name in _NAME.findall(bare))
    return _Sentence(found, frozenset(_FIGURE.findall(bare)), names, language)


def _alike(one: _Sentence, other: _Sentence) -> bool | None:
    """Nearly the same words, and no figure or name in either for which the other has another; False where a clause is."""
    if min(len(one.words), len(other.words)) < FEWEST or (one.figures - other.figures and other.figures - one.figures):
        return None
    if not (one.names - other.names and other.names - one.names) and _says_more(one, other):
        share = Indel.normalized_similarity(one.words, other.words)
        if share >= ALIKE or (share >= LOOSER and _longest(one.words, other.words) >= RUN) or _same_bag(one, other):
            return True
    return False if _shares_clause(one, other) else None


def _says_more(one: _Sentence, other: _Sentence) -> bool:
    """Do two sentences share words of weight besides the names of those of whom both speak?"""
    shared = one.weighty & other.weighty
    return sum(word not in one.names | other.names for word in shared) >= BESIDE


def _same_bag(one: _Sentence, other: _Sentence) -> bool:
    """Most words of weight in any order, and no number in words in either for which the other has another."""
    a, b = one.weighty, other.weighty
    shared = (a & b).total()
    if shared < SHARED or 2 * shared < BAG * (a.total() + b.total()):
        return False
    numbers = {fold(word)[:_STEM] for word in cardinals(one.language)}
    return not (numbers & {*one.words} - {*other.words} and numbers & {*other.words} - {*one.words})


def _shares_clause(one: _Sentence, other: _Sentence) -> bool:
    """So many words in a row that a clause was told again, within sentences that go on otherwise."""
    run = SequenceMatcher(None, one.words, other.words, autojunk=False).find_longest_match()
    words = one.words[run.a : run.a + run.size]
    weighty = {word for word in words if len(word) >= WEIGHTY} - one.names
    return run.size >= CLAUSE[one.language] and len(weighty) >= WEIGHTY


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
