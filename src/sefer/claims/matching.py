"""The claim that a decision means, found again by its words: exactly, else the one clear best match, else none.

The key is the folded quote, 40 characters on either side, the kind, and the ordinal among equal ones. A text that is
read anew, mended nearby, moved or printed again keeps its decisions; words with another figure or another name do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from sefer.claims.slips import slips
from sefer.letters import fold
from sefer.model import Claim, Decision, Document, begun

_ALIKE = 80.0  # of 100: quotes less alike are not compared
_RATHER = 50.0  # of 100: what is shown to a person as the nearest
_BESIDE = 60.0  # surroundings that speak for a match
_CLEAR = 4.0  # how far the best must stand above the next
_LONG = 25  # letters of a quote that can stand for themselves
Key = tuple[str, str, str]


class Claims:
    """Claims by their words."""

    def __init__(self, claims: Iterable[Claim], documents: Mapping[str, Document]) -> None:
        self._ids: dict[str, Claim] = {}
        self._groups: dict[str, dict[Key, list[Claim]]] = defaultdict(dict)  # by kind, by folded key
        self._quoted: dict[str, dict[str, list[Key]]] = defaultdict(dict)  # by kind, by folded quote
        self._printed: dict[str, str] = {}  # folded quote -> quote
        self._words: dict[str, tuple[str, str, str, int]] = {}  # by id: the key as printed, and the ordinal
        for claim in claims:
            words = documents[claim.doc].beside(claim.start, claim.end)
            folded: Key = tuple(map(fold, words))  # type: ignore[assignment]
            self._ids[claim.id] = claim
            if folded not in self._groups[claim.kind]:
                self._quoted[claim.kind].setdefault(folded[0], []).append(folded)
            group = self._groups[claim.kind].setdefault(folded, [])
            self._words[claim.id] = (*words, len(group))
            group.append(claim)
            self._printed[folded[0]] = words[0]

    def words(self, claim: Claim) -> tuple[str, str, str, int]:
        """(quote, before, after, ordinal) of a claim."""
        return self._words[claim.id]

    def exactly(self, decision: Decision) -> Claim | None:
        """The claim with the very words and surroundings; with no quote, the one with the id, or whose id alone begins so."""
        if not decision.quote:
            ids = begun(decision.target, self._ids)
            return self._ids[ids[0]] if len(ids) == 1 else None
        group = self._groups[decision.target].get(_key(decision)) or self._alone(decision)
        return group[decision.ordinal] if decision.ordinal < len(group) else None

    def _alone(self, decision: Decision) -> Sequence[Claim]:
        """The claims of a quote that was given without its surroundings, where it stands in one place only."""
        keys = self._quoted[decision.target].get(fold(decision.quote), ())
        return self._groups[decision.target][keys[0]] if _bare(decision) and len(keys) == 1 else ()

    def nearly(self, decision: Decision, held: set[str]) -> Claim | str:
        """The one clear best among claims that no decision holds yet, or the reason why there is none."""
        if not decision.quote:
            return "unmet_begins" if begun(decision.target, self._ids) else "unmet_id"
        quote, before, after = _key(decision)
        groups = self._groups[decision.target]
        if (quote, before, after) in groups:
            return "unmet_ordinal"
        same = [k for k in self._quoted[decision.target].get(quote, ()) if _free(groups[k], held)]
        if len(same) == 1 and len(quote) >= _LONG:
            return _pick(groups[same[0]], decision, held)
        likeness = dict.fromkeys(same, 100.0) or self._alike(decision, held)
        beside = {k: 100.0 if _bare(decision) else _sides(before, after, k) for k in likeness}
        scored = sorted(
            ((0.6 * likeness[k] + 0.4 * beside[k], k) for k in likeness if beside[k] >= _BESIDE), reverse=True
        )
        if not scored:
            return "unmet_words"
        if len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEAR:
            return "unmet_many"
        return _pick(groups[scored[0][1]], decision, held)

    def nearest(self, decision: Decision) -> tuple[str, str]:
        """(id, words) of the claim of that kind whose words are most alike, whatever differs; empty where none is."""
        quoted = self._quoted[decision.target]
        best = process.extractOne(fold(decision.quote), quoted.keys(), scorer=fuzz.ratio, score_cutoff=_RATHER)
        if best is None:
            return "", ""
        claim = self._groups[decision.target][quoted[best[0]][0]][0]
        return claim.id, self._printed[best[0]]

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


def _bare(decision: Decision) -> bool:
    """Was the quote given without its surroundings? They then speak neither for nor against a claim."""
    return not decision.before and not decision.after


def _pick(group: Sequence[Claim], decision: Decision, held: set[str]) -> Claim | str:
    if decision.ordinal >= len(group):
        return "unmet_ordinal"
    claim = group[decision.ordinal]
    return "unmet_many" if claim.id in held else claim


def _sides(before: str, after: str, key: Key) -> float:
    """How alike the surroundings are: a moved paragraph changes one side wholly, so the better one counts most."""
    ratios = sorted((fuzz.ratio(before, key[1]), fuzz.ratio(after, key[2])))
    return float(0.2 * ratios[0] + 0.8 * ratios[1])
