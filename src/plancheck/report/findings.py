"""The key findings of a report: sentences from the tables, the weightiest first, numbers in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from math import inf, isfinite
from typing import TYPE_CHECKING, Any

from plancheck.amounts import one_line, say_percent
from plancheck.claims.graph import claim_graph, claim_operands
from plancheck.report.amounts import format_interval, format_reading, format_value, printed_number
from plancheck.report.dates import last_year
from plancheck.report.sentences import (
    capital,
    enumerated,
    join,
    say_figure,
    say_operand,
    say_period,
    say_thing,
)

if TYPE_CHECKING:
    from plancheck.report.scope import Scope

OUTCOME_ORDER = {"missed": 0, "met": 1, "undetermined": 2}
TREND_ORDER = {"above trend": 0, "on trend": 1, "below trend": 2}
IMPLIED_SHOWN = 4
AHEAD_SHOWN = 6  # targets without an outcome that are set against the growth before them; the table has all
OVERVIEW_SHOWN = 16
CONSISTENT_SHOWN = 6  # consistent relations named one by one, those nearest to the edge; the table has all
OPEN_SHOWN = 8  # findings a reader sees at once; the rest is folded


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence with what it rests on.

    Parameters
    ----------
    text : str
    verdict : str
        A verdict of claims or outcomes; empty for counts.
    key : str
        Names the rows it rests on: what two runs compare.
    document : str
    places : tuple of (str, str)
        Where its figures stand, for a reader who wants to look them up: what is shown, and the link, empty for none.
    """

    text: str
    verdict: str
    key: str
    document: str
    places: tuple[tuple[str, str], ...] = ()

    def facts(self) -> dict[str, str]:
        """Return the finding as plain data, without links, which hold in its own page only."""
        return asdict(self) | {"places": ", ".join(shown for shown, _ in self.places)}


