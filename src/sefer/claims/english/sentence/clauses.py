"""An English sentence -> its clauses: who acts in each, where each begins and ends, what is only planned or denied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sefer.claims.english.sentence.clause import Clause, is_place
from sefer.claims.english.sentence.infinitives import infinitive
from sefer.claims.english.sentence.participles import described, is_joined, is_reduced, is_sort, set_in
from sefer.claims.english.sentence.roles import governors, listed, pied
from sefer.claims.english.sentence.slots import until
from sefer.claims.english.sentence.strangers import name_no_sides, name_strangers
from sefer.claims.english.sentence.table import words
from sefer.claims.english.sentence.tokens import ACTORS, SUBJECTS
from sefer.claims.english.sentence.verbs import Verb, finish, groups
from sefer.claims.tokens import Token, rank

_BREAKS = words("breaks", "words")
_RELATIVE = words("breaks", "relative")


_NEITHER = ("neither", "nor", "nobody", "none")
_OPENERS = words("lists", "openers")


_INSERTED = ("as", "when", "although", "though", "because", "since")


class Sentence:
    """A sentence with its governors and verb groups; `clauses` yields what is said, left to right."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = list(tokens)
        self.told: list[Clause] = []
        self._waiting: Clause | None = None  # whose subject goes on behind a participle between commas
        self.verbs = [v for v in groups(tokens) if not is_sort(tokens, v)]
        name_no_sides(self.tokens)
        name_strangers(self.tokens, self.verbs)
        tokens = self.tokens
        inside = {i for v in self.verbs for i in range(v.start, v.end + 1)}
        self.gov = governors(self.tokens, inside, {v.start for v in self.verbs if v.form == "finite"})
        for i, token in enumerate(tokens):
            if (
                token.kind == "unit"
                and i > 1
                and tokens[i - 1].text == ","
                and tokens[i - 2].kind == "unit"
                and rank(tokens[i - 2]) < rank(token) < 20
            ):
                self.gov[i] = "of whole"  # "2nd Battalion, Royal Sussex Regiment"
            if token.kind == "person" and self.gov[i] in ("to", "from", "in", "via") and is_place(token):
                self.tokens[i] = replace(token, kind="place")

    def clauses(self) -> Iterator[Clause]:
        done: list[Clause] = []
        main: list[int] = []  # the subject of the last main clause
        for n, verb in enumerate(self.verbs):
            clause = self._clause(n, verb, done, main)
            done.append(clause)
        self._open(done)
        self._close(done)
        for clause in done:
            self._deny(clause)
        yield from done

    def _deny(self, clause: Clause) -> None:
        """ "Neither the 7th nor the 11th Division came" denies; "did not come until 5 May" says when one came."""
        tokens = self.tokens
        ahead = range(clause.before.start, clause.verb.start)
        never = clause.verb.start > 0 and tokens[clause.verb.start - 1].low in ("never", "nowhere", "not")
        nobody = never or any(tokens[i].low in _NEITHER for i in ahead) or self._is_none(clause)
        if clause.status == "asserted" and clause.subject and nobody:
            clause.status = "negated"
        elif clause.status == "negated":
            clause.awaited = next((i for i in clause.after if until(tokens, i)), None)
            clause.status = "asserted" if clause.awaited is not None else "negated"

    def _is_none(self, clause: Clause) -> bool:
        """ "No British troops entered Kars": does "no" stand before the noun that acts?"""
        at = (clause.subject or [0])[0]
        near = [t.low for t in self.tokens[max(0, at - 3) : at]]
        return "no" in near and not {"fewer", "less", "more", "longer", "doubt", "other"} & set(near)

    def _open(self, done: list[Clause]) -> None:
        """ "Commanded by X and composed of Y, the army marched": participles before their subject."""
        first = next((n for n, c in enumerate(done) if c.verb.form == "finite" and c.relative is None), 0)
        for clause in done[:first]:
            if clause.verb.form in ("part", "ing") and not clause.subject:
                clause.subject = list(done[first].subject)

    def _clause(self, n: int, verb: Verb, done: list[Clause], main: list[int]) -> Clause:
        tokens, last = self.tokens, done[-1] if done else None
        low = last.verb.end + 1 if last else 0
        cut = max((i for i in range(low, verb.start) if tokens[i].text in ";:"), default=-1)
        if cut >= 0:
            low = cut + 1
            if verb.start > low or verb.form != "finite":  # "attacked Sofia; took 12 guns": one goes on
                main.clear()
        if last is not None and low < verb.start and is_joined(tokens, verb, last.verb):
            verb.form, verb.passive = "finite", last.verb.passive
        clause = Clause(tokens, self.gov, verb, before=range(low, verb.start), status=verb.status)
        if verb.form == "inf":
            infinitive(self, clause, done, main)
            return clause
        if self._waiting is not None and verb.start > low and tokens[verb.start - 1].text == ",":
            waited, self._waiting = self._waiting, None
            clause.subject, clause.pied, clause.before = (
                list(waited.subject),
                waited.pied,
                range(verb.start, verb.start),
            )
            waited.pied, clause.relative = ("", []), verb.start
            return clause
        relative = self._relative(low, verb.start)
        clause.relative = relative
        if relative is None and verb.form == "finite" and verb.ambiguous and is_reduced(self, clause, n):
            verb.form, verb.passive = "part", True
            finish(tokens, verb)
        if relative is not None:
            self._relative_clause(clause, relative, last, main)
        elif verb.form in ("part", "ing"):
            clause.before = range(verb.start, verb.start)
            clause.subject = described(self, clause, last, main)
        else:
            clause.subject, started = self._subject(clause, low, last, main)
            clause.before = range(started, verb.start)
            reach = next((c.verb.end + 1 for c in reversed(done) if c.verb.form == "finite"), 0)
            whose = next((i for i in range(max(reach, 0), verb.start) if tokens[i].low == "whose"), None)
            if whose is not None and whose < low:
                self._own_of(clause, whose)
            if whose is not None and clause.subject and clause.subject[0] > whose:
                self._owned(clause, whose, main)
            elif clause.subject:
                main[:] = (self._interrupted(verb.start) if last is None else []) or clause.subject
        if not main and clause.subject and verb.form != "finite":
            main[:] = clause.subject
        return clause

    # ---- subjects

    def _relative(self, low: int, high: int) -> int | None:
        """A relative pronoun in a stretch, right behind a noun or behind a preposition that follows one."""
        for i in range(high - 1, low - 1, -1):
            token = self.tokens[i]
            if token.low in ("which", "whom") and self._led_by(i, low):
                return i
            if (
                token.low in _RELATIVE
                and i
                and (self.tokens[i - 1].low == "," or self.tokens[i - 1].kind in (*SUBJECTS, "date", "mark"))
            ):
                return i if token.low != "that" or self.tokens[i - 1].kind in SUBJECTS else None
        return None

    def _led_by(self, at: int, low: int) -> bool:
        """ "X, to which ...": does a preposition stand between a noun and a relative pronoun?"""
        found = pied(self.tokens, at)
        before = self.tokens[found[0] - 1] if found is not None and found[0] > low else None
        return before is not None and (before.text == "," or before.kind in SUBJECTS)

    def _relative_clause(self, clause: Clause, at: int, last: Clause | None, main: list[int]) -> None:
        led = pied(self.tokens, at)
        if led is not None:
            self._pied_clause(clause, at, led, main)
            return
        antecedent = self.noun_before(at)
        inner = [i for i in range(at + 1, clause.verb.start) if self.tokens[i].kind in SUBJECTS and not self.gov[i]]
        if inner:
            clause.subject = inner[-1:]
            clause.fronted = antecedent
            clause.before = range(at + 1, clause.verb.start)
            main[:] = main or [i for i in antecedent if not self.gov[i]]
            return
        clause.subject = antecedent
        clause.before = range(at + 1, clause.verb.start)
        opened = self._break_before(antecedent[0], last.verb.end + 1 if last else 0) if antecedent else None
        new = opened is not None and last is not None and self.tokens[opened].low in (*_BREAKS, "and", "but", ";")
        if not main or (new and not self.gov[antecedent[0]]):
            main[:] = antecedent or main

    def _pied_clause(self, clause: Clause, at: int, led: tuple[int, str], main: list[int]) -> None:
        """ "X, to which Y was attached, went on": Y acts in the clause, X before and behind it."""
        start, role = led
        antecedent = self.noun_before(start)
        inner = [i for i in range(at + 1, clause.verb.start) if self.tokens[i].kind in SUBJECTS and not self.gov[i]]
        clause.subject = listed(self.tokens, self.gov, inner[-1], at + 1, clause.verb.start) if inner else []
        clause.relative, clause.pied = start, (role, antecedent)
        if inner and clause.verb.ambiguous and self.tokens[clause.verb.start - 1].text == ",":
            clause.verb.form, clause.verb.passive = (
                "part",
                True,
            )  # "under whom the army, reduced to 85,000 men, crossed"
            self._waiting = clause
        clause.before = range(at + 1, clause.verb.start)
        main[:] = main or [i for i in antecedent if not self.gov[i]]

    def _owned(self, clause: Clause, at: int, main: list[int]) -> None:
        """ "Samsonov, whose army lost 30,000 men, withdrew": the army loses, its owner goes on; an army of no name is his."""
        owner, own = self.noun_before(at), self.tokens[clause.subject[0]]
        clause.relative = at
        if owner and self.tokens[owner[0]].kind == "person" and own.kind == "force" and " " not in own.name:
            clause.subject = owner
        main[:] = main or owner

    def _own_of(self, clause: Clause, whose: int) -> None:
        """ "X, whose Second Army, set free by the fall of Metz, was brought up": the army, over what describes it."""
        own = next(
            (i for i in range(whose + 1, min(whose + 4, clause.verb.start)) if self.tokens[i].kind in SUBJECTS), None
        )
        if own is not None and self.tokens[clause.verb.start - 1].text == ",":
            clause.subject = [own]

    def _interrupted(self, stop: int) -> list[int]:
        """ "The force, as the column was called, left": the noun before a clause that comes ahead of its own verb."""
        tokens = self.tokens
        for i in range(1, stop - 1):
            if tokens[i].text == "," and tokens[i + 1].low in _INSERTED:
                bare = [k for k in range(i) if tokens[k].kind in SUBJECTS and not self.gov[k]]
                return listed(tokens, self.gov, bare[-1], 0, i) if bare and tokens[bare[-1]].kind in ACTORS else []
        return []

    def noun_before(self, at: int) -> list[int]:
        """The noun that a relative pronoun or a participle describes: the nearest, over what hangs on it."""
        tokens, gov = self.tokens, self.gov
        i = at - 1
        while i >= 0 and (
            tokens[i].kind in ("mark", "word", "date", "figure")
            or tokens[i].low.endswith(" strong")
            or gov[i].startswith("of")
            or gov[i] in ("'s", "under")
        ):
            if tokens[i].text in ";:" or (tokens[i].kind == "mark" and tokens[i].text == ".") or i in self._verbal():
                return []
            i -= 1
        if i < 0 and tokens[at - 1].kind == "quantity":
            return [at - 1]  # "Of the 12,000 men who landed"
        if i < 0 or tokens[i].kind not in SUBJECTS:
            return []
        return listed(tokens, gov, i, 0, at) if gov[i] == "" else [i]

    def _verbal(self) -> set[int]:
        return {v.at for v in self.verbs}

    def whole(self, at: int, low: int, high: int) -> list[int]:
        """A noun, or the bare noun on which it hangs ("the 28th Brigade, under X,")."""
        while at >= low and self.gov[at]:
            at = next(
                (i for i in range(at - 1, low - 1, -1) if self.tokens[i].kind in SUBJECTS and self.gov[i] != "prep"),
                low - 1,
            )
        return listed(self.tokens, self.gov, at, low, high) if at >= low else []

    def _subject(self, clause: Clause, low: int, last: Clause | None, main: list[int]) -> tuple[list[int], int]:
        """(subject, where the clause begins)."""
        tokens, gov, verb = self.tokens, self.gov, clause.verb
        i = verb.start - 1
        while (
            i >= low
            and tokens[i].kind == "word"
            and (tokens[i].low in words("aux", "adverbs") or tokens[i].low.endswith("ly"))
        ):
            i -= 1
        opener = tokens[i].low if i >= low else ""
        if last is not None and opener == "," and set_in(self, last, main):
            return list(last.subject), low
        if main and last is not None and (opener in ("and", "but", "or", "then") or i < low):
            return list(main), i if i >= low else low
        bare = [k for k in range(low, verb.start) if tokens[k].kind in SUBJECTS and gov[k] == ""]
        bare = [k for k in bare if not tokens[k].low.endswith(" strong")] or bare
        if not bare and any(
            tokens[k].low in ("which", "whom") and tokens[k - 1].low == "of" for k in range(low + 1, verb.start)
        ):
            return [], low  # "48 guns, of which less than half were at Kars"
        if not bare:
            breaks = [
                k for k in range(low, verb.start) if tokens[k].low in (*_BREAKS, "and", ",") and self.gov[k] != "prep"
            ]
            stranger = self._stranger(low, verb.start)
            if stranger and breaks and last is not None:
                conjunctions = [k for k in breaks if tokens[k].low != ","]
                return [], (conjunctions or breaks)[0]
            return (list(main) if main and breaks and not stranger else []), low
        at = bare[-1]
        if last is None:
            if len(bare) > 1 and opener == "," and tokens[at].kind in ("place", "polity", "quantity"):
                at = bare[0]
            if tokens[at].kind == "person" and len(bare) > 1 and tokens[at - 1].low != "and":
                first = [k for k in bare if tokens[k].kind in ("unit", "force", "person")]
                at = first[0] if opener == "," and first else at
            return listed(tokens, gov, at, low, verb.start), low
        found = listed(tokens, gov, at, low, verb.start)
        if (
            opener == ","
            and main
            and (last.verb.form in ("part", "ing") or last.relative is not None)
            and not set(found) & set(main)
        ):
            return list(main), i
        start = self._break_before(found[0], low)
        behind = [
            k
            for k in range(found[-1] + 1, verb.start)
            if tokens[k].kind == "mark" or (tokens[k].low in (*_BREAKS, "and") and not gov[k])
        ]
        if behind and self._stranger(behind[-1] + 1, verb.start):
            return [], behind[-1]
        if start is None and behind:
            return list(main), behind[-1]
        if start is None and tokens[low - 1].text in ";:":
            return found, low
        if start is None and len(found) > 1 and opener != ",":
            return found[-1:], found[-1]
        if start is None:
            return (list(main), i) if main else (found, low)
        if opener == "," and main and not self._own(start, found):
            return list(main), i
        return found, start

    def _stranger(self, low: int, high: int) -> bool:
        """A plain or capitalised noun of nobody we know stands right before the verb: not the old subject acts."""
        start = max(
            [
                low,
                *(
                    k + 1
                    for k in range(low, high)
                    if self.tokens[k].kind == "mark" or self.tokens[k].low in (*_BREAKS, "and")
                ),
            ]
        )
        span = self.tokens[start:high]
        return any(
            t.kind == "word" and (t.low in _OPENERS or (t.text[0].isupper() and start + n)) for n, t in enumerate(span)
        )

    def _break_before(self, at: int, low: int) -> int | None:
        """Where a clause begins that starts before a noun: a conjunction, a comma or a mark."""
        for i in range(at - 1, low - 1, -1):
            token = self.tokens[i]
            if token.low in _BREAKS or token.low in ("and", "or", "that") or token.kind == "mark":
                return i
        return None

    def _own(self, start: int, found: list[int]) -> bool:
        return (
            self.tokens[start].low in _BREAKS
            or self.tokens[start].low in ("and", "but", "that")
            or self.tokens[start].kind == "mark"
        )

    # ---- ends

    def _close(self, done: list[Clause]) -> None:
        """Where the phrases behind each verb end: at the next clause, or at the end of the sentence."""
        tokens = self.tokens
        for n, clause in enumerate(done):
            stop = len(tokens)
            start = clause.verb.end + 1
            if n + 1 < len(done):
                after = done[n + 1]
                ahead = self._dated_ahead(start, after.verb.start)
                if ahead is not None:
                    after.before = range(ahead, after.verb.start)
                stop = min(stop, self._next_start(after, start))
            for i in range(start, stop):
                breaks = tokens[i].text in ";:" or (
                    tokens[i].low in _BREAKS
                    and not self.gov[i]
                    and tokens[i].low not in ("as", "for", "once", "since", "so")
                )
                if breaks or tokens[i].low in ("which", "who", "whose", "whom"):
                    stop = i
                    break
            clause.after = range(start, stop)

    def _dated_ahead(self, low: int, high: int) -> int | None:
        """ "Marched to Kars and on 9 May took it": where a clause begins whose date stands before its verb."""
        tokens, at = self.tokens, high - 1
        while at > low and (tokens[at].text == "," or tokens[at].low in words("aux", "adverbs")):
            at -= 1
        if at <= low or tokens[at].kind != "date":
            return None
        at -= 1 + (tokens[at - 1].low in ("on", "in", "by", "at", "during"))
        return at if at >= low and tokens[at].low in ("and", "but", "then") else None

    def _next_start(self, clause: Clause, low: int) -> int:
        verb = clause.verb
        if clause.relative is not None:
            return clause.relative
        own = [i for i in clause.subject if low <= i < verb.start and verb.form == "finite"]
        start = min(own) if own else verb.start
        if clause.before and clause.before.start > low:
            start = min(start, clause.before.start)
        return start
