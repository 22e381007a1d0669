"""Texts that tell of one province after another, each below a line that names it."""

from __future__ import annotations

from plancheck.documents.lines import lines_in
from plancheck.documents.regions import Gazetteer

_HEAD, _PROSE = 40, 50  # characters: of a line that heads, at most, and of a paragraph below it, at least
_FEWEST = 3  # provinces
_ENDS = ("。", "；", "，", "、", ",", ";")


def provinces_headed(text: str, places: Gazetteer) -> list[tuple[int, str]]:
    r"""Return where lines begin that head what is told of a province, and which; none where fewer than three have one.

    Examples
    --------
    >>> from plancheck.documents.regions import load_gazetteer
    >>> told = "新建水库8座，治理河道90公里，" * 4 + "。\n"
    >>> text = f"今年甘肃修水库\n{told}云南：治理河道\n{told}节水见成效\n{told}青海投资3亿元\n{told}"
    >>> [place for _, place in provinces_headed(text, load_gazetteer())]
    ['甘肃省', '云南省', '青海省']
    >>> provinces_headed(f"今年甘肃修水库\n{told}{told}", load_gazetteer())
    []
    """
    heads: list[tuple[int, str]] = []
    last: tuple[int, str] | None = None  # the line before and where it begins, where it may be a head
    at = 0
    for line in lines_in(text):
        words = line.strip()
        if len(words) >= _PROSE:
            if last is not None and (place := _only_province(last[1], places)):
                heads.append((last[0], place))
            last = None
        elif words:
            last = (at, words) if len(words) <= _HEAD else None
        at += len(line) + 1
    return heads if len({place for _, place in heads}) >= _FEWEST else []


def _only_province(words: str, places: Gazetteer) -> str:
    """Return the one province or city that a line names, where it is a province; empty for a sentence."""
    if words.endswith(_ENDS):
        return ""
    if places.opens_province.search(words) is None:
        return ""
    named = {places.by_name[found[0]] for found in places.pattern.finditer(words)}
    named = {place for place in named if place.level in ("province", "prefecture")}
    only = named.pop() if len(named) == 1 else None
    return only.name if only is not None and only.level == "province" else ""
