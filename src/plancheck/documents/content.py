"""What a format's reader hands over: the text and the structure that only the format knows; and how it is written."""

from __future__ import annotations

from dataclasses import dataclass, field

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


@dataclass
class TextWriter:
    """A text as it is written, with the pages, tables, headings and marks in it: each knows its offsets by the length so far."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    pages: list[Page] = field(default_factory=list)
    tables: list[TextTable] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)
    marks: list[Span] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self.parts)

    def write(self, words: str) -> None:
        """Write some words at the end."""
        if words:
            self.parts.append(words)
            self.length += len(words)
