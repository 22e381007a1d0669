"""The vocabulary: judgement as csv rows, each with its reason, checked strictly when it is loaded.

What each file of ``data/vocabulary`` holds is in `plancheck.vocabulary_files`. A user's own folder adds rows (same file
name, same columns); a row with the same key replaces ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import lru_cache
from math import isfinite, nan
from pathlib import Path

from plancheck.errors import VocabularyError
from plancheck.paths import vocabulary_folder
from plancheck.schema import QUALIFIERS, STATUSES
from plancheck.suggest import suggestion
from plancheck.vocabulary_files import FILES, Row, read_rows

CONCEPT_KINDS = ("flow", "stock", "share", "rate", "intensity")
UNIT_KINDS = ("money", "percent", "points", "multiple", "count", "physical", "time", "data")
SIDES = ("before", "after")
OPENS = ("none", "both", "lower", "upper")
WORD_CLASSES = (
    "value", "rise_to", "fall_to", "keep", "rise", "fall", "new", "act", "adverb", "per_year", "growth_noun",
    "fall_noun", "share_noun", "head", "lead", "target", "past", "policy_noun", "honour", "build", "total", "stock", "area", "counted",
    "generic", "link_only", "neutral", "of_anything", "account", "whole_word", "no_lead", "person_counter", "number_noun", "people_do",
    "how_done", "counted_by_name", "of_their_own",
    "own_thing", "pivot", "betters",
    "share_area", "all_funds",
    "bounded_thing", "size_noun", "own_size", "time_noun", "reached_within", "named_by_time", "asked", "herd", "zone", "aim_said",
    "title_work",
    "product_kind", "built", "reaches_people", "manner", "turns", "speaker", "framing", "sets_up", "reaches", "spreads_to",
    "people_did", "supports", "pays", "goes_into", "fund", "grants", "granted", "paid_noun", "has_part", "where_helped", "reach", "reach_rate", "person_group", "beneficiary",
    "area_kind", "says_that", "tells_of_others", "more_income", "more_spending", "accident", "casualty", "site_ending", "area_counter", "per_each", "aspect",
    "doer", "zone_or_firm", "staff", "earned", "fares", "area_wide", "works", "named_thing", "done_by_it", "plain_thing", "effect", "deed_measure", "deed_with_thing", "head_said_once",
    "time_spent", "in_use", "lasts", "only_plans", "peak_plan", "good", "goods_done", "land", "box_unit", "site", "firm_counter", "bare_share", "guest", "no_measure", "done_over_years",
    "area_unit", "length_unit", "goods_unit", "institution", "collector", "told_by_part", "goal", "compares", "part_of_country", "paper",
    "page_count", "series_counter", "item_counter", "size_in_name", "counted_in_households", "told_in_time", "short_time", "policy_opens", "policy_holds", "no_policy", "owner",
    "site_work", "pair", "done_up", "works_size", "office_end", "workers", "taken_as", "answered",
    "record", "unheard_of", "paves_way", "paved", "report_matter", "reviewed", "to_assembly",
    "needs_owner", "of_works", "sold_so", "handled", "of_trade", "sustains", "site_behind_deed", "raised_by", "size_of_it", "come_from", "some_places", "bound_ahead",
    "bounded_deed", "standard_said", "added_amount",
    "promotes", "no_thing", "park", "hub", "tells_scope", "grown", "power_source", "begins_count", "guidance_paper", "account_count",
    "must_do", "undergoes", "work_on_it", "how_work_goes", "ends_no_owner", "in_no_owner",
    "in_force", "box_opens", "box_of_work", "counts_people", "ends_course", "added_line",
    "zone_class", "beyond_zone", "river_basin", "opens_parts", "plan_manner", "way_there", "there_are_now", "moved_in_time",
    "no_trade", "city_core", "vital_rate", "raises_crop", "takes_in", "whence", "field_told_of", "kept_going",
    "held_against", "all_done", "bounded_group", "brings_about", "cost_noun", "tells_kind", "each_of_theirs", "pointed_at",
    "answers_name", "no_city_proper", "beyond_core", "how_worked_on",
    "far_or_little", "held_to_aim", "foreseen", "aim_kind", "aim_noun", "takes_rank", "rank", "rate_noun",
    "how_growing", "moves", "moves_to", "how_far_moved", "moved", "how_it_was_done", "as_was_planned", "comes_to_be",
    "reason_opens", "went_how", "fruit", "listed_unit", "unit_in_words", "how_theirs_moved", "theirs_moved",
    "paid_for_new", "tells_it", "page_label", "title_end", "moment", "sets_goal", "phase", "goes_how", "goes_forward",
    "no_term", "race", "money_came_in", "side_by_side",
    "of_plan_list", "lays", "stage_of_works", "put_to_use", "cuts", "people_told", "people_earn", "class_of_examples",
    "whole_made_up", "work_going_on", "turned_to", "opens_plan_title", "behind_duration", "reckoned",
    "which_indicators", "comes_about", "how_given", "of_any_kind", "course", "floor_space_stage", "made_a_year", "lies_at", "spends", "done_away", "no_item", "held_by_house", "calls_for",
)  # fmt: skip

DECISIONS = ("year", "status")  # what the votes of evidence_votes.csv are for
MOST_VOTES = 9  # of one word of tone_words.csv: no word alone is certain

# What a word of dating_words.csv says of a figure's time: aimed at, forecast, reported; added up over the years, the
# same all the while, spent over them, a state at their end; announced, and intended where something is announced; still
# to be done, said of this year; founded on a date; granted long ago; where a place lies; set up one by one; counted at a meeting; a balance at one time; against the year before; what words mean, in a heading; done for people, or by a plan for them; ruled
# from the document's own year on; the last of the months told of.
DATING_CLASSES = (
    "target", "forecast", "observed", "gathered", "kept", "spent", "state", "announced", "intended", "finished",
    "to_do", "founded", "granted", "described", "meeting", "balance", "year_on_year", "standing", "glossary", "set_up", "just_over", "year_past", "five_years_past", "served", "done_by_plan", "ruled",
    "last_month",
)  # fmt: skip

# What a word of predicate_words.csv opens or closes: a predicate begins with it; how something is done, before two characters
# more, or before the two or three that close a clause; what is done with another (与…签订); the subject of a clause ends before
# it, or does so behind four characters at least.
PREDICATE_CLASSES = (
    "predicate", "deed_manner", "closing_manner", "joint_deed", "subject_end", "subject_end_late",
)  # fmt: skip

# What a character or word beside a number makes of it; `beside` names the unit or bound word it is read with.
FIGURE_WORD_CLASSES = (
    "denominator", "no_unit", "unit_even", "no_bound", "no_amount", "no_count", "amount_before", "weak_unit", "firm_unit", "amount_verb", "arrive_verb",
    "amount_verb_ge", "no_tenths", "tenths_before", "no_money", "no_scale", "points_before", "bandwidth", "row_name", "scored", "kept_between", "bounded_link",
    "no_whole", "counts_kind", "no_build",
)  # fmt: skip

# Where in a heading a word stands: it begins with it, it closes a heading that begins with a verb, it is its last word; or it
# stands in the sentence that leads to a series of headings (我们主要做了以下工作：).
HEADING_PLACES = ("start", "close", "end", "lead")

TABLE_WORD_CLASSES = (
    "index", "unit", "name", "place", "year_row", "span", "date", "note", "content", "rank", "note_value", "target", "estimate", "observed",
    "growth_per_year", "growth", "change", "fall", "share", "cumulative", "total", "subtotal", "blank", "link",
    "listing", "layout", "row_kind", "rise", "reach", "no_place", "attribute", "in_group", "tax", "parted_by",
    "over_years", "over_parts", "sum_of_parts", "counted_in_all",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A written unit: the base unit it counts in, how many of them one is, and what kind of thing it measures."""

    written: str
    unit: str
    factor: Decimal
    kind: str


