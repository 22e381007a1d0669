"""Repeats: when two figures are one, and when two values under one name are two things."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from build import claims_of, only, statement

from plancheck.claims.check import check
from plancheck.claims.conventions import Convention, Conventions, load_conventions
from plancheck.claims.index import make_index
from plancheck.claims.phrases import normalise_phrase
from plancheck.claims.repeats import _met_once

NAME = "网上零售总额"


def pair(first: str, second: str, *, gap: int = 100, **given: object) -> list:
    one, two = f"2010年{NAME}{first}。", f"当年{NAME}为{second}。"
    other = {"indicator": NAME} | given
    return [
        statement(one, first, indicator=NAME, document="a"),
        statement(two, second, document="b", offset=gap, **other),  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("5131亿元", "5131亿元", "consistent"),
        ("5131亿元", "0.51万亿元", "consistent"),  # coarser
        ("5131.6亿元", "5131亿元", "consistent"),  # cut off
        ("5100亿元", "5131亿元", "consistent"),  # a round number
        ("5131亿元", "5231亿元", "inconsistent"),  # one digit
        ("5131亿元", "5311亿元", "inconsistent"),  # two digits swapped
        ("5131亿元", "5131万元", "inconsistent"),  # another unit
        ("5131亿元", "51310亿元", "inconsistent"),  # tenfold
    ],
)
def test_the_same_figure_in_two_documents(first: str, second: str, verdict: str) -> None:
    claim = only(claims_of(*pair(first, second)))
    assert (claim.kind, claim.verdict) == ("repeat", verdict)


def test_a_slip_within_one_document_is_found() -> None:
    rows = [
        statement("上年快递业务量23.4亿件。", "23.4亿件", indicator="快递业务量", unit="件"),
        statement("快递业务量达到24.3亿件。", "24.3亿件", indicator="快递业务量", unit="件", offset=900),
    ]
    assert only(claims_of(*rows)).verdict == "inconsistent"


def test_a_bound_and_its_figure_agree() -> None:
    rows = [
        statement(
            "证书超过1530万张。",
            "1530万张",
            indicator="认证证书持有量",
            unit="张",
            qualifier="more_than",
            document="a",
        ),
        statement("证书持有量1534万张。", "1534万张", indicator="认证证书持有量", unit="张", document="b"),
    ]
    assert only(claims_of(*rows)).verdict == "consistent"


def test_one_thing_under_two_names_repeats_while_the_values_agree() -> None:
    rows = [
        statement("第三方支付1.01万亿元。", "1.01万亿元", indicator="第三方支付额", document="a"),
        statement("第三方电子支付1.01万亿元。", "1.01万亿元", indicator="第三方电子支付的规模", document="b"),
    ]
    assert only(claims_of(*rows)).verdict == "consistent"


# ---- must not be flagged


@pytest.mark.parametrize(
    "change",
    [
        {"period": "2011"},
        {"region": "南山市"},
        {"status": "target"},
        {"measure": "change"},
        {"unit": "USD"},
        {"indicator": "农村网上零售总额"},
        {"indicator": "规模以上企业网上零售总额"},
    ],
)
def test_another_year_place_status_measure_unit_or_scope_is_another_figure(change: dict[str, object]) -> None:
    assert claims_of(*pair("5131亿元", "5231亿元", **change)) == []


def test_two_definitions_are_two_indicators() -> None:
    one, two = pair("5131亿元", "5231亿元", basis="mofcom")
    rows = [statement(one.sentence, "5131亿元", indicator=NAME, document="a", basis="nbs"), two]
    assert claims_of(*rows) == []


def test_values_far_apart_under_one_name_are_two_things() -> None:
    assert claims_of(*pair("5131亿元", "871亿元")) == []


def test_a_list_of_things_under_one_name_is_no_contradiction() -> None:
    rows = [
        statement(
            f"项目{i}总投资{value}万元。",
            f"{value}万元",
            indicator="治理工程总投资",
            document="a",
            offset=50 * i,
        )
        for i, value in enumerate((1235, 1245, 1335, 2235))
    ]
    assert claims_of(*rows) == []


def test_one_sentence_does_not_repeat_itself() -> None:
    text = "2010年城东片区产值531亿元，城西片区产值532亿元"
    rows = [
        statement(text, "531亿元", indicator="片区工业销售产值"),
        statement(text, "532亿元", indicator="片区工业销售产值"),
    ]
    assert claims_of(*rows) == []


def test_the_two_ends_of_a_range_are_no_repeat() -> None:
    rows = [
        statement("投入200亿", "200亿", indicator="仓储建设投入", qualifier="at_least", document="a"),
        statement(
            "300亿元", "300亿元", indicator="仓储建设投入", qualifier="at_most", document="a", offset=5
        ),
    ]
    assert claims_of(*rows) == []


def test_a_reading_that_is_unsure_is_not_called_wrong() -> None:
    rows = pair("5131亿元", "5231亿元", certainty="low")
    assert claims_of(*rows) == []


def test_a_conclusion_changes_when_one_of_the_pair_breaks_another_relation() -> None:
    text = "2010年网上零售总额5131亿元，零售总量155485亿元，占零售总量的3.3%"
    rows = [
        statement(text, "5131亿元", indicator=NAME, document="a"),
        statement(text, "155485亿元", indicator="消费零售总量", document="a"),
        statement(
            text,
            "3.3%",
            indicator="网上零售总额占消费零售总量的比重",
            unit="%",
            measure="share",
            document="a",
        ),
        statement("网上零售总额5931亿元", "5931亿元", indicator=NAME, document="b"),
    ]
    found = {c.kind: c for c in claims_of(*rows)}
    assert found["share"].verdict == "consistent"
    assert found["repeat"].verdict == "inconsistent"
    assert found["repeat"].changes_conclusion is True


def test_a_figure_far_inside_a_bound_is_another_thing() -> None:
    rows = [
        statement(
            "清洁取暖率30%以上。",
            "30%",
            indicator="清洁取暖覆盖率",
            unit="%",
            measure="share",
            qualifier="at_least",
        ),
        statement(
            "清洁取暖率95%。", "95%", indicator="清洁取暖覆盖率", unit="%", measure="share", offset=300
        ),
    ]
    assert claims_of(*rows) == []


def test_a_conclusion_changes_when_one_of_the_pair_meets_a_target() -> None:
    target = statement(
        "到2010年网上零售总额达到5200亿元以上",
        "5200亿元",
        indicator=NAME,
        qualifier="at_least",
        status="target",
        document="plan",
    )
    claim = only(claims_of(*pair("5131亿元", "5231亿元"), target, kind="repeat"))
    assert claim.changes_conclusion is True
    assert "this changes a conclusion" in claim.text_en


def test_parts_of_two_totals_do_not_contradict_each_other() -> None:
    sentences = (
        "全市工业总产值812.4亿元。",
        "其中，轻工业增长4.2%。",
        "民营工业总产值410.6亿元。",
        "其中，轻工业增长4.7%。",
    )
    rows, offset = [], 0
    for sentence, figure, name in zip(
        sentences,
        ("812.4亿元", "4.2%", "410.6亿元", "4.7%"),
        ("工业总产值", "轻工业", "民营工业总产值", "轻工业"),
        strict=True,
    ):
        rate = {"measure": "growth", "unit": "%"} if "%" in figure else {}
        rows.append(statement(sentence, figure, indicator=name, offset=offset, **rate))  # type: ignore[arg-type]
        offset += len(sentence)
    assert claims_of(*rows, kind="repeat") == []


def two_names(first: str, second: str, names: tuple[str, str], **given: object) -> list:
    one, two = f"年末有{first}。", f"表中为{second}。"
    return [
        statement(one, first, indicator=names[0], **given),  # type: ignore[arg-type]
        statement(two, second, indicator=names[1], offset=100, **given),  # type: ignore[arg-type]
    ]


def test_a_rounded_figure_repeats_the_full_one_under_a_like_name() -> None:
    names = ("互联网专线数量", "互联网专线")
    rows = two_names("41257万条", "412,568,930", names, unit="条")
    assert only(claims_of(*rows, kind="repeat")).verdict == "consistent"
    assert claims_of(*two_names("41257万条", "412,588,930", ("甲类专线数量", "乙类线路"), unit="条")) == []


def test_two_like_names_with_different_values_in_one_document_are_two_things() -> None:
    names = ("油料作物产量", "油菜作物籽产量")
    rows = two_names("8.9%", "2.9%", names, unit="%", measure="growth", concept="oil_crops.output")
    assert [c for c in claims_of(*rows, kind="repeat") if c.verdict == "inconsistent"] == []


def test_a_target_of_a_plan_period_repeats_that_of_its_last_year() -> None:
    first, second = "治理面积（万亩）372。", "到期末治理面积372万亩。"
    common = {"indicator": "新增治理面积", "unit": "亩", "measure": "change", "status": "target"}
    rows = [
        statement(first, "372", value=Decimal(3720000), period="2016/2020", **common),  # type: ignore[arg-type]
        statement(second, "372万亩", period="2020", offset=100, **common),  # type: ignore[arg-type]
    ]
    assert only(claims_of(*rows, kind="repeat")).verdict == "consistent"


@pytest.mark.parametrize(("status", "found"), [("target", []), ("observed", ["inconsistent"])])
def test_goals_of_two_authors_do_not_contradict_each_other(status: str, found: list[str]) -> None:
    rows = [
        statement(
            f"{figure}交易额", figure, indicator="电子商务交易额", concept="ecommerce.turnover", status=status, document=name
        )
        for name, figure in (("ministry", "18.0万亿元"), ("province", "17.1万亿元"))
    ]  # fmt: skip
    assert [claim.verdict for claim in claims_of(*rows)] == found


def test_claims_of_some_documents_are_those_of_all_that_are_theirs() -> None:
    rows = [
        statement("2010年交易额1623亿元。", "1623亿元", indicator="交易额甲", document="a"),
        statement("2010年交易额1632亿元。", "1632亿元", indicator="交易额甲", document="b"),
        statement("2010年交易额1623亿元。", "1623亿元", indicator="交易额甲", document="c"),
        statement(
            "比上年增长16%。",
            "16%",
            indicator="交易额甲",
            unit="%",
            measure="growth",
            document="b",
            offset=100,
        ),
        statement(
            "2009年交易额1399亿元。",
            "1399亿元",
            indicator="交易额甲",
            period="2009",
            document="b",
            offset=200,
        ),
    ]
    everything = check(rows)
    assert {claim.verdict for claim in everything} == {"consistent", "inconsistent"}
    for focus in ({"a"}, {"b"}, {"c"}, {"a", "c"}):
        assert check(rows, focus=focus) == [claim for claim in everything if claim.document in focus]


def test_a_total_with_money_carried_in_is_not_the_income() -> None:
    first, second = "县级预算收入85亿元。", "县级预算收入总量为93亿元。"
    assert not claims_of(
        statement(first, "85亿元", indicator="县级预算收入", document="a"),
        statement(second, "93亿元", indicator="县级预算收入总量", document="a", offset=60),
    )


def with_rows(*rows: tuple[str, str]) -> Conventions:
    """The conventions with rows of a user's own."""
    own = {row: Convention(*row, "yes", "our branch speaks so", "own judgement") for row in rows}
    return Conventions({**load_conventions().rows, **own})


