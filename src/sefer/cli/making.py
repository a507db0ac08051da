"""Commands that make a campaign out of texts: build, read, region."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sefer.cli.group import NOT_READ, told
from sefer.cli.options import campaign_argument, command, complain, paths_argument, progress
from sefer.messages import say


@command("build")
@paths_argument
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help=told("help_output_dir"))
def build(paths: tuple[Path, ...], output: Path | None, lang: str, quiet: bool) -> None:
    from sefer import pipeline

    with progress(quiet) as shown:
        built = pipeline.build(paths, output, lang, shown)
    complain(built.read.complaints, lang)
    for line in pipeline.unmet(built, lang):
        click.echo(line, err=True)
    if not quiet:
        click.echo(pipeline.summary(built, lang))
    sys.exit(NOT_READ if built.read.complaints else 0)


@command("read")
@paths_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True, help=told("help_output_dir")
)
def read(paths: tuple[Path, ...], output: Path, lang: str, quiet: bool) -> None:
    from sefer import pipeline

    with progress(quiet) as shown:
        found = pipeline.write_records(paths, output, shown)
    complain(found.complaints, lang)
    if not quiet:
        for reading in found.readings:
            gathered = found.gathered[reading.document.name]
            counts = {"mentions": len(reading.mentions), "claims": len(gathered.claims), "unread": len(gathered.unread)}
            click.echo(told("read_line", name=reading.document.name, **counts), err=True)
    sys.exit(NOT_READ if found.complaints else 0)


@command("region", ignore_unknown_options=True)  # a box may begin with a minus
@click.argument("region")
@campaign_argument
def region(region: str, campaign: Path, lang: str, quiet: bool) -> None:
    from sefer import pipeline

    path, count = pipeline.cut_gazetteer(region, campaign)
    if not quiet:
        click.echo(say("geography.wrote", lang, path=path, count=count))
