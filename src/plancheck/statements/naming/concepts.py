"""Which indicator of the vocabulary a phrase names.

A phrase names an indicator when nothing but its place, its verb and words of counting (数量, 总额, 规模) stand between it and one of
the indicator's names. Words that narrow the thing (农村网络零售额, 中小企业) are never dropped: a part is not its whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from plancheck.quantities.any_of import any_of
from plancheck.quantities.view import make_views
from plancheck.statements.context.phrases import KEPT
from plancheck.statements.context.reading import Reading
from plancheck.vocabulary import Concept, Vocabulary

_LOOSE = re.compile(r"[的“”\"'（）()·、，,\s]")
_LEADING_YEAR = re.compile(r"^(?:[12][0-9]{3}年|当年|年末|年底|年度|全年|每年|年)")
_PARTS = (  # 网络零售额占社会消费品零售总额的比重, 网络零售额在社会消费品零售总额中的比重
    re.compile(
        r"^(?P<part>.+?)(?:要|将|约|已|均|所)*(?:占到?|相当于)(?P<whole>.*?)的?(?:比重|比例|比率|份额|百分比|占比|比)?$"
    ),
    re.compile(
        r"^(?P<part>.+?)在(?P<whole>.+?)(?:当中|之中|中)的?(?:所占|占到?|的)*(?:比重|比例|比率|份额|百分比|占比|比)$"
    ),
)
_TELLS_PART = re.compile("占|相当于|中")
_DANGLING = ("比", "较", "从", "由", "将", "达", "为", "在")  # words that led on to the figure
# not 收入总量: a budget's income with the money carried in
_COUNT_ENDING = re.compile(
    r"(?:年?总)?(?:数量|数|总数|总量|总额|总值|规模|总规模|量|个数|家数|人数|户数)(?<!收入总量)(?<!支出总量)$"
)
_COUNTS_END = frozenset("量数额值模")  # last characters of these
_PLAIN_UNITS = frozenset({"", "%", "pp", "x"})
MONEY = frozenset({"CNY", "USD", "EUR", "HKD", "JPY", "GBP", "TWD", "MOP"})
_RELATIVE = frozenset({"growth", "growth_per_year", "multiple", "growth_multiple", "points_change"})
_LEADING_CLASSES = (
    "act",
    "adverb",
    "build",
    "lead",
    "new",
    "past",
    "rise_to",
    "stock",
    "target",
    "value",
    "total",
)


class ConceptMatcher:
    """Finds the concept of a reading by the names of the vocabulary's indicators."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        def plain(names: Iterable[str]) -> list[str]:
            return [_LOOSE.sub("", name) for name in make_views(names, vocabulary=vocabulary)]

        self._names: dict[str, Concept] = {}
        self._counted: dict[str, Concept] = {}
        named = [(name, concept) for concept in vocabulary.concepts for name in concept.names]
        for name, (_, concept) in zip(plain(name for name, _ in named), named, strict=True):
            self._names.setdefault(name, concept)
        for name, concept in self._names.items():
            bare = _COUNT_ENDING.sub("", name)
            if len(bare) >= 2 and bare not in self._names:
                self._counted.setdefault(bare, concept)
        places = [name for region in vocabulary.regions for name in (region.name, *region.aliases)]
        places += [*vocabulary.own_area_words, "全社会", "各地", "其中"]
        leads = {word for name in _LEADING_CLASSES for word in vocabulary.words.get(name, ())}
        self._prefixes = frozenset(plain((*places, *leads))) - frozenset(self._names) - {""}
        self._lengths: dict[str, list[int]] = {}  # of the prefixes by their first character, longest first
        for prefix in sorted(self._prefixes, key=len, reverse=True):
            lengths = self._lengths.setdefault(prefix[0], [])
            if not lengths or lengths[-1] != len(prefix):
                lengths.append(len(prefix))
        rates = any_of(
            (*vocabulary.words_of("growth_noun"), *vocabulary.words_of("fall_noun"), "增长", "提高")
        )
        self._rate_ending = re.compile(f"(?:年均|同比|平均|累计)?的?(?:{rates})$")
        self._matched = lru_cache(maxsize=KEPT)(self._match)

    def match(self, reading: Reading) -> str:
        """Return the concept that a reading's indicator names and its unit allows, or nothing."""
        return self._matched(reading.indicator, reading.measure, reading.figure.unit)

    def _match(self, indicator: str, measure: str, unit: str) -> str:
        phrase = indicator.replace("的", "") if indicator.isalpha() else _LOOSE.sub("", indicator)
        phrase = phrase[:-1] if phrase.endswith(_DANGLING) else phrase
        if measure in ("share", "points_change", "threshold") or unit == "%":
            for pattern in _PARTS if _TELLS_PART.search(phrase) is not None else ():
                if found := pattern.match(phrase):
                    concept = self._find(found["part"])
                    return concept.concept if concept else ""
        concept = self._find(phrase)
        if concept is None and measure in _RELATIVE:
            concept = self._find(self._rate_ending.sub("", phrase))
        return concept.concept if concept is not None and self._unit_fits(concept, measure, unit) else ""

    def find(self, phrase: str) -> str:
        """Return the concept that a phrase names, whatever its unit, or nothing.

        Examples
        --------
        >>> from plancheck.vocabulary import load_vocabulary
        >>> matcher = concepts_of(load_vocabulary())
        >>> matcher.find("全市实现电子商务交易总额"), matcher.find("农村电子商务交易总额")
        ('ecommerce.turnover', '')
        """
        concept = self._find(_LOOSE.sub("", phrase))
        return concept.concept if concept else ""

    def _find(self, phrase: str) -> Concept | None:
        while phrase:
            found = self._names.get(phrase) or self._counted.get(phrase)
            if found is None:
                bare = _COUNT_ENDING.sub("", phrase) if phrase[-1] in _COUNTS_END else phrase
                if len(bare) >= 3 and bare != phrase:
                    found = self._names.get(bare) or self._counted.get(bare)
            if found is not None:
                return found
            shorter = self._without_lead(phrase)
            if shorter == phrase:
                return None
            phrase = shorter
        return None

    def _without_lead(self, phrase: str) -> str:
        if year := _LEADING_YEAR.match(phrase):
            return phrase[year.end() :]
        for length in self._lengths.get(phrase[:1], ()):
            if length < len(phrase) and phrase[:length] in self._prefixes:
                return phrase[length:]
        return phrase

    @staticmethod
    def _unit_fits(concept: Concept, measure: str, unit: str) -> bool:
        """Whether a figure of `unit` can be of `concept`: money is money; counters (家, 个, 户) vary in print for one thing."""
        if measure in _RELATIVE or unit == "":
            return True
        if unit == "%":
            return measure == "share" or concept.unit == "%"
        if unit in MONEY or concept.unit in MONEY:
            return unit in MONEY and concept.unit in MONEY
        return concept.unit not in _PLAIN_UNITS or unit in _PLAIN_UNITS


@lru_cache(maxsize=8)
def concepts_of(vocabulary: Vocabulary) -> ConceptMatcher:
    """Return the concept matcher of a vocabulary; built once."""
    return ConceptMatcher(vocabulary)
