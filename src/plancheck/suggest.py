"""Which known name a misspelt one is likely to mean."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def suggestion(met: str, known: Iterable[str]) -> str:
    """Return what to do about an unknown name: the nearest known one, else all of them.

    Examples
    --------
    >>> suggestion("shanghai-11fy", ["shanghai-11fyp", "national-13fyp"])
    "did you mean 'shanghai-11fyp'?"
    >>> suggestion("x", ["zh", "en"])
    'choose one of zh, en'
    """
    names = list(known)
    near = get_close_matches(met, names, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"choose one of {', '.join(names)}" if names else "there are none"
