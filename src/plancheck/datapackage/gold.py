"""The columns of the files in ``data/gold``."""

from __future__ import annotations

from plancheck.datapackage.described import Described, column, optional
from plancheck.schema import MEASURES, QUALIFIERS, STATEMENTS, STATUSES, Table


def _coded(name: str, about: str) -> Table:
    names = "document start end figure value unit qualifier measure status indicator concept region period of"
    chosen = tuple(STATEMENTS.column(name) for name in names.split())
    return Table(name, STATEMENTS.key, chosen, about)


def _coded_claims(name: str, about: str) -> Table:
    return Table(
        name,
        ("document", "kind", "operands"),
        (
            column("document", "where the relation is asserted"),
            column("kind", "which relation"),
            column(
                "operands", "figures that go in, as start:figure, another document's as document#start:figure"
            ),
            optional("computed", "interval that follows from the written precision of the operands"),
            optional("stated", "what the document says"),
            column("verdict", "whether the intervals meet"),
            optional("note", "how it was read"),
        ),
        about,
    )


def _phenomena(name: str, about: str) -> Table:
    return Table(
        name,
        (),
        (
            column("id", "phenomenon and number of the sentence"),
            column("phenomenon", "what the sentence tries"),
            column("split", "tune: rules may be tuned on it", allowed=("tune", "held")),
            column("kind", "kind of document it stands in"),
            column("date", "date of that document"),
            column("first_year", "first year of its plan, or the year it reports on", "integer"),
            column("last_year", "last year of its plan, or the year it plans", "integer"),
            column("document_region", "its area"),
            optional("before", "text that stands above the sentence", "text"),
            column("sentence", "the sentence or the table row, made up", "text"),
            column("expect", "figure: one row per figure; none: nothing is a statement", allowed=("figure", "none")),
            optional("start", "offset of the figure in the sentence", "integer"),
            optional("end", "offset after it", "integer"),
            optional("figure", "the figure as written", "text"),
            optional("value", "in base units", "decimal"),
            optional("unit", "base unit"),
            optional("qualifier", "bound word's kind", allowed=QUALIFIERS),
            optional("measure", "what kind of figure", allowed=MEASURES),
            optional("status", "fact or aim", allowed=STATUSES),
            optional("indicator", "the thing measured"),
            optional("region", "the place spoken of"),
            optional("period", "the period spoken of"),
        ),
        about,
    )  # fmt: skip


def _coverage(name: str, about: str) -> Table:
    columns = (
        column("document", "id of the document"),
        column("start", "first character coded", "integer"),
        column("end", "character after the last one coded", "integer"),
    )
    return Table(name, ("document", "start"), columns, about)


GOLD = (
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
    Described(
        "gold/closed/*.csv",
        _coded("gold-closed", "statements of further documents coded by hand whose errors nobody who writes rules has seen"),
        except_for=("gold/closed/coverage.csv",),
    ),
    Described("gold/closed/coverage.csv", _coverage("gold-closed-coverage", "which parts of the further documents are closed")),
    Described("gold/phenomena.csv", _phenomena("gold-phenomena", "sentences made up for one phenomenon each, with the statements to be read from them")),
    Described("gold/held/phenomena.csv", _phenomena("gold-held-phenomena", "the held half of the sentences by phenomenon")),

)  # fmt: skip
