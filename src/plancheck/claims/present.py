"""Claims for a reader: what to look at first, figures side by side; the same rows as json and html."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from decimal import Decimal
from unicodedata import east_asian_width

from plancheck.amounts import Lang, count_of, say_margin
from plancheck.claims.claim import Claim
from plancheck.claims.findings import KINDS, ROLES
from plancheck.claims.graph import claim_operands
from plancheck.claims.wording import format_interval
from plancheck.decimals import format_decimal
from plancheck.errors import UsageError
from plancheck.intervals import Interval
from plancheck.marks import SIGNS

THIN_MARGINS = 8  # consistent claims nearest to their edge that are shown beside the inconsistent ones
# Readings that only say how was counted; every other one says what a verdict needs to hold.
_PARAMETERS = ("years=", "base=", "days=", "index=", "floors", "part_of_total")

_WORDS = {
    "zh": {
        "consistent": "相符", "inconsistent": "不符", "unverifiable": "无法核对", "stated": "文中", "computed": "推算",
        "margin": "余量", "none": "没有可核对的数量关系。", "first": "请先看", "thin": "相符，离边缘最近者在先", "changes": "改变结论",
        "none_first": "没有不符之处。", "rest": "全部关系", "actual": "与公布数不符的推算值",
    },
    "en": {
        "consistent": "consistent", "inconsistent": "inconsistent", "unverifiable": "unverifiable", "stated": "stated",
        "computed": "computed", "margin": "margin", "none": "No relations between figures to check.", "first": "Look at first",
        "thin": "Consistent, nearest to the edge first", "changes": "changes a conclusion", "none_first": "Nothing inconsistent.",
        "rest": "All relations", "actual": "Implied values that published statistics do not bear out",
    },
}  # fmt: skip


def needs_a_reading(claim: Claim) -> bool:
    """Return whether a claim holds only under a reading (cut off, round numbers, another base year, the edge)."""
    return any(r and not r.startswith(_PARAMETERS) for r in claim.reading.split(";"))


def first_findings(claims: Sequence[Claim]) -> list[Claim]:
    """Return the inconsistent claims, those that change a conclusion and are furthest off first."""
    wrong = [claim for claim in claims if claim.verdict == "inconsistent"]
    return sorted(
        wrong, key=lambda c: (not c.changes_conclusion, c.margin if c.margin is not None else 0.0, c.claim)
    )


def thin_margins(claims: Sequence[Claim], *, limit: int = THIN_MARGINS) -> list[Claim]:
    """Return the consistent claims nearest to their edge: those that need a reading first, then the least margin.

    Repeats that agree to the digit are left out: their margin is half a digit by nature.
    """
    near = [
        claim
        for claim in claims
        if claim.verdict == "consistent" and (claim.kind != "repeat" or needs_a_reading(claim))
    ]
    near.sort(key=lambda c: (not needs_a_reading(c), c.margin if c.margin is not None else 9.0, c.claim))
    return near[:limit]


def present_claims(claims: Sequence[Claim], *, lang: str = "en", everything: bool = False) -> str:
    """Return what a person should look at first, as plain text.

    Parameters
    ----------
    claims : sequence of Claim
    lang : {"zh", "en"}
    everything : bool
        Show every claim instead of the first findings.

    Raises
    ------
    UsageError
        For another language.
    """
    if lang not in _WORDS:
        raise UsageError("zh or en", met=repr(lang), do="choose a language with --lang")
    return _present(claims, lang="zh" if lang == "zh" else "en", everything=everything)


def _present(claims: Sequence[Claim], *, lang: Lang, everything: bool) -> str:
    words = _WORDS[lang]
    if not claims:
        return words["none"]
    counts = Counter(claim.verdict for claim in claims)
    colon, comma = ("：", "，") if lang == "zh" else (": ", ", ")
    head = comma.join(f"{words[v]} {counts[v]}" for v in ("inconsistent", "consistent", "unverifiable"))
    total = (
        f"{len(claims)} 条数量关系"
        if lang == "zh"
        else f"{count_of(len(claims), 'relation')} between figures"
    )
    lines = [f"{total}{colon}{head}"]
    if everything:
        lines += _block(words["rest"], claims, lang)
        return "\n".join(lines)
    wrong = first_findings(claims)
    lines += _block(words["first"], wrong, lang) if wrong else ["", words["none_first"]]
    # two floors imply no value that could be borne out
    off = [
        claim for claim in claims if claim.actual_agrees is False and "floors" not in claim.reading.split(";")
    ]
    lines += _block(words["actual"], off[:THIN_MARGINS], lang) if off else []
    thin = thin_margins(claims)
    lines += _block(words["thin"], thin, lang) if thin else []
    return "\n".join(lines)


def _block(title: str, claims: Sequence[Claim], lang: Lang) -> list[str]:
    lines = ["", title]
    for number, claim in enumerate(claims, 1):
        lines += _entry(number, claim, lang)
    return lines


def _entry(number: int, claim: Claim, lang: Lang) -> list[str]:
    """Return one finding: its sentence; where it does not fit, every figure with its place; computed beside stated."""
    words, column = _WORDS[lang], 0 if lang == "zh" else 1
    mark = f" ({words['changes']})" if claim.changes_conclusion else ""
    sign, kind = SIGNS[claim.verdict], KINDS[claim.kind][column]
    lines = [f"{number:>3}. {sign} {words[claim.verdict]}{mark} · {kind}"]
    lines.append(f"     {claim.text_zh if lang == 'zh' else claim.text_en}")
    if claim.verdict == "inconsistent":
        operands = [(ROLES.get(o.role, (o.role, o.role))[column], o) for o in claim_operands(claim)]
        width = max(_width(role) for role, _ in operands)
        lines += [
            f"       {role}{' ' * (width - _width(role))}  {''.join(o.figure.split())}  {o.node}"
            for role, o in operands
        ]
    values = []
    computed = _interval(claim.computed_low, claim.computed_high)
    stated = _interval(claim.stated_low, claim.stated_high)
    if computed is not None and claim.kind != "repeat":
        values.append(f"{words['computed']} {format_interval(computed, unit=claim.unit, lang=lang)}")
    if stated is not None and claim.kind != "repeat":
        values.append(f"{words['stated']} {format_interval(stated, unit=claim.unit, lang=lang)}")
    if claim.margin is not None:
        values.append(f"{words['margin']} {say_margin(claim.margin)}")
    if values:
        lines.append(f"       {' | '.join(values)}")
    return lines


def _width(text: str) -> int:
    """Return the columns a text takes on a terminal: Chinese characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _interval(low: Decimal | None, high: Decimal | None) -> Interval | None:
    return None if low is None or high is None else Interval(low, high)