@dataclass(frozen=True, slots=True)
class BoundWord:
    """A word beside a figure that makes it a bound: 超过, 左右, 以上."""

    word: str
    side: str
    qualifier: str
    opens: str


@dataclass(frozen=True, slots=True)
class DatingWord:
    """A word that says something of a figure's time (`DATING_CLASSES`), unless one of the other words stands beside it."""

    word: str
    says: str
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PredicateWord:
    """A word that a predicate begins with or a subject ends before (`PREDICATE_CLASSES`), and what may stand beside it."""

    word: str
    kind: str
    only_before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToneWord:
    """A word that speaks for what has been (votes above zero) or for what is aimed at (below), in half nats of log odds."""

    word: str
    votes: int
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CertaintyWeight:
    """What a sign adds to the log odds that a part of a statement is right (`plancheck.statements.certainty`)."""

    part: str
    sign: str
    value: str
    weight: float


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A word before or after a place that makes it part of a name; of all places, or of the one it applies to."""

    word: str
    side: str
    applies_to: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """An indicator of the vocabulary."""

    concept: str
    names: tuple[str, ...]
    unit: str
    kind: str
    parent: str
    whole: str


@dataclass(frozen=True, slots=True)
class Region:
    """A place: its full name, its other names, the place it lies in, its level (`documents.regions.LEVELS`)."""

    name: str
    aliases: tuple[str, ...]
    within: str
    level: str = ""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Everything extraction looks up, loaded and checked; one object for each set of folders, so what is made of it is kept.

    Examples
    --------
    >>> vocabulary = load_vocabulary()
    >>> vocabulary.units["平方公里"].unit, str(vocabulary.units["百分点"].unit)
    ('km2', 'pp')
    """

    folders: tuple[Path, ...]
    units: dict[str, Unit]
    bound_words: tuple[BoundWord, ...]
    bounded_sizes: dict[str, str]
    words: dict[str, tuple[str, ...]]
    section_words: dict[str, str]
    period_words: dict[str, tuple[str, str]]
    characters: dict[str, str]
    concepts: tuple[Concept, ...]
    regions: tuple[Region, ...]
    # 全市, 我省, 本区: rows of regions.csv with level "self"; no places of their own
    own_area_words: tuple[str, ...] = ()
    table_words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    dating_words: tuple[DatingWord, ...] = ()
    predicate_words: tuple[PredicateWord, ...] = ()
    place_words: tuple[PlaceWord, ...] = ()
    figure_words: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    heading_words: dict[str, dict[str, str]] = field(default_factory=dict)
    tone_words: tuple[ToneWord, ...] = ()
    certainty: tuple[CertaintyWeight, ...] = ()

    def words_of(self, name: str) -> tuple[str, ...]:
        """Return the words of one class of ``statement_words.csv``."""
        return self.words[name]

    def figure_words_of(self, name: str) -> tuple[str, ...]:
        """Return the words of one class of ``figure_words.csv``."""
        return tuple(word for word, _ in self.figure_words.get(name, ()))


