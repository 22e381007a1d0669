"""A judged relation as one Chinese and one English sentence with its figures side by side."""

from __future__ import annotations

from dataclasses import dataclass

from plancheck.amounts import Lang, format_amount, format_period, printed_figure
from plancheck.claims.figures import Figure
from plancheck.claims.implied import Comparison
from plancheck.claims.judge import Judgement
from plancheck.claims.names import english_concept, english_name, own_name
from plancheck.claims.relation import Relation, Term
from plancheck.claims.wording import format_interval, reading_words
from plancheck.place_names import place_name_en

_VERDICTS = {
    "consistent": ("相符", "consistent"),
    "inconsistent": ("不符", "inconsistent"),
    "unverifiable": ("无法核对", "unverifiable"),
}
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


@dataclass(frozen=True, slots=True)
class _Words:
    """A figure in words: as printed, what it is of, where, when."""

    figure: str
    name: str
    where: str
    when: str


class Wording:
    """The words of figures, put together once for all the claims that a figure is in."""

    def __init__(self) -> None:
        self._zh: dict[Figure, _Words] = {}
        self._en: dict[Figure, _Words] = {}

    def of(self, figure: Figure, lang: Lang) -> _Words:
        """Return a figure's words."""
        known = self._zh if lang == "zh" else self._en
        words = known.get(figure)
        if words is None:
            known[figure] = words = _words(figure, lang)
        return words


def _words(figure: Figure, lang: Lang) -> _Words:
    s = figure.statement
    printed = printed_figure(s.figure, s.qualifier, value=s.value, unit=s.unit, lang=lang)
    when = format_period(s.period, lang=lang)
    if lang == "zh":
        return _Words(printed, own_name(s), s.region, when)
    return _Words(printed, english_name(s, concept=figure.concept), place_name_en(s.region), when)


