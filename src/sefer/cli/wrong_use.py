"""What click has to say about wrong use, in our own words and the user's language."""

from __future__ import annotations

import re

import click

from sefer.messages import say


def why(error: click.ClickException, lang: str) -> str:
    """One sentence about what was wrong with the command that was typed."""
    if isinstance(error, click.MissingParameter):
        return say("use.missing", lang, name=_named(error))
    if isinstance(error, click.BadParameter):
        return _bad_value(error, lang)
    named = getattr(error, "option_name", None) or getattr(error, "command_name", None)
    for kind, key in (("NoSuchOption", "no_option"), ("NoSuchCommand", "no_command"), ("BadOptionUsage", "no_value")):
        if type(error).__name__ == kind and named:
            return say(f"use.{key}", lang, name=named)
    if extra := re.search(r"unexpected extra arguments? \((.*)\)", error.format_message()):
        return say("use.extra", lang, words=extra[1])
    return error.format_message()


def _named(error: click.BadParameter) -> str:
    hint = error.param.get_error_hint(error.ctx) if error.param is not None and error.ctx is not None else ""
    return hint.replace("'", "")


def _bad_value(error: click.BadParameter, lang: str) -> str:
    """The value and what would have been right: click names it in quotation marks or at the start of its sentence."""
    message, kind = error.format_message().partition(": ")[2], getattr(error.param, "type", None)
    found = re.search(r"['\"](.*?)['\"]", message)
    value, name = (found[1] or found[0]) if found else message.split(" ")[0], _named(error)
    if isinstance(kind, click.Choice):
        return say("use.choice", lang, name=name, value=value, choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.Path):
        return say("use.no_file" if "not exist" in message else "use.wrong_path", lang, value=value)
    if isinstance(kind, (click.IntRange, type(click.INT))):
        low = getattr(kind, "min", None)
        return say("use.number" if low is None else "use.number_from", lang, name=name, value=value, low=low)
    return say("use.bad_value", lang, name=name, value=value)
