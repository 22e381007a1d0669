"""Units that a row has from a row above it: parts behind 其中 or #, and the same rows again under another thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from plancheck.statements.cells.text import CellReader
from plancheck.statements.cells.units import CellUnit
from plancheck.statements.table.rows import bare_name, is_among

_INDEX = re.compile(r"指数(?:[（(][^（）()]{2,12}=100[）)])?$|=100[）)]?$")  # 总产值指数（上年=100）
_LOST = ("()", "（）")
# of an index, and where brackets lost what was in them: two of one content, told apart by which of them it is
_NO_UNIT, _LOST_UNIT = CellUnit("", "none", Decimal(1), ""), CellUnit("", "none", Decimal(1), "")
_LEAST_SAME = 2  # rows named again under another thing


def inherited_units(names: Sequence[str], reader: CellReader) -> list[CellUnit | None]:
    """Return the unit that each row of a table without a column of units has from a row above it.

    Parameters
    ----------
    names : sequence of str
        The rows' names without blanks, empty for a row without one.
    reader : CellReader

    Returns
    -------
    list of CellUnit or None
        None for a row that has none from above: one with its own unit, or one that no row above speaks for.
    """
    own = [_own_unit(name, reader) for name in names]
    out: list[CellUnit | None] = [None] * len(names)
    owners = [i for i, unit in enumerate(own) if unit is not None]
    if not owners:
        return out
    lost = frozenset(i for i in owners if own[i] is _LOST_UNIT)
    again = _come_again(names, owners, lost)
    owner: int | None = None
    among = False
    for i, name in enumerate(names):
        if own[i] is not None:
            owner, among = i, False
            if own[i] is _NO_UNIT or own[i] is _LOST_UNIT:
                out[i] = own[i]
            continue
        among = among or is_among(name)
        if owner is not None and name and (again or among):
            out[i] = own[owner]
    return out


def _own_unit(name: str, reader: CellReader) -> CellUnit | None:
    """The unit that a row's name ends with, in brackets; that of an index is none, nor is one that a page lost: 汽车拥有量 ()."""
    if any(lost in name for lost in _LOST):
        return _LOST_UNIT
    unit = next(reader.units_in(name), None)
    if unit is None and _INDEX.search(name) is not None and "=" in name:
        return _NO_UNIT
    return unit


def _come_again(names: Sequence[str], owners: Sequence[int], lost: frozenset[int]) -> bool:
    """Whether the rows under each row with a unit are named as those under the first: the same parts of other things.

    `lost` has the rows whose own unit is not to be read: what stands below them is left aside.
    """
    blocks = [
        frozenset(bare_name(name) for name in names[start + 1 : stop] if name)
        for start, stop in zip(owners, [*owners[1:], len(names)], strict=True)
        if start not in lost
    ]
    filled = [block for block in blocks if block]
    return (
        len(filled) > 1
        and all(
            len(block & filled[0]) >= min(_LEAST_SAME, len(block), len(filled[0])) for block in filled[1:]
        )
        and len(filled) == len(blocks)
    )
