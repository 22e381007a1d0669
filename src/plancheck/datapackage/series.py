"""The columns of the files in ``data/series``."""

from __future__ import annotations

from plancheck.datapackage.described import LINK, REASON, Described, column, optional
from plancheck.schema import GRADES, QUALIFIERS, Table

_OBSERVATION = Table(
    "observations",
    ("id",),
    (
        column("id", "region, concept, measure unless a level, basis, period; a number for further publications"),
        column("concept", LINK),
        column("measure", "what kind of value", allowed=("level", "share", "growth")),
        optional("of", "the whole of a share"),
        column("region", "place"),
        column("basis", "whose definition: a row of definitions.csv"),
        column("period", "2010, 2010-12, 2011-06-30 or first and last month of a part of a year"),
        column("vintage", "when the value was published as well as known"),
        column("vintage_reason", "how the vintage was found"),
        optional("reprints", "later dates on which another page repeats the value, joined by ' ; '"),
        column("figure", "the figure as the page prints it"),
        column("value", "in base units", "decimal"),
        column("place", "worth of one unit of the last digit printed", "decimal"),
        optional("unit", "base unit"),
        column("qualifier", "bound word beside the figure", allowed=QUALIFIERS),
        column("publisher", "who says it"),
        column("title", "where it says it"),
        column("page", "address of the page read"),
        column("grade", "A statistical office, B press quoting it, P private research house",
           allowed=tuple(g for g in GRADES if g != "document")),
        column("copies", "pages that carry the value", "integer"),
        optional("note", "in our own words"),
    ),
    "actual statistics, one row per publication of a value",
)  # fmt: skip
SERIES = (
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
                column("id", "name of the break"),
                column("concept", LINK),
                column("region", "place"),
                column("basis", "whose definition"),
                optional("other_basis", "the rival or the successor"),
                optional("period", "first period after it"),
                column("kind", "break, suspected break, rival definition, vintage revision or splice"),
                column("cuts", "whether a fit stops there", "boolean"),
                optional("known_from", "date of knowledge from which the row holds"),
                optional("known_until", "date of knowledge until which it holds"),
                column("change", "what changes"),
                optional("source", "who says so"),
                REASON,
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
                column("concept", LINK),
                column("region", "place"),
                column("basis", "whose definition"),
                optional("default_from", "first period for which it is meant when none is named"),
                optional("default_until", "last such period"),
                optional("continues", "basis that it goes on from"),
                column("counts", "what it counts"),
                REASON,
            ),
            "whose definition counts what",
        ),
        ("concept",),
    ),
)
