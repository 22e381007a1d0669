"""Years, places and measures in plans and opinions and in their tables: texts of our own, one rule each."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.documents.content import Content
from plancheck.documents.document import Document, Origin
from plancheck.documents.read import make_document, read_document
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

PLAN = Origin(date="2026-03", first_year=2026, last_year=2030, region="柳河市", kind="plan")


def rows(text: str, *, origin: Origin = PLAN) -> list[Statement]:
    return list(extract(Document("d", text, origin=origin)).statements)


GOALS = """表1 主要指标

| 指标 | 单位 | “十四五”现状 | “十五五”目标 |
| --- | --- | --- | --- |
| 新建绿地 | 公顷 | 90 | 35 |
| 绿化覆盖率 | % | 31 | 32 |
| 公园数量 | 座 | 59 | 69 |
| 景观道路建设 | 条 | 50 | 15 |
"""


def test_columns_headed_by_a_plan_are_for_its_years_or_its_end() -> None:
    assert [(row.figure, row.period) for row in rows(GOALS)] == [
        ("90", "2021/2025"),
        ("35", "2026/2030"),
        ("31", "2025"),
        ("32", "2030"),
        ("59", "2025"),
        ("69", "2030"),
        ("50", "2021/2025"),
        ("15", "2026/2030"),
    ]


SHARED_OUT = """表2 各区“十五五”任务分配表

| 区域 | 新增装机容量（MW） | 新增示范工程（个） |
| --- | --- | --- |
| 东湖区 | 11 | 3 |
| 西湖区 | 4 | 2 |
"""


def test_columns_of_what_is_added_are_changes() -> None:
    assert {(row.measure, row.period) for row in rows(SHARED_OUT)} == {("change", "2026/2030")}


MORE = """表3 主要指标

