"""The statement words in the shape the grammar needs: suffixes and prefixes that are stripped from a phrase, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from plancheck.quantities.any_of import any_of
from plancheck.quantities.view import make_view, make_views
from plancheck.statements.words.dating_words import DatingWords
from plancheck.statements.words.predicates import PredicateWords
from plancheck.statements.words.tone import ToneWords
from plancheck.vocabulary import Vocabulary

# Order decides which class a word has at the end of a phrase when it stands in several.
TAIL_CLASSES = ("rise_to", "fall_to", "keep", "rise", "fall", "per_year", "value", "adverb")
MOST_KNOWN = 4096  # phrases of which is kept what they start or end with
_NOT_KNOWN: tuple[str, str] | None = ("", "")  # of a phrase that was not asked for yet
_CLASS_INSIDE = re.compile("<<([a-z_]+)>>")
_CLASS_NOT_BEHIND = re.compile(r"\(\?<!<<([a-z_]+)>>\)")


class Suffixes:
    """Words recognised at the end (or start) of a phrase, longest first."""

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        self.found: dict[str, tuple[str, str]] = {}  # each word, with its class
        for found in words:
            self.found.setdefault(found[0], found)
        # three phrases in four end (or start) with a character that no word does; of the others, nearly all do with a pair of
        # characters that none does: lengths of the words by their last and by their first two
        self._last = frozenset(word[-1:] for word in self.found if word)
        self._first = frozenset(word[:1] for word in self.found if word)
        # made when first asked for: most words are looked for at one end only
        self._ending: dict[str, list[int]] = {}
        self._opening: dict[str, list[int]] = {}
        # a figure's subject is asked for by five rules and more, and comes back in the next text: of phrases that end or start with
        # such a character is kept with which word, or that it is none
        self._ends: dict[str, tuple[str, str] | None] = {}
        self._starts: dict[str, tuple[str, str] | None] = {}

    def at_end(self, phrase: str) -> tuple[str, str] | None:
        """Return the longest word the phrase ends with and its class."""
        if not phrase or phrase[-1] not in self._last:
            return None
        known = self._ends.get(phrase, _NOT_KNOWN)
        if known is _NOT_KNOWN:
            if len(self._ends) >= MOST_KNOWN:
                self._ends.clear()
            known = self._ends[phrase] = self._word_at_end(phrase)
        return known

    def at_start(self, phrase: str) -> tuple[str, str] | None:
        """Return the longest word the phrase starts with and its class."""
        if not phrase or phrase[0] not in self._first:
            return None
        known = self._starts.get(phrase, _NOT_KNOWN)
        if known is _NOT_KNOWN:
            if len(self._starts) >= MOST_KNOWN:
                self._starts.clear()
            known = self._starts[phrase] = self._word_at_start(phrase)
        return known

    def _word_at_end(self, phrase: str) -> tuple[str, str] | None:
        if not self._ending:
            self._ending = _lengths_by_pair(self.found, at_end=True)
        lengths = self._ending.get(phrase[-2:])
        if lengths is not None:
            for length in lengths:
                found = self.found.get(phrase[-length:])
                if found is not None:
                    return found
        return self.found.get(phrase[-1])

    def _word_at_start(self, phrase: str) -> tuple[str, str] | None:
        if not self._opening:
            self._opening = _lengths_by_pair(self.found, at_end=False)
        lengths = self._opening.get(phrase[:2])
        if lengths is not None:
            for length in lengths:
                found = self.found.get(phrase[:length])
                if found is not None:
                    return found
        return self.found.get(phrase[0])


def _lengths_by_pair(words: Iterable[str], *, at_end: bool) -> dict[str, list[int]]:
    """The lengths of words, the longest first, by the two characters that they end (or start) with."""
    by_pair: dict[str, list[int]] = {}
    for word in sorted(words, key=len, reverse=True):
        lengths = by_pair.setdefault(word[-2:] if at_end else word[:2], [])
        if len(word) >= 2 and (not lengths or lengths[-1] != len(word)):
            lengths.append(len(word))
    return by_pair


class WordPatterns:
    """Patterns with words of the vocabulary in them, each compiled when it is first asked for.

    Examples
    --------
    >>> patterns = WordPatterns({"accident": ("事故", "安全事故")})
    >>> patterns("^<<accident>>(?:起数)?$").match("安全事故起数") is not None
    True
    """

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self.words = words
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __call__(self, template: str) -> re.Pattern[str]:
        """Return a pattern in which ``<<accident>>`` stands for any word of that class, the longest first.

        ``(?<!<<no_trade>>)`` looks behind for each word by itself: they may differ in length.
        """
        found = self._compiled.get(template)
        if found is None:
            filled = _CLASS_NOT_BEHIND.sub(lambda named: self._none_behind(named[1]), template)
            filled = _CLASS_INSIDE.sub(lambda named: self._any_of(named[1]), filled)
            found = self._compiled[template] = re.compile(filled)
        return found

    def _any_of(self, name: str) -> str:
        longest = sorted(map(re.escape, self.words[name]), key=len, reverse=True)
        return f"(?:{'|'.join(longest) or '(?!)'})"

    def _none_behind(self, name: str) -> str:
        return "".join(f"(?<!{re.escape(word)})" for word in self.words[name])


class Lexicon:
    """Every word list of a vocabulary, normalised like the view.

    Attributes
    ----------
    words : dict of str to tuple of str
        The words of each class of ``statement_words.csv``, in the order of their rows.
    sets : dict of str to frozenset of str
        The same words, for what is asked for as a whole.
    pattern : WordPatterns
        Patterns that hold words of a class.
    rate_ends : tuple of str
        What the name of a rate or share ends with, which percentage points are added to: 入学率, 占比.
    bounded_sizes : dict of str to str
        What a bound in a unit is on, where the text names no size (吨/年: 产能).
    predicate, subject_end : re.Pattern
        What a predicate begins with, and what the subject of a clause ends before (`predicates.PredicateWords`).
    bounds_behind : dict of str to tuple of str
        The qualifier of a bound word that stands behind a figure, and the side that it opens: 以上.
    heading_starts : re.Pattern
        Words that a heading of aims begins with.
    heading_closes, heading_ends : Suffixes
        Words with which any heading closes on what came of it, and head nouns that say what it tells of.

    Examples
    --------
    >>> from plancheck.vocabulary import load_vocabulary
    >>> lexicon = lexicon_of(load_vocabulary())
    >>> "开发区" in lexicon.words["area_kind"]
    True
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.words: dict[str, tuple[str, ...]] = {
            name: tuple(make_views(found, vocabulary=vocabulary)) for name, found in vocabulary.words.items()
        }
        self.sets = {name: frozenset(found) for name, found in self.words.items()}
        self.pattern = WordPatterns(self.words)
        self.bounded_sizes = vocabulary.bounded_sizes
        self.bounds_behind = {
            make_view(bound.word, vocabulary=vocabulary): (bound.qualifier, bound.opens)
            for bound in vocabulary.bound_words
            if bound.side == "after"
        }

        self._read_suffixes(vocabulary)
        self._read_sets()
        self.dating = DatingWords(vocabulary)
        predicates = PredicateWords(vocabulary)
        self.predicate, self.subject_end = predicates.begins, predicates.ends_subject
        self.tone = ToneWords(vocabulary)
        self._read_headings(vocabulary)

    def _read_suffixes(self, vocabulary: Vocabulary) -> None:
        """The words that are looked for at the start or end of a phrase."""
        words = self.words.__getitem__
        self.tail = Suffixes((word, name) for name in TAIL_CLASSES for word in words(name))
        self.lead = Suffixes(
            (word, "lead")
            for word in words("lead")
            if len(word) > 1 or word in "并且而使但即其还又也均都则就它将把再约含如"
        )
        acts = words("act")
        anew = [f"新{word}" for word in acts if len(word) == 2 and word[0] not in "新增"]  # 新投产, 新签约
        self.act = Suffixes((word, "act") for word in [*acts, *words("new"), *anew])
        own = make_views(vocabulary.own_area_words, vocabulary=vocabulary)
        self.own_area = Suffixes((word, "area") for word in own)
        self.area = Suffixes((word, "area") for word in [*own, *words("area")])
        self.counted = re.compile(f"^.{{0,14}}?(?:{'|'.join(map(re.escape, words('counted')))})(?=.{{2}})")
        self.pivot = Suffixes((word, "pivot") for word in words("pivot"))
        self.betters = Suffixes((word, "betters") for word in words("betters"))
        self.new = Suffixes((word, "new") for word in words("new"))
        self.heads = Suffixes(
            (word, "head") for word in [*words("head"), *words("growth_noun"), *words("share_noun")]
        )
        self.growth_nouns = Suffixes((word, "growth") for word in words("growth_noun"))
        self.fall_nouns = Suffixes((word, "fall") for word in words("fall_noun"))
        self.share_nouns = Suffixes((word, "share") for word in words("share_noun"))
        self.policy = Suffixes((word, "policy") for word in words("policy_noun"))
        self.whole_words = Suffixes((word, "whole") for word in words("whole_word"))
        self.intents = Suffixes((word, "intent") for word in [*words("target"), "今后"])

    def _read_sets(self) -> None:
        """The words that are asked for as a whole, and the patterns of those that may stand anywhere."""
        words = self.words.__getitem__
        self.per_year = tuple(words("per_year"))
        yearly = (*self.per_year, "复合")
        self.yearly_rates = frozenset(
            noun for noun in words("growth_noun") if any(word in noun for word in yearly)
        )
        self.generic, self.link_only = frozenset(words("generic")), frozenset(words("link_only"))
        self.rate_ends = ("率", *words("bare_share"))
        self.neutral = frozenset(words("neutral"))
        self.neutral_opens = tuple(self.neutral)
        self.own_thing = frozenset(words("own_thing"))
        self.of_anything = frozenset(words("of_anything")) | {""}
        self.accounts = frozenset(words("account"))
        self.no_lead = frozenset(words("no_lead"))
        self.person_counters = frozenset(words("person_counter"))
        self.people_do = tuple(words("people_do"))
        self.how_done = re.compile(f"^(?:{any_of(words('how_done'))})+")
        self.counted_by_name = frozenset(words("counted_by_name"))
        self.number_nouns = tuple(words("number_noun"))
        self.extents = frozenset((*words("area_unit"), *words("length_unit")))
        self.goods, self.land = frozenset(words("good")), frozenset(words("land"))
        self.target = tuple(word for word in words("target") if len(word) > 1)
        self.honour = tuple(words("honour"))
        total = any_of(words("total"))
        # 公共预算, 共同富裕: no sum; 建成区: a place
        self.total = re.compile(rf"(?:{total})(?<!公共)(?!(?<=共)[同享建产青识])(?!(?<=建成)区)")
        self.stock = re.compile(any_of(words("stock")))

    def _read_headings(self, vocabulary: Vocabulary) -> None:
        """What words of headings say of the status below them."""
        self.section: dict[str, str] = {
            make_view(word, vocabulary=vocabulary): status
            for word, status in vocabulary.section_words.items()
        }
        self.heading: dict[str, dict[str, str]] = {
            place: {make_view(word, vocabulary=vocabulary): status for word, status in found.items()}
            for place, found in vocabulary.heading_words.items()
        }
        self.section_pattern = re.compile(any_of(self.section))
        self.heading_starts = re.compile(any_of(self.heading["start"]))
        self.heading_closes = Suffixes(self.heading["close"].items())
        self.heading_ends = Suffixes(self.heading["end"].items())


@lru_cache(maxsize=8)
def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """Return the lexicon of a vocabulary; built once."""
    return Lexicon(vocabulary)
