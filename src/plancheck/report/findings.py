"""The key findings of a report: sentences from the tables, contradictions first, numbers in each."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import inf, isfinite
from typing import TYPE_CHECKING, Any

from plancheck.report.amounts import format_interval
from plancheck.report.dates import last_year

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

    First the contradictions (those that change a conclusion at the top), then the targets missed, what targets imply
    together, the other outcomes, the consistent relations nearest to the edge, and the counts.
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
    found += [_outcome(sheet, row) for row in judged if row.outcome == "missed"]
    found += [_implied(sheet, row) for row in sheet.implied.head(IMPLIED_SHOWN).itertuples()]
    rest = [row for row in judged if row.outcome != "missed"]
    found += [_outcome(sheet, row) for row in sorted(rest, key=lambda row: OUTCOME_ORDER[row.outcome])]
    shown = OVERVIEW_SHOWN if sheet.kind == "overview" else CONSISTENT_SHOWN
    right = claims[(claims["verdict"] == "consistent") & (claims["kind"] != "repeat")]
    found += [_claim(sheet, claim) for claim in right.head(shown).itertuples()]
    return (*found, *_counts(sheet))


def _claim(sheet: Sheet, claim: Any) -> Finding:
    text = claim.text_zh if sheet.lang == "zh" else claim.text_en
    distance = _distance(sheet, claim)
    if distance:
        text = sheet.words.say("finding.more", text=text.rstrip("。."), more=distance)
    return Finding(text, claim.verdict, f"claim:{claim.claim}", claim.document)


def _distance(sheet: Sheet, claim: Any) -> str:
    """Return how far apart the two sides are, where that is a finding: contradictions, and floors below what is computed."""
    words = sheet.words
    if claim.verdict == "inconsistent" and claim.margin == claim.margin:
        apart = words.say("finding.apart", percent=f"{100 * abs(claim.margin):.1f}%")
        share = _same_share(sheet, claim) if claim.kind == "repeat" else ""
        return words["clause_join"].join(part for part in (apart, share) if part)
    ends = (float(claim.computed_low), float(claim.computed_high))
    floor = _printed_floor(sheet, claim)
    if claim.verdict != "consistent" or floor is None or not all(isfinite(end) for end in ends):
        return ""
    low, high = ends
    if claim.kind == "sum":
        return words["finding.nothing_over"] if low == high == floor else ""
    if not 0 < floor < low:
        return ""
    short = f"{100 * (1 - floor / low):.1f}–{100 * (1 - floor / high):.1f}%"
    return words.say("finding.floor_below", percent=short)


def _operand_rows(sheet: Sheet, claim: Any) -> list[Any]:
    from plancheck.report.sheets import operand_places

    places = operand_places(claim)
    frame = sheet.study.statements
    keys = (f"{document}#{start}" for document, start in zip(frame["document"], frame["start"], strict=True))
    return list(frame[[key in places for key in keys]].itertuples())


def _printed_floor(sheet: Sheet, claim: Any) -> float | None:
    """Return the figure of a stated lower bound as printed; the interval of the table begins where it may be rounded from."""
    if float(claim.stated_high) != inf:
        return None
    values = {float(row.value) for row in _operand_rows(sheet, claim) if row.figure == claim.stated}
    return values.pop() if len(values) == 1 else None


def _same_share(sheet: Sheet, claim: Any) -> str:
    """Return that the documents which contradict each other on a level state the same share; empty where they do not."""
    rows = _operand_rows(sheet, claim)
    if len({row.document for row in rows}) != 2 or not rows[0].concept:
        return ""
    frame = sheet.study.statements
    own = (frame["measure"] == "share") & (frame["status"] == "observed")
    for name in ("concept", "region", "period"):
        own &= frame[name] == getattr(rows[0], name)
    values = [set(frame[own & (frame["document"] == row.document)]["value"].astype(float)) for row in rows]
    common = set.intersection(*values)
    return sheet.words.say("finding.same_share", percent=f"{common.pop():g}%") if len(common) == 1 else ""


def _implied(sheet: Sheet, row: Any) -> Finding:
    """Return what targets set together imply, with what it was before and what came."""
    words, lang = sheet.words, sheet.lang

    def interval(low: Any, high: Any) -> str:
        return format_interval(low, high, row.unit, lang=lang, digits=3)

    text = words.say(
        f"finding.implied.{row.kind}", indicator=sheet.labels.concept(row.concept, lang=lang), region=sheet.region(row),
        period=row.period, implied=interval(row.low, row.high), targets=words["list_join"].join(_stated_at(sheet, target) for target in row.targets.split(" ; ")),
    )  # fmt: skip
    if row.base_low == row.base_low and row.base_period:
        text += words.say(
            "finding.implied_before", period=row.base_period, value=interval(row.base_low, row.base_high)
        )
    if row.outcome_low == row.outcome_low:
        text += words.say("finding.implied_came", value=interval(row.outcome_low, row.outcome_high))
        text += words["finding.not_judged"] if row.outcome == "undetermined" else ""
    return Finding(text + words["full_stop"], "", f"implied:{row.implied}", "")


def _stated_at(sheet: Sheet, target: str) -> str:
    """Return the printed figure of a target with its place."""
    document, _, start = target.rpartition(":")
    frame = sheet.study.statements
    own = frame[(frame["document"] == document) & (frame["start"].astype(str) == start)]
    figure = "".join(str(own["figure"].iloc[0]).split()) if len(own) else ""
    return sheet.words.say("finding.figure_at", figure=figure, place=target) if figure else target


def _outcome(sheet: Sheet, row: Any) -> Finding:
    text = row.text_zh if sheet.lang == "zh" else row.text_en
    year = _definition_change(sheet, row) if row.outcome == "undetermined" else None
    if year is not None:
        more = sheet.words.say("finding.definition_changed", year=year)
        text = sheet.words.say("finding.more", text=text.rstrip("。."), more=more)
    return Finding(text, row.outcome, f"target:{row.document}:{row.start}", row.document)


def _definition_change(sheet: Sheet, row: Any) -> int | None:
    """Return the last year in which the series of a target was cut after the base year; None where it was not."""
    frame = sheet.study.series
    own = frame[(frame["concept"] == row.concept) & (frame["region"] == row.region) & (frame["break"] != "")]
    base, end = last_year(str(row.base_period).removesuffix(".0")), last_year(row.period)
    years = {period[:4] for period in own["period"] if base.isdigit() and base < period[:4] <= end}
    return int(max(years)) if years else None


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
