"""The years of a plan told by their number: 第一年完成30%，第二年和第三年各完成35%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancheck.statements.times.periods import TimeExpression
from plancheck.statements.times.readings import small_number
from plancheck.statements.times.reference import Reference

_NUMBER = "[一二三四五12345]"
_LONGEST_PLAN = 5  # years; those of longer ones are named
# 连续第三年, 是规划的第一年, 任期第二年: of other years, or said of the year itself; 第 stands first, as it is looked for
_NTH = re.compile(
    rf"第(?<!连续第)(?<!任期第)(?<![是为的届学续]第)(?P<first>{_NUMBER})年(?:度)?(?:[和及与、至到]第(?P<last>{_NUMBER})年(?:度)?)?"
)


def nth_years(view: str, *, reference: Reference) -> Iterator[TimeExpression]:
    """Find the years of the text's own plan that it tells by their number.

    Parameters
    ----------
    view : str
    reference : Reference
        Without a plan of at most five years nothing is found.

    Examples
    --------
    >>> action = Reference(2023, 2023, 2025, 2023, 2025)
    >>> view = "第一年完成三成，第二年和第三年完成其余，连续第三年居首"
    >>> [(view[time.start : time.end], time.period) for time in nth_years(view, reference=action)]
    [('第一年', '2023'), ('第二年和第三年', '2024/2025')]
    """
    begins, ends = reference.plan_first, reference.plan_last
    if begins is None or ends is None or not 1 < ends - begins + 1 <= _LONGEST_PLAN or "第" not in view:
        return
    for match in _NTH.finditer(view):
        first = begins + small_number(match["first"]) - 1
        last = begins + small_number(match["last"]) - 1 if match["last"] else first
        if first == last <= ends:
            yield TimeExpression(match.start(), match.end(), str(first), "point", True)
        elif first < last <= ends:
            yield TimeExpression(match.start(), match.end(), f"{first}/{last}", "span", True)
