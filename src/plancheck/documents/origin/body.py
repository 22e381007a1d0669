"""What a text whose head was cut away is, by how it goes on: its kind, its years, which of its lines can be a title."""

from __future__ import annotations

import re
from functools import lru_cache

from plancheck.documents.dates import plain_number
from plancheck.documents.headings import find_heading
from plancheck.documents.origin.words import load_origin_words
from plancheck.documents.plan_body import NO_YEARS, Span, is_plan
from plancheck.documents.year_evidence import REVIEWED

_YEAR = r"(?P<year>(?:19|20)\d\d|[１２][０-９]{3}|[一二][〇○零Ｏ九][〇○零Ｏ一二三四五六七八九]{2})[\s　]*年"
_REVIEW = re.compile(f"{_YEAR}的?{REVIEWED}")
_REPORTING = re.compile(
    r"我(?:谨|受|代表).{0,30}(?:政府|国务院|委员会).{0,12}向(?:大会|各位代表|会议).{0,8}(?:报告|作)|报告政府工作.{0,6}请予审议"
)
# The first words of the texts by which statistical offices publish a year: figures are 初步核算 (a preliminary estimate).
_BULLETIN = re.compile(
    r"(?:初步|经.{0,10})(?:核算|统计|审定|反馈|测算)[，,]|据.{0,6}初步统计|^[一1][、.．]\s*综\s*合\s*$",
    re.MULTILINE,
)
_SPOKEN = re.compile(r"我(?:谨|受|代表|们)|请予审议|各位(?:代表|委员)|提出(?:宝贵)?意见[。.]?$")
_SENTENCE = re.compile(r"[。；！？]|[，,：:、]$|^(?:现在|目前|同时|因此|为了?|根据|按照)")


@lru_cache(maxsize=1)
def _planned() -> re.Pattern[str]:
    """The heading over what is planned for a year: 2026年政府工作安排."""
    noun = load_origin_words().any_of("work_planned")
    return re.compile(rf"{_YEAR}的?(?:政府|重点|主要|度|目标)*(?:工作|目标|任务)的?(?:总体)?{noun}")


def is_spoken(words: str) -> bool:
    """Return whether a line is said to an assembly: 现在,我代表区政府报告工作,请提出意见 ends like a title and is none.

    Examples
    --------
    >>> is_spoken("现在,我代表区人民政府报告工作,请政协委员提出意见"), is_spoken("关于加快发展的意见")
    (True, False)
    >>> is_spoken("列席人员提出意见")  # the end of such a sentence, on a line of its own
    True
    """
    return bool(_SPOKEN.search(words))


def is_title(words: str) -> bool:
    r"""Return whether a line can be a title: Chinese words, no running sentence, no heading of a section, no code.

    Examples
    --------
    >>> is_title("网络购物日益普及"), is_title("现在,我代表区人民政府"), is_title("一、综合"), is_title("| |")
    (True, False, False, False)
    """
    hanzi = sum("\u4e00" <= c <= "\u9fff" for c in words)
    return (
        hanzi >= 4
        and 2 * hanzi >= len(words)
        and not _SENTENCE.search(words)
        and not is_spoken(words)
        and not words.startswith(("-", "—", "－", "─", "·", "'", '","'))
        and find_heading(words, 0, len(words)) is None
    )


def kind_of_body(body: str) -> str:
    r"""Return what a text is by how it goes on: ``report``, ``statistics``, ``plan`` or ``other``.

    Examples
    --------
    >>> kind_of_body("一、2013年工作回顾\n全年…"), kind_of_body("一、综合\n初步核算,全年实现生产总值150亿元")
    ('report', 'statistics')
    >>> kind_of_body("本规划是“十三五”信息化工作的指南。\n一、发展现状")
    'plan'
    """
    if _REPORTING.search(body) or heading_years(body) != NO_YEARS:
        return "report"
    if len(set(_BULLETIN.findall(body))) >= 2:
        return "statistics"
    return "plan" if is_plan(body) else "other"


def heading_years(body: str) -> Span:
    r"""Return the year a report looks back on and the year it plans, from its headings.

    Examples
    --------
    >>> heading_years("一、2013年工作回顾\n…\n二、2014年主要工作安排")
    (2013, 2014)
    >>> heading_years("2013年，全市工作扎实推进，各项目标任务如期完成。")
    (None, None)
    """
    review = planned = None
    for line in body.splitlines():
        if len(line) > 60 or "。" in line:
            continue
        found = _REVIEW.search(line)
        review = review or (plain_number(found["year"]) if found else None)
        found = _planned().search(line)
        planned = planned or (plain_number(found["year"]) if found else None)
    if review is None and planned is None:
        return NO_YEARS
    return review or (planned or 0) - 1, planned or (review or 0) + 1
