"""The command line: one command a verb, no logic. Heavy rooms load when a command needs them."""

from __future__ import annotations

import contextlib
import locale
import os
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sefer import __version__
from sefer.messages import LANGUAGES, Complaint, say

if TYPE_CHECKING:
    from sefer.model import Table
    from sefer.pipeline import Built, Progress

FORMATS = ("text", "csv", "json", "xlsx", "md")
WRONG_USE, NOT_READ, FOUND = 2, 3, 1


def spoken(arguments: list[str]) -> str:
    """The language of messages: --lang, else the locale, else English."""
    for flag, value in pairwise([*arguments, ""]):
        named = flag.removeprefix("--lang=") if flag.startswith("--lang=") else value if flag == "--lang" else ""
        if named in LANGUAGES:
            return named
    names = [os.environ.get(v, "") for v in ("LC_ALL", "LC_MESSAGES", "LANG")]
    with contextlib.suppress(ValueError):
        names.append(locale.getlocale()[0] or "")
    first = next((n for n in names if n), "")
    return "tr" if first.lower().startswith(("tr", "turkish")) else "en"


LANG = spoken(sys.argv[1:])


def told(key: str, **values: Any) -> str:
    return say(f"cli.{key}", LANG, **values)


class Group(click.Group):
    """A group whose errors are one line in the user's language, with the exit codes of the formats."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(AttributeError, ValueError):
                stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        try:
            return super().main(*args, **{**kwargs, "standalone_mode": False})
        except Complaint as complaint:
            click.echo(say(complaint.key, LANG, **complaint.values), err=True)
            sys.exit(complaint.values.get("exit", _exit_of(complaint.key)))
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message())
            sys.exit(WRONG_USE)
        except click.ClickException as error:
            click.echo(_usage(error), err=True)
            sys.exit(WRONG_USE)
        except (click.Abort, KeyboardInterrupt):
            click.echo(told("stopped"), err=True)
            sys.exit(130)
        except BrokenPipeError:
            sys.exit(0)
        except MemoryError:
            click.echo(told("memory"), err=True)
            sys.exit(NOT_READ)
        except Exception as error:
            if os.environ.get("SEFER_DEBUG"):
                raise
            click.echo(told("unforeseen", kind=type(error).__name__, what=error), err=True)
            sys.exit(NOT_READ)


def _exit_of(key: str) -> int:
    return NOT_READ if key.split(".", maxsplit=1)[0] in ("documents", "store", "geography") else WRONG_USE


def _usage(error: click.ClickException) -> str:
    where = f" {error.ctx.command_path}" if isinstance(error, click.UsageError) and error.ctx else ""
    return told("usage", where=where.strip() or "sefer", why=error.format_message())


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command takes."""
    command = click.option("--lang", type=click.Choice(LANGUAGES), default=LANG, help=told("help_lang"))(command)
    return click.option("-q", "--quiet", is_flag=True, help=told("help_quiet"))(command)


def paths_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))(command)


def campaign_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.argument("campaign", default=".", type=click.Path(path_type=Path))(command)


def as_format(command: Callable[..., Any]) -> Callable[..., Any]:
    command = click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help=told("help_output"))(
        command
    )
    return click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help=told("help_format"))(
        command
    )