def find_findings(sheet: Scope) -> tuple[Finding, ...]:
    """Return the findings of a report in the order of their weight.

    First the contradictions (those that change a conclusion at the top), then the targets missed, what targets imply
    together, the other outcomes, the targets without an outcome beside the growth before them, those that ask for more
    first, the consistent relations nearest to the edge, and the counts.
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
    judged.sort(key=lambda row: OUTCOME_ORDER[row.outcome])
    groups = list(_same_aims(judged))
    found += [_outcome(sheet, rows) for rows in groups if rows[0].outcome == "missed"]
    found += [_implied(sheet, row) for row in sheet.implied.head(IMPLIED_SHOWN).itertuples()]
    found += [_outcome(sheet, rows) for rows in groups if rows[0].outcome != "missed"]
    ahead = [
        row
        for row in sheet.targets.itertuples()
        if row.consistency in TREND_ORDER and row.outcome_low != row.outcome_low
    ]
    ahead.sort(key=lambda row: TREND_ORDER[row.consistency])
    found += [_ahead(sheet, rows) for rows in list(_same_aims(ahead))[:AHEAD_SHOWN]]
    shown = OVERVIEW_SHOWN if sheet.kind == "overview" else CONSISTENT_SHOWN
    right = claims[(claims["verdict"] == "consistent") & (claims["kind"] != "repeat")]
    found += [_claim(sheet, claim) for claim in right.head(shown).itertuples()]
    return (*found, *_counts(sheet))


# -- relations ------------------------------------------------------------------------------------------------------


def _claim(sheet: Scope, claim: Any) -> Finding:
    text, distance = say_claim(sheet, claim), _distance(sheet, claim)
    if distance:
        text = sheet.words.say("finding.more", text=text.rstrip("。."), more=distance)
    places = _places(sheet, ((operand.document, operand.start) for operand in claim_operands(claim)))
    return Finding(text, claim.verdict, f"claim:{claim.claim}", claim.document, places)


def say_claim(sheet: Scope, claim: Any) -> str:
    """Return a relation as a sentence; in the words of the table where its figures are not in the statements."""
    words, lang = sheet.words, sheet.lang
    operands = claim_operands(claim)
    found = ((one.node, sheet.statement_at(one.document, one.start)) for one in operands)
    rows: dict[str, Any] = {node: row for node, row in found if row is not None}
    text = claim.text_zh if lang == "zh" else sheet.reasons.name(claim.text_en)
    edges = claim_graph([claim]).edges
    if edges and {one.node for one in operands} == set(rows) and edges[0].target in rows:
        stated = rows[edges[0].target]
        others = [rows[edge.source] for edge in edges]
        if claim.kind == "repeat" and len({row.document for row in (*others, stated)}) == 1:
            text = words.say(
                "finding.repeat_within", thing=say_thing(sheet, stated), period=say_period(stated.period, lang=lang),
                figures=words["and_join"].join(say_figure(row, lang=lang) for row in (*others, stated)),
            )  # fmt: skip
        elif claim.kind == "repeat":
            text = words.say(
                "finding.repeat", thing=say_thing(sheet, stated), period=say_period(stated.period, lang=lang),
                figures=words["against"].join(_by_document(sheet, row) for row in (*others, stated)),
            )  # fmt: skip
        else:
            computed = _computed(sheet, claim)
            text = words.say(
                "finding.relation" if computed else "finding.relation_open", thing=say_thing(sheet, stated),
                period=say_period(stated.period, lang=lang), figure=say_figure(stated, lang=lang), computed=computed,
                operands=join(words, (say_operand(sheet, row, beside=stated) for row in others)),
            )  # fmt: skip
        text = capital(text) + words["colon"] + words[f"verdict.{claim.verdict}"] + words["full_stop"]
    elif rows and len(rows) == len(operands) and claim.implied:
        text = _implies(sheet, claim, list(rows.values())) or text
    return str(text)


def _implies(sheet: Scope, claim: Any, rows: list[Any]) -> str:
    """Return what figures imply of one that the document does not state, and the published figure beside it."""
    words, lang = sheet.words, sheet.lang
    role, region, told = claim.implied.split(":", 2)
    concept, _, period = told.rpartition(":")  # a phrase may hold a colon
    computed = _computed(sheet, claim)
    if not computed or not concept:
        return ""
    known = concept in sheet.labels.concepts
    named = sheet.labels.concept(concept, lang=lang) if known else sheet.labels.own_words(concept, lang=lang)
    if role in ("share", "rate"):
        named = words.say("share_alone" if role == "share" else "rate_alone", part=named)
    text = words.say(
        "finding.implies", thing=words.say("thing_at", thing=named, region=sheet.labels.region(region, lang=lang)),
        period=say_period(period, lang=lang), computed=computed,
        operands=words["and_join"].join(
            words.say(
                "figure_of_when", thing=say_thing(sheet, row), figure=say_figure(row, lang=lang),
                period=say_period(row.period, lang=lang),
            )
            for row in rows
        ),
    )  # fmt: skip
    floors = words["finding.at_floors"] if _is_of_floors(claim) else ""
    published = _published(sheet, claim, period)
    return capital(text + floors + words["finding.unstated"] + published) + words["full_stop"]


def _is_of_floors(claim: Any) -> bool:
    """Whether an implied figure comes from floors alone, which imply no value that statistics could bear out."""
    return "floors" in str(claim.reading).split(";")


def _published(sheet: Scope, claim: Any, period: str) -> str:
    """Return the published figure that an implied one was set beside, with its publisher and, where it differs, its year."""
    if claim.actual_low != claim.actual_low or not claim.actual_source:
        return ""
    words, frame = sheet.words, sheet.study.series
    known = list(frame[frame["source"] == claim.actual_source].itertuples())
    of = known[0].period if known else period
    agrees = "agrees" if bool(claim.actual_agrees) else "differs"
    return words.say(
        f"finding.published_{'beside' if _is_of_floors(claim) else agrees}",
        value=_in_words(sheet, format_reading(claim.actual_low, claim.actual_high, claim.unit, lang=sheet.lang)),
        publisher=sheet.publisher(known[0]) if known else claim.actual_source,
        when="" if of == period else words.say("finding.published_of", period=say_period(of, lang=sheet.lang)),
    )  # fmt: skip


def _computed(sheet: Scope, claim: Any) -> str:
    if claim.computed_low != claim.computed_low:
        return ""
    computed = format_interval(claim.computed_low, claim.computed_high, claim.unit, lang=sheet.lang)
    return _in_words(sheet, computed)


def _in_words(sheet: Scope, interval: str) -> str:
    """Return an interval with its open side in words: a sentence reads no sign."""
    for sign, bound in (("≥ ", "bound.at_least"), ("≤ ", "bound.at_most")):
        if interval.startswith(sign):
            return sheet.words.say(bound, figure=interval.removeprefix(sign))
    return interval


def _by_document(sheet: Scope, row: Any) -> str:
    name = sheet.labels.document(row.document, lang=sheet.lang).name
    return sheet.words.say("figure_in", document=name, figure=say_figure(row, lang=sheet.lang))


def _places(sheet: Scope, places: Iterable[tuple[str, int]]) -> tuple[tuple[str, str], ...]:
    """Return where figures stand: the offset, with its document where the report is of several, and the link to its line."""
    return tuple(
        (
            str(start) if sheet.kind == "plan" and document == sheet.subject else f"{document}:{start}",
            sheet.link(document, start),
        )
        for document, start in dict.fromkeys(places)
    )


def _distance(sheet: Scope, claim: Any) -> str:
    """Return how far apart the two sides are, where that is a finding: contradictions, and floors below what is computed."""
    words = sheet.words
    if claim.verdict == "inconsistent" and claim.margin == claim.margin:
        apart = words.say("finding.apart", percent=say_percent(100 * abs(claim.margin)))
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
    least, most = (say_percent(100 * (1 - floor / end)) for end in (low, high))
    short = f"{least.removesuffix('%')}–{most}"
    return words.say("finding.floor_below", percent=short)


def _operand_rows(sheet: Scope, claim: Any) -> list[Any]:
    rows = (sheet.statement_at(operand.document, operand.start) for operand in claim_operands(claim))
    return [row for row in rows if row is not None]


def _printed_floor(sheet: Scope, claim: Any) -> float | None:
    """Return the figure of a stated lower bound as printed; the interval of the table begins where it may be rounded from."""
    if float(claim.stated_high) != inf:
        return None
    values = {float(row.value) for row in _operand_rows(sheet, claim) if row.figure == claim.stated}
    return values.pop() if len(values) == 1 else None


def _same_share(sheet: Scope, claim: Any) -> str:
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


# -- targets --------------------------------------------------------------------------------------------------------


def _implied(sheet: Scope, row: Any) -> Finding:
    """Return what targets set together imply, with what it was before and what came."""
    words, lang = sheet.words, sheet.lang

    def interval(low: Any, high: Any) -> str:
        return format_interval(low, high, row.unit, lang=lang, digits=3)

    targets = [
        (target.rpartition(":")[0], int(target.rpartition(":")[2])) for target in row.targets.split(" ; ")
    ]
    stated = [sheet.statement_at(*target) for target in targets]
    closed = all(one is not None and isfinite(float(one.low)) and isfinite(float(one.high)) for one in stated)
    kind = "part" if row.kind == "whole" and closed else row.kind  # no bounds that could be just met
    text = words.say(
        f"finding.implied.{kind}", indicator=sheet.labels.concept(row.concept, lang=lang), region=sheet.region(row),
        period=say_period(row.period, lang=lang), implied=interval(row.low, row.high),
        targets=words["and_join"].join(_target_figure(sheet, *target) for target in targets),
    )  # fmt: skip
    if row.base_low == row.base_low and row.base_period:
        before, number = say_period(row.base_period, lang=lang), printed_number(row.base_low, row.base_high)
        value = (
            interval(row.base_low, row.base_high)
            if number is None
            else format_value(number, row.unit, lang=lang, digits=4)
        )
        text += words.say("finding.implied_before", period=before, value=value)
    if row.outcome_low == row.outcome_low:
        text += words.say("finding.implied_came", value=interval(row.outcome_low, row.outcome_high))
        text += words["finding.not_judged"] if row.outcome == "undetermined" else ""
    places = _places(sheet, targets)
    return Finding(capital(text) + words["full_stop"], "", f"implied:{row.implied}", "", places)


def _target_figure(sheet: Scope, document: str, start: int) -> str:
    row = sheet.statement_at(document, start)
    if row is None:
        return f"{document}:{start}"
    figure = say_figure(row, lang=sheet.lang)
    return sheet.words.say("figure_of", thing=say_thing(sheet, row), figure=figure)


def _same_aims(rows: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield targets of one document for one thing and year together: a doubling and the level it leads to."""
    groups: dict[tuple[str, ...], list[Any]] = {}
    for row in rows:
        kind = "share" if row.measure == "share" else "level"
        thing = row.concept or row.indicator
        key = (row.document, thing, row.region, kind, last_year(row.period), row.outcome, row.consistency)
        groups.setdefault(key, []).append(row)
    yield from groups.values()


