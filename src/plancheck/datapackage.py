"""Describe everything in ``data/`` as a Frictionless data package, from the schemas and from nothing else.

``data/datapackage.json`` is generated: the columns of the tables come from `plancheck.schema`, those of the files kept by
hand from `DESCRIBED` below. A csv in ``data/`` that nobody has described, or whose header differs from its
description, is an error that names the file and the columns. Written with ``python -m plancheck.datapackage``.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plancheck.errors import PlancheckError, TableError
from plancheck.paths import study_root
from plancheck.schema import (
    GRADES,
    MEASURES,
    QUALIFIERS,
    STATEMENTS,
    STATUSES,
    TABLES,
    Column,
    Kind,
    Table,
)
from plancheck.tables import write_atomically

PACKAGE_FILE = "datapackage.json"
INDICATOR_KINDS = ("flow", "stock", "share", "rate", "intensity")
# `Infinity` of an open interval is no Frictionless number (which says INF), so such columns are patterned strings.
_OPEN_NUMBER = r"-?(\d+(\.\d+)?|Infinity)"
_LINK = "id in vocabulary/indicators.csv"


@dataclass(frozen=True, slots=True)
class Described:
    """Files of one form: which paths under ``data/``, their columns, and the columns that point to an indicator.

    Parameters
    ----------
    pattern : str
        Glob under ``data/``; several files of one pattern make one resource.
    table : Table
        Name, key, columns and meaning.
    links : tuple of str
        Columns whose values are concepts of ``vocabulary/indicators.csv``.
    except_for : tuple of str
        Paths that match the pattern and have their own description.
    """

    pattern: str
    table: Table
    links: tuple[str, ...] = ()
    except_for: tuple[str, ...] = ()

    def files(self, data: Path) -> list[str]:
        """Return the files there are, as sorted paths relative to ``data/``."""
        found = (path.relative_to(data).as_posix() for path in data.glob(self.pattern) if path.is_file())
        return sorted(path for path in found if path not in self.except_for)


def _c(
    name: str,
    about: str,
    kind: Kind = "string",
    *,
    required: bool = True,
    allowed: tuple[str, ...] | None = None,
) -> Column:
    return Column(name, kind, about, required, allowed)


def _o(name: str, about: str, kind: Kind = "string", *, allowed: tuple[str, ...] | None = None) -> Column:
    return _c(name, about, kind, required=False, allowed=allowed)


_REASON = _c("reason", "why the row is as it is")
_VOCABULARY = (
    Described(
        "vocabulary/indicators.csv",
        Table(
            "indicators",
            ("concept",),
            (
                _c("concept", "id: dotted words from the general to the special"),
                _c("name_zh", "Chinese name"),
                _c("name_en", "English name"),
                _o("aliases", "other Chinese phrases for it as documents write them, joined by |"),
                _o("unit", "base unit of its amount; empty for a number without unit"),
                _c(
                    "kind",
                    "amount over a period, amount at a time, share, rate or amount per something",
                    allowed=INDICATOR_KINDS,
                ),
                _o("parent", "concept it is a part of"),
                _o("whole", "concept that a share of it is usually taken of"),
                _REASON,
            ),
            "indicators that plans, reports and statistics state: names, unit, kind, part and whole",
        ),
        ("parent", "whole"),
    ),
    Described(
        "vocabulary/units.csv",
        Table(
            "units",
            ("written",),
            (
                _c("written", "unit or counter as documents write it"),
                _c("unit", "base unit"),
                _c("factor", "how many base units it is", "decimal"),
                _c("kind", "money, percent, points, multiple, physical, counter and so on"),
                _REASON,
            ),
            "written units and counters with their base units",
        ),
    ),
    Described(
        "vocabulary/region_names.csv",
        Table(
            "region_names",
            ("name",),
            (
                _c("name", "full name, as in regions.csv"),
                _c("name_en", "English name: customary, or romanised by Hanyu Pinyin"),
                _REASON,
            ),
            "English names of places",
        ),
    ),
    Described(
        "vocabulary/regions.csv",
        Table(
            "regions",
            ("name",),
            (
                _c("name", "full name"),
                _o("aliases", "other names, joined by |"),
                _c("level", "world, country, province and so on"),
                _o("within", "place it lies in"),
                _o(
                    "spelling",
                    "the name in Latin letters as file names write it, joined by |; provinces and prefectures (西安 not as xian, which is 县 too)",
                ),
                _REASON,
            ),
            "places and the places they lie in",
        ),
    ),
    Described(
        "vocabulary/bound_words.csv",
        Table(
            "bound_words",
            ("word", "side"),
            (
                _c("word", "the word"),
                _c("side", "before, inside or after the figure"),
                _c("qualifier", "what it says about the figure", allowed=QUALIFIERS),
                _o("opens", "side of the interval that it opens"),
                _REASON,
            ),
            "bound words beside a figure",
        ),
    ),
    Described(
        "vocabulary/bounded_sizes.csv",
        Table(
            "bounded_sizes",
            ("unit",),
            (
                _c("unit", "base unit of a bound, or the unit as written where it is a compound (吨/年)"),
                _c("size", "what such a bound is on where the text does not say"),
                _REASON,
            ),
            "what a bound in a unit is on",
        ),
    ),
    Described(
        "vocabulary/conventions.csv",
        Table(
            "conventions",
            ("convention", "applies_to"),
            (
                _c("convention", "name of the convention"),
                _o("applies_to", "what it applies to"),
                _o("value", "the reading or number taken"),
                _REASON,
                _o("source", "who reads it so"),
            ),
            "how relations between figures are read",
        ),
    ),
    Described(
        "vocabulary/period_words.csv",
        Table(
            "period_words",
            ("word",),
            (
                _c("word", "the word"),
                _o("first", "first year or month it stands for, relative to the document"),
                _o("last", "last year or month it stands for"),
                _REASON,
            ),
            "words that stand for a period",
        ),
    ),
    Described(
        "vocabulary/counties.csv",
        Table(
            "counties",
            ("name", "within"),
            (
                _c("name", "full name of a district, county, banner or county-level city"),
                _o("short", "the name without its class word, where that leaves two characters"),
                _c("within", "the city or province it lies in"),
                _o("spelling", "the short name in Latin letters, as file names write it"),
                _REASON,
            ),
            "counties of GB/T 2260 since 2002, former ones with the year of the last list they stand in",
        ),
    ),
    Described(
        "vocabulary/certainty.csv",
        Table(
            "certainty",
            ("part", "sign", "value"),
            (
                _c("part", "figure, time, region, indicator, or row for the whole row"),
                _c("sign", "what is seen of the reading; all rows: what every row begins with"),
                _o("value", "the sign's value"),
                _c(
                    "weight",
                    "what it adds to the log odds that the part is right; of a level, its least probability",
                ),
                _REASON,
            ),
            "weights of what makes a statement more or less sure",
        ),
    ),
    Described(
        "vocabulary/dating_words.csv",
        Table(
            "dating_words",
            ("word", "says"),
            (
                _c("word", "the word"),
                _c(
                    "says",
                    "what it says of a figure's time: target, forecast, observed, gathered, kept, spent, state",
                ),
                _o("not_before", "words behind it that make it another word, parted by |"),
                _o("not_after", "words before it that make it another word, parted by |"),
                _REASON,
            ),
            "words that say whether a figure is aimed at or reported, and for which part of a span of years",
        ),
    ),
    Described(
        "vocabulary/evidence_votes.csv",
        Table(
            "evidence_votes",
            ("evidence", "decides"),
            (
                _c("evidence", "what speaks for or against"),
                _c(
                    "decides",
                    "year: the last that a text reports on; status: reported (above zero) or aimed at",
                ),
                _c(
                    "votes",
                    "how much it weighs; of a year for each mention, of a status in half nats of log odds",
                ),
                _REASON,
            ),
            "what each piece of evidence weighs where the years of a text or the status of a figure are told by votes",
        ),
    ),
    Described(
        "vocabulary/no_places.csv",
        Table(
            "no_places",
            ("word", "where"),
            (
                _c("word", "the word"),
                _c(
                    "where",
                    "stem (before a class word), whole, part (anywhere), end (behind one character at most)",
                ),
                _REASON,
            ),
            "words that end in 区, 县, 市 … and name no place, and words that no place's name holds",
        ),
    ),
    Described(
        "vocabulary/tone_words.csv",
        Table(
            "tone_words",
            ("word",),
            (
                _c("word", "the word"),
                _c(
                    "votes",
                    "how much it speaks for what has been (above zero) or what is aimed at, in half nats of log odds",
                ),
                _o("not_before", "words behind it that make it another word, parted by |"),
                _o("not_after", "words before it that make it another word, parted by |"),
                _REASON,
            ),
            "words whose votes say whether a stretch of text looks back or ahead where headings and years do not",
        ),
    ),
    Described(
        "vocabulary/place_words.csv",
        Table(
            "place_words",
            ("word", "side", "applies_to"),
            (
                _c("word", "the word"),
                _c("side", "before or after the place"),
                _o("applies_to", "the place it applies to; all places where empty"),
                _REASON,
            ),
            "words beside a place that make it part of a name or the other side of a comparison",
        ),
    ),
    Described(
        "vocabulary/section_words.csv",
        Table(
            "section_words",
            ("word",),
            (_c("word", "word in a heading"), _c("status", "what figures under it are"), _REASON),
            "words in headings that say whether figures below are facts or aims",
        ),
    ),
    Described(
        "vocabulary/heading_words.csv",
        Table(
            "heading_words",
            ("word", "where"),
            (
                _c("word", "the word"),
                _c(
                    "where",
                    "start: a heading begins with it; close: it closes one that begins so; end: its head noun; lead: it stands in the sentence before a series of headings",
                ),
                _c("status", "what figures under it are"),
                _REASON,
            ),
            "words at the beginning and end of headings that say whether figures below are facts or aims",
        ),
    ),
    Described(
        "vocabulary/statement_words.csv",
        Table(
            "statement_words",
            ("word", "class"),
            (_c("word", "the word"), _c("class", "its part in a statement"), _REASON),
            "words that tell the parts of a statement apart",
        ),
    ),
    Described(
        "vocabulary/figure_words.csv",
        Table(
            "figure_words",
            ("word", "class", "beside"),
            (
                _c("word", "the character or word"),
                _c("class", "what it makes of the number beside it"),
                _o("beside", "the unit or bound word it is read with, or the base unit it stands for"),
                _REASON,
            ),
            "words beside a number that tell amounts from dates, ordinals and names",
        ),
    ),
    Described(
        "vocabulary/table_words.csv",
        Table(
            "table_words",
            ("word", "class"),
            (_c("word", "the word"), _c("class", "its part in a table"), _REASON),
            "words in heads, rows and titles of tables",
        ),
    ),
    Described(
        "vocabulary/origin_words.csv",
        Table(
            "origin_words",
            ("word", "class"),
            (
                _c("word", "the word; … in it stands for up to 30 characters"),
                _c("class", "what it says of the document"),
                _REASON,
            ),
            "words in the head of a document that tell its kind, office, dates and area",
        ),
    ),
    Described(
        "vocabulary/characters.csv",
        Table(
            "characters",
            ("written",),
            (_c("written", "character as written"), _c("read", "character it is read as"), _REASON),
            "traditional and variant characters read as simplified ones",
        ),
    ),
)

_OBSERVATION = Table(
    "observations",
    ("id",),
    (
        _c("id", "region, concept, measure unless a level, basis, period; a number for further publications"),
        _c("concept", _LINK),
        _c("measure", "what kind of value", allowed=("level", "share", "growth")),
        _o("of", "the whole of a share"),
        _c("region", "place"),
        _c("basis", "whose definition: a row of definitions.csv"),
        _c("period", "2010, 2010-12, 2011-06-30 or first and last month of a part of a year"),
        _c("vintage", "when the value was published as well as known"),
        _c("vintage_reason", "how the vintage was found"),
        _o("reprints", "later dates on which another page repeats the value, joined by ' ; '"),
        _c("figure", "the figure as the page prints it"),
        _c("value", "in base units", "decimal"),
        _c("place", "worth of one unit of the last digit printed", "decimal"),
        _o("unit", "base unit"),
        _c("qualifier", "bound word beside the figure", allowed=QUALIFIERS),
        _c("publisher", "who says it"),
        _c("title", "where it says it"),
        _c("page", "address of the page read"),
        _c("grade", "A statistical office, B press quoting it, P private research house",
           allowed=tuple(g for g in GRADES if g != "document")),
        _c("copies", "pages that carry the value", "integer"),
        _o("note", "in our own words"),
    ),
    "actual statistics, one row per publication of a value",
)  # fmt: skip
_SERIES = (
    Described(
        "series/*.csv",
        _OBSERVATION,
        ("concept",),
        except_for=("series/breaks.csv", "series/definitions.csv"),
    ),
    Described(
        "series/breaks.csv",
        Table(
            "breaks",
            ("id",),
            (
                _c("id", "name of the break"),
                _c("concept", _LINK),
                _c("region", "place"),
                _c("basis", "whose definition"),
                _o("other_basis", "the rival or the successor"),
                _o("period", "first period after it"),
                _c("kind", "break, suspected break, rival definition, vintage revision or splice"),
                _c("cuts", "whether a fit stops there", "boolean"),
                _o("known_from", "date of knowledge from which the row holds"),
                _o("known_until", "date of knowledge until which it holds"),
                _c("change", "what changes"),
                _o("source", "who says so"),
                _REASON,
            ),
            "where a definition changes, where two differ, where levels were published again",
        ),
        ("concept",),
    ),
    Described(
        "series/definitions.csv",
        Table(
            "definitions",
            ("concept", "region", "basis"),
            (
                _c("concept", _LINK),
                _c("region", "place"),
                _c("basis", "whose definition"),
                _o("default_from", "first period for which it is meant when none is named"),
                _o("default_until", "last such period"),
                _o("continues", "basis that it goes on from"),
                _c("counts", "what it counts"),
                _REASON,
            ),
            "whose definition counts what",
        ),
        ("concept",),
    ),
)


def _coded(name: str, about: str) -> Table:
    columns = (
        "document start end figure value unit qualifier measure status indicator concept region period of"
    )
    chosen = tuple(STATEMENTS.column(column) for column in columns.split())
    return Table(name, STATEMENTS.key, chosen, about)


def _coded_claims(name: str, about: str) -> Table:
    return Table(
        name,
        ("document", "kind", "operands"),
        (
            _c("document", "where the relation is asserted"),
            _c("kind", "which relation"),
            _c(
                "operands", "figures that go in, as start:figure, another document's as document#start:figure"
            ),
            _o("computed", "interval that follows from the written precision of the operands"),
            _o("stated", "what the document says"),
            _c("verdict", "whether the intervals meet"),
            _o("note", "how it was read"),
        ),
        about,
    )


def _phenomena(name: str, about: str) -> Table:
    return Table(
        name,
        (),
        (
            _c("id", "phenomenon and number of the sentence"),
            _c("phenomenon", "what the sentence tries"),
            _c("split", "tune: rules may be tuned on it", allowed=("tune", "held")),
            _c("kind", "kind of document it stands in"),
            _c("date", "date of that document"),
            _c("first_year", "first year of its plan, or the year it reports on", "integer"),
            _c("last_year", "last year of its plan, or the year it plans", "integer"),
            _c("document_region", "its area"),
            _o("before", "text that stands above the sentence", "text"),
            _c("sentence", "the sentence or the table row, made up", "text"),
            _c("expect", "figure: one row per figure; none: nothing is a statement", allowed=("figure", "none")),
            _o("start", "offset of the figure in the sentence", "integer"),
            _o("end", "offset after it", "integer"),
            _o("figure", "the figure as written", "text"),
            _o("value", "in base units", "decimal"),
            _o("unit", "base unit"),
            _o("qualifier", "bound word's kind", allowed=QUALIFIERS),
            _o("measure", "what kind of figure", allowed=MEASURES),
            _o("status", "fact or aim", allowed=STATUSES),
            _o("indicator", "the thing measured"),
            _o("region", "the place spoken of"),
            _o("period", "the period spoken of"),
        ),
        about,
    )  # fmt: skip


def _coverage(name: str, about: str) -> Table:
    columns = (
        _c("document", "id of the document"),
        _c("start", "first character coded", "integer"),
        _c("end", "character after the last one coded", "integer"),
    )
    return Table(name, ("document", "start"), columns, about)


_GOLD = (
    Described(
        "gold/statements.csv",
        _coded("gold-statements", "statements of the digests coded by hand; offsets into digest.md"),
        ("concept",),
    ),
    Described(
        "gold/more/*.csv",
        _coded("gold-more", "statements of further documents coded by hand; offsets into the published texts"),
        except_for=("gold/more/coverage.csv", "gold/more/claims.csv"),
    ),
    Described("gold/more/coverage.csv", _coverage("gold-coverage", "which parts of the further documents were coded")),
    Described(
        "gold/own/tune/*.csv",
        _coded("gold-own-tune", "statements of documents in our own words coded by hand; offsets into the txt beside"),
    ),
    Described(
        "gold/own/held/*.csv",
        _coded("gold-own-held", "the half of the documents in our own words that no rule was written by"),
    ),
    Described("gold/claims.csv", _coded_claims("gold-claims", "relations between figures of the digests coded by hand")),
    Described(
        "gold/more/claims.csv",
        _coded_claims("gold-more-claims", "relations between figures of further documents coded by hand"),
    ),
    Described(
        "gold/held/*.csv",
        _coded("gold-held", "statements of further documents coded by hand and kept from whoever writes rules"),
        except_for=("gold/held/coverage.csv", "gold/held/phenomena.csv"),
    ),
    Described("gold/held/coverage.csv", _coverage("gold-held-coverage", "which parts of the further documents were held back")),
    Described("gold/phenomena.csv", _phenomena("gold-phenomena", "sentences made up for one phenomenon each, with the statements to be read from them")),
    Described("gold/held/phenomena.csv", _phenomena("gold-held-phenomena", "the held half of the sentences by phenomenon")),

)  # fmt: skip
DESCRIBED: tuple[Described, ...] = (
    *_VOCABULARY,
    *_SERIES,
    *_GOLD,
    *(Described(f"tables/{table.name}.csv", table) for table in TABLES.values()),
)
_TITLES = {
    "vocabulary": "judgement, by hand",
    "series": "actual statistics, each row with its source",
    "gold": "coded by hand",
    "tables": "generated by plancheck run",
}


def describe_field(column: Column) -> dict[str, Any]:
    """Return a column as a Frictionless field.

    Examples
    --------
    >>> describe_field(STATEMENTS.column("qualifier"))["constraints"]["enum"][:3]
    ['exact', 'approx', 'at_least']
    >>> describe_field(STATEMENTS.column("high"))["type"]
    'string'
    """
    field: dict[str, Any] = {"name": column.name, "type": "string", "description": column.about}
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.kind == "decimal" and column.name.endswith(("low", "high")):
        constraints["pattern"] = _OPEN_NUMBER
    elif column.kind in ("decimal", "number"):
        field["type"] = "number"
    elif column.kind == "integer":
        field["type"] = "integer"
    elif column.kind == "boolean":
        field |= {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    if constraints:
        field["constraints"] = constraints
    return field


def _check_header(path: Path, table: Table) -> None:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        header = tuple(next(csv.reader(handle), ()))
    if header != table.column_names:
        raise TableError(
            f"the columns {', '.join(table.column_names)}",
            met=", ".join(header) or "an empty file",
            where=f"{path}:1",
            do="describe the new columns in plancheck/datapackage.py",
        )


def describe_file(described: Described, data: Path) -> dict[str, Any] | None:
    """Return the Frictionless resource of one description, None when there is no such file yet.

    Raises
    ------
    TableError
        When a file's header is not the one described.
    """
    files = described.files(data)
    if not files:
        return None
    for file in files:
        _check_header(data / file, described.table)
    table = described.table
    schema: dict[str, Any] = {
        "fields": [describe_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if described.links:
        own = table.name == "indicators"
        schema["foreignKeys"] = [
            {"fields": [link], "reference": {"resource": "" if own else "indicators", "fields": ["concept"]}}
            for link in described.links
        ]
    folder = files[0].split("/")[0]
    return {
        "name": table.name,
        "type": "table",
        "title": f"{table.name} ({_TITLES[folder]})",
        "description": table.about,
        "path": files[0] if len(files) == 1 else files,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _describe_documents(data: Path) -> Iterator[dict[str, Any]]:
    import yaml

    for origin in sorted((data / "documents").glob("*/origin.yml")):
        entry = yaml.safe_load(origin.read_text(encoding="utf-8"))
        name, folder = origin.parent.name, origin.parent.relative_to(data).as_posix()
        title = entry["title"]
        source = {"title": title, **({"path": entry["address"]} if entry["address"] else {})}
        yield {
            "name": f"origin-{name}",
            "title": f"{title}: who issued it, when, for which years and place",
            "path": f"{folder}/origin.yml",
            "scheme": "file",
            "format": "yml",
            "mediatype": "application/yaml",
            "encoding": "utf-8",
        }
        yield {
            "name": f"digest-{name}",
            "title": f"{title}: its figures restated in our own words",
            "path": f"{folder}/digest.md",
            "scheme": "file",
            "format": "md",
            "mediatype": "text/markdown",
            "encoding": "utf-8",
            "sources": [source],
        }


def build_datapackage(root: Path) -> dict[str, Any]:
    """Return the descriptor of ``root/data`` as a mapping ready for json.

    Parameters
    ----------
    root : Path
        The study's folder, which holds ``data/``.

    Raises
    ------
    TableError
        When a csv file under ``data/`` is not described or its header differs from its description.
    """
    data = root / "data"
    known = {file for described in DESCRIBED for file in described.files(data)}
    for path in sorted(data.rglob("*.csv")):
        relative = path.relative_to(data).as_posix()
        if relative not in known and not relative.startswith("raw/"):
            raise TableError(
                "a description of every csv in data/",
                met=relative,
                where=str(path),
                do="describe it in plancheck/datapackage.py",
            )
    resources = [r for described in DESCRIBED if (r := describe_file(described, data)) is not None]
    return {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "name": "plancheck",
        "title": "Figures of Chinese e-commerce plans, what they claim, and what happened",
        "description": (
            "Digests of five plans in words of our own with hand-coded statements and claims, actual statistics with their "
            "sources and breaks, the vocabulary that reads them, and the tables of the study."
        ),
        "licenses": [{"name": "MIT", "path": "https://opensource.org/license/mit", "title": "MIT License"}],
        "contributors": [{"title": "The plancheck authors", "role": "author"}],
        "resources": [*_describe_documents(data), *resources],
    }


def format_datapackage(descriptor: dict[str, Any]) -> str:
    """Return the descriptor as json text: the same text for the same descriptor."""
    return json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"


def write_datapackage(root: Path) -> Path:
    """Write ``root/data/datapackage.json`` atomically and return its path."""
    path = root / "data" / PACKAGE_FILE
    text = format_datapackage(build_datapackage(root))
    write_atomically(path, lambda target: _write_text(target, text))
    return path


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def main() -> int:
    """Write the descriptor of the study and say where."""
    try:
        path = write_datapackage(study_root())
    except PlancheckError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
