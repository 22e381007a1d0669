"""What a target may be held against: figures in its own unit, of a place that is told, and at the end of a range that is asked for."""

from decimal import Decimal

import pytest

from plancheck.series.assemble import as_in_series, assemble_series, concept_kinds
from plancheck.series.units import in_unit, is_measured
from plancheck.targets.assess import assess
from series.support import make_statement, write_folder

GRAIN = {"concept": "grain.output", "indicator": "粮食产量"}
ASSUMED = "region:the document's own area"


def judged(tmp_path, *statements):
    folder = write_folder(tmp_path, definitions=(), breaks=())
    rows = assess(statements, series_folder=folder, models=("pooled",))
    return {(row.document, row.start): row for row in rows}


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "expected"),
    [
        (Decimal(14000), "斤", "t", (Decimal(7), "t")),
        (Decimal(4000), "kg", "t", (Decimal(4), "t")),
        (Decimal(2), "km2", "亩", (Decimal(3000), "亩")),
        (Decimal(2), "亩", "公顷", (Decimal(2), "亩")),  # no finite decimal
        (Decimal(2), "t", "m2", (Decimal(2), "t")),
    ],
)
def test_amounts_of_one_dimension_are_brought_to_one_unit(value, unit, wanted, expected):
    found = in_unit(make_statement("x", value, unit=unit), wanted)
    assert (found.value, found.unit) == expected
    assert is_measured(unit)
    assert not is_measured("户")


def test_grain_in_jin_and_in_kilograms_makes_one_series_in_tons(tmp_path):
    told = [
        make_statement("14亿斤", 14 * 10**8, unit="斤", period="2010", **GRAIN),
        make_statement("8亿公斤", 8 * 10**8, unit="kg", period="2011", start=40, **GRAIN),
        make_statement("9亿吨公里", 9 * 10**8, unit="吨公里", period="2012", start=80, **GRAIN),
    ]
    points = assemble_series(told, series_folder=write_folder(tmp_path, definitions=(), breaks=()))
    assert [(p.period, p.unit, int(p.value)) for p in points] == [
        ("2010", "t", 700000),
        ("2011", "t", 800000),
    ]
    assert as_in_series(told[0], concept_kinds()).place == told[0].place / 2000


def test_a_target_is_not_met_by_kilograms_counted_as_tons(tmp_path):
    aim = make_statement("90万吨", 900000, unit="t", period="2012", status="target", document="plan", **GRAIN)
    came = make_statement("7亿公斤", 7 * 10**8, unit="kg", period="2012", document="report", start=9, **GRAIN)
    assert judged(tmp_path, aim, came)["plan", aim.start].outcome == "missed"


@pytest.mark.parametrize(
    ("columns", "outcome"),
    [
        ({}, "met"),
        (
            {"reasons": ASSUMED, "sentence": "粮食产量95万吨"},
            "undetermined",
        ),  # a county's as well as the country's
        ({"reasons": ASSUMED, "sentence": "全国粮食产量95万吨"}, "met"),
    ],
)
def test_a_figure_whose_place_is_only_assumed_decides_no_other_documents_target(tmp_path, columns, outcome):
    aim = make_statement("90万吨", 900000, unit="t", period="2012", status="target", document="plan", **GRAIN)
    came = make_statement("95万吨", 950000, unit="t", period="2012", document="report", **GRAIN, **columns)
    assert judged(tmp_path, aim, came)["plan", aim.start].outcome == outcome


def test_the_unnamed_county_of_another_document_decides_no_target_and_that_of_the_same_does(tmp_path):
    def rows(document):
        given = {**GRAIN, "unit": "t", "region": "全县", "period": "2012"}
        return (
            make_statement("90万吨", 900000, status="target", document="plan", **given),
            make_statement("95万吨", 950000, document=document, start=70, **given),
        )

    for document, outcome in (("report", "undetermined"), ("plan", "met")):
        aim, came = rows(document)
        assert judged(tmp_path, aim, came)["plan", aim.start].outcome == outcome


@pytest.mark.parametrize(
    ("columns", "far"),
    [
        (GRAIN, "second"),
        (
            {"concept": "", "indicator": "居民消费价格"},
            "first",
        ),  # of what less is wanted the greater end is the bound
    ],
)
def test_of_a_range_one_end_is_asked_for(tmp_path, columns, far):
    given = {
        **columns,
        "unit": "%",
        "measure": "growth",
        "period": "2012",
        "status": "target",
        "document": "plan",
    }
    low = make_statement("3%", 3, start=10, end=12, qualifier="at_least", **given)
    high = make_statement("5%", 5, start=13, end=15, qualifier="at_most", **given)
    rows = judged(tmp_path, low, high)
    ends = {"first": rows["plan", 10], "second": rows["plan", 13]}
    assert [name for name, row in ends.items() if "far end of a range" in row.consistency_reason] == [far]
