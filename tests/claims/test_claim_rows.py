"""The rows of the claims table."""

from __future__ import annotations

from plancheck.claims.check import check
from plancheck.documents.document import Document
from plancheck.schema import CLAIMS
from plancheck.statements.extract import extract

TEXT = "2019年，临湖市码头吞吐量达到420万吨，比上年增长5%。2018年码头吞吐量为400万吨。"


def test_the_cells_of_a_claim_come_in_the_order_of_the_table() -> None:
    claims = check(extract(Document("plan", TEXT)).statements)
    assert claims
    names = [column.name for column in CLAIMS.columns]
    for claim in claims:
        assert claim.in_order() == tuple(getattr(claim, name) for name in names)
