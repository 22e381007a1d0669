"""Small html tables for results shown in a notebook; everything is escaped, a row's provenance shows on hover."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from plancheck.marks import mark_verdict, verdict_colour

_LEFT = ' style="text-align: left"'  # JupyterLab sets every cell to the right; these hold words and figures as printed
VERDICT_COLUMNS = ("verdict", "consistency", "outcome")


def html_table(
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    caption: str,
    hints: Iterable[str] = (),
    footer: str = "",
) -> str:
    """Return a table as html.

    Parameters
    ----------
    header : sequence of str
    rows : iterable of sequences
        Cells as they are to be read; None and "" are shown empty. A verdict (in a column of that name) gets its sign and colour.
    caption : str
    hints : iterable of str
        Shown when the pointer rests on a row, one a row; none when empty.
    footer : str
        A line below.

    Examples
    --------
    >>> html_table(["figure"], [["<3%"]], caption="one", hints=["plan:3"])
    '<p>one</p><table><thead><tr><th style="text-align: left">figure</th></tr></thead><tbody><tr title="plan:3"><td style="text-align: left">&lt;3%</td></tr></tbody></table>'
    """
    told = list(hints)
    head = "".join(f"<th{_LEFT}>{html.escape(name)}</th>" for name in header)
    body = []
    for number, row in enumerate(rows):
        title = f' title="{html.escape(told[number])}"' if number < len(told) else ""
        cells = "".join(_cell(name, cell) for name, cell in zip(header, row, strict=True))
        body.append(f"<tr{title}>{cells}</tr>")
    below = f"<p>{html.escape(footer)}</p>" if footer else ""
    return f"<p>{html.escape(caption)}</p><table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>{below}"


def _cell(name: str, cell: object) -> str:
    text = "" if cell is None else str(cell)
    colour = verdict_colour(text) if name in VERDICT_COLUMNS else ""
    if not colour:
        return f"<td{_LEFT}>{html.escape(text)}</td>"
    style = f"text-align: left; border-left: .4em solid {colour}; padding-left: .5em; white-space: nowrap"
    return f'<td style="{style}">{html.escape(mark_verdict(text))}</td>'
