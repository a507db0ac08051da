"""A force and its men by a copula: "3. Ordu o gün 118.000 kişiydi"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sefer.claims.counts import counts_force, is_men, values
from sefer.claims.drafts import Draft, drafted
from sefer.claims.tokens import Token
from sefer.claims.turkish.men.makeup import is_might, owner_of
from sefer.claims.turkish.sentence.arguments import named, together
from sefer.claims.turkish.sentence.verbs import closing
from sefer.letters.patterns import lazy


def strong(tokens: Sequence[Token]) -> Iterator[Draft]:
    """ "3. Ordu o gün 118.000 kişi ve 96 toptu", "Ali Bey'in tümeni 9.000 mevcutluydu": a force and its men by a copula."""
    for at, figure in enumerate(tokens):
        if figure.kind != "quantity" or not WAS.search(figure.low) or not counts_force(figure):
            continue
        figures, i = [figure], at - 1
        while i > 0 and (tokens[i].low in (",", "ve") and tokens[i - 1].kind == "quantity"):
            figures.insert(0, tokens[i - 1])
            i -= 2
        while i > 0 and (tokens[i].kind == "date" or tokens[i].low in _NEARLY):
            i -= 1
        whole = tokens[i] if i >= 0 else figure
        if whole.low == "ve" and i > 1 and closing(tokens[i - 1].low) in ("before", "listed"):
            whole = _one_acting(tokens[:i]) or whole  # "Kolordu üç tümenden oluşuyordu ve 26.000 kişiydi"
        if whole.kind not in ("unit", "force") or not whole.has("nominative") or not any(map(is_men, figures)):
            continue
        whole = owner_of(tokens, whole)
        if is_might(whole):
            continue
        wholes = together(tokens, whole)
        slots = {"subject": named(wholes), "date": None, "place": None, "values": values(figures)}
        draft = drafted("strength", slots, [*(("subject", t) for t in wholes), *(("values", f) for f in figures)])
        draft.date(next((t for t in tokens[i:at] if t.kind == "date"), None))
        yield draft


def _one_acting(tokens: Sequence[Token]) -> Token | None:
    """The formation that opens a sentence and acts in it, where nobody else does."""
    acting = [t for t in tokens if t.kind in ("unit", "force", "person", "polity") and t.has("nominative")]
    first = next((t for t in tokens if t.kind not in ("date", "mark")), None)
    return first if first is not None and first.kind in ("unit", "force") and acting[:1] == [first] else None


_NEARLY = frozenset(
    [
        "yaklaşık",
        "takriben",
        "toplam",
        "ancak",
        "yalnızca",
        "sadece",
        "ise",
        "da",
        "de",
        "o",
        "bu",
        "sırada",
        "tarihte",
        "gün",
        "hâlâ",
        "ortalama",
    ]
)
WAS = lazy(
    r"(?:kişi|asker|er|nefer|piyade|süvari|atlı|mevcutlu|top|tüfek|mitralyöz)(?:lik)?(?:y?[dt][ıiuü]|[dt][ıiuü]r)$"
)
