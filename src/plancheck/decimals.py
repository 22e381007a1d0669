"""Decimals as tables write them: plain digits."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal


def format_decimal(value: Decimal) -> str:
    """Return `value` in plain digits, without exponent and without trailing zeros after the point.

    Examples
    --------
    >>> format_decimal(Decimal("1.623E11")), format_decimal(Decimal("91.60")), format_decimal(Decimal("-Infinity"))
    ('162300000000', '91.6', '-Infinity')
    """
    text = str(value)  # half the time of asking for plain digits, which most have anyway
    if "E" in text:
        text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def format_decimals(
    cells: Iterable[Decimal | None], *, known: dict[Decimal, str] | None = None
) -> list[str | None]:
    """Return decimals as `format_decimal` writes them; None stays.

    Parameters
    ----------
    cells : iterable of Decimal or None
    known : dict of Decimal to str, optional
        What was written already, added to; what is met once is sooner written than remembered.

    Examples
    --------
    >>> format_decimals([Decimal("0.50"), None])
    ['0.5', None]
    """
    if known is None:
        return [None if cell is None else format_decimal(cell) for cell in cells]
    texts: list[str | None] = []
    for cell in cells:
        if cell is None:
            texts.append(None)
            continue
        text = known.get(cell)
        if text is None:
            text = known[cell] = format_decimal(cell)
        texts.append(text)
    return texts
