"""A .bib file -> Sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sefer.documents.decoding import decode
from sefer.documents.extents import pages_in
from sefer.documents.files import content
from sefer.letters.patterns import lazy
from sefer.messages import Complaint
from sefer.model import Source

_YEAR = lazy(r"(\d{4})([a-z])?")


def read_bib(path: Path, complain: Callable[[Complaint], None] | None = None) -> tuple[Source, ...]:
    """The works of a .bib file in its order; each broken entry is told to `complain`, the others go on.

    Raises Complaint where the file cannot be read or holds entries of which none could be read.
    """
    import logging

    from bibtexparser import entrypoint, middlewares

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    text = decode(content(path), path.name).replace("\r\n", "\n")
    names = [middlewares.SeparateCoAuthors(), middlewares.SplitNameParts()]  # before LaTeX: braces hold a name together
    library = entrypoint.parse_string(text, append_middleware=names)
    if library.failed_blocks and not library.entries:
        raise Complaint("documents.bib_broken", name=path.name)
    for block in library.failed_blocks if complain else ():
        complain(_complaint(path.name, block))  # type: ignore[misc]
    return tuple(_source(entry) for entry in library.entries)


def _complaint(name: str, block: Any) -> Complaint:
    broken = block.ignore_error_block
    key = getattr(broken, "key", None) or re.sub(r"^@\w+\s*[{(]\s*", "", block.raw or "").split(",")[0].strip()[:40]
    return Complaint("documents.bib_entry", name=name, line=(block.start_line or 0) + 1, entry=key)


def _source(entry: Any) -> Source:
    fields = {key.lower(): field.value for key, field in entry.fields_dict.items()}
    people = fields.get("author") or fields.get("editor") or fields.get("organization") or fields.get("institution")
    year = _YEAR.search(str(fields.get("year") or fields.get("date") or ""))
    return Source(
        key=entry.key,
        authors=tuple(filter(None, map(_family, people if isinstance(people, list) else [people]))),
        year=year[1] if year else None,
        suffix=(year[2] or "") if year else "",
        title=_plain(str(fields.get("title") or "")),
        entry=entry.raw or "",
        pages=pages_in(str(fields.get("pages") or "")),
    )


def _family(person: Any) -> str:
    """The family name with its particle; an institution whole."""
    if person is None:
        return ""
    parts = getattr(person, "last", None)
    return _plain(" ".join([*person.von, *parts]) if parts is not None else str(person))


def _plain(text: str) -> str:
    from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

    read = LatexNodes2Text().latex_to_text(text) if "\\" in text or "$" in text else text
    return unicodedata.normalize("NFC", " ".join(read.replace("{", "").replace("}", "").replace("~", " ").split()))
