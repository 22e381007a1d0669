"""Years told by their number, by a rule that stands, by an average or a run of years, and what no longer dates: texts of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_plans import read

from plancheck.documents.document import Origin
from plancheck.documents.read import read_document
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

PLAN = Origin(
    title="柳河市水利发展规划", date="2021-03", first_year=2021, last_year=2025, region="柳河市", kind="plan"
)
ACTION = Origin(
    title="柳河市清河行动方案", date="2023-02", first_year=2023, last_year=2025, region="柳河市", kind="plan"
)
REPORT = Origin(date="2021-02", first_year=2020, last_year=2021, region="柳河市", kind="report")


def rows(text: str, *, origin: Origin = PLAN) -> list[Statement]:
    return read(text, origin)


def periods(text: str, *, origin: Origin = PLAN) -> list[str]:
    return [row.period for row in rows(text, origin=origin)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第一年清理河道90公里。", ["2023"]),
        ("各镇落实任务，第二年清理河道80公里；第三年清理剩余河道60公里。", ["2024", "2025"]),
        ("第 1 年清理河道90公里。", ["2025"]),  # blanks part what is no year told by number
        ("第四年清理河道90公里。", ["2025"]),  # of none of the three
        ("水质连续第二年清理达标，优良断面达到90%。", ["2025"]),
    ],
)
def test_years_of_a_short_plan_are_told_by_their_number(text: str, found: list[str]) -> None:
    assert periods(f"三、工作安排\n{text}", origin=ACTION) == found


def test_two_years_told_by_number_are_both() -> None:
    assert periods(
        "三、工作安排\n第一年完成治理任务的30%；第二年和第三年清理河道90公里。", origin=ACTION
    ) == ["2023", "2024/2025"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("三、主要任务\n毕业3年内的学生租房，租金不超过900元。", "2025"),
        ("三、主要任务\n对成立未满三年内的企业，补助50万元。", "2025"),
        ("三、主要任务\n三年内改造泵站90座。", "2021/2023"),
    ],
)
def test_years_counted_from_what_happened_to_those_meant_date_nothing(text: str, period: str) -> None:
    origin = Origin(date="2020-11", first_year=2021, last_year=2025, region="柳河市", kind="plan")
    assert periods(text, origin=origin)[-1] == period


@pytest.mark.parametrize(
    "title", ["《关于2018年1-5月收支的通报》", "《柳河市技能提升方案（2019—2021年）》", "《 2017 年通报 》"]
)
def test_years_within_the_name_of_a_paper_date_nothing(title: str) -> None:
    text = f"一、发展基础\n供水能力（取自{title}）达到90万吨。"
    assert periods(text) == ["2020"]


def test_years_before_the_name_of_a_paper_date_what_follows() -> None:
    assert periods("一、发展基础\n2019年印发《管网条例》，供水能力达到90万吨。") == ["2019"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("产量连续三年超过90万吨。", ["2018/2020"]),
        ("水质持续改善，优良率连续5年稳定在90%以上。", ["2016/2020"]),
        ("产量连续 三 年超过90万吨。", ["2018/2020"]),
        ("产量连续三年增长，达到90万吨。", ["2020"]),
    ],
)
def test_an_amount_of_years_one_after_another_is_of_each_of_them(text: str, found: list[str]) -> None:
    assert periods(f"一、发展基础\n{text}") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2015年密度约为3.1公里，现状值约为4.2公里。", ["2015", "2020"]),
        ("2015年密度约为3.1公里，规划值约为4.2公里。", ["2015", "2015"]),
    ],
)
def test_the_present_state_is_the_last_that_a_plan_tells_of(text: str, found: list[str]) -> None:
    assert periods(f"一、发展基础\n{text}") == found


REVIEW = "一、“十三五”时期工作回顾\n五年来，我们扎实推进民生工程。\n（一）就业\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年新增就业9万人。培训农民2万人。", ["2020", "2020"]),
        ("新增就业9万人。培训农民2万人。", ["2016/2020", "2016/2020"]),
    ],
)
def test_all_of_the_last_year_goes_on_in_the_next_sentence(text: str, found: list[str]) -> None:
    assert periods(REVIEW + text, origin=REPORT) == found


def test_a_later_year_without_a_figure_ends_the_earlier() -> None:
    text = "一、发展基础\n2018年产值达到90亿元，2019年园区正式开园。企业集聚，企业有300家。"
    assert periods(text) == ["2018", "2020"]
    assert periods(text.replace("，2019年园区正式开园", "")) == ["2018", "2018"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("年均新增就业9万人。", ["2021/2025"]),
        ("群众演出活动年均80场，覆盖9个镇。", ["2021/2025", "2025"]),
        ("服务业增速高于全省年均增速2个百分点。", ["2021/2025"]),
        ("细颗粒物年均浓度降至30微克。", ["2025"]),
        ("演出80场。", ["2025"]),
    ],
)
def test_what_each_year_is_to_have_on_average_is_of_all_of_them(text: str, found: list[str]) -> None:
    assert periods(f"三、主要任务\n{text}") == found


LEADS = [
    "“十四五”时期，水利发展的主要目标是：",
    "按照上级要求，“十四五”时期的主要目标是：",
    "今后五年的主要目标是：",
]


@pytest.mark.parametrize("lead", LEADS)
def test_how_far_things_move_is_over_the_years_that_lead_to_a_list(lead: str) -> None:
    goals = "——节水。用水量降低13%，利用率提高5个百分点，保证率达到95%。"
    assert periods(f"第二节 主要目标\n{lead}\n{goals}") == ["2021/2025", "2021/2025", "2025"]


@pytest.mark.parametrize(
    ("lead", "found"),
    [
        # a year that leads to the list is the one they are for
        ("到2025年，水利发展的主要目标是：", ["2025", "2025", "2025"]),
        # a rate needs years to run over: the plan's, where none are named; points are of the year aimed at
        ("", ["2021/2025", "2025", "2025"]),
        ("水利发展的主要目标是：", ["2021/2025", "2025", "2025"]),
    ],
)
def test_how_far_things_move_is_over_the_plan_where_no_year_leads_to_it(lead: str, found: list[str]) -> None:
    goals = "——节水。用水量降低13%，利用率提高5个百分点，保证率达到95%。"
    assert periods(f"第二节 主要目标\n{lead}\n{goals}") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“十四五”期间，新建泵站90座。在山区建设水窖50座。", ["2021/2025", "2025"]),
        ("“十四五”期间，新建泵站90座。其中，山区50座。", ["2021/2025", "2021/2025"]),
    ],
)
def test_a_plans_own_years_do_not_run_on_into_the_next_aim(text: str, found: list[str]) -> None:
    assert periods(f"三、主要任务\n{text}") == found


GUIDANCE = Origin(
    title="柳河市教育局关于加强教师培训的意见",
    date="2021-03",
    first_year=2021,
    last_year=2025,
    region="柳河市",
    kind="plan",
)


@pytest.mark.parametrize(
    ("text", "guidance", "plan"),
    [
        ("新教师培训时间应不少于90学时。", "2021", "2025"),
        ("严格班额管理，每班不得超过50人。", "2021", "2025"),
        ("培养骨干教师90名。", "2025", "2025"),
        ("落实相应责任，培养不少于90名骨干教师。", "2025", "2025"),
    ],
)
def test_a_standing_rule_of_guidance_is_of_its_own_year(text: str, guidance: str, plan: str) -> None:
    assert periods(f"三、主要任务\n{text}", origin=GUIDANCE) == [guidance]
    assert periods(f"三、主要任务\n{text}") == [plan]


@pytest.mark.parametrize("plan", ["“十三五”", "“十三\n五”", "“十三 五”"])
def test_a_plans_name_that_a_line_tears_is_read(plan: str) -> None:
    text = f"一、发展基础\n2020年供水能力达到90万吨，较{plan}初增长超过1倍。"
    assert [row.base_period for row in rows(text)][1] == "2016"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2020年产值达90亿元，是2015年的3倍，年均增长24.6%。", "2015/2020"),
        ("2020年产值达90亿元，是 2015 年的 3 倍、年均增长约 24.6%。", "2015/2020"),
        ("2020年产值达90亿元，比2015年增长60%，年均增长9.9%。", "2016/2020"),
    ],
)
def test_a_rate_told_with_a_multiple_is_over_its_years(text: str, period: str) -> None:
    assert periods(f"一、发展基础\n{text}")[-1] == period


def test_so_many_years_ahead_of_a_paper_end_in_the_year_of_its_goals() -> None:
    origin = Origin(title="关于改造市场的意见", date="2018-04", region="柳河市", kind="plan")
    text = "二、目标\n到2020年，覆盖率达到90%。\n三、任务\n三年改造市场300家。"
    assert periods(text, origin=origin) == ["2020", "2018/2020"]


GOALS = """表1 “十四五”规划主要指标表

