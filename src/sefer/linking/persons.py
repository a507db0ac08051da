"""When two names of persons mean one person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from sefer.grammars.words import LANGUAGES
from sefer.grammars.words import table as grammar
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.linking.families import CERTAIN, OPEN, PROBABLE, REASON, SAME, SHOWN, Family, Why, founded, one
from sefer.linking.spelling import Near, misspelt, slips, sound, tokens
from sefer.linking.spoken import Spoken
from sefer.linking.words import words
from sefer.model import Mention, PersonValue, Reading, UnitValue

_GENITIVE = lazy(r"['’]?\w{0,4}\s+(?P<kin>\w+)\s+")  # "Hasan Paşa'nın oğlu Hasan Bey"
_KIN_OF = lazy(r"(?:['’]s)?,?\s+(?:the\s+)?(?P<kin>\w+)\s+(?:of\s+)?")  # "Hasan Pasha's son", "Hasan, son of"
_HIS = lazy(r"\b(?i:his|her|their)\s+(?:\w+\s+)?(?P<kin>\w+),?\s*$")  # "his father, Lord Roberts"
_KIN_BEHIND = lazy(r"['’]?\w{0,4},\s+(?:his|her|their)\s+(?:\w+\s+)?(?P<kin>\w+)")  # "Lord Roberts, his father"
_KIN_BEFORE = lazy(r"(?P<kin>\w+),?\s*$")  # "babası Rıza Bey"
_NAMESAKES = lazy(
    r"\s+(?:ad[ıi]nda|ad[ıi]nda?ki|adl[ıi]|ismin?de(?:ki)?|isimli)\s+(?:iki|üç|dört)\b"
)  # "Ali Bey adında iki subay"
_TWO_NAMED = lazy(r"\b(?i:two|three|four)\s+(?:\w+\s+){1,2}(?:named|called|of the name of)\s+$")
_KIN_FAR = 200  # characters between two whom a word for kin sets apart
_AND = lazy(r"\s*(?:,|ve|ile|and)\s*$")
_SHORT = 40
_CROWD = 24  # namesakes looked at: more of them settle nothing
Core = tuple[str, ...]


class PersonBearer(NamedTuple):
    """A person's name with what tells him from his namesakes; empty where the text does not say."""

    name: str
    post: str = ""  # "regiment 8": of two of one name in one document, whose commander he is
    doc: str = ""  # set where the name says something within one document only
    era: int = 0
    alone: bool = False  # somebody else of this name stands beside him in the text
    via: str = ""


@dataclass(slots=True)
class SeenPerson:
    """One mention of a person: its place among the mentions and in the text, and who bears the name there."""

    index: int
    start: int
    bearer: PersonBearer
    post: str = ""
    rank: str | None = None


@lru_cache(maxsize=65536)
def core(name: str) -> Core:
    """The names of a person without titles: "Mürsel Paşa" -> ("mursel",)."""
    found = tokens(name)
    return tuple(w for w in found if w not in words("persons", "titles")) or found


@lru_cache(maxsize=65536)
def titles(name: str) -> frozenset[str]:
    """The titles in a name."""
    return frozenset(w for w in tokens(name) if w in words("persons", "titles"))


@cache
def _given() -> frozenset[str]:
    return frozenset(fold(name) for language in LANGUAGES for name in grammar(language, "names")["given"])


def seen_persons(reading: Reading) -> list[SeenPerson]:
    """The persons of a document in order, told apart where the text itself tells two of one name apart."""
    text, doc = reading.document.text, reading.document.name
    out: list[SeenPerson] = []
    apart: set[str] = set()
    shared: set[Core] = set()
    last: Mention | None = None
    unit: Mention | None = None
    for index, mention in enumerate(reading.mentions):
        if isinstance(mention.value, UnitValue):
            unit = mention
        elif isinstance(mention.value, PersonValue):
            post = _post(text, unit, mention)
            out.append(SeenPerson(index, mention.start, PersonBearer(mention.value.name), post, mention.value.rank))
            if last is not None and 0 <= mention.start - last.end <= _SHORT:
                apart |= _told_apart(text, last, mention)
            if last is not None and mention.start - last.end <= _KIN_FAR and _is_kin(text, mention):
                apart |= _alike(last, mention)
            if _NAMESAKES.match(text, mention.end) or _TWO_NAMED.search(
                text, max(0, mention.start - _SHORT), mention.start
            ):
                shared.add(core(mention.value.name))
            last = mention
    _by_post(out, doc)
    _by_rank(out, doc, shared)
    for one_ in out:
        if one_.bearer.name in apart:
            one_.bearer = one_.bearer._replace(alone=True)
    return out


