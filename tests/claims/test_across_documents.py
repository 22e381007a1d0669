"""This year's report beside last year's and the plan's: which of their figures stand in a relation, and which do not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from build import claims_of, only, statement

from plancheck.claims.claim import Claim
from plancheck.statements.statement import Statement

LAST, THIS = "report-2019", "report-2020"


def level(
    sentence: str, figure: str, name: str, *, year: str = "2019", in_: str = LAST, **given: object
) -> Statement:
    return statement(sentence, figure, indicator=name, period=year, document=in_, unit="mu", **given)


def area(figure: str = "320万亩", name: str = "柑橘面积", **given: object) -> Statement:
    return level(f"年末{name}{figure}", figure, name, **given)


def grown(
    change: str = "15万亩", *, end: str = "335万亩", name: str = "柑橘面积", year: str = "2020"
) -> list[Statement]:
    text = f"年末{name}{end}，比上年末增加{change}"
    return [
        statement(text, figure, indicator=name, period=year, document=THIS, unit="mu", measure=measure, base_period=base)
        for figure, measure, base in ((end, "level", ""), (change, "change", str(int(year) - 1)))
    ]  # fmt: skip


def operands(claim: Claim) -> int:
    return claim.operands.count(" ; ") + 1


def differences(*rows: Statement) -> list[Claim]:
    return claims_of(*rows, kind="difference")


def test_last_years_figure_is_what_this_years_change_counts_from() -> None:
    claim = only(differences(area(), *grown()))
    assert (claim.verdict, operands(claim)) == ("consistent", 3)


def test_levels_of_two_documents_do_not_contradict_a_change() -> None:
    claim = only(differences(area("302万亩"), *grown()))
    assert claim.verdict == "unverifiable"  # the first count may have been revised


@pytest.mark.parametrize(
    "earlier",
    [
        area(status="target"),  # what last year's report aimed at
        area(name="茶园面积"),
        area(year="2018"),
        area(region="湖南省"),
    ],
)
def test_what_is_no_figure_of_the_same_thing_and_year_is_no_base(earlier: Statement) -> None:
    assert only(differences(earlier, *grown())).reason.startswith("the base is not stated")


def test_what_a_plan_period_added_counts_from_the_year_before_it() -> None:
    text = "入学率达到50%，五年提高8个百分点"
    now = [
        statement(text, "50%", indicator="入学率", period="2010", document=THIS, unit="%", measure="share"),
        statement(
            text, "8个百分点", indicator="入学率", period="2006/2010", document=THIS, unit="pp", measure="points_change",
            value=Decimal(8),
        ),
    ]  # fmt: skip
    before = [
        statement(f"入学率达到{figure}", figure, indicator="入学率", period=year, document=f"report-{year}", unit="%",
                  measure="share")
        for figure, year in (("44%", "2006"), ("42%", "2005"))
    ]  # fmt: skip
    claim = only(differences(*before, *now))
    assert claim.verdict == "consistent"
    assert ":42%" in claim.operands


def test_of_three_years_no_first_one_is_told_to_be_the_base() -> None:
    rows = grown()
    rows[1] = replace(rows[1], period="2018/2020", base_period="")
    earlier = area("320万亩", year="2018")
    assert all(operands(claim) < 3 for claim in differences(earlier, *rows))


def test_what_a_year_added_beside_what_the_year_before_had() -> None:
    text = "新增就业13.9万人，比上年多增1.1万人"
    now = [
        statement(text, "13.9万人", indicator="新增就业", period="2020", document=THIS, unit="人", measure="change"),
        statement(text, "1.1万人", indicator="新增就业", period="2020", document=THIS, unit="人", measure="change",
                  base_period="2019"),
    ]  # fmt: skip
    last = statement(
        "新增就业12.8万人",
        "12.8万人",
        indicator="新增就业",
        period="2019",
        document=LAST,
        unit="人",
        measure="change",
    )
    assert only(differences(last, *now)).verdict == "consistent"


def test_a_surplus_grows_by_what_exports_and_imports_do_not_tell() -> None:
    text = "出口172亿元，进口143亿元。进出口顺差29亿元，比上年增加6亿元"
    names = (("172亿元", "出口", "level"), ("143亿元", "进口", "level"), ("29亿元", "进出口顺差", "level"))
    rows = [statement(text, figure, indicator=name, measure=kind) for figure, name, kind in names]
    rows.append(statement(text, "6亿元", indicator="进出口顺差", measure="change", base_period="2009"))
    found = differences(*rows)
    assert [claim.verdict for claim in found if operands(claim) == 3] == ["consistent"]


def test_of_one_concepts_figures_growth_counts_from_the_one_of_its_own_name() -> None:
    def trade(text: str, figure: str, name: str, **given: object) -> Statement:
        return statement(text, figure, indicator=name, concept="trade", **given)

    earlier = "货物进出口总额3155亿元，其中对邻国进出口总额926亿元"
    now = "货物进出口总额3215亿元，增长1.9%"
    rows = [
        trade(earlier, "3155亿元", "货物进出口总额", period="2019", document=LAST),
        trade(earlier, "926亿元", "对邻国进出口总额", period="2019", document=LAST, offset=40),
        trade(now, "3215亿元", "货物进出口总额", period="2020", document=THIS, offset=60),
        trade(
            now, "1.9%", "货物进出口总额", period="2020", document=THIS, offset=60, unit="%", measure="growth"
        ),
    ]
    claim = only(claims_of(*rows, kind="growth"))
    assert claim.verdict == "consistent"
    assert ":3155亿元" in claim.operands


def test_a_goal_of_one_report_is_no_end_of_the_growth_that_another_aims_at() -> None:
    plan = statement(
        "到2011年吞吐量突破1200万吨", "1200万吨", indicator="吞吐量", period="2011", status="target", document="plan-2007",
        unit="t", qualifier="more_than",
    )  # fmt: skip
    text = "2010年吞吐量1300万吨，今年增长10%"
    now = [
        statement(text, "1300万吨", indicator="吞吐量", period="2010", document="report-2011", unit="t"),
        statement(text, "10%", indicator="吞吐量", period="2011", status="target", document="report-2011", unit="%",
                  measure="growth"),
    ]  # fmt: skip
    assert not [c for c in claims_of(plan, *now, kind="growth") if operands(c) == 3]


def test_real_growth_led_by_one_word_is_real_in_all_of_its_list() -> None:
    text = "城镇收入从100元增加到150元，农村收入从50元增加到78元，年均实际增长分别为11.4%和8.5%"
    town, village = {"indicator": "城镇收入"}, {"indicator": "农村收入"}
    span = {"measure": "growth_per_year", "unit": "%", "period": "2001/2005"}
    rows = [
        statement(text, "100元", period="2000", **town),
        statement(text, "150元", period="2005", **town),
        statement(text, "50元", nth=1, period="2000", **village),
        statement(text, "78元", period="2005", **village),
        statement(text, "11.4%", **span, **town),
        statement(text, "8.5%", **span, **village),
    ]
    assert {claim.verdict for claim in claims_of(*rows, kind="growth")} == {"unverifiable"}


@pytest.mark.parametrize(
    ("earlier", "name", "verdict"),
    [
        (
            "205天",
            "大气优良天数",
            "consistent",
        ),  # another name, and the very value that end and change ask for
        ("208天", "大气优良天数", "unverifiable"),  # another value: two things, for all that is known
        ("205天", "阴雨天数", "unverifiable"),  # the very value by chance
    ],
)
def test_a_base_under_a_like_name_is_taken_where_its_value_is_the_one_asked_for(
    earlier: str, name: str, verdict: str
) -> None:
    text = "优良天数比上年增加35天、达到240天"
    now = [
        statement(text, "35天", indicator="优良天数", period="2020", document=THIS, unit="天", measure="change",
                  base_period="2019"),
        statement(text, "240天", indicator="优良天数", period="2020", document=THIS, unit="天"),
    ]  # fmt: skip
    last = statement(f"{name}{earlier}", earlier, indicator=name, period="2019", document=LAST, unit="天")
    assert only(differences(last, *now)).verdict == verdict


@pytest.mark.parametrize(
    ("end", "rate", "found"),
    [
        ("565亿元", "33.9%", True),
        ("56亿元", "33.9%", False),  # of two digits: it tells a base too coarsely
        ("565亿元", "21.7%", False),  # another value
    ],
)
def test_growth_too_counts_from_a_like_name_that_has_the_value(end: str, rate: str, found: bool) -> None:
    base = "422亿元" if end == "565亿元" else "42亿元"
    last = statement(f"外贸进出口额{base}", base, indicator="外贸进出口额", period="2019", document=LAST)
    text = f"外贸自营进出口额{end}，增长{rate}"
    name = "外贸自营进出口额"
    now = [
        statement(text, end, indicator=name, period="2020", document=THIS),
        statement(
            text,
            rate,
            indicator=name,
            period="2020",
            document=THIS,
            unit="%",
            measure="growth",
            value=Decimal(rate[:-1]),
        ),
    ]
    claim = only(claims_of(last, *now, kind="growth"))
    assert (f":{base}" in claim.operands) == found
    assert claim.verdict == ("consistent" if found else "unverifiable")


SALES = {"indicator": "零售额", "period": "2011"}


def aims_and_came(word: str) -> list[Statement]:
    """Last year's goal of 18 %, and this year's report of 18 %, as a fact or as what is expected of the year that was over."""
    goal = "今年零售额增长18%"
    came = f"{word}全年零售额增长18%，机场旅客900万人"
    kind = {"unit": "%", "measure": "growth", "document": THIS}
    return [
        statement(goal, "18%", unit="%", measure="growth", status="target", document=LAST, **SALES),  # type: ignore[arg-type]
        statement(came, "18%", status="target", **kind, **SALES),  # type: ignore[arg-type]
        statement(came, "900万人", indicator="机场旅客", period="2011", unit="人", document=THIS),
    ]


@pytest.mark.parametrize(("word", "repeats"), [("预计", 0), ("", 1)])
def test_a_first_estimate_of_what_came_repeats_no_goal(word: str, repeats: int) -> None:
    assert len(claims_of(*aims_and_came(word), kind="repeat")) == repeats


@pytest.mark.parametrize(("word", "found"), [("预计", True), ("力争", False)])
def test_a_first_estimate_is_a_base_and_a_goal_is_none(word: str, found: bool) -> None:
    earlier = f"{word}全年零售额500亿元，机场旅客900万人"
    last = [
        statement(earlier, "500亿元", status="target", document=LAST, **SALES),  # type: ignore[arg-type]
        statement(earlier, "900万人", indicator="机场旅客", period="2011", unit="人", document=LAST),
    ]
    text = "零售额达550亿元，增长10%"
    name = {"indicator": "零售额", "period": "2012", "document": THIS}
    now = [
        statement(text, "550亿元", **name),  # type: ignore[arg-type]
        statement(text, "10%", unit="%", measure="growth", **name),  # type: ignore[arg-type]
    ]
    claim = only(claims_of(*last, *now, kind="growth"))
    assert (":500亿元" in claim.operands) == found


@pytest.mark.parametrize(("goal", "verdict"), [("25000元", "unverifiable"), ("31000元", "inconsistent")])
def test_a_goal_set_years_before_and_passed_already_is_not_this_years(goal: str, verdict: str) -> None:
    text = f"人均收入达26235元。大会确定到2012年人均收入达到{goal}"
    aim = "今年人均收入增长12%"
    name = {"indicator": "人均收入"}
    rows = [
        statement(text, "26235元", period="2011", **name),  # type: ignore[arg-type]
        statement(text, goal, period="2012", status="target", **name),  # type: ignore[arg-type]
        statement(aim, "12%", period="2012", status="target", unit="%", measure="growth", offset=90, **name),  # type: ignore[arg-type]
    ]
    found = [c for c in claims_of(*rows, kind="growth") if operands(c) == 3]
    assert [claim.verdict for claim in found] == [verdict]
