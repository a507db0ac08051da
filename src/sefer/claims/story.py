"""What a reader carries from sentence to sentence: who acted last, which army "this army" is, who is speaking."""

from __future__ import annotations

from dataclasses import dataclass, field

from sefer.claims.tokens import Token
from sefer.letters import lower

ECHELON_WORDS = {
    "ordu": "army", "kolordu": "corps", "tümen": "division", "fırka": "division", "tugay": "brigade", "alay": "regiment",
    "tabur": "battalion", "bölük": "company", "grup": "group", "müfreze": "detachment", "cephe": "front", "birlik": "unit",
}  # fmt: skip


@dataclass
class Story:
    """Changes as the sentences go by; a new paragraph forgets who acted."""

    actor: Token | None = None
    units: dict[str, Token] = field(default_factory=dict)  # the last unit met, by echelon
    place: Token | None = None
    date: Token | None = None
    speaker: str | None = None
    paragraph: int = -1
    parent: Token | None = None  # a unit that marched in numbered groups

    def turn(self, paragraph: int) -> bool:
        """Begin a sentence; in a new paragraph (then true) nobody has acted or spoken yet."""
        new = paragraph != self.paragraph
        if new:
            self.paragraph, self.actor, self.date, self.place, self.parent = paragraph, None, None, None, None
            self.speaker = None
        return new

    def remember(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.kind == "unit" and token.mention is not None:
                self.units[token.echelon] = token
            elif token.kind == "place":
                self.place = token
            elif token.kind == "date":
                self.date = token

        self._split(tokens)

    def _split(self, tokens: list[Token]) -> None:
        """ "X Tümeni iki grup hâlinde ...": the numbered groups that follow are its own."""
        for i, token in enumerate(tokens):
            if (
                token.low in ("hâlinde", "halinde")
                and i
                and tokens[i - 1].low.split()[-1:] in (["grup"], ["kol"], ["kafile"], ["kısım"])
            ):
                self.parent = next((t for t in tokens[:i] if t.kind == "unit"), self.parent)

    def within(self, unit: Token) -> str:
        """The name of a numbered group with the unit that it is part of before it."""
        group = unit.echelon == "group"
        return (
            f"{self.parent.name} {unit.name}"
            if group and self.parent is not None and self.parent is not unit
            else unit.name
        )

    def meant(self, token: Token, before: Token | None) -> Token:
        """The unit that "bu ordu" or a bare "tümen" means, if one of that echelon has been named."""
        if token.kind != "force" or " " in token.name:
            return token
        echelon = ECHELON_WORDS.get(lower(token.name))
        pointed = before is not None and before.low in ("bu", "aynı", "söz", "mezkûr")
        known = self.units.get(echelon or "") or (
            self.actor if pointed and self.actor and self.actor.kind in ("unit", "force") else None
        )
        if known is None or not (pointed or token.text[0].isupper()):
            return token
        return known
