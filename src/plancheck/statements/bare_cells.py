"""Amounts that alone fill the cells of a sheet of tasks."""

from __future__ import annotations

from collections.abc import Sequence

from plancheck.statements.context.reading import Context, Reading


def name_bare_cells(readings: Sequence[Reading], context: Context) -> None:
    """Name the amounts that alone fill a cell after what their row tells of: 改造站台300个, and 100个 for each year.

    Parameters
    ----------
    readings : sequence of Reading
        Of the whole text, in order; those of bare cells are changed.
    context : Context
        Of the text, with its sheets.
    """
    told: dict[tuple[int, str], Reading] = {}
    for reading in readings:
        cell, figure = context.sheets.cell_at(reading.figure.start), reading.figure
        if cell is None or not figure.counter:
            continue
        key = (cell.row, figure.counter)
        of_row = told.get(key)
        if not reading.leftover and reading.indicator:
            told.setdefault(key, reading)
        elif (
            of_row is not None
            and context.view[cell.start : cell.end].strip() == context.view[figure.start : figure.end]
        ):
            reading.leftover, reading.indicator, reading.measure = "", of_row.indicator, of_row.measure
            reading.region, reading.period = of_row.region, cell.time.period
            reading.status = of_row.status
            reading.reasons |= {**of_row.reasons, "indicator": "row head", "period": "column head"}
