"""What a template's cells show: blocks of a report, each as escaped HTML for readers and plain text for comparisons.

Every text passes through Jinja2's autoescape in ``pages/blocks.html.j2``; nothing here joins HTML by hand.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from great_tables import GT
    from jinja2 import Environment
    from matplotlib.axes import Axes

FACTS_MIME = "application/vnd.plancheck.report+json"


@cache
def environment() -> Environment:
    """Return the Jinja2 environment of the report's pages: autoescape on, an unknown name is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("plancheck.report", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render_block(name: str, /, **values: Any) -> str:
    """Return the HTML of the macro `name` of ``pages/blocks.html.j2``."""
    macro = getattr(environment().get_template("blocks.html.j2").module, name)
    return str(macro(**values))


@dataclass(frozen=True)
class Block:
    """One piece of a report.

    Parameters
    ----------
    html : str
        Escaped HTML.
    text : str
        The same for a terminal, a screen reader's copy, a comparison of two kernels.
    facts : Mapping, optional
        What the site's index needs to know; travels as its own MIME type inside the executed notebook.
    """

    html: str
    text: str
    facts: Mapping[str, Any] | None = None

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        bundle: dict[str, Any] = {"text/html": self.html, "text/plain": self.text}
        if self.facts is not None:
            bundle[FACTS_MIME] = json.loads(json.dumps(self.facts))
        return bundle


@dataclass(frozen=True)
class Figure:
    """A drawn figure with what a reader needs who does not see it.

    Parameters
    ----------
    png : bytes
    name : str
        Anchor in the page.
    caption : str
        What is drawn and how to read it.
    alt : str
        What is to be seen, in words and numbers.
    source : str
        Where the values come from.
    width : int
        In CSS pixels.
    """

    png: bytes = field(repr=False)
    name: str
    caption: str
    alt: str
    source: str
    width: int

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        about = {
            "alt": self.alt,
            "caption": self.caption,
            "source": self.source,
            "name": self.name,
            "width": self.width,
            "needs_background": "light",
        }
        image = base64.b64encode(self.png).decode("ascii")
        return {"image/png": image, "text/plain": repr(self)}, {"image/png": about}

    def __repr__(self) -> str:
        return f"Figure {self.name}: {self.caption} [{self.alt}] {self.source}"


def figure_of(ax: Axes, *, name: str, caption: str, alt: str, source: str = "", dpi: int = 180) -> Figure:
    """Return the figure that `ax` belongs to, drawn to PNG, and close it.

    The PNG carries no date and no version, so that equal inputs give equal bytes.
    """
    import io

    canvas: Any = ax.figure
    out = io.BytesIO()
    canvas.savefig(out, format="png", dpi=dpi, transparent=True, metadata={"Software": None})
    width = round(canvas.get_size_inches()[0] * 110)
    close(canvas)
    return Figure(out.getvalue(), name, caption, alt, source, width)


def style_probe() -> None:
    """Draw one small figure and one small table, so that what they load is loaded."""
    import pandas as pd
    from great_tables import GT

    from plancheck.report.axes import draw_probe

    figure_of(draw_probe(), name="probe", caption="", alt="", dpi=20)
    GT(pd.DataFrame({"数": ["1"]}), id="probe").as_raw_html()


def close(canvas: Any) -> None:
    """Let go of a drawn figure, so that the inline backend does not show it a second time."""
    from plancheck.report.axes import close_figure

    close_figure(canvas)


def table_block(
    table: GT, *, name: str, caption: str, note: str, text: str, anchors: Sequence[str] = ()
) -> Block:
    """Return a great-tables table as a block that scrolls by itself on narrow screens.

    The table's own style sheet is left out: the page styles tables for light, dark and print alike.

    Parameters
    ----------
    table : GT
    name : str
        Name of the block: its file and the start of its ids.
    caption : str
    note : str
        What stands below it.
    text : str
        What it says in words, for who does not see it.
    anchors : sequence of str
        Ids of the rows, so that a link can point to one.
    """
    from markupsafe import Markup

    table_html = re.sub(r"<style>.*?</style>", "", table.as_raw_html(), flags=re.DOTALL)
    head, start, rows = table_html.partition('<tbody class="gt_table_body">')
    for anchor in anchors:
        before, row, rows = rows.partition("<tr>")
        head, start = head + start + before + (f'<tr id="{anchor}">' if row else ""), ""
    body = Markup(head + start + rows)  # noqa: S704 great-tables has escaped its cells
    html = render_block("table", name=name, caption=caption, note=note, body=body)
    return Block(html, text)


def plain_table(columns: Mapping[str, Sequence[Any]]) -> str:
    """Return a table as tab-separated lines."""
    rows = zip(*columns.values(), strict=True)
    return "\n".join("\t".join(str(cell) for cell in row) for row in (tuple(columns), *rows))
