"""What sentences tell of units and persons, for the checks on order, movement, command and men; each is read once."""

from __future__ import annotations

from collections.abc import Iterator

from sefer.grammars.oddities.asked import Asked
from sefer.grammars.oddities.connectives import Connectives
from sefer.grammars.oddities.counts import Counts
from sefer.grammars.oddities.deeds import deeds
from sefer.grammars.oddities.journeys import Journeys
from sefer.grammars.oddities.lives import Lives
from sefer.grammars.oddities.marches import Marches
from sefer.grammars.oddities.orders import Orders
from sefer.grammars.oddities.page import Page
from sefer.grammars.oddities.pieces import told
from sefer.grammars.oddities.plans import plans
from sefer.grammars.oddities.ranks import Ranks
from sefer.grammars.oddities.stages import Stages
from sefer.grammars.oddities.steps import Steps
from sefer.grammars.oddities.tenures import Tenures
from sefer.grammars.oddities.ties import ties
from sefer.grammars.oddities.unjoined import Unjoined
from sefer.model import Oddity


def tellings(page: Page) -> Iterator[Oddity]:
    """Deeds, ties, figures, ranks, ways, steps and plans, sentence by sentence."""
    counts, ranks, steps, journeys, orders = Counts(), Ranks(), Steps(), Journeys(), Orders()
    marches, asked, lives, tenures = Marches(), Asked(), Lives(page), Tenures(page)
    unjoined = Unjoined(page)
    stages, connectives = Stages(), Connectives()
    said = {s.start: s for s in page.said}
    for sentence in told(page):
        yield from deeds(sentence)
        yield from ties(sentence)
        yield from counts.of(sentence, said.get(sentence.span.start))
        yield from unjoined.of(sentence, said.get(sentence.span.start))
        yield from ranks.of(sentence)
        yield from journeys.of(sentence)
        yield from steps.of(sentence)
        yield from marches.of(sentence)
        yield from stages.of(sentence)
        yield from connectives.of(sentence)
        yield from plans(sentence)
        orders.read(sentence)
        asked.read(sentence)
        lives.read(sentence)
        tenures.read(sentence)
    yield from orders.rest()
    yield from asked.rest()
    yield from lives.rest()
    yield from tenures.rest()