def test_a_name_that_a_user_calls_general_is_no_indicator_of_its_own() -> None:
    figures = pair("5131亿元", "5231亿元")
    general = with_rows(("generic_name", normalise_phrase(NAME)))
    assert [claim.verdict for claim in check(figures)] == ["inconsistent"]
    assert check(figures, conventions=general) == []


def test_a_word_that_a_user_says_narrows_an_indicator_keeps_two_figures_apart() -> None:
    figures = [
        statement("2010年网络零售交易额5131亿元。", "5131亿元", indicator="网络零售交易额", document="a", concept="ecommerce.retail"),
        statement("当年网络零售额为5231亿元。", "5231亿元", indicator="网络零售额", document="b", concept="ecommerce.retail"),
    ]  # fmt: skip
    loose, narrowed = check(figures), check(figures, conventions=with_rows(("scope_word", "交易")))
    assert [claim.verdict for claim in loose] == ["inconsistent"]
    assert [claim.verdict for claim in narrowed] != ["inconsistent"]


def test_shelves_with_the_same_figures_are_gone_through_once() -> None:
    index = make_index(pair("5131亿元", "5231亿元"))
    first, second = (figure for sentence in index.sentences for figure in sentence.figures)
    shelves = [[first, second], [first, second], [first], [second, first]]
    assert _met_once(shelves) == [[first, second], [second, first]]


