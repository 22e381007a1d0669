"""Heads of papers of invented places, and what tests ask of the statements of a text under such a head."""

from __future__ import annotations

from plancheck.documents.content import Content
from plancheck.documents.document import Document, Origin
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

COUNTY = Origin(
    title="云溪县“十四五”发展规划",
    date="2021-09",
    first_year=2021,
    last_year=2025,
    region="云溪县",
    kind="plan",
)
WATER = Origin(
    title="水网建设规划", date="2021-06-01", first_year=2021, last_year=2025, region="云溪市", kind="plan"
)
CITY = Origin(
    title="柳河市第十五个五年规划纲要",
    date="2026-02-03",
    first_year=2026,
    last_year=2030,
    region="柳河市",
    kind="plan",
)
CITY_REPORT = Origin(date="2025-01", kind="report", region="柳河市")
CITY_GOALS = Origin(date="2026-03", first_year=2026, last_year=2030, region="柳河市", kind="plan")


def read(text: str, origin: Origin) -> list[Statement]:
    """Extract a text and see that each offset is true."""
    statements = list(extract(Document("d", text, origin=origin)).statements)
    for statement in statements:
        assert text[statement.start : statement.end] == statement.figure
    return statements


def statements(text: str, origin: Origin = CITY_REPORT) -> dict[str, Statement]:
    return {statement.figure: statement for statement in read(text, origin)}


def told(statements: list[Statement], *fields: str) -> list[tuple[str, ...]]:
    return [tuple(str(getattr(s, name)) for name in ("figure", *fields)) for s in statements]


def table_rows(text: str) -> list[tuple[str, str, str, str, str]]:
    """What the figures of a paper say whose head is in its text."""
    found = extract(make_document(Content(text), id="table")).statements
    return [(s.indicator, f"{s.value.normalize():f}", s.unit, s.measure, s.period) for s in found]


def goals(text: str) -> list[tuple[str, ...]]:
    return told(read(text, CITY_GOALS), "indicator", "unit", "measure", "status", "period")


def read_chapters(
    review: str = "五年来，路网加密。", *, goals: str = "到2030年，路网更密。", origin: Origin = CITY
) -> list[Statement]:
    return read(f"一、发展成效\n\n{review}\n\n二、发展目标\n\n{goals}\n", origin)
