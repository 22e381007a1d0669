"""The words by which a head is read (``origin_words.csv``), as parts of patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from plancheck.errors import VocabularyError
from plancheck.paths import vocabulary_folder
from plancheck.vocabulary_files import once_a_folder, read_rows

CLASSES = (
    "report", "statistics", "plan", "notice", "title_note", "about_report", "shares_out", "plan_news", "plan_over", "expected", "meeting_held",
    "navigation", "office", "institution", "own_institution", "signing_body", "national_office", "issuer_label", "own_date_label", "page_date_label", "number_label",
    "own_hongkong", "own_macau", "own_province", "own_city", "own_region", "own_county", "own_town", "autonomous_region", "compared_area", "compared_nation",
    "street_office", "township", "no_name", "area_kind", "no_town_name", "town_kind", "before_name",
    "strategy_west", "strategy_northeast", "strategy_central",
    "named_heading", "plain_heading", "banner", "republic_office", "running_title", "heading_noun", "newspaper", "governed_zone",
    "told_of_year", "plan_itself", "issues_plan", "plan_made", "plan_tells", "work_planned", "before_assembly", "carries_out", "unnamed_place",
)  # fmt: skip
_GAP = ".{0,30}?"  # what … stands for in a word: 执行情况…报告


@dataclass(frozen=True, eq=False)
class OriginWords:
    """The words of ``origin_words.csv`` by class; one object for each vocabulary, so patterns made of it are kept."""

    words: dict[str, tuple[str, ...]]

    def of(self, *classes: str) -> tuple[str, ...]:
        """Return the words of classes, in the order of their rows."""
        return tuple(word for name in classes for word in self.words[name])

    def any_of(self, *classes: str) -> str:
        """Return a pattern that matches any word of classes, the longest first.

        Examples
        --------
        >>> load_origin_words().any_of("signing_body")
        '(?:会|社)'
        """
        return any_word(self.of(*classes))


def any_word(words: tuple[str, ...]) -> str:
    """Return a pattern that matches any of the words, the longest first; … stands for up to 30 characters.

    Examples
    --------
    >>> any_word(("公报", "统计公报")), any_word(())
    ('(?:统计公报|公报)', '(?!)')
    """
    if not words:
        return "(?!)"
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace("…", _GAP) for word in longest_first) + ")"


@once_a_folder
def load_origin_words(folder: Path | None = None) -> OriginWords:
    """Return the words of ``origin_words.csv``, and those of a user's own vocabulary folder.

    Raises
    ------
    VocabularyError
        A class that is none of `CLASSES`.
    """
    words: dict[str, list[str]] = {name: [] for name in CLASSES}
    for row in read_rows(
        "origin_words", folders=tuple(p for p in (vocabulary_folder(), folder) if p is not None)
    ):
        if row["class"] not in words:
            raise VocabularyError(
                f"one of {', '.join(CLASSES)} in column class", met=repr(row["class"]), where=row.where
            )
        words[row["class"]].append(row["word"])
    return OriginWords({name: tuple(found) for name, found in words.items()})
