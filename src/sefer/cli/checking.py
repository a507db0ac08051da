"""Commands that say what does not add up: check, explain."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sefer.cli.group import FOUND, NOT_READ, told
from sefer.cli.options import command, complain, paths_argument, progress, remark

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
@click.option("--level", type=click.Choice(("note", "warning", "error")), default="warning", help=told("help_level"))
@click.option("--baseline", type=click.Path(dir_okay=False, path_type=Path), help=told("help_baseline"))
def check(paths: tuple[Path, ...], format_: str, level: str, baseline: Path | None, lang: str, quiet: bool) -> None:
    from sefer import pipeline

    with progress(quiet) as shown:
        built = pipeline.check(paths, shown, baseline)
    complain(built.read.complaints, lang)
    remark(built.read, lang, quiet)
    click.echo(_found(built, format_, lang, quiet), nl=False)
    levels = ("note", "warning", "error")
    serious = any(levels.index(f.level) >= levels.index(level) for f in built.checked.findings)
    sys.exit(NOT_READ if built.read.complaints else FOUND if serious else 0)


def _found(built: Built, format_: str, lang: str, quiet: bool) -> str:
    from sefer import pipeline, report

    findings, made = built.checked.findings, built.campaign
    if format_ == "json":
        return report.as_json(findings, made, lang)
    if format_ == "sarif":
        return report.as_sarif(findings, made, lang, built.since)
    if format_ == "html":
        return report.as_html(findings, made, pipeline.coverage(built.read), built.unmet, lang, built.since)
    return report.screen(findings, made, lang, quiet, built.since)


@command("explain")
@click.argument("code", required=False)
def explain(code: str | None, lang: str, quiet: bool) -> None:
    from sefer import checks, report

    levels = {code: checks.RULES[code].level for code in sorted(checks.RULES)}
    click.echo(report.page(code, lang, list(levels), checks.measured()) if code else report.catalogue(levels, lang))
