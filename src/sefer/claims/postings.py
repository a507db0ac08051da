"""Who commands the one formation of a sentence that names one person, told around the two names.

Verbs of leading and posts beside a name are read where they stand (english/command/heads.py, turkish/command/heads.py and their like); here are the
many other ways to say it: "the 9th Hussars, C.O. Colonel Reid", "alayın başında bütün ay Nuri Bey bulunuyordu". The sentence is looked
through as a line in which § stands for the formation and % for the person; the tables of the languages say which lines tell a command.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from sefer.claims.drafts import Draft
from sefer.claims.lines import line_of, one_force
from sefer.claims.tokens import Token
from sefer.claims.words import table
from sefer.letters.patterns import Sought, sought


@cache
def _pattern(language: str, name: str) -> Sought:
    return sought(str(table(language)["postings"][name]))


def posted(
    tokens: Sequence[Token], drafts: list[Draft], language: str, made: Callable[[Token, Token], Draft]
) -> list[Draft]:
    """The drafts of a sentence with who commands its one formation, where none of them tells a command; `made` makes it."""
    persons = [t for t in tokens if t.kind == "person"]
    if len(persons) != 1 or any(draft.kind == "command" for draft in drafts):
        return drafts
    force = one_force(tokens)
    if force is None:
        return drafts
    line = line_of(tokens, {id(force): "§", id(persons[0]): "%"}, language)
    if _pattern(language, "not").search(line) or not _pattern(language, "told").search(line):
        return drafts
    return [*drafts, made(persons[0], force)]
