"""兆 beside what tells of a line's speed is a rate of data."""

from __future__ import annotations

import pytest

from plancheck.quantities.find import find_figures
from plancheck.quantities.view import make_view
from plancheck.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("家庭实现30兆宽带接入能力", "30兆", "Mbps"),
        ("出口带宽 达到 870 兆，居前列", "870 兆", "Mbps"),
        ("网速达到30兆。", "30兆", "Mbps"),
        ("宽带机房装机30兆瓦", "30兆瓦", "兆瓦"),
    ],
)
def test_mega_beside_bandwidth(text: str, figure: str, unit: str) -> None:
    vocabulary = load_vocabulary()
    view = make_view(text, vocabulary=vocabulary)
    assert [(view[one.start : one.end], one.unit) for one in find_figures(view, vocabulary=vocabulary)] == [
        (figure, unit)
    ]


def test_mega_of_nothing_told_is_no_rate() -> None:
    vocabulary = load_vocabulary()
    view = make_view("亿兆人民，30兆。", vocabulary=vocabulary)
    assert all(one.unit != "Mbps" for one in find_figures(view, vocabulary=vocabulary))
