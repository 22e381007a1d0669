"""Heads of plans of invented places, and a city's plan that tells what has been before what it aims at."""

from __future__ import annotations

from plancheck.documents.document import Document, Origin
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


def read(text: str, origin: Origin) -> list[Statement]:
    return list(extract(Document("d", text, origin=origin)).statements)


def read_chapters(
    review: str = "五年来，路网加密。", *, goals: str = "到2030年，路网更密。", origin: Origin = CITY
) -> list[Statement]:
    return read(f"一、发展成效\n\n{review}\n\n二、发展目标\n\n{goals}\n", origin)
