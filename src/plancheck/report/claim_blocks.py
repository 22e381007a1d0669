"""The relations between figures as a figure and a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancheck.report.blocks import Blocks
from plancheck.report.display import Block, Figure, figure_of

if TYPE_CHECKING:
    pass
from plancheck.claims.wording import reading_words
from plancheck.report.reasons import say_reason
from plancheck.report.scope import one_line, shorten
from plancheck.report.sentences import join


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
                drawn, names=[self._claim_name(claim) for claim in drawn.itertuples()], lang=self.lang
            ),
            name="figure-claims",
            caption=self.words["caption.claims"],
            alt=self.words.say("alt.claims", drawn=len(drawn), **counts),
            source=self._source_note(),
        )

    def _claim_name(self, claim: Any) -> str:
        return f"{self.words[f'kind.{claim.kind}']} {shorten(one_line(claim.stated), 16)}"

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
            words["stated"]: [one_line(text) or "–" for text in frame["stated"]],
            words["margin"]: [
                f"{100 * margin:+.1f}%" if margin == margin else "–" for margin in frame["margin"]
            ],
            words["reading"]: [
                join(
                    words,
                    (
                        *(reading_words(one, self.lang) for one in reading.split(";") if one),
                        say_reason(reason, lang=self.lang),
                    ),
                )
                for reading, reason in zip(frame["reading"], frame["reason"], strict=True)
            ],
        }
        if self.kind != "plan":
            data[words["document"]] = list(frame["document"])
        return self._table("claims", data)
