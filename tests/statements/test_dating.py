"""Which years a figure is for, and whether it is reported or aimed at: sentences of our own, one rule each."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.documents.content import Content
from plancheck.documents.document import Document, Origin
from plancheck.documents.read import make_document
from plancheck.statements.explain import explain
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement
from plancheck.vocabulary import load_vocabulary

PLAN = Origin(date="2016-08", first_year=2016, last_year=2020, region="海南省", kind="plan")
UNDATED = Origin(first_year=2016, last_year=2020, region="全国", kind="plan")
REPORT = Origin(date="2024-01-20", first_year=2023, last_year=2024, region="云溪县", kind="report")
NEWS = Origin(date="2011-01-18", region="全国", kind="other")


def rows(text: str, *, origin: Origin | None = REPORT, id: str = "d") -> list[Statement]:
    document = make_document(Content(text), id=id, origin=origin)
    return list(extract(document).statements)


def told(text: str, *, origin: Origin | None = REPORT, id: str = "d") -> list[tuple[str, str, str]]:
    return [(row.figure, row.period, row.status) for row in rows(text, origin=origin, id=id)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the years a record is counted in are not the figure's
        ("全县财政收入增长9%，增幅创近五年新高。贷款余额达80亿元。", [("9%", "2023"), ("80亿元", "2023")]),
        # what was done over the years, and what there is at their end
        ("五年来，新建学校12所，森林覆盖率达到61%。", [("12所", "2019/2023"), ("61%", "2023")]),
        ("五年来，形成产业集群3个，累计造林40万亩。", [("3个", "2023"), ("40万亩", "2019/2023")]),
        # one list, one period
        ("五年来，拥有企业90家、园区12个、商标7件。", [("90家", "2023"), ("12个", "2023"), ("7件", "2023")]),
        # the base year's own figure
        ("2023年，粮食产量比2018年的40万吨增长25%。", [("40万吨", "2018"), ("25%", "2018/2023")]),
        # behind a pair, the later end
        (
            "财政收入由2018年的17亿元增加到26亿元，比计划多3亿元。",
            [("17亿元", "2018"), ("26亿元", "2023"), ("3亿元", "2023")],
        ),
        # earlier by years is no review
        ("提前6年完成，灌溉面积达到50万亩。", [("50万亩", "2023")]),
        # a ratio is a state
        ("城乡居民收入比由上年的3.12:1缩小到3.11:1。", [("3.12:1", "2022"), ("3.11:1", "2023")]),
    ],
)
def test_years_in_a_report(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.figure, row.period) for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "以2015年为基数，到2020年，能耗由1.4吨下降到1.1吨。",
            [("1.4吨", "2015", "observed"), ("1.1吨", "2020", "target")],
        ),
        ("累计转移劳动力40万人。", [("40万人", "2016/2020", "target")]),
        ("养老床位增长2.5倍。", [("2.5倍", "2015/2020", "target")]),
        ("普及率由目前的40%提高到60%。", [("40%", "2016", "observed"), ("60%", "2020", "target")]),
        ("2015年，投资达到20亿元。", [("20亿元", "2015", "observed")]),
        ("近五年，投资累计增长45%。", [("45%", "2011/2015", "observed")]),
    ],
)
def test_years_and_status_in_a_plan(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text, origin=PLAN) == expected


def test_a_year_before_that_which_a_named_plan_starts_from_is_read_by_words_and_headings() -> None:
    origin = Origin(date="2024-12-25", first_year=2026, last_year=2030, region="海原区", kind="plan")
    text = "一、主要任务\n2024年年内创建12个停车项目。\n二、基本情况\n2024年全区已有车位5万个。"
    assert told(text, origin=origin) == [("12个", "2024", "target"), ("5万个", "2024", "observed")]


def test_what_an_undated_plan_starts_from_is_reported_below_any_heading() -> None:
    text = "第一篇 指导思想和发展目标\n第一节 基础\n“十二五”期间，全国完成投资22亿元，新增里程25万公里。"
    assert told(text, origin=UNDATED) == [
        ("22亿元", "2011/2015", "observed"), ("25万公里", "2011/2015", "observed"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("（三）发展目标", "target"),  # below 发展现状
        ("（一）基本情况", "observed"),
        ("（一）推进改革开放取得新进展", "observed"),
        ("（一）重大举措有效落地", "observed"),
        ("（一）在强农固本上聚力，加速大振兴", "target"),
        ("（一）加快转型升级", "target"),
    ],
)
def test_beginning_and_end_of_a_heading(heading: str, status: str) -> None:
    above = "一、发展现状\n" if "目标" in heading else ""
    origin = (
        PLAN
        if above
        else Origin(date="2024", first_year=2023, last_year=2024, region="云溪县", kind="report")
    )
    (row,) = rows(f"{above}{heading}\n蔬菜面积发展到15万亩。", origin=origin)
    assert row.status == status


def test_a_goal_at_the_head_of_a_paragraph_without_figures_dates_those_after_it() -> None:
    text = "一、现状与目标\n（一）成就\n“十二五”期间，里程增加3万公里。\n注：五年累计数。\n（三）发展目标\n到2020年，设施更加完善。\n带宽达到20太比特/秒，覆盖90%的村。"
    assert told(text, origin=UNDATED) == [
        ("3万公里", "2011/2015", "observed"), ("20太比特/秒", "2020", "target"), ("90%", "2020", "target"),
    ]  # fmt: skip


def test_what_is_announced_is_to_be_done() -> None:
    text = "报告明确，今年将继续办好十件实事。\n（一）\n新建幼儿园20所。\n（二）\n培训职工3万人次。\n截至目前，已建成公园5个。"
    assert [status for _, _, status in told(text, origin=Origin(date="2024-01", kind="other"))] == [
        "target", "target", "observed",
    ]  # fmt: skip
    past = "2022年，某文件提出将加快发展。全国在12个省开展试点。"
    assert [status for *_, status in told(past, origin=Origin(date="2024-06", kind="other"))] == ["observed"]


def test_an_aim_that_is_only_compared_with() -> None:
    text = "2023年，全县生产总值达到52亿元，比计划目标50亿元超过2亿元。"
    assert [status for *_, status in told(text)] == ["observed", "target", "observed"]


def test_a_forecast_of_a_year_past_is_a_forecast() -> None:
    assert told("预计2023年，全县生产总值达到52亿元。") == [("52亿元", "2023", "target")]


def test_the_colon_after_aims_holds_for_the_whole_sentence() -> None:
    text = "今年主要预期目标是：生产总值增长9%，其中第一产业增长4%；全社会固定资产投资120亿元，增长20%。"
    assert {status for *_, status in told(text)} == {"target"}


def test_news_of_the_first_weeks_tells_of_the_year_before() -> None:
    text = "旅游业圆满完成“十一五”规划确定的任务。国内旅游人数年均增长12%。居民人均出游率达1.5次。"
    assert [(f, p) for f, p, _ in told(text, origin=NEWS)] == [("12%", "2006/2010"), ("1.5次", "2010")]


@pytest.mark.parametrize(
    ("text", "id", "expected"),
    [
        # the only years named are a plan's that is to come
        ("“十一五”期间全省将投资200亿元，港口吞吐量达到8亿吨。", "roads_2006", [("200亿元", "2006/2010"), ("8亿吨", "2010")]),
        # … or one that has been
        ("“十一五”时期，水利投入约7000亿元。五年来，新建堤防1.7万公里。", "water_2010", [("7000亿元", "2006/2010"), ("1.7万公里", "2006/2010")]),
    ],
)  # fmt: skip
def test_a_text_that_names_only_a_plan(text: str, id: str, expected: list[tuple[str, str]]) -> None:
    assert [(f, p) for f, p, _ in told(text, origin=None, id=id)] == expected


def test_zeros_of_two_scripts_and_the_prices_of_a_year() -> None:
    text = "二00六年，产值达到9亿元，人均产值（2005年可比价）3万元。"
    assert [p for _, p, _ in told(text, origin=Origin(date="2007-03", kind="other"))] == ["2006", "2006"]


def test_an_aim_word_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "dating_words.csv").write_text(
        "word,says,not_before,not_after,reason\n冲刺,target,,,spoken\n", encoding="utf-8"
    )
    document = Document(
        "d", "全县生产总值冲刺60亿元。", origin=Origin(date="2024", kind="other", region="云溪县")
    )
    (ours,) = extract(document).statements
    (theirs,) = extract(document, vocabulary=load_vocabulary(tmp_path)).statements
    assert (ours.status, theirs.status) == ("observed", "target")


BULLETIN = Origin(date="2015-10-15", region="云溪县", kind="other")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # multiples of a base year's, in a list
        ("甲、乙、丙分别为2018年的1.8、2.1和2.4倍。投资达8亿元。",
         [("1.8", "2018/2023"), ("2.1", "2018/2023"), ("2.4倍", "2018/2023"), ("8亿元", "2023")]),
        # a base year set off by a comma holds for the list
        ("2023年比2018年，布匹增加了两倍，胶鞋增加了一点九倍。", [("两倍", "2018/2023"), ("一点九倍", "2018/2023")]),
        # what is counted came to an end over the years, or is there
        ("五年来，4个乡镇全部摘帽。", [("4个", "2019/2023")]),
        ("五年来，淘汰炼铁产能46万吨。", [("46万吨", "2019/2023")]),
        ("五年来，探明储量超过9亿吨。", [("9亿吨", "2023")]),
        # a duration before its verb
        ("用于教育的支出五年达到24亿元。", [("24亿元", "2019/2023")]),
        # a rate a year after growth since a base year
        ("五年来，产值比2018年增长63%，年均增长10.3%。", [("63%", "2018/2023"), ("10.3%", "2018/2023")]),
        # year on year, whatever years a part looks back on
        ("五年来，产业快速发展。工业产值同比增长12.4%。", [("12.4%", "2023")]),
        # remarks in brackets and foundings date nothing else
        ("2024年，支出（扣除2021年的资金外）增长3%以上，投资增长6%。", [("3%", "2024"), ("6%", "2024")]),
        ("云溪县于1956年7月23日成立，总面积300平方公里。", [("300平方公里", "2023")]),
        # a second pair has no beginning of its own
        ("2023年，标准由上年的50元提高到100元，其中补助增加到80元。",
         [("50元", "2022"), ("100元", "2023"), ("80元", "2023")]),
        # one step after another; what is built, and how many there are, by now; what was done for those counted
        ("五年来，经济总量先后突破三百亿元、四百亿元台阶。", [("三百亿元", "2019/2023"), ("四百亿元", "2019/2023")]),
        ("五年来，经济总量跨越了两千亿元和三千亿元两个台阶。", [("两千亿元", "2019/2023"), ("三千亿元", "2019/2023")]),
        ("五年来，生产总值跨越3万亿元、居全省第二。", [("3万亿元", "2023")]),
        # a rate a year without years is over those of the rate before
        ("2023年产值79亿元，比2019年增长1.85倍，年均增长29.8%。其中第一产业增加值年均增长1.6%。",
         [("79亿元", "2023"), ("1.85倍", "2019/2023"), ("29.8%", "2019/2023"), ("1.6%", "2019/2023")]),
        ("五年来，累计建成充电桩23万个。", [("23万个", "2023")]),
        ("五年来，各类金融机构累计1240家。", [("1240家", "2023")]),
        ("五年来，为3.6万名学生免费接种疫苗。", [("3.6万名", "2019/2023")]),
        ("五年来，每年70%的支出用于民生。", [("70%", "2019/2023")]),
        # behind a pair in a review, what was done is of all the years
        ("五年来，产值从2018年的60亿元增加到2023年的90亿元，固定资产投资累计完成286亿元。",
         [("60亿元", "2018"), ("90亿元", "2023"), ("286亿元", "2019/2023")]),
        # multiples behind a pair without years are of the years looked back on
        ("五年来，成交额从17亿元增加到52亿元，企业数量增长3.2倍。",
         [("17亿元", "2018"), ("52亿元", "2023"), ("3.2倍", "2019/2023")]),
        # the growth of a year named by itself
        ("2023年产值79亿元，比2019年增长1.85倍，尤其是2023年增幅达到42.3%。",
         [("79亿元", "2023"), ("1.85倍", "2019/2023"), ("42.3%", "2023")]),
        # a month of a report dates its own sentence
        ("截至2023年7月底，建成平台31个。累计服务企业16万家。", [("31个", "2023-07"), ("16万家", "2023")]),
        # spans of months
        ("2021年7月至2022年6月，新建道路50公里。", [("50公里", "2021-07/2022-06")]),
        ("2021年至2022年6月，新建道路50公里。", [("50公里", "2021/2022-06")]),
        ("2022年1月15日至3月20日，举办活动20场。", [("20场", "2022-01/2022-03")]),
        # above a plan's years is counted from them
        ("五年来，产值年均增长11%，高于“十二五”1.9个百分点。", [("11%", "2019/2023"), ("1.9个百分点", "2019/2023")]),
        ("截至2023年6月底，数控化率达到55%，比2012年提高31个百分点。", [("55%", "2023-06"), ("31个百分点", "2012/2023-06")]),
        # years in Chinese numerals between the ends of a pair
        ("产值由二〇一九年的三百亿元增加到二〇二三年的七百亿元。", [("三百亿元", "2019"), ("七百亿元", "2023")]),
        # 目前, 现在 by chance
        ("2023年，主要表现在以下方面，完成项目前期投资5亿元。", [("5亿元", "2023")]),
        ("推进重大项目前期工作，新开工项目20个。", [("20个", "2023")]),
        # 过去一年 is the year a report looks back on
        ("过去一年，新建学校12所。", [("12所", "2023")]),
    ],
)  # fmt: skip
def test_years_of_five_year_reviews(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.figure, row.period) for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # growth over the years up to a goal is counted from the year before them
        ("到2020年，客运量达到44亿人，五年增长34.3%。", [("34.3%", "2015/2020", "target")]),
        # an undated figure goes on as the text went on
        ("到2020年，电话用户达到2.4亿户。\n互联网用户达到1亿户。", [("2.4亿户", "2020", "target"), ("1亿户", "2020", "target")]),
        # what a plan asked for, where it is told that it was reached
        ("2015年，完成了规划确定的能耗降低20%的目标。", [("20%", "2015", "target")]),
        # both plans
        ("“十三五”和“十四五”期间累计改造760万平方米。", [("760万平方米", "2016/2025", "target")]),
        # rates asked for are rates
        ("到2020年，能耗年均下降率要求达到4.6%。", [("4.6%", "2016/2020", "target")]),
        # the items of a list that a colon opened
        ("主要目标是：\n1.经济增长。投资达到300亿元。\n2.结构。城镇化率达到45%。", [("300亿元", "2020", "target"), ("45%", "2020", "target")]),
    ],
)  # fmt: skip
def test_goals_of_a_plan(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text, origin=PLAN)[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-9月份全县预算收支情况\n1-9月份，收入完成77亿元。\n支出完成108亿元，同比增长2.3%。",
         [("77亿元", "2015-01/2015-09"), ("108亿元", "2015-01/2015-09"), ("2.3%", "2015-01/2015-09")]),
        ("前三季度，生产总值完成72亿元。分季度看，一季度下降6.8%，二季度增长3.2%，三季度增长4.9%。分产业看，第一产业增加值5亿元。",
         [("72亿元", "2015-01/2015-09"), ("6.8%", "2015-01/2015-03"), ("3.2%", "2015-04/2015-06"),
          ("4.9%", "2015-07/2015-09"), ("5亿元", "2015-01/2015-09")]),
        ("前7个月，出口6亿元。", [("6亿元", "2015-01/2015-07")]),
        ("三季度末，生猪存栏37万头。", [("37万头", "2015-09")]),
        ("截至2015年上半年，建成公园15个。", [("15个", "2015-06")]),
        ("上半年，各项存款余额144亿元。", [("144亿元", "2015-06")]),
    ],
)  # fmt: skip
def test_parts_of_a_year(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.figure, row.period) for row in rows(text, origin=BULLETIN)] == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2023年，预计能耗下降3.8%。", "target"),
        ("2023年，收入增长5%，能耗预计下降3.8%；价格上涨2%。", "observed"),  # of the last figure
        ("2023年，完成年度目标任务的50.1%。", "observed"),
        ("2023年，向上争取资金20.2亿元。", "observed"),
        ("2023年，能耗下降，超额完成考核目标2.7个百分点。", "observed"),
        ("公园建设提前完成目标，建成公园15个。", "observed"),
        ("2023年，产值增长3%，塌目标1.8个百分点。", "observed"),
        ("纲要提出的20项主要指标中，16项基本符合或快于预期。", "observed"),
        ("投资超目标进度42个百分点；新批企业5家。", "observed"),
    ],
)
def test_how_far_a_forecast_reaches(text: str, status: str) -> None:
    assert told(text)[-1][2] == status


def test_plans_of_the_first_months_start_from_the_year_before() -> None:
    early = Origin(date="2021-01-27", first_year=2021, last_year=2025, region="云溪县", kind="plan")
    late = Origin(date="2021-11-27", first_year=2021, last_year=2025, region="云溪县", kind="plan")
    text = "一、发展现状\n全县地铁里程达到729公里。"
    assert told(text, origin=early) == [("729公里", "2020", "observed")]
    assert told(text, origin=late) == [("729公里", "2021", "observed")]  # nothing tells of the plan before
    after = text + "“十三五”时期地铁投资成倍增长。"
    assert told(after, origin=late) == [("729公里", "2020", "observed")]  # as five-year plans do
    told_of = "一、发展现状\n到2021年9月底，全县公路里程达到1520公里。全县有客运站31个。"
    assert told(told_of, origin=late)[-1] == ("31个", "2021-09", "observed")


def test_what_a_heading_sets_out_to_mend_is_aimed_at() -> None:
    text = "三、主要任务\n（二）补齐短板弱项，实现新突破\n培育品种12个。\n"
    assert told(text, origin=PLAN) == [("12个", "2020", "target")]


def test_reports_given_in_the_middle_of_a_year() -> None:
    origin = Origin(date="2023-07-02", first_year=2022, last_year=2023, region="云溪县", kind="report")
    text = "一、上半年工作回顾\n今年以来，全县投资完成68亿元。贷款余额达到55亿元。\n二、下半年工作安排\n全年新建公园12个。\n"
    assert told(text, origin=origin) == [
        ("68亿元", "2023-01/2023-06", "observed"),
        ("55亿元", "2023-06", "observed"),
        ("12个", "2023", "target"),
    ]


def test_what_a_past_plan_approved_is_to_be_built_now() -> None:
    origin = Origin(date="2026-02-04", first_year=2025, last_year=2026, region="云溪县", kind="report")
    text = "“十五五”时期主要目标和2026年重点工作\n一、重点任务\n做好外送。加快建设“十四五”批复的6个基地。建成站点20个。\n"
    assert told(text, origin=origin) == [("6个", "2026", "target"), ("20个", "2026", "target")]


def test_a_heading_that_names_the_last_plan_looks_back() -> None:
    plan = Origin(date="2026-03", first_year=2026, last_year=2030, region="云溪县", kind="plan")
    text = "一、五年奋斗结硕果\n1．全面实现“十四五”发展目标\n全县生产总值年均增长6.1%、达到305亿元，建成公园12个。\n二、“十五五”发展目标\n全县生产总值达到400亿元。"
    assert told(text, origin=plan) == [
        ("6.1%", "2021/2025", "observed"),
        ("305亿元", "2025", "observed"),
        ("12个", "2021/2025", "observed"),
        ("400亿元", "2030", "target"),
    ]


def test_what_all_years_of_a_review_brought() -> None:
    plan = Origin(date="2026-03", first_year=2026, last_year=2030, region="云溪县", kind="plan")
    head = "一、“十四五”发展成就\n"
    text = (
        head
        + "经济总量从2020年的28亿元增长至39亿元，年均增速5.5%。水耗从2020年的32万吨降至26万吨，单位用地产值累计提升24%。"
    )
    assert [period for _, period, _ in told(text, origin=plan)][2::3] == ["2021/2025", "2021/2025"]
    text = head + "投资规模稳步扩大，并于2024年首次突破100亿元。服务贸易额突破10亿元。"
    assert [period for _, period, _ in told(text, origin=plan)] == ["2024", "2025"]
    text = head + "技术合同成交额33亿元、较“十三五”时期翻一番，外商到位资金10亿元。"
    assert told(text, origin=plan)[0] == ("33亿元", "2021/2025", "observed")
    text = head + "工业集群产值达到5亿元，培育企业累计47家，信息产业形成1个集群。"
    assert told(text, origin=plan)[-1] == ("1个", "2025", "observed")


def test_a_year_within_a_sentence_dates_only_it_where_a_part_tells_of_five() -> None:
    plan = Origin(date="2026-03", first_year=2026, last_year=2030, region="云溪县", kind="plan")
    text = "一、“十四五”发展成就\n对农户的生产补贴2025年达到1226万元。小麦收购价提高25%。"
    assert [period for _, period, _ in told(text, origin=plan)] == ["2025", "2021/2025"]


def test_a_table_in_a_review_tells_what_there_is() -> None:
    plan = Origin(date="2026-03", first_year=2026, last_year=2030, region="云溪县", kind="plan")
    text = "一、充电设施建设现状\n\n表1-1 各镇充电站概况\n\n| 地区 | 充电站数量 | 充电桩数量 |\n| --- | --- | --- |\n| 东镇 | 37 | 122 |\n| 西镇 | 12 | 40 |\n"
    assert {(period, status) for _, period, status in told(text, origin=plan)} == {("2025", "observed")}


def test_what_kind_of_year_it_is_dates_nothing() -> None:
    text = "一、过去五年工作回顾\n2023年是规划的收官之年。过去五年，县域经济发展较快。能耗下降18%，城镇新增就业6400人。"
    assert [period for _, period, _ in told(text)] == ["2019/2023", "2019/2023"]


def test_a_goal_named_in_a_review_dates_nothing_after_it() -> None:
    text = "一、“十四五”发展成就\n提出到2035年建成交通强县的目标。累计新建公路120公里。"
    plan = Origin(date="2026-03", first_year=2026, last_year=2030, region="云溪县", kind="plan")
    assert told(text, origin=plan) == [("120公里", "2021/2025", "observed")]


def test_a_base_within_a_clause_dates_its_own_rate_alone() -> None:
    text = "一、“十四五”发展成就\n三县水质指标与2013年相比提高六成。\n全县产值年均增长5.2%。"
    plan = Origin(date="2026-03", first_year=2026, last_year=2030, region="云溪县", kind="plan")
    assert told(text, origin=plan)[-1] == ("5.2%", "2021/2025", "observed")


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("全县裁减员额5万人。", "change", "-50000"),
        ("削减主要污染物10%。", "growth", "-10"),
        ("减排二氧化碳1.3亿吨。", "change", "-130000000"),
        ("退出企业34家、超计划19家。", "change", "19"),
        ("普及率达到118部/百人。", "share", "118"),
        ("居民消费价格总水平控制在3.5%以内。", "growth", "3.5"),
        ("居民消费价格总指数为102.9%。", "level", "102.9"),
        ("巩固提升80万亩蔬菜基地。", "level", "800000"),
        ("甲县、乙县的降幅低于全省平均水平，分别为16%和15%。", "growth", "-15"),
    ],
)
def test_measures_of_cuts_and_rates(text: str, measure: str, value: str) -> None:
    last = rows(text)[-1]
    assert (last.measure, str(last.value.normalize().__format__("f"))) == (measure, value)


def test_those_present_at_a_meeting_are_of_its_day() -> None:
    assert [(row.figure, row.period) for row in rows("本次会议应到代表738人。")] == [("738人", "2024")]


def test_an_explanation_says_what_told_the_years_of_a_text() -> None:
    text = "五年来，我们真抓实干，生产总值比2006年翻一番，森林覆盖率达到60%。\n全县公路里程达到300公里。"
    document = make_document(Content(text), id="x")
    at = text.index("300公里")
    assert any("2006" in step or "2011" in step for step in explain(document, at).steps)


def test_a_plan_made_public_late_looks_back_to_the_year_before_its_first() -> None:
    text = "一、发展回顾\n2020年，公路里程达到9万公里。新建桥梁30座。2020年，港口货运量达4亿吨。“十三五”以来，累计造林70万亩。"
    late = Origin(date="2022-03", first_year=2021, last_year=2025, region="海南省", kind="plan")
    assert [row.period for row in rows(text, origin=late)][-1] == "2016/2020"
    fresh = text.replace("2020年", "2022年")
    assert [row.period for row in rows(fresh, origin=late)][-1] == "2016/2022"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an amount whose growth over the years is told next is that of their end
        (
            "五年来，累计实现税收90亿元。销售收入完成300亿元，年均增长9%。",
            [("90亿元", "2019/2023"), ("300亿元", "2023"), ("9%", "2019/2023")],
        ),
        # the thing done tells, not what it was done to
        (
            "五年来，退出炼钢产能200万吨、水泥产能90万吨。",
            [("200万吨", "2019/2023"), ("90万吨", "2019/2023")],
        ),
        # a contribution to growth is one over all the years
        ("五年来，服务业对经济增长的贡献率超过52%。", [("52%", "2019/2023")]),
        # the year just over, told as a scene
        (
            "五年来，各项事业全面发展。\n刚刚过去的2023年，经济稳中有进。生产总值增长6%，新增贷款8亿元。",
            [("6%", "2023"), ("8亿元", "2023")],
        ),
        # a base said once holds for what is told alike
        (
            "2023年，参保人数9万人，比2013年增加4万人；在校学生3万人，增加1万人。",
            [("9万人", "2023"), ("4万人", "2013/2023"), ("3万人", "2023"), ("1万人", "2013/2023")],
        ),
        # the increase of five years
        (
            "2023年，口岸过境突破5万人次；存款余额五年分别增加80亿元。",
            [("5万人次", "2023"), ("80亿元", "2019/2023")],
        ),
    ],
)
def test_what_lies_between_the_years_of_a_review(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.figure, row.period) for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("全县生产总值五年平均增长9.5%。", "growth_per_year"),
        ("今后五年，税收增速保持在7%左右。", "growth_per_year"),
        ("五年来，支出累计增幅达45%。", "growth"),
        ("五年来，人口自然增长率保持在6‰以内。", "growth"),
    ],
)
def test_a_rate_over_several_years(text: str, measure: str) -> None:
    assert [row.measure for row in rows(text)] == [measure]


def test_months_at_the_head_hold_for_what_follows() -> None:
    text = "行业协会周一表示，1-9月产销形势好转。\n期内，企业产值达40亿元。\n其中9个品种产量增长8%。"
    news = Origin(date="2012-11-20", region="全国", kind="other")
    assert {row.period for row in rows(text, origin=news) if row.unit in ("CNY", "%")} == {"2012-01/2012-09"}


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("确保新增销售额过亿元企业30家。", ["threshold", "change"]),
        ("吸引一批产值超百亿的产业园区落户。", ["threshold"]),
        ("高速公路覆盖40万以上人口大县。", ["threshold"]),
        ("成为首个产值突破5万亿元的城市。", ["level"]),
        ("惠及1.3亿多农村居民。", ["level"]),
        ("9层及以下住宅占比不低于60%。", ["threshold", "share"]),
        ("取消48人及以上超大班级。", ["threshold"]),
        ("人口 自然增长率 降到7.2‰以下。", ["growth"]),
        ("人口机械增长率为3‰。", ["growth"]),
        ("人口增长3‰。", ["growth"]),
        ("居民消费价格指数为98.7%。", ["level"]),
        ("居民消费价格指数控制在3%以内。", ["growth"]),
        ("规模达到48人及以上。", ["level"]),
        ("今后班级应达到48人及以上规模。", ["level"]),
        ("乡村家庭基本具备20Mbps以上宽带接入能力。", ["level"]),
        ("人口密度不超过1万人/平方公里\n加强绿道建设。", ["level"]),
        ("削减乡镇设立的收费项目70%以上。", ["growth"]),
        ("城镇化率从37.6%增长到57.3%。", ["share", "share"]),
        ("2023年，风电、光电分别新增装机容量4000万千瓦。", ["change"]),
    ],
)
def test_what_tells_which_things_are_meant(text: str, measures: list[str]) -> None:
    assert [row.measure for row in rows(text)] == measures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what was asked for, where the share of it that was reached is told
        (
            "2023年，完成上级下达任务数80亿元的91%。",
            [("80亿元", "2023", "target"), ("91%", "2023", "observed")],
        ),
        # said behind what is counted
        ("2023年，出列乡镇12个，3个县有望摘帽。", [("12个", "2023", "observed"), ("3个", "2023", "target")]),
        # a basis is no date of what was built on it
        ("2023年，在2020年全面达标的基础上，投入资金9亿元。", [("9亿元", "2023", "observed")]),
    ],
)
def test_aims_and_bases_beside_what_was_done(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("torn", ["2\n008年", "20\n08年", "200\n8年", "２００\n８年"])
def test_a_year_torn_by_a_line_end_is_whole(torn: str) -> None:
    text = f"2013年产煤149万吨，比{torn}的117万吨多产27.4%。"
    assert [(row.figure, row.period) for row in rows(text)][1] == ("117万吨", "2008")


def test_a_number_above_a_year_is_not_drawn_into_it() -> None:
    text = "泵站12\n15年来首次停产，产煤3万吨。\n港口2\n2008年产煤5万吨。"
    assert told(text)[-1] == ("5万吨", "2008", "observed")
    assert {row.period for row in rows(text)} <= {"2023", "2008"}


@pytest.mark.parametrize("says", ["有力推进", "顺利实施"])
def test_a_plan_that_goes_well_aims_at_nothing(says: str) -> None:
    assert told(f"2023年，农民培训计划{says}，学员达到6.1万人。") == [("6.1万人", "2023", "observed")]


def test_what_a_plan_lays_down_is_of_its_end() -> None:
    text = "截至2015年末，现有渔港80座；本次规划渔港12座，其中新建5座。"
    assert told(text, origin=PLAN) == [
        ("80座", "2015", "observed"),
        ("12座", "2020", "target"),
        ("5座", "2020", "target"),
    ]


@pytest.mark.parametrize(
    ("text", "origin", "years"),
    [
        # the earlier end without a year is of the year before the later one
        ("国有企业由51家整合为33家。", REPORT, ["2022", "2023"]),
        ("三次产业结构由3:55:42调整为3:54:43。", REPORT, ["2022"] * 3 + ["2023"] * 3),
        ("2024年，补助标准由80元提高到90元。", REPORT, ["2023", "2024"]),
        # or of the year before the plan that aims at it
        ("到2020年，公园由20个增加到35个。", PLAN, ["2015", "2020"]),
    ],
)
def test_the_earlier_end_of_a_pair(text: str, origin: Origin, years: list[str]) -> None:
    assert [row.period for row in rows(text, origin=origin)] == years


def test_a_plan_that_tells_of_its_own_years_does_not_look_back_before_them() -> None:
    text = "2010年，网络零售额为52亿元。2010年，快递23亿件。截至2011年6月30日，网民规模为4.8亿人。"
    plan = Origin(date="2011", first_year=2011, last_year=2015, kind="plan")
    found = extract(Document("d", text, origin=plan)).statements
    assert [(row.period, row.status) for row in found] == [
        ("2010", "observed"),
        ("2010", "observed"),
        ("2011-06-30", "observed"),
    ]


DECEMBER = Origin(date="2023-12-20", first_year=2023, last_year=2024, region="云溪县", kind="report")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the same change told once more is counted from the same year
        ("诊疗达54亿人次，比2018年增加13亿人次，增长了34%。", [("54亿人次", "2023"), ("13亿人次", "2018/2023"), ("34%", "2018/2023")]),
        ("发病率从2018年的47%下降到2023年的32%，下降了31%。", [("47%", "2018"), ("32%", "2023"), ("31%", "2018/2023")]),
        # what a paragraph counts from holds in its later sentences
        ("产值95亿元，比2018年增长86%。人均产值1万元，增长59%。", [("95亿元", "2023"), ("86%", "2018/2023"), ("1万元", "2023"), ("59%", "2018/2023")]),
        # but not where the paragraph also counts from the year before
        ("产值95亿元，同比增长9%，比2018年增长86%。人均产值1万元，增长8%。", [("95亿元", "2023"), ("9%", "2023"), ("86%", "2018/2023"), ("1万元", "2023"), ("8%", "2023")]),
        # years listed in front of their clause
        ("2025年、2030年，装机容量分别力争达到26万千瓦、50万千瓦。", [("26万千瓦", "2025"), ("50万千瓦", "2030")]),
        # carried over from last year: what kind of money it is
        ("补助收入40亿元、上年结转7亿元，收入合计47亿元。", [("40亿元", "2023"), ("7亿元", "2023"), ("47亿元", "2023")]),
        # what a sum is compared with
        ("五年新增装机35万千瓦，是1950年到2002年53年的总和；新增公路9公里。", [("35万千瓦", "2019/2023"), ("9公里", "2019/2023")]),
        # a multiple torn by the layout spans the years from its base
        ("投资207亿元，是2018年的2 .7倍；零售额125亿元。", [("207亿元", "2023"), ("2 .7倍", "2018/2023"), ("125亿元", "2023")]),
        # the first year of a term dates nothing by the term
        ("2023年是本届政府任期的第一年。财政收入增长8%。", [("8%", "2023")]),
        # how long one thing takes
        ("二、2024年工作安排\n三年安排45亿元支持工业。打造示范园区3个。", [("45亿元", "2024/2026"), ("3个", "2024")]),
    ],
)  # fmt: skip
def test_what_a_year_reaches(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.figure, row.period) for row in rows(text)] == expected


def test_a_month_inside_a_paragraph_is_of_its_own_sentence() -> None:
    other = Origin(date="2022-10-28", region="全国", kind="statistics")
    text = "数字化水平提升。截至2022年7月底，项目超过3100个。平台超过150个。"
    assert [row[1] for row in told(text, origin=other)] == ["2022-07", "2022"]
    assert told("一、现状\n" + text[8:], origin=other)[-1][1] == "2022-07"  # it opens the paragraph


def test_what_was_set_up_one_by_one_stands_by_the_last_year() -> None:
    text = "一、“十四五”工作回顾\n五年来，产业升级。累计认定标志产品134个，累计完成投资8亿元。"
    origin = Origin(date="2026-01-27", first_year=2025, last_year=2026, region="云溪县", kind="report")
    assert told(text, origin=origin) == [
        ("134个", "2025", "observed"),
        ("8亿元", "2021/2025", "observed"),
    ]


def test_a_deadline_inside_a_sentence_dates_nothing_behind_it() -> None:
    plan = Origin(date="2022-05-23", first_year=2021, last_year=2025, region="云溪县", kind="plan")
    text = "二、主要任务\n加快项目建设，确保甲电厂2023年底前投产。推动直流尽快具备800万千瓦送电能力。"
    assert told(text, origin=plan)[-1][1] == "2025"


def test_years_of_nursery_school_are_no_time() -> None:
    plan = Origin(date="2016-05-23", first_year=2016, last_year=2020, region="云溪县", kind="plan")
    text = "2015年学前三年毛入园率达到90%；2020年达到98%。"
    assert [row[1] for row in told(text, origin=plan)] == ["2015", "2020"]


def test_a_plan_that_opens_a_list_of_shares_is_all_its_years() -> None:
    plan = Origin(date="2016-05-23", first_year=2016, last_year=2020, region="云溪县", kind="plan")
    text = "“十三五”期间，管理覆盖率达到95%，设置规范率达到100%。"
    assert [row[1] for row in told(text, origin=plan)] == ["2016/2020", "2016/2020"]
    with_rates = "“十三五”期间，产值年均增长8%，城镇化率达到60%。"
    assert [row[1] for row in told(with_rates, origin=plan)] == ["2016/2020", "2020"]


def test_a_change_over_years_that_are_named_is_of_those_years() -> None:
    plan = Origin(date="2024-05-23", region="全国", kind="plan")
    text = "到2025年底，与2023年相比，单耗降低2%。2024—2025年，行业减排二氧化碳530万吨。"
    assert told(text, origin=plan)[-1][1] == "2024/2025"


def test_half_a_year_holds_for_the_paragraph() -> None:
    text = "2023年上半年，全区实现产值80亿元，同比增长3%。城镇居民收入29092元。"
    assert [row.period for row in rows(text)] == ["2023-01/2023-06"] * 3


def test_a_forecast_up_to_the_end_of_the_year_holds_for_its_sentence() -> None:
    text = "预计到年末，生产总值完成115亿元，同比增长7%；投资完成38亿元，同比增长23%。"
    assert {row.status for row in rows(text, origin=DECEMBER)} == {"target"}


def test_a_report_of_december_looks_back_on_its_own_year() -> None:
    text = "2023年，支持争资争项，全市共争取国省资金30亿元。压降融资平台22家。"
    assert {(row.period, row.status) for row in rows(text, origin=DECEMBER)} == {("2023", "observed")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the sentence before a series of headings says what they tell, and of which years
        (
            "五年来，我们主要做了以下工作：\n（一）加强农业基础\n完成水库加固12座。\n（二）深化改革\n转移农民3万人。",
            [("12座", "2019/2023", "observed"), ("3万人", "2019/2023", "observed")],
        ),
        (
            "2023年，全县实现良好开局。\n今年要重点做好两个方面工作。\n（一）稳定投资\n安排资金3亿元。",
            [("3亿元", "2024", "target")],
        ),
        # the last two years within five looked back on
        ("五年来，成效明显。产业发展壮大。近两年，又出台办法。关停小窑30处。", [("30处", "2019/2023", "observed")]),
        # years that open a sentence hold for the next
        ("一是收入增长。2021-2023年，收入累计超过9亿元。支出累计完成8亿元。", [("9亿元", "2021/2023", "observed"), ("8亿元", "2021/2023", "observed")]),
        # a clause with a subject of its own is no part of the forecast
        (
            "生产总值年均增长12%，2023年预计达到12亿元，财政收入五年累计完成7亿元，年均增长9%。",
            [("12%", "2019/2023", "observed"), ("12亿元", "2023", "target"), ("7亿元", "2019/2023", "observed"), ("9%", "2019/2023", "observed")],
        ),
    ],
)  # fmt: skip
def test_what_holds_for_the_sentences_after_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_what_each_year_of_a_plan_brings_is_of_all_its_years() -> None:
    text = "加快集聚人才，每年新引进大学生35万人，举办活动500场。"
    assert told(text, origin=PLAN) == [("35万人", "2016/2020", "target"), ("500场", "2016/2020", "target")]


def test_paragraphs_of_a_page_on_one_line_are_paragraphs() -> None:
    text = "<p>2022年，全县造林3万亩。</p><p>森林覆盖率达到61%。</p>"
    assert [row.period for row in rows(text)] == ["2022", "2023"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a year inside a clause without a figure dates nothing behind it
        (
            "五年来，收入累计超过9亿元，2021年、2022年财源工作连续两年获评先进；累计争取资金3亿元。",
            [("9亿元", "2019/2023"), ("3亿元", "2019/2023")],
        ),
        # but one set in front of its clause does
        ("县长在报告中说，2022年经济效益提高，企业利润达到9亿元。", [("9亿元", "2022")]),
        ("过去五年，成就显著。实施利当前、惠长远的举措。新增就业64万人。", [("64万人", "2019/2023")]),
        # five years that a sentence tells of without 来
        ("这是人民生活改善的五年。\n民生支出占比保持在76%以上。", [("76%", "2019/2023")]),
        # so many years ago
        ("2023年人均收入达到2万元，是五年前的1.8倍。", [("2万元", "2023"), ("1.8倍", "2018/2023")]),
        # 基础上年均 names no year
        ("五年来，投资在高基础上年均增长7%。", [("7%", "2019/2023")]),
        # under 今后五年 a change is over those years, what there is shall be by their end
        (
            "二、今后五年的目标\n森林覆盖率提高2个百分点，总面积达到9万亩。今后五年，新建学校9所。",
            [("2个百分点", "2024/2028"), ("9万亩", "2028"), ("9所", "2024/2028")],
        ),
        # a paragraph that announces the years to come holds for those after it, also behind a review without a heading
        (
            "过去五年，造林9万亩。\n今后五年发展的主要目标是：\n——产业更强。力争产值突破90亿元，年均提高1个百分点。",
            [("9万亩", "2019/2023"), ("90亿元", "2028"), ("1个百分点", "2024/2028")],
        ),
    ],
)  # fmt: skip
def test_years_that_pass_by_and_years_that_hold(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.figure, row.period) for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # years of its own that a clause tells of in passing hold for no other
        ("过去五年，成就显著。外贸连续8年居全省首位，开行班列9万列。", [("9万列", "2019/2023")]),
        ("过去五年，成就显著。增速2021年以来高于全省。粮仓从9座增加到18座。", [("9座", "2018"), ("18座", "2023")]),
        ("过去五年，成就显著。企业数3年翻一番，新增学校9所。", [("翻一番", "2021/2023"), ("9所", "2019/2023")]),
        # unless they are set before what follows
        ("过去五年，成就显著。近三年，新增学校9所。", [("9所", "2021/2023")]),
    ],
)  # fmt: skip
def test_years_of_one_clause_inside_a_review(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.figure, row.period) for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 预计 stands over its own sentence, and over no other that tells parts
        (
            "预计2023年生产总值80亿元，增长9%。其中，农业8亿元，增长3%；工业30亿元。财政收入9亿元。",
            ["target", "target", "observed", "observed", "observed", "observed"],
        ),
        # nor where a remark says 下同: how far down is said nowhere
        ("生产总值80亿元（预计，下同），增长7%。财政收入9亿元。\n新建学校9所。", ["target", "target", "observed", "observed"]),
        # behind its subject it speaks of its own part of the sentence
        ("农业增加值预计达9亿元；绿色产业涌现，清洁能源装机比重达61%。", ["target", "observed"]),
        # money that was won is no aim
        ("全年争取财政扶贫资金3亿元。", ["observed"]),
    ],
)  # fmt: skip
def test_over_how_much_a_forecast_stands(text: str, expected: list[str]) -> None:
    assert [row.status for row in rows("一、2023年工作回顾\n" + text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an aim that was met dates nothing but itself
        (
            "一、2023年工作回顾\n提前实现了省里提出的“十四五”末财政收入达到20亿元的目标；人均收入3万元。",
            [("20亿元", "2025", "target"), ("3万元", "2023", "observed")],
        ),
        # a plan that begins well is the year told elsewhere
        (
            "二、推动“十五五”开好局、起好步\n滚动实施省重点技改项目1500个以上。",
            [("1500个", "2024", "target")],
        ),
        # 现在 before who speaks is no year
        ("现在，我代表县政府报告工作。\n一、2023年工作回顾\n投资9亿元。", [("9亿元", "2023", "observed")]),
        # nor is 目前 the years of what follows
        ("一、2023年工作回顾\n目前，形势向好。\n投资9亿元。", [("9亿元", "2023", "observed")]),
    ],
)  # fmt: skip
def test_years_and_status_in_a_report(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_an_item_that_is_a_sentence_dates_nothing_behind_it() -> None:
    text = "二、发展目标\n（3）建立核算管理体系，2018年起新建厂房全部使用。\n（4）完成建筑改造9万平方米。"
    assert told(text, origin=PLAN) == [("9万平方米", "2020", "target")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # shares and parts of what was done over years are of those years
        (
            "“十四五”期间完成投资50亿元，其中专项债券达20亿元，占投资的40%。",
            [("50亿元", "2021/2025"), ("20亿元", "2021/2025"), ("40%", "2021/2025")],
        ),
        ("“十四五”前3年交通固定资产投资达到9亿元。", [("9亿元", "2021/2023")]),
        ("“十四五”前三年交通固定资产投资达到9亿元。", [("9亿元", "2021/2023")]),
        # against others, not against an earlier year
        ("过去五年，成就显著。亩均产量达到900斤，是全省平均水平的1.5倍。", [("900斤", "2023"), ("1.5倍", "2023")]),
        # a total beside what was added
        (
            "过去五年，成就显著。新增公路80公里，公路总里程900公里。",
            [("80公里", "2019/2023"), ("900公里", "2023")],
        ),
    ],
)  # fmt: skip
def test_what_goes_with_amounts_over_years(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.figure, row.period) for row in rows(text)] == expected


def test_a_list_of_what_becomes_less_is_less_throughout() -> None:
    found = rows("削减烟粉尘68万吨、二氧化硫32万吨，新增产能9万吨、化工产品6万吨。")
    assert [(row.measure, int(row.value)) for row in found] == [
        ("change", -680_000),
        ("change", -320_000),
        ("change", 90_000),
        ("change", 60_000),
    ]


@pytest.mark.parametrize("does", ["入选国家试点", "获评先进", "投入运营", "相继开通", "挂牌"])
def test_what_so_many_things_came_to_is_of_all_the_years(does: str) -> None:
    assert [(row.figure, row.period) for row in rows(f"过去五年，成就显著。9个案例{does}。")] == [
        ("9个", "2019/2023")
    ]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("新增小巨人企业5户、单项冠军企业3户，9家企业主板上市。", ["change", "change", "level"]),
        ("净增农民合作社10家、家庭农场20家。", ["change", "change"]),
    ],
)
def test_a_clause_of_its_own_is_no_part_of_the_increase_before_it(text: str, measures: list[str]) -> None:
    assert [row.measure for row in rows(text)] == measures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the last two years, whatever plan is named before them
        (
            "过去五年，单位能耗“十二五”期间下降20%、近两年再下降10%。",
            [("20%", "2011/2015"), ("10%", "2022/2023")],
        ),
        # what is done behind a pair of years is of all that the part looks back on
        (
            "五年来，教育优先。\n经费从2018年的2亿元增加到2023年的7亿元，新增343所幼儿园。",
            [("2亿元", "2018"), ("7亿元", "2023"), ("343所", "2019/2023")],
        ),
        # how far a state lies above another is of its year
        ("五年来，入学率达到97%，高于全省平均水平4个百分点。", [("97%", "2023"), ("4个百分点", "2023")]),
        # as much as in ten years before
        ("五年来，建成农田25万亩，相当于前十年总和。累计造林9万亩。", [("25万亩", "2019/2023"), ("9万亩", "2019/2023")]),
        # a forecast ends where a year is told of by itself
        ("本世纪末基本解决9万人的温饱问题。", [("9万人", "2100")]),
    ],
)  # fmt: skip
def test_years_beside_others(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.figure, row.period) for row in rows(text)] == expected


def test_a_forecast_ends_where_a_year_is_told_of_by_itself() -> None:
    text = "预计生产总值年均增长11%，连续14年增长，2023年财政收入达到14亿元。"
    assert told(text)[-1] == ("14亿元", "2023", "observed")


def test_paragraphs_of_a_text_that_lost_its_line_ends() -> None:
    text = (
        "一、过去五年工作回顾\u3000\u3000"
        + "农业稳定发展。" * 45
        + "\u3000\u3000新建学校12所。\u3000\u3000改革深化。\u3000\u3000二、今年主要任务\u3000\u3000新建学校3所。"
    )
    assert told(text) == [("12所", "2019/2023", "observed"), ("3所", "2024", "target")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is taken off is so much; what is pressed down is a fall
        ("2023年，为企业减负3亿元，压降融资平台22家。", [("3亿元", "level", 1), ("22家", "change", -1)]),
        ("2023年，每年减轻农民负担13亿元。", [("13亿元", "level", 1)]),
        ("2023年，增产原煤3万吨，新接入供热面积20万平方米。", [("3万吨", "change", 1), ("20万平方米", "change", 1)]),
        # growth per year that is kept up, or aimed at
        ("经济年均增长保持在6.5%以上。", [("6.5%", "growth_per_year", 1)]),
        ("“十五”期间年均经济增长速度预期目标为7%左右。", [("7%", "growth_per_year", 1)]),
        # a radius tells which things are meant
        ("2023年，站点600米半径人口覆盖率达到55%。", [("600米", "threshold", 1), ("55%", "share", 1)]),
    ],
)  # fmt: skip
def test_what_kind_of_change(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert [(row.figure, row.measure, 1 if row.value > 0 else -1) for row in rows(text)] == expected


def test_totals_reached_are_of_the_end_of_the_years_looked_back_on() -> None:
    text = "五年来，新增上市公司12家，上市公司突破30家。五年共投资6亿元，实施了改造，种植面积达到1.5万亩。"
    assert [row.period for row in rows(text)] == ["2019/2023", "2023", "2019/2023", "2023"]


def test_a_list_of_firms_is_no_place() -> None:
    text = "到2028年，入围世界500强企业4家、中国制造业500强超30家。"
    assert {row.region for row in rows(text)} == {"云溪县"}


def test_a_column_foreseen_and_its_parts_are_aimed_at() -> None:
    text = (
        "全省2023年债务情况表\n单位：亿元\n地区 2023年债务限额 一般债务限额 2023年债务余额预计数 一般债务余额\n"
        "甲市 593.88 113.83 522.55 102.54\n乙市 41.10 23.49 32.60 22.50\n丙市 53.92 40.38 43.59 34.74\n丁市 54.92 41.38 44.59 35.74\n"
    )
    found = [row.status for row in rows(text)]
    assert found[:4] == ["observed", "observed", "target", "target"]


def test_what_stands_when_a_plan_is_made_is_of_its_own_year() -> None:
    text = "第二节 生态环境是突出短板\n超过九成的河段未达标，排放量处于20万吨左右的高位。"
    own = Origin(date="2016-11-24", first_year=2016, last_year=2020, region="全国", kind="plan")
    assert {(row.period, row.status) for row in rows(text, origin=own)} == {("2016", "observed")}


def test_the_name_of_a_substance_is_no_duration() -> None:
    text = "2023年，设区城市PM2.5年平均浓度降至25微克/立方米。新增电力装机3万千瓦。"
    assert [row.period for row in rows(text)] == ["2023", "2023"]


def test_a_contribution_that_has_risen_to_a_share_is_of_the_end() -> None:
    text = "五年来，消费对增长的贡献率上升到70%。五年来，工业对增长的贡献率超过30%。"
    assert [row.period for row in rows(text)] == ["2023", "2019/2023"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        # the years just named, of which it is said what they were
        ("“十二五”时期是我省水利快速发展的五年。新建水库3座。", "2011/2015"),
        ("2011—2015年，是我省水利快速发展的五年。新建水库3座。", "2011/2015"),
        ("“十二五”已经过去。水利发展最快的五年。新建水库3座。", "2012/2016"),
        # the year of a peak that is come near to
        ("用水量直追2008年的最高水平。6月份，全省用水量9亿吨。", "2016-06"),
        ("用水量超过2008年的9亿吨。", "2008"),
        # the day on which a report was given
        (
            "2016年10月25日，受委托，水利厅厅长向省人大常委会第六次会议作了中期评估报告。报告指出，漏损率为9%。",
            "2016",
        ),
        ("2016年10月25日，省人大常委会会议听取了水利厅的报告，漏损率为9%。", "2016"),
    ],
)
def test_years_called_something_and_the_year_of_a_peak(text: str, period: str) -> None:
    origin = Origin(date="2016-11-03", region="云溪县", kind="other")
    assert [row.period for row in rows(text, origin=origin)] == [period]


def test_what_is_added_to_is_of_the_year_it_is_told_of() -> None:
    text = "今年，在去年改造小区30个的基础上，再改造20个小区。用水量在去年增长8%的基础上增长9%。"
    found = told(text, origin=Origin(date="2016-11-03", region="云溪县", kind="other"))
    assert [(figure, period) for figure, period, _ in found] == [
        ("30个", "2015"),
        ("20个", "2016"),
        ("8%", "2015"),
        ("9%", "2016"),
    ]
    assert found[0][2] == "observed"
