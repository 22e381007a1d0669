"""How sure a statement is: the signs taken from a row, and the probabilities that their weights give."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import exp

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.schema import CERTAINTIES
from plancheck.statements.certainty import (
    PARTS,
    CertaintyModel,
    Seen,
    certainty_of,
    signs_of,
    values_of,
)
from plancheck.statements.extract import extract
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.vocabulary import CertaintyWeight, load_vocabulary

SEEN = Seen("level", "observed", "CNY", "exact", "网络零售额", "ecommerce.retail", "全国", "2010", {}, 20)
PLAN = Origin(first_year=2011, last_year=2015, kind="plan", region="上海市")


def signs(**changes: object) -> dict[str, dict[str, str]]:
    seen = replace(SEEN, **changes)
    found = signs_of(seen, origin=PLAN, lexicon=lexicon_of(load_vocabulary()))
    return {part: dict(of_part) for part, of_part in found.items()}


@pytest.mark.parametrize(
    ("changes", "part", "sign", "value"),
    [
        ({"unit": "CNY/人"}, "figure", "kind of figure", "money"),
        ({"unit": "CNY/人"}, "figure", "unit per unit", "yes"),
        ({"unit": "pp"}, "figure", "kind of figure", "percent"),
        ({"unit": "人次"}, "figure", "kind of figure", "persons"),
        ({"unit": "kWh"}, "figure", "kind of figure", "other"),
        ({"period": "2006/2010"}, "time", "period", "span"),
        ({}, "time", "years", "of the plan"),
        ({}, "region", "area", "another"),
        ({"region": "上海市"}, "region", "area", "the document's own"),
        ({"indicator": "折"}, "indicator", "length of the name", "1"),
        ({"indicator": "）数量"}, "indicator", "marks or digits in the name", "yes"),
        ({"indicator": "新增就业"}, "indicator", "begins with a verb", "yes"),
        ({}, "indicator", "end of the name", "amount"),
        ({"concept": ""}, "indicator", "indicator of the vocabulary", "no"),
        ({"reasons": {"indicator": "owner carried over"}}, "indicator", "reason", "owner carried over"),
    ],
)
def test_signs(changes: dict[str, object], part: str, sign: str, value: str) -> None:
    assert signs(**changes)[part][sign] == value


def weight(part: str, sign: str, value: str, amount: float) -> CertaintyWeight:
    return CertaintyWeight(part, sign, value, amount)


def test_probabilities_are_logistic_in_the_weights_and_unknown_signs_say_nothing() -> None:
    model = CertaintyModel([weight("time", "all rows", "", 2.0), weight("time", "measure", "level", -1.5)])
    sure = model.judge({"time": (("measure", "level"), ("never met", "x"))})
    assert sure.parts == {"time": round(Decimal(1 / (1 + exp(-0.5))), 2)}
    assert sure.row == sure.parts["time"]  # one part, no scale: the row is as sure as it


def test_the_row_is_scaled_and_its_level_cut() -> None:
    rows = [
        weight("time", "all rows", "", 2.0),
        weight("region", "all rows", "", 1.0),
        weight("row", "all rows", "", 0.5),
        weight("row", "product of the parts", "", 0.5),
        weight("row", "least probability", "high", 0.85),
        weight("row", "least probability", "medium", 0.65),
    ]
    sure = CertaintyModel(rows).judge({"time": (), "region": ()})
    product = 1 / (1 + exp(-2)) / (1 + exp(-1))
    odds = exp(0.5) * (product / (1 - product)) ** 0.5
    assert sure.row == round(Decimal(odds / (1 + odds)), 2)
    assert sure.level == "medium"
    surer = [weight("time", "all rows", "", 6.0), *rows[1:]]
    assert CertaintyModel(surer).judge({"time": ()}).level == "high"
    unsure = [weight("time", "all rows", "", -3.0), *rows[1:]]
    assert CertaintyModel(unsure).judge({"time": (), "region": ()}).level == "low"


def test_a_row_is_no_surer_than_its_least_sure_part() -> None:
    rows = [weight("time", "all rows", "", 1.0), weight("row", "all rows", "", 9.0)]
    sure = CertaintyModel(rows).judge({"time": ()})
    assert sure.row == sure.parts["time"]


def test_a_row_certain_in_every_part_is_certain() -> None:
    sure = CertaintyModel([weight("time", "all rows", "", 900.0)]).judge({"time": ()})
    assert (sure.row, sure.level) == (Decimal("1.00"), "low")  # no level has been given a cut


def test_every_part_of_a_statement_has_a_probability_and_names_that_say_nothing_are_less_sure() -> None:
    text = "2023年，全市完成固定资产投资35亿元，其中，折12亿元。网络零售额达到21亿元。"
    rows = extract(Document("d", text, origin=Origin(date="2024", region="甲市", kind="report"))).statements
    for row in rows:
        assert [part.split(":")[0] for part in row.sureness.split(";")] == list(PARTS)
        assert row.certainty in CERTAINTIES
        assert 0 < row.probability <= min(Decimal(part.split(":")[1]) for part in row.sureness.split(";"))
    named = {row.figure: row.probability for row in rows}
    assert named["21亿元"] > Decimal("0.8")


def test_every_sign_of_the_weights_is_one_that_rows_can_show() -> None:
    known = signs_of(SEEN, origin=PLAN, lexicon=lexicon_of(load_vocabulary()))
    for row in load_vocabulary().certainty:
        if row.part != "row" and row.sign != "all rows":
            assert row.sign in dict(known[row.part]), row
    model = certainty_of(load_vocabulary())
    assert model.judge(known).level in CERTAINTIES


def test_rows_that_look_alike_are_judged_as_each_would_be_alone() -> None:
    origin = Origin(date="2024-02", kind="report", first_year=2023, last_year=2024, region="青河县")
    said = (
        "2023年，全县生产总值达到36.8亿元，增长6.5%。其中工业增加值9.2亿元，增长7.1%。第三产业增加值占生产总值的比重达到41%。"
        "招商引资到位资金5亿元。2024年，生产总值增长6%，新建校舍3000平方米，人均收入达到2.1万元/人。乡镇卫生院12所，床位800张。"
    )
    extraction = extract(Document("report", said, origin=origin))
    model, lexicon = certainty_of(load_vocabulary()), lexicon_of(load_vocabulary())
    assert len(extraction.statements) >= 10
    for row in extraction.statements:
        reasons = dict(part.split(":", 1) for part in row.reasons.split(";") if part)
        name = row.indicator
        seen = Seen(
            row.measure, row.status, row.unit, row.qualifier, name, row.concept, row.region, row.period, reasons, len(row.sentence),
        )  # fmt: skip
        alone = model.judge_values(values_of(seen, origin=origin, lexicon=lexicon))
        assert (row.probability, row.sureness, row.certainty) == (alone.row, alone.told, alone.level), name
    assert len({row.sureness for row in extraction.statements}) > 1
