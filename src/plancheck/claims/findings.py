"""A judged relation as one Chinese and one English sentence with its figures side by side."""

from __future__ import annotations

from dataclasses import dataclass

from plancheck.amounts import format_amount, format_period, printed_in_both
from plancheck.claims.figures import Figure
from plancheck.claims.implied import Comparison
from plancheck.claims.judge import Judgement
from plancheck.claims.names import IndicatorNames, own_name
from plancheck.claims.relation import Relation, Term
from plancheck.claims.wording import interval_words, reading_words
from plancheck.place_names import place_name_en
from plancheck.schema import CHANGE_MEASURES

VERDICT_WORDS = {
    "consistent": ("相符", "consistent"), "inconsistent": ("不符", "inconsistent"), "unverifiable": ("无法核对", "unverifiable"),
}  # fmt: skip
ROLES = {
    "part": ("部分", "part"), "whole": ("总体", "whole"), "population": ("人口", "population"), "share": ("比重", "share"),
    "base": ("基期", "base"), "rate": ("增速或倍数", "rate"), "end": ("期末", "end"), "total": ("合计", "total"),
    "difference": ("差额", "difference"), "stated": ("所述", "stated"), "minuend": ("被减数", "minuend"),
    "subtrahend": ("减数", "subtrahend"),
}  # fmt: skip
KINDS = {
    "growth": ("增长", "growth"), "multiple": ("倍数", "multiple"), "share": ("比重", "share"), "sum": ("合计", "sum"),
    "difference": ("差额", "difference"), "repeat": ("重复出现", "repeat"), "penetration": ("普及率", "penetration"),
    "ratio": ("比率", "ratio"),
}  # fmt: skip


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class _Words:
    """A figure in words: as printed, what it is of, where, when; its place in its document."""

    figure: str
    name: str
    where: str
    when: str
    at: str


def _head_zh(words: _Words) -> str:
    return f"{words.where}{words.when}{words.name}"


def _head_en(words: _Words) -> str:
    return ", ".join([part for part in (words.name, words.where, words.when) if part])


def _placed_zh(words: _Words) -> str:
    return f"{words.figure}（{words.at}）"


def _placed_en(words: _Words) -> str:
    return f"{words.figure} [{words.at}]"


class Wording:
    """The words of figures, put together once for all the claims that a figure is in.

    Parameters
    ----------
    names : IndicatorNames
        What the vocabulary calls indicators in English.
    """

    def __init__(self, names: IndicatorNames) -> None:
        self.names = names
        self._known: dict[Figure, tuple[_Words, _Words]] = {}
        # figures of one check are of a few indicators, places and years
        self._named: dict[tuple[str, str, str, str, str], tuple[str, str]] = {}
        self._times: dict[str, tuple[str, str]] = {}
        self._places: dict[str, str] = {}

    def of(self, figure: Figure) -> tuple[_Words, _Words]:
        """Return a figure's words in Chinese and in English."""
        words = self._known.get(figure)
        if words is None:
            self._known[figure] = words = self._in_words(figure)
        return words

    def _in_words(self, figure: Figure) -> tuple[_Words, _Words]:
        s = figure.statement
        zh, en = printed_in_both(s.figure, s.qualifier, s.value, s.unit)
        name_zh, name_en = self._name(s.concept or figure.concept, s.measure, s.of, s.indicator, s.region)
        when_zh, when_en = self._time(s.period)
        at = f"{s.document}:{s.start}"
        return (
            _Words(zh, name_zh, s.region, when_zh, at),
            _Words(en, name_en, self._place(s.region), when_en, at),
        )

    def _name(self, concept: str, measure: str, of: str, indicator: str, region: str) -> tuple[str, str]:
        key = (concept, measure, of, indicator, region)
        found = self._named.get(key)
        if found is None:
            own, names = own_name(indicator, region), self.names
            english = names.english_name(concept, measure, of=of, indicator=indicator, region=region)
            rate = _RATES.get(measure, "")
            if rate and not own.endswith(names.rate_endings):
                own += rate  # 交易额约12% would be a share of it
            elif measure in CHANGE_MEASURES and not own.endswith(names.change_endings):
                own += "变化"  # 产量5万吨 would be all of it
            self._named[key] = found = own, english
        return found

    def _time(self, period: str) -> tuple[str, str]:
        found = self._times.get(period)
        if found is None:
            found = format_period(period, lang="zh"), format_period(period, lang="en")
            self._times[period] = found
        return found

    def _place(self, region: str) -> str:
        found = self._places.get(region)
        if found is None:
            self._places[region] = found = place_name_en(region)
        return found


_RATES = {"growth": "增长率", "growth_per_year": "年均增长率"}


def describe(
    relation: Relation,
    judgement: Judgement,
    compared: Comparison | None,
    changes: bool | None,
    *,
    wording: Wording,
) -> tuple[str, str]:
    """Return the finding in Chinese and in English.

    Parameters
    ----------
    relation : Relation
    judgement : Judgement
    compared : Comparison or None
        The published statistic beside an implied figure.
    changes : bool or None
        Whether an inconsistency flips a conclusion.
    wording : Wording
        Of the figures already spoken of, which it keeps.
    """
    zh, en = _main_parts(relation, judgement, wording)
    if compared is not None:
        actual_zh, actual_en = interval_words(compared.actual, unit=relation.unit)
        zh += f"；公布数为{actual_zh}（{compared.source}），{'相符' if compared.agrees else '不符'}"
        fits = "agrees" if compared.agrees else "does not agree"
        en += f"; the published figure is {actual_en} ({compared.source}) and {fits}"
    for reading in judgement.readings:
        zh += f"；{reading_words(reading, 'zh')}"
        en += f"; {reading_words(reading, 'en')}"
    reason_zh, reason_en = judgement.reason
    zh += f"；{reason_zh}" if reason_zh else ""
    en += f"; {reason_en}" if reason_en else ""
    if changes:
        zh, en = f"{zh}；结论因此改变", f"{en}; this changes a conclusion"
    return f"{zh}。", f"{en[0].upper()}{en[1:]}."


