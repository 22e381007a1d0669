"""What a document is by its title: a plan, a work report, statistics, or none of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plancheck.documents.dates import find_plan_periods
from plancheck.documents.origin.body import kind_of_body
from plancheck.documents.origin.head import Head
from plancheck.documents.origin.meeting import ASSEMBLY, find_speaker_line
from plancheck.documents.origin.words import OriginWords, any_word
from plancheck.documents.republic_years import counts_from_1912

# what is to be done, as the heads of Hong Kong and Macau say it; what was done, as those of Taiwan tell their legislature
_POLICY_ADDRESS = "施政报告"
_KINDS = ("report", "statistics", "plan")
# 关于第六个五年计划的报告, 关于《“九五”计划》的报告: laid before a meeting, and the plan itself; 规划实施情况的报告 tells of one
_LAYS_BEFORE = re.compile(r"[》〉]?(?:[（(]?草案[)）]?)?[》〉]?的?报告$")


def trailer(words: OriginWords) -> str:
    """Return the pattern of what may stand behind a title: a bracket, a word such as 草案, a year."""
    note = words.any_of("title_note")
    return rf"(?:[\s　]*[（(【\[][^（()）]{{1,40}}[)）】\]]|[\s　]*(?:{note}|(?:19|20)\d\d))*"


@lru_cache(maxsize=4)
def title_end(words: OriginWords) -> re.Pattern[str]:
    """Return the pattern of a title's last word and what may stand behind it."""
    return re.compile(words.any_of(*_KINDS, "notice") + trailer(words) + r"[\s　]*$")


@dataclass(frozen=True, eq=False)
class _Patterns:
    trailer: re.Pattern[str]
    kinds: tuple[tuple[str, str, re.Pattern[str]], ...]  # the kind, what a word of it begins with, the word
    about_report: re.Pattern[str]
    planned: re.Pattern[str]
    reached: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(words: OriginWords) -> _Patterns:
    about, shares_out = words.any_of("about_report"), words.any_of("shares_out")
    return _Patterns(
        trailer=re.compile(trailer(words) + r"[\s　]*$"),
        kinds=tuple(
            (kind, word.partition("…")[0], re.compile(any_word((word,))))
            for kind in _KINDS
            for word in words.of(kind)
        ),
        # 某省政府工作报告全文, 政府工作报告精神要点解读(四): pages of a report; not the plan that shares out its tasks
        about_report=re.compile(rf"政府工作报告[^。]{{0,24}}?{about}(?!.{{0,12}}{shares_out})"),
        planned=re.compile(words.any_of("plan_news") + "(?<!将(?=近))"),
        # 规划预计完成31项指标: not yet
        reached=re.compile(
            "".join(f"(?<!{word})" for word in words.of("expected")) + words.any_of("plan_over")
        ),
    )


def find_kind(title: str, head: Head) -> str:
    """Return what a document is, by the word that ends its title or else by how its text goes on."""
    patterns = _patterns(head.words)
    bare = patterns.trailer.sub("", title)
    if patterns.about_report.search(bare):
        return "report"
    ends = [
        (match.end(), kind)
        for kind, begins, word in patterns.kinds
        if begins in bare
        for match in word.finditer(bare)
    ]
    if ends:
        # The word that ends the title is what the document is: 统计工作规划 is a plan, 规划实施评估报告 is none.
        furthest = max(end for end, _ in ends)
        kind = next(kind for end, kind in ends if end == furthest)
        if furthest < len(bare) and bare.endswith("报告"):
            if kind == "plan" and _LAYS_BEFORE.fullmatch(bare, furthest) and find_plan_periods(bare):
                return "plan"
            return kind if kind == "report" or re.search(r"建议|草案", bare) else "statistics"
        if kind == "plan" and bare.endswith(_POLICY_ADDRESS) and counts_from_1912(head.text):
            return "report"
        if kind == "plan" and furthest < len(bare) and patterns.reached.search(bare, furthest):
            return "other"  # 规划纲要实施“时间过半、任务过半”, 惠民工程取得明显成效: what a plan has brought so far
        return kind
    if bare.endswith("报告"):
        return "plan" if re.search(r"建议|草案", bare) else "statistics"
    if find_plan_periods(bare):
        if patterns.reached.search(bare):
            return "other"  # news: “十一五”节能减排成效, though it names the plans that were issued
        if patterns.planned.search(bare):
            return "plan"  # news: “十二五”末覆盖率将达20%以上, 十一五发展目标确定
    if find_speaker_line(head) or (ASSEMBLY.search(head.text[:1500]) and "各位代表" in head.text):
        return "report"
    return kind_of_body(head.body)
