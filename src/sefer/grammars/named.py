"""Document -> persons and places, told apart by what a whole document says of a name.

Each occurrence of a name casts a vote: a rank before it, a case and a verb, a feature word, a list that it stands in. The
votes decide what the name is wherever it stands; an occurrence that says otherwise by itself keeps its own reading.
"""

from __future__ import annotations

from functools import cache, cached_property, lru_cache

from sefer.geography import Gazetteer
from sefer.grammars.contexts import after, says
from sefer.grammars.evidence import Evidence
from sefer.grammars.features import Feature, features, hills, on_lines
from sefer.grammars.names import Chain, chains, countries, lower
from sefer.grammars.neighbours import free_of_case, free_of_genitive, share
from sefer.grammars.persons import Person, cued, is_surname
from sefer.grammars.places import cue_of
from sefer.grammars.places_english import has_article
from sefer.grammars.runs import Run, is_izafet, is_press, links, parted, run_of
from sefer.grammars.shapes import are_many, is_alien, is_bare, is_foreign
from sefer.grammars.sharing import one
from sefer.grammars.spans import Taken
from sefer.grammars.subjects import SURE, among_ships, is_owned
from sefer.grammars.words import LANGUAGES, table
from sefer.letters.patterns import lazy
from sefer.model import Document, Mention, PersonValue, PlaceValue

_SMALL_SETTLEMENTS = ("köy", "kasaba", "nahiye", "ilçe", "belde", "village")  # no "Güney vilayetleri"
_NAMES = lazy(r"[gncdhmqu]+")
_WORTH = frozenset("gncftqu")
_OF_US = lazy(
    r"(?:l[ıiuü]k|[ıiuü]?m[ıiuü]z|[aeıiuü]m|s[ıiuü]|l[ae]r|[dt][ae]n?|[ıiuü]p|ki|c[ae]|[ae]r[ae]k|[nğ][ıiuü]n?|l[ıi])$"
)  # "Babam"
_INFLECTED = lazy(  # "Gittiği", "Zannederim", "Sadakatiniz", "Suretine"
    r"\w(?:[ıiuü]yor\w*|[aeıioöuü]y[ıiuü]|[dt][ıiuü]ğ[ıiuü]\w*|[ae]r[ıi]m|[ıiuü][nm][ıiuü]z|[ıiuü]n[ae]|l[ae]r[ıi]?n?d?[ae]n?)$"
)
_PLURALS = lazy(
    r"\w{3}(?:[aou]\w?\w?lar(?:dan|da|a|ın|ını|ında)|[eiöü]\w?\w?ler(?:den|de|e|in|ini|inde))$"
)  # "Programlardan"
_CITY = "Ordu"
_LISTED = lazy(
    r"[A-ZÇĞİÖŞÜ]\w+(?:, | ve | ile )Ordu\b(?! Komut| Müfett)|\bOrdu(?:, | ve | ile )[A-ZÇĞİÖŞÜ]\w+(?:['’]|, | ve )"
)
_NAMING = lazy(r"[^.;:\n]{0,60}\s(?:adı|ismi)(?:nı)?\s+(?:ver|al|kon|tak)")  # "Goeben'e Yavuz adı verildi"
_SMALL_TITLE = lazy(
    r" ((?:paşa|bey|efendi|hanım|ağa)(?:n[ıi]n|[yn]?[ae]|in|den|dan|[yn]?[ıi]|yl[ae]|l[ae]|ler|lar)?)(?!\w)(?:['’](\w+))?"
)


def find(document: Document, taken: Taken, gazetteer: Gazetteer) -> list[Mention]:
    """The persons and places of a document in order; with an empty gazetteer by grammar alone."""
    known = Evidence(document.text, gazetteer)
    finder = _Finder(known)
    for part in document.parts:
        if part.kind != "bibliography" and part.language in LANGUAGES:
            for place in (*hills(document.text, part), *on_lines(document.text, part)):
                if taken.free(place.start, place.end):
                    finder.add_place(place)
            for chain in chains(document.text, part, taken, known.knows):
                finder.read(chain)
    finder.weigh()
    finder.tell()
    return sorted(finder.found, key=lambda m: m.start)


