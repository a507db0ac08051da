"""What commands share: their options, the progress bar, and how an answer is written."""

from __future__ import annotations

import contextlib
import functools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sefer.cli.group import main
from sefer.cli.language import LANG, told
from sefer.messages import LANGUAGES, Complaint, because, say

if TYPE_CHECKING:
    from sefer.model import Campaign, Table
    from sefer.reading import Progress, Read

FORMATS = ("text", "csv", "json", "xlsx", "md")


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command takes."""
    command = click.option("--lang", type=click.Choice(LANGUAGES), default=LANG, help=told("help_lang"))(command)
    command = click.help_option("-h", "--help", help=told("help_help"))(command)
    return click.option("-q", "--quiet", is_flag=True, help=told("help_quiet"))(command)


def paths_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))(command)


def campaign_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.argument("campaign", default=".", type=click.Path(path_type=Path))(command)


def as_format(body: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that answers with a table; nothing that is needed is written over."""
    return as_formats(*FORMATS)(body)


def as_formats(*formats: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The same for a command with formats of its own."""
    return functools.partial(_as_formats, formats=formats)


def _as_formats(body: Callable[..., Any], formats: tuple[str, ...]) -> Callable[..., Any]:
    @functools.wraps(body)
    def guarded(**given: Any) -> Any:
        given["format_"] = given["format_"] or _by_ending(given["output"], formats)
        if given["output"] is not None:
            from sefer import store

            store.refuse_output(given["output"], given.get("campaign"))
        return body(**given)

    command = click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help=told("help_output"))(
        guarded
    )
    return click.option("--format", "format_", type=click.Choice(formats), help=told("help_format"))(command)


def _by_ending(output: Path | None, formats: tuple[str, ...]) -> str:
    """The format that a file's ending names, text without one."""
    ending = output.suffix.lower().removeprefix(".") if output is not None else ""
    return ending if ending in formats else "text"


def command(name: str, **settings: Any) -> Callable[[Callable[..., Any]], click.Command]:
    return lambda body: main.command(
        name,
        help=told(f"help_{name}"),
        options_metavar=told("help_some"),
        add_help_option=False,
        context_settings=settings,
    )(common(body))


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


def opened(path: Path, lang: str, format_: str) -> Campaign:
    """The built campaign, its names as texts in the reader's language have them; for programs always the same ones."""
    from sefer import pipeline

    return pipeline.open_campaign(path, None if format_ == "json" else lang)


def complain(complaints: tuple[Complaint, ...], lang: str) -> None:
    for complaint in complaints:
        click.echo(say(complaint.key, lang, **complaint.values), err=True)


def remark(found: Read, lang: str, quiet: bool, key: str = "cli.no_campaign") -> None:
    """Say of each text without a claim what follows from it: that it adds nothing to the campaign."""
    from sefer import pipeline

    for name in () if quiet else pipeline.untold(found):
        click.echo(say(key, lang, name=name), err=True)


def answer(table: Table, format_: str, output: Path | None, lang: str, foot: str = "", nothing: str = "") -> None:
    """Print a table, or write it; a workbook is never printed. The foot stands below what people read on the screen.

    `nothing`: what stands on the screen instead of a table without rows (key of a message).
    """
    from sefer import report

    if format_ == "xlsx" and output is None:
        raise Complaint("cli.needs_output")
    if nothing and format_ == "text" and output is None and not table.rows:
        click.echo(say(nothing, lang))
        return
    written(report.table(table, format_, lang), output, foot if format_ == "text" else "")


def written(made: str | bytes, output: Path | None, foot: str = "") -> None:
    """Print an answer with its foot, or write it."""
    try:
        if output is not None:
            output.write_bytes(made if isinstance(made, bytes) else made.encode())
        else:
            click.echo(made, nl=False)
            if foot:
                click.echo(foot, err=True)
    except OSError as error:
        raise Complaint("cli.not_writable", path=output, reason=because(error)) from error
