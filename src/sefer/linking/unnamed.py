"""Names in claims that are no mention -> polities, peoples, unnamed forces, places met nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from sefer.grammars.numbers import cardinal
from sefer.letters import fold, lower
from sefer.letters.patterns import lazy
from sefer.linking.families import CERTAIN, PROBABLE, SAME, Why
from sefer.linking.nations import nation_of
from sefer.linking.spelling import folded, tokens
from sefer.linking.table import PLACES, Table
from sefer.linking.words import by_word, words
from sefer.model import Claim

_NUMBERED = lazy(r"\d+\. ")


@lru_cache(maxsize=4096)
def polity(name: str) -> str | None:
    """The state or government that a name says: "Osmanlı Hükümeti" and "Ottoman Empire" give one key."""
    said = tokens(name)
    heads = words("polities", "heads")
    if not any(w in heads and w not in words("polities", "only") for w in said):
        return None
    rest = " ".join(w for w in said if w not in heads)
    return by_word("polities", "names").get(rest, rest) or None


def country(name: str) -> str | None:
    """The state that a country's bare name says where it acts as a party."""
    return by_word("polities", "names").get(" ".join(tokens(name)))


@lru_cache(maxsize=4096)
def _people(name: str) -> str | None:
    """The people, or the troops of a people, that a name says in any language: "İngilizler" and "British" give one key."""
    said = tokens(name)
    nation = nation_of(said[0]) if said and name[:1].isupper() else ""
    if not nation or len(said) > 2:
        return None
    if len(said) == 1:
        return f"people {nation}"
    if said[1].startswith(tuple(words("nations_troops", "stems"))):
        return f"troops {nation}"
    return f"{said[1]} {nation}" if said[1].startswith(tuple(words("nations_troops", "arms"))) else None


@lru_cache(maxsize=4096)
def _garrison(name: str) -> str | None:
    """The garrison of a place, in either language: "garrison of Kut" and "Kut garnizonu" give one key."""
    found = _GARRISON.fullmatch(name)
    return f"garrison {folded(found['of'] or found['own'])}" if found is not None else None


_GARRISON = lazy(
    r"[Gg]arrison of (?P<of>[A-ZÇĞİÖŞÜ][^,]*)|(?P<own>[A-ZÇĞİÖŞÜ][^,]*?)(?:['’]s)? (?:[Gg]arrison|[Gg]arnizonu)"
)


@lru_cache(maxsize=4096)
def is_bare(name: str) -> bool:
    """Does a name say no more than what sort of body it is: "birlikler", "leading squadron"? It may mean any of them."""
    return all(w in words("bare", "words") or _bare_stems().fullmatch(w) is not None for w in tokens(name))


@lru_cache(maxsize=4096)
def is_counted(name: str) -> bool:
    """Does a name only count men: "2,400 infantry", "üç yüz atlı"? They may be of any body."""
    said = name.split()
    men = len(said) > 1 and said[-1] == lower(said[-1]) and _men().fullmatch(fold(said[-1])) is not None
    return men and any(cardinal(word, "en") is not None or cardinal(word) is not None for word in said[:-1])


@cache
def _men() -> re.Pattern[str]:
    return lazy("|".join(words("counted", "men")))


@cache
def _bare_stems() -> re.Pattern[str]:
    return lazy(rf"(?:{'|'.join(words('bare', 'stems'))})(?:lar|ler)?(?:s?[iu])?")


def _is_crowd(claim: Claim, name: str) -> bool:
    """Do men who are only counted act? Those who come to a body, or leave it, are known by it."""
    return claim.kind != "organization" and is_counted(name)


def _owned(told: Iterable[Claim]) -> Iterator[tuple[str, str]]:
    """The bodies known by more than one word of which a text tells under what they stand, with their documents."""
    for claim in told:
        if claim.kind == "organization" and claim.slots.get("object"):
            for slot in ("subject", "object"):
                value = claim.slots.get(slot)
                found = value if isinstance(value, (list, tuple)) else [value]
                yield from ((claim.doc, n) for n in found if isinstance(n, str) and " " in n)


_ALIKE = {"polity": "same_state", "people": "same_people"}


class Unnamed:
    """Entities for such names, one for each thing; what has no capital is known within its document alone."""

    def __init__(self, table: Table, told: Iterable[Claim] = ()) -> None:
        self._table = table
        self._owned = frozenset(_owned(told))
        self._known: dict[tuple[str, str], str] = {}
        self._spelt: dict[str, str] = {}

    def __call__(self, claim: Claim, slot: str, name: str) -> tuple[str, Why] | None:
        """None for a body of which neither name, number nor owner is told: nobody knows which it is."""
        if slot not in PLACES and (state := polity(name)) is not None:
            return self._one("polity", state, name)
        if slot not in PLACES and (people := _people(name)) is not None:
            return self._one("people", people, name)
        if slot not in PLACES and (garrison := _garrison(name)) is not None:
            return self._one("force", garrison, name)
        if slot not in PLACES and (_is_crowd(claim, name) or (is_bare(name) and (claim.doc, name) not in self._owned)):
            return None
        type_ = "place" if slot in PLACES else "unit" if _NUMBERED.match(name) else "force"
        if lower(name) == name and type_ != "unit":
            return self._one(type_, f"{claim.doc} {folded(name)}", name, ("unnamed", PROBABLE))
        return self._one(type_, folded(name), name)

    def party(self, name: str) -> tuple[str, Why] | None:
        """The polity that signs or makes war under a name, if it is one."""
        state = polity(name) or country(name)
        return self._one("polity", state, name) if state else None

    def _one(self, type_: str, key: str, name: str, why: Why = (SAME, CERTAIN)) -> tuple[str, Why]:
        identifier = self._known.get((type_, key))
        if identifier is None:
            traits = {"echelon": "other"} if type_ == "unit" else {}
            identifier = self._known[type_, key] = self._table.entity(type_, (name,), traits)
            self._spelt[identifier] = folded(name)
        elif (
            key != folded(name)
            and (type_ in ("polity", "people") or key.startswith("garrison "))
            and self._spelt[identifier] != folded(name)
        ):
            why = (_ALIKE.get(type_, "same_garrison"), PROBABLE)
            self._table.also(identifier, name)
        return identifier, why
