"""Whom a participle speaks of, when a bare past form is one, and when it only says what became of men."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sefer.claims.english.sentence.clause import Clause
from sefer.claims.english.sentence.roles import listed
from sefer.claims.english.sentence.table import words
from sefer.claims.english.sentence.tokens import ACTORS, SUBJECTS
from sefer.claims.english.sentence.verbs import Verb
from sefer.claims.tokens import Token
from sefer.letters.patterns import lazy

if TYPE_CHECKING:
    from sefer.claims.english.sentence.clauses import Sentence

_TRANSITIVE = {"taken", "repulsed", "send", "appoint", "established", "abolished", "attached_to", "killed", "wounded", "captured", "take", "renamed", "reinforced", "replace", "change"}  # fmt: skip
_OPENERS = words("lists", "openers")
_ORDINAL = lazy(r"\d+(?:st|nd|rd|th)")


def is_sort(tokens: Sequence[Token], verb: Verb) -> bool:
    """ "lost 1,400 killed and wounded": a word that only says what became of the men that were counted."""
    at = verb.start
    alone = at + 1 >= len(tokens) or tokens[at + 1].low in (
        "and",
        ",",
        ".",
        ";",
        ")",
        "at",
        "in",
        "on",
        "during",
        "while",
    )
    joined = alone and at == verb.end and at > 1 and tokens[at - 1].low in ("and", "or")
    sorts = (
        words("losses", "killed")
        | words("losses", "wounded")
        | words("losses", "missing")
        | words("losses", "captured")
    )
    last = tokens[at - 2].low.split()[-1:] if joined else []
    return (
        bool(last)
        and tokens[at].low in sorts
        and last[0] in sorts
        and tokens[at - 2].kind in ("quantity", "figure", "word")
    )


def is_joined(tokens: Sequence[Token], verb: Verb, last: Verb) -> bool:
    """ "Was attacked by 20,000 men and taken": does a participle share the auxiliary of the verb before it?"""
    had = not last.passive and last.aux[:1] == ("had",)  # "had carried the ridge and taken 250 prisoners"
    shared = verb.form == "part" and bool(last.aux) and (last.passive or (had and verb.start > last.end))
    return shared and verb.start > 0 and tokens[verb.start - 1].low == "and"


def is_reduced(sentence: Sentence, clause: Clause, n: int) -> bool:
    """Is a bare past form a participle: "commanded by X", ", sent from Kars,"? An object behind it speaks against it."""
    verb, tokens = clause.verb, sentence.tokens
    after = tokens[verb.end + 1] if verb.end + 1 < len(tokens) else None
    made = [t.low for t in tokens[verb.start : verb.start + 3]] == ["made", "up", "of"]
    if verb.start == 0 or made or _is_inserted(sentence, n):
        return True  # "Concentrated at Kars, the army moved", "X, set free by the fall of Metz, had been brought up"
    alone = n == 0 and all(v.form != "finite" for v in sentence.verbs[1:])
    goes = any(f.get("sense") in ("go", "leave", "arrive", "cross", "fell", "lead", "stand") for f in verb.frames)
    if goes and [t.low for t in tokens[verb.end + 1 : verb.end + 2]] == ["by"] and _is_way(tokens[verb.end + 2 :]):
        return False
    if after is not None and (after.low == "by" or (verb.lemma == "compose" and after.low == "of")):
        return not (alone and goes and verb.lemma not in ("command", "lead", "head"))  # "landed by glider"
    if after is not None and (after.low in _OPENERS or after.low in ("his", "their", "him", "them", "us", "me", "it")):
        return False  # somebody or something unknown is its object
    if not verb.frames or not any(f.get("sense") in _TRANSITIVE for f in verb.frames):
        return False
    if goes or alone:
        return False
    stop = min([v.start for v in sentence.verbs[n + 1 :]] or [len(tokens)])
    for i in range(verb.end + 1, min(stop, len(tokens))):
        if tokens[i].kind in (*SUBJECTS, "figure") and not sentence.gov[i]:
            return False
        if tokens[i].low in ("its", "his", "their") or (
            tokens[i].kind == "word" and tokens[i].text[0].isupper() and i == verb.end + 1
        ):
            return False
        if tokens[i].kind == "mark":
            break
    return True


def _is_inserted(sentence: Sentence, n: int) -> bool:
    """Does a past form stand between commas behind a noun, with an auxiliary of that noun behind the second?"""
    tokens, verb, behind = sentence.tokens, sentence.verbs[n], sentence.verbs[n + 1 : n + 2]
    if not behind or not behind[0].aux or verb.start < 2 or tokens[verb.start - 1].text != ",":
        return False
    between = range(verb.end + 1, behind[0].start)
    bare = any(tokens[i].kind in SUBJECTS and not sentence.gov[i] for i in between)
    closed = tokens[behind[0].start - 1].text == ","
    return closed and not bare and tokens[verb.start - 2].kind in (*SUBJECTS, "date")


def _is_way(behind: Sequence[Token]) -> bool:
    """ "marched by way of Kars", "by road", "by forced marches": how somebody went, not who led him."""
    return bool(behind) and behind[0].low in _WAYS


_WAYS = frozenset(
    (
        "way", "road", "roads", "rail", "railway", "train", "trains", "sea", "land", "river", "water", "boat", "boats", "ship",
        "steamer", "night", "day", "forced", "easy", "stages", "short", "long", "lorry", "lorries", "bus", "air", "track",
    )
)  # fmt: skip


def described(sentence: Sentence, clause: Clause, last: Clause | None, main: list[int]) -> list[int]:
    """Whom a participle speaks of: the noun right before it, else the subject of the sentence."""
    verb, tokens = clause.verb, sentence.tokens
    i = verb.start - 1
    comma = i >= 0 and tokens[i].text == ","
    j = i - 1 if comma else i
    opener = tokens[i].low if i >= 0 else ""
    if verb.aux[:1] in (("having",), ("being",)) and i >= 0 and tokens[i].kind == "quantity":
        return listed(tokens, sentence.gov, i, 0, verb.start)  # ", 21,000 prisoners having been taken"
    if (
        comma
        and verb.form == "part"
        and j > 0
        and tokens[j].kind == "word"
        and tokens[j].text.istitle()
        and tokens[j - 1].low == "and"
    ):
        return []  # "..., and Podgora, defended by X": of whom or what nothing more is known
    if opener in (
        "after",
        "before",
        "while",
        "on",
        "by",
        "when",
        "in",
        "without",
        "from",
        "for",
        "of",
        "despite",
        "besides",
    ):
        if opener in ("for", "of", "from", "in", "before"):
            done = opener == "in" and last is not None and last.verb.lemma == "succeed"  # "succeeded in taking"
            if done and last is not None:
                clause.status = last.status
            elif verb.form == "ing" and not verb.passive:
                clause.status = "silent"
        if opener == "without":
            clause.status = "negated"
        return list(main)
    if (
        last is not None
        and last.verb.lemma == "be"
        and not last.passive
        and j > last.verb.end
        and last.subject
        and verb.form == "part"
    ):
        return list(last.subject)  # "X was a formation established in 1918"
    if verb.form == "ing" and i > 0 and _ORDINAL.fullmatch(opener) and tokens[i - 1].low == "the":
        return []  # "the 53rd moving up from Hebron": a formation of which only the number is told
    noun = j >= 0 and tokens[j].kind in (*ACTORS, "losses", "polity")
    modifying = verb.form == "part" or any(
        f.get("sense") in ("lead", "have", "composed_of", "part_of", "hold", "sum", "stand") for f in verb.frames
    )
    describes = [k for k in [j] if noun]
    if verb.form == "part" and not noun:
        describes = sentence.noun_before(verb.start)
    if (
        modifying
        and describes
        and not (
            comma
            and sentence.gov[describes[0]] == ""
            and main
            and describes[0] not in main
            and verb.form == "ing"
            and last is not None
            and describes[0] > last.verb.end
        )
    ):
        k = describes[0]
        if comma and verb.form == "part" and sentence.gov[k] == "of":
            return sentence.whole(k, 0, verb.start) or [k]  # "Two companies of the battalion, led by X"
        if sentence.gov[k] in ("", "'s") or noun:
            return listed(tokens, sentence.gov, k, 0, verb.start) if not sentence.gov[k] else [k]
    if noun and not comma and verb.form == "ing":
        return [j]
    if noun and comma and not main:
        return sentence.whole(j, 0, verb.start)
    return list(main) or describes


def set_in(sentence: Sentence, last: Clause, main: list[int]) -> bool:
    """ "..., and the X Corps, reduced to 3,000 rifles, was withdrawn": does a participle of another noun stand between commas?"""
    tokens, at = sentence.tokens, last.subject[0] if last.subject else 0
    ahead = at - 1 - (at > 1 and tokens[at - 1].low in words("articles", "words"))
    opened = ahead > 0 and tokens[ahead].low in ("and", "but", "while", "whereas", ";") and not sentence.gov[at]
    between = (
        tokens[last.verb.start - 1].text == "," and last.verb.start - 2 == last.subject[-1:][0] if opened else False
    )
    return last.verb.form == "part" and between and at not in main
