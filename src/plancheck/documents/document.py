"""A document as the other stages see it: decoded text with its origin, sections, pages and tables by offset."""

from __future__ import annotations

import copyreg
from dataclasses import dataclass, field, fields
from typing import Any

from plancheck.errors import UsageError


@dataclass(frozen=True, slots=True)
class Origin:
    """Who issued a document, when, for which place and years; declared in origin.yml or read from its head.

    Parameters
    ----------
    title, issuer, number : str
        Empty when unknown.
    date : str
        ``2011-10``, ``2011-10-18`` or a year; empty when unknown.
    first_year, last_year : int or None
        The plan's years (“十二五”: 2011, 2015), or the year a work report reports on and the year it plans.
    region : str
        The document's own area; 全国 for the country.
    kind : str
        ``plan``, ``report`` (government work report), ``statistics`` or ``other``.
    address : str
        Where the issuer publishes it.
    sha256 : str
        Of the published text's bytes.
    declared : bool
        False when recognised from the text.
    """

    title: str = ""
    issuer: str = ""
    number: str = ""
    date: str = ""
    first_year: int | None = None
    last_year: int | None = None
    region: str = "全国"
    kind: str = "other"
    address: str = ""
    sha256: str = ""
    declared: bool = False

    @property
    def year(self) -> int | None:
        """The year of the document: of its date, else the year before the plan's first, else None.

        Reports and statistics without a date count as of their last year. A plan of one year, as an office's budget, is told
        in the first months of that year.
        """
        if self.date[:4].isdigit():
            return int(self.date[:4])
        if self.kind in ("report", "statistics"):
            return self.last_year
        if self.first_year is None:
            return None
        return self.first_year - (0 if self.first_year == self.last_year else 1)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it: ``text[start:end]`` begins at the heading line."""

    start: int
    end: int
    body: int
    level: int
    title: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a paged document."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, by offset of its text; rows and columns count from 0."""

    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table whose structure the format itself gives (html, docx, pdf)."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded document.

    Parameters
    ----------
    id : str
        File name without the ending.
    text : str
        Decoded text; every offset of every table counts its Unicode code points.
    source : {"published", "digest"}
    origin : Origin
    sections : tuple of Section
        In order; deeper sections lie inside shallower ones.
    pages : tuple of Page
        Pages of a paged format, with what is printed on each; empty for others.
    tables : tuple of TextTable
        Tables whose cells the reader could tell apart.
    skipped : tuple of (int, int, str)
        Spans that carry no statements (contents pages, page feet, markup) with the reason.
    path : str
        File it was read from.
    format : {"txt", "md", "html", "pdf", "docx"}
    encoding : str
        Codec the text was decoded with; empty for pdf and docx.
    notes : tuple of str
        What the reader wants its user to know: corrections made, limits met, how the encoding was decided.
    """

    id: str
    text: str
    source: str = "published"
    origin: Origin = field(default_factory=Origin)
    sections: tuple[Section, ...] = ()
    pages: tuple[Page, ...] = ()
    tables: tuple[TextTable, ...] = ()
    skipped: tuple[tuple[int, int, str], ...] = ()
    path: str = ""
    format: str = "txt"
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Document({self.id!r}: {self.source} {self.format}, {len(self.text):,} characters)"

    def _repr_html_(self) -> str:
        from plancheck.htmltable import html_table

        origin = self.origin
        rows = [
            ("title", origin.title),
            ("issuer", origin.issuer),
            ("date", origin.date),
            ("place", origin.region),
            (
                "read",
                f"{self.source} {self.format}, {len(self.text):,} characters, {len(self.sections)} sections",
            ),
            *(("note", note) for note in self.notes),
        ]
        return html_table(("document", self.id), [row for row in rows if row[1]], caption=repr(self))


def _anew(one: Any) -> tuple[type[Any], tuple[object, ...]]:
    """What makes one anew from its fields: a compiled class is pickled and copied by nothing else."""
    return type(one), tuple([getattr(one, field.name) for field in fields(one)])


for _kind in (Origin, Section, Page, Cell, TextTable, Document):
    copyreg.pickle(_kind, _anew)


def require_document(given: object) -> None:
    """See that a document is given, not the path or the text of one.

    Raises
    ------
    UsageError
        With what makes a document of either.

    Examples
    --------
    >>> require_document(Document("plan", "到2015年，交易额突破18万亿元。"))
    """
    if not isinstance(given, Document):
        raise UsageError(
            "a Document",
            met=type(given).__name__,
            do="read_document(path) makes one of a file, plancheck.documents.document.Document(id, text) of a text",
        )
