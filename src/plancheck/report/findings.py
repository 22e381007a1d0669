"""The key findings of a report: sentences from the tables, contradictions first, numbers in each."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plancheck.report.sheets import Sheet

OUTCOME_ORDER = {"missed": 0, "met": 1, "undetermined": 2}
IMPLIED_SHOWN = 4
OVERVIEW_SHOWN = 16
CONSISTENT_SHOWN = 6  # consistent relations named one by one, those nearest to the edge; the table has all


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence with what it rests on.

    Parameters
    ----------
    text : str
    verdict : str
        A verdict of claims or outcomes; empty for counts.
    key : str
        Stable while the text is: what two runs compare.
    document : str
    """

    text: str
    verdict: str
    key: str
    document: str

    def facts(self) -> dict[str, str]:
        """Return the finding as plain data."""
        return asdict(self)


def find_findings(sheet: Sheet) -> tuple[Finding, ...]:
    """Return the findings of a report in the order of their weight.

    First the contradictions (those that change a conclusion at the top), then the outcomes of targets, then the
    consistent relations nearest to the edge, then the counts.
    """
    claims = sheet.claims
    wrong = claims[claims["verdict"] == "inconsistent"]
    wrong = wrong.sort_values("changes_conclusion", ascending=False, kind="stable", na_position="last")
    found = [_claim(sheet, claim) for claim in wrong.itertuples()]
    # an undetermined outcome is a finding where there is a figure and the definition stands in the way
    judged = [
        row
        for row in sheet.targets.itertuples()
        if row.outcome in OUTCOME_ORDER and row.outcome_low == row.outcome_low
    ]
    found += [_outcome(sheet, row) for row in sorted(judged, key=lambda row: OUTCOME_ORDER[row.outcome])]
    shown = OVERVIEW_SHOWN if sheet.kind == "overview" else CONSISTENT_SHOWN
    right = claims[(claims["verdict"] == "consistent") & (claims["kind"] != "repeat")]
    found += [_claim(sheet, claim) for claim in right.head(shown).itertuples()]
    found += [
        Finding(row.reason, "", f"implied:{row.implied}", "")
        for row in sheet.implied.head(IMPLIED_SHOWN).itertuples()
    ]
    return (*found, *_counts(sheet))


def _claim(sheet: Sheet, claim: Any) -> Finding:
    text = claim.text_zh if sheet.lang == "zh" else claim.text_en
    return Finding(text, claim.verdict, f"claim:{claim.claim}", claim.document)


def _outcome(sheet: Sheet, row: Any) -> Finding:
    text = row.text_zh if sheet.lang == "zh" else row.text_en
    return Finding(text, row.outcome, f"target:{row.document}:{row.start}", row.document)


def _counts(sheet: Sheet) -> list[Finding]:
    words, claims, targets = sheet.words, sheet.claims, sheet.targets

    def count(frame: Any, column: str) -> dict[str, int]:
        return {str(value).replace(" ", "_"): int(n) for value, n in frame[column].value_counts().items()}

    def say(key: str, names: tuple[str, ...], counts: dict[str, int], **more: int) -> Finding:
        return Finding(words.say(key, **{name: counts.get(name, 0) for name in names}, **more), "", key, "")

    found = [
        say("finding.counts", (), {}, statements=len(sheet.statements), targets=int((sheet.statements["status"] == "target").sum())),
    ]  # fmt: skip
    if len(claims):
        found.append(say("finding.claims", ("consistent", "inconsistent", "unverifiable"), count(claims, "verdict"), claims=len(claims)))  # fmt: skip
    if len(targets):
        found.append(say("finding.outcomes", ("met", "missed", "undetermined", "open"), count(targets, "outcome"), assessed=len(targets)))  # fmt: skip
        found.append(say("finding.trend", ("above_trend", "on_trend", "below_trend", "not_assessable"), count(targets, "consistency")))  # fmt: skip
    return found
