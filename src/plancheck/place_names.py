"""English names of places, for sentences and labels in English."""

from __future__ import annotations

from functools import lru_cache

from plancheck.paths import vocabulary_folder
from plancheck.vocabulary import read_rows


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {row["name"]: row["name_en"] for row in read_rows("region_names", folders=(vocabulary_folder(),))}


def place_name_en(name: str) -> str:
    """Return a place's English name; a place that ``region_names.csv`` does not have keeps its Chinese one.

    Examples
    --------
    >>> place_name_en("陕西省"), place_name_en("全国"), place_name_en("临江市")
    ('Shaanxi', 'China', '临江市')
    """
    return _names().get(name, name)
