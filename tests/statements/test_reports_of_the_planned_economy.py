"""Reports of the planned economy: Chinese numerals, plans met by so much, shares that rise to this year's, what a year is yet to bring."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

SUMMER = "1956年政府工作报告\n——1956年7月5日在云江省人民代表大会第二次会议上\n各位代表：\n\u3000\u3000现在，我向大会报告工作。\n\u3000\u3000一、经济形势\n\u3000\u3000"
WINTER = "1983年政府工作报告\n——1983年12月2日在云江省第六届人民代表大会第四次会议上\n各位代表：\n\u3000\u3000现在，我向大会报告工作。\n\u3000\u3000一、经济形势\n\u3000\u3000"


def read(sentence: str, head: str = SUMMER) -> list[tuple[str, str, str, str, str]]:
    found = extract(make_document(Content(head + sentence), id="report")).statements
    return [
        (s.indicator, f"{s.value:f}", s.measure, s.status, s.period) for s in found if s.start >= len(head)
    ]


def only(sentence: str, head: str = SUMMER) -> tuple[str, str, str, str, str]:
    found = read(sentence, head)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "head"),
    [
        ("原盐产量在总产量中的比重，由一九四九年的百分之十二上升到去年的百分之三十。", SUMMER),
        ("原盐产量在总产量中的比重，由１９４９年的１２％上升到去年的３０％。", SUMMER),
        ("原盐产量在总产量中的比重，由一九四九年的 百分之十二 上升到 去年的 百分之三十。", SUMMER),
        ("原盐产量在总产量中的比重，由一九四九年的百分之十二上升为去年的百分之三十。", SUMMER),
    ],
)
def test_a_share_that_rose_to_that_of_a_year_named_in_words(sentence, head):
    year = "1955" if head is SUMMER else "1982"
    assert [(value, measure, period) for _, value, measure, _, period in read(sentence, head)] == [
        ("12", "share", "1949"),
        ("30", "share", year),
    ]


def test_what_fell_to_this_years_is_expected_where_the_text_says_so():
    found = read("水灾面积从一九八一年的七十万亩、一九八二年的三十万亩，预计降低到今年的八万亩。", WINTER)
    assert [(value, measure, status, period) for _, value, measure, status, period in found] == [
        ("700000", "level", "observed", "1981"),
        ("300000", "level", "observed", "1982"),
        ("80000", "level", "target", "1983"),
    ]


def test_the_years_of_one_pair_are_not_those_of_the_next():
    found = read(
        "茶叶的比重，由１９７８年的１２％上升到今年的２０％。１９８４年的计划，要求茶叶产量的增长速度由今年的３％提高到４％。",
        WINTER,
    )
    assert [period for *_, period in found] == ["1978", "1983", "1983", "1984"]


@pytest.mark.parametrize(
    ("sentence", "name", "value"),
    [
        ("去年茶叶产量达到三百万斤，完成计划百分之九十四。", "茶叶产量完成计划的比例", "94"),
        (
            "去年茶叶产量达到三百万斤，完成全年计划的百分之一百零三点七。",
            "茶叶产量完成全年计划的比例",
            "103.7",
        ),
        ("去年茶叶产量达到三百万斤，完成了 年度计划 百分之九十四。", "茶叶产量完成年度计划的比例", "94"),
        ("去年茶叶产量达到三百万斤，超额完成计划百分之三点一。", "茶叶产量超计划", "3.1"),
    ],
)
def test_so_much_of_a_plan_was_met(sentence, name, value):
    found = read(sentence)
    plain = found[1][0].replace("全年", "").replace("年度", "")
    assert (plain, found[1][1]) == (name.replace("全年", "").replace("年度", ""), value)
    assert found[1][4] == "1955"


def test_what_equals_so_many_percent_of_an_earlier_year_is_told_of_the_thing_itself():
    found = read(
        "一九五五年茶叶总产量达到三千九百万斤，等于一九五三年的百分之一百零二，等于一九四九年的二点五倍。"
    )
    assert [name for name, *_ in found] == ["茶叶总产量"] * 3
    assert [(value, measure) for _, value, measure, *_ in found[1:]] == [
        ("102", "share"),
        ("2.5", "multiple"),
    ]
    assert found[1][4] == "1955"


@pytest.mark.parametrize(
    "words",
    ["平均每年递增", "每年平均递增", "每年递增", "每年增长", "平均每年增长"],
)
def test_rates_of_each_year_are_rates_per_year(words):
    assert only(f"从一九五○年到一九五五年，手工业产值{words}百分之六点九。")[2:5] == (
        "growth_per_year",
        "observed",
        "1950/1955",
    )


def test_a_rate_against_the_year_before_is_none_of_each_year():
    assert only("一九五五年手工业产值比上年增长百分之六点九。")[2] == "growth"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("去年茶叶比上一年增产二百万斤，即百分之七点八。", "7.8"),
        ("去年茶叶比上一年减产二百万斤，即 百分之七点八。", "-7.8"),
    ],
)
def test_a_change_told_again_in_percent_is_growth(sentence, value):
    assert read(sentence)[1][1:3] == (value, "growth")


def test_so_many_percent_that_follow_an_amount_stay_a_share():
    assert read("去年用于水利的经费二百万元，即全部支出的百分之八。")[1][2] == "share"


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        (
            "集体商业的零售额在全省零售总额中的比重迅速上升。在一九四九年，这个比重是百分之十七。",
            "集体商业的零售额在全省零售总额中的比重",
        ),
        (
            "第二是集体商业的零售额在全省零售总额中的比重上升了，这一比重在一九五五年达到百分之十七。",
            "集体商业的零售额在全省零售总额中的比重",
        ),
        (
            "第二是集体商业的零售额在全省零售总额中的比重上升。到一九五五年， 这一比重 为百分之十七。",
            "集体商业的零售额在全省零售总额中的比重",
        ),
    ],
)
def test_this_share_is_the_share_named_before(sentence, share):
    assert only(sentence)[:3] == (share, "17", "share")


def test_this_share_names_nothing_where_none_was_named():
    assert only("各地都有进步。这个比重是百分之十七。")[0] == "这个比重"


def test_what_there_is_already_in_the_year_of_a_report_is_observed():
    assert only("农具修理站在今年六月已经发展到十万个。")[1:4] == ("100000", "level", "observed")
    found = read("供销社在今年上半年已有分社三千余个，社员一百六十五万余人。")
    assert [status for *_, status, _ in found] == ["observed", "observed"]


def test_what_is_planned_in_the_year_of_a_report_is_aimed_at():
    assert only("今年计划建立农具修理站三千个。")[3] == "target"
    assert only("已经批准的计划规定，今年将建立农具修理站三千个。")[3] == "target"


@pytest.mark.parametrize(
    "sentence",
    [
        "今年茶叶产量不仅没有下降，而且将比上年增长３％以上。",
        "今年全省竣工的住宅面积可达到八千万平方米。",
        "原定今年修建的水库，９０％以上可以按计划完成。",
    ],
)
def test_what_the_year_of_a_late_report_is_yet_to_bring_is_aimed_at(sentence):
    assert only(sentence, WINTER)[3] == "target"


def test_what_a_late_report_tells_as_done_is_observed():
    assert only("今年茶叶产量比上年增长３％以上。", WINTER)[3] == "observed"
    assert only("今年可耕地面积达到八千万亩。", WINTER)[3] == "observed"


def test_a_month_by_its_number_dates_what_grew_in_it():
    found = read(
        "与去年同期相比，茶叶产值第一季度下降０．２％，第三季度增长３％，１０月份增长了１０．６％。", WINTER
    )
    assert [period for *_, period in found] == ["1983-01/1983-03", "1983-07/1983-09", "1983-10"]
    assert {name for name, *_ in found} == {"茶叶产值"}


def test_ten_ten_thousands_are_a_number():
    assert [value for _, value, *_ in read("去年建立互助组十万个，新增社员十多万人。")] == [
        "100000",
        "100000",
    ]


def test_when_it_was_is_no_thing():
    assert "时" not in only("水利投资总额，去年２月修订计划时减少为三百万元。")[0]


def test_why_it_was_is_no_thing():
    found = read("铁路里程一九四九年为二百公里；由于历年修复和新建了不少铁路，去年达到五百公里。")
    assert [name for name, *_ in found] == ["铁路里程", "铁路里程"]


def test_more_than_what_was_planned_is_no_bound():
    found = extract(
        make_document(Content(SUMMER + "补贴共九百万元，比原来设想的六百万元多出百分之五十。"), id="report")
    )
    assert [s.qualifier for s in found.statements][-2:] == ["exact", "exact"]
