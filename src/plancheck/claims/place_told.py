"""Whether it is told which place a figure is of: figures of two documents are set against each other only where it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from plancheck.documents.regions import NATION
from plancheck.statements.statement import Statement

# 全县, 我市: a place that only its own document can tell; 全国 is one, and so is 全南县
_UNNAMED_PLACE = re.compile(
    r"(?:全|本|我)(?:省|市|区|县|州|盟|旗|镇|乡|村|街道|社区|园区|自治区|自治州|自治县|新区|开发区|校|院|公司|行业)?"
)


@lru_cache(maxsize=4096)
def names_its_place(region: str) -> bool:
    """Return whether a region is a place by name: the 全县 of two documents are two counties.

    Examples
    --------
    >>> names_its_place("全县"), names_its_place("全国"), names_its_place("全南县")
    (False, True, True)
    """
    return region != "" and _UNNAMED_PLACE.fullmatch(region) is None


_NAMES_THE_NATION = re.compile(r"全国|全國|我国|我國|中国|中國|国家|國家|国务院|國務院|国内|國內")


def unplaced_documents(statements: Iterable[Statement]) -> frozenset[str]:
    """Return the documents taken for the country's without a word that says so: a county's table without its head reads alike."""
    told: dict[str, bool] = {}
    for s in statements:
        if not told.get(s.document, False):
            told[s.document] = (
                s.region not in (NATION, "")
                or "region:" not in s.reasons
                or _NAMES_THE_NATION.search(s.sentence) is not None
            )
    return frozenset([document for document, said in told.items() if not said])


def place_is_told(statement: Statement, unplaced: frozenset[str]) -> bool:
    """Return whether a figure's place is one by name, and not the country only because its document names no other.

    Parameters
    ----------
    statement : Statement
    unplaced : frozenset of str
        From `unplaced_documents`.
    """
    if statement.region == NATION:
        return statement.document not in unplaced
    return names_its_place(statement.region)
