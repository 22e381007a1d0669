"""What all blocks of a report share: signs, intervals as text, notes on sources, tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from plancheck.report.amounts import format_interval
from plancheck.report.display import Block, plain_table, render_block, table_block

if TYPE_CHECKING:
    import pandas as pd

from plancheck.amounts import one_line
from plancheck.report.scope import Scope
from plancheck.report.sentences import say_figure

VERDICT_SIGNS = {
    "consistent": "✓", "inconsistent": "✗", "unverifiable": "?",
    "met": "✓", "missed": "✗", "undetermined": "?", "open": "…",
    "above trend": "↑", "on trend": "→", "below trend": "↓", "not assessable": "?",
}  # fmt: skip


# Columns of numbers, set to the right.
NUMBERS = (
    "figure", "interval", "value", "required", "past", "probability", "outcome.value", "computed", "stated", "margin",
    "growth_pct", "backtest", "implied", "before",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of a folded table under one heading: the heading, and each row's anchor and cells."""

    group: str
    rows: list[tuple[str, list[str]]]


class Blocks(Scope):
    """A scope that can show itself."""

    def section(self, name: str) -> Block:
        """Return the heading of a section with the sentence that says how to read it."""
        title = self.words[name]
        lead = self.words.get(f"lead.{name}", "")
        return Block(render_block("section", name=name, title=title, lead=lead), f"{title}\n{lead}".strip())

    def _nothing(self, key: str) -> Block:
        return Block(render_block("sentence", text=self.words[key]), self.words[key])

    def stated_figure(self, row: Any) -> str:
        """Return a figure with its bound word; in English the amount with the printed figure behind it."""
        stated = self.statement_at(row.document, row.start)
        printed = one_line(row.figure)
        if stated is None:
            return printed
        said = say_figure(stated, lang=self.lang)
        ascii_alone = unicodedata.normalize("NFKC", printed).isascii()  # 9％ is said when 9% is
        return said if self.lang == "zh" or ascii_alone else f"{said} ({printed})"

    def _sign(self, family: str, verdict: str) -> str:
        return f"{VERDICT_SIGNS[verdict]}\N{NO-BREAK SPACE}{self.words[f'{family}.{verdict}']}"

    def _intervals(self, frame: pd.DataFrame, low: str, high: str, *, digits: int | None = None) -> list[str]:
        triples = zip(frame[low], frame[high], frame["unit"], strict=True)
        return [
            format_interval(a, b, unit, lang=self.lang, digits=digits) if a == a else "–"
            for a, b, unit in triples
        ]

    def _percentages(self, frame: pd.DataFrame, name: str) -> list[str]:
        pairs = zip(frame[f"{name}_low_pct"], frame[f"{name}_high_pct"], strict=True)
        return [format_interval(a, b, "%", lang=self.lang, digits=3) if a == a else "–" for a, b in pairs]

    def _source_note(self) -> str:
        words = self.words
        join = "、" if self.lang == "zh" else "; "
        kinds = sorted(set(self.statements["source"]))
        read = words["list_join"].join(words[f"source.{kind}"] for kind in kinds)
        names = join.join(self.document_name(one) for one in self.documents)
        if self.kind == "overview" and len(self.documents) > 2:
            names = words.say("source.plans", n=len(self.documents))
        return words.say("source_of", names=words.say("read_of", names=names, kinds=read) if read else names)

    def _table(
        self,
        name: str,
        data: Mapping[str, Sequence[Any]],
        *,
        folded: bool = False,
        groups: Sequence[str] = (),
        anchors: Sequence[str] = (),
    ) -> Block:
        """Return a table with great-tables; long folded ones by a plain macro, as great-tables sets cell by cell.

        Parameters
        ----------
        name : str
        data : mapping
            Cells by column.
        folded : bool
            Shown only when the reader unfolds it.
        groups : sequence of str
            What each row of a folded table belongs to; said once above the rows that do.
        anchors : sequence of str
            The id of each row, so that a link can point to it.
        """
        words = self.words
        caption, note = words[f"table.{name}"], self._source_note()
        plain = {words["indicator"]: groups, **data} if groups else data
        text = plain_table(plain)
        right = [column for column in data if column in {words[key] for key in NUMBERS}]
        if folded:
            cells = [[str(cell) for cell in row] for row in zip(*data.values(), strict=True)]
            named = zip(groups or [""] * len(cells), anchors or [""] * len(cells), cells, strict=True)
            parts = [
                Part(group, [(anchor, row) for _, anchor, row in rows])
                for group, rows in groupby(named, key=itemgetter(0))
            ]
            html = render_block(
                "rows", name=name, caption=caption, note=note, columns=list(data), parts=parts, right=right,
                unfold=words.say("unfold", n=len(cells)),
            )  # fmt: skip
            return Block(html, text)
        import pandas as pd
        from great_tables import GT

        frame = pd.DataFrame(
            {column: [str(cell) for cell in cells] for column, cells in data.items()}, dtype=object
        )
        left = [column for column in data if column not in right]
        table = GT(frame, id=f"plancheck-{name}").cols_align("left", left).cols_align("right", right)
        return table_block(table, name=name, caption=caption, note=note, text=text, anchors=anchors)
