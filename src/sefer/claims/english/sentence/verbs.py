"""English verb forms: an index from every form of the table's verbs to what it can mean, and verb groups in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sefer.claims.english.sentence.table import section, words
from sefer.claims.tokens import Token
from sefer.claims.words import table
from sefer.letters.patterns import lazy

Frame = dict[str, Any]
_BE = words("aux", "be")
_HAVE = words("aux", "have")
_MODAL = words("aux", "modal")
_WEAK = words("aux", "weak")
_DID = words("aux", "did")
_AUX = _BE | _HAVE | _MODAL | _WEAK | _DID
_ADVERBS = words("aux", "adverbs")


@dataclass(slots=True)
class Verb:
    """A verb group: tokens `start`..`end`; `form`: finite, part (bare past participle), ing, inf."""

    start: int
    at: int  # the verb itself
    end: int  # of the verb with its particles
    lemma: str
    form: str
    passive: bool = False
    status: str = "asserted"  # planned, negated, silent
    frames: tuple[Frame, ...] = field(default_factory=tuple)
    aux: tuple[str, ...] = ()
    ambiguous: bool = False  # a bare past that may be a participle


def _forms(lemma: str) -> dict[str, str]:
    """Every form of a verb -> base, s, past, pp, both (past and participle), ing."""
    irregular = section("irregular").get(lemma)
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "ye")) else lemma
    out = {lemma: "base"}
    doubled = irregular is not None and irregular[0].endswith("ed") and irregular[0][:-2] != stem
    third = lemma + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", lemma) else "s")
    ing = {"lie": "lying", "die": "dying"}.get(lemma)
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        third = lemma[:-1] + "ies"
        past = lemma[:-1] + "ied"
    else:
        past = stem + "ed"
    out[third] = "s"
    out[
        ing
        or (
            irregular[0][:-2]
            if doubled and irregular
            else stem + lemma[-1]
            if lemma in ("run", "set", "put", "cut", "get", "begin", "win")
            else stem
        )
        + "ing"
    ] = "ing"
    if irregular is None:
        out[past] = "both"
    elif irregular[0] == irregular[1]:
        out[irregular[0]] = "both" if irregular[0] != lemma else "any"
    else:
        out[irregular[1]] = "pp"
        out[irregular[0]] = "past"
        if irregular[1] == lemma:
            out[lemma] = "pp"
    return out


@cache
def _index() -> dict[str, list[tuple[str, str]]]:
    """A word form -> (lemma, form) for every verb that the table knows; what tells of the past first: "lay" is of "lie"."""
    lemmas = set(section("irregular")) | set(section("saying")["verbs"])
    for group in ("order", "plan", "done", "failed"):
        lemmas |= words("volition", group)
    for frame in table("en")["frame"]:
        lemmas |= {v.split()[0] for v in frame["verbs"]}
    out: dict[str, list[tuple[str, str]]] = {}
    for lemma in sorted(lemmas - {"be", "have"}):
        for form, kind in _forms(lemma).items():
            out.setdefault(form, []).append((lemma, kind))
    for form in _BE:
        out.setdefault(form, []).append(("be", "ing" if form == "being" else "aux"))
    for form in _HAVE:
        out.setdefault(form, []).append(("have", "ing" if form == "having" else "aux"))
    for readings in out.values():
        readings.sort(key=lambda reading: reading[1] == "base")
    return out


@cache
def _frames() -> dict[str, tuple[list[Frame], list[tuple[tuple[str, ...], Frame]]]]:
    """Lemma -> the frames of the bare verb, and (words that must follow, frame) of its phrases."""
    out: dict[str, tuple[list[Frame], list[tuple[tuple[str, ...], Frame]]]] = {}
    for frame in table("en")["frame"]:
        for verb in frame["verbs"]:
            lemma, *rest = verb.split()
            plain, phrases = out.setdefault(lemma, ([], []))
            if rest:
                phrases.append((tuple(rest), frame))
            else:
                plain.append(frame)
    return out


_ED = lazy(r"[a-z]{2,}(?:[^e]ed|ied)$")


@cache
def is_verb(low: str) -> bool:
    """Can a word be a finite verb or participle?"""
    return low in _index() or low in _AUX or _ED.match(low) is not None


_BEHIND = words("losses", "killed") | words("losses", "wounded") | words("losses", "captured") | {"left", "lost"}
_DET = words("articles", "words") | {
    "by",
    "with",
    "of",
    "no",
    "any",
    "two",
    "three",
    "four",
    "well",
    "very",
    "in",
    "at",
    "from",
    "'s",
    "'",
    "whose",
}


def groups(tokens: Sequence[Token]) -> list[Verb]:
    """The verb groups of a sentence, left to right, known verbs and unknown ones alike."""
    out: list[Verb] = []
    at = 0
    while at < len(tokens):
        found = _group(tokens, at)
        if found is None:
            at += 1
            continue
        out.append(found)
        at = found.end + 1
    return out


def _group(tokens: Sequence[Token], at: int) -> Verb | None:
    token = tokens[at]
    if token.kind != "word":
        return None
    if token.low in _AUX:
        return _auxiliary(tokens, at)
    if token.low == "to" and at + 1 < len(tokens) and _base(tokens[at + 1].low):
        return _infinitive(tokens, at)
    before = tokens[at - 1] if at else None
    named = (
        before is not None and before.kind in ("place", "person") and token.text[0].isupper() and token.text.istitle()
    )
    readings = None if named else _index().get(token.low)  # "Pittsburg Landing"
    if readings is None:
        if not _ED.match(token.low) or (before is not None and before.low in _DET) or token.text[0].isupper():
            return None
        return Verb(at, at, at, "", "finite", ambiguous=True)
    lemma, kind = readings[0]
    said = (
        kind == "s" and lemma in words("saying", "verbs") and tokens[at + 1 : at + 2] and tokens[at + 1].low == "that"
    )
    if said:
        return finish(tokens, Verb(at, at, at, lemma, "finite"))
    if token.low == "left" and _is_wing(tokens, at):
        return None
    if before is not None and before.kind in ("quantity", "figure") and token.low in _BEHIND:
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        after = behind.low if behind is not None else ""
        loses = token.low == "lost" and behind is not None and behind.kind in ("quantity", "figure")
        if after != "by" and not loses and not (token.low == "left" and after not in (",", ".", ";", "")):
            return None
    if (
        before is not None
        and kind in ("both", "pp", "ing", "base", "s", "any")
        and before.low in _DET
        and not (kind == "ing" and before.low in ("by", "with", "from", "of", "in"))
        and before.low not in ("that", "both", "all", "some")
    ):
        return None
    if (
        kind == "base"
        and before is not None
        and before.kind != "pronoun"
        and not (before.kind in ("force",) and before.low.endswith("s"))
        and before.low not in words("lists", "tellers")
    ):
        return None
    if kind == "base" and before is None:
        return None
    if kind == "s" and (
        before is None
        or before.kind not in ("unit", "force", "person", "pronoun", "word", "polity")
        or before.low in ("and", ",")
    ):
        return None
    if (
        kind == "s"
        and before is not None
        and before.kind == "word"
        and not before.text[0].isupper()
        and before.low not in ("which", "who", "that")
    ):
        return None
    form = {"ing": "ing", "pp": "part", "both": "finite", "past": "finite", "any": "finite"}.get(kind, "finite")
    return finish(tokens, Verb(at, at, at, lemma, form, passive=form == "part", ambiguous=kind in ("both", "any")))


def _is_wing(tokens: Sequence[Token], at: int) -> bool:
    """ "turned the Turkish left": a part of somebody's line behind a verb or a preposition, no verb."""
    ahead = tokens[at - 3 : at] if at > 2 else ()
    if not ahead or ahead[2].low not in words("forces", "collective") or ahead[1].low != "the":
        return False
    return is_verb(ahead[0].low) or ahead[0].low in ("of", "on", "against", "at", "to", "from", "round", "with")


