"""A document as a row of the table ``documents``: where it comes from and what was read of it."""

from __future__ import annotations

from dataclasses import dataclass

from plancheck.documents.document import Document


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One row; the columns are described in `plancheck.schema.DOCUMENTS`."""

    document: str
    title: str
    issuer: str
    number: str
    date: str
    region: str
    kind: str
    first_year: int | None
    last_year: int | None
    source: str
    declared: bool
    format: str
    characters: int
    address: str
    notes: str


def describe_document(document: Document) -> DocumentRow:
    """Return the row of one document.

    Examples
    --------
    >>> row = describe_document(Document("plan", "到2025年，全市达到3亿元。"))
    >>> row.document, row.characters, row.declared
    ('plan', 15, False)
    """
    origin = document.origin
    return DocumentRow(
        document.id, origin.title, origin.issuer, origin.number, origin.date, origin.region, origin.kind,
        origin.first_year, origin.last_year, document.source, origin.declared, document.format, len(document.text),
        origin.address, " ; ".join(document.notes),
    )  # fmt: skip
