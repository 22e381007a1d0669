"""Units of one dimension brought to one: grain is printed in 斤, kg and t, land in 亩, 公顷 and km2."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Context, Decimal, Inexact
from functools import lru_cache
from pathlib import Path

from plancheck.paths import vocabulary_folder
from plancheck.statements.statement import Statement

_IN_KG = {"t": Decimal(1000), "kg": Decimal(1), "斤": Decimal("0.5"), "担": Decimal(50), "公担": Decimal(100)}
_IN_MU = {
    "亩": Decimal(1), "公顷": Decimal(15), "ha": Decimal(15), "hm2": Decimal(15), "km2": Decimal(1500),
    "m2": Decimal("0.0015"),
}  # fmt: skip
_EXACT = (_IN_KG, _IN_MU)
_EXACTLY = Context(traps=[Inexact])


def in_unit(statement: Statement, unit: str) -> Statement:
    """Return an amount in another unit of its dimension; as it is where the factor is no finite decimal, or there is none.

    Examples
    --------
    >>> from plancheck.targets.goal import example_target
    >>> grain = in_unit(example_target("1.4万亿斤", "1.4E12", unit="斤"), "t")
    >>> grain.unit, grain.value == 7 * 10**8
    ('t', True)
    """
    s = statement
    scale = next((table for table in _EXACT if s.unit in table and unit in table), None)
    if scale is None or s.unit == unit or s.measure not in ("level", "change"):
        return s
    factor = _quotient(scale[s.unit], scale[unit])
    if factor is None:
        return s
    return replace(
        s, value=s.value * factor, low=s.low * factor, high=s.high * factor, place=s.place * factor, unit=unit
    )


def _quotient(first: Decimal, second: Decimal) -> Decimal | None:
    try:
        return _EXACTLY.divide(first, second)
    except Inexact:
        return None


def is_measured(unit: str) -> bool:
    """Return whether a unit is a physical one: a counter (人, 户, 个) may stand for another, a ton for no square metre."""
    return unit in _physical(vocabulary_folder() / "units.csv")


@lru_cache(maxsize=8)
def _physical(path: Path) -> frozenset[str]:
    if not path.is_file():
        return frozenset()
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return frozenset(row["unit"] for row in csv.DictReader(handle) if row["kind"] == "physical")
