"""Files -> Documents: clean text that can be located in the raw file."""

from __future__ import annotations

from sefer.documents.bib import read_bib
from sefer.documents.copies import COPIED, annotate
from sefer.documents.csl import read_csl
from sefer.documents.files import ENDINGS, gather, texts_in
from sefer.documents.reading import read

__all__ = ["COPIED", "ENDINGS", "annotate", "gather", "read", "read_bib", "read_csl", "texts_in"]
