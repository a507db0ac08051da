"""The group of all commands: its language, and errors as one line with the exit codes of the formats."""

from __future__ import annotations

import contextlib
import locale
import os
import sys
from itertools import pairwise
from typing import Any

import click

from sefer import __version__
from sefer.cli import wrong_use
from sefer.letters.compiled import keep
from sefer.messages import LANGUAGES, Complaint, say

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


@click.group(cls=Group, help=told("help"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sefer", help=told("help_version"))
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=told("help_lang"))  # read by `spoken`
def main() -> None:
    """Sefer."""
