"""Statements and points of one's own making, for the tests of series and targets."""

import csv
from decimal import Decimal

from plancheck.intervals import INF, last_digit_place
from plancheck.series.points import SeriesPoint
from plancheck.series.sources import Break, Definition, Observation
from plancheck.statements.statement import Statement

OBSERVATION = {
    "id": "row", "concept": "ecommerce.turnover", "measure": "level", "of": "", "region": "全国", "basis": "mofcom",
    "period": "2010", "vintage": "2011-07-29", "vintage_reason": "date in the title", "reprints": "", "figure": "4.5万亿元",
    "value": "4500000000000", "place": "100000000000", "unit": "CNY", "qualifier": "exact", "publisher": "商务部",
    "title": "发布会", "page": "https://example.org", "grade": "B", "copies": "1", "note": "",
}  # fmt: skip
DEFINITION = {
    "concept": "ecommerce.turnover", "region": "全国", "basis": "mofcom", "default_from": "2000", "default_until": "",
    "continues": "", "counts": "all", "reason": "official",
}  # fmt: skip
BREAK = {
    "id": "survey", "concept": "ecommerce.turnover", "region": "全国", "basis": "mofcom", "other_basis": "", "period": "2015",
    "kind": "break", "cuts": "true", "known_from": "2016", "known_until": "", "change": "new survey", "source": "office",
    "reason": "said so",
}  # fmt: skip


def write_rows(path, rows, columns):
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_folder(folder, observations=(), *, definitions=({},), breaks=()):
    """Write a folder of statistics from partial rows and return it."""
    rows = [{**OBSERVATION, "id": f"row-{n}", **row} for n, row in enumerate(observations)]
    write_rows(folder / "theme.csv", rows, tuple(Observation.__dataclass_fields__))
    write_rows(
        folder / "definitions.csv",
        [{**DEFINITION, **row} for row in definitions],
        tuple(Definition.__dataclass_fields__),
    )
    write_rows(folder / "breaks.csv", [{**BREAK, **row} for row in breaks], tuple(Break.__dataclass_fields__))
    return folder


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