def _base(low: str) -> bool:
    return any(kind in ("base", "any") for _, kind in _index().get(low, ())) or low in ("be", "have", "relieve")


def _infinitive(tokens: Sequence[Token], at: int) -> Verb:
    nxt = tokens[at + 1].low
    if nxt in ("be", "have") and at + 2 < len(tokens):
        inner = _auxiliary(tokens, at + 1)
        inner.start, inner.form = at, "inf"
        return inner
    lemma = next((lemma for lemma, kind in _index().get(nxt, ()) if kind in ("base", "any")), nxt)
    return finish(tokens, Verb(at, at + 1, at + 1, lemma, "inf"))


def _auxiliary(tokens: Sequence[Token], at: int) -> Verb:
    """Auxiliaries and adverbs up to the verb proper; "was" and "had" alone are verbs themselves."""
    aux = [tokens[at].low]
    i = at + 1
    last = at
    while i < len(tokens):
        low = tokens[i].low
        if tokens[i].kind == "word" and low in _AUX:
            aux.append(low)
            last = i
        elif aux[-1] != "to" and (aside := _aside(tokens, i)):
            i += aside
            continue
        elif not (tokens[i].kind == "word" and _is_adverb(low)):
            break
        i += 1
    word = tokens[i] if i < len(tokens) else None
    readings = _index().get(word.low, []) if word is not None and word.kind in ("word", "fight") else []
    main = _main(aux, readings)
    status = (
        "negated"
        if any(tokens[j].low in ("not", "never") for j in range(at, i))
        or (i < len(tokens) and tokens[i].low == "no" and tokens[i + 1 :] and tokens[i + 1].low == "longer")
        else "asserted"
    )
    verb: Verb
    if main is not None:
        lemma, kind = main
        passive = kind in ("pp", "both", "any") and aux[-1] in _BE
        verb = Verb(at, i, i, lemma, "finite", passive)
    elif word is not None and word.kind == "word" and _ED.match(word.low):
        verb = Verb(at, i, i, "", "finite", aux[-1] in _BE)
    else:
        lemma = "be" if aux[-1] in _BE else "have" if aux[-1] in _HAVE else ""
        verb = Verb(at, last, last, lemma, "finite")
        if last < i and lemma and status == "negated":
            verb.end = next((j for j in range(last + 1, i) if tokens[j].low in ("not", "never")), last)
    if aux[0] == "having" or aux[0] == "being":
        verb.form = "ing"
    if aux[0] in _MODAL:
        status = "planned" if status == "asserted" else "negated"
    elif aux[0] in _WEAK:
        status = "silent" if status == "asserted" else "negated"
    verb.status, verb.aux = status, tuple(aux)
    return finish(tokens, verb)


