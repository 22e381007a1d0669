"""Where a whole text stands in time: the signs that are heard, the years that are taken, and where they disagree."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.document import Document, Origin
from plancheck.documents.read import make_document
from plancheck.quantities.view import make_view
from plancheck.statements.context.reading import FACTS_DISPUTED, GOALS_DISPUTED
from plancheck.statements.context.standpoint import Standpoint, standpoint_of
from plancheck.statements.explain import explain
from plancheck.statements.extract import extract
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.vocabulary import load_vocabulary

NEWS = Origin(title="全市节水工作见成效", date="2011-09-27", kind="other")
PLAN = Origin(title="柳川市节水“十二五”规划", date="2011-11", kind="plan", first_year=2011, last_year=2015)


def standpoint(text: str, origin: Origin | None = None, name: str = "x") -> Standpoint:
    words = load_vocabulary()
    document = Document(name, text, origin=origin or Origin())
    return standpoint_of(document, make_view(text, vocabulary=words), lexicon_of(words))


def doubts(text: str, origin: Origin) -> dict[str, str]:
    rows = extract(Document("x", text, origin=origin)).statements
    told = (dict(part.split(":", 1) for part in row.reasons.split(";") if part) for row in rows)
    return {row.figure: reasons.get("text", "") for row, reasons in zip(rows, told, strict=True)}


@pytest.mark.parametrize(
    ("text", "origin", "facts", "goals"),
    [
        # the day of issue gives way to the years that a plan tells of
        ("2010年全市用水3亿吨。2010年漏损率16%。到2015年降到10%。", PLAN, 2010, 2015),
        ("到2011年6月底，全市用水3亿吨，比2010年多。到2015年降到10%。", PLAN, 2011, 2015),
        # news is of the statistics that it tells of
        ("《2010年水利统计公报》显示，全市用水3亿吨，漏损率16%。", NEWS, 2010, None),
        ("全市用水3亿吨，漏损率16%。", NEWS, 2011, None),
    ],
)
def test_years_taken(text: str, origin: Origin, facts: int, goals: int | None) -> None:
    found = standpoint(text, origin)
    assert found.facts == facts
    assert goals is None or found.reference.target == goals
    assert not found.disputed_facts
    assert not found.disputed_goals


def test_a_page_of_one_year_that_tells_of_another_is_disputed() -> None:
    text = (
        "2010年，全市用水3亿吨。2010年，漏损率16%。2010年，节水灌溉8万亩。去年建成泵站5座，管网改造60公里。"
    )
    found = standpoint(text, NEWS)
    assert found.disputed_facts == {2010, 2011}
    assert [sign.of for sign in found.signs if not sign.taken] == ["years named"]
    said = doubts(text, NEWS)
    assert said["60公里"] == FACTS_DISPUTED == said["5座"]  # 去年 counts from the page's own year
    assert said["16%"] == ""  # its year stands beside it


def test_what_rests_on_disputed_years_is_less_sure_than_the_same_words_undisputed() -> None:
    # only the year that the other sentences tell of differs
    told = "{0}年，全市用水3亿吨。{0}年，漏损率16%。{0}年，节水灌溉8万亩。\n\n二、管网\n管网改造60公里。"
    of_page, of_before = (
        next(
            row
            for row in extract(Document("x", told.format(year), origin=NEWS)).statements
            if row.figure == "60公里"
        )
        for year in (2011, 2010)
    )
    assert FACTS_DISPUTED in of_before.reasons
    assert FACTS_DISPUTED not in of_page.reasons
    assert of_before.probability < of_page.probability


def test_a_text_without_a_head_names_the_rival_of_its_year() -> None:
    text = "2003年投资5亿元。2007年投资6亿元。管网改造60公里。"
    assert standpoint(text).disputed_facts == {2003, 2007}
    assert not standpoint("2007年投资5亿元，其中水厂3亿元。2007年管网改造60公里。").disputed_facts
    assert not standpoint("投资5亿元，管网改造60公里。").disputed_facts  # nothing named, nothing to dispute


def test_goals_of_another_year_than_the_date_says() -> None:
    origin = Origin(title="节水消息", date="2011-03-09", kind="other")
    told = "2011年投资1亿元。2011年改造管网9公里。2011年节水3万吨。到2013年，漏损率降到12%。到2013年，建成水厂3座。"
    assert standpoint(told, origin).disputed_goals == {2011, 2013}
    said = doubts(told + "\n\n二、下一步工作安排\n将新建泵站9座。", origin)
    assert said["9座"] == GOALS_DISPUTED
    assert said["3座"] == ""  # its year stands beside it
    assert not standpoint("2011年投资1亿元。2011年改造管网9公里。", origin).disputed_goals


def test_a_report_is_not_disputed_by_the_later_years_of_a_plan() -> None:
    origin = Origin(title="政府工作报告", date="2021-01-20", kind="report", first_year=2020, last_year=2021)
    text = "2020年，全市用水3亿吨。到2025年，漏损率降到9%。到2025年，建成水厂3座。今年新建泵站9座。"
    assert not standpoint(text, origin).disputed_goals
    assert set(doubts(text, origin).values()) == {""}


def test_explain_shows_the_signs_and_where_they_disagree() -> None:
    text = "2010年，全市用水3亿吨。2010年，漏损率16%。2010年，节水灌溉8万亩。\n\n二、管网\n管网改造60公里。"
    told = str(explain(Document("x", text, origin=NEWS), text.index("60公里")))
    assert "the text as a whole: facts of 2011" in told
    assert "years named: tells of 2010" in told
    assert "the signs disagree on the year of facts: 2010, 2011" in told
    assert FACTS_DISPUTED in told


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("“十一五”节水八大成效", "other"),
        ("节水器具惠民工程走进千家——“十一五”节水回顾之三", "other"),
        ("柳川市“十一五”节水规划", "plan"),
        ("关于“十一五”节水工程建设的实施方案", "plan"),
    ],
)
def test_what_a_plan_has_brought_is_no_plan(title: str, kind: str) -> None:
    text = (
        f"{title}\n2011年09月27日\n市政府发布节水工作方案，方案提出“十一五”漏损率降低4个百分点的约束性指标。"
        "“十一五”期间，全市漏损率下降4.2个百分点，新增节水灌溉8万亩。目前，全市有水厂12座。\n"
    )
    document = make_document(Content(text), id="x")
    assert document.origin.kind == kind
    if kind == "other":
        rows = {row.figure: (row.status, row.period) for row in extract(document).statements}
        assert rows["12座"] == ("observed", "2011")
        assert rows["4个百分点"][0] == "target"
        assert rows["4.2个百分点"] == ("observed", "2006/2010")


OPINION = Origin(title="关于加快节水的意见", date="2012-11", kind="plan", first_year=2011, last_year=2015)


@pytest.mark.parametrize(
    ("goals", "year"),
    [
        ("到2015年，漏损率降到12%。到2020年，降到9%。", 2015),  # the plan it belongs to ends then
        ("到2015年，漏损率降到12%。到2020年，降到9%。到2020年，建成水厂3座。到2020年，节水3万吨。", 2020),
        ("到2020年，漏损率降到9%。", 2020),
    ],
)
def test_a_plan_without_years_in_its_title_is_for_the_year_of_most_goals(goals: str, year: int) -> None:
    assert standpoint(goals + "新建泵站9座。", OPINION).reference.target == year


def test_a_plan_that_tells_of_the_end_of_the_one_it_names_is_the_next() -> None:
    text = (
        "“十二五”期间，新增供水能力8万吨。2015年，漏损率降到12%。2015年，全市用水3亿吨。2015年节水6万吨。"
        "到2020年，漏损率降到9%。到2020年，建成水厂3座。"
    )
    named = Origin(title="柳川市节水纲要", kind="plan", first_year=2011, last_year=2015)
    found = standpoint(text, named)
    assert (found.facts, found.reference.target, found.reference.plan_first) == (2015, 2020, 2016)
    rows = {
        row.figure: (row.status, row.period) for row in extract(Document("x", text, origin=named)).statements
    }
    assert rows["12%"] == ("observed", "2015")
    assert rows["9%"] == ("target", "2020")
    titled = Origin(title="柳川市节水“十二五”规划", kind="plan", first_year=2011, last_year=2015)
    assert standpoint(text, titled).reference.plan_first == 2011  # its title says which plan it is
    below = f"柳川市节水纲要\n（2011—2015年）\n{text}"
    assert standpoint(below, named).reference.plan_first == 2011  # so does the line below it
    assert standpoint(below, named).reference.target == 2015  # whatever later years it names
    ahead = "“十二五”期间，新增供水能力8万吨。2010年，漏损率16%。到2020年，漏损率降到9%。"
    assert standpoint(ahead, named).reference.plan_first == 2011  # nothing told of the plan's end


def test_a_head_that_reviews_one_year_outweighs_the_day_of_a_site_years_later() -> None:
    text = "一、过去五年及2022年工作回顾\n\n预计造林9万亩。\n\n二、今后五年工作安排\n\n新建泵站9座。"
    origin = Origin(date="2024-06-13", first_year=2023, last_year=2024, region="柳河市", kind="report")
    words, document = load_vocabulary(), make_document(Content(text), id="x", origin=origin)
    found = standpoint_of(document, make_view(text, vocabulary=words), lexicon_of(words)).reference
    assert (found.own, found.observed, found.target) == (2023, 2022, 2023)


def test_guidance_of_january_that_tells_of_years_to_come_alone_sets_goals_for_them() -> None:
    text = "2007年，普及率达到96%，其中市区达到98%。2010年，普及率达到99%。家长受训率达到90%。"
    found = standpoint(text, Origin(date="2005-02-01", region="柳河市", kind="other"))
    assert found.reference.target == 2010
    told = "2004年，普及率达到90%。" + text
    assert standpoint(told, Origin(date="2005-02-01", kind="other")).reference.target == 2005
