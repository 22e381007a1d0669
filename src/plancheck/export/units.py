"""Base units in words, from the vocabulary."""

from __future__ import annotations

import csv
from functools import lru_cache

from plancheck.paths import vocabulary_folder

# ISO 4217 codes and the signs that the coding rules define; every other unit is a counter or measure as written.
_NAMES = {
    "%": "percent", "pp": "percentage points 百分点", "x": "times 倍", "m2": "square metres",
    "CNY": "yuan 元 (ISO 4217)", "USD": "US dollars 美元 (ISO 4217)", "EUR": "euros (ISO 4217)",
    "JPY": "yen (ISO 4217)", "HKD": "Hong Kong dollars (ISO 4217)", "GBP": "pounds sterling (ISO 4217)",
}  # fmt: skip


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    with (vocabulary_folder() / "units.csv").open(encoding="utf-8-sig", newline="") as handle:
        return {row["unit"]: row["kind"] for row in csv.DictReader(handle)}


def describe_unit(unit: str) -> tuple[str, str]:
    """Return the kind of a base unit and what it is in words.

    Examples
    --------
    >>> describe_unit("pp")
    ('points', 'percentage points 百分点')
    >>> describe_unit("人")
    ('count', 'as written')
    """
    return _kinds().get(unit, "counter"), _NAMES.get(unit, "as written")