def _outcome(sheet: Scope, rows: list[Any]) -> Finding:
    """Return targets of one thing and year with what came of them and what they asked for."""
    words, row = sheet.words, rows[0]
    text = words.say(
        f"finding.target.{row.outcome}", **_aims(sheet, rows), came=_in_words(sheet, sheet.outcome_value(row))
    )
    pace = _pace(sheet, rows)
    asked = pace["asked"]
    if asked and pace["past"]:
        text += words.say("finding.asked_past", **pace)
    elif asked:
        text += words.say("finding.asked", asked=asked)
    changes = _break_years(sheet, row, told=row.outcome_reason)
    if changes and row.outcome == "undetermined":
        text += words["clause"] + words.say("finding.definition_changed", year=changes[-1])
    elif changes:
        text += words["clause"] + words.say(
            "finding.definition_suspected", years=words["aims_join"].join(changes)
        )
    return _of_targets(sheet, rows, text, row.outcome)


def _ahead(sheet: Scope, rows: list[Any]) -> Finding:
    """Return targets of one thing and year that have no outcome with what they ask for and how likely that is."""
    row = rows[0]
    text = sheet.words.say("finding.target.asks", **_aims(sheet, rows), **_pace(sheet, rows))
    if row.probability == row.probability:
        text += sheet.words.say("finding.chance", percent=say_percent(100 * row.probability, digits=0))
    return _of_targets(sheet, rows, text, "")


