"""NAM: one name in several spellings within one text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from unicodedata import normalize

from rapidfuzz.distance import OSA

from sefer.checks.alike import SHOWN, alike, in_two_scripts, sound
from sefer.checks.examined import Examined
from sefer.checks.rules import Raised, rule
from sefer.checks.soundalike import sounding
from sefer.checks.tellings import Telling
from sefer.letters import fold, lower
from sefer.letters.patterns import lazy
from sefer.model import Campaign, Entity, Mention, PersonValue, PlaceValue, UnitValue, Words


@rule("NAM001", "name-in-several-spellings", "name_variant", "warning")
def name_in_several_spellings(examined: Examined) -> Iterator[Raised]:
    """One thing is named in two ways that differ by spelling or by a word, and the text does not say why."""
    campaign = examined.campaign
    promoted = {key for key, ranks in examined.tellings.by_key("rank") if _rose(ranks)}
    for doc, mentions in campaign.mentions.items():
        starts = sorted((p.start, p.language) for p in campaign.documents[doc].parts)
        text = campaign.documents[doc].text
        by: dict[tuple[str, str], dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        for mention in mentions:
            name = _name(text, mention)
            if mention.entity and name:
                by[mention.entity, _language(starts, mention.start)][name].append(mention)
        spelt: list[Raised] = []
        for (identifier, language), forms in by.items():
            if language in _READ:
                entity, rose = campaign.entities[identifier], f"{doc}|{identifier}" in promoted
                spelt += _variants(doc, text, entity, forms, language == "en", rose)
        yield from spelt
        told = [*_parted(doc, text, mentions), *_namesakes(doc, starts, mentions)]
        yield from told
        apart = list(_a_letter_apart(campaign, doc, [w for r in (*spelt, *told) for w in (r.at, *r.related)]))
        yield from apart
        yield from sounding(
            campaign.documents[doc], mentions, [w for r in (*spelt, *told, *apart) for w in (r.at, *r.related)]
        )


def _rose(ranks: Sequence[Telling]) -> bool:
    """Is a promotion told, or does one bear the ranks of an officer and of a general, so that his title changed with them?"""
    steps = [rank.says["step"] for rank in ranks]
    return any(rank.says["rises"] for rank in ranks) or min(steps) < _GENERAL <= max(steps)


def _a_letter_apart(campaign: Campaign, doc: str, told: Sequence[Words]) -> Iterator[Raised]:
    """Names that one letter parts, wherever they stand, where none of the finer questions was asked."""
    for main, rare in alike(campaign.documents[doc], campaign.mentions[doc]):
        if any(w.start < span.end and span.start < w.end for w in told for span in rare.at):
            continue
        yield Raised(
            Words(doc, rare.at[0].start, rare.at[0].end),
            tuple(Words(doc, span.start, span.end) for span in main.at[:SHOWN]),
            says={"main": main.printed, "other": rare.printed, "count": len(main.at), "rare": len(rare.at)},
            working={"forms": {main.printed: len(main.at), rare.printed: len(rare.at)}},
            explanations=("findings.why_two_things",),
            level="note",
        )


_GENERAL = 12  # the step of rank from which one is a pasha
_READ = ("tr", "en")  # a name is compared with itself in one language only


def _name(text: str, mention: Mention) -> str | None:
    """The name of a mention if its own words print it: one that was filled in from beside it is no spelling."""
    value = mention.value
    if not isinstance(value, (UnitValue, PersonValue, PlaceValue)):
        return None
    printed = fold(text[mention.start : mention.end])
    words = [w for w in fold(value.name).split() if not w[0].isdigit()]
    return value.name if all(word[:_STEM] in printed for word in words) else None


def _language(starts: Sequence[tuple[int, str]], at: int) -> str:
    """The language of the part in which a place of the text stands."""
    return starts[max(bisect_right(starts, (at, "~")) - 1, 0)][1] if starts else "tr"


_LETTERS = 6  # of a name that one letter makes no other name
_SHORT = 5  # of one that is compared by its sound
_HONOURS = frozenset({"bey", "pasa", "efendi", "aga", "hoca", "pasha", "effendi"})
_DOUBLED = lazy(r"(.)\1")
_VOICES = str.maketrans("bd", "pt")  # which Turkish spelling changes at the end of a syllable
_MOVED = 2  # letters by which a name differs in which one stands elsewhere
_CROWD = 60  # persons of one rank and first letter beyond whom nobody is compared


def _namesakes(doc: str, starts: Sequence[tuple[int, str]], mentions: Sequence[Mention]) -> Iterator[Raised]:
    """Two persons of one rank whose names differ by one letter, or by two that changed places."""
    by: dict[tuple[str, str, str], dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        value = mention.value
        if isinstance(value, PersonValue) and value.rank and len(value.name.split()[0]) >= _SHORT:
            key = (value.rank, fold(value.name)[0], _language(starts, mention.start))
            by[key][value.name].append(mention)
    yield from _sounding(doc, mentions)
    for group in by.values():
        names = sorted(group, key=lambda n: (-len(group[n]), group[n][0].start))[:_CROWD]
        for main, other in combinations(names, 2):
            a, b = fold(main), fold(other)
            same = group[main][0].entity == group[other][0].entity
            apart = OSA.distance(a, b)
            long = min(len(name.split()[0]) for name in (a, b)) >= _LETTERS
            turned = sorted(a) == sorted(b)
            alike = not same and (apart == 1 or (apart == _MOVED and turned and long))  # "Wickham", "Whickam"
            each = a.count(" ") == b.count(" ") > 0 and all(map(_nearly_one, a.split(), b.split()))
            if (alike and (long or turned) and a.split()[1:] == b.split()[1:]) or (
                each and a != b and not alike and not same
            ):
                rare = group[other]
                yield Raised(
                    Words(doc, rare[0].start, rare[0].end),
                    tuple(Words(doc, m.start, m.end) for m in group[main][:3]),
                    says={"main": main, "other": other, "count": len(group[main]), "rare": len(rare)},
                    working={"forms": {main: len(group[main]), other: len(rare)}},
                    explanations=("findings.why_two_things",),
                    level=None if long and turned and apart == 1 else "note",
                )


def _nearly_one(one: str, other: str) -> bool:
    return one == other or (
        min(len(one), len(other)) >= _SHORT and one[0] == other[0] and OSA.distance(one, other) == 1
    )


# letters by which one sound is written in several ways
_SOUNDS = (
    ("tch", "ch"),
    ("tsch", "ch"),
    ("sch", "sh"),
    ("bvre", "bre"),
    ("bure", "bre"),
    ("ff", "v"),
    ("ss", "s"),
    ("w", "v"),
    ("ph", "v"),
    ("ck", "k"),
    ("ei", "i"),
    ("ie", "i"),
    ("j", "i"),
    ("ou", "u"),
    ("iy", "i"),
    ("y", "i"),
    ("ii", "i"),
)


def _sounding(doc: str, mentions: Sequence[Mention]) -> Iterator[Raised]:
    """One officer's name in two ways of writing its sounds: "Tcherniavin", "Cherniavine"."""
    alike: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        value = mention.value
        name = _bare(value)
        if len(name) >= _SHORT and (" " not in name or isinstance(value, PersonValue)):
            alike[_sound(name)][name].append(mention)
    for forms in alike.values():
        main, *others = sorted(forms, key=lambda n: (-len(forms[n]), forms[n][0].start))
        for other in others:
            rare = forms[other]
            same = rare[0].entity == forms[main][0].entity or isinstance(rare[0].value, PlaceValue) != isinstance(
                forms[main][0].value, PlaceValue
            )
            if not same and _level("person", main, other) != "note" and not _told_apart(forms[main], rare):
                yield Raised(
                    Words(doc, rare[0].start, rare[0].end),
                    tuple(Words(doc, m.start, m.end) for m in forms[main][:3]),
                    says={"main": main, "other": other, "count": len(forms[main]), "rare": len(rare)},
                    working={"forms": {main: len(forms[main]), other: len(rare)}},
                    explanations=("findings.why_two_things",),
                    level=None if len(other) >= _LETTERS else "note",
                )


