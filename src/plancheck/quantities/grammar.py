"""Units and bound words of the vocabulary, found at an offset."""

from __future__ import annotations

import re
from functools import lru_cache

from plancheck.asked_first import ends_with, holds
from plancheck.quantities.any_of import any_of
from plancheck.quantities.candidates import HAN, HAN_DIGIT, MORE_DIGITS
from plancheck.quantities.view import make_views
from plancheck.vocabulary import BoundWord, Unit, Vocabulary

_MUST = "(?:要|应|须|需|可|再)?"
_FOR_EACH = "(超过|不低于|不少于|不超过|低于|高于|大约|约|至少|将近|接近|控制在|限制在)(?:年均|[人户亩]均|(?:平均)?(?:每[年月日天人户亩]){1,2}(?:平均)?)$"
_EACH_ENDS = frozenset("均年月日天人户亩")
ends_with(_FOR_EACH, _EACH_ENDS)
_LINKS = "至最约近不超低高制"  # one of which is in each bound that is linked
_HOLDS_LINK = re.compile(f"[{_LINKS}]")
_LEAST = re.compile("至[少多][\u4e00-\u9fff]{1,8}$")  # 至少选派3名: whatever is done at least so often
_SUMS = frozenset("入额值产润税模")  # ends of what is measured in money
_ENDS_TIME = frozenset("钟时日天月周")  # of the units of a time limit: 10分钟内办结
_NONE: frozenset[str] = frozenset()
_MORE = "多余几来 "  # what a number can have before its unit
# what else can stand behind a numeral that is not yet over
_OTHER_THAN_UNITS = frozenset(f"分点成半~至到-{_MORE}")
_MAY_BE_TORN = frozenset(("physical", "points", "data", "money"))


