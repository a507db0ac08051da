"""Capitalised words in their chains, and what each may be: a name, a rank, a title, an office, a feature, a people.

Every word gets one letter, so that a grammar of names is a pattern over letters:

a arm ("Topçu"), c country or land, d compass or size before a name, e a fight, E an operation, f feature, g given name, h honour before
a name ("Gazi"), i head of an institution, k sovereign or bare office, l noble ("Lord"), m Roman numeral, n any name,
o office of something ("Nazırı"), p people, q name with
a particle ("von Sanders"), r rank, s settlement word, t title behind a name ("Paşa"), u title before
a name ("Şeyh"), v initial,
w war, x common word, y particle with a capital, z settled already.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from sys import intern, maxsize

from sefer.grammars.cues import DATELINE
from sefer.grammars.families import is_family
from sefer.grammars.spans import Taken
from sefer.grammars.suffixes import TAIL
from sefer.grammars.words import any_of, table
from sefer.letters import lower as _lower
from sefer.letters.patterns import lazy
from sefer.model import Part

lower = lru_cache(maxsize=1 << 16)(_lower)
UPPER = "A-ZÇĞİÖŞÜÂÎÛÄÅÆÉÈÁÍÓØÚŠŽČŁŚ"
# the word, then a full stop or a suffix; it begins with the capital so that the search can run from capital to capital
_WORD = lazy(
    rf"([{UPPER}](?<!\w[{UPPER}])(?<!\w\w['’][{UPPER}])\w*(?:[-–][^\W\d_]+|['’][uü]?[lt][- ][A-Z]\w+|(?<=\b[ODL])['’][A-ZÇĞİÖŞÜÉÈ]\w+| d['’][A-ZÉÈÀÂÎ]\w+)*)"
    r"(?:(\.)|['’‘ʼ`´]([^\W\d_]+))?"
)
_ROMAN = lazy("[IVX]{2,5}")
_TITLE_CASE = lazy(rf"[{UPPER}]\w*[a-zçğıöşü]")
_PLURAL = lazy(r"\w{3,}(?:[lc][ıiuü]|ist)l[ae]r(?:[ıi]n?|[ae]|[dt][ae]n?|l[ae])?$")
_ABSTRACT = lazy(r"\w{3,}l[ıiuü]ğ[ıiuü](?:n?(?:[ae]|[ıi]n|[dt][ae]n?))?|\w{4,}(?:laşma|leşme|[cç][ıiuü]l[ıiuü]k)")
_BACK, _FRONT, _VOWEL = frozenset("aıou"), frozenset("eiöü"), lazy("[aeıioöuü]")
_UNBUFFERED = lazy(r"(?:han|hanım|hatun)[yn][aeıiuü].*")  # "Hanya" is no case of "Han"
_PLAIN = str.maketrans("âîû", "aiu")
_GLUED_CASE = lazy(r"\w(?:in|[ıi]n|le|[iı]n[ıi]n|n[ıi]n|y[ae]|y[ıi]|den|dan|de|da|yl[ae]|e|ler\w*|lar\w*)$")
_SMALL_LINK = lazy(r"[-–][a-zçğıöşü]{5,}$")
_PREFIXED = lazy(
    r"(?:Anti|Counter|Half|Machine|Head|Non|Semi|Pre|Post|Sub|Vice|Self|Well|Long|Short|Re|Co|Ex|Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|First|Second|Third|North|South|East|West|Mid|Heavy|Light|Field|Hand|Rear|Cross|Hard|High|Low|So|Fire|War|Part|Far|Air|Night|Day|Body|Horse|Gun|Sea|Land|Commander|Anglo|Franco|Russo|Greco|Sino)-"
)
_IZAFET = lazy(r"-y?[ıiuüîâ]$")
_BITS = 32  # of a place in the text
_EDGE = (1 << _BITS) - 1
_BACK_END = lazy(r"[aıou][^\Waeıioöuü]*$")
_LONG = 48  # no name is longer, in characters
_GAPS = frozenset((" ", "\u00a0", "  "))
PARTICLE = r"(?:(?:[Vv]on und zu|[VvFf]on|[Vv]an)(?: de[rn])? |(?:de la|del|des|di|zu|bin|ibn|abu|[dD]e|du) |(?:[ae]|ü)[lnrstşz]-|(?:el|al|ed|es) |[dD]['’])"
_PARTICLE = lazy(rf"{PARTICLE}$")
_FRENCH = lazy(
    r"(?:Point|Bois|Mont|Côte|Pont|Ferme|Val|Croix|Ville|Château|Chemin|Butte|Légion|Compagnie|Bataillon|Régiment|Escadron|Comité|Étang|Trou|Ravin|Villers|L['’]\w+|Les?|La)(?!\w)"
)
# what every particle ends with: few names have one before them
_PARTICLE_ENDS = (
    "von ", "Von ", "van ", "Van ", "zu ", "der ", "den ", "la ", "del ", "di ", "bin ", "ibn ", "abu ", "de ", "De ", "du ",
    "el ", "al ", "ed ", "es ", "d'", "D'", "d’", "D’", "-",
)  # fmt: skip
_ARTICLE = lazy(r"[aeü]\w[- ]$")
_OPENS = frozenset(".!?…:;\n•")


class Chain:
    """Capitalised words in a row, the last with its suffix; `kinds` has a letter for each word."""

    __slots__ = ("close", "edges", "kinds", "opens", "part", "suffix", "texts")

    def __init__(self, opens: bool, part: Part) -> None:
        self.texts: tuple[str, ...] = ()  # tuples, as most hold one word and many are kept
        self.edges = 0  # where each word starts and ends, the first lowest: one number is small, and many are kept
        self.kinds = ""
        self.suffix = ""
        self.close = 0  # behind the suffix
        self.opens = opens  # does it stand at the start of a sentence?
        self.part = part

    def joined(self, gap: str) -> bool:
        """Does a particle join the next word to this chain: "Liman von Sanders", "Amiral de Robeck"?"""
        found = _PARTICLE.fullmatch(gap, 1)
        if found is None:
            return False
        if gap[1:] in ("el ", "al ", "ed ", "es "):
            return self.kinds[-1] in "dnu" or (self.kinds == "c" and self.part.language == "tr")
        if self.kinds[-1] == "v":  # "H. de R. Morgan"
            return gap[1:] in ("de ", "du ", "von ", "van ")
        if gap[1:] in ("des ", "de la ") or (gap[1:] in ("de ", "du ") and _FRENCH.match(self.texts[-1])):
            return self.kinds[-1] in "dgnf"  # "Bois des Caures", "Pont du Gard"
        if gap[1:] == "de " and self.part.language == "tr" and _BACK_END.search(self.texts[-1]):
            return self.kinds[-1] in "gnrl"  # "Primo de Rivera": the Turkish word would be "da"
        if gap[1:] in ("de ", "du ", "di ", "bin "):
            return self.kinds[-1] in "rl" or (self.part.language != "tr" and self.kinds[-1] in "gn")
        return self.kinds[-1] in "gnrlkosxdu" and not (self.opens and self.kinds == "x")

    def take(self, text: str, start: int, end: int, kind: str) -> None:
        """One more word; with a particle before it, one name with the word before, where that is a name."""
        if not self.texts:
            self.texts, self.edges, self.kinds = _same((text[start:end],)), start | end << _BITS, kind
            return
        gap = text[self.close : start]
        if kind == "d" and self.kinds[-1] in "gnhu" and text[start:end] == "Khan":
            kind = "t"  # "Kuchik Khan", not "Khan Yunis"
        if len(self.texts[-1]) < _LONG and _IZAFET.search(self.texts[-1]):  # "Serdar-ı Ekrem", "Selmân-ı Pâk"
            self._lengthen(f" {text[start:end]}", end)
            whole = kind_of(self.texts[-1], self.part.language)
            self.kinds = self.kinds[:-1] + ("n" if whole in "xi" and self.kinds[-1] not in "xi" else whole)
            return
        if len(gap) > 2:
            particle = gap[1:]
            if self.kinds[-1] not in "rlko" and len(self.texts[-1]) < _LONG:
                self._lengthen(f"{gap}{text[start:end]}", end)
                if kind == "v":
                    return
                land = (
                    (self.kinds[-1] != "u" and _ARTICLE.match(particle))
                    or particle == "des "
                    or _FRENCH.match(self.texts[-1])
                )
                self.kinds = f"{self.kinds[:-1]}{'n' if land else 'q'}"
                return
            start, kind = start - len(particle), "q"
        self.edges |= (start | end << _BITS) << 2 * _BITS * len(self.texts)
        self.texts = _same((*self.texts, text[start:end]))
        self.kinds = intern(self.kinds + kind)

    def _lengthen(self, more: str, end: int) -> None:
        """The last word with more behind it."""
        self.texts = _same((*self.texts[:-1], self.texts[-1] + more))
        last = _BITS * (2 * len(self.texts) - 1)
        self.edges = self.edges & ((1 << last) - 1) | end << last

    def start(self, n: int) -> int:
        """Where the n-th word starts."""
        return self.edges >> 2 * _BITS * n & _EDGE

    def end(self, n: int) -> int:
        """Where the n-th word ends."""
        return self.edges >> _BITS * (2 * n + 1) & _EDGE


@lru_cache(maxsize=1 << 14)
def _same(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The row of words met first among those equal to it: names come again and again."""
    return texts


