"""The group of all commands: its language, and errors as one line with the exit codes of the formats."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import Any

import click

from sefer import __version__
from sefer.cli import wrong_use
from sefer.cli.language import LANG, told
from sefer.cli.spoken_help import Command, Context
from sefer.letters.compiled import keep
from sefer.messages import LANGUAGES, Complaint, say

WRONG_USE, NOT_READ, FOUND = 2, 3, 1


_CYCLES = 50_000  # objects after which cycles are looked for: what a command imports has none to let go


class Group(click.Group):
    """A group whose errors are one line in the user's language, with the exit codes of the formats."""

    command_class = Command
    context_class = Context

    def main(self, *args: Any, **kwargs: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(AttributeError, ValueError):
                stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        gc.set_threshold(_CYCLES)
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
        finally:
            keep()


def _exit_of(key: str) -> int:
    return (
        NOT_READ
        if key.split(".", maxsplit=1)[0] in ("documents", "store", "geography", "sheets", "incoming")
        else WRONG_USE
    )


def _usage(error: click.ClickException) -> str:
    """What was wrong, after the command that was typed and before the help that tells how it is used."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    where = f"sefer {context.info_name}" if context is not None and context.parent else "sefer"
    return told("usage", where=where, why=wrong_use.why(error, LANG))


@click.group(
    cls=Group, help=told("help"), options_metavar="", subcommand_metavar=told("help_metavar"), add_help_option=False
)
@click.help_option("-h", "--help", help=told("help_help"))
@click.version_option(__version__, prog_name="sefer", help=told("help_version"))
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=told("help_lang"))  # read by `spoken`
def main() -> None:
    """Sefer."""