| 指标 | 2025年 | 2030年目标 |
| --- | --- | --- |
| 地区生产总值增长（%） | 5.3 | 5 |
| 储能能力增长①（%） | — | 40 |
| 城镇新增就业人数（万人） | — | 17 |
| 培训人数（万人） | 3 | 4 |
"""


def test_goals_of_how_much_more_are_over_the_plan() -> None:
    found = {row.figure: (row.measure, row.period) for row in rows(MORE)}
    assert found["5"] == ("growth_per_year", "2026/2030")
    assert found["40"] == ("growth", "2026/2030")
    assert found["17"] == ("change", "2026/2030")
    assert found["4"] == ("level", "2030")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the core of the document's city
        ("中心城区加油站40座，区县加油站133座。", ["柳河市中心城区", "柳河市"]),
        ("2025年重庆市主城区机动车保有量50万辆。", ["重庆市主城区"]),
        ("完成中心城区供水工程3项。", ["柳河市"]),
        ("中心城区各区养老床位3000张。", ["柳河市"]),
        # an island is a part of it
        ("海塘达标率分别为：金沙岛42%、银沙岛80%。", ["金沙岛", "银沙岛"]),
    ],
)
def test_parts_of_the_area(text: str, expected: list[str]) -> None:
    assert [row.region for row in rows(text)] == expected


def test_the_base_year_s_own_figure_and_what_is_counted_from_it() -> None:
    told = rows("到2035年，加油站总量控制在595座左右，比2025年402座增加193座左右，增长48%。")
    assert [(row.figure, row.period, row.status) for row in told] == [
        ("595座", "2035", "target"),
        ("402座", "2025", "observed"),
        ("193座", "2025/2035", "target"),
        ("48%", "2025/2035", "target"),
    ]


def test_years_in_characters_after_a_base() -> None:
    told = rows("展望二〇三五年，经济总量相较于2025年翻一番。")
    assert [(row.period, row.status) for row in told] == [("2025/2035", "target")]


def test_what_was_finished_adds_up_over_the_years() -> None:
    told = rows("一、“十四五”发展成就\n全市新竣工楼宇面积累计达200万平方米，公交线路达90条。")
    assert [row.period for row in told] == ["2021/2025", "2025"]


def read(text: str) -> tuple[str, list[Statement]]:
    document = make_document(Content(text), id="d")
    return document.origin.region, list(extract(document).statements)


def test_a_plan_without_years_runs_to_the_later_of_its_goals() -> None:
    goals = "".join(f"到2025年，{name}达到60%。" for name in ("甲率", "乙率", "丙率"))
    goals += "到2027年，丁率达到70%。到2027年，戊率达到80%。"
    _, told = read(
        f"# 柳河市空气质量改善行动实施方案\n\n2024年5月6日\n\n一、目标\n\n{goals}\n\n新建充电站30座。\n"
    )
    assert told[-1].period == "2027"


def test_the_later_end_of_a_second_pair_is_of_the_sentence_s_year() -> None:
    told = rows(
        "2025年，工业产值由2020年的4000亿元增加至7600亿元，占规上工业总产值比重由2020年的18.7%提升至32%。"
    )
    assert [row.period for row in told] == ["2020", "2025", "2020", "2025"]


def test_a_text_that_tells_of_each_province_is_of_all_the_country() -> None:
    region, told = read(
        "2018年8月10日\n\n各省加快危废处置设施建设。\n山东：全省建成项目18项。\n四川：全省建成项目7项。\n"
    )
    assert region == "全国"
    assert [row.region for row in told] == ["山东省", "四川省"]


@pytest.mark.parametrize(
    ("title", "region"),
    [("西部大开发“十二五”规划", "西部地区"), ("国务院批复《东北振兴“十二五”规划》", "东北地区")],
)
def test_a_strategy_at_the_head_of_a_title_is_of_a_part_of_the_country(title: str, region: str) -> None:
    assert read(f"# {title}\n\n2012年2月\n\n到2015年，铁路营业里程达到2万公里。\n")[0] == region


def test_years_do_not_reach_the_next_paragraph_of_a_page_on_one_line() -> None:
    told = rows("“十五五”期间，新建学校20所。<br>在农村建设示范项目5个。")
    assert [row.period for row in told] == ["2026/2030", "2030"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # how much of it, not which of them
        ("到2030年，50平方公里以上建设用地面积达到海绵城市要求。", ("level", "target", "2030")),
        ("到2028年，法律服务业营收在200亿元以上持续增长。", ("level", "target", "2028")),
        # aimed at over a plan's years, and no state at their end
        ("“十五五”期间，可再生能源跨区消纳4000万千瓦以上。", ("level", "target", "2026/2030")),
        # how long a paper holds
        ("本意见自发布之日起施行，有效期5年。", ("level", "target", "2026")),
    ],
)
def test_goals_of_opinions(text: str, expected: tuple[str, str, str]) -> None:
    (row,) = rows(text)
    assert (row.measure, row.status, row.period) == expected


def test_pairs_between_the_ends_of_two_plans() -> None:
    told = rows("年开采量从“十三五”期末的1971万立方米大幅降至“十四五”期末的430万立方米。")
    assert [(row.measure, row.period) for row in told] == [("level", "2020"), ("level", "2025")]


def test_what_is_done_behind_a_core_is_done_in_all_of_the_city() -> None:
    told = rows("到2030年，中心城区公交车纯电动化占比达到40%，建成充电站2000座。")
    assert [row.region for row in told] == ["柳河市中心城区", "柳河市"]


def of_head(head: str, text: str) -> list[Statement]:
    return list(extract(make_document(Content(f"{head}\n{text}"), id="d")).statements)


DUTIES = """二、主要任务
（一）扩大供给。每年新建泵站20座。
"""


@pytest.mark.parametrize(
    ("head", "goals", "year"),
    [
        (
            "柳河市供水实施方案\n柳府发〔2020〕5号\n2020年3月2日",
            "到2022年，普及率达到50%。到2025年，普及率达到70%。",
            "2025",
        ),
        (
            "柳河市供水实施方案\n柳府发〔2020〕5号\n2020年3月2日",
            "到2022年，普及率达到50%。到2035年，普及率达到90%。",
            "2022",
        ),
        (
            "柳河市2030年前供水达标行动方案\n柳府发〔2021〕5号\n2021年3月2日",
            "到2025年，普及率达到50%。到2025年，漏损率降到9%。",
            "2030",
        ),
        (
            "柳河市创建“供水2035”示范城市的实施意见\n柳府发〔2021〕5号\n2021年3月2日",
            "到2025年，普及率达到50%。",
            "2025",
        ),
        (
            "柳河市供水意见\n柳府发〔2006〕5号\n2006年3月2日",
            "至2005年末，普及率达到50%。到2010年，普及率达到90%。",
            "2010",
        ),
    ],
)
def test_a_plan_without_years_in_its_title_is_for_the_last_step_of_its_goals(
    head: str, goals: str, year: str
) -> None:
    text = f"一、主要目标\n{goals}\n{DUTIES}"
    assert [row.period for row in of_head(head, text) if row.figure == "20座"] == [year]


@pytest.mark.parametrize(
    "bound", ["2018年4月30日前登记的", "2018年4月30日（含当日）前登记的", "2018年4月30日前（含当日）登记的"]
)
def test_a_day_that_bounds_the_things_meant_dates_nothing(bound: str) -> None:
    origin = Origin(date="2024-07", first_year=None, last_year=None, region="柳河市", kind="plan")
    found = rows(f"（二）支持更新。对报废{bound}旧车并购买新车的，每辆补贴2万元。", origin=origin)
    assert [(row.period, row.status) for row in found] == [("2024", "target")]


def test_a_plan_that_never_speaks_of_the_plan_before_tells_of_its_own_day() -> None:
    origin = Origin(date="2022-09", first_year=2021, last_year=2025, region="柳河市", kind="plan")
    text = "一、现状\n全市有泵站7座。2020年普查有水井30口。2021年，缺水村达到9个。\n二、目标\n到2025年，新建泵站8座。"
    assert [row.period for row in rows(text, origin=origin)] == ["2022", "2020", "2021", "2025"]


SPANNED = Origin(date="2022-03", first_year=2021, last_year=2025, region="柳河市", kind="plan")


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("“十四五”期间，太阳能在用电量增量中占比超过50%。", ["2021/2025"]),
        ("“十四五”期间，新建厂房屋顶光伏覆盖率达到50%。", ["2021/2025"]),
        ("“十四五”期间，改造旧管110公里，惠及居民9万户。", ["2021/2025", "2021/2025"]),
        (
            "“十三五”期间建成林地32处，面积7722亩，其中大型林地3处。",
            ["2016/2020", "2016/2020", "2016/2020"],
        ),
        ("至2025年，在建泵站及近期开工泵站16处，包括河边泵站5处。", ["2025", "2025"]),
        ("“十四五”规划总投资为90亿元。", ["2021/2025"]),
    ],
)
def test_what_the_years_of_a_plan_added_is_of_all_of_them(text: str, periods: list[str]) -> None:
    assert [row.period for row in rows(text, origin=SPANNED)] == periods


def test_all_the_city_is_the_one_around_a_district() -> None:
    origin = Origin(date="2022-09", first_year=2021, last_year=2025, region="杨浦区", kind="plan")
    text = "全市总泊位数53万个，配建泊位占97%。全区总泊位数18万个。"
    assert [row.region for row in rows(text, origin=origin)] == ["上海市", "上海市", "杨浦区"]


def test_headings_within_a_long_line_part_a_plans_review_from_its_goals(tmp_path: Path) -> None:
    filler = "各单位协同推进，服务更加便民。" * 25
    text = f"云岭县交通发展“十四五”规划 交通先行，制定本规划。 第一章 现实基础 公路里程5630公里。{filler} 第二章 发展目标 公路里程6500公里。{filler}"
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    found = extract(read_document(path)).statements
    assert [(s.status, s.period) for s in found] == [("observed", "2020"), ("target", "2025")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("单位能耗降低13%，人均预期寿命提高1岁，合格率提高5个百分点。", ["2021/2025"] * 3),
        ("新增公园20座，普及率达到60%。", ["2025", "2025"]),
    ],
)
def test_how_far_things_are_to_move_is_over_all_the_plan(text: str, found: list[str]) -> None:
    goals = f"第二节 主要目标\n“十四五”时期的主要目标是：\n{text}"
    assert [row.period for row in rows(goals, origin=SPANNED)] == found


def test_a_plan_that_shares_out_its_goals_among_its_years_tells_of_none() -> None:
    origin = Origin(first_year=2016, last_year=2020, region="柳河市", kind="plan")
    text = "脱贫人口：2016年50万人，2017年66万人，2018年54万人，2019年43万人，2020年19万人。"
    assert {row.status for row in rows(text, origin=origin)} == {"target"}


def test_what_a_forecast_is_compared_with_was_there() -> None:
    origin = Origin(date="1996-03", first_year=1996, last_year=2000, region="全国", kind="plan")
    text = "预测到2000年主要产品的产量是：\n粮食5亿吨，比1995年的4.65亿吨增加0.35亿吨。\n"
    assert [(row.period, row.status) for row in rows(text, origin=origin)][1] == ("1995", "observed")


def test_the_last_year_told_of_one_part_leaves_the_others_theirs() -> None:
    origin = Origin(date="1996-03", first_year=1996, last_year=2000, region="全国", kind="plan")
    text = "“八五”期间，装机容量新增7500万千瓦，1995年达到2亿千瓦；新建铁路3000公里。"
    assert [row.period for row in rows(text, origin=origin)] == ["1991/1995", "1995", "1991/1995"]


def test_the_year_of_prices_and_of_a_decision_cited_date_nothing() -> None:
    origin = Origin(date="1996-03", first_year=1996, last_year=2000, region="全国", kind="plan")
    text = "到2000年，按1995年价格计算的生产总值达到8.5万亿元。"
    assert [(row.period, row.status) for row in rows(text, origin=origin)] == [("2000", "target")]
    cited = "落实2007年中央关于加固水库任务的部署，安排投资510亿元。"
    later = Origin(date="2010-09", region="全国", kind="other")
    assert [row.period for row in rows(cited, origin=later)] == ["2010"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("一、防治现状\n病区分布于14个县，受威胁人口1734万人。\n", "2010"),
        ("一、防治现状\n2012 年查明新病区。病区分布于14个县，受威胁人口1734万人。\n", "2012"),
    ],
)
def test_a_plan_of_its_second_year_that_names_none_starts_from_the_plan_before(
    text: str, period: str
) -> None:
    origin = Origin(date="2012", first_year=2011, last_year=2015, region="柳河市", kind="plan")
    assert {row.period for row in rows(text, origin=origin)} == {period}


@pytest.mark.parametrize(
    ("heading", "period"),
    [("三、主要目标", "2025"), ("三、 主 要 目 标", "2025"), ("三、建设成效", "2020")],
)
def test_goals_below_a_review_leave_its_years_behind(heading: str, period: str) -> None:
    text = f"第一章 发展基础与形势\n\n一、发展基础\n\n“十三五”时期，供水能力稳步提高，管网达到90公里。\n\n{heading}\n\n——供水。管网漏损率控制在8%以内。\n"
    assert [row.period for row in rows(text, origin=SPANNED)][-1] == period


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (
            "河东新区全面起势，五年来，首批地块顺利出让，旧改圆满收官。经济迈上新台阶，生产总值突破160亿元。",
            "observed",
        ),
        (
            "加快建设河东新区，确保首批地块出让，力争完成旧改。推动经济再上台阶，到2030年生产总值突破160亿元。",
            "target",
        ),
    ],
)
def test_a_heading_that_only_begins_with_a_verb_leaves_it_to_the_words_of_its_text(
    told: str, status: str
) -> None:
    origin = Origin(date="2026-01", first_year=2026, last_year=2030, region="柳河市", kind="plan")
    text = f"一、厚植沃土\n\n（一）筑牢根基\n\n{told}\n"
    assert [row.status for row in rows(text, origin=origin)][-1] == status


def test_a_heading_of_the_years_opinion_is_over_what_is_aimed_at(tmp_path: Path) -> None:
    text = "一九九九年工作回顾\n\n生产总值83亿元，比上年增长9%。\n\n二〇〇〇年工作意见\n\n今年经济发展的主要预期目标为：生产总值增长8%。\n"
    path = tmp_path / "report.txt"
    path.write_text(
        f"柳河市政府工作报告\n（2000年4月25日在柳河市第十一届人民代表大会第三次会议上）\n各位代表：\n\n{text}",
        encoding="utf-8",
    )
    assert [(row.period, row.status) for row in extract(read_document(path)).statements] == [
        ("1999", "observed"),
        ("1999", "observed"),
        ("2000", "target"),
    ]


THINGS = ("茶叶", "绿茶", "红茶", "茶油", "竹笋", "莲子")
REVIEW = "".join(
    f"2020年，{thing}产量达到{at + 3}万吨，比2015年增长{at + 9}%。" for at, thing in enumerate(THINGS)
)


@pytest.mark.parametrize(
    ("words", "statuses"),
    [
        ("2021年茶叶外销比重为56%，茶价是邻市的2倍。", ["observed", "observed"]),
        ("2021 年茶叶外销比重\n为 56%。", ["observed"]),
        ("2021年茶叶外销比重将力争达到56%。", ["target"]),
        ("2024年茶叶外销比重为56%。", ["target"]),
    ],
)
def test_a_plan_issued_late_looks_back_on_its_own_first_years(words: str, statuses: list[str]) -> None:
    head = "云溪县人民政府关于印发茶业发展“十四五”规划的通知\n\n云溪政发〔2023〕2号\n\n第一章 发展基础和形势\n\n第一节 发展基础\n\n"
    text = (
        f"{head}{REVIEW}\n\n第二节 发展形势\n\n{words}\n\n第二章 主要目标\n\n到2025年，茶园面积达到12万亩。\n"
    )
    found = extract(make_document(Content(text), id="late")).statements
    assert [row.status for row in found[2 * len(THINGS) :]] == [*statuses, "target"]


PLANNED = "云溪县国民经济和社会发展第十二个五年规划纲要\n\n2011年3月2日\n\n第二章 发展目标\n\n"


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("茶叶产量5年平均达到45万吨", "2011/2015"),
        ("五年财政收入累计达到47亿元", "2011/2015"),
        ("5年财政收入达到46亿元，比“十一五”期间增长96%", "2011/2015"),
        ("到2015年，财政收入达到46亿元，比“十一五”期末增长96%", "2015"),
        ("五年贷款余额累计达到47亿元", "2015"),
    ],
)
def test_what_is_summed_or_averaged_over_five_years_is_for_all_of_them(words: str, period: str) -> None:
    found = extract(make_document(Content(f"{PLANNED}{words}。\n"), id="sum")).statements
    assert found[0].period == period


def test_a_number_of_things_with_a_remark_behind_is_no_number_twice() -> None:
    found = extract(make_document(Content(f"{PLANNED}到2015年，每千人床位数（含护理）达到6张。\n"), id="n"))
    assert [row.indicator for row in found.statements] == ["每千人床位数（含护理）"]


def test_what_falls_or_rises_to_an_amount_over_a_plan_has_it_at_its_end() -> None:
    words = "“十二五”期间，构建供水体系，万元产值用水量降至20立方米，茶厂增加到300家，新建茶园5万亩。"
    found = extract(make_document(Content(f"{PLANNED}{words}\n"), id="to")).statements
    assert [row.period for row in found] == ["2015", "2015", "2011/2015"]


NEWS = "“十三五”时期我县将开展大规模绿化行动。力争到2020年，森林覆盖率提高到23%。\n县林业局局长兼绿化办主任{},“十二五”期间，我县绿化快速推进，取得明显成效。完成造林4.5万亩，森林覆盖率提高到21%。\n"


@pytest.mark.parametrize("says", ["指出", "介绍", "强调"])
def test_years_that_someone_speaks_of_open_what_follows(says: str) -> None:
    found = extract(make_document(Content(NEWS.format(says)), id="says")).statements
    assert [(row.status, row.period) for row in found] == [
        ("target", "2020"),
        ("observed", "2011/2015"),
        ("observed", "2015"),
    ]


@pytest.mark.parametrize(
    ("opens", "status"),
    [
        ("目前，茶叶加工业已突破2亿元规模", "observed"),
        ("当前和今后一个时期，茶叶加工业产值突破2亿元", "target"),
    ],
)
def test_what_there_is_now_is_reported_in_a_text_of_no_known_year(opens: str, status: str) -> None:
    text = f"关于推动茶园发展的意见\n\n到2020年，力争全县建成200个茶园，产值达到9亿元。\n\n{opens}。\n"
    found = extract(make_document(Content(text), id="now")).statements
    assert [row.status for row in found] == ["target", "target", status]


def test_an_amount_that_each_of_those_counted_has_tells_which_they_are() -> None:
    words = "到2015年，建成年产值300亿元的茶叶集群2个、100亿元的集群10个，实施总投资35亿元的项目20个。"
    found = extract(make_document(Content(f"{PLANNED}{words}\n"), id="each")).statements
    assert [row.measure for row in found] == ["threshold", "level", "threshold", "level", "level", "level"]


def test_a_part_that_will_be_so_large_is_named_without_the_will() -> None:
    found = extract(make_document(Content(f"{PLANNED}保护区面积将占国土面积的17%以上。\n"), id="will"))
    assert [row.indicator for row in found.statements] == ["保护区面积占国土面积的比重"]


GLUED_LINES = (
    "云溪县经济和社会发展第十二个五年规划纲要\n\n2011年1月19日\n\n全县上下抓住机遇，奋力前行。"
    "一、“十二五”发展面临的形势（一）“十一五”发展取得的成就“十一五”时期，全县上下团结奋斗，胜利完成了各项任务。"
    "生态建设稳步推进。退耕还林13.5万亩，保存率为98%。" + "茶园管护进一步加强，农户得到实惠。" * 20 + "\n"
)


def test_headings_within_one_long_line_set_the_years_of_what_follows_them() -> None:
    found = extract(make_document(Content(GLUED_LINES), id="glued")).statements
    assert [(row.status, row.period) for row in found] == [("observed", "2010"), ("observed", "2010")]


@pytest.mark.parametrize(
    ("words", "measure", "name"),
    [
        ("“十二五”全县茶叶产值以8%的速度增长", "growth_per_year", "茶叶产值"),
        ("2011年全县茶叶产值以8%的速度增长", "growth", "茶叶产值"),
        ("“十二五”期间全县茶叶产值累计增长8%", "growth", "茶叶产值"),
    ],
)
def test_the_pace_at_which_something_grows_over_years_is_that_of_each(
    words: str, measure: str, name: str
) -> None:
    found = extract(make_document(Content(f"{PLANNED}{words}。\n"), id="pace")).statements
    assert found[0].measure == measure
    assert found[0].indicator == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("全港可形成码头岸线84公里", "全港形成码头岸线"),
        ("要建成茶厂28座", "建成茶厂"),
        ("沿岸港口将新增深水泊位7个", "沿岸港口新增深水泊位"),
        ("主要建设茶园28座", "主要建设茶园数量"),
    ],
)
def test_that_something_will_be_done_is_no_part_of_its_name(words: str, name: str) -> None:
    found = extract(make_document(Content(f"{PLANNED}到2015年，{words}。\n"), id="will")).statements
    assert found[0].indicator == name


def test_a_title_in_brackets_is_no_part_of_the_lines_around_it() -> None:
    text = "“十四五”时期，要培育品牌，茶叶销量达到3万吨，掌握更多技能\n【茶叶产业总规模超过72亿元】\n围绕茶产业，全县茶园面积达到2万亩。\n"
    found = extract(make_document(Content(f"茶业发展“十四五”规划\n\n{text}"), id="title")).statements
    assert [row.indicator for row in found] == ["茶叶销量", "茶叶产业总规模", "茶园面积"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (
            "“十四五”期间，全市每年销售茶叶2万吨。",
            "2021/2025",
        ),  # of each of the years, now that they are over
        (
            "“十五五”期间，重点围绕新材料、现代物流、文化旅游、节能环保、生物育种、数字设计等各类产业的强链补链，从市外引进企业500家。",
            "2026/2030",
        ),
    ],
)
def test_what_a_plan_brings_each_year_and_far_behind_its_name(text: str, period: str) -> None:
    origin = Origin(date="2026-03", region="柳河市", kind="other")
    assert [row.period for row in rows(text, origin=origin)] == [period]


def test_where_a_place_lies_is_told_of_now() -> None:
    row = rows("柳河市地处平原，地势低洼，70%以上的地面在洪水位之下。")[0]
    assert (row.period, row.status) == ("2025", "observed")
