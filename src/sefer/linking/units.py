"""When two names of units mean one unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from sefer.geography import Gazetteer
from sefer.letters import fold
from sefer.linking.bearers import LOW, UnitBearer, cores
from sefer.linking.families import CERTAIN, OPEN, PROBABLE, REASON, SAME, SHOWN, Family, Why, founded, one
from sefer.linking.spelling import Near, sound
from sefer.linking.words import words

Core = frozenset[str]
Key = tuple[Core, Core]  # telling ideas, arms
_MANY = 6  # telling words of a name from which on its shorter forms are not looked for


def unit_families(found: Counter[UnitBearer], gazetteer: Gazetteer) -> list[Family]:
    """Families of units. Names are seated the longest first; what could join two families founds its own and stands open."""
    groups: dict[tuple[object, ...], list[UnitBearer]] = defaultdict(list)
    nations: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for bearer in found:
        nations[_echelon(bearer.echelon), bearer.number or cores(bearer)].add(bearer.nation)
    for bearer in found:
        known = nations[_echelon(bearer.echelon), bearer.number or cores(bearer)]
        # a name of its own needs no nation, unless two nations bear it; a number without one is the text's own army's
        nation = (
            "" if bearer.nation == "turkish" or (bearer.number is None and len(known - {""}) < 2) else bearer.nation
        )
        groups[(_echelon(bearer.echelon), bearer.number, nation, bearer.parent, bearer.doc, bearer.era)].append(bearer)
    out: list[Family] = []
    namesakes: dict[tuple[object, ...], list[Family]] = defaultdict(list)
    for key, bearers in groups.items():
        made = _Group(found, gazetteer, numbered=key[1] is not None).seat(bearers)
        out += made
        namesakes[key[:2]] += made
        for family in made:
            if family.title.endswith(")"):
                named = sorted(b for b in family.counts if isinstance(b, UnitBearer))
                family.titles = tuple(dict.fromkeys(title for b in named if (title := _title(b)).endswith(")")))
    for same in namesakes.values():
        for gone in _under_their_parent(same):
            out.remove(gone)
            same.remove(gone)
    for family in out:
        if any(why[1] == OPEN for why in family.why.values()) and not family.rivals:
            head = family.head
            assert isinstance(head, UnitBearer)
            same = namesakes[_echelon(head.echelon), head.number]
            family.rivals += [other for other in same[: SHOWN + 1] if other is not family][:SHOWN]
    return out


def _echelon(echelon: str) -> str:
    """A "group" and a "detachment" of one name are told apart only by habit."""
    return "group" if echelon in ("group", "detachment", "other") else echelon


def _under_their_parent(families: Sequence[Family]) -> list[Family]:
    """Battalions of a high number without a regiment join the one that other texts name; what is left is returned."""
    heads = {family: head for family in families if isinstance(head := family.head, UnitBearer) and head.echelon in LOW}
    named = [family for family, head in heads.items() if head.parent and not head.low]
    bare = [family for family, head in heads.items() if not head.parent and not head.doc and not head.low]
    if len(named) != 1 or len(bare) != 1 or heads[named[0]].nation != heads[bare[0]].nation:
        return []
    for bearer, count in bare[0].counts.items():
        named[0].take(bearer, count, ("only_parent", PROBABLE))
    return bare


class _Group:
    """Units of one echelon, number and scope on their way into families."""

    def __init__(self, found: Counter[UnitBearer], gazetteer: Gazetteer, numbered: bool) -> None:
        self.found, self.gazetteer, self.numbered = found, gazetteer, numbered
        self.families: list[Family] = []
        self.exact: dict[Key, Family] = {}
        self.shorter: dict[Key, list[Family]] = defaultdict(list)  # by every shorter form: at most two, and a count
        self.near = Near()
        self.by_sound: dict[tuple[str, Core], Family] = {}

    def seat(self, bearers: Iterable[UnitBearer]) -> list[Family]:
        """The families of some bearers."""
        keyed = [(self._key(b), b) for b in bearers]
        for key, bearer in sorted(keyed, key=lambda kb: (-len(kb[0][0]), -len(kb[1].name), kb[1].name)):
            self._seat(key, bearer)
        return self.families

    def _key(self, bearer: UnitBearer) -> Key:
        core, arms = cores(bearer)
        return frozenset(self._placed(word) for word in core), arms

    def _placed(self, word: str) -> str:
        """A town in a name by the name that its row of the gazetteer goes by: "geokchay" -> "goycay"."""
        rows = self.gazetteer.lookup(word) if len(word) > 3 else ()
        return fold(rows[0].name) if len(rows) == 1 else word

    def _seat(self, key: Key, bearer: UnitBearer) -> None:
        held = self.exact.get(key)
        if held is not None:
            held.take(bearer, self.found[bearer], _why(bearer, self._said(bearer, held)))
            return
        longer = self.shorter.get(key, [])
        home = one(longer) or (None if longer else self._misspelt(key))
        if home is not None:
            reason = ("same_number" if self.numbered else "shorter_form") if longer else "spelling"
            home.take(bearer, self.found[bearer], _why(bearer, (reason, PROBABLE)))
        else:
            open_ = ("several_fit", OPEN) if longer else (SAME, CERTAIN)
            home = founded(bearer, self.found[bearer], _why(bearer, open_), longer)
            home.title = _title(bearer)
            self.families.append(home)
        self._know(key, home)

    def _said(self, bearer: UnitBearer, family: Family) -> Why:
        if family.rivals:
            return "several_fit", OPEN
        same = any(fold(other.name) == fold(bearer.name) for other in family.counts)
        return (SAME, CERTAIN) if same else ("same_number" if self.numbered else "same_words", CERTAIN)

    def _know(self, key: Key, family: Family) -> None:
        core, arms = key
        self.exact[key] = family
        for part in self._forms(core):
            if len(self.shorter[part, arms]) < SHOWN and family not in self.shorter[part, arms]:
                self.shorter[part, arms].append(family)
        if not self.numbered and core and len(family.counts) == 1:  # a slip of a slip is no slip
            word = _word(core)
            self.near.add(word)
            self.by_sound[word, arms] = family

    def _forms(self, core: Core) -> Iterable[Core]:
        """What may be left of a name: beside a number all but a quarter of the world may go, else only what tells little.

        Of two numbers made one neither may.
        """
        apart = words("units", "apart") | {word for word in core if "+" in word}
        free = core - apart if self.numbered else core & words("units", "weak")
        if len(core) > _MANY or (not self.numbered and free == core):
            return [core]
        return [core - set(gone) for n in range(len(free) + 1) for gone in combinations(sorted(free), n)]

    def _misspelt(self, key: Key) -> Family | None:
        core, arms = key
        if self.numbered or not core:
            return None
        word = _word(core)
        heard = [self.by_sound[w, arms] for w in [word, *self.near.near(word)] if (w, arms) in self.by_sound]
        return one(heard)


def _title(bearer: UnitBearer) -> str:
    """What a unit goes by where its own name is not enough."""
    if bearer.parent:
        return f"{bearer.parent_name} {bearer.name}"
    told = bearer.number is None or bearer.nation == "turkish" or bearer.nation_name in bearer.name.split()
    foreign = "" if told else bearer.nation_name
    said = " ".join(part for part in (foreign, str(bearer.era or "")) if part)
    return f"{bearer.name} ({said})" if said else ""


def _word(core: Core) -> str:
    return "".join(sorted(sound(word) for word in core))


def _why(bearer: UnitBearer, said: Why) -> Why:
    """What the mention leaves out weighs more than how its name is spelt."""
    if bearer.via == REASON:
        return REASON, CERTAIN
    if bearer.via:
        return bearer.via, OPEN if bearer.via.startswith("no_") else PROBABLE
    return said
