"""What a reader carries from sentence to sentence: who acted last, which army "this army" is, who is speaking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum

from sefer.claims.drafts import Draft
from sefer.claims.tokens import Token
from sefer.letters import lower


class Hope(Enum):
    """What may be hoped of a sentence, by its words alone: nothing; that it says who acts, or names days and places to

    which those behind it point back; that it tells a claim.
    """

    NOTHING, ACTS, NAMES, TELLS = range(4)


@dataclass
class Story:
    """Changes as the sentences go by; a new paragraph forgets who acted.

    Who acts in a sentence that tells nothing is found out when it is asked for: mostly nobody does before the paragraph ends.
    """

    units: dict[str, Token] = field(default_factory=dict)  # the last unit met, by echelon
    named: dict[str, set[str]] = field(default_factory=dict)  # the names of all units met, by echelon
    place: Token | None = None
    date: Token | None = None
    fight: Token | None = None  # the day of the fight told last
    days: set[str] = field(default_factory=set)  # all days of the paragraph
    speaker: str | None = None
    paragraph: int = -1
    parent: Token | None = None  # a unit that marched in numbered groups
    headless: list[Draft] = field(default_factory=list)  # told of its group before any that is called by its number
    pact: Token | None = None  # the agreement told last, by its title
    leaders: dict[str, str] = field(default_factory=dict)  # who was last told to command a formation

    posts: dict[str, Token] = field(
        default_factory=dict
    )  # the force that a person was last told to lead, by his last name
    beside: tuple[Token, ...] = ()  # who acted together with who acted last
    _actor: Token | None = None
    _unheard: list[Callable[[], None]] = field(default_factory=list)

    @property
    def actor(self) -> Token | None:
        """Who acted last."""
        unheard, self._unheard = self._unheard, []
        for hear in unheard:
            hear()
        return self._actor

    @actor.setter
    def actor(self, actor: Token | None) -> None:
        self._actor, self._unheard, self.beside = actor, [], ()

    @property
    def actors(self) -> list[Token]:
        """Who acted last, all of a list of them."""
        actor = self.actor
        return [actor, *self.beside] if actor is not None else []

    @property
    def fought(self) -> Token | None:
        """The day of the fight told last; where none is known, the one day that the paragraph tells."""
        return self.fight or (self.date if len(self.days) < 2 else None)

    def later(self, hear: Callable[[], None]) -> None:
        """Put off what would say who acts."""
        self._unheard.append(hear)

    def turn(self, paragraph: int) -> bool:
        """Begin a sentence; in a new paragraph (then true) nobody has acted or spoken yet."""
        new = paragraph != self.paragraph
        if new:
            self.paragraph, self.actor, self.date, self.place, self.parent = paragraph, None, None, None, None
            self.speaker = self.pact = self.fight = None
            self.days = set()
            self.headless = []
            for echelon in [e for e, names in self.named.items() if len(names) > 1]:
                self.units.pop(echelon, None)  # of several nobody can say which "the division" of a new paragraph is
        return new

    def note_posts(self, drafts: list[Draft], tokens: list[Token]) -> None:
        """Keep which force each person was told to lead, for whom takes his place later."""
        for draft in drafts:
            post, who = draft.slots.get("object"), draft.slots.get("subject")
            if draft.kind != "command" or draft.polarity != "asserted" or not isinstance(post, str) or not who:
                continue
            at = next(((s, e) for slot, s, e in draft.filled if slot == "object"), None)
            force = next((t for t in tokens if (t.antecedent or (t.start, t.end)) == at and t.kind != "person"), None)
            if force is not None:
                self.posts[last_name(str(who))] = replace(force, kind="unit", name=post, antecedent=at)
                continue
            handed = next((held for held in self.posts.values() if held.name == post), None)  # "Y took over from X"
            if handed is not None:
                self.posts[last_name(str(who))] = handed

    def post_of(self, person: Token) -> Token | None:
        """The force that somebody was told to lead last."""
        return self.posts.get(last_name(person.name))

    def remember(self, tokens: list[Token]) -> None:
        """Keep the units, the place and the date of a sentence; of several units of an echelon nobody knows which is meant."""
        units, towns = [], []
        for token in tokens:
            if token.kind == "unit":
                units.append(token)
                if token.mention is not None:
                    self.met(token, token.has("nominative", "genitive", "locative"))
            elif token.kind == "place":
                towns.append(token)
            elif token.kind == "date":
                self.date = token
                self.days |= {token.day.edtf} if token.day is not None and token.day.edtf else set()
        if towns:  # of several it is the one that somebody reached or holds; of two such nobody knows which
            towns = [t for t in towns if not t.has("ablative", "genitive")] or towns
            self.place = towns[-1] if len({t.name for t in towns}) == 1 else None
        for echelon in {t.echelon for t in units if t.mention is not None} if len(units) > 1 else ():
            if len({t.name for t in units if t.echelon == echelon}) > 1:
                self.units.pop(echelon, None)

    def met(self, unit: Token, acts: bool = True) -> None:
        """Keep a unit as the one that its echelon alone means next; one to which something is done beside another makes it none."""
        other = self.units.get(unit.echelon)
        if not acts and other is not None and other.name != unit.name:
            del self.units[unit.echelon]
        else:
            self.units[unit.echelon] = unit
        self.named.setdefault(unit.echelon, set()).add(unit.name)

    def only(self, echelon: str) -> Token | None:
        """The unit of an echelon if the text has named no other, and not as one to which somebody did something."""
        unit = self.units.get(echelon) if len(self.named.get(echelon, ())) == 1 else None
        return unit if unit is not None and unit.has("nominative", "genitive", "locative") else None

    def within(self, unit: Token) -> str:
        """The name of a numbered group with the unit that it is part of before it."""
        group = unit.echelon == "group"
        if not group or self.parent is None or self.parent is unit or unit.name.startswith(self.parent.name):
            return unit.name
        return f"{self.parent.name} {unit.name}"


_TITLES = ("paşa", "bey", "efendi", "ağa", "han", "pasha", "effendi")


def last_name(name: str) -> str:
    """The last word of a name that is no title, in lower case."""
    words = [word for word in lower(name).split() if word not in _TITLES]
    return words[-1] if words else lower(name)
