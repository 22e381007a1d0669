"""Statements from the columns of their table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plancheck.statements.statement import Statement


def statements_from(columns: Mapping[str, list[Any]]) -> list[Statement]:
    """Return the statements that columns hold, in their order.

    Compiled, a third of the time of handing each row's cells to `Statement` from outside.

    Parameters
    ----------
    columns : mapping of str to list
        Every column of the statements table by its name, with exact Python values; all of one length.
    """
    document, start, end, section = columns["document"], columns["start"], columns["end"], columns["section"]
    figure, value, unit, qualifier = (
        columns["figure"], columns["value"], columns["unit"], columns["qualifier"]
    )  # fmt: skip
    place, low, high, measure = columns["place"], columns["low"], columns["high"], columns["measure"]
    status, indicator, concept, region = (
        columns["status"], columns["indicator"], columns["concept"], columns["region"]
    )  # fmt: skip
    period, base_period, of, basis = (
        columns["period"], columns["base_period"], columns["of"], columns["basis"]
    )  # fmt: skip
    source, certainty, reasons, page = (
        columns["source"], columns["certainty"], columns["reasons"], columns["page"]
    )  # fmt: skip
    sentence, probability, sureness = columns["sentence"], columns["probability"], columns["sureness"]
    return [
        Statement(
            document[i], start[i], end[i], section[i], figure[i], value[i], unit[i], qualifier[i], place[i], low[i],
            high[i], measure[i], status[i], indicator[i], concept[i], region[i], period[i], base_period[i], of[i],
            basis[i], source[i], certainty[i], reasons[i], page[i], sentence[i], probability[i], sureness[i],
        )
        for i in range(len(document))
    ]  # fmt: skip
