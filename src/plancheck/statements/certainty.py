"""How sure each part of a statement is: a probability from what can be seen of the reading, fitted on hand-coded documents.

A part (the figure and its measure, the time, the region, the indicator) is right with probability ``1 / (1 + exp(-s))``, where
``s`` adds up the weights of the signs seen (`signs_of`; rows of ``data/vocabulary/certainty.csv``, each with the cases it was
fitted on). The row's probability is that of the product of its parts, brought to scale by one more logistic function, as parts
go wrong together; it is never above its least sure part's. ``benchmarks/certainty.py`` fits the weights and measures, on documents left out of the fit, how often rows
of each level are right.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import exp, log

from plancheck.documents.document import Origin
from plancheck.documents.regions import NATION
from plancheck.schema import CERTAINTIES
from plancheck.statements.context.phrases import KEPT
from plancheck.statements.context.reading import Reading
from plancheck.statements.words.lexicon import Lexicon
from plancheck.vocabulary import CertaintyWeight, Vocabulary

# The parts, and the columns that make each right.
PARTS: dict[str, tuple[str, ...]] = {
    "figure": ("value", "unit", "qualifier", "measure"),
    "time": ("status", "period"),
    "region": ("region",),
    "indicator": ("indicator",),
}
MOST_JUDGED = 20_000  # sets of signs that are kept with their probability, of a part and of a row

Sign = tuple[str, str]
"""What is seen and its value: ("measure", "level"), ("length of the name", "2 to 3")."""

# Of each part, what is seen.
SIGNS: dict[str, tuple[str, ...]] = {
    "figure": (
        "kind of figure", "measure", "indicator of the vocabulary", "qualifier", "reason", "reason for the unit", "unit per unit",
    ),
    "time": ("measure", "reason", "reason for the status", "period", "document", "years", "title", "signs of the text"),
    "region": ("reason", "area", "level of the area", "title"),
    "indicator": (
        "measure", "kind of figure", "indicator of the vocabulary", "reason", "length of the name", "end of the name",
        "begins with a verb", "marks or digits in the name", "length of the sentence",
    ),
}  # fmt: skip
_Judged = tuple[float, Decimal, str]  # a part's probability, rounded and written
# all that the signs of a row of one document are taken from
_Alike = tuple[str, str, str, bool, bool, bool, tuple[str, str, str, str], bool, str]
LONG_SENTENCE = 120  # characters

_MARKS = re.compile(r"[|（()）\-\d:：;；，,。]")
_LONGEST = (1, 3, 5, 9, 15, 21)  # characters of a name
_LENGTHS = ("1", "2 to 3", "4 to 5", "6 to 9", "10 to 15", "16 to 21", "22 or more")
_MONEY = re.compile("[A-Z]{3}(?:/|$)")


@dataclass(slots=True)
class Seen:
    """What the signs are taken from: the row and where it comes from."""

    measure: str
    status: str
    unit: str
    qualifier: str
    indicator: str
    concept: str
    region: str
    period: str
    reasons: dict[str, str]
    sentence_length: int


@dataclass(slots=True)
class Sureness:
    """How probable it is that a row, and each of its parts, is right.

    Parameters
    ----------
    row : Decimal
        That all its columns are right; two digits.
    parts : dict of str to Decimal
        By part (`PARTS`); two digits.
    level : {"high", "medium", "low"}
        Of the row's probability.
    told : str
        The parts as the column prints them.
    """

    row: Decimal
    parts: dict[str, Decimal]
    level: str
    told: str

    def __str__(self) -> str:
        return self.told


def signs_of(seen: Seen, *, origin: Origin, lexicon: Lexicon) -> dict[str, tuple[Sign, ...]]:
    """Return what is seen of each part of a statement.

    Parameters
    ----------
    seen : Seen
    origin : Origin
        The document's: how its years are known, its own area, its kind.
    lexicon : Lexicon

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> seen = Seen("level", "observed", "人", "exact", "网民规模", "netizens", "全国", "2010", {"region": "place carried over"}, 12)
    >>> signs_of(seen, origin=Origin(date="2011"), lexicon=lexicon_of(load_vocabulary()))["region"]
    (('reason', 'place carried over'), ('area', "the document's own"), ('level of the area', 'country'), ('title', 'no'))
    """
    said = values_of(seen, origin=origin, lexicon=lexicon)
    return {part: tuple(zip(SIGNS[part], values, strict=True)) for part, values in said.items()}


def values_of(seen: Seen, *, origin: Origin, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Return the values of the signs of each part, in the order of `SIGNS`."""
    reasons = seen.reasons
    measure, kind, known = seen.measure, _kind(seen.unit), "yes" if seen.concept else "no"
    return {
        "figure": (
            kind,
            measure,
            known,
            seen.qualifier,
            reasons.get("value", ""),
            reasons.get("unit", ""),
            "yes" if "/" in seen.unit else "no",
        ),
        "time": (
            measure,
            reasons.get("period", ""),
            reasons.get("status", ""),
            "span" if "/" in seen.period else "one",
            origin.kind,
            "dated" if origin.date else "of the plan" if origin.first_year else "from the text",
            "yes" if origin.title else "no",
            reasons.get("text", ""),
        ),
        "region": (
            reasons.get("region", ""),
            "the document's own" if seen.region == origin.region else "another",
            "country" if origin.region == NATION else "part of the country",
            "yes" if origin.title else "no",
        ),
        "indicator": (
            measure,
            kind,
            known,
            reasons.get("indicator", ""),
            *_of_name(seen.indicator, lexicon),
            "long" if seen.sentence_length > LONG_SENTENCE else "short",
        ),
    }


