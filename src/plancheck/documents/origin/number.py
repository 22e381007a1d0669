"""The number of a document: 国发〔2021〕99号."""

from __future__ import annotations

import re
from functools import lru_cache

from plancheck.documents.origin.head import Head
from plancheck.documents.origin.words import OriginWords

_NUMBER = r"[\u4e00-\u9fff（）()]{1,20}[〔\[（(【﹝［][\s　]*(?:19|20)\d\d[\s　]*[〕\]）)】﹞］][\s　]*(?:第)?[\s　]*\d{1,5}[\s　]*号"
_AFTER_TITLE = re.compile(rf"(?:通知|意见|决定|规划|纲要|方案)[\s　]*(?P<number>{_NUMBER})[\s　]*$")


@lru_cache(maxsize=4)
def _labelled(words: OriginWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a number on a line of its own, with or without its label, and of one behind its label."""
    label = "(?:" + "|".join(r"[\s　]*".join(word) for word in words.of("number_label")) + ")"
    return (
        re.compile(rf"^[\s　(（【]*(?:{label}[\s　]*[：:】]?[\s　]*)?(?P<number>{_NUMBER})[\s　)）]*$"),
        re.compile(rf"{label}[\s　]*[：:】][\s　]*(?P<number>{_NUMBER})"),
    )


def find_number(head: Head) -> str:
    """Return the number on a line of its own, behind its label or behind the title; numbers of other documents are cited in 《》."""
    alone, labelled = _labelled(head.words)
    for line in head.lines:
        if "号" not in line:
            continue
        match = alone.match(line) or labelled.search(line) or _AFTER_TITLE.search(line)
        if match and "《" not in line[: match.start("number")] and "根据" not in line:
            return re.sub(r"[\s　]", "", match["number"])
    return ""
