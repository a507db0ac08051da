"""A file and remarks on its words -> a copy with comments or highlights."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sefer.documents.files import load
from sefer.messages import Complaint

if TYPE_CHECKING:
    from sefer.model import Document, Remark

COPIED = (".docx", ".pdf")


def annotate(path: Path, document: Document, remarks: Sequence[Remark], lang: str) -> bytes:
    """The bytes of a .docx with the remarks as comments, or of a .pdf with them as highlights with notes.

    Raises Complaint where the file is encrypted, signed, or no longer the one that was read.
    """
    data = load(path)
    if sha256(data).hexdigest() != document.digest:
        raise Complaint("documents.changed", name=document.name)
    if path.suffix.lower() == ".pdf":
        from sefer.documents import pdf_notes

        return pdf_notes.highlighted(data, document, remarks)
    from sefer.documents import docx_comments

    return docx_comments.commented(data, document, remarks, lang)