@lru_cache(maxsize=1024)  # there are few units
def _kind(unit: str) -> str:
    if unit in ("%", "pp"):
        return "percent"
    if _MONEY.match(unit):
        return "money"
    if not unit:
        return "no unit"
    return "multiple" if unit == "x" else "persons" if unit.startswith("人") else "other"


@lru_cache(maxsize=KEPT)
def _of_name(name: str, lexicon: Lexicon) -> tuple[str, str, str, str]:
    """How long a name is, what it ends with, and whether it begins with an action or holds a mark."""
    return (
        _LENGTHS[bisect_left(_LONGEST, len(name))],
        _ending(name, lexicon),
        "yes" if lexicon.act.at_start(name) else "no",
        "yes" if _is_marked(name) else "no",
    )


def _is_marked(name: str) -> bool:
    return name[:1] in ("、", "的") or (not name.isalpha() and _MARKS.search(name) is not None)


def _ending(name: str, lexicon: Lexicon) -> str:
    if name.endswith(lexicon.number_nouns) or lexicon.heads.at_end(name):
        return "amount"
    return "verb" if lexicon.act.at_end(name) else "other"


class CertaintyModel:
    """The weights of ``certainty.csv``, and the probabilities they give.

    Parameters
    ----------
    weights : iterable of CertaintyWeight

    Examples
    --------
    >>> model = CertaintyModel([CertaintyWeight("region", "all rows", "", 3.0), CertaintyWeight("region", "area", "another", -2.0)])
    >>> str(model.judge({"region": (("area", "another"),)}))
    'region:0.73'
    """

    def __init__(self, weights: Iterable[CertaintyWeight]) -> None:
        self._weights: dict[str, dict[Sign, float]] = {}
        for weight in weights:
            self._weights.setdefault(weight.part, {})[weight.sign, weight.value] = weight.weight
        scale = self._weights.pop("row", {})
        self._shift, self._slope = (
            scale.get(("all rows", ""), 0.0),
            scale.get(("product of the parts", ""), 1.0),
        )
        # of each part the weights of its signs, by their values
        self._by_sign: dict[str, list[dict[str, float]]] = {}
        for part, signs in SIGNS.items():
            of_part = self._weights.get(part, {}).items()
            self._by_sign[part] = [
                {value: each for (name, value), each in of_part if name == sign} for sign in signs
            ]
        self._judged: dict[str, dict[tuple[str, ...], _Judged]] = {part: {} for part in SIGNS}
        self._judged_alike: dict[tuple[str, bool, bool, bool, bool], dict[_Alike, Sureness]] = {}
        self._cuts = [
            (level, scale[sign]) for level in CERTAINTIES if (sign := ("least probability", level)) in scale
        ]

    def judge(self, signs: Mapping[str, tuple[Sign, ...]]) -> Sureness:
        """Return the probabilities for the signs of a row; a sign without a weight says nothing."""
        return self._of_row({part: self._of_part(part, seen) for part, seen in signs.items()})

    def judged_alike(self, origin: Origin) -> dict[_Alike, Sureness]:
        """Return what is known of the rows of documents that are alike in all that is asked of a document."""
        said = (
            origin.kind,
            origin.date != "",
            bool(origin.first_year),
            origin.title != "",
            origin.region == NATION,
        )
        known = self._judged_alike.setdefault(said, {})
        if len(known) > MOST_JUDGED:
            known.clear()
        return known

    def judge_values(self, values: dict[str, tuple[str, ...]]) -> Sureness:
        """Return the probabilities for the values of the signs of a row; few parts differ, so each is judged once."""
        parts: dict[str, _Judged] = {}
        for part, said in values.items():
            known = self._judged[part]
            judged = known.get(said)
            if judged is None:
                score = self._weights.get(part, {}).get(("all rows", ""), 0.0)
                for weights, value in zip(self._by_sign[part], said, strict=True):
                    score += weights.get(value, 0.0)
                judged = _judged(part, score)
                if len(known) < MOST_JUDGED:
                    known[said] = judged
            parts[part] = judged
        return self._of_row(parts)

    def _of_row(self, parts: dict[str, _Judged]) -> Sureness:
        product = least = 1.0
        for probability, _, _ in parts.values():
            product *= probability
            if probability < least:
                least = probability
        odds = product / (1 - product) if product < 1 else 1e9
        row = min(least, 1 / (1 + exp(-(self._shift + self._slope * log(odds)))))
        level = "low"
        for cut, least in self._cuts:
            if row >= least:
                level = cut
                break
        rounded = {part: judged[1] for part, judged in parts.items()}
        return Sureness(
            _HUNDREDTHS[round(100 * row)], rounded, level, ";".join([judged[2] for judged in parts.values()])
        )

    def _of_part(self, part: str, signs: Iterable[Sign]) -> _Judged:
        weights = self._weights.get(part, {})
        score = weights.get(("all rows", ""), 0.0)
        for sign in signs:
            score += weights.get(sign, 0.0)
        return _judged(part, score)


