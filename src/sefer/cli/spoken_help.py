"""Help in the user's language: headings, the option that shows it, and a whole sentence for each command."""

from __future__ import annotations

import click

from sefer.cli.language import told

HEADINGS = {"Options": "help_options", "Commands": "help_commands"}


class Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage("sefer" if prog.startswith("python") else prog, args, prefix or f"{told('help_use')}: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(told(HEADINGS[heading]))


class Context(click.Context):
    formatter_class = Formatter


class Command(click.Command):
    """A command whose help is in the user's language."""

    context_class = Context

    def get_short_help_str(self, limit: int = 0) -> str:
        """Its whole sentence: half of one, cut by the width of the terminal, tells nobody what it does."""
        return self.help or ""
