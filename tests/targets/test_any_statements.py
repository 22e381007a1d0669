"""Whatever a document says, each target is a row that passes its table, and nothing is raised."""

import random

import pytest

from plancheck.paths import series_folder
from plancheck.schema import MEASURES, QUALIFIERS, STATUSES, TABLES
from plancheck.series.assemble import assemble_series
from plancheck.tables import table_csv
from plancheck.targets.assess import assess
from plancheck.targets.implied import imply
from plancheck.targets.scoreboard import score_targets
from series.support import make_statement

PERIODS = (
    "2010", "2015", "2006/2010", "2011/2015", "2010-12", "2011-06-30", "", "2020", "2015/2020", "99", "2010/", "/2010",
)  # fmt: skip
CONCEPTS = (
    "ecommerce.turnover", "ecommerce.retail", "internet.users", "gdp", "", "retail_sales", "unheard_of",
    "ecommerce.adoption.smes",
)  # fmt: skip
VALUES = (0, -5, 1e-3, 16, 100, -100, -150, 1e12, 18e12, 3.3, 1e30, 2)


@pytest.mark.parametrize("seed", range(4))
def test_any_statements_make_whole_tables_and_every_verdict_has_its_reason(seed):
    pick = random.Random(seed)
    statements = [
        make_statement(
            str(value := pick.choice(VALUES)), value, place=pick.choice((None, 1, 0.1, 0)), start=start,
            measure=pick.choice(MEASURES), status=pick.choice(STATUSES), qualifier=pick.choice(QUALIFIERS),
            period=pick.choice(PERIODS), base_period=pick.choice(("", "", "2005", "2020")), concept=pick.choice(CONCEPTS),
            region=pick.choice(("全国", "上海市", "贵州省")), unit=pick.choice(("CNY", "%", "x", "人", "", "USD")),
            of=pick.choice(("", "retail_sales", "全国:ecommerce.turnover")),
        )
        for start in range(60)
    ]  # fmt: skip
    points = assemble_series(statements, series_folder=series_folder())
    targets = assess(statements, points, models=("pooled", "random_walk_drift", "exponential"))
    assert [(t.document, t.start) for t in targets] == [
        (s.document, s.start) for s in statements if s.status == "target"
    ]
    for name, rows in (("series", points), ("targets", targets), ("implied", imply(statements, points))):
        assert table_csv(TABLES[name], rows)
    for target in targets:
        assert target.consistency_reason
        assert target.outcome_reason
        assert target.probability is None or 0 <= target.probability <= 1
    assert score_targets(targets).n == len(targets)
