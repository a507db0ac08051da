"""Commands that say what does not add up: check, explain."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sefer.cli.group import FOUND, NOT_READ
from sefer.cli.language import told
from sefer.cli.options import command, complain, paths_argument, progress, remark
from sefer.messages import say

if TYPE_CHECKING:
    from sefer.pipeline import Built


@command("check")
@paths_argument
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json", "sarif", "html")),
    default="text",
    help=told("help_format"),
)
@click.option("--annotate", type=click.Path(path_type=Path, file_okay=False), help=told("help_annotate"))
@click.option("--level", type=click.Choice(("note", "warning", "error")), default="warning", help=told("help_level"))
@click.option("--baseline", type=click.Path(dir_okay=False, path_type=Path), help=told("help_baseline"))
def check(
    paths: tuple[Path, ...],
    format_: str,
    annotate: Path | None,
    level: str,
    baseline: Path | None,
    lang: str,
    quiet: bool,
) -> None:
    from sefer import pipeline

    with progress(quiet) as shown:
        built = pipeline.check(paths, shown, baseline, annotate)
    complain(built.read.complaints, lang)
    remark(built.read, lang, quiet, "cli.unchecked")
    for line in () if quiet else pipeline.unmet(built, lang):
        click.echo(line, err=True)
    click.echo(_found(built, format_, lang, quiet), nl=False)
    refused = _annotated(built, annotate, lang, quiet) if annotate else False
    levels = ("note", "warning", "error")
    serious = any(levels.index(f.level) >= levels.index(level) for f in built.checked.findings)
    sys.exit(NOT_READ if built.read.complaints or refused else FOUND if serious else 0)


def _annotated(built: Built, folder: Path, lang: str, quiet: bool) -> bool:
    """Write the copies and say which; True where one that was asked for could not be made."""
    from sefer import pipeline

    copied = pipeline.annotate(built, folder, lang)
    complain(copied.complaints, lang)
    if copied.left:
        click.echo(say("cli.not_copied", lang, names=", ".join(copied.left)), err=True)
    for path, count in () if quiet else copied.written.items():
        click.echo(say("cli.copied", lang, path=path, count=count), err=True)
    return bool(copied.complaints)


def _found(built: Built, format_: str, lang: str, quiet: bool) -> str:
    from sefer import pipeline, report

    findings, made = built.checked.findings, built.campaign
    if format_ == "json":
        return report.as_json(findings, made, lang)
    if format_ == "sarif":
        return report.as_sarif(findings, made, lang, built.since)
    if format_ == "html":
        return report.as_html(findings, made, pipeline.coverage(built.read), built.unmet, lang, built.since)
    return report.screen(findings, made, lang, quiet, built.since, len(built.checked.waived))


@command("explain")
@click.argument("code", required=False)
def explain(code: str | None, lang: str, quiet: bool) -> None:
    from sefer import checks, report

    levels = {code: checks.RULES[code].level for code in sorted(checks.RULES)}
    click.echo(report.page(code, lang, list(levels), checks.measured()) if code else report.catalogue(levels, lang))
