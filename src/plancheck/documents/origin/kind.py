"""What a document is by its title: a plan, a work report, statistics, or none of them."""

from __future__ import annotations

import re

from plancheck.documents.dates import find_plan_periods
from plancheck.documents.origin.body import kind_of_body
from plancheck.documents.origin.head import Head
from plancheck.documents.origin.meeting import ASSEMBLY, find_speaker_line

# What official documents are called; the kind decides how their years are read.
_REPORT = r"政府工作报告|工作报告|执行情况(?:和|与|及)?.{0,30}报告|预算草案的报告|工作总结|工作打算|工作安排|工作思路|述职报告"
_STATISTICS = (
    r"统计公报|统计报告|统计年鉴|统计数据|统计快报|统计监测|普查公报|普查主要数据公报|状况公报|公报|运行情况|运行报告|发展报告|"
    r"监测报告|蓝皮书|白皮书|研究报告|调查报告|年度报告|年报|情况通报|数据解读|发展状况.{0,6}报告"
)
_PLAN = (
    r"规划纲要|规划|纲要|行动计划|实施计划|计划|实施方案|方案|指导意见|实施意见|若干意见|意见|行动|路线图|若干措施|政策措施|措施|"
    r"工作要点|要点|战略|决定|任务分工|重点任务|目标任务|建议|办法|规定|部署|工程|预算案演辞|预算案|预算草案|财政预算"
)
TRAILER = r"(?:[\s　]*[（(【\[][^（()）]{1,40}[)）】\]]|[\s　]*(?:节选|摘要|摘登|全文|解读|发布|文本|草案|送审稿|征求意见稿|汇编|(?:19|20)\d\d))*"
_REPORT_WORD, _STATISTICS_WORD, _PLAN_WORD = (re.compile(words) for words in (_REPORT, _STATISTICS, _PLAN))
TITLE_END = re.compile(
    rf"(?:{_REPORT}|{_STATISTICS}|{_PLAN}|通知|公告|批复|报告|条例|通告|函){TRAILER}[\s　]*$"
)
_PLANNED_WORD = re.compile("目标|将(?!近)|蓝图|力争|拟|规划|投资")
_REACHED_WORD = re.compile("完成|成就|回顾|实现了|总结|盘点|评估|年均增长|收官")
# 某省政府工作报告全文, 政府工作报告精神要点解读(四): pages of a report; not the plan that shares out its tasks
_ABOUT_A_REPORT = re.compile(
    "政府工作报告[^。]{0,24}?(?:全文|解读|要点|摘要|摘登|精神|亮点|看点|翻译|实录)(?!.{0,12}(?:方案|分工|通知|意见|措施))"
)


def find_kind(title: str, head: Head) -> str:
    """Return what a document is, by the word that ends its title or else by how its text goes on."""
    bare = re.sub(TRAILER + r"[\s　]*$", "", title)
    if _ABOUT_A_REPORT.search(bare):
        return "report"
    ends = [
        (match.end(), kind)
        for kind, pattern in (
            ("report", _REPORT_WORD),
            ("statistics", _STATISTICS_WORD),
            ("plan", _PLAN_WORD),
        )
        for match in [None, *pattern.finditer(bare)][-1:]
        if match is not None
    ]
    if ends:
        # The word that ends the title is what the document is: 统计工作规划 is a plan, 规划实施评估报告 is none.
        furthest = max(end for end, _ in ends)
        kind = next(kind for end, kind in ends if end == furthest)
        if furthest < len(bare) and bare.endswith("报告"):
            return kind if kind == "report" or re.search(r"建议|草案", bare) else "statistics"
        return kind
    if bare.endswith("报告"):
        return "plan" if re.search(r"建议|草案", bare) else "statistics"
    if find_plan_periods(bare) and _PLANNED_WORD.search(bare) and not _REACHED_WORD.search(bare):
        return "plan"  # news: “十二五”末覆盖率将达20%以上, 十一五发展目标确定
    if find_speaker_line(head) or (ASSEMBLY.search(head.text[:1500]) and "各位代表" in head.text):
        return "report"
    return kind_of_body(head.body)
