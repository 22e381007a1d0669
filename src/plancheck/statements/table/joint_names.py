"""Two rows under one name that joins an amount and its rate: 煤炭消费量及比重, in 万吨 and in %."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from plancheck.statements.table.rows import Row, bare_name
from plancheck.statements.words.lexicon import Lexicon

JOINED = re.compile("[及和与、]")
_JOINT = "^(?P<amount>[^及和与、]{2,24})(?:及其?|和其?|与|、)(?P<rate>[^及和与、]{0,16}(?:<<growth_noun>>|<<share_noun>>))$"
_SIZES = ("总量", "总额", "量", "额")  # 消费量 has a 消费比重, and 绿化面积 a 绿化面积比重
RATES = ("percent", "points")


def part_joint_names(rows: Sequence[Row], lexicon: Lexicon) -> None:
    """Give each of two rows under one name its part of it, where the first has an amount's unit and the second that of a rate."""
    for above, row in itertools.pairwise(rows):
        column = next(reversed(row.names), -1)
        name = row.names.get(column, "")
        if not name or above.names.get(column) != name or above.unit is None or row.unit is None:
            continue
        if above.unit.kind in RATES or row.unit.kind not in RATES:
            continue
        parts = joint_names(bare_name(name), lexicon)
        if parts is not None:
            above.names[column], row.names[column] = parts


def joint_names(name: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return the names of an amount and of its rate that one name joins; None where it joins none.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> words = lexicon_of(load_vocabulary())
    >>> joint_names("煤炭消费量及比重", words), joint_names("服务业增加值和增速", words)
    (('煤炭消费量', '煤炭消费比重'), ('服务业增加值', '服务业增加值增速'))
    >>> joint_names("用电量及占能源消费比重", words), joint_names("城市绿地面积及覆盖率", words)
    (('用电量', '用电量占能源消费比重'), ('城市绿地面积', '城市绿地覆盖率'))
    """
    joint = lexicon.pattern(_JOINT).match(name)
    if joint is None:
        return None
    amount, rate = joint["amount"], joint["rate"]
    if rate in lexicon.sets["bare_share"]:
        size = next((size for size in _SIZES if amount.endswith(size)), "")
        return amount, (amount.removesuffix(size) if len(size) + 1 < len(amount) else amount) + rate
    if rate in lexicon.sets["growth_noun"] or rate.startswith("占"):
        return amount, amount + rate
    if rate.endswith(lexicon.words["bare_share"]):
        return amount, f"{amount}占{rate}"
    head = lexicon.heads.at_end(amount)
    if head is None or len(amount) - len(head[0]) < len(head[0]):
        return None
    return amount, amount[: -len(head[0])] + rate