@click.group(cls=Group, help=told("help"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sefer")
def main() -> None:
    """Sefer."""


def command(name: str, **settings: Any) -> Callable[[Callable[..., Any]], click.Command]:
    return lambda body: main.command(name, help=told(f"help_{name}"), context_settings=settings)(common(body))


@contextlib.contextmanager
def progress(quiet: bool) -> Iterator[Progress]:
    """A bar on standard error for long work on a terminal; nothing elsewhere."""
    from sefer.pipeline import quiet as nothing

    if quiet or not sys.stderr.isatty():
        yield nothing
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(told("reading"), total=None)
        yield lambda name, done, total: bar.update(task, completed=done, total=total, description=name)


def complain(complaints: tuple[Complaint, ...], lang: str) -> None:
    for complaint in complaints:
        click.echo(say(complaint.key, lang, **complaint.values), err=True)


@command("build")
@paths_argument
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help=told("help_output_dir"))
def build(paths: tuple[Path, ...], output: Path | None, lang: str, quiet: bool) -> None:
    from sefer import pipeline

    with progress(quiet) as shown:
        built = pipeline.build(paths, output, lang, shown)
    complain(built.read.complaints, lang)
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
def check(paths: tuple[Path, ...], format_: str, level: str, lang: str, quiet: bool) -> None:
    from sefer import pipeline

    with progress(quiet) as shown:
        built = pipeline.check(paths, shown)
    complain(built.read.complaints, lang)
    click.echo(_found(built, format_, lang), nl=False)
    levels = ("note", "warning", "error")
    serious = any(levels.index(f.level) >= levels.index(level) for f in built.checked.findings)
    sys.exit(NOT_READ if built.read.complaints else FOUND if serious else 0)


def _found(built: Built, format_: str, lang: str) -> str:
    from sefer import pipeline, report

    findings, made = built.checked.findings, built.campaign
    if format_ == "json":
        return report.as_json(findings, made, lang)
    if format_ == "sarif":
        return report.as_sarif(findings, made, lang)
    if format_ == "html":
        return report.as_html(findings, made, pipeline.coverage(built.read), lang)
    return report.screen(findings, made, lang)


@command("explain")
@click.argument("code")
def explain(code: str, lang: str, quiet: bool) -> None:
    from sefer import checks, report

    click.echo(report.page(code, lang, sorted(checks.RULES)))


def answer(table: Table, format_: str, output: Path | None, lang: str) -> None:
    """Print a table, or write it; a workbook is never printed."""
    from sefer import report

    if format_ == "xlsx" and output is None:
        raise Complaint("cli.needs_output")
    made = report.table(table, format_, lang)
    try:
        if output is not None:
            output.write_bytes(made if isinstance(made, bytes) else made.encode())
        else:
            click.echo(made, nl=False)
    except OSError as error:
        raise Complaint("cli.not_writable", path=output, reason=error.strerror or error) from error


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
    from sefer import pipeline, reconstruct

    (day,) = pipeline.days([on])
    made = pipeline.open_campaign(campaign)
    answer(reconstruct.orbat_table(made, day, side, according_to), format_, output, lang)


@command("chronology")
@campaign_argument
@click.option("--unit", help=told("help_unit"))
@click.option("--person", help=told("help_person"))
@click.option("--place", help=told("help_place"))
@click.option("--from", "first", help=told("help_from"))
@click.option("--to", "last", help=told("help_to"))
@as_format
def chronology(
    campaign: Path, unit: str | None, person: str | None, place: str | None, first: str | None, last: str | None,
    format_: str, output: Path | None, lang: str, quiet: bool,
) -> None:  # fmt: skip
    from sefer import pipeline, reconstruct

    low, high = (pipeline.days([d])[0] if d else None for d in (first, last))
    made = pipeline.open_campaign(campaign)
    answer(reconstruct.chronology_table(made, unit, person, place, low, high), format_, output, lang)


@command("quote")
@click.argument("claim")
@campaign_argument
def quote(claim: str, campaign: Path, lang: str, quiet: bool) -> None:
    from sefer import pipeline, report

    click.echo(report.quotation(pipeline.open_campaign(campaign), claim, lang))


@command("unread")
@campaign_argument
@as_format
def unread(campaign: Path, format_: str, output: Path | None, lang: str, quiet: bool) -> None:
    from sefer import pipeline, report

    answer(report.unread_table(pipeline.open_campaign(campaign)), format_, output, lang)


@command("region", ignore_unknown_options=True)  # a box may begin with a minus
@click.argument("region")
@campaign_argument
def region(region: str, campaign: Path, lang: str, quiet: bool) -> None:
    from sefer import pipeline

    path, count = pipeline.cut_gazetteer(region, campaign)
    if not quiet:
        click.echo(say("geography.wrote", lang, path=path, count=count))


@command("replay")
@campaign_argument
@click.option("--on", required=True, help=told("help_on"))
@click.option("--according-to", help=told("help_according"))
@as_format
def replay(
    campaign: Path, on: str, according_to: str | None, format_: str, output: Path | None, lang: str, quiet: bool
) -> None:
    from sefer import pipeline, reconstruct

    (day,) = pipeline.days([on])
    made = pipeline.open_campaign(campaign)
    answer(reconstruct.replay_table(made, day, according_to), format_, output, lang)


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

    made = pipeline.open_campaign(campaign)
    given = ([*pipeline.scenario_settings(scenario)] if scenario else []) + list(sets)
    outcome = pipeline.fight(made, on, place, days, runs, seed, given, list(without))
    if format_ == "text" and not quiet:
        click.echo(pipeline.fight_head(outcome, lang), err=True)
    answer(pipeline.fight_result(outcome, lang), format_, output, lang)
    if format_ == "text" and not quiet:
        from sefer import report

        click.echo(report.table(pipeline.fight_inputs(outcome, made, lang), "text", lang), err=True)
        click.echo(say("simulate.foot", lang), err=True)