def _post(text: str, unit: Mention | None, person: Mention) -> str:
    """The unit whose commander he is called right before his name."""
    if unit is None or not 0 <= person.start - unit.end <= _SHORT or not isinstance(unit.value, UnitValue):
        return ""
    between = [w for w in tokens(text[unit.end : person.start]) if len(w) > 3]
    if not between or not any(w in words("persons", "commands") for w in between[:2]):
        return ""
    return f"{unit.value.echelon} {unit.value.number if unit.value.number is not None else fold(unit.value.name)}"


def _told_apart(text: str, one_: Mention, other: Mention) -> set[str]:
    """Names alike that a text sets side by side: father and son, "Hasan Paşa ile Hasan Bey"."""
    assert isinstance(one_.value, PersonValue) and isinstance(other.value, PersonValue)
    a, b = one_.value.name, other.value.name
    if not _may_be_one(a, b):
        return set()
    between = text[one_.end : other.start]
    turkish, english = _GENITIVE.fullmatch(between), _KIN_OF.fullmatch(between)
    kin = (turkish and fold(turkish["kin"]) in words("persons", "kin")) or (
        english and fold(english["kin"]) in words("persons", "kin_of")
    )
    return {a, b} if kin or _AND.fullmatch(between) else set()


def _is_kin(text: str, person: Mention) -> bool:
    """Is a person called the father, the son ... of whom the text has just named?"""
    before, kin = text[max(0, person.start - _SHORT) : person.start], words("persons", "kin_of")
    behind, his, own = _KIN_BEHIND.match(text, person.end), _HIS.search(before), _KIN_BEFORE.search(before)
    if any(found and fold(found["kin"]) in kin for found in (behind, his)):
        return True
    return own is not None and fold(own["kin"]) in words("persons", "kin")


def _alike(one_: Mention, other: Mention) -> set[str]:
    """The names of two persons if one could be a shorter form of the other."""
    assert isinstance(one_.value, PersonValue) and isinstance(other.value, PersonValue)
    a, b = one_.value.name, other.value.name
    return {a, b} if _may_be_one(a, b) else set()


def _may_be_one(one: str, other: str) -> bool:
    """Could one of two names be a shorter form of the other, or another spelling of it?"""
    short, full = sorted((tuple(map(sound, core(name))) for name in (one, other)), key=len)
    return fold(one) != fold(other) and short in (full[: len(short)], full[-len(short) :])


def _by_rank(found: Sequence[SeenPerson], doc: str, shared: Iterable[Core]) -> None:
    """Of a name that several bear, as the text says, each rank is another man; without a rank it stays open."""
    for one_ in found:
        if core(one_.bearer.name) in shared:
            rank = fold(one_.rank or "")
            rank = "" if rank in words("persons", "common_titles") else rank
            one_.bearer = one_.bearer._replace(doc=doc, post=rank and f"rank {rank}", via="" if rank else "several_fit")


def _by_post(found: Sequence[SeenPerson], doc: str) -> None:
    """Two posts of one echelon under one single name are two men; where nothing says which, the name stays open."""
    groups: dict[Core, list[SeenPerson]] = defaultdict(list)
    for one_ in found:
        groups[core(one_.bearer.name)].append(one_)
    for names, group in groups.items():
        held = {g.post for g in group if g.post}
        if len(names) > 1 or len(held) < 2 or len({post.split()[0] for post in held}) == len(held):
            continue
        for one_ in group:
            one_.bearer = one_.bearer._replace(doc=doc, post=one_.post, via="" if one_.post else "several_fit")


def part_common(spoken: Mapping[str, Sequence[Spoken[PersonBearer]]]) -> None:
    """A common name alone ("Mehmet Bey") is nobody's across documents, unless all of them give him one post."""
    groups: dict[Core, dict[str, list[Spoken[PersonBearer]]]] = defaultdict(lambda: defaultdict(list))
    for doc, found in spoken.items():
        for one_ in found:
            names = core(one_.bearer.name)
            if len(names) == 1 and names[0] in words("persons", "common") and not _rare(one_.bearer.name):
                groups[names][doc].append(one_)
    for docs in groups.values():
        posts = [{one_.post for one_ in found if one_.post} for found in docs.values()]
        if len(docs) < 2 or (posts[0] and all(held == posts[0] for held in posts)):
            continue
        for doc, found in docs.items():
            for one_ in found:
                if not one_.bearer.doc:
                    one_.bearer = one_.bearer._replace(doc=doc, via="common_name")