def _names(term: Term, wording: Wording, *, beside: Term | None) -> tuple[str, str]:
    """Return one operand: what, where and when as far as `beside` has not said it, the figure as printed, its place."""
    figure = term.figure
    s = figure.statement
    zh, en = wording.of(figure)
    if beside is None:
        said = f"{en.where}, {en.when}" if en.where and en.when else en.where or en.when
        return f"{_head_zh(zh)}{_placed_zh(zh)}", f"{en.name}{f' ({said})' if said else ''} {_placed_en(en)}"
    known = beside.figure
    other = known.statement
    same_time, same_place = other.period == s.period, other.region == s.region
    same = s.measure in ("level", "change") and (known.concept or known.phrase) == (
        figure.concept or figure.phrase
    )
    at = str(s.start) if other.document == s.document else zh.at
    same = same and (s.measure == "level" or s.measure == other.measure)
    chinese = f"{'' if same_place else zh.where}{'' if same_time else zh.when}{'' if same else zh.name}{zh.figure}（{at}）"
    when = "" if same_time else en.when
    where = "" if same_place else en.where
    if same:
        return chinese, f"{en.figure}{f' in {where}' if where else ''}{f' in {when}' if when else ''} [{at}]"
    said = f"{where}, {when}" if where and when else where or when
    if en.name == wording.of(known)[1].name:  # two names of one concept are one in English
        return chinese, f"{en.figure}{f' ({said})' if said else ''} [{at}]"
    return chinese, f"{en.name}{f' ({said})' if said else ''} {en.figure} [{at}]"


def _operands(relation: Relation, wording: Wording, *, beside: Term | None) -> tuple[str, str]:
    stated = relation.stated
    zh, en = [], []
    for number, term in enumerate(relation.terms):
        if number == stated:
            continue
        chinese, english = _names(term, wording, beside=beside)
        zh.append(chinese)
        en.append(english)
        beside = beside or term
    return "、".join(zh), ", ".join(en)


def _main_parts(relation: Relation, judgement: Judgement, wording: Wording) -> tuple[str, str]:
    """Return what is computed from what, beside what is stated."""
    verdict_zh, verdict_en = VERDICT_WORDS[judgement.verdict]
    computed = judgement.computed
    if relation.kind == "repeat":  # what repeats is said as printed
        computed = None
    if relation.stated is not None:
        term = relation.terms[relation.stated]
        zh, en = wording.of(term.figure)
        given_zh, given_en = _operands(relation, wording, beside=term)
        if computed is None:
            return (
                f"{_head_zh(zh)}：{_placed_zh(zh)}与{given_zh}：{verdict_zh}",
                f"{_head_en(en)}: {_placed_en(en)} beside {given_en}: {verdict_en}",
            )
        computed_zh, computed_en = interval_words(computed, unit=relation.unit)
        return (
            f"{_head_zh(zh)}：文中{_placed_zh(zh)}，由{given_zh}得{computed_zh}：{verdict_zh}",
            f"{_head_en(en)}: stated {_placed_en(en)}; {given_en} give {computed_en}: {verdict_en}",
        )
    given_zh, given_en = _operands(relation, wording, beside=None)
    if computed is not None and relation.constant is not None:
        computed_zh, computed_en = interval_words(computed, unit=relation.unit)
        due_zh = format_amount(relation.constant, relation.unit, lang="zh")
        due_en = format_amount(relation.constant, relation.unit, lang="en")
        return (
            f"由{given_zh}得{computed_zh}，应为{due_zh}：{verdict_zh}",
            f"{given_en} give {computed_en} and should give {due_en}: {verdict_en}",
        )
    if computed is not None and relation.implied is not None:
        computed_zh, computed_en = interval_words(computed, unit=relation.unit)
        what_zh, what_en = _implied_zh(relation), _implied_en(relation, wording.names)
        return f"由{given_zh}推得{what_zh}{computed_zh}", f"{given_en} imply {what_en} of {computed_en}"
    return f"{given_zh}：{verdict_zh}", f"{given_en}: {verdict_en}"


def _implied_zh(relation: Relation) -> str:
    implied = relation.implied
    if implied is None:
        return ""
    role = ROLES.get(implied.role, (implied.role, implied.role))[0]
    phrase = "".join(implied.phrase.split())
    where = f"{implied.region}{format_period(implied.period, lang='zh')}"
    return f"{role}“{phrase}”（{where}）为" if phrase else f"{role}为"


def _implied_en(relation: Relation, names: IndicatorNames) -> str:
    implied = relation.implied
    if implied is None:
        return ""
    role = ROLES.get(implied.role, (implied.role, implied.role))[1]
    name = names.english_concept(implied.concept, implied.phrase)
    when = format_period(implied.period, lang="en")
    where = ", ".join(part for part in (place_name_en(implied.region), when) if part)
    # an earlier year or a part says by its name what it is
    said = f"{'share of ' if implied.role == 'share' else ''}{name}" if name else f"a {role}"
    return f"{said} ({where})" if where else said
