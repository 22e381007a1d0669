"""The indicators that boxes of main goals hold most often have a concept, so that plans can be compared."""

from __future__ import annotations

import pytest

from plancheck.statements.naming.concepts import concepts_of
from plancheck.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("name", "concept"),
    [
        ("全社会研发经费投入占地区生产总值的比重", "rd.expenditure"),
        ("研究与试验发展经费投入强度", "rd.expenditure"),
        ("单位地区生产总值用水量", "water.per_gdp"),
        ("万元工业增加值用水量", "water.per_industrial_output"),
        ("地级及以上城市空气质量优良天数比率", "air.good_days"),
        ("城镇污水集中处理率", "sewage.treatment_rate"),
        ("人口自然增长率", "population.natural_growth"),
        ("亿元生产总值生产安全事故死亡率", "safety.deaths_per_gdp"),
        ("经常参加体育锻炼人数比例", "sports.regular_share"),
        ("养老机构护理型床位占比", "eldercare.nursing_bed_share"),
        ("能源综合生产能力", "energy.production_capacity"),
    ],
)
def test_a_common_goal_has_its_concept(name, concept):
    assert concepts_of(load_vocabulary()).find(name.removesuffix("占地区生产总值的比重")) == concept


def test_water_of_industry_is_not_water_of_all_output():
    matcher = concepts_of(load_vocabulary())
    assert matcher.find("万元工业增加值用水量") != matcher.find("万元地区生产总值用水量") != ""