def _of_targets(sheet: Scope, rows: list[Any], text: str, verdict: str) -> Finding:
    places = _places(sheet, ((one.document, int(one.start)) for one in rows))
    key = " ; ".join(f"target:{one.document}:{one.start}" for one in rows)
    return Finding(capital(text) + sheet.words["full_stop"], verdict, key, rows[0].document, places)


def _aims(sheet: Scope, rows: list[Any]) -> dict[str, str]:
    """Return what is aimed at, by when, and the figures aimed at, in words."""
    row, lang = rows[0], sheet.lang
    stated = [sheet.statement_at(one.document, one.start) for one in rows]
    # a figure that a plan's text and its table both state is said once, with the bound word that one of them has
    figures: dict[tuple[str, Any], str] = {}
    for one, at in zip(rows, stated, strict=True):
        key = (one.measure, one.figure if at is None else at.value)
        if key not in figures or one.qualifier != "exact":
            figures[key] = one_line(one.figure) if at is None else say_figure(at, lang=lang)
    return {
        "thing": say_thing(sheet, stated[0] if stated[0] is not None else row),
        "period": say_period(last_year(row.period), lang=lang),
        "aims": enumerated(sheet.words, figures.values()),
    }


def _pace(sheet: Scope, rows: list[Any]) -> dict[str, str]:
    """Return the growth that targets ask for, the growth before them and how the two compare, in words."""
    row, words = rows[0], sheet.words
    window = say_period(row.past_window.replace("-", "/"), lang=sheet.lang)
    first, _, last = row.past_window.partition("-")
    crossed = [year for year in _break_years(sheet, row, told=row.past_windows) if first < year <= last]
    if crossed:  # what had cut the series would have ended the window
        window = words.say("finding.window_suspected", window=window, years=words["aims_join"].join(crossed))
    return {
        "asked": _range(sheet, rows, "required"),
        "past": _range(sheet, rows[:1], "past"),
        "window": window,
        "trend": sheet.words[f"consistency.{row.consistency}"],
    }


def _range(sheet: Scope, rows: list[Any], name: str) -> str:
    ends = [(getattr(row, f"{name}_low_pct"), getattr(row, f"{name}_high_pct")) for row in rows]
    known = [(low, high) for low, high in ends if low == low]
    said = (format_interval(low, high, "%", lang=sheet.lang, digits=3) for low, high in known)
    return enumerated(sheet.words, said)


def _break_years(sheet: Scope, row: Any, *, told: str) -> list[str]:
    """Return the years of the breaks, certain or suspected, in a target's series that a reason (`told`) names by id."""
    frame, named = sheet.study.series, set(re.findall(r"[\w-]+", told))
    own = frame[(frame["concept"] == row.concept) & (frame["region"] == row.region) & (frame["break"] != "")]
    breaks = zip(own["period"], own["break"], strict=True)
    return sorted({period[:4] for period, ids in breaks if named & set(ids.split(";"))})


# -- counts ---------------------------------------------------------------------------------------------------------


def _counts(sheet: Scope) -> list[Finding]:
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
