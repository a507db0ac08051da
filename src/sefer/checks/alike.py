"""Words with a capital that are a letter apart within one text, and may be one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import Document, Mention, PersonValue, PlaceValue, Span, UnitValue

SHORTEST = 6  # letters of a name that is compared
LONG = 9  # of one in which two letters may differ
CROWD = 12  # names that one set of letters may stand for before none of them is asked about
MANY = 2_000  # names of a text beyond which only one letter may differ
BOTH = 3  # times each of two names must stand to be two
ENDING = 3  # letters in which a word that may be no name has an ending
SHOWN = 3
_NAME = lazy(
    r"(?<![\w’'])(?P<name>[A-ZÇĞİÖŞÜÂÎÛÉ][a-zçğıöşüâîûéèáäëïóúñ]+(?:-[A-ZÇĞİÖŞÜ][a-zçğıöşüâîû]+)?)(?P<end>[’'][a-zçğıöşü]+)?"
)
_OPENS = lazy(r"(?:^|[.!?:…]|\n)[\s“\"«(]*$")
# letters by which one sound is written in several ways
_SPELT = (("oe", "o"), ("ue", "u"), ("ae", "a"), ("dsch", "j"), ("dzh", "j"), ("zh", "j"), ("dj", "j"), ("tsch", "c"), ("cz", "c"), ("tch", "c"), ("sch", "s"), ("ch", "c"), ("sh", "s"),
          ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("x", "ks"), ("mac", "mc"))  # fmt: skip
CLASSES = str.maketrans({"b": "p", "d": "t", "g": "k", "q": "k", "w": "v", "f": "v", "z": "s", "j": "c", "n": "m"})
_MUTE = frozenset("aeiouyhı")
_HEARD = 4  # letters that are heard of two names that sound alike
_FAR = 3  # letters in which two such may differ
_SURELY = 5  # letters that are heard of two names that sound alike and begin with other letters
_SCRIPT = 2  # letters in which two such may differ once their sounds are written in one way
_COURTESIES = frozenset({"bey", "pasa", "efendi", "aga", "baron", "kont", "prens", "sir", "lord", "mister"})


@dataclass
class _Name:
    """A word as it is printed first, where it stands, and the ranks of the persons who bear it."""

    printed: str
    at: list[Span] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)  # how it is printed at each
    ranks: set[str] = field(default_factory=set)
    english: bool = False  # a word that has no endings
    sure: bool = False  # a name by more than the capital of a sentence's first word


def alike(document: Document, mentions: Sequence[Mention]) -> Iterator[tuple[_Name, _Name]]:
    """Pairs of names, the common one and the rare one, that only a letter or a doubling parts."""
    names = {key: name for key, name in _names(document, mentions).items() if len(key) >= SHORTEST}
    by: dict[str, list[str]] = defaultdict(list)
    for key in names:
        for lesser in _shortened(key, twice=len(names) <= MANY):
            by[lesser].append(key)
        if len(heard := sound(key)) >= _HEARD:
            by[f"~{heard}"].append(key)
    pairs = {
        (one, other) if len(names[one].at) >= len(names[other].at) else (other, one)
        for near in by.values()
        if 1 < len(near) <= CROWD
        for n, one in enumerate(near)
        for other in near[n + 1 :]
    }
    for name in names.values():
        yield from _marked(name)
    for main, rare in sorted(pairs, key=lambda pair: names[pair[1]].at[0].start):
        sure = names[main].sure and (
            names[rare].sure or main[-ENDING:] == rare[-ENDING:] or (names[rare].english and len(rare) > SHORTEST)
        )
        if sure and _one_name(main, rare) and not _told_apart(document.text, names[main], names[rare]):
            yield names[main], names[rare]


def _marked(name: _Name) -> Iterator[tuple[_Name, _Name]]:
    """The two ways of one name that only a mark parts: "Kalaras", "Kalaraş"; a hat is left out in good books."""
    ways: dict[str, _Name] = {}
    for span, printed in zip(name.at, name.ways, strict=True):
        way = ways.setdefault(printed.translate(_HATS), _Name(printed))
        way.at.append(span)
    main, *others = sorted(ways.values(), key=lambda way: -len(way.at))
    yield from ((main, other) for other in others[:1])


_HATS = str.maketrans("âîûÂÎÛIİı", "aiuAİUiii")


def _shortened(key: str, twice: bool) -> set[str]:
    """A name, and what is left of it without a letter, of a long one without two: names that are near share one of these."""
    once = {key[:n] + key[n + 1 :] for n in range(1, len(key))}
    if twice and len(key) >= LONG:
        once |= {one[:n] + one[n + 1 :] for one in once for n in range(1, len(one))}
    return {key} | once


def _written(name: str) -> str:
    """A name with each of its sounds written in one way: "zhelikhovsky" as "celihovsky"."""
    for letters, sound in _SPELT:
        name = name.replace(letters, sound)
    return name.translate(CLASSES)


def in_two_scripts(one: str, other: str) -> bool:
    """Can two names be one that was brought over from another script in two ways: "Zhilinsky", "Jilinski"?"""
    heard = sound(one)
    return len(heard) >= _SURELY and heard == sound(other) and OSA.distance(_written(one), _written(other)) <= _SCRIPT


def sound(name: str) -> str:
    """What is heard of a name: its first letter and its consonants, in classes, none of them doubled."""
    heard = _written(name)
    kept = [heard[0], *(letter for letter in heard[1:] if letter not in _MUTE and letter.isalpha())]
    return "".join(letter for n, letter in enumerate(kept) if not n or letter != kept[n - 1])


def _names(document: Document, mentions: Sequence[Mention]) -> dict[str, _Name]:
    """The names of the body, without the words that stand in it with a small letter too."""
    found: dict[str, _Name] = {}
    text = document.text
    small = {fold(word) for word in _SMALL.findall(text)}
    for part in document.parts:
        if part.kind != "body" or part.language not in ("tr", "en"):
            continue
        for word in _NAME.finditer(text, part.start, part.end):
            key = fold(word["name"])
            if key in small:
                continue
            opens = _OPENS.search(text, max(part.start, word.start() - 4), word.start())
            name = found.setdefault(key, _Name(word["name"]))
            name.at.append(Span(word.start(), word.end("name")))
            name.ways.append(word["name"])
            plain = part.language == "en" and not opens
            name.english = name.english or part.language == "en"
            name.sure = name.sure or plain or bool(word["end"]) or _is_named(word.start(), mentions)
    for mention in mentions:
        if isinstance(mention.value, PersonValue):
            rank = fold(mention.value.rank or "")
            for title in rank.split():
                found.pop(title, None)  # "Tuğgeneral" and "Tümgeneral" are no names
            for each in fold(mention.value.name).split():
                if each in found and rank and rank not in _COURTESIES:
                    found[each].ranks.add(rank)
    return found


_SMALL = lazy(r"(?<![\w’'])[a-zçğıöşüâîû][\w]{5,}")


def _is_named(at: int, mentions: Sequence[Mention]) -> bool:
    low, high = 0, len(mentions)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if mentions[middle].start <= at else (low, middle)
    near = mentions[max(0, low - 2) : low]
    return any(isinstance(m.value, (PersonValue, PlaceValue, UnitValue)) and m.start <= at < m.end for m in near)


def _one_name(one: str, other: str) -> bool:
    """One letter apart, or two of a long name, and not by an ending."""
    short, long = sorted((one, other), key=len)
    ends = long.startswith(short) or (long.startswith(short[:-1]) and short[-1] != long[-1])
    if in_two_scripts(one, other) and not ends:
        return True
    if short[0] != long[0] or ends:
        return _plain(short) == _plain(long) or _VOICED.get(short[-1]) == long[-1]
    apart = OSA.distance(one, other)
    return apart <= (2 if len(short) >= LONG else 1) or (
        apart <= _FAR and _ends_alike(one, other) and sound(one) == sound(other)
    )


def _ends_alike(one: str, other: str) -> bool:
    return (one[-1] in _MUTE) == (other[-1] in _MUTE)


_VOICED = {"p": "b", "b": "p", "t": "d", "d": "t", "v": "w", "w": "v"}


def _plain(name: str) -> str:
    """A name without its doublings: "kurumann" -> "kuruman"."""
    return "".join(letter for n, letter in enumerate(name) if not n or letter != name[n - 1])


def _told_apart(text: str, one: _Name, other: _Name) -> bool:
    """Do both stand often, beside each other, or with other ranks?"""
    if min(len(one.at), len(other.at)) >= BOTH or (one.ranks and other.ranks and not one.ranks & other.ranks):
        return True
    return any(
        a.start < b.start and not _STOP.search(text, a.end, b.start)
        if a.start < b.start
        else not _STOP.search(text, b.end, a.start)
        for b in other.at
        for a in one.at
        if abs(a.start - b.start) < _NEAR
    )


_NEAR = 120  # characters within which a sentence may name both
_STOP = lazy(r"[.!?;]\s")
