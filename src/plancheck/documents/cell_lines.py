"""Whether the lines of a cell are values of their own or one text that a narrow column wraps."""

from __future__ import annotations

import re
from collections.abc import Sequence

_VALUE = re.compile(r"[<>≤≥＜＞≧≦〔\[]?-?[0-9][0-9,.]*[^0-9，。；]{0,6}|-|—+")


def hold_values(lines: Sequence[str]) -> bool:
    """Return whether each of several lines of a cell is a value.

    Examples
    --------
    >>> hold_values(["62", "≥4"]), hold_values(["62", "以上"]), hold_values(["62"])
    (True, False, False)
    """
    return len(lines) > 1 and all(_VALUE.fullmatch(line) is not None for line in lines)
