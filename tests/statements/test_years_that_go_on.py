"""Years that later sentences go on from, and those that they must not: one rule each, in sentences of our own."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.document import Origin
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

REPORT = Origin(date="2024-01-20", first_year=2023, last_year=2024, region="云溪县", kind="report")
PLAN = Origin(
    title="云溪县“十二五”发展规划",
    date="2011-03",
    first_year=2011,
    last_year=2015,
    region="云溪县",
    kind="plan",
)
STATISTICS = Origin(date="2023-06", region="云溪县", kind="statistics")


def rows(text: str, origin: Origin = REPORT) -> list[Statement]:
    return list(extract(make_document(Content(text), id="d", origin=origin)).statements)


def periods(text: str, origin: Origin = REPORT) -> list[tuple[str, str]]:
    return [(row.figure, row.period) for row in rows(text, origin)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、2024年工作安排\n粮食产量增长3%，力争达到5%。", [("3%", "growth"), ("5%", "growth")]),
        ("一、2024年工作安排\n工业产值年均递增4%，在执行中争取达到6%。", [("4%", "growth_per_year"), ("6%", "growth_per_year")]),
        ("一、2024年工作安排\n单位产值能耗下降3% ，\n 力争 4% 。", [("3%", "growth"), ("4%", "growth")]),
        # a share that rises is no rate
        ("一、2024年工作安排\n林木覆盖率提高8%，力争达到40%。", [("8%", "growth"), ("40%", "share")]),
        # a thing of its own
        ("一、2024年工作安排\n粮食产量增长3%，良种普及率力争达到95%。", [("3%", "growth"), ("95%", "share")]),
    ],
)  # fmt: skip
def test_a_rate_aimed_at_once_more_is_the_same_rate(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.figure, row.measure) for row in rows(text)] == expected


def test_a_fall_aimed_at_once_more_is_a_fall() -> None:
    assert [row.value for row in rows("一、2024年工作安排\n单位产值能耗下降3%，力争4%。")] == [-3, -4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("为“十三五”发展打下坚实基础，建成粮库12座。", [("12座", "2015")]),
        ("我们要为到2020年建成水乡创造良好条件。建成粮库12座。", [("12座", "2015")]),
        ("为 “ 十三五 ” 发展奠定 基础 ，建成粮库12座。", [("12座", "2015")]),
        # what is aimed at in that year is of that year
        ("到2020年建成水乡，建成粮库12座。", [("12座", "2020")]),
    ],
)
def test_a_later_plan_that_is_only_prepared_dates_nothing(text: str, expected: list[tuple[str, str]]) -> None:
    assert periods(text, PLAN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("从2011年到“十二五”末，新建公路300公里。", [("300公里", "2011/2015")]),
        ("全县道路，从2011年到“十二五”末的五年内，新建公路300公里。", [("300公里", "2011/2015")]),
        ("从2011年 到 “十二五” 末，新建公路300公里。", [("300公里", "2011/2015")]),
        # from one figure to another: no span
        ("公路从2010年的200公里增加到“十二五”末的300公里。", [("200公里", "2010"), ("300公里", "2015")]),
    ],
)
def test_years_up_to_the_end_of_a_plan(text: str, expected: list[tuple[str, str]]) -> None:
    assert periods(text, PLAN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("四年以来，茶叶品种增加了80种。", [("80种", "2020/2023")]),
        ("全县茶业，近四年以来，茶叶品种增加了80种。", [("80种", "2020/2023")]),
        ("两年来，新建茶园3万亩。", [("3万亩", "2022/2023")]),
        # what was done since a plan began, and what there is
        (
            "“十四五”以来，全县支持12个乡建茶园，累计建成茶仓3座。",
            [("12个", "2021/2023"), ("3座", "2021/2023")],
        ),
        ("“十四五”以来，茶业向好，茶园面积达到3万亩。", [("3万亩", "2023")]),
        ("“十三五”期间，全县斥资3亿元建茶园。", [("3亿元", "2016/2020")]),
        # how far back a record is counted
        ("茶叶产量出现28年以来首次下滑。种茶户收入增长3%。", [("3%", "2023")]),
    ],
)
def test_years_since_then(text: str, expected: list[tuple[str, str]]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、2024年工作安排\n用三年时间，将养老补助由每月30元提高到90元。", [("30元", "2023"), ("90元", "2026")]),
        ("一、2024年工作安排\n全县要用两年左右的时间，将养老补助由每月30元提高到90元。", [("30元", "2023"), ("90元", "2025")]),
        # looked back on
        ("一、2023年工作回顾\n全县用三年时间，新建茶园3万亩。", [("3万亩", "2021/2023")]),
    ],
)  # fmt: skip
def test_how_many_years_are_taken(text: str, expected: list[tuple[str, str]]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013年至2017年，茶叶产量累计90万吨。各乡收入都比2017年增长一倍以上。", [("90万吨", "2013/2017"), ("一倍", "2017/2023")]),
        ("同解放前比较，全县小学生增加了六倍。", [("六倍", "1949/2023")]),
        ("与解放前最高水平相比，全县粮食产量增长40%，即达到21万吨。", [("40%", "2023"), ("21万吨", "2023")]),
        ("解放前全县只有医院2所。", [("2所", "1949")]),
        # the years of the context go on past the base
        ("2013年至2017年，茶叶产量累计90万吨，比2008年增长一倍。", [("90万吨", "2013/2017"), ("一倍", "2008/2017")]),
    ],
)  # fmt: skip
def test_what_is_counted_from_a_year_is_of_a_later_one(text: str, expected: list[tuple[str, str]]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1—5月，全县工业产值增长8%。其中，5月当月增长9.9%。", [("8%", "2023-01/2023-05"), ("9.9%", "2023-05")]),
        ("1—5月，全县工业产值增长8%，5月单月增长9.9%。", [("8%", "2023-01/2023-05"), ("9.9%", "2023-05")]),
    ],
)  # fmt: skip
def test_a_month_by_itself(text: str, expected: list[tuple[str, str]]) -> None:
    assert periods(text, STATISTICS) == expected


def test_what_a_rise_has_come_to_is_of_its_end() -> None:
    found = rows("2023年，全县学生数比2018年增长40%，即达到2.1万人。")
    assert [(row.figure, row.period, row.base_period) for row in found] == [
        ("40%", "2018/2023", "2018"),
        ("2.1万人", "2023", ""),
    ]


def test_on_the_way_to_a_goal_after_years_that_are_over() -> None:
    found = rows("结合“十一五”茶业的走势，到“十二五”期末，茶业产值达到65亿元，年均增长10%。", PLAN)
    assert [(row.figure, row.period) for row in found] == [("65亿元", "2015"), ("10%", "2011/2015")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("茶叶产量由2015年的3万吨提高到2020年的6万吨，年均增长15%。", ["", "", "2015"]),
        ("全县茶业，茶叶产量由2015年的3万吨提高到2020年的6万吨，增长一倍。", ["", "", "2015"]),
        ("茶叶产量由 2015 年的3万吨\n提高到2020年的6万吨，年均增长15%。", ["", "", "2015"]),
        # counted from another year that is named
        ("茶叶产量由2015年的3万吨提高到2020年的6万吨，比2018年增长20%。", ["", "", "2018"]),
        # the plan's own rate, told behind a pair
        ("茶叶产量3万吨。“十三五”期间，粮食产量年均增长15%。", ["", ""]),
    ],
)
def test_a_rate_behind_a_pair_is_counted_from_its_first_year(text: str, expected: list[str]) -> None:
    assert [row.base_period for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年，茶叶产值20亿元，五年翻一番；油料产值9亿元。", "2023"),
        ("2023年，全县茶叶产值20亿元，三年增长40%；油料产值9亿元。", "2023"),
        # years that open a clause hold for what follows
        ("2023年，茶叶产值20亿元；五年来，新建茶园9万亩。", "2019/2023"),
    ],
)
def test_how_long_a_rise_took_dates_no_other_clause(text: str, expected: str) -> None:
    assert periods(text)[-1][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("近三年农村新建住房达90万平方米。", "2021/2023"),
        ("全县民生，近三年来农村新建住房达到90万平方米。", "2021/2023"),
        # a built-up area is a place
        ("近三年，县城建成区达到90万平方米。", "2023"),
        # what there is by then
        ("近三年农村住房达90万平方米。", "2023"),
    ],
)
def test_what_was_built_over_years_is_of_all_of_them(text: str, expected: str) -> None:
    assert periods(text) == [("90万平方米", expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("茶叶提价幅度超过20%。", "growth"),
        ("茶叶产值平均每年的增长速度都在4.3%以上。", "growth_per_year"),
        ("茶叶产值每年平均增长速度达到 4.3% 。", "growth_per_year"),
        ("未来5年茶叶交易额将保持在年增20%。", "growth_per_year"),
        # one year's rate, and a share
        ("去年增产茶叶，产值增长速度为4.3%。", "growth"),
        ("茶叶产值比重超过20%。", "share"),
    ],
)
def test_rates_by_the_noun_that_names_them(text: str, expected: str) -> None:
    assert [row.measure for row in rows(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年上半年已有茶社3万个，社员9万人。", ["observed", "observed"]),
        ("全县今年上半年已有 茶社3万个，\n 社员9万人。", ["observed", "observed"]),
        # what is aimed at behind it
        ("今年上半年已有茶社3万个，力争发展社员9万人。", ["observed", "target"]),
        # another time
        ("今年上半年已有茶社3万个。2024年，社员9万人。", ["observed", "target"]),
    ],
)
def test_what_is_told_beside_a_report_of_the_same_months(text: str, expected: list[str]) -> None:
    assert [row.status for row in rows(text)] == expected


def test_a_pair_that_begins_with_a_forecast_is_one() -> None:
    text = "2024年计划，要求茶叶产值增速由今年预计的3%提高到4%。"
    assert [row.status for row in rows(text)] == ["target", "target"]
    text = "2024年计划，要求茶叶产值增速由去年的3%提高到4%。"
    assert [row.status for row in rows(text)] == ["observed", "target"]


@pytest.mark.parametrize(("date", "expected"), [("2015-12-18", "observed"), ("2015-03-18", "target")])
def test_the_end_of_a_year_is_told_in_its_last_month(date: str, expected: str) -> None:
    news = Origin(date=date, region="云溪县", kind="other")
    text = "到“十二五”末，茶园面积达到15万亩。到2017年，力争面积达到20万亩。"
    assert [row.status for row in rows(text, news)] == [expected, "target"]
    text = "到“十二五”末，茶园面积力争达到15万亩。到2017年，力争面积达到20万亩。"
    assert [row.status for row in rows(text, news)] == ["target", "target"]


def test_a_heading_decides_whichever_year_is_the_text_s_own() -> None:
    news = Origin(date="2011-06", region="云溪县", kind="other")
    told = "2010年，茶叶产值9亿元。2010年，油料产值3亿元。2010年，粮食产值5亿元。2010年，水果产值2亿元。"
    (row,) = [
        row for row in rows(f"{told}\n一、发展目标\n2011年，蔬菜产值7亿元。", news) if row.figure == "7亿元"
    ]
    assert (row.status, "disagree" in row.reasons) == ("target", False)
    (row,) = [row for row in rows(f"{told}\n2011年，蔬菜产值7亿元。", news) if row.figure == "7亿元"]
    assert "disagree" in row.reasons


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中在2021和2022两年合计投资3亿元。", [("3亿元", "2021/2022")]),
        ("全县茶业，二○二一年和二○二二年这两年，累计投资3亿元。", [("3亿元", "2021/2022")]),
        ("在 2021 年与 2022 年两年间，累计投资3亿元。", [("3亿元", "2021/2022")]),
        # years apart are no span
        ("2018年和2022年两年累计投资3亿元。", [("3亿元", "2022")]),
        # a duration is no year
        ("在去年一年内，投资3亿元。", [("3亿元", "2023")]),
    ],
)
def test_two_years_together(text: str, expected: list[tuple[str, str]]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年，茶叶产量原计划达到3万吨，实际达到4万吨。", ["target", "observed"]),
        ("到2022年，全县茶叶产值原定增长9%。", ["target"]),
        ("2023年，茶叶产量 原计划\n达到3万吨。", ["target"]),
        # set against what was planned
        ("2023年，茶叶产量比原计划增加3万吨。", ["observed"]),
        # 原 of another word
        ("2023年，原煤产量达到3万吨。", ["observed"]),
    ],
)
def test_what_was_planned_is_a_target_however_it_went(text: str, expected: list[str]) -> None:
    assert [row.status for row in rows(text)] == expected


@pytest.mark.parametrize("told", ["五年间", "四年间"])
def test_years_are_told_again_however_they_are_counted(told: str) -> None:
    assert periods(f"从2008年到2012年{told}，职工增加了8万人。") == [("8万人", "2008/2012")]


@pytest.mark.parametrize("comma", ["", "，", " ，\n"])
def test_a_pair_of_plans_by_their_numbers(comma: str) -> None:
    text = f"茶业投资的比重，由第十一个五年计划时期的35%{comma}提高到第十二个五年计划时期的40%。"
    assert periods(text, PLAN) == [("35%", "2006/2010"), ("40%", "2011/2015")]


@pytest.mark.parametrize(
    "clause",
    [
        "结束了自2019年以来连年减产的局面",
        "扭转了 2019年以来 连续下滑的势头",
        "创2019年以来同期最好水平",
    ],
)
def test_years_that_a_state_is_set_against_date_nothing_after_it(clause: str) -> None:
    text = (
        f"2023年，茶叶产量9万吨，增长4%，{clause}。分种类看，红茶产值3亿元，增长5%；绿茶产值2亿元，增长6%。"
    )
    assert [period for _, period in periods(text)] == ["2023"] * 6


def test_years_since_then_that_open_a_clause_date_it() -> None:
    text = "2019年以来，全县茶业发展提速，累计投资3亿元。"
    assert periods(text) == [("3亿元", "2019/2023")]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("县茶场目前实有采茶机43台。", "observed"),
        ("推进县茶场更新设备，当前 登记在册的采茶机\n43台。", "observed"),
        ("县茶场目前设备陈旧，将购置采茶机43台。", "target"),
        ("县茶场购置采茶机43台。", "target"),
    ],
)
def test_what_there_is_at_present_is_told_under_a_heading_of_tasks(sentence: str, status: str) -> None:
    assert [row.status for row in rows(f"一、回顾\n茶业有所发展。\n二、主要任务\n{sentence}", PLAN)] == [
        status
    ]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("全市茶叶产量6万吨，比上年增加1万吨，较去年增长20%。", 2023),
        ("2023年，全市茶叶产量6万吨，比上年增加1万吨，比上年增长20%。", 2023),
        ("2018年，全市茶叶产量6万吨，比上年增加1万吨，比上年增长20%。", 2018),
    ],
)
def test_the_year_before_is_the_one_before_the_figures_own(text: str, year: int) -> None:
    """A report of 2024 says 上年 of the figures of 2023 and means 2022, though the year before its own is 2023."""
    assert [(row.period, row.base_period) for row in rows(text, origin=REPORT)] == [
        (str(year), ""), (str(year), str(year - 1)), (str(year), str(year - 1)),
    ]  # fmt: skip


@pytest.mark.parametrize("day", ["2023年10月12日", "2023年10月12", "2023年10月12  来源：茶网"])
def test_the_day_of_a_page_sets_no_month_for_what_follows(day: str) -> None:
    news = Origin(date="2023-10-12", kind="other")
    assert periods(f"茶业回顾\n{day}\n来源：茶网\n全县茶厂300家。", news) == [("300家", "2023")]
    assert periods("2023年10月12家茶厂投产。") == [("12家", "2023-10")]


def test_what_there_is_now_ends_a_forecast() -> None:
    text = "一、发展基础\n预计2013年全县可供电10万千瓦时。目前，全县有电站5座。电站平均机龄8年。"
    assert periods(text, PLAN) == [("10万千瓦时", "2013"), ("5座", "2011"), ("8年", "2011")]
    assert [row.status for row in rows(text, PLAN)] == ["target", "observed", "observed"]


ENERGY = Origin(
    title="云溪县能源发展行动方案",
    date="2026-03-13",
    first_year=2026,
    last_year=2030,
    region="云溪县",
    kind="plan",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the sentences behind it and their brackets
        (
            "2025年建成车站40座。截至目前，全县累计建成车站90座。小区已建车站30座（其中地面20座）。",
            ["2025", "2026", "2026", "2026"],
        ),
        # a size in the head of the paragraph is no figure before it
        ("110（35）千伏电网方面：目前全县有车站32座。换乘站37座。", ["2026", "2026"]),
        # a figure told before it in its sentence, or the end of a rise
        ("2025年车站40座，目前有职工9人。改造车站7座。", ["2025", "2026", "2025"]),
        ("2025年车站40座。线路发展到目前的90条。改造车站7座。", ["2025", "2026", "2025"]),
    ],
)
def test_what_is_told_of_now_goes_on_in_its_paragraph(text: str, expected: list[str]) -> None:
    assert [period for _, period in periods("一、发展基础\n" + text, ENERGY)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年建成车站40座。现有泵房33座，其中大型2座。", ["2025", "2026", "2026"]),
        ("2025年建成车站40座。全县现已开通线路9条。职工80人。", ["2025", "2026", "2026"]),
        # not where the sentence names the year, nor of things that something is done to, nor within another word
        ("截至2024年末，现有渔港80座。", ["2024"]),
        ("2025年建成车站40座。改造现有泵房33座。", ["2025", "2025"]),
        ("2025年建成车站40座。实现已通电的村9个。", ["2025", "2025"]),
    ],
)
def test_what_there_is_is_of_the_year_of_the_text(text: str, expected: list[str]) -> None:
    assert [period for _, period in periods("一、发展基础\n" + text, ENERGY)] == expected


def test_what_is_hoped_for_behind_what_there_is_now_stays_an_aim() -> None:
    found = rows("一、发展基础\n2025年建成车站40座。目前每站耗电90万度。耗电有望降到60万度。", ENERGY)
    assert [(row.status, row.period) for row in found[1:]] == [("observed", "2026"), ("target", "2026")]


def test_what_there_is_at_the_end_of_a_plan_looked_back_on_is_of_its_last_year() -> None:
    assert periods("一、“十四五”发展成就\n五年来，路网加密。现有泵房33座。", ENERGY)[-1] == ("33座", "2025")


NEWS = Origin(date="2024-09-20", region="云溪县", kind="other")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2024年水价为3元。2020年底，水厂达到9座。水管不断延长。全县已建成泵站80座。累计接通农户7万户。",
            ["2024", "2020", "2024", "2024"],
        ),
        # the parts of what was told, a sentence with a time of its own, one that tells of no more than its deed
        ("2024年水价为3元。2020年底，水厂达到9座。具体来看，累计改造水厂5座。", ["2024", "2020", "2020"]),
        ("2024年水价为3元。2020年底，水厂达到9座。改造水厂5座。", ["2024", "2020", "2020"]),
    ],
)
def test_what_there_is_by_now_is_not_of_an_older_year_told_before(text: str, expected: list[str]) -> None:
    assert [period for _, period in periods(text, NEWS)] == expected


def test_the_last_year_reported_on_is_as_good_as_now() -> None:
    text = "一、2023年工作回顾\n2020年，水厂达到9座。水管不断延长。累计接通农户7万户。2023年，泵站80座。累计修渠9公里。"
    assert [period for _, period in periods(text)] == ["2020", "2023", "2023", "2023"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("一、“十四五”发展成就\n五年来，水质优良天数连续6年稳定在300天以上。", "2020/2025"),
        ("一、“十四五”发展成就\n五年来，水质优良天数稳定在300天以上。", "2021/2025"),
    ],
)
def test_years_on_end_are_counted_back_from_the_last_of_a_part(text: str, period: str) -> None:
    assert periods(text, ENERGY)[-1][1] == period


@pytest.mark.parametrize(
    ("origin", "period"), [(NEWS, "2021/2024"), (REPORT, "2021/2023"), (ENERGY, "2021/2025")]
)
def test_since_a_plan_began_is_up_to_now(origin: Origin, period: str) -> None:
    heading = "" if origin is NEWS else "一、工作回顾\n"
    assert periods(heading + "“十四五”以来，供水量增长近20%。", origin) == [("20%", period)]


def test_who_answers_at_a_press_conference_tells_of_other_years() -> None:
    spoken = "2024年水价为3元。\n近三年来，全县修渠90公里。\n谢谢这位记者的提问。我县新建水厂9座。"
    assert periods(spoken, NEWS)[-1] == ("9座", "2024")
    assert periods(spoken.replace("谢谢这位记者的提问。", "水渠不断延长。"), NEWS)[-1] == ("9座", "2022/2024")


def test_a_month_told_within_a_part_is_not_the_end_of_its_years() -> None:
    text = "近两年来，修渠90公里。\n截至今年5月底，水厂达到9座。有8个镇的水厂超过百座。"
    assert ("8个", "2024-05") in periods(text, NEWS)


def test_what_was_done_since_a_plan_began_is_no_aim() -> None:
    row = rows("“十四五”以来，供水量增长近20%，将保障用水。", NEWS)[0]
    assert (row.period, row.status) == ("2021/2024", "observed")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("柑橘产量由2013年的20吨提高到2023年的30吨，占全国产量的比重提高了8个百分点。", "2013/2023"),
        ("2013年到2023年，人口增长5%。2023年，修渠3公里。水管从10公里增长到18公里，增长约80%。", "2013/2023"),
        # what stands between is more than the change itself
        ("柑橘产量由2013年的20吨提高到2023年的30吨，菌菇产量占全国产量的比重较高，提高了8个百分点。", "2023"),
    ],
)
def test_a_change_behind_a_pair_is_over_the_years_of_the_pair(text: str, period: str) -> None:
    assert periods(text, NEWS)[-1][1] == period
