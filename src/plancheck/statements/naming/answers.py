"""Surveys: shares of those who are of one sex, age or trade, listed below the question (用户的性别：男：55%　女：45%)."""

from __future__ import annotations

import re

from plancheck.statements.context.clause import Clause, Name
from plancheck.statements.context.reading import Context

_QUESTION = (
    "(?:^|(?<=[，。；、：.．）\\s0-9]))(?P<of>[\u4e00-\u9fff]{2,10}?)的?(?P<aspect><<answered>>)"
    "(?:分布|构成|结构|情况|状况)?(?:（[^（）\n]{1,12}）)?$"
)
_LONGEST_QUESTION, _LONGEST_LIST = 28, 600  # characters of a question, and from it to its last answer
_LONGEST_ANSWER = 24
_ANSWER = re.compile("\\s*(?P<label>[^，。；：%]{1,20}?)占?\\s*[：\\s]?\\s*[约近]?")
_OTHER = re.compile("[，；、]?\\s*[^，。；：%]{1,20}?\\s*[：\\s]?\\s*[约近]?[0-9.]{1,6}")
_PARTS = "%，；、"
_SEX = {"男": "男性", "女": "女性"}


class Answers:
    """Finds whose share a figure in a list of answers is."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._asked: dict[int, re.Match[str] | None] = {}  # by the offset of a colon

    def of(self, clause: Clause) -> Name | None:
        """用户的文化程度：大专：27%: 大专文化程度用户占比."""
        view, edge = self.context.view, clause.figure.outer_start
        beside = view[edge - 1 : edge]
        if (
            beside != "："
            and not beside.isspace()
            and view.rfind("：", max(0, edge - _LONGEST_ANSWER), edge) < 0
        ):
            return None
        question, end = self._question(edge)
        if question is None:
            return None
        begin = max(end, *(view.rfind(mark, end, edge) + 1 for mark in _PARTS))
        answer = _ANSWER.fullmatch(view, begin, edge)
        others = [piece for piece in view[end:begin].split("%") if piece.strip(" \n\u3000，；、")]
        if answer is None or any(_OTHER.fullmatch(piece.rstrip()) is None for piece in others):
            return None
        label = "".join(answer["label"].split())
        of, aspect = question["of"], question["aspect"]
        if self.context.regions.is_place(label):
            return Name(f"{of}占全国{of}的比例")
        if aspect in self.context.lexicon.sets["answers_name"] or "岁" in label:
            return Name(f"{_SEX.get(label, label)}{of}占比")
        return Name(f"{label}{'' if label.endswith(aspect) else aspect}{of}占比")

    def _question(self, edge: int) -> tuple[re.Match[str] | None, int]:
        """The question that the colons before an offset belong to, with where it ends; what stands between is its answers."""
        view = self.context.view
        low, at = max(0, edge - _LONGEST_LIST), edge
        while (at := view.rfind("：", low, at)) >= 0:
            if at not in self._asked:
                before = view[max(0, at - _LONGEST_QUESTION) : at]
                self._asked[at] = self.context.lexicon.pattern(_QUESTION).search(before)
            if view.find("。", at, edge) >= 0:
                return None, 0
            if self._asked[at] is not None:
                return self._asked[at], at + 1
        return None, 0
