"""Small series of one's own making, written as the study writes its own."""

import csv

import pytest

from plancheck.series.sources import Break, Definition, Observation

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


@pytest.fixture
def write_series(tmp_path):
    """Write a folder of statistics from partial rows and return it."""

    def write(observations=(), *, definitions=({},), breaks=()):
        rows = [{**OBSERVATION, "id": f"row-{n}", **row} for n, row in enumerate(observations)]
        write_rows(tmp_path / "theme.csv", rows, tuple(Observation.__dataclass_fields__))
        write_rows(
            tmp_path / "definitions.csv",
            [{**DEFINITION, **row} for row in definitions],
            tuple(Definition.__dataclass_fields__),
        )
        write_rows(
            tmp_path / "breaks.csv", [{**BREAK, **row} for row in breaks], tuple(Break.__dataclass_fields__)
        )
        return tmp_path

    return write