_SPELLED_OUT = 12  # values of a column that a message lists; there are two hundred classes of words


def _closed(row: Row, column: str, allowed: tuple[str, ...]) -> str:
    if row[column] not in allowed:
        few = len(allowed) <= _SPELLED_OUT
        known = ", ".join(allowed[:_SPELLED_OUT]) + (
            "" if few else f" … ({len(allowed)}, as in our own rows)"
        )
        near = get_close_matches(row[column], allowed, n=1)
        raise VocabularyError(
            f"one of {known} in column {column}",
            met=repr(row[column]),
            where=row.where,
            do=f"did you mean {near[0]!r}?" if near else "",
        )
    return row[column]


def _unit(row: Row) -> Unit:
    try:
        factor = Decimal(row["factor"])
    except InvalidOperation:
        factor = Decimal(0)
    if factor <= 0:
        raise VocabularyError("a positive number in column factor", met=repr(row["factor"]), where=row.where)
    return Unit(row["written"], row["unit"], factor, _closed(row, "kind", UNIT_KINDS))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _year_offset(row: Row, column: str) -> str:
    cell = row[column]
    if cell.lstrip("+-").isdigit() or cell in ("plan_first", "plan_last", "document", "told", "none"):
        return cell
    raise VocabularyError(
        f"years from the document's own, a year, plan_first, plan_last, document, told or none in column {column}",
        met=repr(cell),
        where=row.where,
    )


def _votes(row: Row) -> int:
    cell = row["votes"]
    if cell.lstrip("+-").isdigit() and -MOST_VOTES <= int(cell) <= MOST_VOTES and int(cell):
        return int(cell)
    raise VocabularyError(
        f"a whole number of votes from -{MOST_VOTES} to {MOST_VOTES}, not 0", met=repr(cell), where=row.where
    )


def _weight(row: Row) -> float:
    try:
        weight = float(row["weight"])
    except ValueError:
        weight = nan
    if isfinite(weight):
        return weight
    raise VocabularyError("a finite number in column weight", met=repr(row["weight"]), where=row.where)


def _bound_word(row: Row) -> BoundWord:
    return BoundWord(
        row["word"],
        _closed(row, "side", SIDES),
        _closed(row, "qualifier", QUALIFIERS),
        _closed(row, "opens", OPENS),
    )