def _bare(value: object) -> str:
    """The name of a person without a title, of a place without its kind."""
    if isinstance(value, PersonValue):
        return " ".join(word for word in value.name.split() if fold(word) not in _HONOURS)
    return value.name.split()[0] if isinstance(value, PlaceValue) and value.kind else getattr(value, "name", "")


def _told_apart(main: Sequence[Mention], rare: Sequence[Mention]) -> bool:
    """Do two names stand with other ranks, or with one rank and one letter apart, which _namesakes asks about?"""
    ranks = [{m.value.rank for m in side if isinstance(m.value, PersonValue) and m.value.rank} for side in (main, rare)]
    if ranks[0] and ranks[1]:
        names = [_bare(m.value) for m in (main[0], rare[0])]
        one_letter = OSA.distance(*map(fold, names)) == 1
        return not ranks[0] & ranks[1] or (one_letter and min(len(name.split()[0]) for name in names) >= _LETTERS)
    return False


def _sound(name: str) -> str:
    key = "".join(letter for letter in normalize("NFKD", fold(name)) if letter.isalpha())
    key = _DOUBLED.sub(r"\1", key)
    for letters, heard in _SOUNDS:
        key = key.replace(letters, heard)
    key = key.removesuffix("e")
    key = key[:-1] + "v" if key.endswith("f") else key
    return key.translate(_VOICES)


