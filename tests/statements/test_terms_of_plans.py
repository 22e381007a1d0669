"""Terms that a plan gives years to and calls by their names: 近期, 中期, 远期."""

from __future__ import annotations

import pytest
from invented_plans import read

from plancheck.documents.document import Origin
from plancheck.statements.times.named_terms import named_terms
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.vocabulary import load_vocabulary

LONG = Origin(
    title="柳河市供水规划（2011—2020年）",
    date="2011-09",
    first_year=2011,
    last_year=2020,
    region="柳河市",
    kind="plan",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # plain, and for two goals of one thing
        ("规划近期为2015年，远期为2020年。近期新增泵站3座，远期新增泵站5座。", ["2015", "2020"]),
        ("规划水平年：近期2015年，远期2020年。\n近期，供水普及率达到92%；远期达到98%。", ["2015", "2020"]),
        (
            "2015年为近期水平年，2020年为远期水平年。\n防洪标准近期达到20年一遇，远期达到50年一遇。",
            ["2015", "2020"],
        ),
        # years of a term: what is done in them, and where things stand at their end
        (
            "近期（2011—2015年）完成投资12亿元，远期（2016—2020年）完成投资15亿元。",
            ["2011/2015", "2016/2020"],
        ),
        ("近期为2011—2015年。\n一、供水\n近期建成水厂12座。到近期末，普及率达到85%。", ["2011/2015", "2015"]),
        # three terms, odd blanks
        (
            "近期水平年为 2015 年，中期为2018年，远期水平年为2020年。中期治理河道320公里。远期治理560公里。",
            ["2018", "2020"],
        ),
        # a heading that gives the years
        (
            "（一）近期目标（到2015年）\n灌溉面积达到21万亩。\n（二）远期目标（到2020年）\n灌溉面积达到24万亩。",
            ["2015", "2020"],
        ),
    ],
)
def test_a_term_is_of_the_years_that_a_plan_gives_it(text: str, expected: list[str]) -> None:
    assert [row.period for row in read(text, LONG)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("近期走访企业300家，到2015年走访500家。", []),  # now
        ("规划近期为2015年4月，近期走访企业30家。", []),
        ("近期为2015年。开展中期评估，选取指标26项。", ["近期"]),  # 中期 has no years
        ("中期为2015年。开展中期评估，中期检查指标26项。", ["中期"]),
        ("近期为2015年。中期为2018年，中期为2016年。中期治理12公里。", ["近期"]),  # two years for one
        ("近期为2015年。近中期治理12公里。", ["近期"]),
    ],
)
def test_a_term_without_years_of_its_own_is_none(text: str, expected: list[str]) -> None:
    terms = named_terms(text, lexicon_of(load_vocabulary()))
    assert [text[time.start : time.end] for time in terms] == expected


def test_what_tells_of_now_stays_so() -> None:
    (row,) = read("近期走访企业300家。", LONG)
    assert row.period == "2011"