def _dating_word(row: Row) -> DatingWord:
    return DatingWord(
        row["word"],
        _closed(row, "says", DATING_CLASSES),
        _split(row["not_before"]),
        _split(row["not_after"]),
    )


def _predicate_word(row: Row) -> PredicateWord:
    return PredicateWord(
        row["word"],
        _closed(row, "class", PREDICATE_CLASSES),
        *(_split(row[column]) for column in ("only_before", "not_before", "only_after", "not_after")),
    )


def _character(row: Row) -> tuple[str, str]:
    if len(row["written"]) != len(row["read"]) or not row["written"]:
        raise VocabularyError(
            "one character for one character", met=repr(row["written"] + row["read"]), where=row.where
        )
    return row["written"], row["read"]


def _by_class(rows: list[Row], classes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the words of each class, in the order of their rows; every class is there."""
    words: dict[str, list[str]] = {name: [] for name in classes}
    for row in rows:
        words[_closed(row, "class", classes)].append(row["word"])
    return {name: tuple(found) for name, found in words.items()}


def _figure_words(rows: list[Row]) -> dict[str, tuple[tuple[str, str], ...]]:
    words: dict[str, list[tuple[str, str]]] = {name: [] for name in FIGURE_WORD_CLASSES}
    for row in rows:
        words[_closed(row, "class", FIGURE_WORD_CLASSES)].append((row["word"], row["beside"]))
    return {name: tuple(found) for name, found in words.items()}


def _heading_words(rows: list[Row]) -> dict[str, dict[str, str]]:
    headings: dict[str, dict[str, str]] = {place: {} for place in HEADING_PLACES}
    for row in rows:
        headings[_closed(row, "where", HEADING_PLACES)][row["word"]] = _closed(row, "status", STATUSES)
    return headings


def _places(rows: list[Row]) -> tuple[Region, ...]:
    places = tuple(
        Region(row["name"], _split(row["aliases"]), row["within"], row.cells.get("level", "")) for row in rows
    )
    known = {name for place in places for name in (place.name, *place.aliases)}
    for row in rows:
        if row["within"] and row["within"] not in known:
            raise VocabularyError(
                "a name of regions.csv in column within", met=repr(row["within"]), where=row.where
            )
    return places


_CONCEPT = re.compile(r"[\w-]+(?:\.[\w-]+)*")  # others part it from a place or a period by a colon


def _concepts(rows: list[Row], units: dict[str, Unit]) -> tuple[Concept, ...]:
    known = {row["concept"] for row in rows}
    kept = {unit.unit for unit in units.values()}
    bases = kept | set(units)
    concepts = []
    for row in rows:
        for column in ("parent", "whole"):
            if row[column] and row[column] not in known:
                raise VocabularyError(
                    f"a concept of indicators.csv in column {column}", met=repr(row[column]), where=row.where
                )
        # an intensity counts one unit per another: t/万元, /10万
        counted, slash, per = row["unit"].partition("/")
        if counted and counted not in bases and not counted.isdigit():
            raise VocabularyError(
                "a unit of units.csv", met=repr(row["unit"]), where=row.where, do="add the unit to units.csv"
            )
        if counted and counted not in kept and row["unit"] not in kept:  # no statement would ever be in it
            written = "" if counted.isdigit() else units[counted].unit
            raise VocabularyError(
                "the unit as tables write it in column unit", met=repr(row["unit"]), where=row.where,
                do=f"write {written}{slash}{per}",
            )  # fmt: skip
        if not _CONCEPT.fullmatch(row["concept"]):
            raise VocabularyError(
                "an id of letters, digits, _ and - parted by dots in column concept", met=repr(row["concept"]),
                where=row.where,
            )  # fmt: skip
        names = (row["name_zh"], *_split(row["aliases"]))
        kind = _closed(row, "kind", CONCEPT_KINDS)
        concepts.append(Concept(row["concept"], names, row["unit"], kind, row["parent"], row["whole"]))
    return tuple(concepts)


@lru_cache(maxsize=4)
def load_votes(decides: str) -> dict[str, float]:
    """Return what each piece of evidence for a decision weighs: of the study's ``evidence_votes.csv``.

    Parameters
    ----------
    decides : {"year", "status"}

    Raises
    ------
    VocabularyError
        With file and line, when votes are no number or are for another decision.

    Examples
    --------
    >>> load_votes("year")["heading"] > load_votes("year")["fact"] > 0
    True
    """
    votes = {}
    for row in read_rows("evidence_votes", folders=(vocabulary_folder(),)):
        if _closed(row, "decides", DECISIONS) == decides:
            try:
                votes[row["evidence"]] = float(row["votes"])
            except ValueError:
                raise VocabularyError("a number of votes", met=repr(row["votes"]), where=row.where) from None
    return votes


def _require_known_files(folder: Path, ours: Path) -> None:
    """See that every csv of a user's own folder is one that is read: a misspelt name would be passed over in silence."""
    known = sorted({path.name for path in ours.glob("*.csv")} | {f"{name}.csv" for name in FILES})
    met = sorted(path.name for path in folder.glob("*.csv"))
    unknown = [name for name in met if name not in known]
    if not met:
        advice = f"choose from {', '.join(known)}"
        raise VocabularyError(
            "files named as in data/vocabulary", met="no csv file", where=str(folder), do=advice
        )
    if unknown:
        raise VocabularyError(
            "files named as in data/vocabulary",
            met=", ".join(unknown),
            where=str(folder),
            do=suggestion(unknown[0], known),
        )


def load_vocabulary(folder: str | Path | None = None, *, base: Path | None = None) -> Vocabulary:
    """Return the vocabulary: the study's rows, and those of `folder` added to them.

    Parameters
    ----------
    folder : str or Path, optional
        A user's own vocabulary folder (``--vocabulary DIR``).
    base : Path, optional
        Instead of the study's ``data/vocabulary``.

    Raises
    ------
    VocabularyError
        With file and line, when a row is wrong; or when a folder does not exist.
    """
    # to a cache of its own, none and nothing given would be two
    return _load(None if folder is None else Path(folder), base)


@lru_cache(maxsize=8)
def _load(folder: Path | None, base: Path | None) -> Vocabulary:
    folders = tuple(path for path in (base or vocabulary_folder(), folder) if path is not None)
    for path in folders:
        if not path.is_dir():
            raise VocabularyError(
                "a vocabulary folder",
                met="a file" if path.is_file() else "none",
                where=str(path),
                do="name a folder that holds csv files like data/vocabulary",
            )
    if folder is not None:
        _require_known_files(folder, folders[0])
    units = {unit.written: unit for unit in map(_unit, read_rows("units", folders=folders))}
    places = _places(read_rows("regions", folders=folders))
    return Vocabulary(
        folders=folders,
        units=units,
        bound_words=tuple(map(_bound_word, read_rows("bound_words", folders=folders))),
        bounded_sizes={row["unit"]: row["size"] for row in read_rows("bounded_sizes", folders=folders)},
        words=_by_class(read_rows("statement_words", folders=folders), WORD_CLASSES),
        section_words={
            # none: a longer word that holds one by chance
            row["word"]: _closed(row, "status", (*STATUSES, "none")).removesuffix("none")
            for row in read_rows("section_words", folders=folders)
        },
        period_words={
            row["word"]: (_year_offset(row, "first"), _year_offset(row, "last"))
            for row in read_rows("period_words", folders=folders)
        },
        characters=dict(map(_character, read_rows("characters", folders=folders))),
        concepts=_concepts(read_rows("indicators", folders=folders), units),
        regions=tuple(place for place in places if place.level != "self"),
        own_area_words=tuple(
            word for place in places if place.level == "self" for word in (place.name, *place.aliases)
        ),
        table_words=_by_class(read_rows("table_words", folders=folders), TABLE_WORD_CLASSES),
        dating_words=tuple(map(_dating_word, read_rows("dating_words", folders=folders))),
        predicate_words=tuple(map(_predicate_word, read_rows("predicate_words", folders=folders))),
        place_words=tuple(
            PlaceWord(row["word"], _closed(row, "side", SIDES), row["applies_to"])
            for row in read_rows("place_words", folders=folders)
        ),
        figure_words=_figure_words(read_rows("figure_words", folders=folders)),
        heading_words=_heading_words(read_rows("heading_words", folders=folders)),
        tone_words=tuple(
            ToneWord(row["word"], _votes(row), _split(row["not_before"]), _split(row["not_after"]))
            for row in read_rows("tone_words", folders=folders)
        ),
        certainty=tuple(
            CertaintyWeight(row["part"], row["sign"], row["value"], _weight(row))
            for row in read_rows("certainty", folders=folders)
        ),
    )
