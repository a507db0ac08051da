"""Runs: capitalised words of a chain that are a name of something, parted where they are names of several things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from sys import intern

from sefer.grammars.contexts import before, before_is, clause
from sefer.grammars.cues import Cue
from sefer.grammars.evidence import Evidence
from sefer.grammars.glued import case_glued
from sefer.grammars.names import Chain, lower
from sefer.grammars.persons import is_surname
from sefer.grammars.places import cue_of
from sefer.grammars.shapes import are_many, is_alien, is_bare, is_foreign
from sefer.grammars.subjects import acts as does_act
from sefer.grammars.subjects import is_there
from sefer.grammars.subjects_english import acts
from sefer.grammars.suffixes import case_of
from sefer.grammars.words import table
from sefer.letters.patterns import lazy

_LINKED = lazy(r"[A-ZÇĞİÖŞÜÂÎÛ][^\W\d_]{2,}(?:[-–][A-ZÇĞİÖŞÜÂÎÛ][^\W\d_]{2,})+")
_UNTOLD = Cue()  # until the words around are read
_ONE_NAME = ("Saint", "Sainte", "San-", "Santa-", "Sankt", "Notre", "Mont-", "Bar-")  # what opens a name that is one
_LEANS = frozenset(("road", "lean", "between", "settlement"))


@dataclass(slots=True)
class Run:
    """Words i..j of a chain under one name, and what this occurrence says of it."""

    chain: Chain
    i: int
    j: int
    key: str
    cue: Cue

    @property
    def last(self) -> bool:
        return self.j == len(self.chain.kinds)

    @property
    def start(self) -> int:
        return self.chain.start(self.i)

    @property
    def end(self) -> int:
        return self.chain.end(self.j - 1)

    @property
    def kinds(self) -> str:
        return self.chain.kinds[self.i : self.j]

    @property
    def opens(self) -> bool:
        """Does it open a sentence, without the apostrophe that would show a name?"""
        return self.i == 0 and self.chain.opens and not self.chain.suffix

    @property
    def language(self) -> str:
        return self.chain.part.language


def run_of(chain: Chain, i: int, j: int) -> Run:
    key = chain.texts[i] if j - i == 1 else intern(" ".join(chain.texts[i:j]))
    return Run(chain, i, j, key, _UNTOLD)


def parted(run: Run, known: Evidence) -> tuple[Run, ...]:
    """The names in a run of several words: "Skobelev Plevne'ye" are two, a common word that opens a sentence none."""
    chain, i, j = run.chain, run.i, run.j
    if j - i == 1 or known.person[run.key] >= 3 or known.knows(run.key):
        return (run,)
    if known.bare:
        for n in range(i, j - 1):
            if case_glued(chain.texts[n]):
                return (run_of(chain, i, n + 1), *parted(run_of(chain, n + 1, j), known))
    if run.language == "tr" and run.kinds[0] == "n" and are_many(chain.texts[i]):
        return (run_of(chain, i, i + 1), *parted(run_of(chain, i + 1, j), known))  # "Sünusiler Cağbub'a"
    if run.language == "en" and run.kinds == "nn" and _acts_where(run, known):
        return (run_of(chain, i, i + 1), run_of(chain, i + 1, j))  # "At Chlum Hiller was killed"
    if _opens_common(run, known):
        first = chain.texts[i]
        if run.language == "tr" and is_surname(first, run.language):
            return (run_of(chain, i, i + 1), *parted(run_of(chain, i + 1, j), known))  # "Baratof Hemedan'a çekildi"
        if run.language == "tr" and is_foreign(first) and _owns(run, known) and not _acts_near(run, known):
            return (run,)  # "Spion Kop'un"
        if (
            run.language == "tr"
            and is_foreign(first)
            and (chain.suffix or (_acts_near(run, known) and not is_alien(chain.texts[j - 1])))
            and not known.small((first,))
            and (is_bare(first) or is_alien(first))
        ):
            return (run_of(chain, i, i + 1), *parted(run_of(chain, i + 1, j), known))  # "Zhukov Leningrad'a uçtu"
        if _acts_near(run, known):
            return (
                run_of(chain, i, i + 1),
                *parted(run_of(chain, i + 1, j), known),
            )  # "Landi Calatafimi'de geri çekildi"
        return parted(run_of(chain, i + 1, j), known)
    for n in range(i, j - 1):
        if n > i and is_surname(chain.texts[n], run.language):
            return (run_of(chain, i, n + 1), *parted(run_of(chain, n + 1, j), known))
    if chain.kinds[i] == "d" or is_surname(chain.texts[j - 1], run.language):
        return (run,)
    if _are_two(run, known):
        cut = i + 1 if _acts_at(run, known) else j - 1
        while cut > i + 1 and chain.kinds[cut - 1] == "d":
            cut -= 1
        return (*parted(run_of(chain, i, cut), known), *parted(run_of(chain, cut, j), known))
    return (run,)


def _opens_common(run: Run, known: Evidence) -> bool:
    """Does a common word open the sentence before the name: "Böylece Gazze", "Dün Plevne"?"""
    kinds, first = run.kinds, run.chain.texts[run.i]
    if run.i or not run.chain.opens or kinds[0] not in "nhd":
        return False
    if kinds[0] in "dh" and len(kinds) == 2 and run.last and cue_of(run.chain, known.text, 0, 2).kind == "settlement":
        return False  # "Büyük Anafarta köyü"
    if first in _ROMANCE or _are_one(run, known):
        return False
    if kinds[0] == "d":
        return kinds[1] != "c" and known.small((first,))
    if run.language == "en":  # hardly ever anything but an adverb or a participle
        return known.small((first,)) or first.endswith(("ly", "ing", "ed"))
    return known.is_stray(first)


_FOUGHT = lazy(
    r"\s+(?:(?:muharebe|çarpışma|savaş|kuşatma|baskın|zafer|bozgun|taarruz|harekât)(?:s?[ıiu]|l[ae]r[ıi])|köyü|kasabası|istasyonu|mevkii)(?:n\w*)?(?!\w)"
)
_QUOTED = lazy(r"\s+[a-zçğıöşü]+['’]")  # "Kondraşov Lemetti motti'sinden"
_ROMANCE = frozenset(
    ("La", "Le", "Les", "Lo", "Los", "Las", "El", "Di", "Da", "De", "Du", "Del", "Dal", "Della", "Des", "Van")
)


def _are_one(run: Run, known: Evidence) -> bool:
    """Is a name of two words that opens a sentence one, by what it does: "Gamir Ulibarri kuvvetlerini topladı"?"""
    chain, (first, *_) = run.chain, run.chain.texts
    if run.language != "tr" or not run.last or chain.suffix or run.j > 2 or _acts_near(run, known):
        return False
    if run.kinds != "nn" or known.small((first,)) or not is_bare(first) or _QUOTED.match(known.text, chain.close):
        return False
    if _FOUGHT.match(known.text, chain.close):
        return True  # "Halhin Gol çarpışmalarında"
    return does_act(known.text, chain.start(0), chain.close, chain.part.end) > 0


def _are_two(run: Run, known: Evidence) -> bool:
    """A person, or a subject that opens the sentence, before a place that also stands alone or in a place's case."""
    chain, i, j = run.chain, run.i, run.j
    first, last = chain.texts[i], chain.texts[j - 1]
    subject = known.person[first] >= 2 or (i == 0 and chain.opens)
    if known.alone[run.key] > 1 and not subject:
        return False
    if (known.person[first] >= 3 or run.kinds[0] == "g") and run.last and chain.suffix and run.kinds[-1] == "n":
        cue = cue_of(chain, known.text, j - 1, j)
        if cue.place > cue.person:
            return True
    if known.person[first] >= 3 and run.kinds[0] == "n":
        return True
    if run.last and not first.endswith("oğlu") and _acts_near(run, known):
        return True  # "Timoşenko Summa kesiminde"
    family = run.last and not first.endswith("oğlu") and is_surname(first, run.language)
    if family and cue_of(chain, known.text, j - 1, j).place >= 2:
        return True
    if subject and run.last and known.is_alone(first) and cue_of(chain, known.text, j - 1, j).place >= 2:
        return True
    if _acts_at(run, known):
        return True
    if run.last and chain.suffix and known.is_land(last, run.language) and run.kinds[0] != "d" and j - i == 2:
        return True
    return run.kinds[-1] == "c" or (known.is_alone(last) and (subject or known.is_alone(first)))