_PAIR = lazy(r"(?<![\w'’.-])([A-ZÇĞİÖŞÜ][^\W\d_]{2,})[ -](?=([A-ZÇĞİÖŞÜ][^\W\d_]{2,})(?![\w-]))")


def _parted(doc: str, text: str, mentions: Sequence[Mention]) -> Iterator[Raised]:
    """A name that is one word here and two words there: "Kırkkilise", "Kırk Kilise"."""
    whole: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        value = mention.value
        if isinstance(value, (PersonValue, PlaceValue)) and len(value.name) >= _JOINED and value.name.isalpha():
            whole[sound(fold(value.name))].append(mention)
    seen: set[str] = set()
    for found in _PAIR.finditer(text) if whole else ():
        name, printed = sound(fold(found[1] + found[2])), text[found.start() : found.end(2)]
        common = whole.get(name, []) if name not in seen else []
        if common and _near(found[1] + found[2], text[common[0].start : common[0].end]):
            seen.add(name)
            yield Raised(
                Words(doc, found.start(), found.end(2)),
                tuple(Words(doc, m.start, m.end) for m in common[:3]),
                says={"main": text[common[0].start : common[0].end], "other": printed, "count": len(common),
                      "rare": text.count(printed)},
                working={"forms": {printed: text.count(printed), common[0].value.name: len(common)}},  # type: ignore[union-attr]
                explanations=("findings.why_two_things",),
            )  # fmt: skip


def _near(joined: str, whole: str) -> bool:
    """Are a name and the two words joined one, or apart by a letter of a long one?"""
    one, other = fold(joined), fold(whole)
    return one == other or (len(one) > _JOINED and (OSA.distance(one, other) <= 1 or in_two_scripts(one, other)))


def _variants(
    doc: str, text: str, entity: Entity, forms: dict[str, list[Mention]], english: bool, promoted: bool
) -> Iterator[Raised]:
    """Each rarer form beside the common one it may stand for; forms that only a hyphen parts are told as one."""
    ordered = sorted(forms, key=lambda n: (-len(forms[n]), forms[n][0].start))
    alike: dict[str, list[str]] = defaultdict(list)
    for name in ordered:
        alike[_unhyphened(name)].append(name)
    main = ordered[0]
    for other in (names[-1] for names in alike.values() if names[-1] != main):
        beside = [name for name in alike[_unhyphened(other)] if name not in (main, other)]
        nearest = beside[0] if beside else main
        level = _level(entity.type, nearest, other)
        if level == "note" and entity.type == "person" and promoted:
            continue
        if english and entity.type == "unit" and not _words(nearest) & _words(other):  # a name in another language
            continue
        if level is None or (level == "note" and _is_said_to_be_one(text, forms[nearest], forms[other])):
            continue
        rare, common = forms[other], [*forms[nearest][:3], *(forms[main][:1] if beside else ())]
        yield Raised(
            Words(doc, rare[0].start, rare[0].end),
            tuple(Words(doc, m.start, m.end) for m in (*rare[1:3], *common)),
            says={"main": nearest, "other": other, "count": len(forms[nearest]), "rare": len(rare)},
            working={"forms": {name: len(found) for name, found in forms.items()}},
            explanations=("findings.why_two_things",),
            level=level,
        )


