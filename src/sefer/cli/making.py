"""Commands that make a campaign out of texts and of what others hand in: new, build, read, import, region."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sefer.cli.group import NOT_READ
from sefer.cli.language import told
from sefer.cli.options import campaign_argument, command, complain, paths_argument, progress, remark
from sefer.messages import say


@command("new")
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path, lang: str, quiet: bool) -> None:
    from sefer import incoming

    for path in incoming.new(folder, lang):
        if not quiet:
            click.echo(path)


@command("build")
@paths_argument
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help=told("help_output_dir"))
def build(paths: tuple[Path, ...], output: Path | None, lang: str, quiet: bool) -> None:
    from sefer import pipeline

    with progress(quiet) as shown:
        built = pipeline.build(paths, output, lang, shown)
    complain(built.read.complaints, lang)
    remark(built.read, lang, quiet)
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
    remark(found, lang, quiet)
    if not quiet:
        for reading in found.readings:
            gathered = found.gathered[reading.document.name]
            counts = {"mentions": len(reading.mentions), "claims": len(gathered.claims), "unread": len(gathered.unread)}
            click.echo(told("read_line", name=reading.document.name, **counts), err=True)
    sys.exit(NOT_READ if found.complaints else 0)


@command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@campaign_argument
def import_(file: Path, campaign: Path, lang: str, quiet: bool) -> None:
    from sefer import incoming

    brought = incoming.bring(file, campaign)
    complain(brought.refused, lang)
    if not quiet:
        counts = {"new": brought.new, "there": brought.there, "refused": len(brought.refused)}
        click.echo(say("incoming.brought", lang, path=brought.path, **counts))
    sys.exit(NOT_READ if brought.refused else 0)


@command("region", ignore_unknown_options=True)  # a box may begin with a minus
@click.argument("region")
@campaign_argument
def region(region: str, campaign: Path, lang: str, quiet: bool) -> None:
    from sefer import pipeline

    path, count = pipeline.cut_gazetteer(region, campaign)
    if not quiet:
        click.echo(say("geography.wrote", lang, path=path, count=count))
