"""The conventions that decide how a relation between figures is read: rows of data/vocabulary/conventions.csv."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property, lru_cache
from pathlib import Path

from plancheck.claims.names import IndicatorNames, read_names
from plancheck.claims.naming import Naming, may_name, read_naming
from plancheck.errors import VocabularyError
from plancheck.paths import vocabulary_folder
from plancheck.vocabulary_files import once_a_folder

# Names remembered: those of one place come together, and a worker that has seen 10⁵ documents holds no more than one
# that has seen 10³.
_KEPT = 4096
COLUMNS = ("convention", "applies_to", "value", "reason", "source")


@dataclass(frozen=True, slots=True)
class Convention:
    """One row: what is assumed, of what, why, and who says so."""

    convention: str
    applies_to: str
    value: str
    reason: str
    source: str


@dataclass(frozen=True)
class Conventions:
    """All rows, by convention and by what they apply to.

    Parameters
    ----------
    rows : mapping of (str, str) to Convention
    folder : Path, optional
        The user's own vocabulary folder that rows of them come from, and names of indicators.

    Examples
    --------
    >>> load_conventions().text("growth_multiple", "增长X倍")
    'X+1'
    """

    rows: Mapping[tuple[str, str], Convention] = field(default_factory=dict)
    folder: Path | None = None

    def text(self, convention: str, applies_to: str, default: str = "") -> str:
        """Return a row's value, or `default` when there is no such row."""
        row = self.rows.get((convention, applies_to))
        return row.value if row else default

    def number(self, convention: str, applies_to: str) -> Decimal | None:
        """Return a row's value as a number, or None when there is no such row (the reading is switched off)."""
        row = self.rows.get((convention, applies_to))
        return Decimal(row.value) if row else None

    def members(self, convention: str) -> tuple[Convention, ...]:
        """Return the rows of one convention in their order."""
        return self._by_convention.get(convention, ())

    @cached_property
    def _by_convention(self) -> dict[str, tuple[Convention, ...]]:
        grouped: dict[str, list[Convention]] = {}
        for (name, _), row in self.rows.items():
            grouped.setdefault(name, []).append(row)
        return {name: tuple(rows) for name, rows in grouped.items()}

    # The look-ups below are asked once per figure, so they are kept.

    @cached_property
    def names(self) -> IndicatorNames:
        """Concepts by what documents call them, and their English names."""
        wholes = {row.applies_to: row.value for row in self.members("whole_named")}
        return read_names(
            self.folder,
            is_generic=self.is_generic,
            wholes=wholes,
            rate_endings=self._words("rate_ending"),
            change_endings=self._words("change_ending"),
        )

    def _words(self, convention: str) -> tuple[str, ...]:
        """Return what the rows of a convention apply to, where it holds."""
        return tuple(row.applies_to for row in self.members(convention) if row.value == "yes")

    @cached_property
    def counters(self) -> frozenset[str]:
        """Units of things counted one by one."""
        return frozenset(self._words("exact_count"))

    @cached_property
    def comparable_indicators(self) -> tuple[tuple[str, int], ...]:
        """Words in an indicator whose growth is published on a comparable basis, with the first year it is; 0 for always."""
        rows = [
            (row.applies_to, _FROM_YEAR.fullmatch(row.value)) for row in self.members("comparable_growth")
        ]
        return tuple((word, int(match[1] or 0)) for word, match in rows if match)

    @cached_property
    def comparable_words(self) -> tuple[str, ...]:
        """Words beside a growth rate that say it is on a comparable basis."""
        return self._words("comparable_words")

    @cached_property
    def coverage_words(self) -> tuple[str, ...]:
        """Words beside a figure that say which coverage it is counted by."""
        return self._words("coverage_word")

    @cached_property
    def less_is_better(self) -> tuple[str, ...]:
        """What the names of things end with of which plans want less: a figure for one without a bound word is a ceiling."""
        return self._words("less_is_better")

    @cached_property
    def estimate_words(self) -> tuple[str, ...]:
        """Words in a sentence that make its figures of a year already over first estimates, no goals."""
        return self._words("estimate_word")

    @cached_property
    def generic_names(self) -> frozenset[str]:
        """Normalised names that tell no indicator from another."""
        return frozenset(self._words("generic_name"))

    @cached_property
    def scope_words(self) -> tuple[str, ...]:
        """Words in a name that narrow what is counted."""
        return self._words("scope_word")

    @cached_property
    def part_words(self) -> tuple[str, ...]:
        """Words in a name that say of which part of a whole it is."""
        return self._words("part_word")

    def is_generic(self, name: str) -> bool:
        """Return whether a normalised name is too general to identify an indicator (总额, 收入)."""
        return (
            len(name) < 2 or name[0] == "或" or name in self.generic_names
        )  # 或年: torn from what it is said of

    @cached_property
    def scope_of(self) -> Callable[[str], frozenset[str]]:
        """The scope words of a name, those asked for last remembered."""

        @lru_cache(maxsize=_KEPT)
        def scope(name: str) -> frozenset[str]:
            return frozenset(word for word in self.scope_words if word in name)

        return scope

    @cached_property
    def naming(self) -> Callable[[str, str, str, str], Naming]:
        """What an indicator, measure, region and concept say that a figure is of, those asked for last remembered."""

        @lru_cache(maxsize=_KEPT)
        def read(indicator: str, measure: str, region: str, concept: str) -> Naming:
            return read_naming(indicator, measure, region, concept, by=self)

        @lru_cache(maxsize=_KEPT)
        def naming(indicator: str, measure: str, region: str, concept: str) -> Naming:
            return read(indicator, measure, region if may_name(indicator, region) else "", concept)

        return naming

    @cached_property
    def sums_of(self) -> Callable[[str, str], tuple[Convention, ...]]:
        """The rows that say what makes up a total of a concept and phrase, those asked for last remembered."""

        @lru_cache(maxsize=_KEPT)
        def sums(concept: str, phrase: str) -> tuple[Convention, ...]:
            return tuple(
                row
                for row in self.members("sum_of")
                if (row.applies_to == concept if row.applies_to.isascii() else row.applies_to in phrase)
            )

        return sums

    @cached_property
    def total_of(self) -> dict[str, str]:
        """The total that a part makes up with its kin, by what the part is called in the first row that has it."""
        found: dict[str, str] = {}
        for row in self.members("sum_of"):
            for part in row.value.split("+"):
                found.setdefault(part, row.applies_to)
        return found

    @cached_property
    def cut_off(self) -> bool:
        """Whether figures may have been cut off instead of rounded."""
        return self.text("cut_off", "figure") == "yes"

    @cached_property
    def balanced(self) -> bool:
        """Whether the last digit of shares that make exactly 100 % may have been adjusted to make it."""
        return self.text("balanced", "share") == "yes"

    @cached_property
    def open_side_units(self) -> Decimal | None:
        """How far an operand's open side reaches, in units of its last non-zero digit."""
        return self.number("open_side", "operand")

    @cached_property
    def whole_multiple(self) -> Decimal | None:
        """Half width of a multiple given in words (翻番)."""
        return self.number("whole_multiple", "番")

    @cached_property
    def round_digits(self) -> int:
        """How many leading digits a round number is good for at least; 0 when only its last non-zero digit counts."""
        return int(self.number("round_number", "least_digits") or 0)

    @cached_property
    def zeros_of(self) -> dict[str, int]:
        """Least number of trailing zeros that may be round, by measure."""
        return {row.applies_to: int(row.value) for row in self.members("trailing_zeros")}