_OR = lazy(
    r"\w{0,4}\s*(?:[,(–—-]\s*)?(?:(?:veya|ya\s+da|yahut|nam-?ı\s*diğer|diğer\s+adıyla|or|that\s+is|also\s+(?:called|known\s+as))\s+(?:the\s+)?|\(\s*)"
)
_SHORT_WAY = 30  # characters between two names of which the one is said for the other


def _is_said_to_be_one(text: str, one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """ "The Eastern Front, or Baku Front": does the text itself say somewhere that the two are one?"""
    pairs = (sorted((a, b), key=lambda m: m.start) for a in one for b in other)
    return any(b.start - a.end < _SHORT_WAY and _OR.fullmatch(text, a.end, b.start) is not None for a, b in pairs)


def _words(name: str) -> set[str]:
    return {word for word in fold(name).split() if len(word) >= _STEM}


def _unhyphened(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())


_TITLES = ("bey", "paşa", "efendi", "ağa")


def _level(type_: str, main: str, other: str) -> str | None:
    """A spelling is a warning; a title, a circumflex or a word more is a note; a mere short form is nothing."""
    a, b = fold(main).split(), fold(other).split()
    if a == b:
        cased = main.casefold() == other.casefold() or lower(main) == lower(other)
        return None if cased else _marked(main, other)
    if type_ == "person":
        titled = len(a) == len(b) and a[:-1] == b[:-1] and {a[-1], b[-1]} <= set(map(fold, _TITLES))
        return "note" if titled else ("warning" if len(a) == len(b) and _spelt(a, b) else None)
    if type_ == "place":
        return "warning" if _misspelt(fold(main), fold(other)) else None
    return _unit_level(main, other)


_JOINED = 7  # letters of a name that may be two words elsewhere
_STEM = 4  # letters by which a word is known under its endings
_HATS = str.maketrans("âîûÂÎÛ", "aiuAİU")


def _marked(main: str, other: str) -> str:
    """A hat over a vowel is written and left out in good books; any other mark changes the name."""
    return "note" if main.translate(_HATS).casefold() == other.translate(_HATS).casefold() else "warning"


def _misspelt(one: str, other: str) -> bool:
    """One or two letters apart, and neither the beginning of the other (an adjective or a suffix)."""
    if one.startswith(other) or other.startswith(one) or min(len(one), len(other)) < 4:
        return False
    return bool(OSA.distance(one, other) <= 2)


def _spelt(a: Sequence[str], b: Sequence[str]) -> bool:
    unlike = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(unlike) == 1 and _misspelt(*unlike[0])


_PEOPLES = frozenset((
    "osmanli", "turk", "rus", "bulgar", "yunan", "sirp", "ingiliz", "fransiz", "alman", "avusturya",
    "italyan", "japon", "ottoman", "turkish", "russian", "bulgarian", "greek", "serbian", "british", "english",
    "french", "german", "austrian", "italian", "japanese", "confederate", "federal", "prussian", "soviet", "finnish",
))  # fmt: skip


def _of_a_people(one: Sequence[str], other: Sequence[str]) -> bool:
    """Is the longer only the shorter with its people before it: "Osmanlı Doğu Ordusu"?"""
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and long[1:] == short and fold(long[0]) in _PEOPLES


def _unit_level(main: str, other: str) -> str | None:
    """A word put in or changed is worth a note, a spelling a warning.

    A short form ("9. Alay" for "9. Kafkas Alayı") is nothing, nor is another word for the sort of formation ("X
    Müfrezesi", "X Birliği").
    """
    a, b = ([w for w in _unhyphened(name).split() if not w[0].isdigit()] for name in (main, other))
    numbered = fold(main)[0].isdigit()
    core_a, core_b = a[:-1], b[:-1]
    if core_a == core_b:
        return "note" if _unhyphened(main) == _unhyphened(other) else None
    if not core_a or not core_b or _of_a_people(core_a, core_b):
        return None
    if len(core_a) == len(core_b):
        if numbered:
            return "note"
        spelt = [(x, y) for x, y in zip(core_a, core_b, strict=True) if x != y]
        return "warning" if all(fold(x) == fold(y) or _misspelt(fold(x), fold(y)) for x, y in spelt) else "note"
    return "note"
