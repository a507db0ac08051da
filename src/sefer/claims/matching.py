"""The claim that a decision means, found again by its words: exactly, else the one clear best match, else none.

The key is the folded quote, 40 characters on either side, the kind, and the ordinal among equal ones. A text that is
read anew, mended nearby, moved or printed again keeps its decisions; words with another figure or another name do not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Levenshtein

from sefer.letters import fold
from sefer.model import Claim, Decision, Document

SIDE = 40
_ALIKE = 80.0  # of 100: quotes less alike are not compared
_BESIDE = 60.0  # surroundings that speak for a match
_CLEAR = 4.0  # how far the best must stand above the next
_LONG = 25  # letters of a quote that can stand for themselves
_WORD = re.compile(r"\w+")
_NEGATING = {"degil", "hic", "not", "never", "no", "without"}
Key = tuple[str, str, str]


def key(claim: Claim, document: Document) -> Key:
    """(quote, before, after) of a claim as decisions.csv keeps them."""
    before = document.text[max(0, claim.start - SIDE) : claim.start]
    after = document.text[claim.end : claim.end + SIDE]
    quote = document.text[claim.start : claim.end]
    return tuple(" ".join(part.split()) for part in (quote, before, after))  # type: ignore[return-value]


class Claims:
    """Claims by their words."""

    def __init__(self, claims: Iterable[Claim], documents: Mapping[str, Document]) -> None:
        self._ids: dict[str, Claim] = {}
        self._groups: dict[str, dict[Key, list[Claim]]] = defaultdict(dict)  # by kind, by folded key
        self._quoted: dict[str, dict[str, list[Key]]] = defaultdict(dict)  # by kind, by folded quote
        self._printed: dict[str, str] = {}  # folded quote -> quote
        for claim in claims:
            words = key(claim, documents[claim.doc])
            folded: Key = tuple(map(fold, words))  # type: ignore[assignment]
            self._ids[claim.id] = claim
            if folded not in self._groups[claim.kind]:
                self._quoted[claim.kind].setdefault(folded[0], []).append(folded)
            self._groups[claim.kind].setdefault(folded, []).append(claim)
            self._printed[folded[0]] = words[0]

    def exactly(self, decision: Decision) -> Claim | None:
        """The claim with the very words and surroundings; with no quote, the one with the id."""
        if not decision.quote:
            return self._ids.get(decision.target)
        group = self._groups[decision.target].get(_key(decision), [])
        return group[decision.ordinal] if decision.ordinal < len(group) else None

    def nearly(self, decision: Decision, held: set[str]) -> Claim | str:
        """The one clear best among claims that no decision holds yet, or the reason why there is none."""
        if not decision.quote:
            return "unmet_id"
        quote, before, after = _key(decision)
        groups = self._groups[decision.target]
        if (quote, before, after) in groups:
            return "unmet_ordinal"
        same = [k for k in self._quoted[decision.target].get(quote, ()) if _free(groups[k], held)]
        if len(same) == 1 and len(quote) >= _LONG:
            return _pick(groups[same[0]], decision, held)
        likeness = dict.fromkeys(same, 100.0) or self._alike(decision, held)
        beside = {k: _sides(before, after, k) for k in likeness}
        scored = sorted(
            ((0.6 * likeness[k] + 0.4 * beside[k], k) for k in likeness if beside[k] >= _BESIDE), reverse=True
        )
        if not scored:
            return "unmet_words"
        if len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEAR:
            return "unmet_many"
        return _pick(groups[scored[0][1]], decision, held)

    def _alike(self, decision: Decision, held: set[str]) -> dict[Key, float]:
        """Groups whose quote differs by no more than slips of the pen, and how alike it is."""
        quoted, groups = self._quoted[decision.target], self._groups[decision.target]
        found = process.extract(fold(decision.quote), quoted.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=20)
        near = ((k, score) for other, score, _ in found if self._slips(decision, other) for k in quoted[other])
        return {k: score for k, score in near if _free(groups[k], held)}

    def _slips(self, decision: Decision, other: str) -> bool:
        return slips(decision.quote, self._printed[other])


def _free(group: Sequence[Claim], held: set[str]) -> bool:
    return any(claim.id not in held for claim in group)


def _key(decision: Decision) -> Key:
    return fold(decision.quote), fold(decision.before), fold(decision.after)


def _pick(group: Sequence[Claim], decision: Decision, held: set[str]) -> Claim | str:
    if decision.ordinal >= len(group):
        return "unmet_ordinal"
    claim = group[decision.ordinal]
    return "unmet_many" if claim.id in held else claim


def _sides(before: str, after: str, key: Key) -> float:
    """How alike the surroundings are: a moved paragraph changes one side wholly, so the better one counts most."""
    ratios = sorted((fuzz.ratio(before, key[1]), fuzz.ratio(after, key[2])))
    return float(0.2 * ratios[0] + 0.8 * ratios[1])


def slips(one: str, other: str) -> bool:
    """Do two quotes differ by slips of the pen only: a letter in a long word, small words at the ends?"""
    a, b = _WORD.findall(one), _WORD.findall(other)
    folded = [fold(w) for w in a], [fold(w) for w in b]
    for step in Levenshtein.opcodes(*folded):
        mine, theirs = slice(step.src_start, step.src_end), slice(step.dest_start, step.dest_end)
        if step.tag == "replace":
            if not all(_slip(x, y) for x, y in zip(folded[0][mine], folded[1][theirs], strict=True)):
                return False
        elif step.tag != "equal":
            words, at, length = (a[mine], mine, len(a)) if step.tag == "delete" else (b[theirs], theirs, len(b))
            if (at.start > 0 and at.stop < length) or not all(map(_small, words)):
                return False
    return True


def _slip(one: str, other: str) -> bool:
    if any(c.isdigit() for c in one + other):
        return False
    return min(len(one), len(other)) >= 4 and OSA.distance(one, other) <= 1


def _small(word: str) -> bool:
    return word.islower() and word.isalpha() and fold(word) not in _NEGATING
