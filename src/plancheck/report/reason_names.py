"""What stands in the reasons of the tables for a program, said for a reader: ids by their names, figures as amounts.

The tables name a series, a concept or a change of definition by its id and a figure as its document prints it, so that
each can be looked up; a reader of a report knows the ids from nowhere, and one of English cannot read 4.5万亿元.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from plancheck.amounts import Lang, with_its_unit
from plancheck.report.amounts import format_value
from plancheck.report.labels import Labels
from plancheck.report.names import SEVERAL, say_name
from plancheck.report.reasons import say_reason
from plancheck.report.sentences import say_period
from plancheck.report.words import Words
from plancheck.targets.wording import YEARS_OF_LIFE

if TYPE_CHECKING:
    from plancheck.study import Study

_ID = re.compile(r"(?<![\w./:-])[a-z][\w./-]*\w", re.ASCII)
_PRINTED = re.compile(r"(?<![\w.(（])\d[\d.,]*(?: ?[㐀-鿿]|％)[^\s;:,()（）\[\]“”，；]*")
_QUOTED = re.compile(r"(?<=\(printed )[^()]+(?=\))")
# not the unit of a figure; the words of a document in quotes are one thing, known as a whole or not at all
_HAN = re.compile(r"“[^“”]*”|(?<![㐀-鿿\d.％])(?<!\d )[㐀-鿿]+")
_AROUND_HAN = re.compile(r" ?\(([^()]*[㐀-鿿][^()]*)\)")  # brackets of a Chinese sentence
# a year stays one; a span of years is one everywhere
_PERIODS = re.compile(
    r"(?:(?<= for )|(?<=在))\d{4}-\d{2}(?:/\d{4}-\d{2})?(?![\d-])|(?<![\w/.:-])\d{4}/\d{4}(?![\w/-])"
)
# an interval says its unit once, as the amounts of the pages do
_YUAN_TWICE = re.compile(r"(\d[\d,.]*)((?: (?:trillion|billion|million))? yuan) to (\d[\d,.]*)\2")


class ReasonNames:
    """Says the reasons of one study's tables in one language.

    Parameters
    ----------
    study : Study
        Its series name publishers, its series and statements print figures.
    labels : Labels
    lang : {"zh", "en"}
    """

    def __init__(self, study: Study, labels: Labels, *, lang: Lang) -> None:
        self._lang: Lang = lang
        self._labels = labels
        self._breaks = {
            name: f"“{say_name(label.change, lang=lang)}”" for name, label in labels.breaks.items()
        }
        self._ids = {
            **_publishers(study.series.itertuples(), lang=lang),
            **{
                name: labels.concept(name, lang=lang)
                for name in labels.concepts
                if "." in name or "_" in name
            },
            **self._breaks,
        }
        words = Words.of(lang)
        names = {
            key.removeprefix("basis."): said
            for key, said in words.entries.items()
            if key.startswith("basis.")
        }
        self._bases = names | {"unstated": words["unstated_basis"]}
        self._basis = _basis_pattern(self._bases)
        self._amounts = {} if lang == "zh" else _amounts(study)

    def say(self, reason: str) -> str:
        """Return a reason of the tables in the reader's language, with names for ids and, in English, amounts for figures."""
        reason = re.sub(r" \[([\w-]+)\]", lambda match: "" if match[1] in self._breaks else match[0], reason)
        if self._lang == "en":
            return self.name(reason)
        return _AROUND_HAN.sub(r"（\1）", self._with_names(say_reason(reason, lang=self._lang)))

    def name(self, text: str) -> str:
        """Return an English text of the tables with names for ids and amounts for figures printed in Chinese."""
        text = _HAN.sub(lambda match: self._word(match[0]), text.replace(YEARS_OF_LIFE, ""))
        text = _QUOTED.sub(lambda match: self._amount(match[0]), text)
        text = _PRINTED.sub(lambda match: self._amount(match[0]), text)
        text = _YUAN_TWICE.sub(r"\1–\3\2", text)
        return self._with_names(text)

    def _with_names(self, text: str) -> str:
        text = self._basis.sub(lambda match: self._bases[match[0]], text)
        text = _PERIODS.sub(lambda match: say_period(match[0], lang=self._lang), text)
        return _ID.sub(lambda match: self._ids.get(match[0], match[0]), text)

    def _word(self, written: str) -> str:
        """Return the English of a concept, a thing or a place that a reason names; others as written."""
        said = self._labels.named(written.strip("“”"), lang="en")
        return said if said.isascii() else written

    def _amount(self, printed: str) -> str:
        said = self._amounts.get("".join(printed.split()), "")
        return f"{said} ({printed})" if said else printed.replace("％", "%")


def _publishers(points: Iterable[Any], *, lang: Lang) -> dict[str, str]:
    """Return who published each row of the statistics, by the row's id; figures of documents keep their place."""
    found: dict[str, str] = {}
    for point in points:
        if point.grade == "document":
            continue
        sources, publishers = (
            [part.strip() for part in str(text).split(SEVERAL[0].strip())]
            for text in (point.source, point.publisher)
        )
        if len(sources) != len(publishers):
            publishers = [str(point.publisher)] * len(sources)
        found.update(zip(sources, (say_name(one, lang=lang) for one in publishers), strict=True))
    return found


def _amounts(study: Study) -> dict[str, str]:
    """Return English amounts by the figure as printed, for figures that are not plain ASCII and stand for one amount only."""
    words = Words.of("en")
    found: dict[str, set[str]] = {}
    rows = (row for frame in (study.statements, study.series) for row in frame.itertuples())
    for row in rows:
        value = row.value
        printed = with_its_unit("".join(str(row.figure).split()), value=value, unit=row.unit)
        if printed.replace("％", "%").isascii() or value != value:
            continue
        said = format_value(value, row.unit, lang="en", digits=10)
        if row.unit == "x" and not any(character.isdigit() for character in printed):
            said = words.get(f"times.{float(value):g}", said)
        found.setdefault(printed, set()).add(said)
    return {printed: next(iter(said)) for printed, said in found.items() if len(said) == 1}


def _basis_pattern(bases: Mapping[str, str]) -> re.Pattern[str]:
    """Return the pattern of the ids of definitions where a reason names one: press is a word of English too."""
    one = "|".join(sorted(bases, key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?:^|(?<=[;；] )|(?<=；))(?:{one})(?= has |: |在\d)|(?<=on the definition )(?:{one})(?!\w)"
        rf"|(?<=[(（])(?:{one})(?=[),，）])|(?<=，)(?:{one})(?= ?口径)"
    )