class Grammar:
    """The vocabulary in the shape the finder needs: units and bound words by their first or last character."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._read_units(vocabulary)
        self._read_bounds(vocabulary)
        self._read_opening()
        self._read_deeds(vocabulary)
        self._read_neighbours(vocabulary)

    def _read_units(self, vocabulary: Vocabulary) -> None:
        """The units by their first character, and by their first two those of one character behind the longer.

        Up to 25 begin with one character, and one or two with a pair of them.
        """
        self.units: dict[str, list[tuple[str, Unit]]] = {}
        names = make_views((unit.written for unit in vocabulary.units.values()), vocabulary=vocabulary)
        for written, unit in zip(names, vocabulary.units.values(), strict=True):
            self.units.setdefault(written[0], []).append((written, unit))
        for entries in self.units.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._unit_pairs: dict[str, list[tuple[str, Unit]]] = {}
        self._single_units = {
            first: [entry for entry in entries if len(entry[0]) == 1] for first, entries in self.units.items()
        }
        for entries in self.units.values():
            for pair in {written[:2] for written, _ in entries if len(written) > 1}:
                self._unit_pairs[pair] = [one for one in entries if one[0] == pair[0] or one[0][:2] == pair]

    def _read_bounds(self, vocabulary: Vocabulary) -> None:
        """The bound words by the character beside their figure, those before it also by their last two as units are."""
        self.before: dict[str, list[tuple[str, BoundWord]]] = {}
        self.after: dict[str, list[tuple[str, BoundWord]]] = {}
        names = make_views((bound.word for bound in vocabulary.bound_words), vocabulary=vocabulary)
        for written, word in zip(names, vocabulary.bound_words, strict=True):
            if word.side == "before":
                self.before.setdefault(written[-1], []).append((written, word))
            else:
                self.after.setdefault(written[0], []).append((written, word))
        for table in (self.before, self.after):
            for words in table.values():
                words.sort(key=lambda entry: -len(entry[0]))
        self._before_pairs: dict[str, list[tuple[str, BoundWord]]] = {}
        self._single_before = {
            last: [entry for entry in words if len(entry[0]) == 1] for last, words in self.before.items()
        }
        for words in self.before.values():
            for pair in {written[-2:] for written, _ in words if len(written) > 1}:
                self._before_pairs[pair] = [one for one in words if one[0] == pair[1] or one[0][-2:] == pair]
        # 至少新增30亿元, 大约每年3万人: a bound word before what is done, or for each
        linked = (*vocabulary.figure_words_of("bounded_link"), *vocabulary.words_of("bounded_deed"))
        self.linked_bound = re.compile(
            f"({any_of(vocabulary.words_of('bound_ahead'))}) ?{_MUST}(?:{any_of(linked)})$|{_FOR_EACH}"
        )
        holds(self.linked_bound, _LINKS)
        self._ends_linked = frozenset(word[-1] for word in linked) | _EACH_ENDS

    def _read_opening(self) -> None:
        """What a number can begin with, and what can stand behind it, by the units."""
        self.after_numeral = frozenset(self.units) | frozenset(_MORE)
        # whatever can follow a number that is not yet over: more of it, its unit, the other end of a range
        self.goes_on = self.after_numeral | frozenset(HAN) | _OTHER_THAN_UNITS
        goes_on = "".join(sorted(self.goes_on))
        units = [written for entries in self.units.values() for written, _ in entries]
        # 一新 is no number of anything: no unit is 新 alone, and none that begins with it goes on so
        single = {written for written in units if len(written) == 1}
        longer = set(self.units) - single - set(HAN) - _OTHER_THAN_UNITS - {"比"}
        opens_longer = re.escape("".join(sorted(longer)))
        goes_on_longer = re.escape("".join(sorted({written[1] for written in units if written[0] in longer})))
        self._unit_ends = frozenset(written[-1] for written in units) | frozenset("十百千万亿多余几来成点")
        # what a candidate can begin with, and all of it where it is in digits; 一 of a word is none: no numeral goes on after it, and no unit follows
        self.heads = re.compile(
            f"[0-9翻半倍{HAN}](?:(?<=[0-9])(?:{MORE_DIGITS})|(?<![翻半倍])(?=[{re.escape(goes_on)}]|\\n {{0,4}}(?:成|分之|[十百千万亿点])|[比:∶：][{HAN}])"
            f"(?!(?<=[{HAN_DIGIT}])[{opens_longer}](?![{goes_on_longer}\\s]))|(?<=翻)(?=[\\s了近将接超约大番倍一两二三四五1-5])"
            r"|(?<=半)(?=[数，。；、）\s]|个百分点|$)|(?<=实现倍))"
        )

    def _read_deeds(self, vocabulary: Vocabulary) -> None:
        """The verbs that a figure is the amount of, and those that it is reached by."""
        self.build = tuple(vocabulary.words_of("build"))
        of = vocabulary.figure_words_of
        self.amount_verbs, self.amount_verbs_ge = of("amount_verb"), of("amount_verb_ge")
        self.built_in = re.compile(
            any_of(word for word in (*self.build, *self.amount_verbs) if len(word) > 1)
        )
        reached = [
            word for kind in ("rise_to", "fall_to") for word in vocabulary.words_of(kind) if len(word) > 1
        ]
        self.becomes = re.compile(rf"\s?(?:{any_of(reached)})")
        # 由117.9降至2015年的113.5: the year stands between the verb and what was reached
        self.became = re.compile(rf"(?:{any_of(reached)})\s?[0-9]{{4}}\s?年?[末底]?的\s?$")
        self.arrive_verbs = of("arrive_verb")

    def _read_neighbours(self, vocabulary: Vocabulary) -> None:
        """What a word beside a number or a unit makes of it: the classes of ``figure_words.csv``."""
        of = vocabulary.figure_words_of
        self.denominators = dict(vocabulary.figure_words.get("denominator", ()))
        self.no_unit = _set_by_neighbour(vocabulary, "no_unit")
        self.unit_even = _by_neighbour(vocabulary, "unit_even")
        self.no_bound = _set_by_neighbour(vocabulary, "no_bound")
        self.no_amount, self.no_count = frozenset(of("no_amount")), frozenset(of("no_count"))
        self.amount_before = of("amount_before")
        self.weak_units, self.firm_units = frozenset(of("weak_unit")), frozenset(of("firm_unit"))
        self.kept_between = of("kept_between")
        self.no_tenths = frozenset(of("no_tenths"))
        self.tenths_before = frozenset(of("tenths_before")) | {" "}
        self.points_before, self.bandwidth = of("points_before"), of("bandwidth")
        self.scored, self.no_whole = of("scored"), of("no_whole")
        self.counts_kind, self.no_build = of("counts_kind"), of("no_build")
        self.no_money, self.no_scale = frozenset(of("no_money")), of("no_scale")

    def may_be_unit(self, text: str) -> bool:
        """Whether the first and last character of a text without a slash allow that it is a scale and unit, and no words.

        Read behind a number to see whether it is one takes 35 µs, and nearly all heads and lines of a text are words.
        """
        first, last = text[0], text[-1]
        return (not "\u4e00" <= first <= "\u9fff" or first in self.goes_on) and (
            not "\u4e00" <= last <= "\u9fff" or last in self._unit_ends
        )

    def unit_at(self, view: str, at: int) -> tuple[str, Unit] | None:
        """Return the longest unit written at an offset."""
        if at >= len(view):
            return None
        broken = view.find("\n", at + 1, at + 4)
        if broken > 0 and not view[at].isascii():
            torn = self._torn_unit(view, at, broken)
            if torn is not None:
                return torn
        entries = self._unit_pairs.get(view[at : at + 2])
        if entries is None:
            entries = self._single_units.get(view[at], [])
        for written, unit in entries:
            end = at + len(written)
            if view[at:end] == written:
                following = view[end : end + 1]
                if written[-1].isascii() and written[-1].isalnum():
                    if following.isascii() and following.isalnum():
                        continue
                elif following in self.no_unit.get(written, _NONE) and not view.startswith(
                    self.unit_even.get(written, ()), end
                ):
                    continue  # 5个人, but 5个人工智能平台
                return written, unit
        return None

    def _torn_unit(self, view: str, at: int, broken: int) -> tuple[str, Unit] | None:
        """Return a unit that a line break tears apart (千⏎瓦), with the break in it; whole words that end there stay whole."""
        after = broken + 1
        while after < len(view) and view[after] == " ":
            after += 1
        joined = view[at:broken] + view[after : after + 4]
        for written, unit in self.units.get(view[at], ()):
            may = unit.kind in _MAY_BE_TORN or (unit.kind == "money" and len(written) > 1)  # 51亿美⏎元
            if may and len(written) > broken - at and joined.startswith(written):
                return view[at : after + len(written) - (broken - at)], unit
        return None

    def bound_before(self, view: str, at: int) -> tuple[int, BoundWord] | None:
        """Return the bound word that ends at an offset (spaces and 了 between allowed) and where it starts."""
        end = at
        while end > 0 and view[end - 1] in " \n了到":
            if view[end - 1] == "到" and view[end - 2 : end] == "不到":
                break
            end -= 1
        linked = None
        if view[end - 1 : end] in self._ends_linked:
            first = end - 8 if end > 8 else 0
            if _HOLDS_LINK.search(view, first, end - 1) is not None:
                linked = self.linked_bound.search(view, first, end)
        if linked is not None and linked.end() == end:
            end = linked.end(linked.lastindex or 0)
        elif "至" in view[end - 10 if end > 10 else 0 : end]:
            least = view.rfind("至", 0, end)
            if (
                view[least - 1 : least] not in ("减", "缩", "降")
                and _LEAST.match(view, least, end) is not None
            ):
                end = least + 2
        broken = view.rfind("\n", end - 5 if end > 5 else 0, end)
        if broken > 0:
            torn = self._torn_before(view, broken, end)
            if torn is not None:
                return torn
        if not end:
            return None
        words = self._before_pairs.get(view[end - 2 : end]) if end > 1 else None
        if words is None:
            words = self._single_before.get(view[end - 1], [])
        for written, word in words:
            start = end - len(written)
            if start >= 0 and view[start:end] == written:
                previous = view[start - 1 : start]
                if previous and previous in self.no_bound.get(written, _NONE):
                    continue
                if written == "上" and not self._goes_beyond(view, at, previous):
                    continue
                if view[start - 2 : start - 1] == "不" and previous in "应宜能可得要须":
                    denied = next((w for w in self.before[written[-1]] if w[0] == "不" + written), None)
                    if denied is not None:
                        return start - 2, denied[1]  # 不应大于, 不宜超过
                return start, word
        return None

    @staticmethod
    def _goes_beyond(view: str, at: int, previous: str) -> bool:
        """Whether 上 before a number says that there is more of it: 年产值上千万元, 销售收入上3亿元; not 网上."""
        if previous in "以之加网线晚早上路陆海岸" or not previous:
            return False
        return view[at] in "百千万亿" or (previous in _SUMS and view[at].isdigit())

    def bound_after(self, view: str, at: int) -> tuple[int, BoundWord] | None:
        """Return the bound word that starts at an offset and where it ends."""
        begin = at
        while begin < len(view) and view[begin] in " \n" and begin < at + 8:
            begin += 1
        if begin >= len(view):
            return None
        broken = view.find("\n", begin + 1, begin + 3)
        if broken > 0:
            torn = self._torn_after(view, begin, broken)
            if torn is not None:
                return torn
        for written, word in self.after.get(view[begin], ()):
            if view[begin : begin + len(written)] == written:
                if written in ("余", "多", "内", "起", "许", "还多") and not self._stands_alone(
                    view, begin + len(written), written
                ):
                    continue
                return begin + len(written), word
        return None

    def _torn_before(self, view: str, broken: int, end: int) -> tuple[int, BoundWord] | None:
        """Return a bound word that ends at an offset and that a line break tears apart: 不超⏎过, which is no 过."""
        last = broken
        while last > 0 and view[last - 1] == " ":
            last -= 1
        tail = view[broken + 1 : end].lstrip(" ")
        joined = view[max(0, last - 4) : last] + tail
        for written, word in self.before.get(view[end - 1], ()):
            if len(written) > len(tail) > 0 and joined.endswith(written):
                return last - (len(written) - len(tail)), word
        return None

    def _torn_after(self, view: str, begin: int, broken: int) -> tuple[int, BoundWord] | None:
        """Return a bound word that starts at an offset and that a line break tears apart (以⏎上), and where it ends."""
        head = view[begin:broken].rstrip(" ")
        first = broken + 1
        while first < len(view) and view[first] == " ":
            first += 1
        joined = head + view[first : first + 3]
        for written, word in self.after.get(view[begin], ()):
            if len(written) > len(head) and joined.startswith(written):
                return first + len(written) - len(head), word
        return None

    @staticmethod
    def _stands_alone(view: str, at: int, word: str) -> bool:
        following = view[at : at + 1]
        if word == "内" and view[at - 2] in _ENDS_TIME:
            return True
        if word in ("内", "起", "许", "还多"):
            return following in "，。；、）" or not following
        if "0" <= following <= "9":
            return False  # 比上年的30所多5所: by how much more
        return following not in "出收于姚杭元样种次数边方地功发达式少项类渠学领用层级媒" or not following


def _by_neighbour(vocabulary: Vocabulary, name: str) -> dict[str, tuple[str, ...]]:
    """Words of a class by the unit or bound word they are read with."""
    table: dict[str, tuple[str, ...]] = {}
    for word, beside in vocabulary.figure_words.get(name, ()):
        table[beside] = (*table.get(beside, ()), word)
    return table


def _set_by_neighbour(vocabulary: Vocabulary, name: str) -> dict[str, frozenset[str]]:
    """The same as sets, for what is asked for as a whole."""
    return {beside: frozenset(words) for beside, words in _by_neighbour(vocabulary, name).items()}


@lru_cache(maxsize=8)
def grammar_of(vocabulary: Vocabulary) -> Grammar:
    """Return the grammar of a vocabulary; built once."""
    return Grammar(vocabulary)