@cache
def _months(language: str) -> frozenset[str]:
    return frozenset(table(language, "names")["calendar"])


@lru_cache(maxsize=4096)
def _names(kinds: str) -> tuple[tuple[int, int], ...]:
    """The runs of names in a row of letters; an honour or ordinal opens one only before a name."""
    out = []
    for found in _NAMES.finditer(kinds):
        i, j = found.span()
        while i < j and (kinds[i] == "m" or (kinds[i] in "hu" and j - i == 1)):
            i += 1
        if set(kinds[i:j]) - {"d", "h", "m", "u"}:
            out.append((i, j))
    return tuple(out)


@lru_cache(maxsize=1 << 14)
def _are_inflected(key: str) -> bool:
    """Does a name end in a plural in a case, as persons hardly do?"""
    return _PLURALS.search(key) is not None


class _Finder:
    """Persons and places of one document: first all is read, then weighed, then told."""

    def __init__(self, known: Evidence) -> None:
        self.known = known
        self.text = known.text
        self.persons: list[Person] = []
        self.runs: list[Run] = []
        self.found: list[Mention] = []
        self.used = Taken()

    def read(self, chain: Chain) -> None:
        """Persons, features and what is left of a chain."""
        if chain.kinds[-1] in "gn" and not chain.suffix:
            self.small_title(chain)
        kinds = chain.kinds
        if kinds in ("i", "d") and self.is_settlement(chain, kinds):
            kinds = "n"  # "Ordu limanına", "Güney kasabasına"
        if _WORTH.isdisjoint(kinds):
            return
        self.known.chains += 1
        self.known.suffixed += bool(chain.suffix)
        if chain.opens:
            self.known.openers[chain.texts[0]] += 1
        self.known.inner.update(chain.texts[1 if chain.opens else 0 :])
        if "f" in kinds:
            for feature in features(chain, self.known):
                self.add_place(feature)
                kinds = _settled(kinds, feature.i, feature.j)
        for person in cued(chain, kinds, self.text, self.known):
            if person.rank or not is_press(person.name, chain.part.language):
                self.persons.append(person)
            kinds = _settled(kinds, person.i, person.j)
        for i, j in _names(kinds):
            run = run_of(chain, i, j)
            if is_press(run.key, run.language):
                continue
            self.runs.append(run)
            self.known.alone[run.key] += 1

    @cached_property
    def is_city(self) -> bool:
        """Does the document name the town of Ordu among others?"""
        return _LISTED.search(self.text) is not None

    def small_title(self, chain: Chain) -> None:
        """ "Enver paşa", "Rauf bey'e": a title in small letters belongs to the chain."""
        found = _SMALL_TITLE.match(self.text, chain.close, chain.part.end)
        if found:
            chain.take(self.text, found.start(1), found.end(1), "t")
            chain.suffix, chain.close = found[2] or "", found.end()

    def is_settlement(self, chain: Chain, kinds: str) -> bool:
        if (
            kinds == "i"
            and not chain.opens
            and chain.texts[0] == _CITY
            and _LISTED.search(self.text, max(0, chain.start(0) - 24), chain.close + 24)
        ):
            return True  # "Giresun, Ordu ve Samsun"
        if kinds == "i" and chain.texts[0] == _CITY and chain.suffix and self.is_city:
            return cue_of(chain, self.text, 0, 1).place >= 2  # "Ordu'ya gitti", where a list shows the town
        if chain.suffix or chain.opens:
            return False
        word, _ = after(self.text, chain.close, chain.part.end)
        if kinds == "d" and not word.startswith(_SMALL_SETTLEMENTS):
            return False
        return bool(word) and "settlement" in says(word, chain.part.language)

    def weigh(self) -> None:
        """Runs of several names are parted, each takes its cue, lists share theirs, and all vote."""
        known = self.known
        for person in self.persons:
            if known.bare:
                free_of_genitive(person, known)
            known.learn(person)
        self.runs = [part for run in self.runs for part in parted(run, known) if not self.linked(part)]
        for run in self.runs:
            run.cue = cue_of(run.chain, self.text, run.i, run.j)
        for _ in range(2 if known.bare else 1):  # what the first round finds, the second knows
            for run in self.runs:
                free_of_case(run, known)
        edges = frozenset(edge for m in self.found for edge in (m.start, m.end))  # so far only features are told
        share(self.runs, self.persons, edges, known)
        for run in self.runs:
            self.vote(run)

    def linked(self, run: Run) -> bool:
        """ "Bandırma-Akhisar yolu": each link of a chain is told, and votes, on its own."""
        found = links(run, self.known)
        for start, name in found:
            self.known.place[name] += 2
            self.add_place(Feature(start, start + len(name), name, ""))
        return bool(found)

    def vote(self, run: Run) -> None:
        cue, known = run.cue, self.known
        if cue.thing:
            known.place[run.key] -= 4
            known.person[run.key] -= 4
        if cue.feature:
            return
        if self.is_weak(run):
            run.cue = cue = cue.but(place=0, person=0)
        elif cue.person and is_izafet(run):
            run.cue = cue = cue.but(person=0)
        known.place[run.key] += cue.place
        known.person[run.key] += cue.person

    def is_weak(self, run: Run) -> bool:
        """A word that opens a sentence and may be any, or a cue too weak for words that stand in small letters too."""
        cue, known = run.cue, self.known
        first = run.opens and not cue.listed and run.kinds[0] not in "gc"
        if first and cue.subject and cue.person:
            return not self.is_shown(run)
        if first and cue.person >= 3 and cue.case == "nominative" and not known.small(run.chain.texts[run.i : run.j]):
            return False  # "Kuroki komutasındaki"
        fought_at = run.j < len(run.chain.kinds) and run.chain.kinds[run.j] == "e"  # "Verdun Muharebesi"
        owned = run.key[-1] == "n" and run.key[-2:-1] in "ıiuü"  # "Kanalın boyunda" may be the canal's
        leant_on = cue.case == "nominative" and cue.place >= 2 and (fought_at or not owned)
        if first and not leant_on and known.is_doubtful(run.chain.texts[0], run.language):
            return True
        if cue.place + cue.person >= 3 or known.person[run.key] or (run.chain.suffix and cue.place):
            return False
        return known.small(run.chain.texts[run.i : run.j])

    def is_shown(self, run: Run) -> bool:
        """Is a word that opens a sentence shown to be a name by its look, or by standing elsewhere as one?"""
        word = run.chain.texts[run.i]
        if self.known.small((word,)):
            return False
        if self.text[run.start - 2 : run.start] == "; ":
            return True
        if run.language == "en":
            return not self.known.is_doubtful(word, "en")
        if _INFLECTED.search(word) and not is_alien(word) and word not in self.known.inner:
            return False
        named = word in self.known.inner or is_surname(word, run.language) or run.kinds[0] in "gq"
        if named or is_foreign(word) or (run.cue.person >= SURE and _OF_US.search(word) is None):
            return True
        return is_bare(word) and not self.owns(run)

    def owns(self, run: Run) -> bool:
        """Is a word the first of two that are one thing: "Çöl sıcağı", "Görgü tanıkları"?"""
        word, _ = after(self.text, run.chain.close, run.chain.part.end)
        return is_owned(word)

    def tell(self) -> None:
        """In order; what is told is let go, as a long text has many."""
        self.persons.reverse()
        self.runs.reverse()
        while self.persons:
            self.tell_person(self.persons.pop())
        while self.runs:
            self.tell_run(self.runs.pop())

    def tell_person(self, person: Person) -> None:
        chain, known, language = person.chain, self.known, person.chain.part.language
        start, end = chain.start(person.j - 1), chain.end(person.j - 1)
        last = chain.texts[person.j - 1]
        if not person.sure and known.is_place(last, language) and known.person[last] <= known.place[last] + 3:
            name = person.name.rpartition(" ")[0]
            self.add_person(person.start, chain.end(person.j - 2), name, person.rank)
            self.add_place(Feature(start, end, last, ""))
        elif not person.sure and last in known.ranks and chain.kinds[person.i] == "n":  # "Seydlitz Paulus'tan"
            self.add_person(person.start, chain.end(person.j - 2), person.name.rpartition(" ")[0], person.rank)
            self.add_person(start, end, last, known.ranks[last])
        elif person.rank is None and known.is_place(person.name, language):
            self.add_place(Feature(person.start, end, person.name, ""))
        else:
            self.add_person(person.start, end, person.name, person.rank)

    def tell_run(self, run: Run) -> None:
        """One occurrence of a name: a person, a place or neither."""
        cue, key = run.cue, run.key
        if cue.feature:
            self.add_place(Feature(run.start, cue.end, f"{key} {cue.feature[0]}", cue.feature[1]))
        elif not cue.veto:
            place = self.known.is_place(key, run.language) or (cue.place >= 3 and self.known.place[key] >= 3)
            if self.is_person(run, place):
                self.add_person(run.start, run.end, key, self.known.ranks.get(key))
            elif (place or self.may_be_place(run)) and self.stands(run):
                self.add_place(Feature(run.start, run.end, key, cue.kind or ""))

    def is_person(self, run: Run, place: bool) -> bool:
        cue = run.cue
        if run.language == "tr" and _are_inflected(run.key):
            return False
        if cue.person >= 2 and cue.person >= cue.place and not place:
            return True
        if (run.opens and self.known.small((run.key,))) or cue.place >= 3:
            return False
        if self.known.is_met_person(run.key, run.language):
            return True
        if cue.case == "genitive" and cue.place == 1 and not (place or cue.attribute) and self.is_unheard_of(run):
            return not ("-" in run.key or are_many(run.key))  # "Lawrence'ın görüşmeleri"
        return not place and self.looks_personal(run)

    def may_be_place(self, run: Run) -> bool:
        """ "Kutais'e varamadı": nothing tells of a name in a case that mostly places have."""
        cue, known = run.cue, self.known
        if cue.case not in ("dative", "accusative") or cue.place != 1 or cue.person or run.language != "tr":
            return False
        if known.person[run.key] or len(run.key) < 4 or not (run.chain.suffix or (cue.listed and not run.opens)):
            return False
        return self.is_unheard_of(run)

    def is_unheard_of(self, run: Run) -> bool:
        """A Turkish name alone, or behind another, that is no ship's and of which nothing else is told."""
        if run.language != "tr" or run.kinds != "n" or run.chain.kinds not in ("n", "nn"):
            return False
        if self.known.place[run.key] < 0:
            return False
        if run.cue.case != "dative" and among_ships(self.text, run.start, run.chain.close):
            return False
        return _NAMING.match(self.text, run.chain.close) is None

    def looks_personal(self, run: Run) -> bool:
        """By a particle ("von Falkenhayn"), by the ending of family names, by being a given name."""
        word = run.chain.texts[run.j - 1]
        if run.language == "en" and has_article(self.text, run.start):
            return False
        if run.kinds == "q":
            return True
        if run.kinds[-1] == "n" and len(word) > 5 and is_surname(word, run.language):
            return True
        if run.kinds != "g" or lower(word) in _months(run.language) or self.known.small((word,)):
            return False
        return bool(run.chain.suffix) or word in self.known.inner

    def stands(self, run: Run) -> bool:
        """Is a name of a place used as one here, and not for a state or people?"""
        cue = run.cue
        if (cue.attribute and cue.place < 2) or (run.opens and self.known.small((run.key,))):
            return False
        if run.key not in countries(run.language):
            return True
        if cue.case in ("locative", "relative"):
            return True
        if cue.case == "nominative" and self.text.startswith(" için", run.end):
            return True
        if cue.state:
            return False
        return (cue.case == "dative" and not cue.person) or cue.place >= max(2, cue.person + 1)

    def add_place(self, place: Feature) -> None:
        if self.used.free(place.start, place.end):
            self.used.take(place.start, place.end)
            value = PlaceValue(" ".join(place.name.split()), place.kind or None)
            self.found.append(Mention("place", place.start, place.end, one(value)))

    def add_person(self, start: int, end: int, name: str, rank: str | None) -> None:
        if self.used.free(start, end):
            self.used.take(start, end)
            self.found.append(Mention("person", start, end, one(PersonValue(" ".join(name.split()), rank))))


def _settled(kinds: str, i: int, j: int) -> str:
    """The letters with words i..j settled."""
    return f"{kinds[:i]}{'z' * (j - i)}{kinds[j:]}"
