"""The relations between figures as a figure and a table."""

from __future__ import annotations

from typing import Any

from plancheck.amounts import one_line, say_percent
from plancheck.claims.graph import claim_operands
from plancheck.claims.wording import reading_words
from plancheck.report.amounts import format_interval
from plancheck.report.blocks import VERDICT_SIGNS, Blocks
from plancheck.report.display import Block, Figure, figure_of
from plancheck.report.sentences import say_figure, say_period, thing
from plancheck.report.words import shorten, tight


class ClaimBlocks(Blocks):
    """Blocks made from the claims in scope."""

    def claims_figure(self) -> Figure | Block:
        """Return the recomputed and the stated interval of each relation that has both."""
        from plancheck.report.figures import comparable_claims, plot_claims

        drawn = comparable_claims(self.claims)
        if drawn.empty:
            return self._nothing("no_drawn_claims")
        counts = {v: int((drawn["verdict"] == v).sum()) for v in ("consistent", "inconsistent")}
        return figure_of(
            plot_claims(
                drawn, names=[self.claim_name(claim) for claim in drawn.itertuples()], lang=self.lang
            ),
            name="figure-claims",
            caption=self.words["caption.claims"]
            + (
                self.words.say("caption.claims_left", n=len(self.claims) - len(drawn))
                if len(self.claims) > len(drawn)
                else ""
            ),
            alt=self.words.say("alt.claims", drawn=len(drawn), **counts),
            source=self._source_note(),
        )

    def claim_name(self, claim: Any) -> str:
        """Return a relation in two lines for an axis: what it is about, then the stated figure, the relation, the verdict."""
        places = ((one.document, one.start) for one in claim_operands(claim))
        rows = [row for row in (self.statement_at(*place) for place in places) if row is not None]
        stated = next((row for row in rows if row.figure == claim.stated), rows[-1] if rows else None)
        kind, sign = self.words[f"kind.{claim.kind}"], VERDICT_SIGNS[claim.verdict]
        if stated is None:
            return f"{kind} {shorten(one_line(claim.stated), 16)} {sign}"
        name = shorten(thing(self, stated), 30 if self.lang == "en" else 18)
        period = say_period(stated.period, lang=self.lang)
        figure = say_figure(stated, lang=self.lang)
        first = self.words.say("thing_in", region=self.region(stated), thing=name, period=period)
        return first + "\n" + self.words.say("claim_line", period=period, figure=figure, kind=kind, sign=sign)

    def claims_graph(self) -> Figure | Block:
        """Return the figures of the document as a graph of the relations between them, coloured by verdict."""
        from plancheck.claims.graph import claim_graph
        from plancheck.report.graphs import SHOWN_EDGES, plot_claim_graph

        graph = claim_graph(self.claims.itertuples())  # contradictions first, so that a long list keeps them
        edges = graph.edges[:SHOWN_EDGES]
        if not edges:
            return self._nothing("no_graph")
        names = {name for edge in edges for name in (edge.source, edge.target)}
        counts = {
            v: len({e.claim for e in edges if e.verdict == v})
            for v in ("consistent", "inconsistent", "unverifiable")
        }
        return figure_of(
            plot_claim_graph(edges, labels={name: self._node_label(name) for name in names}, lang=self.lang),
            name="figure-graph",
            caption=self.words["caption.graph"],
            alt=self.words.say("alt.graph", nodes=len(names), **counts),
            source=self._source_note(),
        )

    def _node_label(self, node: str) -> str:
        from plancheck.report.graphs import shorten_line

        if node.endswith("?"):
            claim = next(row for row in self.claims.itertuples() if row.claim == node[:-1])
            value = format_interval(
                claim.computed_low, claim.computed_high, claim.unit, lang=self.lang, digits=3
            )
            role = claim.implied.partition(":")[0]
            return f"{self.words.get(f'role.{role}', role)}\n{value if claim.computed_low == claim.computed_low else '?'}"
        document, _, start = node.rpartition(":")
        row = self.statement_at(document, int(start))
        if row is None:
            return node
        lines = [
            say_period(row.period, lang=self.lang) + " " + say_figure(row, lang=self.lang),
            thing(self, row),
        ]
        if document != self.subject:
            lines.append(self.labels.document(document, lang=self.lang).name)
        return "\n".join(shorten_line(line) for line in lines)

    def claims_table(self) -> Block:
        """Return the relations checked: verdict, recomputed beside stated, the finding as a sentence, reading."""
        from plancheck.report.findings import say_claim

        words, frame = self.words, self.claims
        if frame.empty:
            return self._nothing("no_claims")
        data = {
            words["verdict"]: [self._sign("verdict", verdict) for verdict in frame["verdict"]],
            words["kind"]: [words[f"kind.{kind}"] for kind in frame["kind"]],
            words["explanation"]: [say_claim(self, claim) for claim in frame.itertuples()],
            words["computed"]: self._intervals(frame, "computed_low", "computed_high"),
            words["stated"]: [self._stated(claim) for claim in frame.itertuples()],
            words["margin"]: [
                say_percent(100 * margin, signed=True) if margin == margin else "–"
                for margin in frame["margin"]
            ],
            words["reading"]: [
                self.words["reading_join"].join(
                    dict.fromkeys(
                        part
                        for part in (
                            *(tight(reading_words(one, self.lang)) for one in reading.split(";") if one),
                            self.reasons.say(reason),
                        )
                        if part
                    )
                )
                for reading, reason in zip(frame["reading"], frame["reason"], strict=True)
            ],
        }
        if self.kind != "plan":
            data[words["document"]] = list(frame["document"])
        return self._table("claims", data, folded=self.kind != "plan")

    def _stated(self, claim: Any) -> str:
        """Return the stated figure of a relation in the reader's language; as printed where no statement has it."""
        places = ((one.document, one.start) for one in claim_operands(claim))
        rows = (self.statement_at(*place) for place in places)
        stated = next((row for row in rows if row is not None and row.figure == claim.stated), None)
        return (one_line(claim.stated) or "–") if stated is None else say_figure(stated, lang=self.lang)
