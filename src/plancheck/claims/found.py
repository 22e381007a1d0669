"""The claims of one check together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plancheck.claims.claim import Claim
from plancheck.htmltable import html_table
from plancheck.schema import CLAIM_VERDICTS, CLAIMS
from plancheck.tables import rows_frame

if TYPE_CHECKING:
    import pandas as pd


class Claims(list[Claim]):
    """Claims of one check: a list that shows itself as a table and becomes a frame.

    Examples
    --------
    >>> Claims()
    Claims(0 relations: 0 consistent, 0 inconsistent, 0 unverifiable)
    """

    def __repr__(self) -> str:
        counts = Counter(claim.verdict for claim in self)
        said = ", ".join(f"{counts[verdict]} {verdict}" for verdict in CLAIM_VERDICTS)
        return f"Claims({len(self)} relations: {said})"

    def to_frame(self) -> pd.DataFrame:
        """Return the claims as the table of that name, one row each."""
        return rows_frame(CLAIMS, self)

    def _repr_html_(self) -> str:
        rows = [
            (
                claim.verdict,
                claim.kind,
                claim.text_en,
                "" if claim.margin is None else f"{claim.margin:+.2%}",
                claim.document,
            )
            for claim in self
        ]
        return html_table(
            ("verdict", "kind", "finding", "margin", "document"),
            rows,
            caption=repr(self),
            hints=[f"{claim.roles}\n{claim.operands}\n{claim.reason or claim.reading}" for claim in self],
            footer="Rest the pointer on a row to see its operands as document#offset:figure. What a verdict says and does not say: docs, Explanation.",
        )