def export_claims(claims: Sequence[Claim], *, format: str, lang: str = "en") -> str:
    """Return claims as json (decimals as exact text) or as one self-contained html page in both languages.

    Parameters
    ----------
    claims : sequence of Claim
    format : {"json", "html"}
    lang : {"zh", "en"}
        The language the page shows first.

    Raises
    ------
    UsageError
        For another format.
    """
    if format == "json":
        rows = [
            {field.name: _plain(getattr(claim, field.name)) for field in fields(claim)} for claim in claims
        ]
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    if format == "html":
        from plancheck.claims.page import claims_page

        return claims_page(claims, lang="zh" if lang == "zh" else "en")
    raise UsageError("json or html", met=repr(format), do="csv and parquet are written as tables")


def _plain(value: object) -> object:
    return format_decimal(value) if isinstance(value, Decimal) else value


def example_claim() -> Claim:
    """Return a claim for examples: two plans give the same year's online retail sales with one digit different."""
    low, high = Decimal("523050000000"), Decimal("523150000000")
    return Claim(
        claim="miit-12fyp/repeat/1369+mofcom-12fyp-draft#662",
        document="miit-12fyp",
        kind="repeat",
        operands="1369:5131亿元 ; mofcom-12fyp-draft#662:5231亿元",
        roles="stated ; stated",
        computed_low=low,
        computed_high=high,
        stated="5131亿元",
        stated_low=Decimal("513050000000"),
        stated_high=Decimal("513150000000"),
        unit="CNY",
        verdict="inconsistent",
        margin=-0.0192945,
        reading="",
        changes_conclusion=False,
        implied="",
        actual_low=None,
        actual_high=None,
        actual_source="",
        actual_agrees=None,
        reason="",
        text_zh="网络零售交易额5131亿元与5231亿元：不符。",
        text_en="Online retail sales of 5131亿元 beside 5231亿元: inconsistent.",
    )
