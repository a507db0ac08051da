"""What names take from their neighbours: lists, persons beside them, and the case that a word bears without apostrophe."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from sefer.grammars.contexts import clause
from sefer.grammars.cues import Cue
from sefer.grammars.evidence import Evidence
from sefer.grammars.glued import is_compound, is_local, unglued
from sefer.grammars.names import kind_of, lower
from sefer.grammars.persons import Person
from sefer.grammars.places import cue_of
from sefer.grammars.places_english import has_article
from sefer.grammars.runs import Run
from sefer.grammars.shapes import are_many
from sefer.grammars.subjects_english import is_subject
from sefer.grammars.suffixes import case_of
from sefer.letters.patterns import lazy

_LINK = lazy(
    r"(?:,|\s+(?:ve|ile|veya|and|or)(?!\w)|,\s+and|\s?[/–-])"
    r"(?:\s+(?:(?:daha\s+)?sonra|ardından|oradan|nihayet|hatta|then|finally)(?:\s+da)?)?(?:\s+the(?=\s))?\s?"
)
_FAR = 24  # the longest link, in characters
_LEADS = {
    "accusative": frozenset(("place taken",)),
    "dative": frozenset(("place motion",)),
    "genitive": frozenset(("command", "person owned", "place owned")),
}
_AT = lazy(r"\w{3}[dt][ae]n?$")
_ACCUSATIVES = ("yı", "yi", "yu", "yü")


def share(runs: Sequence[Run], persons: Sequence[Person], features: frozenset[int], known: Evidence) -> None:
    """Names take the cues of the names, and of the features that end or start at some places, that a list puts beside them."""
    starts = {p.start for p in persons}
    offices = starts | {p.chain.start(_led(p)) for p in persons}
    ends = {p.chain.end(p.j - 1) for p in persons}
    for run in runs:
        told = run.cue.place or run.cue.person or run.cue.veto or run.kinds[0] == "c" or known.knows(run.key)
        if not told and _beside_feature(run, known.text, features):
            run.cue = run.cue.but(place=2, listed=True)  # "Fort Voukolies and Malaxa"
        elif not told and _beside(run, known.text, starts, offices, ends):
            run.cue = run.cue.but(person=2, listed=True)
    for left, right in itertools.pairwise(runs):  # "took Gaza, Jaffa and Jerusalem"
        untold = left.language == "en" and left.cue.place >= 2 and not (right.cue.place or right.cue.person)
        if (
            untold
            and _linked(left, right, known.text)
            and not is_subject(known.text, right.chain.close, right.end + 200)
        ):
            right.cue = right.cue.but(place=2)
        led = left.language == "en" and left.cue.person == 2 and not left.cue.place and left.chain.suffix != "s"
        if led and not (right.cue.place or right.cue.person) and _linked(left, right, known.text):
            right.cue = right.cue.but(person=2, listed=True)  # "under Kemball and Keary"
    for left, right in zip(reversed(runs[:-1]), reversed(runs[1:]), strict=True):
        if not left.cue.veto and _linked(left, right, known.text):
            _hand_on(left, right, known.text)


def _beside_feature(run: Run, text: str, features: frozenset[int]) -> bool:
    """Is a bare name joined by "and" or a comma to a feature of the land before it, or by "and" to one behind?"""
    if run.chain.suffix or run.kinds not in ("n", "nn"):
        return False
    link = _LINK.match(text, run.chain.close) if run.last else None
    if link and text[run.chain.close] == " " and link.end() in features:
        return True
    gaps = (gap for gap in (", ", " ve ", " and ", " or ", " veya ") if text.startswith(gap, run.start - len(gap)))
    return run.i == 0 and any(run.start - len(gap) in features for gap in gaps)


def _led(person: Person) -> int:
    """The word of a chain with which a person's name and what leads it begin: "Doktor Sandwith"."""
    i = person.i
    while i and person.chain.kinds[i - 1] in "rlkoah":
        i -= 1
    return i


def _beside(run: Run, text: str, starts: set[int], offices: set[int], ends: set[int]) -> bool:
    """A bare name that a list puts beside a person: "Rauf ve Refet Beyler", "Nuri Bey, Celal Haşimzade"."""
    if run.language == "en" and has_article(text, run.start):
        return False
    close = run.chain.close
    link = _LINK.match(text, close) if run.last and not run.chain.suffix else None
    if link and link.end() in (starts if text[close] == "," else offices):
        return run.kinds == "g" or run.j - run.i > 1 or text[close] != ","
    if run.i or run.j < 2:
        return False
    gaps = (gap for gap in (", ", " ve ", " and ") if text.startswith(gap, run.start - len(gap)))
    return any(run.start - len(gap) in ends for gap in gaps)


