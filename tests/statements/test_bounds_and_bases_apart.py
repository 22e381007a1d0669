"""Bounds behind what 高出 opens, bases that are told which they are, days on which something began, means of a pair's years."""

from __future__ import annotations

import pytest

from plancheck.documents.read import read_document
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

_HEAD = "青溪市“十四五”发展规划\n\n2021年3月\n\n一、发展回顾\n\n"


def _read(sentence: str, tmp_path) -> dict[str, Statement]:
    path = tmp_path / "plan.txt"
    path.write_text(_HEAD + sentence + "\n", encoding="utf-8")
    return {one.figure: one for one in extract(read_document(path)).statements}


@pytest.mark.parametrize(
    ("sentence", "figure", "qualifier"),
    [
        ("2020年，参保率达到80%，比邻市高出20个百分点以上。", "20个百分点", "at_least"),
        ("2020年，参保率达到80%，比邻市高出 20个百分点 左右，居前列。", "20个百分点", "approx"),
        ("2020年，参保率达到80%，比邻市高出20个百分点，以上为初步数。", "20个百分点", "exact"),
    ],
)
def test_bound_behind_an_excess(sentence: str, figure: str, qualifier: str, tmp_path) -> None:
    assert _read(sentence, tmp_path)[figure].qualifier == qualifier


@pytest.mark.parametrize(
    ("sentence", "figure", "period"),
    [
        # which year it is that is counted from
        ("改制企业利税4亿元，比改制前的2012年增长1.6倍。工业总产值132亿元。", "1.6倍", "2012/2020"),
        ("改制企业利税4亿元，比改制前的2012年增长1.6倍。工业总产值132亿元。", "132亿元", "2020"),
        ("改制企业利税4亿元，较改制前 的2012年增长1.6倍；工业总产值132亿元。", "132亿元", "2020"),
        ("刚刚过去的2019年，工业总产值132亿元。", "132亿元", "2019"),
        # the day on which something began
        ("青溪机场于2019年9月25日正式投运，铁路里程达到350公里。", "350公里", "2020"),
        ("青溪机场于2019年9月25日 通航；铁路里程达到350公里。", "350公里", "2020"),
        ("青溪机场2019年旅客吞吐量80万人次。", "80万人次", "2019"),
        # a mean over the years of a pair
        ("能耗由2010年的3.39吨下降到2018年的1.21吨，年均节能率3.9%。", "3.9%", "2010/2018"),
        ("能耗由2015年的3.39吨下降到2020年的1.21吨，平均每年的节能率为 3.9%。", "3.9%", "2016/2020"),
        ("能耗由2010年的3.39吨下降到2018年的1.21吨，回收率3.9%。", "3.9%", "2018"),
    ],
)
def test_years_beside(sentence: str, figure: str, period: str, tmp_path) -> None:
    assert _read(sentence, tmp_path)[figure].period == period


@pytest.mark.parametrize(
    ("sentence", "figure", "unit"),
    [
        ("2020年，电池能量密度达到260瓦时/公斤。", "260瓦时/公斤", "瓦时/公斤"),
        ("2020年，系统成本降至1.3元/瓦时以下。", "1.3元/瓦时", "CNY/瓦时"),
        ("2020年，电池产能达到 30 吉瓦时。", "30 吉瓦时", "吉瓦时"),
        ("2020年，风电装机达到30吉瓦。", "30吉瓦", "吉瓦"),
    ],
)
def test_watt_hours(sentence: str, figure: str, unit: str, tmp_path) -> None:
    assert _read(sentence, tmp_path)[figure].unit == unit
