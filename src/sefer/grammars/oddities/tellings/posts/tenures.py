"""What is told to have held for a time, and for a day within it otherwise: who headed a body, what it was part of, where it was.

Bodies and persons are known by the words that name them. The oddity `twice` says which of the three it is (`tie`: "head",
"bond" or "stay"), the printed names of whom it is told and of both values, the day, whether it is `sure`, and how many signs
tie them where nothing does so firmly (`loose`, else 0); `related` is where the other is told.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sefer.grammars.oddities.pieces import Told
from sefer.grammars.oddities.tellings.bodies.bodies import Bodies, Body
from sefer.grammars.oddities.tellings.bodies.short_names import ShortNames
from sefer.grammars.oddities.tellings.bodies.shown import nominative
from sefer.grammars.oddities.tellings.posts.belonging import listed
from sefer.grammars.oddities.tellings.posts.bonds import but_denied, possible_bonds
from sefer.grammars.oddities.tellings.posts.changes import Changes
from sefer.grammars.oddities.tellings.posts.heads import (
    Head,
    Person,
    entries,
    from_and_to,
    heads,
    opens_name,
    owned,
)
from sefer.grammars.oddities.tellings.posts.led import led_by_clause, of_it, persons_beside, spoken_of
from sefer.grammars.oddities.tellings.posts.meetings import meetings
from sefer.grammars.oddities.tellings.posts.wholes import Chiefs, of_wholes, wholes
from sefer.grammars.oddities.tellings.stays.stays import Doer, doers, may_stay, meant, names, people, stay_hours
from sefer.grammars.oddities.tellings.stays.whereabouts import Whereabouts
from sefer.grammars.oddities.tellings.times.held import APPOINTED, Tenure
from sefer.grammars.oddities.tellings.times.when_held import (
    days,
    is_up_to,
    loose_spots,
    pattern,
    spots,
    tells_day,
    time,
    told,
    told_any,
)
from sefer.letters import fold
from sefer.letters.patterns import lazy
from sefer.model import Oddity, Reading, Span

_FAR = 120  # characters between a body and its head or its whole
_POINTS = 60  # characters that a noun without a name counts as farther from its whole
_NEXT = 24  # characters from a whole to its parts where a sentence lists several
_SHOWN = 150  # characters that are shown
_LONGEST = 62  # days of a stay of which a day may be told otherwise
_OPENS = 4  # characters before the day with which a paragraph may begin
_STEM = 5
_BEFORE = 2  # sentences in which he may be named whom a pronoun means
_CUES = ("head", "bond", "bond_loose")
_CLAUSES = lazy(r"[^,]+")
_CUT = lazy(r";\s|\s[—–]\s")


class Tenures:
    """Reads tenures sentence by sentence; `rest` are those that are told otherwise for a day within them."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text
        self._bodies, self._short = Bodies(reading), ShortNames()
        self._changes, self._chiefs, self._language = Changes(reading), Chiefs(reading), "en"
        self._kept: dict[str, list[Tenure]] = {"head": [], "bond": [], "stay": []}
        self._last: tuple[Body | frozenset[str], str] | None = None
        self._day: tuple[int, bool] = (0, False)
        self._entry = False  # does the paragraph begin with its day, as an entry of a diary does?
        self._before: deque[tuple[Told, str]] = deque(maxlen=_BEFORE)  # the sentences before in this paragraph
        self._whole: set[int] = set()  # the days of which a stay through all of it is told
        self._where = Whereabouts()

    def read(self, sentence: Told) -> None:
        """Keep what a sentence tells."""
        base = sentence.span.start
        raw, words, language = self._text[base : sentence.span.end], sentence.words, sentence.language
        self._language = language
        if sentence.opens:
            self._day, self._last = (0, False), None
            self._before.clear()
            self._entry = any(m.type == "date" and m.start - base <= _OPENS for m in sentence.mentions)
        cues = [cue for cue in _CUES if pattern(language, cue).search(words)]
        stays = may_stay(sentence) or any(d[0] in self._whole for m in sentence.mentions if (d := days(m)))
        placed = self._where.may_tell(sentence, raw, self._day[0])
        listed_heads = raw.count(": ") + raw.count(" (") > 1 or 0 <= raw.find(": ") < raw.find("; ")
        under = pattern(language, "under").search(words) is not None or opens_name(sentence, raw)
        if not (cues or stays or placed or listed_heads or under):
            self._bodies.skip(sentence, raw)
        else:
            low, known = 0, len(self._kept["head"])
            bodies = self._short.beside(sentence, raw, self._bodies.of(sentence, raw))
            cuts = [
                c.end()
                for c in _CUT.finditer(words)
                if not (cues and pattern(language, "he_goes_on").match(words, c.end()))
            ]
            for cut in (*cuts, len(words)):
                self._part(sentence, raw, low, cut, bodies, cues if bodies else (), (stays, placed))
                low = cut
            if listed_heads and bodies and known == len(self._kept["head"]):
                for entry in entries(raw, bodies, people(sentence, raw, (0, len(raw)), False)):
                    self._keep_head(sentence, raw, (0, len(words)), entry)
            if "head" in cues and bodies and known == len(self._kept["head"]):  # told over several parts
                self._part(sentence, raw, 0, len(words), bodies, ("head",), one=True)
            if known == len(self._kept["head"]):
                self._of_it(sentence, raw, cues, bodies)
            if bodies:
                self._of_wholes(sentence, raw, bodies)
        self._before.append((sentence, raw))
        named = [d for m in sentence.mentions if (d := days(m)) and d[0] == sentence.day]
        if named and named[-1][1] - named[-1][0] <= 1:  # a night is of two days
            self._day = named[-1][0], named[-1][2]

    def _of_it(self, sentence: Told, raw: str, cues: Sequence[str], bodies: Sequence[Body]) -> None:
        """Keep who headed what the sentences before spoke of, or what no word of size names."""
        persons, known = persons_beside(sentence, raw, bodies), self._kept["head"]
        head = None if bodies else of_it(sentence, raw, persons, self._before)
        if head is not None:
            self._keep_head(sentence, raw, (0, len(raw)), head)
        if head is not None or "head" not in cues:
            return
        it = spoken_of(reversed(self._before), self._bodies.known)
        if it is None and known and isinstance(last := known[-1].who, Body):
            it = last
        for tie in led_by_clause(sentence, raw, bodies, persons, it):
            self._keep_head(sentence, raw, (0, len(raw)), tie)

    def _of_wholes(self, sentence: Told, raw: str, bodies: Sequence[Body]) -> None:
        """Keep what bodies are part of where a pronoun means one of both, or their whole is told by its head."""
        persons = people(sentence, raw, (0, len(raw)), True)
        for small, large, name, whole in wholes(sentence, raw, bodies, persons, self._before, self._bodies.known):
            for one in listed(raw, small, bodies) if small in bodies else [small]:
                at = min(one.start, large.start), max(one.end, large.end)
                shown = one, whole or raw[large.start : large.end]
                self._keep("bond", sentence, raw, (0, len(raw)), at, one, large, shown, name=name, weak=1)

    def _part(
        self, sentence: Told, raw: str, low: int, high: int, bodies: Sequence[Body], cues: Sequence[str],
        dated: tuple[bool, bool] = (False, False), one: bool = False,
    ) -> None:  # fmt: skip
        """Keep what a part of a sentence, up to a mark, tells; or, where that is asked, one body and one person of it all."""
        words, language = sentence.words, sentence.language
        inside = [b for b in bodies if low <= b.start < high]
        persons = [
            p for p in people(sentence, raw, (low, high), "head" in cues)
            if not any(b.start < p[1] and p[0] < b.end for b in inside)
        ]  # fmt: skip
        if one and (len(persons) != 1 or len({(b.size, b.number, b.names) for b in inside}) != 1):
            return
        said = words[low:high]
        if "head" in cues and (inside or bodies) and pattern(language, "head").search(said):
            self._led(sentence, raw, (low, high), bodies, inside, persons)
        for tie in owned(words, inside, persons, language) if not one else ():
            self._keep_head(sentence, raw, (low, high), tie)
        if pattern(language, "unreal").search(said) or pattern(language, "other_year").search(said):
            for clause in _CLAUSES.finditer(words, low, high) if dated[1] else ():
                self._clause(sentence, raw, clause.span(), inside, persons)
            return
        bonds = len(self._kept["bond"])
        for cue in () if told(language, "ties", "not_confused").search(said) else cues:
            sort = cue.partition("_")[0]
            own = found = pattern(language, cue).search(said) if sort == "bond" else None
            if sort == "bond" and not found and 0 <= (colon := words.find(":")) < low:
                found = pattern(language, cue).search(words, 0, colon)  # "...: the 1st Division, ...; the 2nd"
            if not found or bonds < len(self._kept["bond"]):
                continue
            free = pattern(language, "fell").sub(" ", pattern(language, "kept").sub(" ", said))
            passing = told(language, "ties", "passing_bond").search(free)
            if passing is None or from_and_to(sentence, said, (low, high)):
                alone = own is not None and not any(a.holds(b) for a in inside for b in inside)
                before = [b for b in bodies if b.end <= low][-1:] if alone else []
                self._bond(sentence, raw, (low, high), [*before, *inside], int(cue != sort))
            elif pattern(language, "arrived").search(passing[0]):
                self._bond(sentence, raw, (low, high), inside, APPOINTED)
        if pattern(language, "ordered").search(raw, low, high):
            return
        spoken = {"he": said, "role": raw}
        of_one = dated[0] and (inside or persons or any(pattern(language, n).search(w) for n, w in spoken.items()))
        if dated[1] or of_one:
            self._stay(sentence, raw, (low, high), inside, persons, dated)

    def _led(
        self, sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body], inside: Sequence[Body],
        persons: Sequence[Person],
    ) -> None:  # fmt: skip
        """Keep who heads what in a part; "its" means the body before it in the sentence, a pronoun him who was named last."""
        language, (low, high), weak = sentence.language, part, 0
        if persons and not inside and (at := told(language, "ties", "its_head").search(raw, low, high)):
            before = [b for b in bodies if b.end <= low and not b.part]
            inside = [replace(before[-1], start=at.start(), end=at.start(), points=True)] if before else []
        elif inside and not persons and (he := pattern(language, "he_leads").search(sentence.words, low, high)):
            him = self._known(sentence, raw, low, "he")
            if him is not None and not isinstance(him[0], Body):
                persons, weak = [(*he.span("he"), him[1])], 1
        for tie in heads(sentence, raw, part, inside, persons, weak):
            self._keep_head(sentence, raw, part, tie)

    def _keep_head(self, sentence: Told, raw: str, part: tuple[int, int], tie: Head) -> None:
        body, person = tie.body, tie.person
        at = min(body.start, person[0]), max(body.end, person[1])
        self._keep("head", sentence, raw, part, at, body, names(person[2]), (body, person[2]), weak=tie.weak)

    def _bond(self, sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body], weak: int) -> None:
        pairs = possible_bonds(sentence, bodies, weak)
        used: set[int] = set()
        lead = False  # does each whole stand right before its parts?
        for far, _, small, large in sorted(pairs, key=lambda p: (p[0] + _POINTS * (p[2].points + p[3].points), p[1])):
            if (
                large.start in used
                or small.start in used
                or (used and not (lead and 0 <= small.start - large.end < _NEXT))
            ):
                continue
            parts = self._tie(sentence, raw, part, bodies, (small, large), (far, weak))
            if not used and not parts:
                return
            lead = lead or large.end <= small.start
            used |= {large.start, *(one.start for one in parts)}

    def _tie(
        self, sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body],
        pair: tuple[Body, Body], how: tuple[int, int],
    ) -> Sequence[Body]:  # fmt: skip
        """Keep a body, with those of its list, as parts of a whole; none where words between them say otherwise."""
        (small, large), (far, weak) = pair, how
        between = but_denied(sentence, max(part[0], min(small.end, large.end)), max(small.start, large.start))
        if weak:
            between = pattern(sentence.language, "bond_loose").sub(" ", between)
        if told(sentence.language, "ties", "through").search(sentence.words[slice(*part)]):
            between = pattern(sentence.language, "along").sub(" ", between)
        parts = listed(raw, small, [b for b in bodies if b is not large])
        own = pattern(sentence.language, "own_list").search(sentence.words[parts[0].start - 12 : parts[-1].end])
        if (far > _FAR and small.start >= part[0]) or (
            told(sentence.language, "ties", "no_bond").search(between) and not (own and len(parts) > 1)
        ):
            return ()
        known = raw[large.start : large.end]
        printed = f"{known} ({large.number})" if large.points else known
        for one in parts:
            for whole in (large, *of_wholes(sentence, large, bodies)):
                start, end = min(one.start, whole.start), max(one.end, whole.end)
                shown = printed if whole is large else raw[whole.start : whole.end]
                self._keep("bond", sentence, raw, part, (start, end), one, whole,
                           (one, shown), in_list=len(parts) > 1, weak=weak + large.points)  # fmt: skip
        return parts

    def _stay(
        self, sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body],
        persons: Sequence[tuple[int, int, str]], dated: tuple[bool, bool],
    ) -> None:  # fmt: skip
        """Keep where a body or a person is told to have been, and at which hours: surely, or by signs."""
        language, (low, high) = sentence.language, part
        every, able, beside = doers(sentence, raw, bodies, persons)
        if dated[1]:
            self._by_signs(sentence, raw, part, bodies, (every, (*able[:1], *beside)))
        if not dated[0]:
            return
        role = None if able else pattern(language, "role").search(raw, low, high)
        his = pattern(language, "his").search(sentence.words[low:high])
        he = his or role or (None if every else pattern(language, "he").search(sentence.words[low:high]))
        if his and (known := self._known(sentence, raw, low, "he")):
            start, end, (who, name) = his.start("he") + low, his.end("he") + low, known
        elif able:
            start, end, who, name = able[0]
        elif role is not None and not (self._last and role["last"]):
            start, end, who, name = *role.span(), frozenset({fold(role["role"] or role["last"])}), role[0]
        elif he is not None and not every and (known := self._known(sentence, raw, low, he[he.lastgroup or 0])):
            at, group = 0 if he is role else low, he.lastgroup or 0
            start, end, (who, name) = he.start(group) + at, he.end(group) + at, known
        else:
            for doer in beside:
                self._placed(sentence, raw, part, bodies, doer)
            return
        self._last = who, name
        for doer in ((start, end, who, name), *beside):
            self._placed(sentence, raw, part, bodies, doer)

    def _clause(
        self, sentence: Told, raw: str, part: tuple[int, int], bodies: list[Body], persons: list[tuple[int, int, str]]
    ) -> None:
        """Keep where a clause tells somebody to have been, beside one that tells what did not come to pass."""
        if pattern(sentence.language, "unreal").search(sentence.words, *part):
            return
        inside = [b for b in bodies if part[0] <= b.start < part[1]]
        every, able, beside = doers(sentence, raw, inside, [p for p in persons if part[0] <= p[0] < part[1]])
        self._by_signs(sentence, raw, part, inside, (every, (*able[:1], *beside)))

    def _by_signs(
        self, sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body],
        named: tuple[Sequence[Doer], Sequence[Doer]],
    ) -> None:  # fmt: skip
        def known(pronoun: str, size: str) -> tuple[Body | frozenset[str], str] | None:
            heads = (t for t in reversed(self._kept["head"]) if isinstance(t.who, Body) and t.who.size == size)
            if size and (head := next(heads, None)):
                return head.other, head.shown[1]
            return self._known(sentence, raw, part[0], pronoun) if pronoun else None

        self._where.read(sentence, raw, part, bodies, named, self._day, known)

    def _known(self, sentence: Told, raw: str, low: int, pronoun: str) -> tuple[Body | frozenset[str], str] | None:
        """Whom a pronoun of a part means: one named before it in the sentence, in those before it, or told of last."""
        before = people(sentence, raw, (0, low), False) if low else []
        if own := doers(sentence, raw, (), before)[0]:
            return own[0][2:]
        if len(before) == 1:  # "X's letters ...; he"
            return names(before[0][2]), before[0][2]
        doer = meant(self._before, pronoun)
        return doer[2:] if doer else self._last

    def _placed(
        self, sentence: Told, raw: str, part: tuple[int, int], bodies: Sequence[Body],
        doer: Doer,
    ) -> None:  # fmt: skip
        """Keep where one is told to have been."""
        language, said, (start, end, who, name) = sentence.language, sentence.words[part[0] : part[1]], doer
        found = spots(sentence, raw, part, (start, end), bodies)
        named = found or loose_spots(sentence, part, (start, end))
        if not named:
            return
        span, moment = stay_hours(sentence, part)
        away = pattern(language, "away").search(said) is not None
        if away and len(named) > 1:  # "nine miles from Leeuwkop, at the ford"
            named = [
                n for n in named if not pattern(language, "far_from").search(said[: max(0, said.find(n.lower()))][-30:])
            ]
        stems = frozenset(fold(word)[:_STEM] for word in " ".join(named).split() if len(word) > _STEM - 3)
        self._keep(
            "stay", sentence, raw, part, (start, end), who, stems, (who, " ".join(named)), hours=span, moment=moment,
            moves=bool(told_any(language, "moves", said)), name=name,
            firm=bool(found), away=away,
        )  # fmt: skip

    def _keep(
        self, sort: str, sentence: Told, raw: str, part: tuple[int, int], at: tuple[int, int],
        who: Body | frozenset[str], other: Body | frozenset[str], shown: tuple[object, str],
        hours: tuple[float, float] | None = None, moment: bool = False, moves: bool = False, name: str = "",
        firm: bool = True, away: bool = False, in_list: bool = False, weak: int = 0,
    ) -> None:  # fmt: skip
        language, base, (low, high) = sentence.language, sentence.span.start, part
        said = sentence.words[low:high]
        alone = pattern(language, "alone").search(sentence.words) is not None
        through = alone or told(language, "ties", "through").search(said) is not None
        through = through or (sort != "stay" and (is_up_to(sentence, part) or from_and_to(sentence, said, part)))
        first, last, year_told = time(sentence, raw, part, at, through, sort == "stay", self._day)
        carried = bool(first) and sort != "stay" and not tells_day(sentence, part)
        if not first and sort == "stay" and hours is not None and sentence.last_sure:
            first, last, year_told, carried = sentence.last_day, sentence.last_day, False, True
        if sort == "stay" and first == last and hours is not None and not moment:
            self._whole.add(first)
            carried = carried and not self._entry
        if sort == "stay" and through and 1 < last - first <= _LONGEST:
            self._whole.update(range(first, last + 1))
        end = min(max(at[1], min(high, at[0] + _SHOWN)), max(at[1], at[0] + _SHOWN))
        body = shown[0]
        printed = name or (raw[body.start : body.end] if isinstance(body, Body) else "")
        self._kept[sort].append(
            Tenure(
                who, other, Span(base + at[0], base + end), first, last, through and (last > first or not first),
                alone, carried, year_told, (nominative(printed, language), nominative(shown[1], language)), hours, moment, moves, firm, away, in_list, weak,
                sort == "head" and (fell := pattern(language, "fell").search(said)) is not None and not fell["horse"],
            )
        )  # fmt: skip

    def rest(self) -> Iterator[Oddity]:
        """The tenures of which another telling says otherwise, each once."""
        yield from self._where.rest()
        for sort, tenures in self._kept.items():
            kept = self._chiefs.known(tenures, self._kept["head"], self._language) if sort == "bond" else tenures
            yield from meetings(sort, kept, self._changes, self._language)
