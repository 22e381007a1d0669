"""Shares and penetration: which figures belong together, what follows, what must not be flagged."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from build import claims_of, only, statement

from plancheck.claims.conventions import load_conventions
from plancheck.claims.figures import make_figure
from plancheck.claims.phrases import split_share
from plancheck.claims.shares import _part_phrases

SHARE = {"unit": "%", "measure": "share"}


def share_rows(level: str, share: str, whole: str) -> list:
    text = f"2010年软件业收入{whole}，其中云服务收入{level}，占软件业收入的{share}"
    return [
        statement(text, whole, indicator="软件业收入"),
        statement(text, level, indicator="云服务收入"),
        statement(text, share, indicator="云服务收入占软件业收入的比重", **SHARE),
    ]


@pytest.mark.parametrize(
    ("level", "share", "whole", "verdict"),
    [
        ("360亿元", "30%", "1200亿元", "consistent"),
        ("361亿元", "30.1%", "1200亿元", "consistent"),
        ("361亿元", "31.2%", "1201亿元", "inconsistent"),
        ("36.1亿元", "30.1%", "1200亿元", "inconsistent"),  # ten times too small
        ("361万元", "30.1%", "1200亿元", "inconsistent"),  # 万 for 亿
    ],
)
def test_part_whole_and_share_in_one_sentence(level: str, share: str, whole: str, verdict: str) -> None:
    claim = only(claims_of(*share_rows(level, share, whole), kind="share"))
    assert claim.verdict == verdict
    assert claim.roles == "part ; whole ; share"
    assert claim.stated == share
    assert (claim.margin > 0) == (verdict == "consistent")


def test_a_whole_that_is_not_stated_is_solved_for() -> None:
    text = "2010年网上零售5231亿元，相当于零售总量的3.3%"
    claim = only(
        claims_of(
            statement(text, "5231亿元", indicator="网上零售"),
            statement(text, "3.3%", indicator="网上零售占零售总量的比重", **SHARE),
        )
    )
    assert claim.verdict == "unverifiable"
    assert claim.implied.startswith("whole:全国")
    assert Decimal("1.56E13") < claim.computed_low < claim.computed_high < Decimal("1.611E13")
    assert "总体未见于文件" in claim.text_zh


def test_a_part_that_is_not_stated_is_solved_for() -> None:
    whole, share = "2010年邮件总量80亿件。", "网购邮件占邮件总量的一半。"
    claim = only(
        claims_of(
            statement(whole, "80亿件", indicator="邮件总量", unit="件"),
            statement(
                share,
                "一半",
                indicator="网购邮件占邮件总量",
                value=Decimal(50),
                offset=40,
                qualifier="approx",
                **SHARE,
            ),
        )
    )
    assert claim.implied.startswith("part:")
    assert claim.computed_low < Decimal(4 * 10**9) < claim.computed_high


def test_part_and_whole_are_found_across_sentences_by_name() -> None:
    first, second, third = "全省登记企业2000家。", "其中外贸企业500家。", "外贸企业占登记企业的25%。"
    rows = [
        statement(first, "2000家", indicator="全省登记企业数量", unit="家"),
        statement(second, "500家", indicator="外贸企业数量", unit="家", offset=40),
        statement(third, "25%", indicator="外贸企业占登记企业的比例", offset=80, **SHARE),
    ]
    assert only(claims_of(*rows, kind="share")).verdict == "consistent"


def test_a_city_is_measured_against_its_country_in_another_document() -> None:
    own = "全市网上交易额4253亿元，占全国比重达到10%"
    other = "我国网上交易额4.5万亿元"
    city = {"region": "南山市", "document": "city"}
    rows = [
        statement(own, "4253亿元", indicator="网上交易额", **city),
        statement(own, "10%", indicator="网上交易额占全国比重", **SHARE, **city),
        statement(other, "4.5万亿元", indicator="网上交易额", document="country"),
    ]
    claim = only(claims_of(*rows, kind="share"))
    assert claim.verdict == "consistent"
    assert "edge" in claim.reading.split(";")  # 9.45 % does not round to 10 %, 9.56 % would
    assert "country#" in claim.operands


def test_penetration_asks_for_the_population() -> None:
    text = "网民4.57亿人，互联网普及率34.3%"
    claim = only(
        claims_of(
            statement(text, "4.57亿人", indicator="网民规模", unit="人"),
            statement(text, "34.3%", indicator="互联网普及率", of="population", **SHARE),
        )
    )
    assert (claim.kind, claim.verdict) == ("penetration", "unverifiable")
    assert claim.computed_low < Decimal("1.332E9") < claim.computed_high


def test_a_rate_of_completion_is_of_the_planned_figure() -> None:
    text = "整治河道：计划350条，完成396条，完成率113%"
    span = {"period": "2016/2020", "indicator": "整治河道"}
    rows = [
        statement(text, "350条", unit="条", status="target", **span),
        statement(text, "396条", unit="条", **span),
        statement(text, "113%", **SHARE, period="2016/2020", indicator="整治河道完成率"),
    ]
    assert only(claims_of(*rows, kind="share")).verdict == "consistent"


def test_a_share_over_a_span_holds_in_a_year_of_it() -> None:
    text = "2003年到2005年企业间交易额从458亿元增长到1486亿元，占交易总额的比例保持在90%以上"
    total = "2005年交易总额1623亿元"
    rows = [
        statement(text, "458亿元", indicator="企业间交易额", period="2003"),
        statement(text, "1486亿元", indicator="企业间交易额", period="2005"),
        statement(
            text,
            "90%",
            indicator="企业间交易额占网上交易总额的比例",
            period="2003/2005",
            qualifier="at_least",
            **SHARE,
        ),
        statement(total, "1623亿元", indicator="网上交易总额", period="2005", offset=90),
    ]
    claim = only(claims_of(*rows, kind="share"))
    assert claim.verdict == "consistent"
    assert claim.computed_low > 91


# ---- must not be flagged


def test_a_share_of_another_whole_is_not_compared_with_the_total_before_it() -> None:
    text = "收入1200亿元，其中出口300亿元，占全行业出口的80%"
    rows = [
        statement(text, "1200亿元", indicator="收入"),
        statement(text, "300亿元", indicator="出口"),
        statement(text, "80%", indicator="出口占全行业出口的比重", **SHARE),
    ]
    assert only(claims_of(*rows)).verdict == "unverifiable"


def test_a_count_is_not_a_part_of_an_area() -> None:
    text = "建成保护区2740个，占国土面积的14.8%"
    rows = [
        statement(text, "2740个", indicator="建成保护区", unit="个"),
        statement(text, "14.8%", indicator="保护区占国土面积的比例", **SHARE),
    ]
    assert claims_of(*rows) == []


def test_another_year_is_not_used() -> None:
    rows = share_rows("361亿元", "31.2%", "1201亿元")
    text = rows[2].sentence
    rows[2] = statement(
        text, "31.2%", indicator="云服务收入占软件业收入的比重", period="2015", status="target", **SHARE
    )
    assert claims_of(*rows) == []


def test_two_floors_say_nothing_about_their_whole() -> None:
    text = "网上零售超过3万亿元，占零售总量超过9%"
    floor = {"qualifier": "more_than", "status": "target", "period": "2015"}
    claim = only(
        claims_of(
            statement(text, "3万亿元", indicator="网上零售", **floor),
            statement(text, "9%", indicator="网上零售占零售总量的比重", **SHARE, **floor),
        )
    )
    assert claim.verdict == "unverifiable"
    assert "floors" in claim.reading


def test_a_share_that_names_its_whole_only_is_of_the_amount_before_it() -> None:
    text = "网上零售5231亿元，在零售总量中所占比重为3.3%"
    rows = [
        statement(text, "5231亿元", indicator="网上零售"),
        statement(text, "3.3%", indicator="在零售总量中所占比重", **SHARE),
        statement("零售总量158000亿元", "158000亿元", indicator="零售总量", offset=80),
        statement(
            "网上零售占零售总量的3.3%",
            "3.3%",
            indicator="网上零售占零售总量的比重",
            document="other",
            **SHARE,
        ),
    ]
    found = {c.kind: c.verdict for c in claims_of(*rows) if c.document == "plan" or c.kind == "repeat"}
    assert found == {"share": "consistent", "repeat": "consistent"}


def test_a_countys_share_of_its_city_is_not_held_against_the_county() -> None:
    own = {"region": "平湖县"}
    text = "全县旅游收入12亿元，占全市旅游收入的8%"
    rows = [
        statement(text, "12亿元", indicator="旅游收入", **own),
        statement(text, "8%", indicator="旅游收入占全市旅游收入的比重", **SHARE, **own),
        statement("旅游收入12.1亿元", "12.1亿元", indicator="旅游收入", offset=60, **own),
    ]
    assert only(claims_of(*rows, kind="share")).verdict == "unverifiable"


def test_a_citys_share_of_its_own_total_is() -> None:
    own = {"region": "东湖市"}
    text = "软件收入30亿元，占全市工业收入的8%，全市工业收入120亿元"
    rows = [
        statement(text, "30亿元", indicator="软件收入", **own),
        statement(text, "8%", indicator="软件收入占全市工业收入的比重", **SHARE, **own),
        statement(text, "120亿元", indicator="全市工业收入", **own),
    ]
    assert only(claims_of(*rows, kind="share")).verdict == "inconsistent"


def test_an_acronym_names_the_whole() -> None:
    text = "生产总值812.5亿元。数字产业增加值65.0亿元，占GDP的8.0%。"
    rows = [
        statement(text, "812.5亿元", indicator="地区生产总值", concept="gdp"),
        statement(text, "65.0亿元", indicator="数字产业增加值"),
        statement(text, "8.0%", indicator="数字产业增加值占GDP的比重", measure="share", unit="%", of="GDP"),
    ]
    assert only(claims_of(*rows, kind="share")).verdict == "consistent"


def test_traditional_characters_read_as_simplified_ones() -> None:
    text = "全區網民320萬人，其中手機網民304萬人，占網民總數的95%。"
    rows = [
        statement(text, "320萬人", indicator="網民總數", unit="人", value=Decimal(3200000)),
        statement(text, "304萬人", indicator="手機網民", unit="人", value=Decimal(3040000)),
        statement(text, "95%", indicator="手機網民占網民總數的比重", measure="share", unit="%"),
    ]
    assert only(claims_of(*rows, kind="share")).verdict == "consistent"


@pytest.mark.parametrize(("share", "verdict"), [("8.0", "consistent"), ("6.0", "inconsistent")])
def test_the_structure_of_industries_is_shares_of_the_product(share: str, verdict: str) -> None:
    text = f"生产总值500.0亿元，第一产业40.0亿元。三次产业结构为{share}：42.0。"
    name = "第一产业占三次产业结构的比重"
    rows = [
        statement(text, "500.0亿元", indicator="地区生产总值", concept="gdp"),
        statement(text, "40.0亿元", indicator="第一产业增加值", concept="primary.value_added"),
        statement(text, share, indicator=name, concept="primary.value_added", measure="share", unit="%"),
    ]
    claim = only(claims_of(*rows, kind="share"))
    assert claim.verdict == verdict
    assert claim.operands.count(";") == 2


def test_the_total_of_the_sentence_before_is_the_whole_under_a_like_name() -> None:
    first, second = "预算收入286.0亿元。", "其中，税收195.9亿元，占地方收入的68.5%。"
    rows = [
        statement(first, "286.0亿元", indicator="一般公共预算收入"),
        statement(second, "195.9亿元", indicator="税收", offset=len(first)),
        statement(
            second, "68.5%", indicator="税收占地方收入的比重", measure="share", unit="%", offset=len(first)
        ),
    ]
    assert only(claims_of(*rows, kind="share")).verdict == "consistent"


def test_a_share_without_a_whole_is_of_what_its_part_makes_up_with_its_kin() -> None:
    text = "网民5.12亿。城镇网民3.84亿，占比达75.0%。"
    rows = [
        statement(text, "5.12亿", indicator="网民规模", unit="", concept="internet.users"),
        statement(text, "3.84亿", indicator="城镇网民规模", unit="", concept="internet.users.urban"),
        statement(
            text, "75.0%", indicator="城镇网民占比", concept="internet.users.urban", measure="share", unit="%"
        ),
    ]
    claim = only(claims_of(*rows, kind="share"))
    assert claim.verdict == "consistent"
    assert claim.operands.count(";") == 2


def test_a_rate_of_penetration_is_no_share_of_all_users() -> None:
    text = "网民4000万人。农村网民1200万人，农村互联网普及率40%。"
    rows = [
        statement(text, "4000万人", indicator="网民规模", unit="人", concept="internet.users"),
        statement(text, "1200万人", indicator="农村网民规模", unit="人", concept="internet.users.rural"),
        statement(
            text,
            "40%",
            indicator="农村互联网普及率",
            concept="internet.users.rural",
            measure="share",
            unit="%",
        ),
    ]
    assert [(c.kind, c.verdict) for c in claims_of(*rows)] == [("penetration", "unverifiable")]


def population(first: str, second: str) -> list:
    text = f"总人口602771人，非农业人口76023人，农业人口526748人，分别占总人口的{first}、{second}"
    share = {"indicator": "农业人口占总人口的比重", "unit": "%", "measure": "share"}
    return [
        statement(text, "602771人", indicator="总人口", unit="人", concept="population"),
        statement(text, "76023人", indicator="非农业人口", unit="人"),
        statement(text, "526748人", indicator="农业人口", unit="人"),
        statement(text, first, **share),
        statement(text, second, **share),
    ]


def test_shares_listed_with_their_amounts_pair_by_order() -> None:
    claims = [c for c in claims_of(*population("12.6%", "87.4%")) if c.kind == "penetration"]
    assert [c.verdict for c in claims] == ["consistent", "consistent"]
    assert [c.operands.split(" ; ")[0].partition(":")[2] for c in claims] == ["76023人", "526748人"]


def test_shares_listed_the_wrong_way_round_do_not_fit() -> None:
    claims = [c for c in claims_of(*population("87.4%", "12.6%")) if c.kind == "penetration"]
    assert [c.verdict for c in claims] == ["inconsistent", "inconsistent"]


@pytest.mark.parametrize(
    ("share", "verdict", "reading"),
    [("4.84%", "consistent", ""), ("0.76%", "consistent", "last_part"), ("6.24%", "unverifiable", "")],
)
def test_parts_named_together_have_their_share_together(share: str, verdict: str, reading: str) -> None:
    text = f"装机670.4万千瓦。其中光伏27.34万千瓦、生物质5.10万千瓦，占{share}"
    rows = [
        statement(text, "670.4万千瓦", indicator="电力装机", unit="千瓦"),
        statement(text, "27.34万千瓦", indicator="光伏装机", unit="千瓦"),
        statement(text, "5.10万千瓦", indicator="生物质装机", unit="千瓦"),
        statement(text, share, indicator="生物质装机占电力装机的比重", unit="%", measure="share"),
    ]
    claim = only([c for c in claims_of(*rows) if c.kind == "share"])
    assert (claim.verdict, claim.reading) == (verdict, reading)
    assert claim.operands.count(" ; ") == 3


def test_a_share_of_the_whole_city_is_of_the_documents_own_city() -> None:
    text = "东部完成生产总值1960.96亿元，占全市的17.1%"
    own = {"concept": "gdp", "region": "重庆市"}
    rows = [
        statement("生产总值11459.00亿元", "11459.00亿元", indicator="地区生产总值", **own),
        statement("消费1000.0亿元", "1000.0亿元", indicator="消费", region="重庆市", offset=50),
        statement(text, "1960.96亿元", indicator="东部地区生产总值", region="东部", offset=100),
        statement(
            text, "17.1%", indicator="东部地区生产总值占全市的比重", of="全市", region="东部", unit="%", measure="share",
            offset=100,
        ),
    ]  # fmt: skip
    assert only(claims_of(*rows, kind="share")).verdict == "consistent"


def structure(third: str, second: str = "40.1") -> list:
    text = f"第三产业增加值15423.12亿元。生产总值29129.03亿元。三次产业结构比为6.9:{second}:{third}"
    rows = [
        statement(text, "15423.12亿元", indicator="第三产业增加值", concept="tertiary.value_added"),
        statement(text, "29129.03亿元", indicator="地区生产总值", concept="gdp"),
    ]
    for name, figure in (("第一产业", "6.9"), ("第二产业", second), ("第三产业", third)):
        rows.append(
            statement(text, figure, indicator=f"{name}占三次产业结构的比重", measure="share", unit="%")
        )
    rows[-1] = replace(rows[-1], concept="tertiary.value_added")
    return rows


@pytest.mark.parametrize(
    ("second", "third", "verdict", "reading"),
    [
        ("40.2", "52.9", "consistent", ""),
        ("40.1", "53.0", "consistent", "balanced"),  # 52.948: adjusted so that the three make 100
        ("40.2", "53.0", "inconsistent", ""),  # 100.1: nothing was adjusted
        ("39.9", "53.2", "inconsistent", ""),  # further than the last digit
    ],
)
def test_shares_that_make_exactly_100_may_be_adjusted_in_their_last_digit(
    second: str, third: str, verdict: str, reading: str
) -> None:
    claim = only([c for c in claims_of(*structure(third, second), kind="share") if c.stated == third])
    assert (claim.verdict, claim.reading) == (verdict, reading)


@pytest.mark.parametrize(("share", "verdict"), [("50.51", "consistent"), ("51.50", "unverifiable")])
def test_the_row_with_100_percent_gives_the_whole_of_its_column(share: str, verdict: str) -> None:
    rows = []
    for row, (name, people, part) in enumerate(
        (("全市常住人口", "3213.34", "100.00"), ("男性常住人口", "1623.17", share))
    ):
        text = f"{name} {people} {part}"
        rows += [
            statement(text, people, indicator=name, unit="人", value=Decimal(people) * 10000, place=Decimal(100), offset=60 * row,
                      low=Decimal(people) * 10000 - 50, high=Decimal(people) * 10000 + 50),
            statement(text, part, indicator=f"{name}比重", measure="share", unit="%", offset=60 * row),
        ]  # fmt: skip
    claim = only([c for c in claims_of(*rows, kind="share") if share in c.operands])
    assert claim.verdict == verdict
    assert claim.operands.count(" ; ") == 2


def test_rows_below_the_row_of_100_percent_are_breakdowns_of_it() -> None:
    rows = []
    table = (("全市常住人口", "3213.34", "100.00"), ("城镇常住人口", "2280.32", "70.96"), ("乡村常住人口", "933.02", "29.04"),
             ("男性常住人口", "1623.17", "50.51"), ("女性常住人口", "1590.17", "49.49"), ("65岁以上常住人口", "588.16", "18.30"))  # fmt: skip
    for row, (name, people, part) in enumerate(table):
        text = f"{name} {people} {part}"
        rows += [
            statement(text, people, indicator=name, unit="人", value=Decimal(people) * 10000, place=Decimal(100), offset=60 * row,
                      low=Decimal(people) * 10000 - 50, high=Decimal(people) * 10000 + 50),
            statement(text, part, indicator=f"{name}比重", measure="share", unit="%", offset=60 * row),
        ]  # fmt: skip
    sums = claims_of(*rows, kind="sum")
    assert [c.verdict for c in sums] == [
        "consistent"
    ] * 4  # people and shares, by town and country and by sex
    assert not any("18.30" in c.operands for c in sums)


def test_amounts_listed_away_from_their_shares_are_not_joined() -> None:
    text = "网民4.85亿，购物、支付使用率分别为35.6%、31.6%，用户分别为1.73亿、1.53亿"
    rows = [
        statement(text, "4.85亿", indicator="网民规模", unit="", concept="internet.users"),
        statement(text, "35.6%", indicator="网络购物使用率", unit="%", measure="share"),
        statement(text, "31.6%", indicator="网上支付使用率", unit="%", measure="share"),
        statement(text, "1.73亿", indicator="网络购物用户规模", unit=""),
        statement(text, "1.53亿", indicator="网上支付用户规模", unit=""),
    ]
    claims = [c for c in claims_of(*rows) if c.kind in ("share", "penetration")]
    assert [(c.verdict, c.operands.count(" ; ")) for c in claims] == [("consistent", 2)] * 2
    assert not any("last_part" in c.reading for c in claims)


def test_the_names_of_a_part_are_looked_up_in_one_order_in_every_run() -> None:
    rules = load_conventions()
    row = statement("宽带使用率为34%", "34%", indicator="宽带使用率", **SHARE)
    figure = make_figure(row, conventions=rules)
    names = _part_phrases(figure, split_share("宽带使用率"), rules)
    assert names[0] == figure.phrase
    assert names[1:] == ("宽带", "宽带用户")


def test_a_rate_named_by_its_whole_has_no_part_in_it() -> None:
    text = "2010年常住人口500万人，常住人口城镇化率60%"
    claim = only(
        claims_of(
            statement(text, "500万人", indicator="常住人口"),
            statement(text, "60%", indicator="常住人口城镇化率", **SHARE),
        )
    )
    assert claim.roles == "whole ; share"
    assert (claim.computed_low, claim.computed_high) < (3_100_000, 3_200_000)
    assert claim.implied.startswith("part:")
