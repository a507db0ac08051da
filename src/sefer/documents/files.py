"""Paths -> the files to read, and the bytes of each once it is what its ending says."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from sefer.messages import Complaint

ENDINGS = (".txt", ".md", ".docx", ".odt", ".html", ".htm", ".pdf")
_WORKS = (".bib", ".json")  # lists beside the texts
LARGEST = 64 * 1024 * 1024  # bytes in one document
_SIGNS = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\xd0\xcf\x11\xe0", "DOC"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3", "SQLite"),
    (b"\x7fELF", "ELF"),
)
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # what a file of today in a shell of old times holds
_EXPECTED = {".pdf": "PDF", ".docx": "ZIP", ".odt": "ZIP"}
_MAY_BE = {".html": "HTML", ".htm": "HTML"}
PAGE = '<meta name="generator" content="Sefer">'  # in the head of the reports that Sefer writes
_HEAD = 800  # bytes in which it stands
_COMMENT, _COPY = b'author="Sefer"', b"/SeferCopyOf"  # in the copies with comments


def gather(paths: Sequence[Path]) -> list[Path]:
    """The readable files behind paths, each once: a file as it is, a folder's files in the order of their names.

    A .bib or .json is no text to read, but a list beside the texts (see read_bib, read_csl), and is passed over. Raises
    Complaint for a path that does not exist and for a folder without a file that can be read.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(texts_in(path))
            if not inside:
                raise Complaint("documents.no_files", name=str(path))
        elif path.exists():
            if path.suffix.lower() in _WORKS and len(paths) == 1:
                raise Complaint("documents.only_works", name=str(path))
            inside = [path] if path.suffix.lower() not in _WORKS else []
        else:
            raise Complaint("documents.missing", name=str(path))
        for file in inside:
            found.setdefault(file.resolve(), file)
    if not found:
        raise Complaint("documents.no_files", name=", ".join(map(str, paths)))
    files = list(found.values())
    named = [p.resolve() for p in paths]
    return [f for f in files if f.resolve() in named or not _is_copy(f, files)]


def texts_in(folder: Path) -> Iterator[Path]:
    """Files at any depth; a folder that links back to one above it is entered once."""
    seen: set[str] = set()
    for at, folders, names in os.walk(folder, followlinks=True):
        seen.add(os.path.realpath(at))
        folders[:] = [
            name for name in sorted(folders) if name[0] != "." and os.path.realpath(Path(at, name)) not in seen
        ]
        seen.update(os.path.realpath(Path(at, name)) for name in folders)
        made = _made(names)
        for name in names:
            if name in made or name.startswith((".", "~$")):
                continue
            if Path(name).suffix.lower() in ENDINGS and Path(at, name).is_file() and not _is_page(Path(at, name)):
                yield Path(at, name)


def _is_copy(path: Path, files: Sequence[Path]) -> bool:
    """Is it the copy with comments that Sefer made of another of the files, which bears the same name?"""
    if path.suffix.lower() not in (".docx", ".pdf") or [f.name for f in files].count(path.name) < 2:
        return False
    try:
        if path.suffix.lower() == ".pdf":
            return _COPY in path.read_bytes()
        with zipfile.ZipFile(path) as parts:
            return any(_COMMENT in parts.read(name) for name in parts.namelist() if name.endswith("comments.xml"))
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError):
        return False


def _is_page(path: Path) -> bool:
    """Is it a report that Sefer wrote?"""
    if path.suffix.lower() not in _MAY_BE:
        return False
    try:
        with path.open("rb") as file:
            return PAGE.encode() in file.read(_HEAD)
    except OSError:
        return False


def _made(names: Sequence[str]) -> set[str]:
    """What Sefer itself wrote into a folder: pages beside a built campaign, texts beside their mentions."""
    pages = {"atlas.html", "findings.html"} if "campaign.duckdb" in names else set()
    ending = ".mentions.jsonl"
    return pages | {name.removesuffix(ending) + ".txt" for name in names if name.endswith(ending)}


def load(path: Path) -> bytes:
    """The bytes of a file that can be read as its ending says. Raises Complaint where it cannot."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise Complaint("documents.ending", name=path.name)
    data = content(path)
    kind = _kind(data)
    expected = _EXPECTED.get(ending)
    if kind is not None and kind == _MAY_BE.get(ending):
        return data
    if kind != expected and (kind is not None or expected is not None):
        if kind is None and b"\0" in data:
            raise Complaint("documents.not_kind", name=path.name, ending=ending)
        if kind == "DOC" and _LOCKED in data:
            raise Complaint("documents.encrypted", name=path.name)
        raise Complaint("documents.wrong_kind", name=path.name, kind=kind or "TXT", ending=ending)
    return data


def content(path: Path) -> bytes:
    """The bytes of a file. Raises Complaint where there are none, too many, or they may not be read."""
    try:
        size = path.stat().st_size
        if not path.is_file() or size > LARGEST:
            raise Complaint("documents.too_large" if size > LARGEST else "documents.unreadable", name=path.name)
        data = path.read_bytes()
    except FileNotFoundError:
        raise Complaint("documents.missing", name=str(path)) from None
    except OSError:
        raise Complaint("documents.unreadable", name=path.name) from None
    if not data.strip(b" \t\r\n\f\v\xef\xbb\xbf"):
        raise Complaint("documents.empty", name=path.name)
    return data


def _kind(data: bytes) -> str | None:
    """What the first bytes say: "PDF", "ZIP", "PNG" ...; None for what may be a text."""
    for sign, kind in _SIGNS:
        if data.startswith(sign):
            return kind
    if data.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        return "HTML"
    return "PDF" if b"%PDF-" in data[:1024] and b"\0" in data[:65536] else None
