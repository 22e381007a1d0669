"""What stands when a plan is made, what each of its years brings, shares aimed at throughout: texts of our own."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.document import Document, Origin
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

PLAN = Origin(date="2026-03", first_year=2026, last_year=2030, region="柳河市", kind="plan")
HEAD = "柳河市供水发展“十四五”规划\n柳河市水务局\n2022年3月\n"


def whole(text: str) -> list[Statement]:
    return list(extract(make_document(Content(HEAD + text), id="d")).statements)


def rows(text: str) -> list[Statement]:
    return list(extract(Document("d", text, origin=PLAN)).statements)


REVIEW = "2020年，供水量达到3亿吨。\n"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # what stands below a heading of problems is of the plan's own year, whatever the part before it told
        (
            f"一、发展基础\n（一）“十三五”成就\n{REVIEW}（二）存在问题\n漏损率仍在14%左右。\n",
            ["2020", "2022"],
        ),
        # a year that a sentence names inside dates that sentence only
        (
            "一、发展基础\n（一）面临的挑战\n水源不足，2020年外购水量达8万吨。老旧管网占比超过三成。\n",
            ["2020", "2022"],
        ),
        # one that opens a sentence and is set off holds for the next
        (
            "一、发展基础\n（一）面临的挑战\n水源不足。2020年，外购水量达8万吨。老旧管网占比超过三成。\n",
            ["2020", "2020"],
        ),
        # problems that a review of the plan before tells are of its end
        (
            f"一、“十三五”发展回顾\n（一）完成情况\n{REVIEW}（二）存在问题\n漏损率仍在14%左右。\n",
            ["2020", "2020"],
        ),
        # a heading that names them in passing is one of what was done
        (f"一、发展基础\n（一）在多重挑战中完成目标\n{REVIEW}漏损率仍在14%左右。\n", ["2020", "2020"]),
        (f"一、发展基础\n（一）复杂形势下稳步前行\n{REVIEW}漏损率仍在14%左右。\n", ["2020", "2020"]),
        (f"一、发展基础\n（一）形势分析\n{REVIEW}漏损率仍在14%左右。\n", ["2020", "2022"]),
        # a heading of what was done is none of problems
        (f"一、发展基础\n（一）“十三五”成就\n{REVIEW}水表安装率达到70%。\n", ["2020", "2020"]),
    ],
)
def test_problems_stand_when_the_plan_is_made(text: str, periods: list[str]) -> None:
    assert [row.period for row in whole(text)] == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("二、主要任务\n每年新增泵站20座。", ["2026/2030"]),
        ("二、主要任务\n面向基层，每年引进水务人才60名。", ["2026/2030"]),
        ("二、主要任务\n每年资助贫困学生7万名。", ["2030"]),
        ("二、主要任务\n每年下岗职工实现再就业7000名。", ["2026/2030"]),
        ("二、主要任务\n每年转移护林员300名。", ["2026/2030"]),
        ("二、主要任务\n“十五五”期间，每 年 资助贫困学生7万名。", ["2026/2030"]),
        ("二、主要任务\n护林员五年招聘9000名以上。", ["2026/2030"]),
        ("二、主要任务\n剧团五年演出6万场。", ["2026/2030"]),
    ],
)
def test_what_each_year_only_has_is_of_the_last(text: str, periods: list[str]) -> None:
    assert [row.period for row in rows(text)] == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # a share aimed at throughout stands behind what is added too, an amount does not
        ("“十五五”期间，新增林地9万亩，自然保护地占比达到16%。", ["2026/2030", "2026/2030"]),
        ("“十五五”期间，新增林地9万亩，木材产量达到8万吨。", ["2026/2030", "2030"]),
        ("“十五五”期间，新增林地9万亩，维修资金余额占比达到16%。", ["2026/2030", "2030"]),
        ("“十五五”期间，新增林地9万亩，良种率提升到70%。", ["2026/2030", "2030"]),
        ("“十五五”期间，新增林地9万亩，到2028年，良种率达到70%。", ["2026/2030", "2028"]),
    ],
)
def test_shares_aimed_at_throughout(text: str, periods: list[str]) -> None:
    assert [row.period for row in rows("二、主要目标\n" + text)] == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2024年研发经费占比达到4.1%。高新技术企业有317家。", ["2024", "2025"]),
        ("2024年，研发经费占比达到4.1%。高新技术企业有317家。", ["2024", "2024"]),
        ("2025年研发经费占比达到4.1%。高新技术企业有317家。", ["2025", "2025"]),
    ],
)
def test_an_earlier_year_of_the_review_dates_its_own_figure(text: str, periods: list[str]) -> None:
    head = "一、“十四五”发展成就\n（一）创新\n活力加速释放。"
    assert [row.period for row in rows(head + text)] == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # a year behind the heading of a paragraph is set for all of it
        ("1.规模扩大。2025年，完成寄件9亿件。完成收入8亿元。", ["2025", "2025"]),
        ("新建站点6座，2025年完成寄件9亿件。完成收入8亿元。", ["2021/2025", "2025", "2021/2025"]),
        # what is held against one year behind is of one year too, however a page breaks it
        ("寄件完成9亿件，是 2020 年的3倍。", ["2025", "2020/2025"]),
    ],
)
def test_a_year_behind_the_heading_of_its_paragraph(text: str, periods: list[str]) -> None:
    head = "一、发展基础\n（一）“十四五”时期发展成就\n"
    assert [row.period for row in rows(head + text)] == periods


GUIDE = "供水工业发展指南\n柳河市水务局\n2016年10月\n一、发展回顾\n{review}\n二、主要任务\n（一）主要目标\n到2020年，{goal}。\n"


@pytest.mark.parametrize(
    ("review", "goal", "periods"),
    [
        # the plan before is looked back on and the next one is named: its years are the text's
        ("“十二五”期间，水厂增至9座。\n（二）质量\n合格率达到83%。", "“十三五”建设任务完成，水厂达到12座", ["2015", "2015", "2020"]),
        # no plan is named for the years ahead: the text's own year
        ("水厂增至9座。\n（二）质量\n合格率达到83%。", "水厂达到12座", ["2016", "2016", "2020"]),
    ],
)  # fmt: skip
def test_the_plan_that_a_guide_goes_on_with(review: str, goal: str, periods: list[str]) -> None:
    text = GUIDE.format(review=review, goal=goal)
    found = extract(make_document(Content(text), id="d")).statements
    assert [row.period for row in found] == periods


NATION = Origin(date="2026-03", first_year=2026, last_year=2030, region="全国", kind="plan")


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("网店占比达8%，西部地区寄件量占7%，纸箱回收率达15%。", ["全国", "西部地区", "全国"]),
        ("网店占比达8%，西部地区寄件量占7%，收入占6%；纸箱回收率达15%。", ["全国", "西部地区", "全国", "全国"]),
        # a part that opens the sentence is what all of it tells of
        ("西部地区寄件量占7%，纸箱回收率达15%。", ["西部地区", "西部地区"]),
        ("从各地看，西部地区寄件量占7%，纸箱回收率达15%。", ["西部地区", "西部地区"]),
        # where something is done holds for its own clause
        ("在“一带一路”国家设仓9座，国际寄件量达6亿件。", ["“一带一路”沿线国家", "全国"]),
    ],
)  # fmt: skip
def test_a_part_of_the_country_named_in_passing(text: str, regions: list[str]) -> None:
    found = extract(Document("d", "一、发展现状\n" + text, origin=NATION)).statements
    assert [row.region for row in found] == regions
