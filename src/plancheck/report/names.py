"""Names that no table holds in both languages: publishers, indicators without a concept, changes of definition; ``names.csv``."""

from __future__ import annotations

from functools import cache

from plancheck.amounts import Lang
from plancheck.report.packaged import packaged_rows

SEVERAL = (" ; ", "；")  # how tables join the publishers of one value


@cache
def _names(lang: Lang) -> dict[str, str]:
    other = "zh" if lang == "en" else "en"
    return {row[other]: row[lang] for row in packaged_rows("names")}


@cache
def changes() -> tuple[tuple[str, str], ...]:
    """Return what is said of each change of definition, in English and in Chinese, the longest first."""
    rows = (row for row in packaged_rows("names") if row["of"] == "change of definition")
    return tuple(sorted(((row["en"], row["zh"]) for row in rows), key=lambda pair: -len(pair[0])))


def say_name(written: str, *, lang: Lang) -> str:
    """Return a name in the reader's language; as written where `names.csv` has no row for it.

    Examples
    --------
    >>> say_name("MOFCOM (13th FYP) ; NBS", lang="zh"), say_name("销售总额", lang="en"), say_name("某某", lang="en")
    ('商务部（“十三五”规划）；国家统计局', 'total sales', '某某')
    """
    names = _names(lang)
    if written in names:
        return names[written]
    for mark in SEVERAL:
        if mark in written:
            said = (names.get(part.strip(), part.strip()) for part in written.split(mark))
            return ("；" if lang == "zh" else "; ").join(said)
    return written