def _owns(run: Run, known: Evidence) -> bool:
    """Is a run in the genitive, and does what its verb says belong to nobody in it?"""
    chain, i = run.chain, run.i
    if case_of(lower(chain.suffix or "x")) != "genitive":
        return False
    return does_act(known.text, chain.start(i), chain.close, chain.part.end) <= 0


def _acts_near(run: Run, known: Evidence) -> bool:
    """ "Heimann Zivin önünde yenildi": a name that opens its clause and does what its verb says, less a feature behind the next."""
    chain, i, j = run.chain, run.i, run.j
    first = chain.texts[i]
    foreign = is_foreign(first)
    if run.language != "tr" or i or not run.last or run.kinds[0] not in "ngq":
        return False
    if not (is_bare(first) or (foreign and is_alien(first))) or (not foreign and known.small((first,))):
        return False
    start = chain.start(0)
    listed = j - i > 2 and known.text.startswith(", ", start - 2)
    opened = _OPENED.search(known.text, max(0, start - 24), start)
    clausal = opened is not None and (foreign or not _JOINING.search(opened.group()))
    clausal = clausal or (foreign and listed) or _TIMED.search(known.text, max(0, start - 24), start) is not None
    if not (chain.opens or clausal):
        return False
    if chain.opens and j == 2 and not chain.suffix and _HEADS_LIST.match(known.text, chain.close):
        return True  # "Trikupis Döğer, Olucak ve Hamurköy'e çekildi"
    cue = cue_of(chain, known.text, j - 1, j)
    if cue.person > 1 and cue.case == "instrumental":
        return True  # "Kmety Kollman'la beraber"
    if cue.place < 1 + (not chain.suffix):
        return False
    at = max(chain.close, cue.end)
    if (beside := _BESIDE.match(known.text, at)) and cue.case == "genitive":
        at = beside.end()  # "Bradley Saint-Lô'nun batısından"
    if cue.feature and not (_IN_CASE if foreign or chain.opens else _LOCAL).search(known.text, chain.close, at):
        return False  # "Spion Kop tepesi için", "sağ kanatta Meka Krusta tepesini"
    return is_there(known.text[chain.close : at]) or does_act(known.text, start, at, chain.part.end) > 0


