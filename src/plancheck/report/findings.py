"""The key findings of a report: sentences from the tables, contradictions first, numbers in each."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from plancheck.report.amounts import format_interval

if TYPE_CHECKING:
    from plancheck.report.sheets import Sheet

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
    changes = claims["changes_conclusion"].fillna(False).astype(bool)
    wrong = claims[claims["verdict"] == "inconsistent"].assign(_changes=changes).sort_values(
        "_changes", ascending=False, kind="stable"
    )  # fmt: skip
    found = [_claim(sheet, claim) for claim in wrong.itertuples()]
    found += [_outcome(sheet, row) for row in sheet.targets.itertuples() if row.outcome in ("met", "missed")]
    right = claims[(claims["verdict"] == "consistent") & (claims["kind"] != "repeat")]
    found += [_claim(sheet, claim) for claim in right.head(CONSISTENT_SHOWN).itertuples()]
    return (*found, *_counts(sheet))


def _claim(sheet: Sheet, claim: Any) -> Finding:
    text = claim.text_zh if sheet.lang == "zh" else claim.text_en
    return Finding(text, claim.verdict, f"claim:{claim.claim}", claim.document)


def _outcome(sheet: Sheet, row: Any) -> Finding:
    text = sheet.words.say(
        "finding.outcome_one",
        region=sheet.region(row), period=row.period, indicator=sheet.indicator(row),
        target=format_interval(row.low, row.high, row.unit, lang=sheet.lang),
        outcome=format_interval(row.outcome_low, row.outcome_high, row.unit, lang=sheet.lang),
        verdict=sheet.words[f"outcome.{row.outcome}"],
    )  # fmt: skip
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
