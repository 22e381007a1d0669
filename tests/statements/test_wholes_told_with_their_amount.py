"""A share told with the amount that it is of: 占全省装机容量100万千瓦的9%."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

CITY = Origin(date="2021", region="吕梁市", kind="report")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2020年，全市装机容量9万千瓦，占全省装机容量100万千瓦的9%，占全国装机容量3000万千瓦的0.3%。",
            [
                ("9万千瓦", "装机容量", "吕梁市"),
                ("100万千瓦", "装机容量", "山西省"),
                ("9%", "装机容量占全省装机容量的比重", "吕梁市"),
                ("3000万千瓦", "装机容量", "全国"),
                ("0.3%", "装机容量占全国装机容量的比重", "吕梁市"),
            ],
        ),
        # an amount and what it was grown by stay as they are
        (
            "2020年，全市茶叶产量9万吨，占全省的6%。",
            [("9万吨", "茶叶产量", "吕梁市"), ("6%", "茶叶产量占全省的比重", "吕梁市")],
        ),
    ],
)
def test_the_amount_is_the_wholes_and_the_share_that_of_the_part(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    rows = extract(Document("d", text, origin=CITY)).statements
    assert [(row.figure, row.indicator, row.region) for row in rows] == expected
