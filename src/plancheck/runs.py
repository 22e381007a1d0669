"""What the commands made: counts a person wants to know first, and what failed."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plancheck.amounts import count_of
from plancheck.inputs import Failure

if TYPE_CHECKING:
    from plancheck.claims.claim import Claim
    from plancheck.statements.statement import Statement
    from plancheck.targets.assessment import TargetAssessment


@dataclass(frozen=True, slots=True)
class StudyRun:
    """What a run made: row counts by table, the documents read, the failures; and what else a person should know."""

    tables: Path
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    rows: tuple[tuple[str, int], ...]
    verdicts: tuple[tuple[str, int], ...]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...] = ()

    def summary(self) -> str:
        """Return what a person wants to know first."""
        kinds = ", ".join(f"{count} from {kind}" for kind, count in sorted(Counter(self.sources).items()))
        lines = [
            f"{count_of(len(self.documents), 'document')} ({kinds or 'none read'}): {', '.join(self.documents)}"
        ]
        lines += [f"  {name:<11} {count:>6,} rows" for name, count in self.rows]
        lines += [f"  {name:<24} {count:>4}" for name, count in self.verdicts]
        lines += [f"  {note}" for note in self.notes]
        return "\n".join(lines)

    def next_step(self) -> str:
        """Return where the tables are, with a command that asks them a question."""
        return f"tables in {short_path(self.tables)}; {sql_command(self.tables, option='--tables')}"


@dataclass(frozen=True, slots=True)
class StepRun:
    """What one step on a tables folder made, in words, and what failed."""

    text: str
    failures: tuple[Failure, ...] = ()

    def summary(self) -> str:
        """Return what a person wants to know first."""
        return self.text


@dataclass(frozen=True, slots=True)
class ExtractionRun:
    """What `plancheck extract` made: found / made into statements / left over, and the failures."""

    out: Path
    documents: int
    found: int
    stated: int
    reasons: tuple[tuple[str, int], ...]
    failures: tuple[Failure, ...]

    def summary(self) -> str:
        """Return the counts, with the reasons of what was left over."""
        left = self.found - self.stated
        lines = [
            f"{count_of(self.documents, 'document')}: {count_of(self.found, 'figure')} found, "
            f"{self.stated:,} made into statements, {left:,} left over"
        ]
        lines += [f"  left over, {reason}: {count:,}" for reason, count in self.reasons]
        lines.append(f"tables in {short_path(self.out)}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class CheckRun:
    """What `plancheck check` found."""

    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    failures: tuple[Failure, ...]

    def present(self, *, lang: str, everything: bool = False) -> str:
        """Return the findings a person should look at first, or all of them."""
        from plancheck.claims.present import present_claims

        return present_claims(self.claims, lang=lang, everything=everything)

    def export(self, format: str, *, lang: str = "en") -> str:
        """Return the claims as ``json`` or as one ``html`` page that shows `lang` first."""
        from plancheck.claims.present import export_claims

        return export_claims(self.claims, format=format, lang=lang)

    def has_verdict(self, verdict: str) -> bool:
        """Return whether a claim has `verdict`."""
        return any(claim.verdict == verdict for claim in self.claims)


@dataclass(frozen=True, slots=True)
class DocumentsRun:
    """One line a document: what was done with it; and what failed."""

    lines: tuple[str, ...]
    failures: tuple[Failure, ...]

    def summary(self) -> str:
        """Return the lines."""
        return "\n".join(self.lines)


def count_values(name: str, values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return how often each value occurs, labelled with the name of what is counted."""
    return tuple((f"{name} {value}", count) for value, count in sorted(Counter(values).items()))


def known_at(targets: Iterable[TargetAssessment]) -> tuple[str, ...]:
    """Return a line that says at which day the outcomes of targets are judged; none without targets."""
    days = sorted({target.as_of for target in targets if target.as_of})
    return tuple(f"outcomes as known at {day}" for day in days)


def align(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return rows of words as lines whose columns stand under each other, the last one free.

    Examples
    --------
    >>> align([("a", "same", "x.txt"), ("plan", "missing", "")])
    ('a     same     x.txt', 'plan  missing')
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    return tuple(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in rows
    )


_EXAMPLE = "SELECT document, indicator, period, figure FROM statements LIMIT 10"


def sql_command(folder: Path, *, option: str) -> str:
    r"""Return a command that shows some statements of a store or of a folder of tables.

    Examples
    --------
    >>> sql_command(Path("my plans"), option="--store")
    'plancheck sql --store \'my plans\' "SELECT document, indicator, period, figure FROM statements LIMIT 10"'
    """
    return f'plancheck sql {option} {shlex.quote(short_path(folder))} "{_EXAMPLE}"'


def short_path(path: Path) -> str:
    """Return a path as seen from the working folder where it lies below it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)
