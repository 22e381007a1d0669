"""Every table's columns, once: their types, units, closed sets and meaning.

The pandera schemas, the table part of ``data/datapackage.json``, the csv writer and the docs are all made from
`TABLES`. Plain data, so that a small extraction does not import pandas to know its own columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["string", "text", "integer", "decimal", "number", "boolean"]

MEASURES = (
    "level", "change", "share", "growth", "growth_per_year", "multiple", "growth_multiple", "points_change", "threshold",
)  # fmt: skip
GROWTH_MEASURES = ("growth", "growth_per_year")
CHANGE_MEASURES = ("change", "points_change")
STATUSES = ("observed", "target")
QUALIFIERS = ("exact", "approx", "at_least", "more_than", "nearly", "at_most", "less_than")
LOWER_BOUNDS = ("at_least", "more_than")
UPPER_BOUNDS = ("at_most", "less_than")
CLAIM_KINDS = ("growth", "multiple", "share", "sum", "difference", "repeat", "penetration", "ratio")
CLAIM_VERDICTS = ("consistent", "inconsistent", "unverifiable")
CONSISTENCY_VERDICTS = ("below trend", "on trend", "above trend", "not assessable")
OUTCOME_VERDICTS = ("met", "missed", "undetermined", "open")
SOURCES = ("published", "digest")
DOCUMENT_KINDS = ("plan", "report", "statistics", "other")
CERTAINTIES = ("high", "medium", "low")
GRADES = ("A", "B", "P", "document")


@dataclass(frozen=True, slots=True)
class Column:
    r"""One column of a table.

    Parameters
    ----------
    name : str
    kind : {"string", "text", "integer", "decimal", "number", "boolean"}
        ``text`` may hold line breaks (written ``\n`` in csv); ``decimal`` is exact, ``number`` a float that was
        computed, written with six significant digits (`plancheck.tables.round_number`).
    about : str
        What it means, with the unit where the name does not carry it.
    required : bool
        Whether every row has a value.
    allowed : tuple of str, optional
        The closed set of values.
    """

    name: str
    kind: Kind
    about: str
    required: bool = True
    allowed: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its key, its columns, its meaning. Rows are kept sorted by the key."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    about: str

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns in their order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """Return the column called `name`."""
        return next(column for column in self.columns if column.name == name)


def _c(
    name: str, kind: Kind, about: str, *, required: bool = True, allowed: tuple[str, ...] | None = None
) -> Column:
    return Column(name, kind, about, required, allowed)


_SPAN = (
    _c("document", "string", "id of the document: its file name without the ending"),
    _c(
        "start", "integer", "offset of the figure's first character (Unicode code points of the decoded text)"
    ),
    _c("end", "integer", "offset after the figure's last character"),
)
_FIGURE = (
    _c("figure", "text", "the figure exactly as printed: number, scale and unit, or the words"),
    _c(
        "value", "decimal", "the number in base units: scales multiplied out, percentages as printed before %"
    ),
    _c(
        "unit",
        "string",
        "CNY, USD, %, pp, x, m2, or the counter as written; empty where none is written",
        required=False,
    ),
    _c("qualifier", "string", "the bound word's kind", allowed=QUALIFIERS),
)
_BOUNDS = (
    _c(
        "low",
        "decimal",
        "least value the figure can stand for (rounding and bound word); -Infinity when open",
    ),
    _c("high", "decimal", "greatest value the figure can stand for; Infinity when open"),
)

DOCUMENTS = Table(
    "documents",
    ("document",),
    (
        _c("document", "string", "id of the document: its file name without the ending"),
        _c("title", "string", "title, as declared or as recognised in the head of the text", required=False),
        _c("issuer", "string", "who issued it", required=False),
        _c("number", "string", "the issuer's number of it", required=False),
        _c("date", "string", "date of issue: a year, a month or a day", required=False),
        _c("region", "string", "the document's own area", required=False),
        _c("kind", "string", "what kind of document it is", allowed=DOCUMENT_KINDS),
        _c("first_year", "integer", "first year of the plan, or the year a report reports on", required=False),
        _c("last_year", "integer", "last year of the plan, or the year a report plans", required=False),
        _c("source", "string", "whether the published text or the digest was read", allowed=SOURCES),
        _c("declared", "boolean", "whether origin.yml says all this; else it was recognised from the text"),
        _c("format", "string", "form of the file read"),
        _c("characters", "integer", "length of the decoded text, in Unicode code points"),
        _c("address", "string", "where the issuer publishes it", required=False),
        _c("notes", "string", "what its reader wants known: corrections, limits met, doubts; joined by ' ; '", required=False),
    ),
    "the documents read, one row each",
)  # fmt: skip

QUANTITIES = Table(
    "quantities",
    ("document", "start", "end"),
    (
        *_SPAN,
        *_FIGURE,
        _c("decimals", "integer", "digits printed after the decimal point"),
        _c("place", "decimal", "worth of one unit of the last printed digit, in base units (4.5万亿: 1E11)"),
        *_BOUNDS,
        _c("page", "integer", "page of a paged document, from 1", required=False),
        _c("reason", "string", "why it is no statement; empty when it became one", required=False),
    ),
    "every number with its unit that a document prints, whether or not it became a statement",
)

STATEMENTS = Table(
    "statements",
    ("document", "start", "end"),
    (
        *_SPAN,
        _c("section", "string", "headings above the sentence, joined by ' > '", required=False),
        *_FIGURE,
        _c("place", "decimal", "worth of one unit of the last printed digit, in base units (4.5万亿: 1E11)"),
        *_BOUNDS,
        _c("measure", "string", "what kind of figure it is", allowed=MEASURES),
        _c("status", "string", "reported as fact, or aimed at", allowed=STATUSES),
        _c(
            "indicator", "string", "the thing measured, in the document's words with the subject carried over"
        ),
        _c(
            "concept",
            "string",
            "id in data/vocabulary/indicators.csv; empty when the vocabulary has none",
            required=False,
        ),
        _c("region", "string", "the place spoken of"),
        _c(
            "period",
            "string",
            "2005, 2010-12, 2011-06-30 or a span 2006/2010 (both ends counted)",
            required=False,
        ),
        _c(
            "base_period",
            "string",
            "the earlier period a growth, multiple or change is counted from",
            required=False,
        ),
        _c("of", "string", "the whole of a share: a concept or a phrase", required=False),
        _c("basis", "string", "whose definition the figure follows, where it matters", required=False),
        _c("source", "string", "read from the published text or from the digest", allowed=SOURCES),
        _c(
            "certainty",
            "string",
            "level of the probability, cut where data/vocabulary/certainty.csv says",
            allowed=CERTAINTIES,
        ),
        _c(
            "probability",
            "decimal",
            "how probable it is that the whole row is right, by signs weighed on hand-coded documents",
        ),
        _c(
            "sureness",
            "string",
            "how probable it is that each part is right: part:probability joined by ';'",
            required=False,
        ),
        _c("reasons", "string", "why a part is less than sure: part:reason joined by ';'", required=False),
        _c("page", "integer", "page of a paged document, from 1", required=False),
        _c("sentence", "text", "the sentence or table row the figure stands in"),
    ),
    "figures that a document asserts about a measurable thing, observed or aimed at",
)

CLAIMS = Table(
    "claims",
    ("claim",),
    (
        _c("claim", "string", "id: document, kind and operands' offsets; stable while the text is"),
        _c("document", "string", "where the relation is asserted"),
        _c("kind", "string", "which relation", allowed=CLAIM_KINDS),
        _c("operands", "text", "figures that go in: start:figure joined by ' ; ', another document's as document#start:figure"),
        _c("roles", "string", "what each operand is in the relation, in their order: part, whole, share, base, rate, end, total, ..."),
        _c("computed_low", "decimal", "least value that follows from the operands", required=False),
        _c("computed_high", "decimal", "greatest value that follows from the operands", required=False),
        _c("stated", "text", "what the document says", required=False),
        _c("stated_low", "decimal", "least value the stated figure can stand for", required=False),
        _c("stated_high", "decimal", "greatest value the stated figure can stand for", required=False),
        _c("unit", "string", "unit of the computed and stated values", required=False),
        _c("verdict", "string", "whether the intervals meet", allowed=CLAIM_VERDICTS),
        _c("margin", "number", "distance from the edge as a fraction of the stated value: positive inside, negative outside",
           required=False),
        _c("reading", "string", "conventions and readings that the verdict rests on, joined by ';'", required=False),
        _c("changes_conclusion", "boolean", "whether an inconsistency flips a conclusion such as a target met", required=False),
        _c("implied", "string", "the figure that was solved for because the document does not state it: role:region:concept or phrase:period", required=False),
        _c("actual_low", "decimal", "least value of the published statistic for the implied figure", required=False),
        _c("actual_high", "decimal", "greatest value of the published statistic for the implied figure", required=False),
        _c("actual_source", "string", "row of data/series the implied figure is compared with", required=False),
        _c("actual_agrees", "boolean", "whether the implied figure and the published statistic meet", required=False),
        _c("reason", "string", "why it is unverifiable", required=False),
        _c("text_zh", "string", "the finding as a Chinese sentence"),
        _c("text_en", "string", "the finding as an English sentence"),
    ),
    "relations that documents assert between figures, recomputed",
)  # fmt: skip

SERIES = Table(
    "series",
    ("concept", "measure", "of", "region", "basis", "period", "vintage", "source"),
    (
        _c("concept", "string", "id in data/vocabulary/indicators.csv"),
        _c("measure", "string", "level, share or growth", allowed=MEASURES),
        _c("of", "string", "the whole of a share", required=False),
        _c("region", "string", "place"),
        _c("basis", "string", "whose definition: rival definitions are separate series"),
        _c("period", "string", "year; a part of a year as 2011-06 or 2015-01/2015-06 stays out of yearly series"),
        _c("vintage", "string", "date at which the value was published: what was known when"),
        _c("figure", "text", "the figure exactly as printed"),
        _c("value", "decimal", "in base units"),
        _c("low", "decimal", "least value the printed figure can stand for"),
        _c("high", "decimal", "greatest value the printed figure can stand for"),
        _c("unit", "string", "base unit", required=False),
        _c("qualifier", "string", "the bound word's kind", allowed=QUALIFIERS),
        _c("source", "string", "document:offset of a statement, or the id of a row of data/series"),
        _c("grade", "string", "A statistical office, B press quoting it, P private research house, document", allowed=GRADES),
        _c("publisher", "string", "who says it", required=False),
        _c("title", "string", "title of the page or document", required=False),
        _c("page", "string", "address of the page", required=False),
        _c("reprints", "string", "later dates on which a page repeats the value, joined by ' ; '", required=False),
        _c("break", "string", "ids in data/series/breaks.csv, joined by ';', when the definition changes with this period", required=False),
        _c("chosen", "boolean", "whether this is the value of its period as known at the table's vintage"),
        _c("reason", "string", "why another value of the same period was chosen, or what disagrees with this one", required=False),
    ),
    "yearly values of one concept in one region under one definition, by date of publication",
)  # fmt: skip

GROWTH = Table(
    "growth",
    ("concept", "measure", "of", "region", "basis", "vintage", "first", "last", "model"),
    (
        _c("concept", "string", "id in data/vocabulary/indicators.csv"),
        _c("measure", "string", "level or share", allowed=MEASURES),
        _c("of", "string", "the whole of a share", required=False),
        _c("region", "string", "place"),
        _c("basis", "string", "whose definition"),
        _c("vintage", "string", "what was known at this date"),
        _c("first", "integer", "first year of the segment fitted (segments end at a break)"),
        _c("last", "integer", "last year fitted"),
        _c("n", "integer", "years with a value"),
        _c("model", "string", "name of the model"),
        _c("parameters", "string", "name=value joined by ';'", required=False),
        _c("growth_pct", "number", "growth per year, percent", required=False),
        _c("growth_low_pct", "number", "lower end of its interval, percent", required=False),
        _c("growth_high_pct", "number", "upper end of its interval, percent", required=False),
        _c("aicc", "number", "corrected Akaike criterion", required=False),
        _c("backtest_mase", "number", "mean absolute scaled error over rolling origins", required=False),
        _c("horizon", "integer", "years ahead of `last`", required=False),
        _c("forecast", "number", "value forecast at the horizon", required=False),
        _c("low_80", "number", "lower end of the 80 % interval", required=False),
        _c("high_80", "number", "upper end of the 80 % interval", required=False),
        _c("low_95", "number", "lower end of the 95 % interval", required=False),
        _c("high_95", "number", "upper end of the 95 % interval", required=False),
        _c("converged", "boolean", "whether the fit reached its optimum"),
        _c("reason", "string", "why there is no fit or no forecast", required=False),
    ),
    "growth models fitted to each series",
)

TARGETS = Table(
    "targets",
    ("document", "start", "end"),
    (
        *_SPAN,
        _c("figure", "text", "the target exactly as printed"),
        _c("indicator", "string", "the thing aimed at"),
        _c("concept", "string", "id in data/vocabulary/indicators.csv", required=False),
        _c("measure", "string", "what kind of figure it is", allowed=MEASURES),
        _c("of", "string", "the whole of a share", required=False),
        _c("region", "string", "place"),
        _c("period", "string", "year by which", required=False),
        _c("qualifier", "string", "the bound word's kind", allowed=QUALIFIERS),
        _c("vintage", "string", "date of the plan: nothing later enters the consistency verdict", required=False),
        _c("low", "decimal", "least value that meets the target"),
        _c("high", "decimal", "greatest value that meets the target"),
        _c("unit", "string", "base unit", required=False),
        _c("base_period", "string", "year the required growth is counted from", required=False),
        _c("base_low", "decimal", "least value of the base", required=False),
        _c("base_high", "decimal", "greatest value of the base", required=False),
        _c("base_source", "string", "where the base comes from", required=False),
        _c("asked_low", "decimal", "least level or share that can meet the target; growth and multiples applied to the base", required=False),
        _c("asked_high", "decimal", "level or share that meets it for certain", required=False),
        _c("required_low_pct", "number", "least growth per year that reaches the target, percent", required=False),
        _c("required_high_pct", "number", "greatest growth per year that reaches the target, percent", required=False),
        _c("past_window", "string", "years the past growth is taken over: the window closest in length to the target's", required=False),
        _c("past_low_pct", "number", "least past growth per year, percent", required=False),
        _c("past_high_pct", "number", "greatest past growth per year, percent", required=False),
        _c("past_windows", "string", "every window with its growth per year, joined by ';'", required=False),
        _c("acceleration_pp", "number", "required less past growth per year, percentage points", required=False),
        _c("ratio", "number", "past growth / required growth, as known when the target was set; negative where growth would have to turn", required=False),
        _c("forecast", "number", "median of the calibrated forecast (pooled, or adoption) for the target's year, as known when the target was set", required=False),
        _c("forecast_data", "string", "years, number and horizon of the values the forecast had, or why there is none", required=False),
        _c("probability", "number", "calibrated forecast's probability of reaching the target as known at the vintage: pooled, or adoption where forecast_data says so", required=False),
        _c("probabilities", "string", "model=probability joined by ';'", required=False),
        _c("base_rate", "number", "share of the reference class, of those that had grown as fast, that grew on as the target asks", required=False),
        _c("base_rate_reason", "string", "what the comparable cases are", required=False),
        _c("consistency", "string", "against growth so far", allowed=CONSISTENCY_VERDICTS),
        _c("consistency_reason", "string", "parameters of the verdict, or why there is none"),
        _c("sensitivity", "string", "verdicts under other readings of the bound word and other values of the base, joined by ';'", required=False),
        _c("progress_ratio", "number", "growth since the base / growth required from the base (Eurostat), as known now", required=False),
        _c("progress_status", "string", "Statistics Canada's status of that ratio", required=False),
        _c("progress_score", "number", "Statistics Canada's score of that ratio, -5 to 5", required=False),
        _c("as_of", "string", "day of knowledge: nothing published later enters the outcome", required=False),
        _c("outcome_period", "string", "year of the value that stands for the outcome", required=False),
        _c("outcome_low", "decimal", "least value the outcome can stand for", required=False),
        _c("outcome_high", "decimal", "greatest value the outcome can stand for", required=False),
        _c("outcome_source", "string", "publisher, title and page of the outcome", required=False),
        _c("outcome_margin_pct", "number", "outcome beyond (below: minus) the least value that meets the target, percent of it", required=False),
        _c("outcome", "string", "against what happened", allowed=OUTCOME_VERDICTS),
        _c("outcome_reason", "string", "figures and definitions of the verdict, or why there is none"),
        _c("outcome_definitions", "string", "the verdict on other definitions, joined by ';'", required=False),
        _c("pit", "number", "calibrated forecast's probability of a value not above the outcome", required=False),
        _c("forecast_error_pct", "number", "outcome less the pooled median, percent of the median", required=False),
        _c("text_zh", "string", "the finding as a Chinese sentence"),
        _c("text_en", "string", "the finding as an English sentence"),
    ),
    "each target judged as known when it was set and as known now",
)  # fmt: skip

IMPLIED = Table(
    "implied",
    ("implied",),
    (
        _c("implied", "string", "id: kind and the targets it follows from"),
        _c("kind", "string", "how it follows", allowed=("whole", "part", "share of the nation", "rest")),
        _c("targets", "string", "document:start of the targets it follows from, joined by ' ; '"),
        _c("concept", "string", "what is implied"),
        _c("region", "string", "place"),
        _c("period", "string", "year"),
        _c("low", "decimal", "least value implied"),
        _c("high", "decimal", "greatest value implied"),
        _c("unit", "string", "base unit"),
        _c("base_period", "string", "year compared with", required=False),
        _c("base_low", "decimal", "least value of that year", required=False),
        _c("base_high", "decimal", "greatest value of that year", required=False),
        _c("base_source", "string", "where that value comes from", required=False),
        _c("required_low_pct", "number", "least growth per year to the implied value, percent", required=False),
        _c("required_high_pct", "number", "greatest growth per year to the implied value, percent", required=False),
        _c("past_windows", "string", "growth per year before, joined by ';'", required=False),
        _c("consistency", "string", "against growth so far", allowed=CONSISTENCY_VERDICTS),
        _c("outcome_low", "decimal", "least value the outcome can stand for", required=False),
        _c("outcome_high", "decimal", "greatest value the outcome can stand for", required=False),
        _c("outcome_source", "string", "publisher, title and page of the outcome", required=False),
        _c("outcome", "string", "against what happened", allowed=OUTCOME_VERDICTS),
        _c("reason", "string", "the arithmetic and its reading in words"),
    ),
    "what targets set together imply for something no target names",
)  # fmt: skip

TABLES: dict[str, Table] = {
    t.name: t for t in (DOCUMENTS, QUANTITIES, STATEMENTS, CLAIMS, SERIES, GROWTH, TARGETS, IMPLIED)
}


def pandera_schema(table: Table) -> Any:
    """Return the pandera ``DataFrameSchema`` of a table as `plancheck.tables.read_table` gives it.

    Strict (no other columns), ordered, key unique.
    """
    import pandera.pandas as pa

    dtypes = {
        "string": str, "text": str, "integer": "Int64", "decimal": object, "number": "float64", "boolean": "boolean",
    }  # fmt: skip
    columns = {}
    for column in table.columns:
        checks = []
        if column.allowed:
            allowed = column.allowed if column.required else ("", *column.allowed)
            checks.append(pa.Check.isin(list(allowed)))
        elif column.required and column.kind in ("string", "text"):
            checks.append(pa.Check.str_length(min_value=1))
        nullable = column.kind in ("integer", "number", "boolean", "decimal") and not column.required
        columns[column.name] = pa.Column(
            dtypes[column.kind], checks, nullable=nullable, description=column.about, required=True
        )
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(table.key), name=table.name)
