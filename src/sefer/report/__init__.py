"""Findings -> screen, JSON, SARIF, HTML; tables -> text, CSV, XLSX, Markdown."""

from __future__ import annotations

from sefer.report.baseline import Since, is_round, read_baseline, since
from sefer.report.blocks import blocks
from sefer.report.comments import remarks
from sefer.report.findings import as_json, as_sarif, catalogue, page, screen
from sefer.report.html import as_html
from sefer.report.links import links_table
from sefer.report.quoting import quotation, quotation_table
from sefer.report.summary import summary, unmet_lines, unread_table
from sefer.report.tables import table

__all__ = [
    "Since",
    "as_html",
    "as_json",
    "as_sarif",
    "blocks",
    "catalogue",
    "is_round",
    "links_table",
    "page",
    "quotation",
    "quotation_table",
    "read_baseline",
    "remarks",
    "screen",
    "since",
    "summary",
    "table",
    "unmet_lines",
    "unread_table",
]
