"""The archive behind a .docx or .odt, looked at before anything in it is unpacked; and copies of it with other parts."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from copy import copy

from lxml import etree

from sefer.documents.files import LARGEST
from sefer.messages import Complaint

_LARGEST = 256 * 1024 * 1024  # bytes, unpacked
_RATIO = 200  # unpacked to packed; prose stays below 20
_SMALL = 1024 * 1024  # a part below this may have any ratio
_MOST_PARTS = 10_000
# the vocabularies that the strict form of Office Open XML calls by other names
_STRICT, _USUAL = b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"
_RENAMED = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
)
_MADE = (1980, 1, 1, 0, 0, 0)  # the date of a part that we add: the same copy every time
# what zipfile raises for archives that are damaged or lie
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, RuntimeError, EOFError, OSError)


class Package:
    """The parts of the archive, looked at before anything is unpacked."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._is_strict = False
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise Complaint("documents.broken", name=name) from None
        infos = self._zip.infolist()
        swollen = any(i.file_size > _SMALL and i.file_size > _RATIO * max(i.compress_size, 1) for i in infos)
        if swollen or len(infos) > _MOST_PARTS or sum(i.file_size for i in infos) > _LARGEST:
            raise Complaint("documents.bomb", name=name)
        if any(i.flag_bits & 1 for i in infos):
            raise Complaint("documents.encrypted", name=name)

    def part(self, path: str) -> etree._Element | None:
        """The root of one XML part, None where the archive has no such part."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            if self._zip.getinfo(path).file_size > LARGEST:
                raise Complaint("documents.bomb", name=self._name)
            root = etree.fromstring(self._usual(self._zip.read(path)), parser)
        except KeyError:
            return None
        except (etree.XMLSyntaxError, *_BROKEN):
            raise Complaint("documents.broken", name=self._name) from None
        if getattr(root.getroottree().docinfo, "doctype", ""):
            raise Complaint("documents.entities", name=self._name)
        return root

    @property
    def names(self) -> list[str]:
        """The paths of all parts."""
        return self._zip.namelist()

    def _usual(self, part: bytes) -> bytes:
        """The part with the names of the transitional form."""
        if _STRICT in part:
            self._is_strict = True
            for strict, usual in _RENAMED:
                part = part.replace(_STRICT + strict, _USUAL + usual)
        return part

    def copy(self, changed: Mapping[str, etree._Element]) -> bytes:
        """The archive with some parts changed or, at its end, added; the others keep their bytes and their order."""
        out = io.BytesIO()
        new = {path: self._told(root) for path, root in changed.items()}
        try:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copied:
                copied.comment = self._zip.comment
                for info in self._zip.infolist():
                    part = new.pop(info.filename, None) or self._zip.read(info)
                    kept = copy(info)
                    copied.writestr(kept, part, info.compress_type)
                    kept.external_attr = info.external_attr  # zipfile would fill in what is empty
                for path, part in new.items():
                    copied.writestr(zipfile.ZipInfo(path, _MADE), part, zipfile.ZIP_DEFLATED)
        except _BROKEN:
            raise Complaint("documents.broken", name=self._name) from None
        return out.getvalue()

    def _told(self, root: etree._Element) -> bytes:
        """A part as bytes, in the form that the archive has."""
        told = etree.tostring(root, encoding="UTF-8", standalone=True)
        for strict, usual in _RENAMED if self._is_strict else ():
            told = told.replace(_USUAL + usual, _STRICT + strict)
        return told
