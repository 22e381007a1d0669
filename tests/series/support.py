"""Statements and points of one's own making, for the tests of series and targets."""

from decimal import Decimal

from plancheck.intervals import INF, last_digit_place
from plancheck.series.points import SeriesPoint
from plancheck.statements.statement import Statement


def make_statement(figure, value, *, place=None, **columns):
    """Return a statement; its interval follows from place and qualifier."""
    number = Decimal(str(value))
    unit = Decimal(str(place)) if place is not None else last_digit_place(number)
    low, high = number - unit / 2, number + unit / 2
    qualifier = columns.get("qualifier", "exact")
    if qualifier in ("more_than", "at_least"):
        low, high = number, INF
    elif qualifier in ("at_most", "less_than"):
        low, high = -INF, number
    row = {
        "document": "plan", "start": 0, "end": len(figure), "section": "", "unit": "CNY", "qualifier": "exact",
        "low": low, "high": high, "measure": "level", "status": "observed", "indicator": "电子商务交易额",
        "concept": "ecommerce.turnover", "region": "全国", "period": "2010", "base_period": "", "of": "", "basis": "",
        "source": "digest", "certainty": "high", "reasons": "", "page": None, "sentence": figure,
    }  # fmt: skip
    return Statement(**{**row, "figure": figure, "value": number, "place": unit, **columns})


def make_point(value, period="2010", *, place=None, **columns):
    """Return a point; its interval is the rounding of its last non-zero digit unless `place` says otherwise."""
    number = Decimal(str(value))
    unit = Decimal(str(place)) if place is not None else last_digit_place(number)
    row = {
        "concept": "ecommerce.turnover", "measure": "level", "of": "", "region": "全国", "basis": "mofcom",
        "vintage": f"{int(period[:4]) + 1}", "figure": str(value), "low": number - unit / 2, "high": number + unit / 2,
        "unit": "CNY", "qualifier": "exact", "source": f"row-{period}", "grade": "B",
    }  # fmt: skip
    return SeriesPoint(**{**row, "period": period, "value": number, **columns})
