"""Capitalised words that are somebody or somewhere by what stands around them, and names that are only the side of a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sefer.claims.english.sentence.table import words
from sefer.claims.english.sentence.verbs import Verb
from sefer.claims.tokens import Token
from sefer.letters.patterns import lazy

_HALVES = ("centre", "center", "left", "right", "flank", "flanks", "wing", "rear")
_LEADING = ("command", "lead", "replace", "succeed", "supersede")
_BESET = (
    "enter",
    "invest",
    "besiege",
    "retake",
    "recapture",
    "storm",
    "evacuate",
    "bombard",
    "reoccupy",
    "assail",
    "occupy",
    "reach",
)
_TAKING = (
    "reach",
    "enter",
    "occupy",
    "evacuate",
    "storm",
    "retake",
    "recapture",
    "carry",
    "invest",
    "besiege",
    "liberate",
    "reoccupy",
)
_NAME = lazy(r"[A-ZÇĞİÖŞÜ][\w’'-]*[a-zçğıöşü]")
_OPENING = {"and", "but", "while", "when", "where", "that", ",", ";", "as", "after", "before", "until"}
_ROW = words("lists", "hedges")


def name_no_sides(tokens: list[Token]) -> None:
    """ "The Federal centre": a name between "the" and a part of a line is whose part it is, no place."""
    for i in range(1, len(tokens) - 1):
        token = tokens[i]
        if token.kind == "place" and tokens[i - 1].low == "the" and tokens[i + 1].low in _HALVES:
            tokens[i] = replace(token, kind="word")


def name_strangers(tokens: list[Token], verbs: Sequence[Verb]) -> None:
    """ "..., while Grant lost": a capitalised word that acts within a sentence is somebody."""
    for i in range(len(tokens) - 2):
        if tokens[i + 1].text == "," and tokens[i + 2].low == "who" and _is_stranger(tokens[i]):
            tokens[i] = replace(tokens[i], kind="person")
    for going, acting in pairwise(verbs):
        i = going.start - 2
        led = i >= 0 and going.form == "ing" and acting.form == "finite" and tokens[i + 1].text == ","
        opens = led and (i == 0 or tokens[i - 1].low in _OPENING) and not tokens[i].low.endswith("ly")
        if opens and tokens[acting.start - 1].text == "," and _is_stranger(tokens[i]):
            tokens[i] = replace(tokens[i], kind="person")  # "X, leaving Kars on 7 July, covered"
    starts = {v.start for v in verbs if v.form == "finite"}
    for i in range(len(tokens) - 4):
        if _is_stranger(tokens[i]) and _leads_men(tokens, i, starts):
            tokens[i] = replace(tokens[i], kind="person")
    for verb in verbs:
        i = verb.start - 1
        if (
            i == 0
            and verb.lemma in ("declare", "mobilize", "mobilise", "proclaim", "invade", "capitulate")
            and _is_stranger(tokens[0])
        ):
            tokens[0] = replace(tokens[0], kind="polity")
        acts = i > 0 and verb.form == "finite" and verb.frames and tokens[i - 1].low in _OPENING
        if acts and _is_stranger(tokens[i]):
            tokens[i] = replace(tokens[i], kind="person")
        i = verb.end + 1  # "reached Ägläjärvi"
        if i < len(tokens) and verb.lemma in _TAKING and not verb.passive and _is_stranger(tokens[i]):
            tokens[i] = replace(tokens[i], kind="place")
        i = verb.start - 1  # "Corbera was entered before noon"
        taken = i >= 0 and verb.passive and verb.lemma in _BESET and verb.aux[:1] in (("was",), ("is",))
        if taken and _is_stranger(tokens[i]) and (i == 0 or tokens[i - 1].low in _OPENING):
            tokens[i] = replace(tokens[i], kind="place")
        i = verb.end + 2  # "commanded by Belyaev"
        led = i < len(tokens) and verb.lemma in _LEADING and tokens[i - 1].low == "by"
        if led and _is_stranger(tokens[i]):
            tokens[i] = replace(tokens[i], kind="person")


def _leads_men(tokens: Sequence[Token], at: int, starts: set[int]) -> bool:
    """ "Cronje, with 4,000 burghers, slipped": does a name act of which men are told between commas?"""
    ahead = tokens[at + 1 : at + 4]
    if [t.low for t in ahead[:2]] != [",", "with"]:
        return False
    close = next((i for i in range(at + 3, len(tokens)) if tokens[i].text in ",;."), None)
    told = tokens[at + 3 : close]
    men = any(t.kind == "quantity" for t in told) and all(t.kind == "quantity" or t.low in _ROW for t in told)
    return close is not None and tokens[close].text == "," and men and close + 1 in starts


def _is_stranger(token: Token) -> bool:
    return (
        token.kind == "word"
        and _NAME.fullmatch(token.text) is not None
        and token.low not in words("forces", "modifiers")
    )
