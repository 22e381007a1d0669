"""What a text names its years for: sentences of our own."""

from __future__ import annotations

import pytest

from plancheck.documents.year_evidence import find_evidence, goals_are_over, looks_back_on, statistics_year


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("2010年全县产值30亿元。", [(2010, "fact")]),
        ("到2015年达到50亿元，2017年底前完成整治。", [(2015, "goal"), (2017, "goal")]),
        ("比2006年翻一番，与2005年相比，是2004年的3倍。", [(2006, "base"), (2005, "base"), (2004, "base")]),
        # what kind of year it is compared with
        ("粮食产量比历史上最好的1984年增长5%", [(1984, "base")]),
        ("2008年以来，由2007年的5家增加到2012年的9家。", [(2008, "since"), (2007, "since"), (2012, "fact")]),
        ("1996~2010年", [(2010, "span")]),
        ("《2010年统计公报》显示", [(2010, "bulletin")]),
        ("《关于2010年工作的意见》", []),
        ("2006年2月8日", [(2006, "day")]),
        ("一、2013年工作回顾", [(2013, "review")]),
        ("二、2014年重点工作安排", [(2014, "planned")]),
        ("2020年是收官之年", [(2020, "opening")]),
        ("国发〔2005〕2号文件", []),
    ],
)
def test_what_a_year_is_named_for(text: str, roles: list[tuple[int, str]]) -> None:
    assert [(one.year, one.role) for one in find_evidence(text)] == roles


def test_a_review_of_the_year_looks_back_on_it() -> None:
    assert looks_back_on("2009年工作简要回顾\n全年产值增长9%。", 2009)


def test_what_is_not_told_is_not_found() -> None:
    assert statistics_year("2010年增长8%。") is None
    assert not goals_are_over("到2010年达到7亿元。", 2015)
    assert not looks_back_on("2018年要实现收入2亿元，确保增长8%。", 2018)
    assert not looks_back_on("2017年是收官之年。2018年实现全覆盖，完成改造。\n三、2018年重点工作", 2018)
