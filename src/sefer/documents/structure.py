"""Paragraphs -> paragraphs that know their kind, with torn sentences made whole."""

from __future__ import annotations

from itertools import groupby

from sefer.documents.entries import split_entries
from sefer.documents.headings import (
    holds_sentences,
    is_imprint,
    is_numbered,
    is_section,
    label,
    looks_like_heading,
    names_section,
)
from sefer.documents.hyphens import TORN
from sefer.documents.paragraphs import Paragraph
from sefer.letters.patterns import lazy

_REACH = 6  # paragraphs that an abstract may have before its keywords
_LONGEST_HEADING = 220
_NOTE = lazy(r"(?:\d{1,3}[.)]?|[*†‡]{1,3})\s+\S")
_ASIDE = ("abstract", "keywords", "note", "table", "heading")


def arranged(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs with kinds; one that was torn in two is one, and what stood between follows it."""
    _name_sections(paragraphs)
    paragraphs = _with_entries(paragraphs)
    _find_notes(paragraphs)
    for at, paragraph in enumerate(paragraphs):
        if not paragraph.kind:
            paragraph.kind = "heading" if _is_heading(paragraphs, at) else "body"
    return _joined(paragraphs)


def _name_sections(paragraphs: list[Paragraph]) -> None:
    """Set the kinds that follow from labels: abstract, keywords, bibliography."""
    in_bibliography = False
    for at, paragraph in enumerate(paragraphs):
        single = len(paragraph.lines) == 1
        if single and names_section(paragraph.last, "bibliography") and at + 1 < len(paragraphs):
            in_bibliography = True
            paragraph.kind = "heading"
        elif single and is_section(paragraph.last):
            in_bibliography = False
        text = paragraph.text
        found = label(text)
        if not paragraph.kind and not in_bibliography and is_imprint(text):
            paragraph.kind = "keywords"
        elif found and paragraph.kind in ("", "heading"):  # in a word processor it may bear the style of a heading
            in_bibliography = False
            for follower in paragraphs[at : at + 1 + _reach(paragraphs, at, found[0], found[1])]:
                follower.kind = found[0]
        elif in_bibliography and not paragraph.kind:
            paragraph.kind = "heading" if _is_group_title(paragraph) else "bibliography"


def _with_entries(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The same with one paragraph for each entry of a bibliography."""
    out: list[Paragraph] = []
    for kind, group in groupby(paragraphs, key=lambda paragraph: paragraph.kind):
        same = list(group)
        out += split_entries(same) if kind == "bibliography" else same
    return out


def _is_group_title(paragraph: Paragraph) -> bool:
    """True for "Kitaplar" and its like within a bibliography."""
    text = paragraph.text
    return len(paragraph.lines) == 1 and len(text) < 50 and "," not in text and looks_like_heading(paragraph.last)


def _reach(paragraphs: list[Paragraph], at: int, kind: str, begins: int) -> int:
    """How many paragraphs after a label belong to it."""
    alone = begins >= len(paragraphs[at].text)
    if kind == "abstract":
        for step, follower in enumerate(paragraphs[at + 1 : at + 2 + _REACH]):
            found = label(follower.text)
            if found and found[0] == "keywords":
                return step
            if found or follower.kind == "heading" or is_section(follower.lines[0]) or is_numbered(follower.lines[0]):
                break
    return 1 if alone and at + 1 < len(paragraphs) and not paragraphs[at + 1].kind else 0


def _is_heading(paragraphs: list[Paragraph], at: int) -> bool:
    paragraph = paragraphs[at]
    if paragraph.lines[0].mark.startswith("#"):
        return True
    if len(paragraph.lines) > 3 or len(paragraph.text) > _LONGEST_HEADING or not looks_like_heading(paragraph.lines[0]):
        return False
    if _reads_as_text(paragraph):
        return False
    return not _goes_on(paragraphs, at)


def _reads_as_text(paragraph: Paragraph) -> bool:
    """True where it ends as text does, holds sentences, or is a list."""
    last = paragraph.last
    if is_section(last):
        return False
    if last.closes or last.text[-1] in (",", ";", ":", *TORN) or (last.text[-1] == "." and not is_numbered(last)):
        return True
    later = paragraph.lines[1:]
    return bool(later) and (holds_sentences(paragraph.text) or any(line.text[0].isdigit() for line in later))


def _goes_on(paragraphs: list[Paragraph], at: int) -> bool:
    """True where the next paragraph is the rest of this one's sentence; what was set aside between is passed over."""
    paragraph = paragraphs[at]
    rest = (other for other in paragraphs[at + 1 :] if other.kind not in ("abstract", "keywords", "note", "table"))
    following = next(rest, None)
    if following is None or is_section(paragraph.last):
        return False
    torn = following.seam == "torn" and paragraph.full and len(paragraph.lines) > 1
    return torn or following.lines[0].opens_small


def _find_notes(paragraphs: list[Paragraph]) -> None:
    """A numbered paragraph between the halves of a sentence is a footnote."""
    for before, middle, after in zip(paragraphs, paragraphs[1:], paragraphs[2:], strict=False):
        if before.kind or middle.kind or after.kind or not _NOTE.match(middle.text):
            continue
        if before.open_ended and after.lines[0].opens_small and middle.text[-1] in ".)":
            middle.kind = "note"


def _joined(paragraphs: list[Paragraph]) -> list[Paragraph]:
    out: list[Paragraph] = []
    body: Paragraph | None = None
    between = ""
    for paragraph in paragraphs:
        if paragraph.kind == "body" and body is not None and _belong(body, paragraph, between):
            body.lines += paragraph.lines
        else:
            out.append(paragraph)
            if paragraph.kind == "body":
                body = paragraph
        stops = paragraph.kind == "heading" and (is_section(paragraph.last) or is_numbered(paragraph.lines[0]))
        between = paragraph.kind if paragraph.kind in _ASIDE else ""
        body = None if stops or paragraph.kind == "bibliography" else body
    return out


def _belong(first: Paragraph, second: Paragraph, between: str) -> bool:
    """True where the second goes on with the first's sentence; `between` is the kind of what was set aside."""
    opening = second.lines[0]
    if second.seam == "firm" and not between:
        return False
    if first.torn_word:
        return opening.text[0].isalnum()
    if not first.open_ended:
        return False
    torn = between in ("abstract", "keywords", "note") or (not between and second.seam == "torn")
    return opening.opens_small or (torn and first.full)
