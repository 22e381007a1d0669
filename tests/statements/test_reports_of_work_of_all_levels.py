"""Reports of work of towns, counties, provinces and the country: what is held against others, said once for two, met or worked for."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

HEAD = "云溪县政府工作报告\n——2016年1月12日在云溪县第九届人民代表大会第三次会议上\n\n一、2015年工作回顾\n\n"
CASES = [
    # a rate that the clause before only names, above two others
    ("税收收入增幅，分别高于全省、全市7.4和2.8个百分点。", "7.4", {"indicator": "税收收入增幅高于全省"}),
    (
        "税收收入增幅分别高于全省、全市7.4和2.8个百分点。",
        "2.8个百分点",
        {"indicator": "税收收入增幅高于全市"},
    ),
    ("税收收入和民间投资增幅分别高于全市7和2个百分点。", "7", {"indicator": "税收收入增幅高于全市"}),
    # the things of another sentence are not those of this list
    (
        "城镇、农村居民收入分别增长7%和8%。税收收入增长9%，分别高于全省、全市3和2个百分点。",
        "2个百分点",
        {"indicator": "税收收入增速高于全市"},
    ),
    # how often a mark was passed is no part of the thing
    ("港口吞吐量三次跨越百万标箱，去年达130万标箱。", "百万标箱", {"indicator": "港口吞吐量"}),
    ("草场平均覆盖度和森林覆盖率分别提高5.4个和2.4个百分点。", "5.4个", {"indicator": "草场平均覆盖度"}),
    # who lays down an aim, and that the aims are four, are no part of the thing
    ("全会提出了钢产量180万吨、煤产量380万吨的两项指标。", "180万吨", {"indicator": "钢产量"}),
    ("全会提出了钢产量180万吨、煤产量380万吨的两项指标。", "380万吨", {"indicator": "煤产量"}),
    # an aim that was worked for leaves the figures reported; a forecast ends where another thing begins
    (
        "我们围绕建设工业强县这一目标，奋力拼搏，全县工业总产值达29亿元。",
        "29亿元",
        {"status": "observed", "indicator": "工业总产值"},
    ),
    (
        "2015年农村总收入预计达8亿元，农民纯收入预计达3325元，分别增长15%和9%，民政支出542万元，增长4%。",
        "542万元",
        {"status": "observed"},
    ),
    (
        "2015年农村总收入预计达8亿元，农民纯收入预计达3325元，分别增长15%和9%，民政支出542万元，增长4%。",
        "9%",
        {"status": "target"},
    ),
    # rates that move, held against the year before; a part of all there is
    ("投资完成12亿元，增长68%，比上年提高24个百分点。", "24个百分点", {"indicator": "投资增速"}),
    ("森林覆盖率达61%，同比提高2个百分点。", "2个百分点", {"indicator": "森林覆盖率"}),
    ("净菜外销每日超过550吨，达到全省总量1/6。", "1/6", {"indicator": "净菜外销占全省总量的比重", "measure": "share"}),
    # those that reach each of two bounds; what is new added value is no addition
    ("税收超亿元、超千万元的楼宇分别达16幢和44幢。", "16幢", {"indicator": "税收超亿元楼宇数量"}),
    ("税收超亿元、超千万元楼宇达16幢和44幢。", "44幢", {"indicator": "税收超千万元楼宇数量"}),
    ("税收超亿元、超千万元楼宇达16幢和44幢。", "千万元", {"indicator": "楼宇税收", "measure": "threshold"}),
    ("规上高新增加值6亿元，增长10%。", "6亿元", {"indicator": "规上高新增加值", "measure": "level"}),
    # works told of right behind what they cost; what is spent on them
    ("总投资5亿元颜料项目落户园区。", "5亿元", {"indicator": "颜料项目总投资"}),
    ("投资3亿元赛车小镇被评为示范小镇。", "3亿元", {"indicator": "赛车小镇投资"}),
    ("投资8亿元用于基地建设。", "8亿元", {"indicator": "基地建设投资"}),
    # remarks in a list are over where they close
    ("新建25所学校，其中城区学校10所（含幼儿园4所）、乡镇学校15所（含幼儿园5所）。", "15所", {"indicator": "新建乡镇学校"}),
    ("新建25所学校，其中城区学校10所（含幼儿园4所）、乡镇学校15所（含幼儿园5所）。", "4所", {"indicator": "新建幼儿园"}),
    ("稻谷含水率降到14%。", "14%", {"indicator": "稻谷含水率"}),
    # what has been done by a month is no forecast
    (
        "预计2015年税收可达8亿元，增长8%；1-9月投资已完成6亿元，其中，海塘项目已完成5亿元。",
        "6亿元",
        {"status": "observed"},
    ),
    (
        "预计2015年税收可达8亿元，增长8%；1-9月投资已完成6亿元，其中，海塘项目已完成5亿元。",
        "8%",
        {"status": "target"},
    ),
    # the aim that a rate lies above is a rate aimed at; a share stays one
    ("税收增长26%，高于年初人代会12%的目标14个百分点。", "12%", {"measure": "growth", "status": "target"}),
    ("入学率达98%，高于国家95%的目标3个百分点。", "95%", {"measure": "share"}),
    # a deed does not go on behind a semicolon; what moves the whole is the investment, not its amount; examples
    ("实际利用外资5亿美元，增长11%；出口创汇6亿美元，与上年持平。", "6亿美元", {"indicator": "出口创汇"}),
    (
        "固定资产投资额27亿元，增长22%，拉动国内生产总值增长8.2个百分点。",
        "8.2个百分点",
        {"indicator": "固定资产投资拉动国内生产总值增长"},
    ),
    ("主要产品增长较快，如水泥增长8%，轮胎增长7%。", "8%", {"indicator": "水泥"}),
    ("抢种55万亩秋菜。", "55万亩", {"indicator": "抢种秋菜"}),
    # the place has a column of its own, whatever is told of it
    ("全县新增工商户220户。", "220户", {"indicator": "新增工商户"}),
    ("全县GDP达109亿元。", "109亿元", {"indicator": "GDP"}),
    ("入驻企业和规模以上企业分别达到83户和27户。", "83户", {"indicator": "入驻企业"}),
    ("我县一般预算收入9亿元。", "9亿元", {"indicator": "一般预算收入"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), CASES)
def test_figures_are_read_as_reports_mean_them(text: str, figure: str, expected: dict[str, str]) -> None:
    rows = {row.figure: row for row in extract(Document("d", f"{HEAD}{text}\n")).statements}
    assert {part: getattr(rows[figure], part) for part in expected} == expected


def test_a_page_that_lost_its_lines_tells_of_the_year_it_looks_back_on() -> None:
    """The year in the title only says when the report is given; all of a year is foreseen as it closes."""
    text = (
        "长桥街道办2023年政府工作报告一、2022年工作回顾这是殊为不易的一年。面对压力，街道迎难而上。"
        "全年预计实现税收24亿元，增长5%。完成投资10亿元。整治堆场413处。"
    )
    rows = extract(Document("2023年长桥街道政府工作报告", text)).statements
    assert [(row.figure, row.period) for row in rows] == [
        ("24亿元", "2022"),
        ("5%", "2022"),
        ("10亿元", "2022"),
        ("413处", "2022"),
    ]


def test_a_list_of_good_deeds_that_a_report_promises_is_aimed_at() -> None:
    text = (
        "《云溪县政府工作报告》解读：十件实事\n\n2017-03-17\n\n今年，我县将办好事关群众利益的“十件实事”\n\n"
        "1.实施18条道路建设。其中，建成西岭路等5条道路。\n\n2.规划实施迎宾公园等19个绿化项目，年内完成15个。\n\n"
        "3.新增公交车50台。\n"
    )
    rows = extract(Document("2017年解读", text, origin=Origin(date="2017-03-17", kind="report"))).statements
    assert {(row.figure, row.status, row.period) for row in rows} >= {
        ("19个", "target", "2017"),
        ("15个", "target", "2017"),
        ("50台", "target", "2017"),
    }


def test_the_day_a_paper_was_printed_dates_nothing() -> None:
    text = "1959年9月11日人民日报 第6版\n\n高举旗帜前进\n各位代表：\n今天，会议开幕了。主要产品增长很快，生铁增长百分之八。\n"
    (row,) = extract(Document("d", text, origin=Origin(date="1959-09-11"))).statements
    assert row.period == "1959"