def _rare(name: str) -> bool:
    """Does a title that few men of one name bore stand in the name? "Ali Paşa" tells more than "Ali Bey"."""
    return bool(titles(name) - words("persons", "common_titles"))


Ranks = Mapping[PersonBearer, Iterable[str]]


def person_families(found: Counter[PersonBearer], ranks: Ranks | None = None) -> list[Family]:
    """Families of persons: the longer names first; what could join two families founds its own and stands open.

    `ranks`: those that the texts give with a name. No shorter or other spelt name joins a title and a rank that do not go
    together ("Binbaşı Nuri" is not "Salih Nuri Efendi"), unless the fuller name bears such a rank somewhere too.
    """
    out: list[Family] = []
    scopes: dict[tuple[object, ...], list[PersonBearer]] = defaultdict(list)
    for bearer in found:
        scopes[bearer.post, bearer.doc, bearer.era].append(bearer)
    senior = {bearer for bearer, held in (ranks or {}).items() if any(map(_senior, held))}
    for bearers in scopes.values():
        out += _Circle(found, senior).seat(bearers)
    _name_rivals(out)
    return out


def _name_rivals(families: Sequence[Family]) -> None:
    """Beside an open name those who bear it too."""
    by_core: dict[Core, list[Family]] = defaultdict(list)
    for family in families:
        by_core[core(family.head.name)].append(family)
    for family in families:
        if not family.rivals and any(why[1] == OPEN for why in family.why.values()):
            same = by_core[core(family.head.name)]
            family.rivals += [f for f in same[: SHOWN + 1] if f is not family][:SHOWN]