def _aside(tokens: Sequence[Token], at: int) -> int:
    """ "had by then lost", "was at last taken": how many words that tell a time stand between auxiliary and verb."""
    low = tuple(t.low for t in tokens[at : at + 3])
    return 2 if low[:2] in _ASIDES else 3 if low in _ASIDES else 0


_ASIDES = frozenset(
    tuple(said.split())
    for said in (
        "by then",
        "by now",
        "by this time",
        "by that time",
        "at last",
        "at length",
        "at once",
        "in turn",
        "since then",
        "in vain",
    )
)


def _main(aux: list[str], readings: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The reading that may follow the auxiliaries: a participle behind be and have, else the base."""
    wanted = (
        ("pp", "both", "any", "ing")
        if aux[-1] in _BE
        else ("pp", "both", "any")
        if aux[-1] in _HAVE
        else ("base", "any")
    )
    return next(((lemma, kind) for lemma, kind in readings if kind in wanted), None)


def _is_adverb(low: str) -> bool:
    return low in _ADVERBS or (low.endswith("ly") and len(low) > 4)


_FILL = words("articles", "words") | words("lists", "between")


def finish(tokens: Sequence[Token], verb: Verb) -> Verb:
    """The frames that the verb opens with the words behind it, the longest phrase first."""
    plain, phrases = _frames().get(verb.lemma, _NO_FRAMES)
    found = [(0, verb.at, frame) for frame in plain]
    ahead = {t.low for t in tokens[verb.at + 1 : verb.at + 6]} if phrases else ()
    for rest, frame in phrases:
        end = _follows(tokens, verb.at + 1, rest) if rest[0] in ahead else None
        if end is not None and tokens[end].low == "to" and tokens[end + 1 : end + 2] and _base(tokens[end + 1].low):
            continue  # "is reported to have left": an infinitive
        if end is not None:
            found.append((len(rest), end, frame))
    if verb.passive and verb.lemma != "be":
        for rest, frame in _passives().get(tokens[verb.at].low, ()):
            end = _follows(tokens, verb.at + 1, rest)
            if end is not None:
                found.append((len(rest), end, frame))
    best = max((w for w, _, _ in found), default=0)
    verb.frames = tuple(f for w, _, f in found if w == best)
    verb.end = max([verb.end, *(e for w, e, _ in found if w == best)])
    return verb


_NO_FRAMES: tuple[list[Frame], list[tuple[tuple[str, ...], Frame]]] = ([], [])


@cache
def _passives() -> dict[str, list[tuple[tuple[str, ...], Frame]]]:
    """Participle -> (words that must follow it, frame), of the phrases with "be": "be attached", "be placed under"."""
    out: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for rest, frame in _frames()["be"][1]:
        out.setdefault(rest[0], []).append((rest[1:], frame))
    return out


def _follows(tokens: Sequence[Token], at: int, rest: tuple[str, ...]) -> int | None:
    """Where the words of a phrase end behind a verb; articles and adverbs may stand between."""
    i = at
    for word in rest:
        while (
            i < len(tokens)
            and tokens[i].low != word
            and tokens[i].kind == "word"
            and (tokens[i].low in _FILL or _is_adverb(tokens[i].low))
            and i - at < 4
        ):
            i += 1
        if i >= len(tokens) or tokens[i].low != word:
            return None
        i += 1
    return i - 1
