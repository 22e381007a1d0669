"""pandas tables as people read them in a notebook: words on the left, amounts in 亿元, large numbers without exponents."""

from __future__ import annotations

import re
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from plancheck.amounts import Lang, format_amount
from plancheck.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

AMOUNTS = ("value", "place", "low", "high")  # columns of the tables in the row's base unit
_EXPONENTS_FROM = 1e7  # where pandas begins to write them
_LEFT = ' style="text-align: left"'


def legible_tables(*, width: int = 160, cell: int = 60, rows: int = 60) -> None:
    """Let every pandas table of this notebook be shown by `legible_html`, and be long and wide enough to be read.

    Parameters
    ----------
    width : int
        Characters of a line where tables are shown as text.
    cell : int
        Characters of a cell; what is longer is cut.
    rows : int
        Rows shown of a table; of a longer one its ends.
    """
    import pandas as pd

    pd.set_option("display.max_colwidth", cell, "display.width", width, "display.max_rows", rows)
    started = sys.modules.get("IPython")
    shell = started.get_ipython() if started is not None else None
    if shell is not None:  # a plain interpreter shows text alone
        shell.display_formatter.formatters["text/html"].for_type(pd.DataFrame, legible_html)


def with_amounts(frame: pd.DataFrame, *, lang: Lang = "zh") -> pd.DataFrame:
    """Return a table with `value`, `place`, `low` and `high` as amounts in the unit of their row, in words.

    Parameters
    ----------
    frame : DataFrame
        Rows of one of the study's tables, with the column `unit` and any of those columns, in base units.
    lang : {"zh", "en"}

    Raises
    ------
    UsageError
        When there is no column `unit`.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"low": [239_950_000_000.0, 8.5], "high": [float("inf"), 9.5], "unit": ["CNY", "%"]})
    >>> with_amounts(frame)[["low", "high"]].to_numpy().tolist()
    [['2399.5亿元', '∞'], ['8.5%', '9.5%']]
    """
    if "unit" not in frame.columns:
        raise UsageError("a table with the column unit", met=", ".join(map(str, frame.columns)) or "none")
    said = {
        name: [format_amount(value, unit, lang=lang) for value, unit in zip(frame[name], frame["unit"], strict=True)]
        for name in AMOUNTS
        if name in frame.columns
    }  # fmt: skip
    return frame.assign(**said)


def legible_number(value: float) -> str:
    """Return a number with its thousands set apart and no exponent, of at most ten digits where it has decimals.

    Examples
    --------
    >>> legible_number(239_950_000_000.0), legible_number(15.5), legible_number(float("inf"))
    ('239,950,000,000', '15.5', 'inf')
    """
    return (
        f"{value:,.10g}" if abs(value) < 1e10 or value in (float("inf"), float("-inf")) else f"{value:,.0f}"
    )


def legible_html(frame: pd.DataFrame) -> str | None:
    """Return the html that pandas shows of a table, words on the left and large numbers without exponents.

    A column is of words when it holds text; the numbers of a table are written anew only where one would get an exponent.
    """
    import pandas as pd

    numbers = frame.select_dtypes("floating").abs()
    large = ((numbers >= _EXPONENTS_FROM) & (numbers != float("inf"))).any(axis=None)
    with pd.option_context("display.float_format", legible_number) if large else nullcontext():
        # as it was made before this function took its place; None where the option for html is off
        text = frame._repr_html_()
    return None if text is None else _to_the_left(text, frame)


def _to_the_left(text: str, frame: pd.DataFrame) -> str:
    """Return pandas' html with a style at each cell of words: viewers of notebooks drop style sheets and keep these."""
    words = [_holds_text(frame.iloc[:, at]) for at in _shown_columns(frame)]
    named = [_holds_text(frame.index.get_level_values(level)) for level in range(frame.index.nlevels)]
    lines, column, in_head = [], 0, False
    for line in text.splitlines():
        mark = line.strip()
        if mark.startswith("<thead"):
            in_head = True
        elif mark.startswith("</thead"):
            in_head = False
        if mark.startswith("<tr"):
            column = 0
        if mark.startswith("<td>"):
            lines.append(
                line.replace("<td>", f"<td{_LEFT}>", 1) if column < len(words) and words[column] else line
            )
            column += 1
        elif mark.startswith("<th") and not in_head and all(named):
            lines.append(re.sub(r"<th\b", f"<th{_LEFT}", line, count=1))
        elif mark.startswith("<th>") and in_head and frame.columns.nlevels == 1:
            at = column - frame.index.nlevels
            left = all(named) if at < 0 else at < len(words) and words[at]
            lines.append(line.replace("<th>", f"<th{_LEFT}>", 1) if left else line)
            column += 1
        else:
            lines.append(line)
    return "\n".join(lines)


def _shown_columns(frame: pd.DataFrame) -> list[int]:
    """Return the columns that pandas shows of a table, the one it writes for those left out as the one before it."""
    import pandas as pd

    count, most = frame.shape[1], pd.get_option("display.max_columns") or 0
    if not most or count <= most:
        return list(range(count))
    half = most // 2
    return [*range(half), half - 1, *range(count - half, count)]


def _holds_text(values: pd.Series | pd.Index) -> bool:
    import pandas as pd

    return pd.api.types.is_string_dtype(values.dtype) or (
        values.dtype == object and any(isinstance(value, str) for value in values)
    )
