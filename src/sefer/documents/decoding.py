"""Bytes of a plain text -> the text."""

from __future__ import annotations

import codecs

from sefer.messages import Complaint

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TURKISH = frozenset("çÇğĞıİöÖşŞüÜâÂîÎûÛ’‘“”–—…«»°§·•\u00a0\u00ad")
# the first two differ only where cp1254 has quotes and dashes; then those of DOS and of old Macintoshes
_TURKISH_ENCODINGS = ("cp1254", "iso8859-9", "cp857", "mac_turkish")
_SAMPLE = 200_000


def decode(data: bytes, name: str) -> str:
    """The text without its byte order mark, line ends untouched. Raises Complaint where no encoding fits."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    if b"\0" in data:
        raise Complaint("documents.nul", name=name, at=data.index(b"\0"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _patched(data) or _eight_bit(data, name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Complaint("documents.encoding", name=name) from None
    if "\0" in text:
        raise Complaint("documents.nul", name=name, at=text.index("\0"))
    return text


def _patched(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, each shown as U+FFFD; None where it is not UTF-8 at all."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(not c.isascii() for c in text[:_SAMPLE]) - broken
    return text if good > 2 * broken else None


def _eight_bit(data: bytes, name: str) -> str:
    for encoding in _TURKISH_ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        odd = [c for c in text[:_SAMPLE] if not c.isascii()]
        if sum(c in _TURKISH for c in odd) >= 0.8 * len(odd):
            return text
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise Complaint("documents.encoding", name=name)
    return data.decode(best.encoding, "replace")
