"""English names of places, for sentences and labels in English."""

from __future__ import annotations

from functools import lru_cache

from plancheck.documents.counties import load_counties
from plancheck.paths import vocabulary_folder
from plancheck.vocabulary_files import read_rows


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {row["name"]: row["name_en"] for row in read_rows("region_names", folders=(vocabulary_folder(),))}


@lru_cache(maxsize=1)
def _counties() -> dict[str, str]:
    """Return the Pinyin of counties as their file names spell them; of two with one name they are the same."""
    counties = load_counties().counties
    spelled = ((county.name, county.spelling.partition("|")[0].strip()) for county in counties)
    return {name: spelling.capitalize() for name, spelling in spelled if spelling}


@lru_cache(maxsize=4096)  # asked for once for every figure
def place_name_en(name: str) -> str:
    """Return a place's English name: its row of ``region_names.csv``, else a county's Pinyin; others keep the Chinese one.

    Examples
    --------
    >>> place_name_en("陕西省"), place_name_en("全国"), place_name_en("端州区"), place_name_en("某某开发区")
    ('Shaanxi', 'China', 'Duanzhou', '某某开发区')
    """
    return _names().get(name) or _counties().get(name, name)
