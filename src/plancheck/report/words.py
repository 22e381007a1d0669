"""The words of the reports in Chinese and English, one row a key in ``words.csv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any

from plancheck.amounts import Lang
from plancheck.errors import UsageError
from plancheck.report.packaged import packaged_rows

LANGUAGES: tuple[Lang, ...] = ("zh", "en")
_WIDE = "\u3400-\u9fff，。；：、（）《》“”％"
_BLANK = re.compile(rf"(?<=[{_WIDE}]) (?=[{_WIDE}0-9A-Za-z~≥≤−+])|(?<=[0-9A-Za-z%)]) (?=[{_WIDE}])")

_WITHIN_WORD = re.compile("[0-9A-Za-z]{2}")


_NOTHING = re.compile(r", (?=[,:;)])")


def tight(text: str) -> str:
    """Return a Chinese text without blanks beside Chinese characters; those between Latin words stay.

    Examples
    --------
    >>> tight("以 2010 年 4.5万亿元 为基数（MOFCOM preliminary estimate）")
    '以2010年4.5万亿元为基数（MOFCOM preliminary estimate）'
    """
    return _BLANK.sub("", text)


def shorten(text: str, length: int) -> str:
    """Return at most `length` characters of `text`, an ellipsis last when it was cut; Latin words stay whole.

    Examples
    --------
    >>> shorten("retail sales of goods online", 22), shorten("网上零售额", 4), shorten("retail sales", 12)
    ('retail sales of goods…', '网上零…', 'retail sales')
    >>> shorten("telecommunications", 10)
    'telecommu…'
    """
    return text if len(text) <= length else cut_at_word(text, length - 1)


def cut_at_word(text: str, length: int) -> str:
    """Return the first `length` characters of a longer text and an ellipsis, without a Latin word that they end within.

    A word that is most of them is cut all the same.
    """
    kept = text[:length]
    blank = kept.rfind(" ")
    if _WITHIN_WORD.match(text, length - 1) is not None and blank > length // 2:
        kept = kept[:blank]
    return kept.rstrip(" ,;:(/") + "…"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one language by key.

    Examples
    --------
    >>> Words.of("zh")["findings"], Words.of("en")["verdict.consistent"]
    ('主要发现', 'consistent')
    """

    lang: Lang
    entries: dict[str, str]

    @classmethod
    def of(cls, lang: str) -> Words:
        """Return the words of `lang`.

        Raises
        ------
        UsageError
            When the language is neither ``zh`` nor ``en``.
        """
        for known in LANGUAGES:
            if lang == known:
                return cls(known, {key: pair[LANGUAGES.index(known)] for key, pair in _table().items()})
        raise UsageError(f"a language of {', '.join(LANGUAGES)}", met=repr(lang), do="set lang to zh or en")

    def __getitem__(self, key: str) -> str:
        """Return the word of `key`; a key without a word is an error of ours, named."""
        try:
            return self.entries[key]
        except KeyError:
            raise UsageError(f"a key of report/words.csv, language {self.lang}", met=repr(key)) from None

    def get(self, key: str, otherwise: str) -> str:
        """Return the word of `key`, or `otherwise` where the words have none (names of places, publishers)."""
        return self.entries.get(key, otherwise)

    def say(self, key: str, **values: object) -> str:
        """Return the sentence of `key` with its ``{names}`` filled in; ``{n:target|targets}`` is the noun that a count takes.

        Examples
        --------
        >>> Words.of("en").say("tile.targets", n=1), Words.of("en").say("tile.targets", n=2)
        ('target', 'targets')

        A place or a period that is not known leaves no comma behind:

        >>> Words.of("en").say("finding.repeat", thing="e-commerce turnover", period="", figures="5 and 6")
        'e-commerce turnover: 5 and 6'
        """
        said = _SENTENCES.format(self[key], **values)
        return tight(said) if self.lang == "zh" else _NOTHING.sub("", said)


class _Sentences(Formatter):
    """`str.format` with a noun that follows a count."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if bar:
            return one if value == 1 else many
        return str(super().format_field(value, format_spec))


_SENTENCES = _Sentences()


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {row["key"]: (row["zh"], row["en"]) for row in packaged_rows("words")}
