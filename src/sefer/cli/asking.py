"""Questions to a built campaign: orbat, chronology, orders, strengths, compare, sources, quote, unread."""

from __future__ import annotations

from pathlib import Path

import click

from sefer.cli.language import told
from sefer.cli.options import answer, as_format, campaign_argument, command, opened
from sefer.messages import Complaint, say


def marks(lang: str, quiet: bool, more: str = "") -> str:
    """What the marks in the cells mean, those of one question alone first."""
    own = [more] if more else []
    return "" if quiet else "   ".join((*own, say("ask.marks", lang)))


@command("orbat")
@campaign_argument
@click.option("--on", required=True, help=told("help_on"))
@click.option("--of", "side", help=told("help_of"))
@click.option("--according-to", help=told("help_according"))
@as_format
def orbat(
    campaign: Path,
    on: str,
    side: str | None,
    according_to: str | None,
    format_: str,
    output: Path | None,
    lang: str,
    quiet: bool,
) -> None:
    from sefer import reconstruct

    day = reconstruct.day(on)
    made = opened(campaign, lang, format_)
    foot = marks(lang, quiet, say("ask.marks_carried", lang))
    answer(reconstruct.orbat_table(made, day, side, according_to), format_, output, lang, foot)


@command("chronology")
@campaign_argument
@click.option("--unit", help=told("help_unit"))
@click.option("--person", help=told("help_person"))
@click.option("--place", help=told("help_place"))
@click.option("--from", "first", help=told("help_from"))
@click.option("--to", "last", help=told("help_to"))
@click.option("--according-to", help=told("help_according"))
@click.option("--bounds", is_flag=True, help=told("help_bounds"))
@click.option("--contradictions", is_flag=True, help=told("help_contradictions"))
@as_format
def chronology(
    campaign: Path, unit: str | None, person: str | None, place: str | None, first: str | None, last: str | None,
    according_to: str | None, bounds: bool, contradictions: bool, format_: str, output: Path | None, lang: str,
    quiet: bool,
) -> None:  # fmt: skip
    from sefer import reconstruct

    low = reconstruct.stretch(first).earliest if first else None
    high = reconstruct.stretch(last).latest if last else None
    if low is not None and high is not None and low > high:
        raise Complaint("cli.days_reversed", first=first, last=last)
    if bounds and contradictions:
        raise Complaint("cli.bounds_or_contradictions", exit=2)
    made = opened(campaign, lang, format_)
    asked: reconstruct.Narrowed = {
        "unit": unit, "person": person, "place": place, "first": low, "last": high, "according_to": according_to,
    }  # fmt: skip
    if contradictions:
        table = reconstruct.contradictions_table(made, **asked)
        foot = "" if table.rows or quiet else say("time.no_contradiction", lang)
    elif bounds:
        table, foot = reconstruct.bounds_table(made, **asked), "" if quiet else say("time.foot", lang)
    else:
        table, foot = reconstruct.chronology_table(made, **asked), marks(lang, quiet)
    answer(table, format_, output, lang, foot)


@command("orders")
@campaign_argument
@as_format
def orders(campaign: Path, format_: str, output: Path | None, lang: str, quiet: bool) -> None:
    from sefer import reconstruct

    foot = marks(lang, quiet, say("command.lag", lang, low=reconstruct.LAG.low, high=reconstruct.LAG.high))
    answer(reconstruct.orders_table(opened(campaign, lang, format_)), format_, output, lang, foot, "ask.no_orders")


@command("strengths")
@click.argument("unit")
@campaign_argument
@click.option("--ledger", is_flag=True, help=told("help_ledger"))
@click.option("--according-to", help=told("help_according"))
@as_format
def strengths(
    unit: str, campaign: Path, ledger: bool, according_to: str | None,
    format_: str, output: Path | None, lang: str, quiet: bool,
) -> None:  # fmt: skip
    from sefer import reconstruct

    if according_to and not ledger:
        raise Complaint("cli.ledger_source")
    made = opened(campaign, lang, format_)
    table = reconstruct.ledger_table(made, unit, according_to) if ledger else reconstruct.strengths_table(made, unit)
    answer(table, format_, output, lang, marks(lang, quiet))


@command("compare")
@click.argument("asked", nargs=-1, metavar="[FACT] [CAMPAIGN]")
@click.option("--on", help=told("help_on_compare"))
@click.option("--readers", is_flag=True, help=told("help_readers"))
@as_format
def compare(
    asked: tuple[str, ...], on: str | None, readers: bool, format_: str, output: Path | None, lang: str, quiet: bool
) -> None:
    from sefer import reconstruct

    forgot = not readers and len(asked) == 1 and Path(asked[0]).is_dir() and not Path("campaign.duckdb").exists()
    if forgot or not (len(asked) < 2 if readers else 0 < len(asked) < 3):
        raise Complaint("cli.ask_fact")
    place = asked if readers else asked[1:]
    made = opened(Path(place[0]) if place else Path(), lang, format_)
    days = reconstruct.stretch(on) if on else None
    table = reconstruct.readers_table(made) if readers else reconstruct.compare_table(made, asked[0], days)
    answer(table, format_, output, lang, "" if readers else marks(lang, quiet))


@command("sources")
@campaign_argument
@click.option("--facts", is_flag=True, help=told("help_facts"))
@as_format
def sources(campaign: Path, facts: bool, format_: str, output: Path | None, lang: str, quiet: bool) -> None:
    from sefer import reconstruct

    made = opened(campaign, lang, format_)
    table = reconstruct.witnesses_table(made) if facts else reconstruct.sources_table(made)
    foot = "" if quiet else say("ask.sources_foot", lang, **reconstruct.sources_foot(made))
    if foot and (docs := reconstruct.citing_themselves(made)):
        foot += "\n" + say("ask.self_cited", lang, docs=docs)
    answer(table, format_, output, lang, foot)


@command("quote")
@click.argument("claim")
@campaign_argument
@as_format
def quote(claim: str, campaign: Path, format_: str, output: Path | None, lang: str, quiet: bool) -> None:
    from sefer import report

    made = opened(campaign, lang, format_)
    if format_ == "text" and output is None:
        click.echo(report.quotation(made, claim, lang))
    else:
        answer(report.quotation_table(made, claim), format_, output, lang)


@command("unread")
@campaign_argument
@click.option("--links", is_flag=True, help=told("help_links"))
@as_format
def unread(campaign: Path, links: bool, format_: str, output: Path | None, lang: str, quiet: bool) -> None:
    from sefer import report

    built = opened(campaign, lang, format_)
    answer(report.links_table(built, lang) if links else report.unread_table(built), format_, output, lang)
