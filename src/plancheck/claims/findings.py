"""A judged relation as one Chinese and one English sentence with its figures side by side."""

from __future__ import annotations

from plancheck.amounts import Lang, format_amount, format_period, printed_figure
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
_ROLES = {
    "part": ("部分", "part"), "whole": ("总体", "whole"), "population": ("人口", "population"), "share": ("比重", "share"),
    "base": ("基期", "base"), "rate": ("增速或倍数", "rate"), "end": ("期末", "end"), "total": ("合计", "total"),
    "difference": ("差额", "difference"), "stated": ("所述", "stated"), "minuend": ("被减数", "minuend"),
    "subtrahend": ("减数", "subtrahend"),
}  # fmt: skip


def describe(
    relation: Relation, judgement: Judgement, compared: Comparison | None, changes: bool | None
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
    """
    return _sentence(relation, judgement, compared, changes, "zh"), _sentence(
        relation, judgement, compared, changes, "en"
    )


def _name(term: Term, lang: Lang) -> str:
    """Return one operand: where, when, what, and the figure as printed; in English with its value in English units."""
    s = term.figure.statement
    figure = printed_figure(s.figure, s.qualifier, value=s.value, unit=s.unit, lang=lang)
    place = f"{s.document}:{s.start}"
    when = format_period(s.period, lang=lang)
    if lang == "zh":
        return f"{s.region}{when}{own_name(s)}{figure}（{place}）"
    said = ", ".join(part for part in (place_name_en(s.region), when) if part)
    return f"{english_name(s)} ({said}) {figure} [{place}]"


def _operands(relation: Relation, lang: Lang) -> str:
    others = [t for i, t in enumerate(relation.terms) if i != relation.stated]
    return ("、" if lang == "zh" else ", ").join(_name(t, lang) for t in others)


def _sentence(
    relation: Relation, judgement: Judgement, compared: Comparison | None, changes: bool | None, lang: Lang
) -> str:
    zh = lang == "zh"
    parts = []
    verdict = _VERDICTS[judgement.verdict][0 if zh else 1]
    computed = (
        format_interval(judgement.computed, unit=relation.unit, lang=lang) if judgement.computed else ""
    )
    if relation.stated is not None:
        stated = _name(relation.terms[relation.stated], lang)
        if relation.kind == "repeat":
            other = _operands(relation, lang)
            parts.append(f"{stated}与{other}：{verdict}" if zh else f"{stated} beside {other}: {verdict}")
        elif computed:
            given = _operands(relation, lang)
            parts.append(
                f"由{given}得{computed}，文中为{stated}：{verdict}"
                if zh
                else f"{given} give {computed}; stated is {stated}: {verdict}"
            )
        else:
            given = _operands(relation, lang)
            parts.append(f"{given}与{stated}：{verdict}" if zh else f"{given} beside {stated}: {verdict}")
    else:
        given = _operands(relation, lang)
        if computed and relation.constant is not None:
            due = format_amount(relation.constant, relation.unit, lang=lang)
            parts.append(
                f"由{given}得{computed}，应为{due}：{verdict}"
                if zh
                else f"{given} give {computed}; due is {due}: {verdict}"
            )
        elif computed and relation.implied is not None:
            what = _implied_name(relation, lang)
            parts.append(f"由{given}推得{what}{computed}" if zh else f"{given} imply {what} of {computed}")
        else:
            parts.append(f"{given}：{verdict}" if zh else f"{given}: {verdict}")
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
    if judgement.readings:
        words = ("；" if zh else "; ").join(reading_words(r, lang) for r in judgement.readings)
        parts.append(words)
    reason = judgement.reason[0 if zh else 1]
    if reason:
        parts.append(reason)
    if changes:
        parts.append("结论因此改变" if zh else "this changes a conclusion")
    return ("；" if zh else "; ").join(parts) + ("。" if zh else ".")


def _implied_name(relation: Relation, lang: Lang) -> str:
    implied = relation.implied
    if implied is None:
        return ""
    role = _ROLES.get(implied.role, (implied.role, implied.role))[0 if lang == "zh" else 1]
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
    said = f"{role} {name}" if name else f"a {role}"
    return f"{said} ({where})" if where else said
