"""Indicators of the vocabulary: their concept by name, and their English name for English sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plancheck.claims.phrases import normalise_phrase, split_share
from plancheck.documents.regions import OWN_AREA_FIRST
from plancheck.errors import VocabularyError
from plancheck.paths import vocabulary_folder
from plancheck.schema import GROWTH_MEASURES
from plancheck.vocabulary_files import Row, read_rows

_SHORTEST = 4  # characters of a normalised name below which it may mean many things
_ACRONYM = re.compile(r"[a-z]{3,}")  # GDP, CPI: short, and yet of one meaning


@dataclass(frozen=True, eq=False)  # looked up by the thousand: one is itself and no other
class IndicatorNames:
    """Concepts by what documents call them, and what they are called in English: those of the vocabulary and of a user's own.

    Parameters
    ----------
    concepts : mapping of str to str
        By normalised name; a name of two concepts is left out.
    english : mapping of str to str
        By concept.
    wholes : mapping of str to str
        Concept of words that name a whole by convention (rows ``whole_named`` of conventions.csv).
    rate_endings, change_endings : tuple of str
        What a name ends with that itself says that its figure is a rate of growth (增速) or a change (增加额).

    Examples
    --------
    >>> names = read_names(None)
    >>> names.concept_named(normalise_phrase("网络零售交易额"))
    'ecommerce.retail'
    >>> names.english_phrase("社会消费品零售总额"), names.english_phrase("某项指标")
    ('total retail sales of consumer goods', '“某项指标”')
    """

    concepts: Mapping[str, str] = field(default_factory=dict)
    english: Mapping[str, str] = field(default_factory=dict)
    wholes: Mapping[str, str] = field(default_factory=dict)
    rate_endings: tuple[str, ...] = ()
    change_endings: tuple[str, ...] = ()

    def concept_named(self, normalised: str) -> str:
        """Return the concept that a normalised phrase names outright, or an empty string."""
        return self.concepts.get(normalised, "")

    def english_name(self, concept: str, measure: str, *, of: str, indicator: str, region: str) -> str:
        """Return the indicator in English where its concept is known, else the document's own words in quotes.

        Parameters
        ----------
        concept : str
            The statement's, else what its name says.
        measure, of, indicator, region : str
            The statement's.
        """
        name = self.english.get(concept, "")
        if not name:
            own = own_name(indicator, region)
            name = f"“{own}”"
            says_it = self.rate_endings + self.change_endings
            if measure == "share" or own.endswith(says_it):
                return name
        if measure == "share":
            whole = self.english_concept(of.rpartition(":")[2], split_share(indicator).whole)
            return f"{name} as a share of {whole}" if whole else f"{name}, share"
        if measure in GROWTH_MEASURES:
            return f"growth of {name}"
        if measure in ("multiple", "growth_multiple"):
            return f"{'multiple' if measure == 'multiple' else 'increase'} of {name}"
        if measure in ("change", "points_change"):
            return f"change of {name}"
        return name

    def english_phrase(self, phrase: str) -> str:
        """Return the English name of an indicator phrase, the phrase in quotes when it names no concept, "" for none."""
        words = "".join(phrase.split())
        if not words:
            return ""
        concept = self.wholes.get(words, "") or self.concept_named(normalise_phrase(words))
        return self.english.get(concept, "") or f"“{words}”"

    def english_concept(self, concept: str, phrase: str) -> str:
        """Return a concept's English name, else that of the phrase."""
        return self.english.get(concept, "") or self.english_phrase(phrase)


def _no_name_is_generic(_name: str) -> bool:
    return False


def read_names(
    folder: Path | None,
    *,
    is_generic: Callable[[str], bool] = _no_name_is_generic,
    wholes: Mapping[str, str] | None = None,
    rate_endings: tuple[str, ...] = (),
    change_endings: tuple[str, ...] = (),
) -> IndicatorNames:
    """Return the names of the vocabulary's indicators; `plancheck.claims.conventions.Conventions` keeps them.

    Parameters
    ----------
    folder : Path or None
        A user's own vocabulary folder: rows of its ``indicators.csv``, if it has one, replace and add to ours.
    is_generic : callable
        Whether a normalised name is too general to tell a concept.
    wholes : mapping of str to str, optional
    rate_endings, change_endings : tuple of str
        As in `IndicatorNames`.
    """
    found: dict[str, set[str]] = {}
    rows = _rows(folder)
    for row in rows:
        for name in (row["name_zh"], *row["aliases"].split("|")):
            normalised = normalise_phrase(name.strip())
            telling = len(normalised) >= _SHORTEST or _ACRONYM.fullmatch(normalised)
            if telling and not is_generic(normalised):
                found.setdefault(normalised, set()).add(row["concept"])
    return IndicatorNames(
        {name: next(iter(concepts)) for name, concepts in found.items() if len(concepts) == 1},
        {row["concept"]: row["name_en"] for row in rows},
        wholes or {},
        rate_endings,
        change_endings,
    )


def _rows(folder: Path | None) -> list[Row]:
    folders = (vocabulary_folder(), folder) if folder is not None else (vocabulary_folder(),)
    try:
        return read_rows("indicators", folders=folders)
    except VocabularyError:
        return []  # a broken vocabulary is reported by the stage that needs it; names fall back to the text's words


def own_name(indicator: str, region: str) -> str:
    """Return an indicator as the document writes it, on one line, without the place that stands before it anyway."""
    words = "".join(indicator.split())
    shorter = OWN_AREA_FIRST.sub("", words).removeprefix(region)
    return shorter or words
