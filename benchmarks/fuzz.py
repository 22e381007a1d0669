"""Coverage-guided fuzzing of reading and finding: no crash, no hang, offsets always true.

Needs atheris in an environment of its own (it has no place among the product's dependencies):

    python -m venv .env-fuzz && .env-fuzz/bin/pip install atheris && .env-fuzz/bin/pip install -e . --no-deps
    .env-fuzz/bin/python benchmarks/fuzz.py [CORPUS_DIR] -max_total_time=600

Everything after the script's name goes to libFuzzer. An input is a byte string: bytes above 0x80 pick a piece of plan
language, the others are themselves, so that mutations stay near what the grammar reads.
"""

from __future__ import annotations

import sys
import time

import atheris

with atheris.instrument_imports(include=["plancheck"]):
    from plancheck.documents.document import Document, Origin
    from plancheck.documents.sections import find_structure
    from plancheck.statements.extract import extract

PIECES = (
    "2010年", "到2015年", "“十二五”期间", "五年来", "同比", "比上年", "交易额", "用户规模", "占", "比重", "达到", "增长", "下降", "分别", "其中", "从", "由",
    "提高到", "增加到", "亿元", "万", "个", "%", "个百分点", "倍", "翻两番", "一半", "三分之一", "百分之十六", "五百八十三亿", "近", "约", "超过", "以上", "左右",
    "，", "。", "；", "、", "和", "：", "（", "）", "〔", "〕", "“", "”", "《", "》", "\n", "\n\n", "\f", "　", " ", "１２", "３．５％", "萬億", "個", "-", "~", "—",
    "一、", "（一）", "第一章", "专栏1", "表1", "单位：亿元", "指标", "2015年2020年", "约束性", "预期性", "属性", "序号", "合计", "＞", "≥", "<td>", "</td>", "<tr>",
    "<table>", "</table>", "&nbsp;", "&ldquo;", "<script>", "</script>", "<!--", "-->", "8.7:41.2:50.1", "1,234,567", "0.", "企业", "全国", "我省", "全球",
    "预计", "力争", "目标", "新增", "建成", "的", "家", "人", "年均", "平均每年", "12315", "4G", "PM2.5", "http://", "@", "|", "---|", "\0", "\u2028", "𠀀",
    "**", "<b>", "</b>", "<span>", "</span>", "二〇一九年", "亿元人民币", "\xa0", "\n- 3 -\n",
)  # fmt: skip
ORIGINS = (
    Origin(),
    Origin(date="2016-12", first_year=2016, last_year=2020, kind="plan"),
    Origin(date="2024-01-20", first_year=2023, last_year=2024, region="云南省", kind="report"),
)
SECONDS = 5.0  # an input of a few hundred characters that takes longer hangs


def text_of(data: bytes) -> str:
    return "".join(PIECES[(byte - 0x80) % len(PIECES)] if byte >= 0x80 else chr(byte) for byte in data)


def test_one_input(data: bytes) -> None:
    if not data:
        return
    text = text_of(data[1:])
    sections, skipped = find_structure(text)
    document = Document(
        "fuzz", text, origin=ORIGINS[data[0] % len(ORIGINS)], sections=sections, skipped=tuple(skipped)
    )
    started = time.process_time()
    result = extract(document)
    if time.process_time() - started > SECONDS:
        raise RuntimeError(f"slow on {len(text)} characters")
    for row in (*result.quantities, *result.statements):
        if text[row.start : row.end] != row.figure:
            raise RuntimeError(f"offset {row.start} is not {row.figure!r}")
    made = {row.start for row in result.statements}
    for quantity in result.quantities:
        if (quantity.start in made) == bool(quantity.reason):
            raise RuntimeError(f"{quantity.start}: a figure is a statement or has a reason")


if __name__ == "__main__":
    atheris.Setup(sys.argv, test_one_input)
    atheris.Fuzz()