| 指标 | 单位 | 规划目标 |
| --- | --- | --- |
| 服务业营业收入 | 亿元 | 900 |
| 固定资产投资总额 | 亿元 | 累计完成3000 |
"""


def test_what_a_row_earns_is_aimed_at_for_the_end() -> None:
    assert [(row.figure, row.period) for row in rows(GOALS)] == [("900", "2025"), ("3000", "2021/2025")]


def test_a_census_may_be_named_where_it_is_compared_with() -> None:
    origin = Origin(
        title="柳河市人口普查公报",
        date="2011",
        first_year=2010,
        last_year=2010,
        region="柳河市",
        kind="statistics",
    )
    text = "常住人口90万人，同2000年第五次全国人口普查相比，十年共增加12万人。"
    assert periods(text, origin=origin)[-1] == "2000/2010"


BOX = "第三章 主要任务\n\n专栏：“十四五”时期重点{}\n项目    任务量\n完成泵站改造90座\n管道更新    500公里\n"


@pytest.mark.parametrize(
    ("title", "period"), [("工程任务指标", "2021/2025"), ("工程 任务", "2021/2025"), ("指标", "2025")]
)
def test_work_that_a_box_shares_out_is_of_the_plan_that_its_title_names(
    title: str, period: str, tmp_path: Path
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(f"柳河市水利发展“十四五”规划\n2021年3月\n{BOX.format(title)}", encoding="utf-8")
    assert extract(read_document(path)).statements[0].period == period


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("灌溉面积到2023年达到90万亩，到2025年翻一番。", ["2023", "2023/2025"]),
        ("推广节水，灌溉面积到 2023 年达到90万亩，到 2025 年翻一番。", ["2023", "2023/2025"]),
        ("到2025年，灌溉面积翻一番。", ["2020/2025"]),
        ("2019年灌溉面积达到90万亩，比2015年翻一番。", ["2019", "2015/2019"]),
    ],
)
def test_a_later_aim_that_doubles_an_earlier_is_counted_from_it(text: str, found: list[str]) -> None:
    assert periods(f"三、主要任务\n{text}") == found


TOLD = "一、“十三五”发展回顾\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("举办演出7000场，年均1400场。", ["2016/2020", "2016/2020"]),
        ("洪水年均损失占生产总值比例为0.3%。", ["2016/2020"]),
        ("“十三五”期间，柴油用量较峰值下降20%，能耗下降14%。", ["2020", "2016/2020"]),
        ("细颗粒物年均浓度为30微克。", ["2020"]),
        ("累计完成绿道24条，总长度90公里。", ["2016/2020", "2016/2020"]),
        ("已出让12幅人才公寓地块，可建建筑面积约30万平方米。", ["2016/2020", "2016/2020"]),
        ("采伐量由2014年的90万吨减到40万吨，累计少采200万吨。", ["2014", "2020", "2016/2020"]),
        ("投资较“十二五”增长45%，达到900亿元。", ["2016/2020", "2016/2020"]),
        ("新建公路90公里，总里程达到2000公里。", ["2016/2020", "2020"]),
    ],
)
def test_sums_and_averages_of_a_review_are_of_all_its_years(text: str, found: list[str]) -> None:
    assert periods(TOLD + text) == found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("能耗下降18%，完成“十三五”初制定的13%目标。", "target"),
        ("能耗下降18%，完成“十三五”初制定的 13% 目标。", "target"),
        ("耗水减少4.6%，超额完成减少3.5%的年度目标。", "target"),
        ("能耗下降18%，完成目标的13%。", "observed"),
    ],
)
def test_what_was_set_to_be_reached_is_an_aim_where_it_was_met(text: str, status: str) -> None:
    assert [row.status for row in rows(TOLD + text)] == ["observed", status]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("补助每年每亩160元，新增造林400公顷。", ["2025", "2025"]),
        ("补助每年\n每亩160元，新增造林400公顷。", ["2025", "2025"]),
        ("每年新增造林90公顷，新增果园40公顷。", ["2021/2025", "2021/2025"]),
    ],
)
def test_so_much_for_a_thing_each_year_says_nothing_of_the_next(text: str, found: list[str]) -> None:
    assert periods(f"三、主要任务\n{text}") == found


def test_a_plans_own_years_in_one_part_are_not_those_of_another() -> None:
    text = "第三章 重点任务\n第一节 节水\n“十四五”期间，建成节水企业90家。\n第二节 防洪\n转移居民9万人，预见期延长2天。\n"
    assert periods(text) == ["2021/2025", "2025", "2025"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a plan's number that the end of a line tears is that plan, not the third
        (
            "全市加快发展软件和信息服务等产业，经营规模和企业数量逐年增长，“十\n四五”期间，新建泵站90座。",
            ["2021/2025"],
        ),
        ("“十 四五”期间，新建泵站90座。", ["2021/2025"]),
        ("“三五”期间，新建泵站90座。", ["1966/1970"]),
        # as much as so many times that of a year: what follows is not of it
        ("到2025年产值达到5亿元，相当于2020年的近两倍，建设园区8个。", ["2025", "2020/2025", "2025"]),
        ("到2025年产值达到5亿元，是2020年的约 3 倍，建设园区8个。", ["2025", "2020/2025", "2025"]),
        ("2020年产值达到5亿元，建设园区8个。", ["2020", "2020"]),
    ],
)
def test_torn_plans_and_bases_of_multiples(text: str, found: list[str]) -> None:
    assert periods(f"三、主要任务\n{text}") == found
