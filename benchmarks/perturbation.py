"""Perturbation test of claims: change one figure of a claim that holds, and see whether the check notices.

    python benchmarks/perturbation.py [--made 400] [--gold STATEMENTS.csv --texts DIR] [--seed 1]

In the manner of a mutation test. Claims with a known true answer are made up: true values are drawn, every figure is
printed from them at a random precision, rounded half up, half even or cut off. Each must be consistent (specificity).
Then one figure is changed: by 1 %, by 5 %, tenfold, two digits swapped, or into a neighbouring unit (万, 亿). A changed
claim is *outside rounding* when no values that round to the printed figures satisfy the relation any more, and *outside
all* when none do that could also have been cut off or be round numbers. Whether that is so is worked out here, by
evaluating the relation at the corners of the intervals in fractions, independently of the code under test. Reported per
size: the share of changes outside all that the check calls inconsistent, and of those outside rounding the share that it
calls inconsistent or consistent only under a reading it names. With `--gold` the consistent claims of
a hand-coded csv are changed in the same way.

For comparison, statcheck's published figures on papers: sensitivity 85.3 to 100 %, specificity 96.0 to 100 %, accuracy
96.2 to 99.9 %, depending on settings (Nuijten, van Assen, Hartgerink, Epskamp & Wicherts 2017, The validity of the tool
statcheck); counting the tests it does not read, a reply estimates a sensitivity of 52 % (Schmidt 2017). They are not the
same experiment: theirs judges inconsistencies found in papers by hand, this one changes figures and knows which.
"""

from __future__ import annotations

import argparse
import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

from plancheck.claims.check import check
from plancheck.claims.claim import Claim
from plancheck.claims.coded import printed_bounds, read_coded_statements
from plancheck.claims.conventions import load_conventions
from plancheck.claims.graph import claim_operands
from plancheck.statements.statement import Statement

