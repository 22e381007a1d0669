"""The province of a place: what large corpora are laid out and counted by."""

from __future__ import annotations

from functools import lru_cache

from plancheck.documents.regions import NATION, load_gazetteer


@lru_cache(maxsize=65_536)
def province_of(place: str) -> str:
    """Return the province a place lies in as far as the vocabulary knows, the country for itself; else empty.

    Examples
    --------
    >>> province_of("杭州市"), province_of("全国"), province_of("无此县")
    ('浙江省', '全国', '')
    """
    places = load_gazetteer()
    for name in places.chain(place):
        found = places.find(name)
        if found is not None and found.level == "province":
            return name
    return NATION if place == NATION else ""
