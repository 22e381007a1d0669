"""The words of ``predicate_words.csv`` as patterns: where a predicate begins, and where the subject of a clause ends.

In a text without blanks nothing else parts what happens from the thing that it is said of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from plancheck.statements.words.beside_words import branch_of
from plancheck.vocabulary import PredicateWord, Vocabulary

# What must follow words of a class, and frames that are grammar; each begins with a character.
_MORE_FOLLOWS = "(?=[\u4e00-\u9fff]{2})"
_CLOSES_CLAUSE = "(?=[\u4e00-\u9fff]{2,3}$)"
_MEETS_STANDARD = "达标(?=$|[，。；、])"
_TURNS = "由[负正降升减增]转[正负升降增减]"
_SUBJECT_FRAMES = (
    *(f"{rate}{_TURNS}" for rate in ("增速", "增幅", "增长率", "")),
    "呈(?=[^，]{0,4}[态势])",
    "在(?=[^，。；]{2,12}(?:后|中|基础上))",
)
_LEAST_SUBJECT = 4  # characters before a word that opens names as well (应用, 应急)


class PredicateWords:
    """Patterns of the classes `plancheck.vocabulary.PREDICATE_CLASSES`.

    Attributes
    ----------
    begins : re.Pattern
        What a predicate begins with: 实现, 由 (not 由于), 顺利 before two characters more.
    ends_subject : re.Pattern
        What stands where the subject of a clause ends, which says how things went: 快速, 同比, 较 in 比重较大.

    Examples
    --------
    >>> from plancheck.vocabulary import load_vocabulary
    >>> words = PredicateWords(load_vocabulary())
    >>> [found[0] for said in ("产品顺利下线", "全县人均", "与港口缔结协议") if (found := words.begins.search(said))]
    ['顺利', '与']
    >>> [words.ends_subject.search(said).start() for said in ("贸易规模不断扩大", "农业增速由负转正")]
    [4, 2]
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = sorted(vocabulary.predicate_words, key=lambda word: -len(word.word))

        def branches(kind: str, *, then: str = "") -> list[str]:
            return [_branch(word, vocabulary) + then for word in words if word.kind == kind]

        joint = "|".join(branches("joint_deed")) or "(?!)"
        self.begins = _one_of(
            [
                *branches("predicate"),
                *branches("deed_manner", then=_MORE_FOLLOWS),
                *branches("closing_manner", then=_CLOSES_CLAUSE),
                _MEETS_STANDARD,
                f"与(?=[^，。；、]{{2,12}}(?:{joint}))",
            ]
        )
        late = [
            f"{_branch(word, vocabulary)}(?<=.{{{_LEAST_SUBJECT + len(word.word)}}})"
            for word in words
            if word.kind == "subject_end_late"
        ]
        self.ends_subject = _one_of([*branches("subject_end"), *late, *_SUBJECT_FRAMES])


def _branch(word: PredicateWord, vocabulary: Vocabulary) -> str:
    return branch_of(
        word.word,
        vocabulary,
        only_before=word.only_before,
        not_before=word.not_before,
        only_after=word.only_after,
        not_after=word.not_after,
    )


def _one_of(branches: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of some branches: those that begin alike are one, so that few are tried at each place."""
    rests: dict[str, list[str]] = {}
    for branch in branches:
        first = 2 if branch[0] == "\\" else 1  # an escaped character
        rests.setdefault(branch[:first], []).append(branch[first:])
    return re.compile(
        "|".join(
            first + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})") for first, rest in rests.items()
        )
    )
