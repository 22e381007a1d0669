"""Parts of an amount, parts of those told before, and money that came in: named by what the clause before has said."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement


def statements(text: str) -> dict[str, Statement]:
    found = extract(Document("d", text, origin=Origin(date="2019-02-01"))).statements
    return {one.figure: one for one in found}


def test_bounds_of_a_part_of_an_amount_tell_which_part_is_meant() -> None:
    told = statements("医药费用2万元至7万元的部分按45%报销，超过7.5万元的部分报销65%。")
    for figure in ("2万元", "7万元", "7.5万元"):
        assert (told[figure].measure, told[figure].indicator) == ("threshold", "医药费用")
    assert told["45%"].measure == "share"


def test_an_amount_for_some_of_the_enterprises_is_no_bound() -> None:
    told = statements("补助7万元的部分企业已经投产。")["7万元"]
    assert told.measure == "level"


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("外商直接投资稳步增长，实际到位7亿美元。", "7亿美元", "外商直接投资实际到位"),
        ("外商直接投资稳步增长，合同金额9亿美元，实际到位7亿美元。", "9亿美元", "外商直接投资合同金额"),
        ("渔港专项资金加快拨付，已到位7亿元。", "7亿元", "渔港专项资金已到位"),
        ("签约渔业项目12个，总投资9亿元，实际到位4亿元。", "4亿元", "签约渔业项目实际到位"),
        # of those that the clause before takes parts of
        ("高中阶段学生中，渔业学校学生达到46%。", "46%", "渔业学校学生占高中阶段学生的比重"),
        ("常住人口中，参保率达到46%。", "46%", "常住人口参保率"),
        # some of what was counted so before
        ("检查渔场90家，对其中24家由县里提供资金支持。", "24家", "由县里提供资金支持的渔场"),
        ("全县抓好90家，对其中24家由银行提供资金支持。", "24家", "由银行提供资金支持"),
        ("国家已经组织了31家渔场试点。", "31家", "组织渔场试点"),
        ("国家粮食储备31万吨。", "31万吨", "国家粮食储备"),
    ],
)
def test_names(text: str, figure: str, name: str) -> None:
    assert statements(text)[figure].indicator == name
