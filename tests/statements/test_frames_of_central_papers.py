"""Year, place and status of figures in papers of the central government: guidances, action plans, white papers, yearly reviews."""

from __future__ import annotations

import pytest

from plancheck import extract
from plancheck.documents.content import Content
from plancheck.documents.document import Origin
from plancheck.documents.read import make_document
from plancheck.statements.statement import Statement

WHITE_PAPER = Origin(title="中国的渡运", date="2019-10", region="全国", kind="other")


def rows(text: str, origin: Origin | None = WHITE_PAPER) -> list[Statement]:
    return list(extract(make_document(Content(text), id="d", origin=origin)).statements)


def periods(text: str, origin: Origin | None = WHITE_PAPER) -> list[tuple[str, str]]:
    return [(row.figure, row.period) for row in rows(text, origin)]


@pytest.mark.parametrize("compared", ["比2012年末减少820万人", "较2012年的980万人减少820万人"])
def test_a_pair_counts_from_the_year_of_the_change_before_it(compared: str) -> None:
    found = periods(f"2018年末，无渡桥村民160万人，{compared}，过渡占比由10.2%下降至1.7%。")
    assert found[-2:] == [("10.2%", "2012"), ("1.7%", "2018")]


def test_a_pair_of_another_sentence_counts_from_the_year_before() -> None:
    found = periods("2018年末，无渡桥村民160万人，比2012年末减少820万人。过渡占比由10.2%下降至1.7%。")
    assert found[-2][1] != "2012"


def test_the_year_in_which_the_republic_was_founded() -> None:
    found = periods("新中国成立之初，渡船仅218艘，其中机动船51艘。目前，渡船达到4700艘。")
    assert found == [("218艘", "1949"), ("51艘", "1949"), ("4700艘", "2019")]


def test_a_year_with_what_began_in_it_is_still_a_base() -> None:
    found = periods("目前，人均过渡47次，比1949年新中国成立时的20次增长135%。")
    assert found == [("47次", "2019"), ("20次", "1949"), ("135%", "1949/2019")]


def test_a_heading_that_compares_dates_nothing() -> None:
    news = Origin(
        title="渡运回顾", date="2018-03-05", region="全国", kind="other", first_year=2017, last_year=2017
    )
    text = "2017年，渡运量达到6亿人次。\n\n（一）渡运量增长6.6%，增速与2009年相当\n\n渡船达到5000艘。"
    assert "2009" not in [year for _, year in periods(text, news)]


@pytest.mark.parametrize("each", ["人均", "户均", "每人每年", "每户平均"])
def test_a_bound_stands_before_what_each_has(each: str) -> None:
    (row,) = rows(f"财政对参保渡工的资助不低于{each}10元。")
    assert (row.qualifier, "不低于" in row.indicator) == ("at_least", False)


GUIDANCE = Origin(title="关于发展渡运的若干意见", date="2013-09-13", region="全国", kind="plan")


@pytest.mark.parametrize("origin", [WHITE_PAPER, GUIDANCE])
def test_a_paper_that_tells_of_the_year_before_goes_on_with_it(origin: Origin) -> None:
    year = int(origin.date[:4]) - 1
    text = f"截至{year}年底，全国渡口达4700个。\n\n全国渡船5000艘，标准化率为52%。目前，渡工3万人。"
    assert [found for _, found in periods(text, origin)] == [str(year)] * 3 + [str(year + 1)]


@pytest.mark.parametrize(
    "told", ["今年新增渡口20个。", "2019年新增渡口20个。", "上半年新增渡口20个。", "9月份新增渡口20个。"]
)
def test_a_paper_that_tells_of_its_own_year_is_of_that(told: str) -> None:
    found = periods(f"截至2018年底，全国渡口达4700个。\n\n{told}\n\n全国渡船5000艘。")
    assert found[-1][1].startswith("2019")


def test_a_year_that_is_not_told_as_it_ended_is_not_gone_on_with() -> None:
    found = periods("全国渡口2018年减少3%。\n\n全国渡船5000艘。")
    assert found == [("3%", "2018"), ("5000艘", "2019")]


PLAN = Origin(title="渡运攻坚计划", date="1994-04-15", region="全国", kind="plan")


@pytest.mark.parametrize("heading", ["一、形势与任务", "一、面临的形势和主要任务", "一、主要任务"])
def test_what_has_happened_is_told_whatever_heading_stands_above_it(heading: str) -> None:
    (row,) = rows(f"{heading}\n\n无渡桥的渡工已经减少到80万人。", PLAN)
    assert row.status == "observed"


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("一、形势与任务", "observed"),
        ("一、形势分析", "observed"),
        ("一、工作任务", "observed"),  # 以来 of a plan is never an aim, whatever stands above it
    ],
)
def test_a_heading_over_what_is_and_what_is_to_be_done_says_neither(heading: str, status: str) -> None:
    found = rows(f"{heading}\n\n1993年，渡工80万人。“七五”以来，国家每年投入40亿元专项资金。", PLAN)
    assert found[-1].status == status


STEPS = Origin(title="关于发展渡运的意见", date="2014-10-02", region="全国", kind="plan")


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("对渡工按每人每年30元给予补贴。", "2014"),
        ("渡船补助标准为每艘每年500元，渡工户均200元。", "2014"),
        ("渡运企业按3%的税率缴纳渡运税。", "2014"),
        ("渡工补贴提高到每人每年90元。", "2025"),
        ("每名渡工年渡运收入2万元。", "2025"),
    ],
)
def test_what_each_is_paid_by_a_rule_is_of_the_year_of_the_paper(sentence: str, year: str) -> None:
    found = periods(f"到2025年，渡口达到5万处。\n\n三、政策措施\n\n{sentence}", STEPS)
    assert {told for _, told in found[1:]} == {year}


