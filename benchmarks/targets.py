"""Targets: the published progress cases, and every target of the study judged; figures printed, nothing typed in.

    python benchmarks/targets.py [--gold FILE] [--refits]

Reads the statements of the study's digests (or a hand-coded table given with --gold), joins them with ``data/series`` and
prints the share of Statistics Canada's cases reproduced, the verdicts, what targets imply together, the scoreboard and
the breaks found from the data beside the known ones. ``--refits`` adds the long series at earlier dates (a minute).
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from plancheck.paths import series_folder
from plancheck.series.assemble import assemble_series
from plancheck.series.points import find_conflicts
from plancheck.series.sources import read_breaks, read_definitions
from plancheck.statements.statement import Statement
from plancheck.targets.assess import assess
from plancheck.targets.found_breaks import compare_breaks, uncut_series
from plancheck.targets.implied import imply
from plancheck.targets.progress import assess_progress
from plancheck.targets.scoreboard import score_targets
from plancheck.targets.vintages import LongSeries, refit_at

CASES = Path(__file__).resolve().parents[1] / "tests" / "reference" / "statcan_progress_cases.csv"
LONG_SERIES = (
    LongSeries("internet.users", knowledge="published"),
    LongSeries("internet.users", "share", "population", "itu"),
    LongSeries("retail_sales", knowledge="published"),
    LongSeries("express.parcels", knowledge="published"),
    LongSeries("ecommerce.turnover", knowledge="published"),
    LongSeries("ecommerce.retail", knowledge="published"),
)


def reproduce_statcan() -> str:
    """Return how many of the published cases come out: ratio to 1e-9, status, score to 1e-3."""
    rows = list(csv.DictReader(CASES.open(encoding="utf-8", newline="")))
    hits = {"ratio": 0, "status": 0, "score": 0, "all": 0}
    for row in rows:
        number = {
            name: float(row[name]) if row[name] else None
            for name in row
            if name not in ("indicator", "tag", "status")
        }
        progress = assess_progress(
            number["base_value"],
            number["current_value"],
            base_year=number["base_year"],
            current_year=number["current_year"],
            direction=int(number["direction"]),
            target=number["target"],
            target_year=number["target_year"],
            limit=number["limit"],
        )
        published, score = number["progress_value"], number["score"]
        ratio = progress.ratio is not None and abs(progress.ratio - published) <= 1e-9 * max(
            1, abs(published)
        )
        status = progress.status == row["status"]
        scored = progress.score is not None and abs(progress.score - score) <= 1e-3
        for name, hit in (
            ("ratio", ratio),
            ("status", status),
            ("score", scored),
            ("all", ratio and status and scored),
        ):
            hits[name] += hit
    return "Statistics Canada: " + ", ".join(f"{name} {count}/{len(rows)}" for name, count in hits.items())


def read_digests() -> tuple[list[Statement], dict[str, str]]:
    """Return the statements of the study's digests and the documents' dates."""
    from plancheck.pipeline import Failure, read_study
    from plancheck.statements.extract import extract
    from plancheck.vocabulary import load_vocabulary

    vocabulary = load_vocabulary()
    documents = [d for d in read_study() if not isinstance(d, Failure)]
    statements = [s for d in documents for s in extract(d, vocabulary=vocabulary).statements]
    return statements, {d.id: d.origin.date for d in documents}


def read_gold(path: Path) -> tuple[list[Statement], dict[str, str]]:
    """Return hand-coded statements, for a reading of the targets that does not depend on the extractor."""
    from plancheck.documents.origin.declared import read_origin
    from plancheck.intervals import last_digit_place
    from plancheck.paths import documents_folder
    from plancheck.series.sources import bound_interval

    statements = []
    for row in csv.DictReader(path.open(encoding="utf-8", newline="")):
        value = Decimal(row["value"])
        figure = row["figure"].replace("\\n", "\n")
        digits = "".join(c for c in figure.replace(",", "") if c.isdigit() or c == ".").strip(".")
        decimals = len(digits.partition(".")[2])
        place = (
            abs(value / Decimal(digits)).scaleb(-decimals)
            if digits and Decimal(digits)
            else last_digit_place(value)
        )
        interval = bound_interval(value, place=place, qualifier=row["qualifier"])
        statements.append(
            Statement(
                document=row["document"], start=int(row["start"]), end=int(row["end"]), section="", figure=figure,
                value=value, unit=row["unit"], qualifier=row["qualifier"], place=place, low=interval.low,
                high=interval.high, measure=row["measure"], status=row["status"], indicator=row["indicator"],
                concept=row["concept"], region=row["region"], period=row["period"], base_period="", of=row["of"],
                basis="", source="published", certainty="high", reasons="", page=None, sentence=row["indicator"],
            )
        )  # fmt: skip
    folders = {
        folder.name: folder for folder in documents_folder().iterdir() if (folder / "origin.yml").is_file()
    }
    dates = {name: read_origin(folder / "origin.yml").date for name, folder in folders.items()}
    return statements, dates


def show(rows: Iterable[str]) -> None:
    """Print rows, one a line."""
    for row in rows:
        print(row)


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--gold", type=Path, help="csv of hand-coded statements to use instead of the digests"
    )
    parser.add_argument("--refits", action="store_true", help="refit the long series at earlier dates")
    options = parser.parse_args()
    print(reproduce_statcan())
    statements, dates = read_gold(options.gold) if options.gold else read_digests()
    points = assemble_series(statements, series_folder=series_folder(), dates=dates)
    print(
        f"{len(points)} published values, {sum(p.chosen for p in points)} chosen, {len(find_conflicts(points))} conflicts kept"
    )
    began = time.perf_counter()
    targets = assess(statements, points, dates=dates)
    print(f"{len(targets)} targets judged in {time.perf_counter() - began:.1f} s")
    show(
        f"  {t.document:<20} {t.figure.replace(chr(10), ''):<10} {t.period:<10} {t.consistency:<15} {t.outcome:<13} "
        f"{'' if t.outcome_margin_pct is None else format(t.outcome_margin_pct, '+.1f') + ' %':<8} "
        f"p={'–' if t.probability is None else format(t.probability, '.2f')} {t.text_zh}"
        for t in targets
    )
    show(f"  implied: {row.reason}" for row in imply(statements, points, dates=dates))
    print(score_targets(targets).summary())
    breaks, definitions = read_breaks(series_folder()), read_definitions(series_folder())
    for one in LONG_SERIES:
        series = uncut_series(
            points,
            definitions,
            concept=one.concept,
            region=one.region,
            measure=one.measure,
            of=one.of,
            basis=one.basis,
        )
        if series is not None:
            show(
                f"  {row.series} {row.test} {row.year}: p {row.p_value:.4f}, known: {row.known or 'no'}"
                for row in compare_breaks(series, breaks)
                if row.year and row.p_value is not None and (row.significant or row.known)
            )
    if options.refits:
        for one in LONG_SERIES:
            for row in refit_at(points, one, intervals=False):
                if row.forecast is not None and row.outcome is not None:
                    inside = "inside" if row.inside else "outside"
                    print(
                        f"  {one.concept} {one.measure} as {row.knowledge} {row.date}: {row.model:<18} {row.year} {row.forecast:.3e}, "
                        f"came {row.outcome:.3e} ({row.error_pct:+.0f} %, {inside} the 95 % interval)"
                    )


if __name__ == "__main__":
    main()