_FROM_YEAR = re.compile(r"yes|since (\d{4})")
_NUMERIC = frozenset({"trailing_zeros", "open_side", "qualifier", "whole_multiple", "repeat", "round_number"})


def read_conventions(path: Path) -> Conventions:
    """Read conventions from a csv file.

    Raises
    ------
    VocabularyError
        When the file, a column, a reason or a source is missing, a row comes twice, or a number is none.
    """
    if not path.is_file():
        raise VocabularyError("the conventions", met="no file", where=str(path), do="restore the vocabulary")
    rows: dict[tuple[str, str], Convention] = {}
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            met = ", ".join(reader.fieldnames or ()) or "an empty file"
            raise VocabularyError(f"the columns {', '.join(COLUMNS)}", met=met, where=f"{path}:1")
        for cells in reader:
            where = f"{path}:{reader.line_num}"
            if any(not (cells.get(name) or "").strip() for name in COLUMNS):
                raise VocabularyError("a value in every column", met=str(list(cells.values())), where=where)
            row = Convention(**{name: cells[name].strip() for name in COLUMNS})
            key = (row.convention, row.applies_to)
            if key in rows:
                raise VocabularyError(
                    "one row for each convention and what it applies to", met=str(key), where=where
                )
            if row.convention in _NUMERIC:
                try:
                    if not Decimal(row.value).is_finite() or Decimal(row.value) < 0:
                        raise InvalidOperation
                except InvalidOperation:
                    raise VocabularyError("a number of 0 or more", met=repr(row.value), where=where) from None
            rows[key] = row
    return Conventions(rows)


@once_a_folder
def load_conventions(folder: Path | None = None) -> Conventions:
    """Return the conventions of the vocabulary, read once.

    Parameters
    ----------
    folder : Path, optional
        A user's own vocabulary folder: rows of its ``conventions.csv`` and ``indicators.csv``, if it has them, replace and add to
        ours.
    """
    rows = dict(read_conventions(vocabulary_folder() / "conventions.csv").rows)
    own = folder / "conventions.csv" if folder is not None else None
    if own is not None and own.is_file():
        rows |= read_conventions(own).rows
    return Conventions(rows, folder)