def _acts_where(run: Run, known: Evidence) -> bool:
    """ "At Chlum Hiller was killed": a place that a preposition opens the sentence with, then who acts there."""
    chain = run.chain
    led = (
        before(known.text, chain.start(0), chain.part.start)[0] in ("at", "near", "outside")
        if run.i == 0
        else chain.opens
    )
    if not (led and run.last and run.i < 2 and not chain.suffix):
        return False
    if run.i and before_is(lower(chain.texts[0]), "en") != "prep":
        return False
    owns = known.text.startswith((" had ", " has "), chain.close)
    return known.alone[run.key] < 2 and (owns or acts(known.text, chain.close, chain.part.end) > 0)


_HEADS_LIST = lazy(
    r"(?:, [A-ZÇĞİÖŞÜ]\w+)*(?:,? (?:ve|ile)) [A-ZÇĞİÖŞÜ]\w+(?:['’](?:[yn]?[aeıiuü]|[dt][ae]n?)(?!\w)| (?:aras|üzerin|yön|önün|istikamet|civar|çevres)\w+)"
)
_IN_CASE = lazy(r"n(?:[ae]|[ıiuü]|[dt][ae]n?(?:yd[ıi]|d[ıi]r|ym[ıi]ş)?)$")
_LOCAL = lazy(r"n(?:[ae]|[dt][ae]n?(?:yd[ıi]|d[ıi]r|ym[ıi]ş)?)$")
_BESIDE = lazy(r"\s+(?:kuzey|güney|doğu|batı|iç|dış|ön|arka|çevre|yakın|civar|etraf)\w*(?:[dt][ae]n?|n[ae])(?!\w)")
_JOINING = lazy(r"\b(?:ise|ile|ve|iken)\s$")
_OPENED = lazy(  # a mark, a conjunction, a participle, a converb before a subject
    r"(?:;|(?:[dt][ıiuü]|m[ıiuü]ş|yor)(?:l[ae]r)?,|\b(?:ve|ile|ama|fakat|ancak|çünkü|oysa|sonra|önce|ise|iken|derken)|\w{2}(?:[ae]n|[ıiuü]nc[ae]|rken|[ıiuü]p|[dt][ıiuü]ğ[ıiuü](?:nd[ae])?|[ae]r[ae]k))\s$"
)