@cache
def _tables(language: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Forms as they stand, each with its letter, and a pattern of inflected stems, a group a letter."""
    names, persons, places = table(language, "names"), table(language, "persons"), table(language, "places")
    exact: dict[str, str] = {}
    for letter, words in (
        ("m", names["ordinals"]), ("d", names["compass"]), ("h", names["honours"]), ("u", names["sheikhs"]), ("k", names["sovereigns"]), ("a", persons["arms"]),
        ("l", persons["nobles"]), ("r", persons["ranks"]), ("c", names["countries"] + names["lands"]), ("g", names["given"]),
    ):  # fmt: skip
        exact.update((lower(w), letter) for w in words)
    inflected = (
        ("f", list(places["features"])),
        ("t", names["titles"]), ("r", persons["ranks_of"]), ("o", persons["offices"]), ("e", names["events"]), ("E", names["operations"]), ("w", names["wars"]),
        ("i", names["heads"]), ("s", places["settlements"]),
        ("p", names["peoples"]), ("x", names["calendar"] + names["common"]),
    )  # fmt: skip
    tail = TAIL if language == "tr" else r"(?:s|n|ns)?"
    stems = "|".join(f"(?P<{letter}>{_stems(words, 3 if letter == 't' else 4)})" for letter, words in inflected)
    return exact, lazy(f"(?:{stems}){tail}")


def _stems(words: list[str], least: int) -> str:
    """A pattern of stems; one of two or three letters takes no suffix but a plural ("Rus", not "Yanya")."""
    short = any_of([w for w in words if len(w) < least])
    long = any_of([w for w in words if len(w) >= least])
    return "|".join(filter(None, (long, rf"(?:{short})(?=l[ae]r|\Z)" if short else "")))


@cache
def countries(language: str) -> frozenset[str]:
    return frozenset(table(language, "names")["countries"])


@cache
def lands(language: str) -> frozenset[str]:
    """The countries, lands and cities that are known without a gazetteer."""
    names = table(language, "names")
    return frozenset(names["lands"] + names.get("cities", [])) | countries(language)


@lru_cache(maxsize=1 << 16)
def kind_of(word: str, language: str) -> str:
    """The letter of a capitalised word."""
    exact, inflected = _tables(language)
    low = lower(word) if language == "tr" else word.lower()
    low = low.rstrip(".")
    if low in exact and not (low == "abd" and word != "ABD"):
        return exact[low]
    if low in ("de", "von", "fon"):
        return "y"
    plain = low.translate(_PLAIN)
    if plain != low and plain in exact:
        return exact[plain]
    if _SMALL_LINK.search(word) and (language == "tr" or _PREFIXED.match(word)):
        return "x"  # "İttihat-karşıtı"; "Liao-yang" is a name
    if "-" in low or "–" in low:
        links = {kind_of(link, language) for link in re.split("[-–]", word)}
        return "p" if "p" in links else "x" if links & set("iw") else "n"
    if (found := inflected.fullmatch(low)) and not _is_discordant(low, found):
        return found.lastgroup or ""
    if language == "tr" and _ABSTRACT.fullmatch(low):
        return "i"
    if len(word) < 2 or (not _TITLE_CASE.match(word) and len(word) < 6):
        return "x"
    return "p" if language == "tr" and _PLURAL.match(low) else "n"


def _is_discordant(low: str, found: re.Match[str]) -> bool:
    """Does what follows a Turkish stem break the harmony of its vowels, or bear a buffer that it needs not: "Arkadi", "Hanya"?"""
    if found.lastgroup == "t" and _UNBUFFERED.fullmatch(low):
        return True
    stem = found[found.lastgroup or 0]
    vowel = _VOWEL.search(low, len(stem))
    return vowel is not None and stem[-1:] in _BACK and vowel.group() in _FRONT


class _Kinds(dict[str, str]):
    """The letter of each capitalised word of a language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST:
            self.clear()
        kind = self[word] = kind_of(word[: _LONG + 1], self._language)
        return kind


_MOST = 1 << 16  # words that are kept in mind
_kinds = cache(_Kinds)
_NOWHERE = maxsize, maxsize


def _words(text: str, part: Part) -> Iterator[tuple[re.Match[str], int]]:
    """The capitalised words of a part, and where each ends; "General of Infantry" and "Mülâzım-ı Sânî" are one word each."""
    taken = 0
    for found in _WORD.finditer(text, part.start, part.end):
        end = found.end(1)
        if found.start() >= taken:
            longer = _LONGER_RANK.match(text, end) if text.startswith(_OF_RANKS, end - 1) else None
            end = taken = longer.end() if longer else end
            yield found, end


_OF_RANKS = ("l of ", "ı ev", "ı Ev", "ı sa", "ı Sa", "ı sâ", "ı Sâ")
_LONGER_RANK = lazy(
    r"(?<=General) of (?:the )?(?:Infantry|Cavalry|Artillery)(?= [A-Zvd])|(?<=l[aâ]zım-ı) (?:[Ee]vvel|[Ss][aâ]n[iî])(?= [A-ZÇĞİÖŞÜ])"
)


def chains(text: str, part: Part, taken: Taken, knows: Callable[[str], bool]) -> Iterator[Chain]:
    """The chains of a part in order. A suffix, a mention found before and anything but a space end a chain.

    Common words and peoples that stand alone are no chains, but for a known place with its suffix ("Saray'da").
    """
    chain: Chain | None = None
    common: tuple[int, int] | None = None  # a common word that may open a chain
    kinds = _kinds(part.language)
    ahead = iter(taken.within(part.start, part.end))
    low, high = next(ahead, _NOWHERE)  # the first mention that does not end before the word
    for found, ends in _words(text, part):
        word, dot, suffix = found.groups()
        start, end = found.start(), ends
        kind = (dot and _mark(word)) or kinds[word]
        kind = "n" if kind in "xfi" and part.language == "en" and is_family(chain, text, found, kind) else kind
        if kind == "x" and text[start - 4 : start] in _OF_NAMES:
            kind = "n"  # "von Below"
        if kind == "x" and chain is None and word.isupper() and end - start > 2 and DATELINE.match(text, end):
            kind = "n"  # "HANYA, 9 Şubat 1897. —"
        if kind == "x" and suffix and knows(word):
            kind = "n"
        elif (
            kind == "x"
            and not (suffix or dot or (chain and _joins(chain, text, start, kind)))
            and _settles(text, start, end, part.language)
        ):
            kind = "n"  # "Yenice muharebesi"
        if (chain is None and kind in "xp") or end - start > _LONG:
            common = (start, end) if suffix is None else None
            continue
        if dot and (kind in "vm" or (kind in "rh" and end - start < 6) or word in _SAINT):
            end += 1
        while high <= start:
            low, high = next(ahead, _NOWHERE)
        if low < end:
            common = None
            if chain is not None:
                yield chain
                chain = None
            continue
        if chain is not None and not _joins(chain, text, start, kind):
            yield chain
            chain = None
        if kind == "f" and chain is not None and chain.kinds[-1] == "v":
            kind = "n"  # "A. P. Hill"
        if chain is None:
            if kind in "gn" and text[start - 1 : start] in _BEHIND_PARTICLE:
                start, kind = _with_particle(text, start, part.start, kind)
            common = common if common and start - common[1] == 1 and taken.free(*common) else None
            chain = _begun(text, start, part, common)
            common = None
        chain.take(text, start, end, kind)
        chain.suffix = intern(suffix) if suffix else ""
        chain.close = found.end() if suffix else end
        if kind == "t" and suffix is None and _GLUED_CASE.search(word):
            yield chain
            chain = None
    if chain is not None:
        yield chain


_SETTLES = lazy(
    r" (?:köyü|kasabası|istasyonu|nahiyesi|kazası|muharebesi|meydan muharebesi|kuşatması)(?:n\w*|yl[ae])?(?!\w)"
)


def _settles(text: str, start: int, end: int, language: str) -> bool:
    """Does what stands behind a word of the look of an inflected common one make a village or a field of battle of it?"""
    if language != "tr" or _SETTLES.match(text, end) is None:
        return False
    low = lower(text[start:end])
    return low[-1] != "n" and low not in _common()


@cache
def _common() -> frozenset[str]:
    names = table("tr", "names")
    return frozenset(names["calendar"] + names["common"])


def _begun(text: str, start: int, part: Part, common: tuple[int, int] | None) -> Chain:
    """A new chain, with the common word right before it ("Üçüncü Gazze", "Türk Tepesi") where there is one."""
    if common is None:
        return Chain(_opens(text, start, part.start), part)
    chain = Chain(_opens(text, common[0], part.start), part)
    chain.take(text, *common, kind_of(text[slice(*common)], part.language))
    chain.close = common[1]
    return chain


def _mark(word: str) -> str:
    """The letter of a word with a full stop: an initial or a Roman numeral, else none."""
    if len(word) == 1:
        return "v"
    return "m" if _ROMAN.fullmatch(word) else ""


_OF_NAMES = frozenset(("von ", "van "))
_SAINT = frozenset(("St", "Ste", "Mt", "Ft", "Kh"))
_BEHIND_PARTICLE = frozenset((" ", "-", "'", "’"))


def _with_particle(text: str, start: int, low: int, kind: str) -> tuple[int, str]:
    """A lone name with the particle before it: "von Falkenhayn" is a person, "el-Ariş" any name."""
    before = text[max(low, start - 8) : start]
    found = _PARTICLE.search(before) if before.endswith(_PARTICLE_ENDS) else None
    if found is None or (found.start() and text[start - len(found.group()) - 1 : start - len(found.group())].isalnum()):
        return start, kind
    particle = found.group()
    if particle == "de " and text[max(low, start - 5) : start - 4] in (*_OPENS, ",", "("):
        return start - 3, "q"  # "...; de Robeck ise"
    if particle == "de " and kind_of(text[max(low, start - 24) : start - 3].split(" ")[-2:][0] or ".", "tr") == "r":
        return start - 3, "q"
    if particle[:3].lower() in ("von", "del", "van", "d'", "d’"):
        return start - len(particle), "q"
    return (start - len(particle), "n") if _ARTICLE.match(particle) and particle[-1] == "-" else (start, kind)


def _joins(chain: Chain, text: str, start: int, kind: str) -> bool:
    if chain.suffix or len(chain.texts) > 11:
        return False
    gap = text[chain.close : start]
    if gap in _GAPS:
        return True
    if not gap:
        return chain.kinds[-1] in "vm"
    return len(gap) < 12 and (kind in "gn" or kind == chain.kinds[-1] == "v") and gap[0] == " " and chain.joined(gap)


def _opens(text: str, start: int, low: int) -> bool:
    """Does a sentence start here? Behind a full stop, a colon, a line end, quotes skipped."""
    at = start - 1
    while at >= low and text[at] in " \u00a0“‘\"'(«-—–":
        at -= 1
    return at < low or text[at] in _OPENS
