"""Lines -> names of sections, headings, and the labels that open an abstract or keywords."""

from __future__ import annotations

from sefer.documents.hyphens import TORN
from sefer.documents.lines import Line
from sefer.documents.words import LANGUAGES, every, table
from sefer.letters import fold
from sefer.letters.patterns import lazy

_LABEL = lazy(r"[*_#\s]*([^\W\d_]+(?:[ \t]+[^\W\d_]+){0,2})[ \t]*[*_]*[ \t]*([.:：]|[—–-](?=\s))?[*_]*\s*")
_NUMBERED = lazy(r"(?:(?:\d{1,2}\.)+(?:\d{1,2}\.?)?|[IVX]{1,5}\.(?:\d{1,2}\.)*|[A-ZÇĞİÖŞÜ][.)])\s+[\"“‘«]?[^\W\d_]")
_INNER_END = lazy(r"([^\W\d_]{3,})[.!?][\"”’»)]?\s+[“\"«(]?(?=[^\W\d_])(?![a-zçğıöşü])")
_COUNT = lazy(r":\s*[\d.,]+\s+[^\W\d_]")  # "57. Alay: 1.200 kişi"
_CITES = lazy(r"\b(?:ss?|pp?|sh)\.\s*\d")  # "1. A. Demir, Yol (Ankara, 1990), s. 12"
_LONGEST = 150
_IMPRINT = 60
_MOST_WORDS = 20


def names_section(line: Line, *kinds: str) -> bool:
    """True for a line that is nothing but the name of a section of these kinds, numbered or not."""
    if len(line) >= 60:
        return False
    name = line.folded
    return any(name in every(kind) for kind in kinds)


def is_section(line: Line) -> bool:
    """True for a line that is nothing but the name of any section."""
    return names_section(line, "abstract", "bibliography", "sections", "after_bibliography")


def looks_like_heading(line: Line) -> bool:
    """True for a short line without a sentence's end that begins as a title does."""
    text = line.text
    if is_section(line):
        return True
    if line.closes or len(line) > _LONGEST or text[-1:] in (",", ";", ":", *TORN) or line.opens_small:
        return False
    if len(text.split()) > _MOST_WORDS or holds_sentences(text):
        return False
    if _COUNT.search(text) or _CITES.search(text) or (line.setting == "markdown" and is_numbered(line)):
        return False
    return is_numbered(line) or text.isupper() or text.lstrip('"“‘«(')[:1].isupper()


def holds_sentences(text: str) -> bool:
    """True where a sentence ends within the text and another begins."""
    return any(fold(match[1]) not in every("unfinished") for match in _INNER_END.finditer(text))


def is_numbered(line: Line) -> bool:
    """True for "2. Title", "3.1. Title", "IV. Title", "B) Title"."""
    return bool(_NUMBERED.match(line.text))


def is_clear_heading(line: Line, width: int) -> bool:
    """True where a line is a heading though no blank line sets it apart."""
    if is_section(line):
        return True
    return len(line) < 0.7 * width and looks_like_heading(line) and (is_numbered(line) or line.text.isupper())


def label(text: str) -> tuple[str, int] | None:
    """The section that a paragraph opens by name ("abstract", "keywords") and where its words begin."""
    match = _LABEL.match(text)
    if match is None or not (match[2] or match.end() == len(text)):
        return None
    words = fold(match[1])
    found = [kind for kind in ("keywords", "abstract") if words in every(kind)]
    return (found[0], match.end()) if found else None


def label_kind(text: str) -> str:
    """The section that a line opens by name, empty where it opens none."""
    found = label(text)
    return found[0] if found else ""


def is_imprint(text: str) -> bool:
    """True for what a journal says about the article: "Received: 3 May 2014", "DOI: 10.1000/1"."""
    head, colon, _ = text[:_IMPRINT].partition(":")
    if not colon:
        return False
    folded = fold(head + (":" if head.lower().startswith("http") else ""))
    return any(folded.startswith(words) for words in every("imprint"))


def section_language(text: str) -> str | None:
    """The one language in which a heading names a section of every article: "Sonuç"."""
    name = fold(text).strip(" .:")
    named = [language for language in LANGUAGES if name in table(language).sections | table(language).notes]
    return named[0] if len(named) == 1 else None


def label_language(text: str) -> str | None:
    """The language whose word labels the paragraph."""
    match = _LABEL.match(text)
    words = fold(match[1]) if match else ""
    return next((lang for lang in LANGUAGES if words in table(lang).keywords | table(lang).abstract), None)


def ends_keywords(line: Line, following: Line, count: int) -> bool:
    """True where a list of keywords ends before `following`: at a full stop, or where the text is set otherwise."""
    return line.text.endswith(".") or following.indent != line.indent or count > 5
