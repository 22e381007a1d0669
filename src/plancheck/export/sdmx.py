"""SDMX: the series as SDMX-CSV 2.0 beside their structure message (SDMX-JSON 2.0) with concepts and code lists.

Codes of areas are ISO 3166; other codes are the project's own ids, spelt in the characters that SDMX allows. Every code
has its Chinese name. Part-year periods are time ranges (``2015-01-01/P6M``), as the SDMX time formats ask.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from plancheck.errors import TableError
from plancheck.export.content import Tables, label_of
from plancheck.schema import GRADES, MEASURES, QUALIFIERS, SERIES
from plancheck.tables import write_text

if TYPE_CHECKING:
    import pandas as pd

AGENCY, VERSION = "PLANCHECK", "1.0.0"
FLOW, STRUCTURE = "SERIES", "DSD_SERIES"
DATA_FILE, STRUCTURE_FILE = "series.csv", "series-structure.json"
SCHEMA = (
    "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/"
    "2.0.0/sdmx-json-structure-schema.json"
)
NOT_APPLICABLE = "_Z"
PERCENT = "PC"
_CODE = re.compile(r"[A-Za-z0-9_@$-]+")
_FREQUENCIES = {
    "A": ("年", "annual"), "M": ("月", "monthly"), "D": ("日", "daily"), "_O": ("一年中的一段时期", "other: a part of a year"),
}  # fmt: skip

Role = Literal["dimension", "time", "measure", "attribute"]


@dataclass(frozen=True, slots=True)
class Component:
    """One column of the data file: its SDMX id, the schema column it comes from, its code list or its type."""

    id: str
    column: str
    role: Role
    about: str
    codes: str = ""
    type: str = "String"


def _c(
    id: str, column: str, role: Role, *, codes: str = "", type: str = "String", about: str = ""
) -> Component:
    return Component(id, column, role, about or SERIES.column(column).about, codes, type)


COMPONENTS = (
    _c("FREQ", "period", "dimension", codes="CL_FREQ", about="length of the period observed"),
    _c("INDICATOR", "concept", "dimension", codes="CL_INDICATOR"),
    _c("MEASURE", "measure", "dimension", codes="CL_MEASURE"),
    _c("WHOLE", "of", "dimension", codes="CL_WHOLE"),
    _c("REF_AREA", "region", "dimension", codes="CL_AREA"),
    _c("BASIS", "basis", "dimension", codes="CL_BASIS"),
    _c("VINTAGE", "vintage", "dimension"),
    _c(
        "SOURCE_ID",
        "source",
        "dimension",
        about="the row of data/series or the statement the value comes from",
    ),
    _c("TIME_PERIOD", "period", "time", type="ObservationalTimePeriod"),
    _c("OBS_VALUE", "value", "measure", type="Double"),
    _c("LOW", "low", "attribute", type="Double"),
    _c("HIGH", "high", "attribute", type="Double"),
    _c("UNIT_MEASURE", "unit", "attribute", codes="CL_UNIT"),
    _c("FIGURE", "figure", "attribute"),
    _c("QUALIFIER", "qualifier", "attribute", codes="CL_QUALIFIER"),
    _c("GRADE", "grade", "attribute", codes="CL_GRADE"),
    _c("PUBLISHER", "publisher", "attribute"),
    _c("TITLE", "title", "attribute"),
    _c("PAGE", "page", "attribute"),
    _c("REPRINTS", "reprints", "attribute"),
    _c("BREAK", "break", "attribute"),
    _c("CHOSEN", "chosen", "attribute", type="Boolean"),
    _c("REASON", "reason", "attribute"),
)


def encode(text: str) -> str:
    """Return an id as an SDMX code: a dot becomes a hyphen, any other character SDMX does not allow its code point.

    Examples
    --------
    >>> encode("ecommerce.turnover"), encode("嘉定区"), encode("%"), encode("")
    ('ecommerce-turnover', '$5609$5B9A$533A', 'PC', '_Z')
    """
    if text in ("", "%"):
        return PERCENT if text else NOT_APPLICABLE
    return "".join(
        "-" if c == "." else c if _CODE.fullmatch(c) and c not in "-$" else f"${ord(c):04X}" for c in text
    )


@cache
def _areas() -> Mapping[str, str]:
    with Path(__file__).with_name("areas.csv").open(encoding="utf-8", newline="") as handle:
        return {row["region"]: row["code"] for row in csv.DictReader(handle)}


def encode_area(region: str) -> str:
    """Return the ISO 3166 code of a country or province, `encode` of any other place.

    Examples
    --------
    >>> encode_area("上海市"), encode_area("全国")
    ('CN-SH', 'CN')
    """
    return _areas().get(region) or encode(region)


def time_period(period: str) -> tuple[str, str]:
    """Return frequency and SDMX time of a period.

    Examples
    --------
    >>> time_period("2010"), time_period("2010-12"), time_period("2015-01/2015-06")
    (('A', '2010'), ('M', '2010-12'), ('_O', '2015-01-01/P6M'))
    """
    if re.fullmatch(r"\d{4}", period):
        return "A", period
    if re.fullmatch(r"\d{4}-\d\d", period):
        return "M", period
    if re.fullmatch(r"\d{4}-\d\d-\d\d", period):
        return "D", period
    if span := re.fullmatch(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)", period):
        first, month, last, end = map(int, span.groups())
        return "_O", f"{first:04d}-{month:02d}-01/P{12 * (last - first) + end - month + 1}M"
    if span := re.fullmatch(r"(\d{4})/(\d{4})", period):
        first, last = map(int, span.groups())
        return "_O", f"{first:04d}-01-01/P{last - first + 1}Y"
    raise TableError(
        "a period like 2010, 2010-12 or 2015-01/2015-06", met=repr(period), where="series.period"
    )


def write_sdmx(tables: Tables, out: Path) -> None:
    """Write ``out/series.csv`` (SDMX-CSV 2.0) and ``out/series-structure.json`` (SDMX-JSON 2.0).

    Raises
    ------
    TableError
        When there is no series table.
    """
    if "series" not in tables.names:
        raise TableError(
            "a series table for SDMX", met=", ".join(tables.names), do="run 'plancheck fit' first"
        )
    series = tables["series"]
    write_text(out / DATA_FILE, _data(series))
    write_text(out / STRUCTURE_FILE, _structure(series, tables.indicators))


def _data(series: pd.DataFrame) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("STRUCTURE", "STRUCTURE_ID", "ACTION", *(component.id for component in COMPONENTS)))
    flow = f"{AGENCY}:{FLOW}({VERSION})"
    columns = [[_cell(value, component) for value in series[component.column]] for component in COMPONENTS]
    writer.writerows(("dataflow", flow, "I", *cells) for cells in zip(*columns, strict=True))
    return out.getvalue()


def _cell(value: Any, component: Component) -> str:
    if component.column == "period":
        return time_period(value)[0 if component.id == "FREQ" else 1]
    if component.column == "region":
        return encode_area(value)
    if component.codes:
        return encode(value) if value or component.role == "dimension" else ""
    if component.type == "Double":
        return {float("inf"): "INF", float("-inf"): "-INF"}.get(value) or repr(float(value))
    if component.type == "Boolean":
        return "true" if value else "false"
    return str(value)


def _urn(kind: str, id: str, item: str = "") -> str:
    package = {
        "Codelist": "codelist", "Concept": "conceptscheme", "ConceptScheme": "conceptscheme",
        "DataStructure": "datastructure", "Dataflow": "datastructure",
    }[kind]  # fmt: skip
    return (
        f"urn:sdmx:org.sdmx.infomodel.{package}.{kind}={AGENCY}:{id}({VERSION}){'.' + item if item else ''}"
    )


def _names(chinese: str, english: str) -> dict[str, Any]:
    return {"name": english, "names": {"en": english, "zh": chinese}}


def _artefact(id: str, chinese: str, english: str) -> dict[str, Any]:
    return {"id": id, "agencyID": AGENCY, "version": VERSION, **_names(chinese, english)}


def _structure(series: pd.DataFrame, indicators: Mapping[str, tuple[str, str]]) -> str:
    concepts = [
        {
            "id": component.id,
            **_names(
                "频率" if component.id == "FREQ" else label_of(SERIES, SERIES.column(component.column)),
                component.id,
            ),
            "description": component.about,
        }
        for component in COMPONENTS
    ]
    message = {
        # the message's own date is that of the newest value: the same tables give the same file
        "meta": {
            "schema": SCHEMA,
            "id": "plancheck-series",
            "prepared": f"{_last_day(series)}T00:00:00Z",
            "test": False,
            "contentLanguages": ["en", "zh"],
            "sender": {"id": AGENCY},
        },
        "data": {
            "dataflows": [
                _artefact(FLOW, "计划指标年度序列", "Series of plan indicators")
                | {"structure": _urn("DataStructure", STRUCTURE)}
            ],
            "dataStructures": [
                _artefact(STRUCTURE, "计划指标年度序列的结构", "Structure of the series of plan indicators")
                | {"dataStructureComponents": _components()}
            ],
            "conceptSchemes": [_artefact("CS_SERIES", "序列概念", "Concepts of the series") | {"concepts": concepts}],
            "codelists": [
                _artefact(id, label_of(SERIES, SERIES.column(column)), f"Codes of {column}") | {"codes": codes}
                for id, column, codes in _codelists(series, indicators)
            ],
        },
    }  # fmt: skip
    return json.dumps(message, ensure_ascii=False, indent=1) + "\n"


def _last_day(series: pd.DataFrame) -> str:
    newest = max(series["vintage"], default="1970")
    return f"{newest}-01-01"[:10] if len(newest) < 10 else newest


def _components() -> dict[str, Any]:
    parts: dict[str, list[dict[str, Any]]] = {"dimension": [], "time": [], "measure": [], "attribute": []}
    for component in COMPONENTS:
        described: dict[str, Any] = {
            "id": component.id,
            "conceptIdentity": _urn("Concept", "CS_SERIES", component.id),
            "localRepresentation": {"enumeration": _urn("Codelist", component.codes)}
            if component.codes
            else {"format": {"dataType": component.type}},
        }
        if component.role in ("attribute", "measure"):
            required = component.role == "measure" or SERIES.column(component.column).required
            described["usage"] = "mandatory" if required else "optional"
        if component.role == "attribute":
            described |= {"attributeRelationship": {"observation": {}}}
        parts[component.role].append(described)
    return {
        "attributeList": {"id": "AttributeDescriptor", "attributes": parts["attribute"]},
        "dimensionList": {
            "id": "DimensionDescriptor",
            "dimensions": parts["dimension"],
            "timeDimension": parts["time"][0],
        },
        "measureList": {"id": "MeasureDescriptor", "measures": parts["measure"]},
    }


def _codelists(
    series: pd.DataFrame, indicators: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    closed = {"CL_MEASURE": MEASURES, "CL_QUALIFIER": QUALIFIERS, "CL_GRADE": GRADES}
    for component in COMPONENTS:
        if not component.codes:
            continue
        if component.codes == "CL_FREQ":
            codes = [{"id": id, **_names(*names)} for id, names in _FREQUENCIES.items()]
        else:
            values = closed.get(component.codes) or sorted(set(series[component.column]))
            spell: Callable[[str], str] = encode_area if component.codes == "CL_AREA" else encode
            codes = [{"id": spell(value), **_names(*indicators.get(value, _both(value)))} for value in values]
        yield component.codes, component.column, codes


def _both(value: str) -> tuple[str, str]:
    return (value, value) if value else ("不适用", "not applicable")
