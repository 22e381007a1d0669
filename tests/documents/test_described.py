"""A document as a row of the table of documents."""

from __future__ import annotations

from plancheck.documents.described import describe_document
from plancheck.documents.document import Document, Origin


def test_a_row_holds_the_origin_and_what_was_read() -> None:
    origin = Origin(
        title="云岭市规划", issuer="云岭市人民政府", date="2021-03", region="云岭市", kind="plan", first_year=2021, last_year=2025,
    )  # fmt: skip
    document = Document(
        "d", "到2025年，产值达到3亿元。", origin=origin, notes=("read as GB18030", "two pages lost")
    )
    row = describe_document(document)
    assert (row.title, row.kind, row.first_year, row.last_year) == ("云岭市规划", "plan", 2021, 2025)
    assert row.notes == "read as GB18030 ; two pages lost"
    assert row.characters == len(document.text)
    assert row.declared == origin.declared
