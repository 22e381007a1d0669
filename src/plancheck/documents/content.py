"""What a format's reader hands over: the text and the structure that only the format knows."""

from __future__ import annotations

from dataclasses import dataclass

from plancheck.documents.document import Page, TextTable
from plancheck.documents.lines import Span


@dataclass(frozen=True, slots=True)
class Content:
    """What a format's reader gives: the text and the structure that only the format knows.

    Parameters
    ----------
    text : str
    pages, tables : tuple
    skipped : tuple of (int, int, str)
        Spans the format marks as page furniture (footnote marks by their size, repeated page heads).
    headings : tuple of (int, int)
        Offset and level of the lines that the format marks as headings (html h1 to h6, docx heading styles).
    title : str
        The title the format declares (html ``<title>``, docx core properties), empty when none.
    encoding : str
    notes : tuple of str
    """

    text: str
    pages: tuple[Page, ...] = ()
    tables: tuple[TextTable, ...] = ()
    skipped: tuple[Span, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    title: str = ""
    encoding: str = ""
    notes: tuple[str, ...] = ()