def _linked(left: Run, right: Run, text: str) -> bool:
    """Are two names neighbours in a list?"""
    if not left.last or right.i or right.start - left.chain.close > _FAR:
        return False
    return _LINK.fullmatch(text, left.chain.close, right.start) is not None


def _goes_on(left: Run, right: Run, text: str) -> bool:
    """Is a list more than a subject and a comma: "A, B ve C", not "Mackensen, Tutrakan'ı ..."?"""
    return text[left.chain.close] != "," or _LINK.match(text, right.chain.close) is not None


def _hand_on(left: Run, right: Run, text: str) -> None:
    """A list hands the cue of its last name to those before it: "Lofça, Plevne ve Rusçuk'a"."""
    if right.cue.veto and right.last and not left.chain.suffix:
        left.cue = left.cue.but(veto=True)
    if left.opens and left.language == "tr" and not left.cue.person and not _goes_on(left, right, text):
        return
    same = not left.chain.suffix or case_of(lower(left.chain.suffix)) == right.cue.case
    if same and not left.cue.place and not left.cue.person:
        cue = right.cue
        left.cue = left.cue.but(
            place=min(cue.place, 2), person=min(cue.person, 2), listed=True, case=cue.case, state=cue.state
        )


def free_of_case(run: Run, known: Evidence) -> None:
    """A case glued to a name is set apart where the name is known without it, or the text has no apostrophes."""
    chain, word = run.chain, run.chain.texts[run.j - 1]
    if (chain.suffix and run.last) or run.language != "tr" or known.knows(run.key) or known.is_land(run.key, "tr"):
        return
    if not known.bare and (not run.last or run.cue.place > 1 or known.alone[word] > 1):
        return
    if not run.key.endswith(word):
        return  # it was set apart before
    if run.cue.feature and _AT.search(word):  # "Köstencede denizi gördü"
        run.cue = Cue()
    head = run.key[: len(run.key) - len(word)]
    met = sorted(unglued(word), key=lambda found: not known.is_place(head + found[0], "tr"))  # "Kırklareli-ne"
    for stem, suffix in met:
        if _is_stem(run, head + stem, suffix, known):
            run.key = head + stem
            known.stems.add(run.key)
            chain.suffix = suffix if run.last else ""
            run.cue = cue_of(chain, known.text, run.i, run.j) if run.last else Cue(place=2, case=case_of(suffix))
            return


_GENITIVE = lazy(r"(?P<stem>\w{2,}[aeıioöuü])n[ıiuü]n|(?P<hard>\w{2,}[^aeıioöuü\W])[ıiuü]n")
_OWNED = lazy(r"\s+(?:\w+\s+){0,2}?\w{2,}(?:s[ıiuü]|[^aeıioöuün\W][ıiuü])(?:n\w{1,4}|yl[ae])?(?!\w)")


def free_of_genitive(person: Person, known: Evidence) -> None:
    """ "General Roattanın üç fırkası": in a text without apostrophes the case is set apart from a person's name too."""
    chain, j = person.chain, person.j
    if chain.suffix or j < len(chain.kinds) or chain.kinds[j - 1] not in "gn" or chain.part.language != "tr":
        return
    word = chain.texts[j - 1]
    found = _GENITIVE.fullmatch(word)
    if found is None or kind_of(word, "tr") == "g" or not _OWNED.match(known.text, chain.close):
        return
    stem = found["stem"] or found["hard"]
    if found["stem"] or kind_of(stem, "tr") == "g":
        person.name = f"{person.name[: len(person.name) - len(word)]}{stem}"
        chain.suffix = word[len(stem) :]


def _is_stem(run: Run, stem: str, suffix: str, known: Evidence) -> bool:
    if known.person[stem] >= 3 or known.knows(stem) or known.is_place(stem, "tr"):
        return True
    word = run.chain.texts[run.j - 1]
    if known.alone[stem] and stem in known.inner and not known.small((stem,)) and not known.small((word,)):
        return True
    if known.bare and stem in known.stems:
        return True
    if (case_of(suffix) == "accusative" and is_compound(word)) or are_many(stem):
        return False  # "Arıburnu" itself, "Programlardan"
    if not known.bare or (
        run.cue.place > 1 and not run.cue.listed and case_of(suffix) != "accusative" and not is_compound(stem)
    ):
        return False
    if (is_local(suffix) or (is_compound(stem) and known.bare)) and not (run.i == 0 and run.chain.opens):
        return True
    case = case_of(suffix)
    led = _LEADS.get(case or "")
    if (
        not run.last
        or not led
        or (run.opens and suffix not in _ACCUSATIVES)
        or (run.kinds != "n" and suffix not in _ACCUSATIVES)
    ):
        return False
    told = clause(known.text, run.chain.close, run.chain.part.end, "tr")
    near = 2 if case == "genitive" else 1 if case == "accusative" and suffix not in _ACCUSATIVES else None
    return any(led & labels for labels in told[:near])
