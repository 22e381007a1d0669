"""What all blocks of a report share: signs, intervals as text, notes on sources, tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from plancheck.report.amounts import format_interval
from plancheck.report.display import Block, plain_table, render_block, table_block

if TYPE_CHECKING:
    import pandas as pd

from plancheck.report.scope import Scope, one_line
from plancheck.report.sentences import say_figure

VERDICT_SIGNS = {
    "consistent": "✓", "inconsistent": "✗", "unverifiable": "?",
    "met": "✓", "missed": "✗", "undetermined": "?", "open": "…",
    "above trend": "↑", "on trend": "→", "below trend": "↓", "not assessable": "?",
}  # fmt: skip


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
        return said if self.lang == "zh" or said == printed else f"{said} ({printed})"

    def _sign(self, family: str, verdict: str) -> str:
        return f"{VERDICT_SIGNS[verdict]} {self.words[f'{family}.{verdict}']}"

    def _intervals(self, frame: pd.DataFrame, low: str, high: str) -> list[str]:
        triples = zip(frame[low], frame[high], frame["unit"], strict=True)
        return [format_interval(a, b, unit, lang=self.lang) if a == a else "–" for a, b, unit in triples]

    def _percentages(self, frame: pd.DataFrame, name: str) -> list[str]:
        pairs = zip(frame[f"{name}_low_pct"], frame[f"{name}_high_pct"], strict=True)
        return [format_interval(a, b, "%", lang=self.lang, digits=3) if a == a else "–" for a, b in pairs]

    def _source_note(self) -> str:
        words = self.words
        names = [self.labels.document(one).name for one in self.documents]
        kinds = sorted(set(self.statements["source"]))
        read = words["list_join"].join(words[f"source.{kind}"] for kind in kinds)
        return f"{words['source']}: {words['list_join'].join(names)} ({read})"

    def _table(self, name: str, data: Mapping[str, Sequence[Any]], *, folded: bool = False) -> Block:
        """Return a table with great-tables; long folded ones by a plain macro, as great-tables sets cell by cell."""
        words = self.words
        caption, note, text = words[f"table.{name}"], self._source_note(), plain_table(data)
        if folded:
            rows = [[str(cell) for cell in row] for row in zip(*data.values(), strict=True)]
            unfold = words.say("unfold", n=len(rows))
            html = render_block(
                "rows", name=name, caption=caption, note=note, columns=list(data), rows=rows, unfold=unfold
            )
            return Block(html, text)
        import pandas as pd
        from great_tables import GT

        frame = pd.DataFrame(
            {column: [str(cell) for cell in cells] for column, cells in data.items()}, dtype=object
        )
        anchored = name == "targets" and self.kind == "plan"
        anchors = [f"target-{start}" for start in self.targets["start"]] if anchored else []
        table = GT(frame, id=f"plancheck-{name}")
        return table_block(table, name=name, caption=caption, note=note, text=text, anchors=anchors)
