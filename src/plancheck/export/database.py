"""DuckDB: the tables and views for the questions asked first, each table, view and column with its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plancheck.export.content import Tables, arrow_table, label_of
from plancheck.tables import write_atomically


@dataclass(frozen=True, slots=True)
class View:
    """A view: the tables and views it needs, its meaning, its query, and the meaning of columns it computes."""

    name: str
    needs: tuple[str, ...]
    about: str
    query: str
    columns: tuple[tuple[str, str], ...] = ()


VIEWS = (
    View(
        "levels",
        ("series",),
        "one level per whole year, concept, region and definition: the value as known now",
        """SELECT concept, region, basis, period::INTEGER AS year, value, low, high, unit, vintage, publisher, source, break
           FROM series
           WHERE measure = 'level' AND chosen AND regexp_full_match(period, '[0-9]{4}')
           ORDER BY ALL""",
        (("year", "calendar year"),),
    ),
    View(
        "yearly_growth",
        ("levels",),
        "growth from one year to the next on one definition; no row where a definition changes with the later year",
        """SELECT concept, region, basis, year,
                  100 * (value / before - 1) AS growth_pct,
                  100 * (low / before_high - 1) AS growth_low_pct,
                  100 * (high / before_low - 1) AS growth_high_pct
           FROM (SELECT *, lag(value) OVER w AS before, lag(low) OVER w AS before_low, lag(high) OVER w AS before_high,
                        lag(year) OVER w AS year_before
                 FROM levels WINDOW w AS (PARTITION BY concept, region, basis, unit ORDER BY year))
           WHERE year_before = year - 1 AND before_low > 0 AND break IS NULL
           ORDER BY ALL""",
        (
            ("growth_pct", "growth on the year before, percent"),
            ("growth_low_pct", "least growth that the printed figures allow, percent"),
            ("growth_high_pct", "greatest growth that the printed figures allow, percent"),
        ),
    ),
    View(
        "findings",
        ("claims",),
        "relations between figures that do not hold, the farthest from the edge first",
        """SELECT document, kind, stated, computed_low, computed_high, stated_low, stated_high, unit, margin, text_zh, text_en
           FROM claims WHERE verdict = 'inconsistent' ORDER BY margin, claim""",
    ),
    View(
        "verdicts",
        ("targets",),
        "every target with its two verdicts, against growth so far and against what happened",
        """SELECT document, indicator, region, period, figure, required_low_pct, required_high_pct, past_low_pct,
                  past_high_pct, probability, consistency, outcome, text_zh, text_en
           FROM targets ORDER BY document, targets.start""",
    ),
    View(
        "undecided",
        ("claims", "targets"),
        "what could not be decided, and why",
        """SELECT document, 'claim' AS subject, coalesce(stated, operands) AS what, verdict, reason
           FROM claims WHERE verdict = 'unverifiable'
           UNION ALL SELECT document, 'consistency', figure, consistency, consistency_reason
           FROM targets WHERE consistency = 'not assessable'
           UNION ALL SELECT document, 'outcome', figure, outcome, outcome_reason
           FROM targets WHERE outcome = 'undetermined'
           ORDER BY ALL""",
        (("subject", "claim, consistency of a target, or its outcome"), ("what", "the figure or relation")),
    ),
)  # fmt: skip


def write_database(tables: Tables, out: Path) -> None:
    """Write every table, and every view whose tables are there, into one DuckDB file."""
    write_atomically(out, lambda path: _fill(tables, path))


def _fill(tables: Tables, path: Path) -> None:
    import duckdb

    path.unlink()  # duckdb makes the file itself and takes an empty one for a damaged one
    with duckdb.connect(str(path)) as connection:
        for table, frame in tables:
            connection.from_arrow(arrow_table(table, frame)).create(table.name)
            about = f"{table.about}; key: {', '.join(table.key)}"
            connection.execute(f"COMMENT ON TABLE {_name(table.name)} IS {_text(about)}")
            columns = [
                (column.name, f"{label_of(table, column)}: {column.about}") for column in table.columns
            ]
            _comment(connection, table.name, columns)
        there = set(tables.names)
        for view in VIEWS:
            if there.issuperset(view.needs):
                connection.execute(f"CREATE VIEW {_name(view.name)} AS {view.query}")
                connection.execute(f"COMMENT ON VIEW {_name(view.name)} IS {_text(view.about)}")
                _comment(connection, view.name, view.columns)
                there.add(view.name)


def _comment(connection: Any, relation: str, columns: Sequence[tuple[str, str]]) -> None:
    for column, about in columns:
        connection.execute(f"COMMENT ON COLUMN {_name(relation)}.{_name(column)} IS {_text(about)}")


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