@pytest.mark.parametrize("concept", ["", "online_retail"])
def test_one_name_under_a_concept_or_none_makes_one_claim(concept: str) -> None:
    assert len(claims_of(*[replace(s, concept=concept) for s in pair("5131亿元", "5131亿元")])) == 1


def test_two_names_of_one_concept_are_still_compared() -> None:
    rows = pair("5131亿元", "5131亿元", indicator="网上零售的总量")
    assert only(claims_of(*[replace(s, concept="online_retail") for s in rows])).verdict == "consistent"


def test_two_names_of_one_indicator_are_named_once_in_english_and_both_in_chinese() -> None:
    shops = {"unit": "%", "measure": "share", "concept": "ecommerce.adoption.smes"}
    rows = [
        statement("2010年，小企业触网率37.5%。", "37.5%", indicator="小企业触网率", document="a", **shops),
        statement("小厂开网店的占37.5%。", "37.5%", indicator="开网店的小厂占比", document="b", **shops),
    ]
    claim = only(claims_of(*rows))
    assert (claim.kind, claim.verdict) == ("repeat", "consistent")
    assert claim.text_en.lower().count("small and medium firms") == 1
    assert "beside 37.5%" in claim.text_en
    assert "小企业触网率" in claim.text_zh
    assert "开网店的小厂占比" in claim.text_zh


@pytest.mark.parametrize(
    ("first", "second", "related"),
    [
        ("全年茶税收入（同口径）完成5131亿元。", "全年茶税收入完成5231亿元（自然口径）。", False),
        ("全年茶税收入（同口径）完成5131亿元。", "全年茶税收入完成5231亿元。", False),
        ("全年茶税收入（同口径）完成5131亿元。", "全年茶税收入（同口径）完成5231亿元。", True),
    ],
)
def test_sums_by_different_coverages_are_no_repeats(first: str, second: str, related: bool) -> None:
    one = statement(first, "5131亿元", indicator="茶税收入", document="a")
    two = statement(second, "5231亿元", indicator="茶税收入", document="b", offset=100)
    assert bool(check([one, two])) is related
