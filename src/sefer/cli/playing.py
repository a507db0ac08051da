"""Commands that set a campaign in motion: replay, simulate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sefer.cli.language import told
from sefer.cli.options import FORMATS, answer, as_format, as_formats, campaign_argument, command, opened, written
from sefer.messages import Complaint, say

if TYPE_CHECKING:
    from sefer.model import Campaign, Table

PACES = ("normal", "demanding", "exceptional")  # classes of march; nobody is known to have gone beyond the last


@command("replay")
@campaign_argument
@click.option("--on", help=told("help_on"))
@click.option("--from", "first", help=told("help_from"))
@click.option("--to", "last", help=told("help_to"))
@click.option("--according-to", help=told("help_according"))
@click.option("--pace", type=click.Choice(PACES), default=PACES[-1], show_default=True, help=told("help_pace"))
@click.option("--film", is_flag=True, help=told("help_film"))
@click.option("--part", is_flag=True, help=told("help_part"))
@click.option("--marches", is_flag=True, help=told("help_marches"))
@as_formats(*FORMATS, "geojson")
def replay(
    campaign: Path, on: str | None, first: str | None, last: str | None, according_to: str | None, pace: str, film: bool,
    part: bool, marches: bool, format_: str, output: Path | None, lang: str, quiet: bool,
) -> None:  # fmt: skip
    from sefer import reconstruct

    in_days = bool(first or last) and on is None and not (part or marches)
    if film and (not in_days or format_ != "text" or output is None):
        raise Complaint("cli.film_asks", exit=2)
    begin, end = (reconstruct.stretch(text) if text else None for text in (first, last))
    if part + marches + (on is not None) + (not (part or marches) and bool(begin or end)) != 1:
        raise Complaint("cli.on_or_from", exit=2)
    if (part or marches) and format_ == "geojson":
        raise Complaint("cli.no_map", exit=2)
    if part and (begin or end or according_to):
        raise Complaint("cli.part_alone", exit=2)
    day = reconstruct.day(on) if on is not None else None
    made = opened(campaign, lang, format_)
    low, high = (day, day) if day is not None else reconstruct.span(made, begin, end)
    if low > high:
        raise Complaint("cli.days_reversed", first=first or reconstruct.iso(low), last=last or reconstruct.iso(high))
    if film:
        written(_film(made, low, high, according_to, pace, lang), output)
        return
    if format_ == "geojson":
        written(json.dumps(reconstruct.geojson(made, low, high, according_to, pace), ensure_ascii=False) + "\n", output)
        return
    if format_ == "text" and day is not None:
        wall = (reconstruct.wall_table(made, day, according_to, pace), reconstruct.posts_table(made, day, according_to))
        written(_wall(*wall, lang), output, "" if quiet else say("ask.marks_wall", lang))
        return
    foot, nothing = "ask.marks_replay", ""
    if part:
        table, foot = reconstruct.partings_table(made), "time.foot_part"
    elif marches:
        dates = (begin.earliest if begin else None, end.latest if end else None)
        table = reconstruct.marches_table(made, *dates, according_to)
        foot, nothing = "movement.foot", "movement.none_told"
    elif day is not None:
        table = reconstruct.day_table(made, day, according_to, pace)
    else:
        table = reconstruct.spells_table(made, low, high, according_to, pace)
    answer(table, format_, output, lang, "" if quiet else say(foot, lang), nothing)


def _wall(units: Table, persons: Table, lang: str) -> str:
    from sefer import report

    held = report.blocks(persons, lang)
    return report.blocks(units, lang) + (f"\n{say('ask.persons', lang)}\n\n{held}" if held else "")


def _film(made: Campaign, low: int, high: int, according_to: str | None, pace: str, lang: str) -> str:
    from sefer import atlas, checks

    return atlas.draw(made, checks.check(made).findings, lang, atlas.Film(low, high, according_to, pace))


@command("simulate")
@campaign_argument
@click.option("--on", help=told("help_on"))
@click.option("--at", "place", help=told("help_place_of_fight"))
@click.option("--days", type=click.IntRange(1, 60), default=5, show_default=True, help=told("help_days"))
@click.option("--runs", type=click.IntRange(1, 1_000_000), default=1000, show_default=True, help=told("help_runs"))
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help=told("help_seed"))
@click.option("--without", multiple=True, help=told("help_without"))
@click.option("--set", "sets", multiple=True, help=told("help_set"))
@click.option("--scenario", type=click.Path(exists=True, dir_okay=False, path_type=Path), help=told("help_scenario"))
@as_format
def simulate(
    campaign: Path, on: str | None, place: str | None, days: int, runs: int, seed: int, without: tuple[str, ...],
    sets: tuple[str, ...], scenario: Path | None, format_: str, output: Path | None, lang: str, quiet: bool,
) -> None:  # fmt: skip
    from sefer import pipeline

    made = opened(campaign, lang, format_)
    given = ([*pipeline.scenario_settings(scenario)] if scenario else []) + list(sets)
    outcome = pipeline.fight(made, on, place, days, runs, seed, given, list(without))
    if format_ == "text" and not quiet:
        click.echo(pipeline.fight_head(outcome, lang), err=True)
    if format_ == "json":
        written(json.dumps(pipeline.fight_object(outcome, made, lang), ensure_ascii=False, indent=1) + "\n", output)
        return
    shown = pipeline.fight_result(outcome, lang) if format_ == "text" and output is None else None
    answer(shown or pipeline.fight_whole(outcome, made, lang), format_, output, lang)
    if format_ == "text" and not quiet:
        from sefer import report

        click.echo(report.table(pipeline.fight_inputs(outcome, made, lang), "text", lang), err=True)
        click.echo(say("simulate.foot", lang), err=True)