def test_an_aim_on_whose_basis_more_is_to_come_keeps_its_year() -> None:
    found = periods("展望2035年，电动渡船占比在2030年达到25%的基础上再提高10个百分点。", PLAN)
    assert found[0] == ("25%", "2030")


def test_the_end_of_the_century_is_what_a_plan_of_it_aims_at() -> None:
    plan = "渡运发展纲要\n（一九九三年二月十三日）\n\n“八五”期间渡口逐步增加。到本世纪末，渡口达到4万处。\n\n渡船机动化率达到60%。"
    assert periods(plan, None) == [("4万处", "2000"), ("60%", "2000")]


@pytest.mark.parametrize(
    "text",
    [
        "各省、自治区、直辖市渡运主管部门：\n\n2013年，甘肃省改造渡口30处。",
        "国务院决定实施渡口改造工程。范围包括甘肃省渡口30处，中央财政已安排资金9亿元。",
    ],
)
def test_what_the_state_writes_is_of_the_country_though_it_names_one_province(text: str) -> None:
    document = make_document(Content(text), id="d", origin=None)
    assert document.origin.region == "全国"


def test_what_is_held_against_the_country_is_of_its_own_place() -> None:
    found = rows("2011年，赣州市渡工人均收入4684元，仅为全国平均水平的67%。", GUIDANCE)
    assert [row.region for row in found] == ["赣州市", "赣州市"]


def test_the_last_of_many_provinces_is_not_the_place() -> None:
    (row,) = rows("2014年，下达山西、湖北等十省（区、市）及新疆生产建设兵团渡口改造任务33处。")
    assert row.region == "全国"


def test_a_sentence_goes_on_with_its_goal_behind_an_earlier_plan() -> None:
    text = "到2020年，建成渡运体系，“十二五”期间完成险渡改造；渡运事故控制在60起以内，“十二五”期间新增渡船400艘。"
    assert periods(text, Origin(title="关于渡运的决定", date="2010-12-31", region="全国", kind="plan")) == [
        ("60起", "2020"),
        ("400艘", "2011/2015"),
    ]


def test_since_a_deed_in_many_places() -> None:
    news = Origin(title="渡改桥消息", date="2011-08-31", region="全国", kind="other")
    found = periods("工程自2003年在内蒙古、四川、青海等8省区实施以来，国家累计改造渡口778处。", news)
    assert found[-1] == ("778处", "2003/2011")


@pytest.mark.parametrize("heading", ["一、加强渡运是发展的迫切要求", "一、增强做好渡运工作的使命感紧迫感"])
def test_a_heading_that_says_why_aims_at_nothing(heading: str) -> None:
    (row,) = rows(f"{heading}\n\n全国人均渡船面积仅为世界平均水平的21.3%。\n\n到2020年，全面好转。", GUIDANCE)
    assert (row.status, row.period) == ("observed", "2013")


def test_a_white_paper_named_by_its_year_tells_of_the_year_before() -> None:
    text = "《中国的渡运（2012）》白皮书\n国务院新闻办公室\n2012年10月\n\n一、现状\n\n2011年，渡船4700艘。其中，机动船3500艘。\n\n渡口2800处。"
    assert {year for _, year in periods(text, None)} == {"2011"}


def test_measures_worked_out_by_a_paper_make_no_plan_of_what_tells_of_them() -> None:
    text = "“十二五”期间，渡船达到669艘。截至2015年底，渡工22万人。各地根据要求制定了一系列措施，《渡运规划（2011—2015年）》安排投资8亿元。"
    assert {row.status for row in rows(text, None)} == {"observed"}


def test_growth_beside_what_is_yet_to_be_done_is_aimed_at_too() -> None:
    news = Origin(title="渡运消息", date="2016-03-23", region="全国", kind="other")
    text = "2015年，渡运量206万人次，同比增长48%。预计2016年总收入将达6亿元。其中，渡运量将完成275万人次，同比增长34%。"
    assert [row.status for row in rows(text, news)] == ["observed"] * 2 + ["target"] * 3


def test_what_is_set_aside_by_a_rate_is_a_rule() -> None:
    text = "到2025年，渡口达到5万处。\n\n三、政策措施\n\n渡运企业按照职工工资总额的1.5%足额提取培训经费。"
    assert periods(text, STEPS)[-1] == ("1.5%", "2014")


def test_what_the_country_has_about_is_told() -> None:
    found = rows("我国约有6000万渡客。\n\n到2020年，渡客满意率达到70%。", GUIDANCE)
    assert [(row.status, row.period) for row in found] == [("observed", "2013"), ("target", "2020")]


def test_a_share_of_the_same_years_is_of_those_years() -> None:
    found = periods("“十二五”期间，渡口改造投资900亿元，占同期渡运投资的18%。")
    assert found == [("900亿元", "2011/2015"), ("18%", "2011/2015")]


def test_one_kind_of_many_is_not_the_place() -> None:
    (row,) = rows("2018年，完成边境县、贵州省全部县和边境团场80万户渡改桥。")
    assert row.region == "全国"
    (alone,) = rows("2018年，贵州省全部县完成80万户渡改桥。")
    assert alone.region == "贵州省"