class RowJudge:
    """Says how sure the rows of one document are; those whose signs are the same are judged once."""

    def __init__(self, model: CertaintyModel, *, origin: Origin, lexicon: Lexicon) -> None:
        self._model, self._origin, self._lexicon = model, origin, lexicon
        self._alike = model.judged_alike(origin)

    def judge(
        self, reading: Reading, name: str, concept: str, reasons: dict[str, str], told: str, length: int
    ) -> Sureness:
        """Return the probabilities of a row.

        Parameters
        ----------
        reading : Reading
        name, concept : str
            Its indicator, and the vocabulary's for it.
        reasons : dict of str to str
            Why its parts are less than sure.
        told : str
            The same as the column prints them.
        length : int
            Characters of its sentence.
        """
        figure = reading.figure
        alike = (
            reading.measure, figure.unit, figure.qualifier, concept != "", "/" in reading.period,
            reading.region == self._origin.region, _of_name(name, self._lexicon), length > LONG_SENTENCE, told,
        )  # fmt: skip
        known = self._alike.get(alike)
        if known is None:
            seen = Seen(
                reading.measure, reading.status, figure.unit, figure.qualifier, name, concept, reading.region,
                reading.period, reasons, length,
            )  # fmt: skip
            known = self._model.judge_values(values_of(seen, origin=self._origin, lexicon=self._lexicon))
            self._alike[alike] = known
        return known


_HUNDREDTHS = tuple(Decimal(count).scaleb(-2) for count in range(101))
_WRITTEN = tuple(map(str, _HUNDREDTHS))


def _judged(part: str, score: float) -> _Judged:
    """Return the probability of a part for the sum of its weights."""
    probability = 1 / (1 + exp(-score))
    hundredths = round(100 * probability)
    return probability, _HUNDREDTHS[hundredths], f"{part}:{_WRITTEN[hundredths]}"


@lru_cache(maxsize=4)
def certainty_of(vocabulary: Vocabulary) -> CertaintyModel:
    """Return the model of a vocabulary's rows."""
    return CertaintyModel(vocabulary.certainty)
