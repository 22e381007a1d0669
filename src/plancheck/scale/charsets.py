"""Patterns compiled in two thirds of the time, while what a worker needs is loaded.

`re` marks every character of a range one by one for each pattern that holds it: 20,992 for [一-鿿], which some four hundred
patterns hold. Here a set of characters met before is not worked out again. What is compiled is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_WORKED_OUT_BY = (
    "_optimize_charset"  # of re._compiler, in Python 3.11 to 3.14; without it patterns take their time
)


@contextmanager
def charsets_worked_out_once() -> Iterator[None]:
    """Let `re.compile` remember the sets of characters it has worked out, inside the block.

    Examples
    --------
    >>> with charsets_worked_out_once():
    ...     [re.fullmatch(f"[一-鿿]+{end}", "全市") is not None for end in "省市"]
    [False, True]
    """
    compiler: Any = getattr(re, "_compiler", None)
    work_out = getattr(compiler, _WORKED_OUT_BY, None)
    if work_out is None:
        yield
        return
    setattr(compiler, _WORKED_OUT_BY, _remembering(work_out))
    try:
        yield
    finally:
        setattr(compiler, _WORKED_OUT_BY, work_out)


def _remembering(work_out: Callable[..., Any]) -> Callable[..., Any]:
    known: dict[tuple[Any, ...], Any] = {}

    def remembered(charset: list[Any], *folding: Any) -> Any:
        if any(folding):  # upper and lower case are one: rare, and another set
            return work_out(charset, *folding)
        asked = tuple(charset)
        if asked not in known:
            known[asked] = work_out(charset, *folding)
        return known[asked]

    return remembered
