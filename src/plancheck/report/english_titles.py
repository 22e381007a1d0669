"""What a document and its issuer are called in English where nobody has translated them: by kind, place and years."""

from __future__ import annotations

import re

from plancheck.place_names import place_name_en
from plancheck.report.names import say_name

_PLAN = re.compile(r"国民经济和社会发展第(十?[一二三四五六七八九十])个五年(?:规划|计划)")
_WORK_REPORT = "政府工作报告"
# what the yearly reports to a people's congress are on; the place and the year that is planned stand behind
_TO_CONGRESS = (
    (
        re.compile(r"国民经济和社会发展计划.*报告"),
        "Report on the plan for national economic and social development",
    ),
    (re.compile(r"预算执行情况.*报告"), "Report on the budget"),
)
_GOVERNMENT = re.compile(r"(.{2,12}?)人民政府(办公厅|办公室)?")
_NUMERALS = "一二三四五六七八九十"
_KINDS = {"plan": "plan", "report": "report", "statistics": "statistics"}


def english_title(title: str, *, kind: str, region: str, years: str) -> str:
    """Return a title in English where its kind says it all, else as printed with kind, place and years behind it.

    Parameters
    ----------
    title : str
        As printed; may be empty.
    kind, region : str
        Of the documents table.
    years : str
        First and last year, ``2021–2025``; empty for none.

    Examples
    --------
    >>> english_title("2019年泉州市政府工作报告", kind="report", region="泉州市", years="2018–2019")
    'Government work report, Quanzhou, 2019'
    >>> english_title("关于临江市2021年国民经济和社会发展计划执行情况的报告", kind="report", region="全国", years="2021–2022")
    'Report on the plan for national economic and social development, China, 2022'
    >>> english_title("贵州省国民经济和社会发展第十五个五年规划纲要", kind="plan", region="贵州省", years="2026–2030")
    '15th Five-Year Plan for National Economic and Social Development, Guizhou'
    >>> english_title("临江市茶业规划", kind="plan", region="全国", years="2021–2025")
    '临江市茶业规划 (plan, China, 2021–2025)'
    >>> english_title("A plan", kind="plan", region="全国", years=""), english_title("", kind="other", region="", years="")
    ('A plan', '')
    """
    if title.isascii() and title:
        return title
    place = place_name_en(region)
    last = years[-4:]
    if kind == "report" and (not title or _WORK_REPORT in title):
        return ", ".join(part for part in ("Government work report", place, last) if part)
    on = next((name for pattern, name in _TO_CONGRESS if pattern.search(title)), "")
    if kind == "report" and on:
        return ", ".join(part for part in (on, place, last) if part)
    plan = _PLAN.search(title)
    if plan is not None:
        number = _number(plan[1])
        name = (
            f"{number}{_ordinal_ending(number)} Five-Year Plan for National Economic and Social Development"
        )
        return ", ".join(part for part in (name, place) if part)
    told = ", ".join(part for part in (_KINDS.get(kind, ""), place, years) if part)
    return f"{title} ({told})" if title and told else title


def english_issuer(issuer: str) -> str:
    """Return who issued a document: by `names.csv`, a government by its place, others as printed.

    Examples
    --------
    >>> english_issuer("江西省人民政府"), english_issuer("上海市人民政府办公厅"), english_issuer("商务部"), english_issuer("某某局")
    ("Jiangxi People's Government", "Shanghai People's Government, General Office", 'MOFCOM', '某某局')
    """
    government = _GOVERNMENT.fullmatch(issuer)
    place = place_name_en(government[1]) if government is not None else ""
    if government is None or place == government[1]:
        return say_name(issuer, lang="en")
    return f"{place} People's Government" + (", General Office" if government[2] else "")


def _number(numeral: str) -> int:
    """Return a numeral up to nineteen as a number.

    Examples
    --------
    >>> _number("七"), _number("十"), _number("十五")
    (7, 10, 15)
    """
    last = _NUMERALS.index(numeral[-1]) + 1
    return last + 10 if len(numeral) > 1 else last


def _ordinal_ending(number: int) -> str:
    return {1: "st", 2: "nd", 3: "rd"}.get(number, "th")
