"""The rates of a note at a page's foot are of the figures that carry its mark."""

from __future__ import annotations

import pytest

from plancheck.documents.read import read_document
from plancheck.statements.extract import extract

_HEAD = "青溪市渔业发展规划\n\n2021年3月\n\n一、发展回顾\n\n"
_NEXT = "全市新修渔港9座，安排修缮资金2亿元，沿岸各乡镇组织"
_LAST = "\n— 3 —\n\n疏浚航道40公里，新添渔船300艘。\n"


def told(text: str, tmp_path) -> dict[str, tuple[str, str, str]]:
    path = tmp_path / "plan.txt"
    path.write_text(_HEAD + text, encoding="utf-8")
    return {
        one.figure: (one.indicator, one.measure, one.period)
        for one in extract(read_document(path)).statements
    }


@pytest.mark.parametrize(
    ("carrier", "note", "figure", "expected"),
    [
        (
            "2020年，渔民收入增长7%①。",
            "① 扣除物价因素后的实际增速为5%。",
            "5%",
            ("渔民收入", "growth", "2020"),
        ),
        (
            "2020年，渔民收入、盐民收入分别增长7%和 8% ，船价上涨3%②。",
            "② 扣除物价因素后的实际涨幅为2%。",
            "2%",
            ("船价", "growth", "2020"),
        ),
        (
            "2020年，渔民收入、盐民收入分别增长7%和 8%①。",
            "　① 剔除价格因素 后的实际增长率为5% 和6.5%。",
            "6.5%",
            ("盐民收入", "growth", "2020"),
        ),
        (
            "2016—2020年，渔民收入年均增长7%①，快于盐民。",
            "①扣除物价因素后的实际增速为5%。",
            "5%",
            ("渔民收入", "growth_per_year", "2016/2020"),
        ),
    ],
)
def test_rates_of_notes(
    carrier: str, note: str, figure: str, expected: tuple[str, str, str], tmp_path
) -> None:
    assert told(f"{carrier}{_NEXT}\n\n  {note}{_LAST}", tmp_path)[figure] == expected


def test_behind_a_whole_sentence_too(tmp_path) -> None:
    text = "2020年，渔民收入增长7%①。渔船产值增长9%。\n\n① 扣除物价因素后的实际增速为5%。\n— 3 —\n"
    assert told(text, tmp_path)["5%"][0] == "渔民收入"


@pytest.mark.parametrize(
    ("carrier", "note"),
    [
        ("2020年，渔民收入增长7%。", "① 扣除物价因素后的实际增速为5%。"),  # nothing carries the mark
        ("2020年，渔民收入增长7%②。", "① 扣除物价因素后的实际增速为5%。"),  # it carries another
        ("2020年，渔民收入增长7%①。", "① 2019年扣除物价因素后的实际增速为5%。"),  # of another year
        ("2020年，①渔民收入增长7%；②盐民收入增长8%。", "① 扣除物价因素后的实际增速为5%。"),  # marks of a list
        (
            "2020年，渔民收入增长7%、盐民收入增长8%①。",
            "① 扣除物价因素后的实际增速为5%。",
        ),  # of which of the two?
        ("2020年，渔民收入增长7%①。", "① 盐商收入的实际增速为5%。"),  # a thing of its own
        ("2020年，渔民收入达7万元①。", "① 扣除物价因素后的实际增速为5%。"),  # no rate carries it
    ],
)
def test_notes_of_nothing_that_is_known(carrier: str, note: str, tmp_path) -> None:
    found = told(f"{carrier}{_NEXT}\n\n  {note}{_LAST}", tmp_path)
    assert "渔民收入" not in found.get("5%", ("",))[0]
