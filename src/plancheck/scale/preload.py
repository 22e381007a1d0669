"""What the fork server loads once, so that a worker begins to work the moment it is forked."""

from __future__ import annotations

import contextlib
import sys

import pyarrow as pa
import pyarrow.parquet

import plancheck.scale.tasks  # noqa: F401
from plancheck.claims.check import check
from plancheck.claims.conventions import load_conventions
from plancheck.documents.content import Content
from plancheck.documents.origin.declared import read_origin  # noqa: F401
from plancheck.documents.provinces import province_of
from plancheck.documents.read import make_document
from plancheck.errors import PlancheckError
from plancheck.statements.extract import extract
from plancheck.vocabulary import load_vocabulary


class _WithoutPandas:
    """Lets `import pandas` fail where it is looked for; what has it imported keeps it."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "pandas":
            raise ImportError(name)


# The first array made of Python values looks for pandas, to know its columns when it meets them: more time than all else
# that is loaded here, and 40 MB in every worker. No task makes Arrow of pandas.
sys.meta_path.insert(0, _WithoutPandas())
pa.array([""])
sys.meta_path.pop(0)

# Read and checked once here, so that what is made when it is first asked for (patterns, words by their ends, names of places)
# is made once and shared by all workers.
_SAMPLE = """政府工作报告
——2020年1月15日在某某县第十八届人民代表大会第三次会议上
某某县县长

一、2019年工作回顾
2019年，地区生产总值达到120.5亿元，比上年增长8.1%；粮食产量12.3万吨。其中，第二产业增加值40.2亿元，占比33.4%。
二、2020年主要目标
到2020年，地区生产总值超过130亿元，城镇化率提高1.2个百分点。
"""

# What is wrong with a vocabulary is said by the first task that needs it.
with contextlib.suppress(PlancheckError):
    load_vocabulary()
    _ = load_conventions().names
    province_of("某某县")
    check(extract(make_document(Content(_SAMPLE), id="sample")).statements)
