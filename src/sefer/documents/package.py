"""The archive behind a .docx or .odt, looked at before anything in it is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from lxml import etree

from sefer.documents.files import LARGEST
from sefer.messages import Complaint

_LARGEST = 256 * 1024 * 1024  # bytes, unpacked
_RATIO = 200  # unpacked to packed; prose stays below 20
_SMALL = 1024 * 1024  # a part below this may have any ratio
_MOST_PARTS = 10_000
# what zipfile raises for archives that are damaged or lie
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, RuntimeError, EOFError, OSError)


class Package:
    """The parts of the archive, looked at before anything is unpacked."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
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
            root = etree.fromstring(self._zip.read(path), parser)
        except KeyError:
            return None
        except (etree.XMLSyntaxError, *_BROKEN):
            raise Complaint("documents.broken", name=self._name) from None
        if getattr(root.getroottree().docinfo, "doctype", ""):
            raise Complaint("documents.entities", name=self._name)
        return root
