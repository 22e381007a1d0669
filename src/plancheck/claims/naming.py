"""What the words of an indicator say by themselves: worked out once for all the figures that carry the same words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import is_normalized

from plancheck.claims.phrases import bare_name, growth_subject, normalise_phrase, split_share
from plancheck.schema import CHANGE_MEASURES, GROWTH_MEASURES

if TYPE_CHECKING:
    from plancheck.claims.conventions import Conventions

MULTIPLES = ("multiple", "growth_multiple")
RATES = (*GROWTH_MEASURES, *MULTIPLES)
_CHANGES = frozenset((*RATES, *CHANGE_MEASURES))
_OF_A_PART = ("share", "points_change")
NEVER = 10_000  # a year after all that are spoken of
_ENDINGS = (4, 3, 2)  # characters of a general name at the end of another


@dataclass(slots=True)
class Naming:
    """What a figure is of, by the words of its indicator.

    Parameters
    ----------
    phrase : str
        Normalised: of what grows for growth, of the part for shares.
    concept : str
        The statement's, else the one whose name the phrase is.
    generic : bool
        Whether the phrase is too general to tell what is measured.
    scope : frozenset of str
        Words of the indicator that narrow what is counted.
    parts : frozenset of str
        Those of them that name one part of a whole beside others (中央, 农村, 工业).
    things : tuple of str
        The keys under which the figure is found: its concept, then its phrase.
    whole : str
        Normalised: what a share is of, its place where it names nothing else; empty when the words do not say.
    endings : tuple of str
        The keys of general names at the end of the phrase.
    conventions : frozenset of str
        Which conventions have a row that may speak of it, by its words: ``flow_word`` when it begins with one. Of all other
        figures nothing need be asked.
    comparable_from : int
        First year in which a growth of what it names is published on a comparable basis; `NEVER` for none.
    outright : bool
        Whether the phrase is a name of the concept, not one of a part of it (上市高新技术企业 of 高新技术企业).
    """

    phrase: str
    concept: str
    generic: bool
    scope: frozenset[str]
    things: tuple[str, ...]
    whole: str
    endings: tuple[str, ...]
    conventions: frozenset[str]
    comparable_from: int
    outright: bool = False
    parts: frozenset[str] = frozenset()


def may_name(indicator: str, region: str) -> bool:
    """Return whether an indicator can name a region: of all others the region changes nothing in its `Naming`."""
    return region[:1].lower() in indicator.lower() or not is_normalized("NFKC", indicator)


def read_naming(indicator: str, measure: str, region: str, concept: str, *, by: Conventions) -> Naming:
    """Return what the words of a statement's indicator say; `Conventions.naming` remembers it."""
    subject = growth_subject(indicator) if measure in _CHANGES else indicator
    share = split_share(indicator)
    if measure in _OF_A_PART:
        subject = split_share(subject).part or subject
    phrase = normalise_phrase(subject, region)
    named = by.names.concept_named(phrase)
    concept = concept or named
    generic = by.is_generic(phrase)
    return Naming(
        phrase,
        concept,
        generic,
        by.scope_of(indicator),
        thing_keys(phrase, concept, generic=generic),
        normalise_phrase(share.whole, region) if share.whole else share.place,
        _general_endings(phrase, by),
        frozenset(_conventions_of(indicator, measure, region, phrase, concept, by)),
        _comparable_from(indicator, by) if measure in RATES else NEVER,
        concept != "" and concept == named,
        frozenset([word for word in by.part_words if word in phrase]),
    )


def _comparable_from(indicator: str, by: Conventions) -> int:
    return min([year for word, year in by.comparable_indicators if word in indicator], default=NEVER)


def thing_keys(phrase: str, concept: str, *, generic: bool) -> tuple[str, ...]:
    """Return the keys under which figures of one phrase and concept are found: by the concept, then by the phrase."""
    named = f"g:{phrase}" if generic else f"p:{phrase}"
    return (f"c:{concept}", named) if concept else (named,)


def _general_endings(phrase: str, by: Conventions) -> tuple[str, ...]:
    endings = [phrase[-length:] for length in _ENDINGS if len(phrase) > length]
    return tuple([f"g:{ending}" for ending in endings if by.is_generic(ending)])


def _conventions_of(
    indicator: str, measure: str, region: str, phrase: str, concept: str, by: Conventions
) -> list[str]:
    bare, name = bare_name(indicator, region), normalise_phrase(indicator, region)
    found = []
    if any(row.applies_to in bare for row in by.members("difference_of")):
        found.append("difference_of")
    found += [
        kind for kind in ("ratio_of", "per_day") if any(r.applies_to in indicator for r in by.members(kind))
    ]
    found += [
        kind
        for kind in ("flow_word", "quotient_of")
        if any(name.startswith(row.applies_to) for row in by.members(kind))
    ]
    if any(
        row.applies_to == concept if row.applies_to.isascii() else row.applies_to in phrase
        for row in by.members("sum_of")
    ):
        found.append("sum_of")
    if measure == "share":
        names = (split_share(indicator).part, indicator)
        found += [
            kind
            for kind in ("rate_part", "rate_of")
            if any(name.endswith(row.applies_to) for row in by.members(kind) for name in names)
        ]
    return found