def describe(
    relation: Relation,
    judgement: Judgement,
    compared: Comparison | None,
    changes: bool | None,
    *,
    wording: Wording | None = None,
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
    wording : Wording, optional
        Of the figures already spoken of.
    """
    words = wording or Wording()
    return (
        _sentence(relation, judgement, compared, changes, "zh", words),
        _sentence(relation, judgement, compared, changes, "en", words),
    )


def _name(term: Term, lang: Lang, wording: Wording, *, beside: Term | None) -> str:
    """Return one operand: what, where and when as far as `beside` has not said it, the figure as printed, its place."""
    s = term.figure.statement
    other = beside.figure.statement if beside is not None else None
    words = wording.of(term.figure, lang)
    when = words.when if other is None or other.period != s.period else ""
    where = words.where if other is None or other.region != s.region else ""
    same = beside is not None and _subject(beside) == _subject(term) and s.measure in ("level", "change")
    at = str(s.start) if other is not None and other.document == s.document else f"{s.document}:{s.start}"
    if lang == "zh":
        return f"{where}{when}{'' if same else words.name}{words.figure}（{at}）"
    if same and (s.measure == "level" or s.measure == (other.measure if other else "")):
        return f"{words.figure}{f' in {where}' if where else ''}{f' in {when}' if when else ''} [{at}]"
    said = f"{where}, {when}" if where and when else where or when
    return f"{words.name}{f' ({said})' if said else ''} {words.figure} [{at}]"


def _subject(term: Term) -> str:
    return term.figure.concept or term.figure.phrase


def _operands(relation: Relation, lang: Lang, wording: Wording, *, beside: Term | None) -> str:
    others = [t for i, t in enumerate(relation.terms) if i != relation.stated]
    said = []
    for term in others:
        said.append(_name(term, lang, wording, beside=beside))
        beside = beside or term
    return ("、" if lang == "zh" else ", ").join(said)


def _head(term: Term, lang: Lang, wording: Wording) -> str:
    """Return what is stated, where and when, without its figure."""
    words = wording.of(term.figure, lang)
    if lang == "zh":
        return f"{words.where}{words.when}{words.name}"
    return ", ".join([part for part in (words.name, words.where, words.when) if part])


def _figure(term: Term, lang: Lang, wording: Wording) -> str:
    s = term.figure.statement
    figure = wording.of(term.figure, lang).figure
    place = f"{s.document}:{s.start}"
    return f"{figure}（{place}）" if lang == "zh" else f"{figure} [{place}]"


def _main_part(relation: Relation, judgement: Judgement, lang: Lang, wording: Wording) -> str:
    """Return what is computed from what, beside what is stated."""
    zh = lang == "zh"
    computed = ""
    if judgement.computed is not None and relation.kind != "repeat":  # what repeats is said as printed
        computed = format_interval(judgement.computed, unit=relation.unit, lang=lang)
    verdict = _VERDICTS[judgement.verdict][0 if zh else 1]
    if relation.stated is not None:
        term = relation.terms[relation.stated]
        head, stated = _head(term, lang, wording), _figure(term, lang, wording)
        given = _operands(relation, lang, wording, beside=term)
        if not computed:
            return (
                f"{head}：{stated}与{given}：{verdict}"
                if zh
                else f"{head}: {stated} beside {given}: {verdict}"
            )
        return (
            f"{head}：文中{stated}，由{given}得{computed}：{verdict}"
            if zh
            else f"{head}: stated {stated}; {given} give {computed}: {verdict}"
        )
    given = _operands(relation, lang, wording, beside=None)
    if computed and relation.constant is not None:
        due = format_amount(relation.constant, relation.unit, lang=lang)
        return (
            f"由{given}得{computed}，应为{due}：{verdict}"
            if zh
            else f"{given} give {computed}; due is {due}: {verdict}"
        )
    if computed and relation.implied is not None:
        what = _implied_name(relation, lang)
        return f"由{given}推得{what}{computed}" if zh else f"{given} imply {what} of {computed}"
    return f"{given}：{verdict}" if zh else f"{given}: {verdict}"


def _sentence(
    relation: Relation,
    judgement: Judgement,
    compared: Comparison | None,
    changes: bool | None,
    lang: Lang,
    wording: Wording,
) -> str:
    zh = lang == "zh"
    parts = [_main_part(relation, judgement, lang, wording)]
    if compared is not None:
        actual = format_interval(compared.actual, unit=relation.unit, lang=lang)
        word = (
            ("相符" if compared.agrees else "不符")
            if zh
            else ("agrees" if compared.agrees else "does not agree")
        )
        parts.append(
            f"公布数为{actual}（{compared.source}），{word}"
            if zh
            else f"the published figure is {actual} ({compared.source}) and {word}"
        )
    parts += [reading_words(r, lang) for r in judgement.readings]
    reason = judgement.reason[0 if zh else 1]
    if reason:
        parts.append(reason)
    if changes:
        parts.append("结论因此改变" if zh else "this changes a conclusion")
    text = ("；" if zh else "; ").join(parts) + ("。" if zh else ".")
    return text if zh else text[0].upper() + text[1:]


def _implied_name(relation: Relation, lang: Lang) -> str:
    implied = relation.implied
    if implied is None:
        return ""
    role = ROLES.get(implied.role, (implied.role, implied.role))[0 if lang == "zh" else 1]
    phrase = "".join(implied.phrase.split())
    if lang == "zh":
        return (
            f"{role}“{phrase}”（{implied.region}{format_period(implied.period, lang=lang)}）为"
            if phrase
            else f"{role}为"
        )
    name = english_concept(implied.concept, implied.phrase)
    when = format_period(implied.period, lang="en")
    where = ", ".join(part for part in (place_name_en(implied.region), when) if part)
    # an earlier year or a part says by its name what it is
    said = f"{'share of ' if implied.role == 'share' else ''}{name}" if name else f"a {role}"
    return f"{said} ({where})" if where else said
