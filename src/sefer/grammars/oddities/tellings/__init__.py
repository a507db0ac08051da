"""What sentences tell of units and persons, for the checks on order, movement, command and men; each is read once."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.pieces import Told, told
from sefer.grammars.oddities.said import Said
from sefer.grammars.oddities.tellings.courses.connectives import Connectives
from sefer.grammars.oddities.tellings.courses.courses import Courses
from sefer.grammars.oddities.tellings.courses.means import Means
from sefer.grammars.oddities.tellings.courses.needs import Needs
from sefer.grammars.oddities.tellings.courses.stages import Stages
from sefer.grammars.oddities.tellings.courses.steps import Steps
from sefer.grammars.oddities.tellings.lives.deeds import deeds
from sefer.grammars.oddities.tellings.lives.fallen import Fallen
from sefer.grammars.oddities.tellings.lives.lives import Lives
from sefer.grammars.oddities.tellings.marches.journeys import Journeys
from sefer.grammars.oddities.tellings.marches.marches import Marches
from sefer.grammars.oddities.tellings.marches.treks import Treks
from sefer.grammars.oddities.tellings.marches.trips import Trips
from sefer.grammars.oddities.tellings.men.counts import Counts
from sefer.grammars.oddities.tellings.men.unjoined import Unjoined
from sefer.grammars.oddities.tellings.orders.asked import Asked
from sefer.grammars.oddities.tellings.orders.obeyed import Obeyed
from sefer.grammars.oddities.tellings.orders.orders import Orders, plans
from sefer.grammars.oddities.tellings.orders.unheeded import Unheeded
from sefer.grammars.oddities.tellings.posts.ranks import Ranks
from sefer.grammars.oddities.tellings.posts.tenures import Tenures
from sefer.grammars.oddities.tellings.posts.ties import ties
from sefer.grammars.oddities.tellings.times.moments import Times
from sefer.model import Oddity


def tellings(page: Page) -> Iterator[Oddity]:
    """Deeds, ties, figures, ranks, ways, steps and plans, sentence by sentence."""
    counts, ranks, steps, journeys, orders = Counts(), Ranks(), Steps(), Journeys(), Orders()
    asked, unheeded, unjoined, courses = Asked(), Unheeded(), Unjoined(page), _Times(page)
    said = {s.start: s for s in page.said}
    for sentence in told(page):
        yield from deeds(sentence)
        yield from ties(sentence)
        yield from counts.of(sentence, said.get(sentence.span.start))
        yield from unjoined.of(sentence, said.get(sentence.span.start))
        yield from ranks.of(sentence)
        yield from journeys.of(sentence)
        yield from steps.of(sentence)
        yield from plans(sentence)
        orders.read(sentence)
        asked.read(sentence)
        unheeded.read(sentence)
        yield from courses.of(sentence, said.get(sentence.span.start))
    yield from orders.rest()
    yield from asked.rest()
    yield from unheeded.rest()
    yield from courses.rest()


class _Times:
    """Marches, stages, lives and tenures, of which the days are held against one another within the text."""

    def __init__(self, page: Page) -> None:
        self._marches, self._stages, self._connectives = Marches(), Stages(), Connectives()
        self._means, self._treks, self._obeyed = Means(), Treks(), Obeyed()
        self._needs, self._trips, self._courses = Needs(), Trips(), Courses()
        self._lives, self._tenures, self._fallen = Lives(page), Tenures(page), Fallen()

    def of(self, sentence: Told, said: Said | None) -> Iterator[Oddity]:
        yield from self._marches.of(sentence)
        times = Times(sentence)
        yield from self._stages.of(sentence, times)
        yield from self._connectives.of(sentence, times)
        yield from self._means.of(sentence, times)
        yield from self._treks.of(sentence, times)
        yield from self._obeyed.of(sentence, times)
        yield from self._needs.of(sentence, said, times)
        yield from self._trips.of(sentence, said, times)
        self._courses.of(sentence, times)
        self._lives.read(sentence, said)
        self._fallen.read(sentence)
        self._tenures.read(sentence)

    def rest(self) -> Iterator[Oddity]:
        yield from self._treks.rest()
        yield from self._needs.rest()
        yield from self._courses.rest()
        yield from self._lives.rest()
        yield from self._fallen.rest()
        yield from self._tenures.rest()