SIZES = ("1 %", "5 %", "tenfold", "swapped digits", "wrong unit")
ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
YI, WAN = Decimal(10**8), Decimal(10**4)


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up claim: its statements and the kind of relation they assert."""

    kind: str
    statements: tuple[Statement, ...]


class Printer:
    """Prints true values as figures: scale, decimals and rounding are drawn."""

    def __init__(self, draw: random.Random, *, rounding: str | None = None) -> None:
        self.draw, self.rounding = draw, rounding or draw.choice(ROUNDINGS)
        self.text, self.rows = "", []  # type: tuple[str, list[dict[str, object]]]

    def words(self, text: str) -> Printer:
        self.text += text
        return self

    def figure(
        self, true: Fraction, *, scale: Decimal, decimals: int, ending: str, **given: object
    ) -> Printer:
        """Print a value and remember it as a statement."""
        number = (Decimal(true.numerator) / Decimal(true.denominator) / scale).quantize(
            Decimal(1).scaleb(-decimals), self.rounding
        )
        figure = f"{number}{ending}"
        place = scale.scaleb(-decimals)
        self.rows.append(
            {"figure": figure, "value": number * scale, "place": place, "at": len(self.text), **given}
        )
        self.text += figure
        return self

    def done(self, document: str) -> tuple[Statement, ...]:
        found = []
        for row in self.rows:
            at = row.pop("at")
            value, place = row["value"], row["place"]
            assert isinstance(at, int)
            assert isinstance(value, Decimal)
            assert isinstance(place, Decimal)
            given: dict[str, object] = {
                "section": "", "qualifier": "exact", "status": "observed", "concept": "", "region": "全国", "base_period": "",
                "of": "", "basis": "", "source": "published", "certainty": "high", "reasons": "", "page": None, "unit": "CNY",
                "measure": "level",
            } | row  # fmt: skip
            figure = str(row["figure"])
            found.append(
                Statement(document=document, start=at, end=at + len(figure), low=value - place / 2, high=value + place / 2,
                          sentence=self.text, **given)  # type: ignore[arg-type]
            )  # fmt: skip
        return tuple(found)


def made_share(draw: random.Random, p: Printer) -> str:
    whole = Fraction(draw.randrange(2 * 10**11, 9 * 10**13))
    share = Fraction(draw.randrange(300, 9000), 10000)
    year = str(draw.randrange(2000, 2024))
    p.words(f"{year}年服务业总收入").figure(
        whole, scale=YI, decimals=draw.randrange(3), ending="亿元", indicator="服务业总收入", period=year
    )
    p.words("，其中信息服务业收入").figure(
        whole * share,
        scale=YI,
        decimals=draw.randrange(3),
        ending="亿元",
        indicator="信息服务业收入",
        period=year,
    )
    p.words("，占服务业总收入的").figure(
        share * 100,
        scale=Decimal(1),
        decimals=draw.randrange(1, 3),
        ending="%",
        unit="%",
        measure="share",
        indicator="信息服务业收入占服务业总收入的比重",
        period=year,
    )
    return "share"


def made_growth(draw: random.Random, p: Printer) -> str:
    base = Fraction(draw.randrange(10**11, 9 * 10**12))
    rate = Fraction(draw.randrange(150, 4000), 10000)
    year = draw.randrange(2001, 2024)
    p.words(f"{year - 1}年软件收入").figure(
        base, scale=YI, decimals=draw.randrange(3), ending="亿元", indicator="软件收入", period=str(year - 1)
    )
    p.words(f"，{year}年达到").figure(
        base * (1 + rate),
        scale=YI,
        decimals=draw.randrange(3),
        ending="亿元",
        indicator="软件收入",
        period=str(year),
    )
    p.words("，增长").figure(
        rate * 100,
        scale=Decimal(1),
        decimals=draw.randrange(1, 3),
        ending="%",
        unit="%",
        measure="growth",
        indicator="软件收入",
        period=str(year),
    )
    return "growth"


def made_yearly_growth(draw: random.Random, p: Printer) -> str:
    base = Fraction(draw.randrange(10**11, 9 * 10**12))
    rate = Fraction(draw.randrange(300, 3000), 10000)
    first = draw.choice((2001, 2006, 2011, 2016))
    p.words(f"{first - 1}年旅游收入").figure(
        base, scale=YI, decimals=draw.randrange(2), ending="亿元", indicator="旅游收入", period=str(first - 1)
    )
    p.words(f"，{first + 4}年为").figure(
        base * (1 + rate) ** 5,
        scale=YI,
        decimals=draw.randrange(2),
        ending="亿元",
        indicator="旅游收入",
        period=str(first + 4),
    )
    p.words("，五年年均增长").figure(
        rate * 100,
        scale=Decimal(1),
        decimals=1,
        ending="%",
        unit="%",
        measure="growth_per_year",
        indicator="旅游收入",
        period=f"{first}/{first + 4}",
    )
    return "yearly growth"


def made_multiple(draw: random.Random, p: Printer) -> str:
    base = Fraction(draw.randrange(10**6, 9 * 10**8))
    times = Fraction(draw.randrange(130, 900), 100)
    year = draw.randrange(2001, 2024)
    p.words(f"{year - 5}年登记用户").figure(
        base,
        scale=WAN,
        decimals=draw.randrange(2),
        ending="万人",
        unit="人",
        indicator="登记用户",
        period=str(year - 5),
    )
    p.words(f"，{year}年").figure(
        base * times,
        scale=WAN,
        decimals=draw.randrange(2),
        ending="万人",
        unit="人",
        indicator="登记用户",
        period=str(year),
    )
    p.words("，是前者的").figure(
        times,
        scale=Decimal(1),
        decimals=draw.randrange(1, 3),
        ending="倍",
        unit="x",
        measure="multiple",
        indicator="登记用户",
        period=f"{year - 5}/{year}",
    )
    return "multiple"


def made_increase(draw: random.Random, p: Printer) -> str:
    base = Fraction(draw.randrange(10**6, 9 * 10**8))
    more = base * Fraction(draw.randrange(5, 60), 100)
    year = draw.randrange(2001, 2024)
    p.words(f"{year - 1}年常住人口").figure(
        base,
        scale=WAN,
        decimals=draw.randrange(2),
        ending="万人",
        unit="人",
        indicator="常住人口",
        period=str(year - 1),
    )
    p.words(f"，{year}年").figure(
        base + more,
        scale=WAN,
        decimals=draw.randrange(2),
        ending="万人",
        unit="人",
        indicator="常住人口",
        period=str(year),
    )
    p.words("，增加").figure(
        more,
        scale=WAN,
        decimals=draw.randrange(2),
        ending="万人",
        unit="人",
        measure="change",
        indicator="常住人口",
        period=str(year),
    )
    return "difference"


def made_trade(draw: random.Random, p: Printer) -> str:
    exports = Fraction(draw.randrange(10**11, 9 * 10**12))
    imports = exports * Fraction(draw.randrange(40, 95), 100)
    year = str(draw.randrange(2001, 2024))
    common = {"scale": YI, "ending": "亿元", "period": year}
    p.words(f"{year}年货物进出口").figure(
        exports + imports, decimals=draw.randrange(2), indicator="货物进出口总额", **common
    )  # type: ignore[arg-type]
    p.words("，出口").figure(exports, decimals=draw.randrange(2), indicator="货物出口总额", **common)  # type: ignore[arg-type]
    p.words("，进口").figure(imports, decimals=draw.randrange(2), indicator="货物进口总额", **common)  # type: ignore[arg-type]
    return "sum"


def made_points(draw: random.Random, p: Printer) -> str:
    share = Fraction(draw.randrange(2000, 8000), 10000)
    points = Fraction(draw.randrange(100, 900), 10000)
    year = draw.randrange(2001, 2024)
    common = {"scale": Decimal(1), "indicator": "城镇化率"}
    p.words(f"{year - 1}年城镇化率").figure(
        share * 100,
        decimals=draw.randrange(1, 3),
        ending="%",
        unit="%",
        measure="share",
        period=str(year - 1),
        **common,
    )  # type: ignore[arg-type]
    p.words(f"，{year}年").figure(
        (share + points) * 100,
        decimals=draw.randrange(1, 3),
        ending="%",
        unit="%",
        measure="share",
        period=str(year),
        **common,
    )  # type: ignore[arg-type]
    p.words("，提高").figure(
        points * 100,
        decimals=draw.randrange(1, 3),
        ending="个百分点",
        unit="pp",
        measure="points_change",
        period=str(year),
        **common,
    )  # type: ignore[arg-type]
    return "points"


def made_natural_increase(draw: random.Random, p: Printer) -> str:
    births, deaths = Fraction(draw.randrange(600, 1600), 100), Fraction(draw.randrange(300, 590), 100)
    year = str(draw.randrange(2001, 2024))
    names = (
        ("出生率", births, "share"),
        ("死亡率", deaths, "share"),
        ("自然增长率", births - deaths, "growth"),
    )
    for name, rate, measure in names:
        p.words(f"，{name}" if p.text else f"{year}年{name}").figure(
            rate,
            scale=Decimal(1),
            decimals=2,
            ending="‰",
            unit="‰",
            measure=measure,
            indicator=name,
            period=year,
        )
    return "difference"


def made_daily(draw: random.Random, p: Printer) -> str:
    year = draw.randrange(2001, 2024)
    total = Fraction(draw.randrange(10**10, 9 * 10**11))
    common = {"scale": YI, "ending": "亿件", "unit": "件", "period": str(year)}
    p.words(f"{year}年快递业务量").figure(total, decimals=draw.randrange(2), indicator="快递业务量", **common)  # type: ignore[arg-type]
    days = 366 if year % 4 == 0 else 365
    p.words("，日均").figure(
        total / days, decimals=draw.randrange(2, 4), indicator="日均快递业务量", **common
    )  # type: ignore[arg-type]
    return "ratio"


def made_goal_passed(draw: random.Random, p: Printer) -> str:
    goal = Fraction(draw.randrange(10**11, 9 * 10**11))
    reached = goal * Fraction(draw.randrange(104, 180), 100)
    year = str(draw.randrange(2001, 2024))
    common = {"scale": YI, "ending": "亿元", "period": year}
    p.words(f"{year}年财政收入").figure(
        reached, decimals=draw.randrange(1, 3), indicator="财政收入", **common
    )  # type: ignore[arg-type]
    p.words("，比计划目标").figure(
        goal, decimals=draw.randrange(1, 3), indicator="计划目标财政收入", status="target", **common
    )  # type: ignore[arg-type]
    p.words("超过").figure(
        reached - goal, decimals=draw.randrange(1, 3), indicator="财政收入", measure="change", **common
    )  # type: ignore[arg-type]
    return "difference"


MAKERS: tuple[Callable[[random.Random, Printer], str], ...] = (
    made_share, made_growth, made_yearly_growth, made_multiple, made_increase, made_trade, made_points,
    made_natural_increase,
    made_daily,
    made_goal_passed,
)  # fmt: skip


def made_repeat(draw: random.Random, number: int) -> Made:
    true = Fraction(draw.randrange(10**11, 9 * 10**13))
    statements: tuple[Statement, ...] = ()
    for half in "ab":
        p = Printer(draw)
        p.words("2015年物流业总收入").figure(
            true, scale=YI, decimals=draw.randrange(3), ending="亿元", indicator="物流业总收入", period="2015"
        )
        statements += p.done(f"made-{number}{half}")
    return Made("repeat", statements)


def make_claims(count: int, *, seed: int) -> list[Made]:
    """Return made-up claims, the kinds in turn."""
    draw = random.Random(seed)
    made = []
    for number in range(count):
        if number % (len(MAKERS) + 1) == len(MAKERS):
            made.append(made_repeat(draw, number))
            continue
        printer = Printer(draw)
        kind = MAKERS[number % (len(MAKERS) + 1)](draw, printer)
        made.append(Made(kind, printer.done(f"made-{number}")))
    return made


def changed(statement: Statement, size: str, draw: random.Random) -> Statement | None:
    """Return the statement with its figure changed, as it would be printed; None where the change prints the same figure."""
    value, place = statement.value, statement.place
    up = draw.random() < 0.5
    if size in ("1 %", "5 %"):
        fraction = Decimal(size.split()[0]) / 100
        steps = (value * (1 + fraction if up else 1 - fraction) / place).to_integral_value(ROUND_HALF_UP)
        value = steps * place
    elif size == "tenfold":
        value, place = (value * 10, place * 10) if up else (value / 10, place / 10)
    elif size == "wrong unit":
        value, place = (value * 10**4, place * 10**4) if up else (value / 10**4, place / 10**4)
    else:
        digits = str(abs(int((value / place).to_integral_value())))
        pairs = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1]]
        if not pairs:
            return None
        i = draw.choice(pairs)
        digits = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
        value = (Decimal(digits) * place).copy_sign(value)
    if value == statement.value or value == 0:
        return None
    low, high = printed_bounds(
        value, place=place, qualifier=statement.qualifier, conventions=load_conventions()
    )
    return replace(statement, value=value, place=place, low=low, high=high)


def corners(statement: Statement, *, wide: bool) -> tuple[Fraction, Fraction] | None:
    """Return the ends of a figure's interval; None when one is open.

    With `wide`, what was cut off and what may be a round number belong to it.
    """
    if not (statement.low.is_finite() and statement.high.is_finite()):
        return None
    low, high, value, place = (
        Fraction(v) for v in (statement.low, statement.high, statement.value, statement.place)
    )
    if wide:
        high = max(high, value + place)
        unit = Fraction(1)
        while value % (unit * 10) == 0:
            unit *= 10
        if statement.measure in ("level", "change") and unit > place:
            low, high = min(low, value - unit / 2), max(high, value + unit / 2)
    return low, high


def residual_sign(
    claim: Claim, values: dict[str, Fraction], total: Fraction, measure: str, *, shift: int
) -> int:
    """Return the sign of (what follows from the operands minus what is stated) at one corner.

    `shift` is added to the yearly steps: whether the first year of a span is its base is read either way.
    """
    roles = values
    if claim.kind in ("share", "penetration"):
        rest = roles["part"] * 100 - roles["share"] * roles["whole"]
    elif claim.kind in ("growth", "multiple"):
        steps = next(
            (int(r.partition("=")[2]) for r in claim.reading.split(";") if r.startswith("years=")), 1
        )
        steps += shift
        rate = roles["rate"]
        factor = 1 + rate / 100 if claim.kind == "growth" else (rate if measure == "multiple" else 1 + rate)
        rest = roles["base"] * factor**steps - roles["end"]
    elif claim.kind == "difference":
        more, less = ("end", "base") if "end" in roles else ("minuend", "subtrahend")
        rest = roles[more] - roles[less] - roles["difference"]
    elif claim.kind == "ratio":
        days = next(int(r.partition("=")[2]) for r in claim.reading.split(";") if r.startswith("days="))
        rest = roles["part"] - roles["share"] * days
    elif claim.kind == "sum":
        rest = total - roles["total"]
    else:
        rest = roles["first"] - roles["second"]
    return (rest > 0) - (rest < 0)


def is_outside(
    claim: Claim, rows: dict[str, Statement], *, wide: bool = False, shift: int = 0
) -> bool | None:
    """Return whether no values that the figures stand for satisfy the claim; None when a side is open.

    Every relation is monotone in each figure, so it can be satisfied exactly when its residual changes sign, or is zero,
    over the corners.
    """
    operands = claim_operands(claim)
    ends = [corners(rows[o.node], wide=wide) for o in operands]
    if any(pair is None for pair in ends):
        return None
    measure = next((rows[o.node].measure for o in operands if o.role == "rate"), "")
    signs = set()
    for corner in itertools.product(*(pair for pair in ends if pair is not None)):
        names = [o.role for o in operands] if claim.kind != "repeat" else ["first", "second"]
        values = dict(zip(names, corner, strict=True))
        total = sum((v for n, v in zip(names, corner, strict=True) if n == "part"), Fraction(0))
        signs.add(residual_sign(claim, values, total, measure, shift=shift))
    outside = not (0 in signs or {1, -1} <= signs)
    if outside and wide and measure == "growth_per_year" and not shift:
        return is_outside(claim, rows, wide=True, shift=-1)  # a plan's first year may be its base
    return outside


@dataclass(slots=True)
class Tally:
    """What came of the changes of one size."""

    changes: int = 0
    outside: int = 0
    noticed: int = 0
    outside_all: int = 0
    caught: int = 0
    inside_flagged: int = 0


def same_claim(claims: list[Claim], wanted: Claim) -> Claim | None:
    """Return the claim over the same figures."""
    nodes = {o.node for o in claim_operands(wanted)}
    for claim in claims:
        if claim.kind == wanted.kind and {o.node for o in claim_operands(claim)} == nodes:
            return claim
    return None


def perturb(
    statements: list[Statement], claim: Claim, *, draw: random.Random
) -> Iterator[tuple[str, bool | None, bool | None, Claim | None]]:
    """Yield (size, outside rounding, outside all, claim after the change) for every figure of a claim and every size."""
    rows = {f"{s.document}:{s.start}": s for s in statements}
    for operand in claim_operands(claim):
        for size in SIZES:
            new = changed(rows[operand.node], size, draw)
            if new is None:
                continue
            after = [new if s is rows[operand.node] else s for s in statements]
            now = rows | {operand.node: new}
            yield (
                size,
                is_outside(claim, now),
                is_outside(claim, now, wide=True),
                same_claim(check(after), claim),
            )


def count(tally: Tally, outside: bool | None, outside_all: bool | None, after: Claim | None) -> None:
    tally.changes += 1
    verdict = after.verdict if after else "not read"
    if outside:
        tally.outside += 1
        named = verdict == "consistent" and bool(
            after and any(r and "=" not in r for r in after.reading.split(";"))
        )
        tally.noticed += named or verdict == "inconsistent"
    elif outside is False:
        tally.inside_flagged += verdict == "inconsistent"
    if outside_all:
        tally.outside_all += 1
        tally.caught += verdict == "inconsistent"


def report(title: str, tallies: dict[str, Tally]) -> None:
    print(
        f"\n{title}\n{'change':<16}{'changes':>9}{'outside all':>13}{'caught':>8}{'share':>7}{'outside rounding':>18}{'noticed':>9}{'share':>7}{'flagged inside':>16}"
    )
    total = Tally()
    for size in SIZES:
        t = tallies[size]
        for name in ("changes", "outside", "noticed", "outside_all", "caught", "inside_flagged"):
            setattr(total, name, getattr(total, name) + getattr(t, name))
        print(line(size, t))
    print(line("all", total))


def line(name: str, t: Tally) -> str:
    caught = f"{t.caught / t.outside_all:.3f}" if t.outside_all else "-"
    noticed = f"{t.noticed / t.outside:.3f}" if t.outside else "-"
    return (
        f"{name:<16}{t.changes:>9}{t.outside_all:>13}{t.caught:>8}{caught:>7}{t.outside:>18}{t.noticed:>9}{noticed:>7}"
        f"{t.inside_flagged:>16}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--made", type=int, default=400)
    parser.add_argument("--gold", type=Path, help="hand-coded statements")
    parser.add_argument("--texts", type=Path, help="folder of their texts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print so many outside changes that were missed")
    options = parser.parse_args()
    draw = random.Random(options.seed)
    made = make_claims(options.made, seed=options.seed)
    verdicts: Counter[str] = Counter()
    tallies: dict[str, Tally] = defaultdict(Tally)
    shown = 0
    for item in made:
        statements = list(item.statements)
        family = {"yearly growth": "growth", "points": "difference"}.get(item.kind, item.kind)
        claims = [c for c in check(statements) if c.kind == family and c.stated]
        verdicts[claims[0].verdict if claims else f"not read ({item.kind})"] += 1
        if not claims or claims[0].verdict != "consistent":
            continue
        for size, outside, outside_all, after in perturb(statements, claims[0], draw=draw):
            count(tallies[size], outside, outside_all, after)
            if outside_all and (after is None or after.verdict != "inconsistent") and shown < options.show:
                shown += 1
                print("missed", size, after.text_zh if after else claims[0].text_zh)
    held = verdicts["consistent"]
    print(
        f"made up: {len(made)} claims, {held} consistent as they must be (specificity {held / len(made):.4f}): {dict(verdicts)}"
    )
    report("made up", tallies)
    if options.gold:
        statements = read_coded_statements(options.gold, texts=options.texts)
        tallies = defaultdict(Tally)
        for claim in check(statements):
            if claim.verdict == "consistent" and claim.stated:
                for size, outside, outside_all, after in perturb(statements, claim, draw=draw):
                    count(tallies[size], outside, outside_all, after)
        report(f"consistent claims of {options.gold.name}", tallies)


if __name__ == "__main__":
    main()
