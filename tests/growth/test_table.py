"""One row per series and model; what does not apply says why, and one bad series never stops the others."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from plancheck.growth.table import fit_table
from plancheck.intervals import Interval
from plancheck.schema import GROWTH
from plancheck.tables import table_csv


@dataclass(frozen=True)
class Plain:
    years: tuple[int, ...]
    values: tuple[float, ...]
    concept: str = "ecommerce.turnover"
    measure: str = "level"
    of: str = ""
    region: str = "全国"
    basis: str = "own"
    vintage: str = "2020"
    name: str = "own series"
    capacity: float | None = None

    @property
    def intervals(self):
        return tuple(Interval.around(Decimal(str(value)), Decimal("0.5")) for value in self.values)


GROWING = Plain(
    tuple(range(2000, 2012)), tuple(round(1000 * 1.2**i + (0 < i < 11) * (-1) ** i * 5, 1) for i in range(12))
)


def _rows(*series):
    return {(row.basis, row.model): row for row in fit_table(series)}


def test_known_growth_is_recovered():
    rows = _rows(GROWING)
    compound = rows["own", "compound"]
    assert compound.growth_low_pct < 20 < compound.growth_high_pct
    assert rows["own", "log_linear"].growth_low_pct < 20 < rows["own", "log_linear"].growth_high_pct
    assert rows["own", "exponential"].growth_pct == pytest.approx(20, abs=0.1)
    assert rows["own", "exponential"].aicc < rows["own", "linear"].aicc


def test_forecasts_have_ordered_intervals_and_a_backtest():
    row = _rows(GROWING)["own", "pooled"]
    assert row.low_95 < row.low_80 < row.forecast < row.high_80 < row.high_95
    assert row.horizon == 5
    assert row.backtest_mase > 0


@pytest.mark.parametrize(
    ("years", "values"),
    [
        ((), ()),
        ((2010,), (5.0,)),
        ((2010, 2010), (5.0, 6.0)),
        ((2010, 2011), (0.0, 6.0)),
        ((2010, 2011), (-1.0, 6.0)),
    ],
)
def test_a_bad_series_is_rows_with_reasons(years, values):
    rows = _rows(Plain(years, values, basis="bad"), GROWING)
    assert rows["bad", "compound"].reason
    assert rows["bad", "exponential"].reason
    assert rows["own", "pooled"].forecast is not None


def test_no_series_no_rows():
    assert fit_table([]) == []


def test_rows_pass_the_table():
    rows = fit_table([GROWING, Plain((2010,), (5.0,), basis="bad")])
    assert table_csv(GROWTH, rows).count("\n") == len(rows) + 1
