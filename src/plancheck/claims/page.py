"""Claims as one self-contained html page in both languages, in light and dark, readable without colour or script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from plancheck.amounts import Lang, say_margin
from plancheck.claims.claim import Claim
from plancheck.claims.findings import KINDS, ROLES, VERDICT_WORDS
from plancheck.claims.graph import claim_operands
from plancheck.claims.present import first_findings, thin_margins
from plancheck.claims.wording import format_interval
from plancheck.intervals import Interval
from plancheck.marks import COLOURS, SIGNS
from plancheck.schema import CLAIM_VERDICTS

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Said:
    """One text in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure of a claim: its part, the figure as printed, where it stands."""

    role: Said
    figure: str
    place: str


@dataclass(frozen=True, slots=True)
class Row:
    """One claim as the page shows it."""

    id: str
    verdict: str
    sign: str
    word: Said
    kind: Said
    text: Said
    operands: tuple[Operand, ...]
    computed: Said
    stated: Said
    margin: str
    changes: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with its claims; the block of all claims is folded."""

    id: str
    title: Said
    rows: tuple[Row, ...]
    folded: bool


def claims_page(claims: Sequence[Claim], *, lang: Lang) -> str:
    """Return the page: what to look at first, the consistent claims nearest to their edge, then every other claim.

    Parameters
    ----------
    claims : sequence of Claim
    lang : {"zh", "en"}
        The language shown first; the reader can change it.
    """
    wrong, thin = first_findings(claims), thin_margins(claims)
    shown = {claim.claim for claim in (*wrong, *thin)}
    rest = [claim for claim in claims if claim.claim not in shown]
    blocks = (
        Block("first", Said("请先看", "Look at first"), tuple(map(_row, wrong)), False),
        Block(
            "thin",
            Said("相符，离边缘最近者在先", "Consistent, nearest to the edge first"),
            tuple(map(_row, thin)),
            False,
        ),
        Block("rest", Said("其余关系", "All other relations"), tuple(map(_row, rest)), True),
    )
    counts = Counter(claim.verdict for claim in claims)
    verdicts = [(v, SIGNS[v], Said(*VERDICT_WORDS[v]), counts[v]) for v in _ORDER]
    colours = {verdict: COLOURS[SIGNS[verdict]] for verdict in CLAIM_VERDICTS}
    documents = len({claim.document for claim in claims})
    return _template().render(
        blocks=blocks, verdicts=verdicts, colours=colours, lang=lang, total=len(claims), documents=documents
    )


_ORDER = ("inconsistent", "consistent", "unverifiable")


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("plancheck.claims", "."), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("page.html.j2")


def _row(claim: Claim) -> Row:
    return Row(
        id=claim.claim,
        verdict=claim.verdict,
        sign=SIGNS[claim.verdict],
        word=Said(*VERDICT_WORDS[claim.verdict]),
        kind=Said(*KINDS[claim.kind]),
        text=Said(claim.text_zh, claim.text_en),
        operands=tuple(
            Operand(Said(*ROLES.get(o.role, (o.role, o.role))), "".join(o.figure.split()), o.node)
            for o in claim_operands(claim)
        ),
        computed=_interval(claim.computed_low, claim.computed_high, claim.unit),
        stated=_interval(claim.stated_low, claim.stated_high, claim.unit),
        margin="" if claim.margin is None else say_margin(claim.margin),
        changes=bool(claim.changes_conclusion),
    )


def _interval(low: Decimal | None, high: Decimal | None, unit: str) -> Said:
    if low is None or high is None:
        return Said("–", "–")
    interval = Interval(low, high)
    return Said(*(format_interval(interval, unit=unit, lang=lang) for lang in _LANGS))


_LANGS: tuple[Lang, Lang] = ("zh", "en")
