"""The number of a document: 国发〔2021〕99号."""

from __future__ import annotations

import re

from plancheck.documents.origin.head import Head

_NUMBER = r"[\u4e00-\u9fff（）()]{1,20}[〔\[（(【﹝［][\s　]*(?:19|20)\d\d[\s　]*[〕\]）)】﹞］][\s　]*(?:第)?[\s　]*\d{1,5}[\s　]*号"
_NUMBER_ALONE = re.compile(
    rf"^[\s　]*(?:(?:发文字号|文号|发文文号|文件编号|字号)[\s　]*[：:]?[\s　]*)?(?P<number>{_NUMBER})[\s　]*$"
)
_NUMBER_LABELLED = re.compile(rf"(?:发文字号|文[\s　]*号|文件编号)[\s　]*[：:][\s　]*(?P<number>{_NUMBER})")
_NUMBER_AFTER_TITLE = re.compile(rf"(?:通知|意见|决定|规划|纲要|方案)[\s　]*(?P<number>{_NUMBER})[\s　]*$")


def find_number(head: Head) -> str:
    """Return the number on a line of its own, behind its label or behind the title; numbers of other documents are cited in 《》."""
    for line in head.lines:
        match = _NUMBER_ALONE.match(line) or _NUMBER_LABELLED.search(line) or _NUMBER_AFTER_TITLE.search(line)
        if match and "《" not in line[: match.start("number")] and "根据" not in line:
            return re.sub(r"[\s　]", "", match["number"])
    return ""
