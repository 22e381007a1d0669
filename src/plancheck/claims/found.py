"""The claims of one check together."""

from __future__ import annotations

from plancheck.amounts import say_margin
from plancheck.claims.claim import Claim
from plancheck.rowlist import RowList
from plancheck.schema import CLAIM_VERDICTS, CLAIMS


class Claims(RowList[Claim]):
    """Claims of one check: a list that shows itself as a table and becomes a frame.

    Examples
    --------
    >>> Claims()
    Claims(0 relations: 0 consistent, 0 inconsistent, 0 unverifiable)
    """

    table = CLAIMS
    called = "relation"
    verdict = "verdict"
    verdicts = CLAIM_VERDICTS
    header = ("verdict", "kind", "finding", "margin", "document")
    footer = "Rest the pointer on a row to see its operands as document#offset:figure. What a verdict says and does not say: docs, Explanation."

    def cells(self, row: Claim) -> tuple[object, ...]:
        """Return verdict, kind, finding, margin and document."""
        margin = "" if row.margin is None else say_margin(row.margin)
        return row.verdict, row.kind, row.text_en, margin, row.document

    def hint(self, row: Claim) -> str:
        """Return roles, operands and why, or on which reading."""
        return f"{row.roles}\n{row.operands}\n{row.reason or row.reading}"