class _Circle:
    """Persons of one scope on their way into families."""

    def __init__(self, found: Counter[PersonBearer], senior: Set[PersonBearer]) -> None:
        self.found, self.senior = found, senior
        self.families: list[Family] = []
        self.exact: dict[Core, Family] = {}
        self.by_name: dict[str, Family] = {}
        self.heard: dict[Core, list[Family]] = defaultdict(list)
        self.by_start: dict[Core, list[Family]] = defaultdict(list)  # by every shorter head of a name
        self.by_last: dict[str, list[Family]] = defaultdict(list)
        self.initialled: dict[str, list[Family]] = defaultdict(list)
        self.whole: dict[Family, Core] = {}
        self.near = Near()
        self.by_word: dict[str, list[Family]] = defaultdict(list)

    def seat(self, bearers: Iterable[PersonBearer]) -> list[Family]:
        """The families of some bearers."""
        for bearer in sorted(
            bearers, key=lambda b: (-len(core(b.name)), -len("".join(core(b.name))), -len(b.name), b.name)
        ):
            self._seat(bearer)
        return self.families

    def _seat(self, bearer: PersonBearer) -> None:
        mine = core(bearer.name)
        held = self.exact.get(mine)
        if bearer.alone:
            held = self.by_name.get(fold(bearer.name))
            reason: Why = ("told_apart", CERTAIN)
        elif held is not None:
            same = any(fold(b.name) == fold(bearer.name) for b in held.counts)
            reason = (SAME, CERTAIN) if same else ("other_title", CERTAIN)
            apart = not same and any(isinstance(b, PersonBearer) and b.alone for b in held.counts)
            reason = ("several_fit", OPEN) if held.rivals or apart else reason
        else:
            held, reason, several = self._longer(bearer, mine)
            if several:
                held = founded(bearer, self.found[bearer], ("several_fit", OPEN), several)
                self._know(mine, held, new=True)
                return
        if bearer.via:
            reason = (bearer.via, CERTAIN if bearer.via == REASON else OPEN)
        if held is not None:
            held.take(bearer, self.found[bearer], reason)
            self._know(mine, held)
        else:
            first = reason if bearer.via or bearer.alone else (SAME, CERTAIN)
            held = founded(bearer, self.found[bearer], first)
            self._know(mine, held, new=True)
        self.by_name.setdefault(fold(bearer.name), held)

    def _longer(self, bearer: PersonBearer, mine: Core) -> tuple[Family | None, Why, list[Family]]:
        """The person whose fuller or other spelt name this is, why; or those between whom it stands open."""
        for reason, found in (
            ("spelling_of_sounds", self.heard[tuple(map(sound, mine))] if len("".join(mine)) > 4 else []),
            ("initials", self._by_initials(mine)),
            ("shorter_form", self._by_start(bearer, mine)),
            ("surname_alone", self._by_surname(bearer, mine)),
            ("spelling", self._misspelt(mine)),
        ):
            several = [f for f in dict.fromkeys(found) if not self._clash(bearer, f)]
            if len(several) == 1:
                return one(several), (reason, PROBABLE), []
            if several and reason != "spelling":
                return None, (reason, OPEN), several
        return None, (SAME, CERTAIN), []

    def _clash(self, bearer: PersonBearer, family: Family) -> bool:
        """Is one a major or more, and the other an Efendi of whom no such rank is told?"""
        named = [b for b in family.counts if isinstance(b, PersonBearer)]
        mine, theirs = bearer in self.senior, any(b in self.senior for b in named)
        if mine == theirs:
            return False
        return _lowly(bearer.name) if theirs else any(_lowly(b.name) for b in named)

    def _by_initials(self, mine: Core) -> list[Family]:
        """ "N. Şeyhzamanlı" for "Nağı Bey Şeyhzamanlı": one last name, initials that fit in order."""
        if len(mine) < 2:
            return []
        if _is_initialled(mine):
            return [f for f in self.by_last[sound(mine[-1])][:_CROWD] if _initials(mine, self.whole[f])]
        return [f for f in self.initialled[mine[-1]][:_CROWD] if _initials(self.whole[f], mine)]

    def _by_start(self, bearer: PersonBearer, mine: Core) -> list[Family]:
        """ "Ali İhsan Paşa" for "Ali İhsan Sabis"; one given name only where it stands for a man with a surname."""
        found = self.by_start[mine][:_CROWD]
        if len(mine) > 1:
            return found
        if mine[0] not in _given() or not titles(bearer.name):
            return []
        return [f for f in found if len(self.whole[f]) == 2 and self.whole[f][1] not in _given() and _titled(f)]

    def _by_surname(self, bearer: PersonBearer, mine: Core) -> list[Family]:
        """ "Karabekir" for "Kâzım Karabekir Paşa", "Melikov" for "Loris-Melikoff"; with a title a given name is no surname: "İhsan Paşa" is another."""
        if len(mine) != 1 or len(mine[0]) < 4 or (mine[0] in _given() and titles(bearer.name)):
            return []
        return [f for f in self.by_last[sound(mine[0])] if len(self.whole[f]) > 1]

    def _misspelt(self, mine: Core) -> list[Family]:
        """One word one slip away, the others the same; two given names are two names, however near."""
        if len(mine) == 1 and len(mine[0]) < 7:
            return []
        words_ = "".join(mine)
        return [
            f for word in self.near.near(words_) for f in self.by_word[word]
            if _one_slip(mine, self.whole[f]) and not f.rivals
        ]  # fmt: skip

    def _know(self, mine: Core, family: Family, new: bool = False) -> None:
        if new:
            self.families.append(family)
            self.whole[family] = mine
            for end in range(1, len(mine)):
                self.by_start[mine[:end]].append(family)
            self.by_last[sound(mine[-1])].append(family)
            if _is_initialled(mine):
                self.initialled[mine[-1]].append(family)
        if mine in self.exact:
            return
        self.exact[mine] = family
        self.heard[tuple(map(sound, mine))].append(family)
        if not new:  # a slip of a slip is no slip
            return
        word = "".join(mine)
        self.near.add(word)
        self.by_word[word].append(family)


def _senior(rank: str) -> bool:
    return any(word in words("persons", "from_major_up") for word in tokens(rank))


def _lowly(name: str) -> bool:
    return bool(titles(name) & words("persons", "below_majors"))


def _titled(family: Family) -> bool:
    return any(titles(bearer.name) for bearer in family.counts)


def _is_initialled(names: Core) -> bool:
    return len(names) > 1 and all(len(w) == 1 for w in names[:-1])


def _initials(short: Core, full: Core) -> bool:
    return len(full) >= len(short) and all(f.startswith(s) for s, f in zip(short[:-1], full[:-1], strict=False))


def _one_slip(mine: Core, theirs: Core) -> bool:
    if len(mine) != len(theirs):
        return False
    unlike = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    if len(unlike) != 1:
        return False
    a, b = unlike[0]
    return bool(slips(a)) and misspelt(a, b) and not (a in _given() and b in _given())