_TIMED = lazy(r"(?:\w[dt][ae]|\b(?:gün|günü|gece|gecesi|sabah|sabahı|akşam|akşamı|hafta|ay|yıl))\s$")


def _acts_at(run: Run, known: Evidence) -> bool:
    """ "Gorringe Sannayyat'ta durduruldu": a subject that opens its clause before where it acts, in a text that joins them once."""
    chain, i = run.chain, run.i
    if (
        run.language != "tr"
        or run.kinds[0] not in "ng"
        or len(chain.texts[i]) < 4
        or not run.last
        or not chain.suffix
        or known.alone[run.key] > 1
    ):
        return False
    low = max(0, chain.start(0) - 24)
    timed = is_foreign(chain.texts[i]) and _TIMED.search(known.text, low, chain.start(0))
    if i or not (chain.opens or timed or _OPENED.search(known.text, low, chain.start(0))):
        return False
    if chain.opens and known.small((chain.texts[0],)):
        return False
    told = clause(known.text, chain.close, chain.part.end, "tr")
    return cue_of(chain, known.text, run.j - 1, run.j).place >= 2 and bool(told)


def links(run: Run, known: Evidence) -> tuple[tuple[int, str], ...]:
    """ "Bandırma-Akhisar yolu": where each link of a chain of places starts, and its name; none where it is one name."""
    word = run.key
    if ("-" not in word and "–" not in word) or not _LINKED.fullmatch(word) or run.kinds != "n" or known.knows(word):
        return ()
    found = [(run.start + m.start(), m.group()) for m in re.finditer(r"[^-–]+", word)]
    told = clause(known.text, run.chain.close, run.chain.part.end, run.language)[:1]
    if word.startswith(_ONE_NAME):
        return ()
    if any(labels & _LEANS for labels in told) or all(known.is_alone(name) for _, name in found):
        return tuple(found)
    return ()


_IZAFET = lazy(r"\w{2,}-y?[ıiuüîâ] \w")


def is_izafet(run: Run) -> bool:
    """ "Tasvir-i Efkâr", "Bahr-i Sefid": two words of an izafet are a thing or a place, no person without a rank."""
    return _IZAFET.match(run.key) is not None


def is_press(name: str, language: str) -> bool:
    """A newspaper by its own name: "Tanin", "Journal de Genève"."""
    return not _press(language).isdisjoint(lower(name).split())


@cache
def _press(language: str) -> frozenset[str]:
    return frozenset(table(language, "places")["press"])
