"""Years counted from 1912, as Taiwan writes them: 民國105年, and 105年 in a text that counts so."""

from __future__ import annotations

import re
from functools import lru_cache

from plancheck.documents.origin.words import load_origin_words

BEFORE_FIRST = 1911  # 民國元年 is 1912
# With the name of the era two digits are enough; without it 105年 may be how long something lasted: the text must count so.
REPUBLIC_YEAR = (
    r"(?:(?<=民[国國])[0-9]{2,3}|(?<=民[国國]\s)[0-9]{2,3}|(?<![0-9.,])1[0-3][0-9](?=\s{0,4}年(?![代级]))"
    r"|(?<![0-9.,])[6-9][0-9](?=\s{0,4}年(?![代级以来间内里限期共累合])))"
)
_ERA = ("民国", "民國")
_YEAR_OF_ERA = re.compile(r"民[国國]\s?(?:1[0-3]|[6-9])[0-9]\s?年")
# nobody else says 113年底 or 105年度: of itself a sign, where it is said again
_ENDS_OF_YEARS = re.compile(r"1(?<![0-9.,]1)[0-3][0-9]\s?年(?:度(?!假)|底(?![蕴子气])|[0-9]{1,2}\s?月)")
_BARE = re.compile(
    "年(?:"
    + "|".join(
        f"(?<={digits}年)(?<![0-9.,]{digits}年)"
        for digits in ("1[0-3][0-9]", r"1[0-3][0-9]\s", "[6-9][0-9]", r"[6-9][0-9]\s")
    )
    + ")"
)
_ENOUGH = 2  # years without the name of the era beside it, for a text that names it once


@lru_cache(maxsize=4)
def counts_from_1912(text: str) -> bool:
    """Return whether a text counts its years from the founding of the republic.

    Examples
    --------
    >>> counts_from_1912("民國105年失業率3.9%，較104年上升"), counts_from_1912("113年底900家，較112年底增加")
    (True, True)
    >>> counts_from_1912("建校105年来，凝聚百年底蕴")
    False
    """
    if len(_BARE.findall(text)) < _ENOUGH:
        return False  # as most texts
    if len(_ENDS_OF_YEARS.findall(text)) >= _ENOUGH:
        return True
    # the name alone is asked for before the pattern, which tries every character
    return any(word in text for word in load_origin_words().of("republic_office")) or (
        any(word in text for word in _ERA) and _YEAR_OF_ERA.search(text) is not None
    )


def common_year(text: str, start: int, end: int) -> int | None:
    """Return the year of the common era of the digits at a place of a text; None where the text does not count from 1912.

    Examples
    --------
    >>> common_year("於民國98年完成", 3, 5), common_year("建校105年", 2, 5)
    (2009, None)
    """
    named = text[max(0, start - 3) : start].rstrip().endswith(_ERA)
    return int(text[start:end]) + BEFORE_FIRST if named or counts_from_1912(text) else None
