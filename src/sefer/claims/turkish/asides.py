"""Brackets in a sentence: taken out of it, and read as asides about the word before them."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace

from sefer.claims.counts import values
from sefer.claims.drafts import Draft, drafted
from sefer.claims.story import Story
from sefer.claims.tokens import Token
from sefer.claims.turkish.command.phrases import command
from sefer.claims.turkish.men.sizes import figures_alone
from sefer.claims.turkish.sentence.clauses import clauses, predicates
from sefer.claims.turkish.sentence.verbs import closes, closing
from sefer.claims.turkish.told import tell
from sefer.claims.words import table
from sefer.letters import lower
from sefer.model import PersonValue


@dataclass(frozen=True)
class Aside:
    """The words of a bracket and the token that it speaks of."""

    about: Token | None
    tokens: list[Token]

    def drafts(self, story: Story) -> list[Draft]:
        """What the bracket says: figures of a force, a person's office, or a clause of its own."""
        about = self.about
        if about is None or not self.tokens:
            return []
        figures = figures_alone(self.tokens)
        if figures and about.kind in ("unit", "force"):
            slots = {"subject": about.name, "date": None, "place": None, "values": values(figures)}
            return [drafted("strength", slots, [("subject", about), *(("values", f) for f in figures)])]
        leader = _leader(self.tokens) if about.kind in ("unit", "force") else None
        if leader is not None:
            return [command(leader, "komutan", about)]
        if about.kind == "person" and lower(self.tokens[-1].text.split()[-1]) in table("tr")["offices"]["heads"]:
            role = " ".join(t.text for t in self.tokens)
            return [command(about, role, None, *self.tokens)]
        told = replace_actor(story, about)
        return [d for clause in clauses(self.tokens, predicates(self.tokens)) for d in tell(clause, told)]


def _leader(tokens: list[Token]) -> Token | None:
    """ "12. Grup (Albay Halit)", "(Komutanı Yarbay Avni Bey)": the officer who alone stands in a bracket behind a formation."""
    person = tokens[-1] if tokens and tokens[-1].kind == "person" else None
    value = person.mention.value if person is not None and person.mention is not None else None
    if person is None or person.cases != {"nominative"} or not isinstance(value, PersonValue):
        return None
    told = [t.low for t in tokens[:-1] if t.kind != "mark"]
    if told and not (len(told) == 1 and told[0] in table("tr")["offices"]["command"]):
        return None
    return person if told or value.rank else None


def replace_actor(story: Story, about: Token) -> Story:
    """The story with the word before the bracket as the one who acts."""
    told = copy(story)
    told.actor = replace(about, cases=frozenset({"nominative"}))
    return told


def without_asides(tokens: list[Token]) -> tuple[list[Token], list[Aside]]:
    """The sentence without its brackets, and the brackets; an unclosed bracket stays in the sentence."""
    main: list[Token] = []
    asides: list[Aside] = []
    at = 0
    while at < len(tokens):
        close = _closing(tokens, at) if tokens[at].text == "(" else None
        if close is None:
            main.append(tokens[at])
            at += 1
            continue
        about = next((t for t in reversed(main[-2:]) if t.kind != "mark"), None)
        within = tokens[at + 1 : close]
        if len(within) == 1 and within[0].kind == "date" and (behind := _told(main)) is not None:
            main.insert(behind, within[0])  # "Kütahya'ya geldi (2 Şubat 1833)": the day of what was just told
        else:
            asides.append(Aside(about, within))
        at = close + 1
    return main, asides


def _told(main: list[Token]) -> int | None:
    """Where the day of a clause that has just been told would stand: before the last thing that it names."""
    if not main or main[-1].kind != "word" or not closing(main[-1].low):
        return None
    for at in range(len(main) - 2, max(-1, len(main) - 7), -1):
        if main[at].kind == "date" or (main[at].kind == "word" and closing(main[at].low) == "always"):
            return None
        if main[at].kind not in ("word", "mark"):
            return None if _dated(main, at) else at
    return None


def _dated(main: list[Token], at: int) -> bool:
    """Does the clause bear a day before a token of it?"""
    for i in range(at - 1, -1, -1):
        if main[i].kind == "date":
            return True
        if main[i].kind == "word" and closes(main[i].low, main[i + 1].low):
            return False
    return False


def _closing(tokens: list[Token], at: int) -> int | None:
    return next((i for i in range(at + 1, min(len(tokens), at + 60)) if tokens[i].text == ")"), None)
