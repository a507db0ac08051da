"""The part of a .docx that holds its comments, and what leads to it; comments that are there keep their ids."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from lxml import etree

from sefer.documents.docx import W
from sefer.documents.package import Package
from sefer.letters.patterns import lazy

_AUTHOR, _INITIALS = "Sefer", "S"
_RELATIONS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_OF_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LANGUAGES = {"tr": "tr-TR", "en": "en-GB"}
_SIZE = "20"  # half points
_NUMBERED = [W + kind for kind in ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")]
_NOTES = [W + kind for kind in ("footnote", "endnote", "footnoteReference", "endnoteReference")]
_NOTE_PARTS = lazy(r"word/(?:foot|end)notes\d*\.xml")
_APART = 1000  # LibreOffice 7.4 drops the text of notes whose ids stand near those of comments


class CommentPart:
    """The comments of a package as they grow; the part is made where there is none.

    `told`: the lines of the comments of ours that are there.
    """

    def __init__(self, package: Package, document: etree._Element) -> None:
        self._package = package
        found = package.part(_RELATIONS)
        self._relations = found if found is not None else etree.fromstring(f'<Relationships xmlns="{_OF_RELATIONS}"/>')
        targets = [one.get("Target") or "" for one in self._relations if one.get("Type") == _RELATION]
        self._path = posixpath.normpath(posixpath.join("/word", targets[0])).lstrip("/") if targets else ""
        known = package.part(self._path) if targets else None
        self._comments = known if known is not None else etree.Element(W + "comments", nsmap={"w": W[1:-1]})
        self._is_new = known is None
        self.told = frozenset(
            "".join(text.text or "" for text in paragraph.iter(W + "t"))
            for comment in self._comments.iter(W + "comment")
            if comment.get(W + "author") == _AUTHOR
            for paragraph in comment.iter(W + "p")
        ) - {""}
        used = _highest((self._comments, document), _NUMBERED)
        parts = (package.part(name) for name in package.names if _NOTE_PARTS.fullmatch(name))
        notes = _highest((document, *(part for part in parts if part is not None)), _NOTES)
        self._next = 1 + (max(used, notes + _APART) if notes >= 0 else used)

    def add(self, lines: Iterable[str], lang: str) -> str:
        """Add a comment of ours, a paragraph a line; gives its id."""
        identity = str(self._next)
        self._next += 1
        comment = etree.SubElement(self._comments, W + "comment")
        for name, value in (("id", identity), ("author", _AUTHOR), ("initials", _INITIALS)):
            comment.set(W + name, value)
        for number, line in enumerate(lines):
            paragraph = etree.SubElement(comment, W + "p")
            if not number:
                etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "annotationRef")
            run = etree.SubElement(paragraph, W + "r")
            look = etree.SubElement(run, W + "rPr")
            for name, value in (("sz", _SIZE), ("szCs", _SIZE), ("lang", _LANGUAGES[lang])):
                etree.SubElement(look, W + name).set(W + "val", value)
            text = etree.SubElement(run, W + "t", {_SPACE: "preserve"})
            text.text = line
        return identity

    def changed(self) -> Mapping[str, etree._Element]:
        """The parts that the comments need, by path: their own, and where it is new what leads to it."""
        if not self._is_new:
            return {self._path: self._comments}
        if not self._path:
            self._path = _free("word/comments{}.xml", self._package.names)
            self._relate()
        types = self._package.part(_TYPES)
        if types is None:
            return {self._path: self._comments, _RELATIONS: self._relations}
        space = types.tag.removesuffix("Types")
        if not any(one.get("PartName") == f"/{self._path}" for one in types):
            etree.SubElement(types, f"{space}Override", PartName=f"/{self._path}", ContentType=_KIND)
        return {_TYPES: types, _RELATIONS: self._relations, self._path: self._comments}

    def _relate(self) -> None:
        identity = _free("rIdSefer{}", [one.get("Id") or "" for one in self._relations])
        target = self._path.removeprefix("word/")
        etree.SubElement(
            self._relations, f"{{{_OF_RELATIONS}}}Relationship", Id=identity, Type=_RELATION, Target=target
        )


def _highest(roots: Iterable[etree._Element], kinds: Iterable[str]) -> int:
    """The highest id that elements of some kinds bear; -1 where none does."""
    ids = [one.get(W + "id") or "" for root in roots for one in root.iter(*kinds)]
    return max((int(one) for one in ids if one.isdecimal()), default=-1)


def _free(form: str, taken: Iterable[str]) -> str:
    """The first name of a form that nothing bears."""
    names = {name.lower() for name in taken}
    return next(name for n in range(len(names) + 1) if (name := form.format(n or "")).lower() not in names)
