"""A small made-up study in our own words: two plans, a few relations, targets of every outcome, hostile texts."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from plancheck.report.site import RenderedSite
from plancheck.tables import write_table


@dataclass(frozen=True)
class Made:
    """A rendered site with the tables it was made from."""

    tables: Path
    out: Path
    site: RenderedSite


REPOSITORY = Path(__file__).resolve().parents[2]
HOSTILE = "<script>alert('甲')</script>=cmd|' /C calc'!A0 $\\frac{$"
D = Decimal


def statement(document: str, start: int, figure: str, value: str, **more: Any) -> dict[str, Any]:
    middle, place = D(value), D(more.pop("place", "1E8"))
    row = {
        "document": document, "start": start, "end": start + len(figure), "section": "目标 > 总量", "figure": figure,
        "value": middle, "unit": "CNY", "qualifier": "exact", "place": place, "low": middle - place / 2,
        "high": middle + place / 2, "measure": "level", "status": "observed", "indicator": "茶叶交易额",
        "concept": "tea.turnover", "region": "全国", "period": "2010", "of": "", "source": "digest", "certainty": "high", "probability": D("0.95"), "sureness": "figure:0.99;indicator:0.95",
        "sentence": "样例",
    }  # fmt: skip
    return row | more


def target(of: dict[str, Any], **more: Any) -> dict[str, Any]:
    names = ("document", "start", "end", "figure", "indicator", "concept", "measure", "of", "region", "period", "qualifier", "low", "high", "unit")  # fmt: skip
    row = {name: of[name] for name in names}
    row |= {
        "vintage": "2011-03-01", "consistency": "not assessable", "consistency_reason": "no series", "outcome": "open",
        "outcome_reason": "not yet due", "text_zh": f"目标{of['figure']}，未到期。", "text_en": f"Target {of['figure']}: not yet due.",
    }  # fmt: skip
    return row | more


def write_small_study(data: Path) -> Path:
    """Write documents, vocabulary and tables below `data`; return the tables' folder.

    The first plan's title, the indicator of two of its figures and the sentences of all claims are hostile.
    """
    thing = HOSTILE
    first = [
        statement("tea-plan", 10, "100亿元", "1E10", indicator=thing),
        statement("tea-plan", 30, "25%", "25", unit="%", place="1", measure="share", of="food.turnover"),
        statement("tea-plan", 50, "200亿元", "2E10", status="target", period="2015", qualifier="more_than", low=D("2E10"), high=D("Infinity"), indicator=thing),
        statement("tea-plan", 70, "500亿元", "5E10", status="target", period="2015", qualifier="more_than", low=D("5E10"), high=D("Infinity"), region="上海市"),
    ]  # fmt: skip
    second = [
        statement("tea-plan-2", 10, "110亿元", "1.1E10"),
        statement("tea-plan-2", 40, "翻一番", "2", unit="x", place="1", measure="multiple", status="target", period="2010/2020"),
        statement("tea-plan-2", 60, "900亿元", "9E10", status="target", period="2020"),
    ]  # fmt: skip
    tables = data / "tables"
    write_table("statements", first + second, folder=tables)
    write_table("claims", _claims(thing), folder=tables)
    write_table("series", _series(), folder=tables)
    write_table("growth", _growth(), folder=tables)
    known = {"asked_low": D("2E10"), "asked_high": D("2E10"), "base_period": "2010", "required_low_pct": 14.9, "required_high_pct": 14.9, "past_window": "2005-2010", "past_low_pct": 10.0, "past_high_pct": 12.0, "ratio": 0.7, "probability": 0.3, "consistency": "above trend", "consistency_reason": "14.9 against 10 to 12"}  # fmt: skip
    targets = [
        target(first[2], **known, outcome="met", outcome_low=D("2.1E10"), outcome_high=D("2.2E10"), outcome_source="局, 公报, 页 3", outcome_period="2015", outcome_reason="215亿 against 200亿", text_zh="茶叶交易额超过200亿元：已达到（215亿元）。", text_en="Tea turnover above 20 billion: met (21.5 billion)."),
        target(first[3], outcome="missed", outcome_low=D("4E10"), outcome_high=D("4.1E10"), outcome_source="局, 公报, 页 4", outcome_period="2015", text_zh="上海市茶叶交易额：未达到。", text_en="Tea turnover, Shanghai: missed."),
        target(second[1], outcome="undetermined", outcome_reason="the definition changed", vintage="2016-01-05"),
        target(second[2], vintage="2016-01-05"),
    ]  # fmt: skip
    write_table("targets", targets, folder=tables)
    together = {"implied": "share of the nation", "kind": "share of the nation", "targets": "tea-plan:70 ; tea-plan:50", "concept": "tea.turnover", "region": "上海市", "period": "2015", "low": D("40"), "high": D("40"), "unit": "%", "consistency": "not assessable", "outcome": "open", "reason": "500 over 200"}  # fmt: skip
    write_table("implied", [together], folder=tables)
    for name, date, title in (
        ("tea-plan", "2011-03-01", HOSTILE),
        ("tea-plan-2", "2016-01-05", "茶叶发展规划"),
    ):
        folder = data / "documents" / name
        folder.mkdir(parents=True)
        origin = {"id": name, "title": title, "issuer": "样例部", "date": date, "plan_first_year": 2011, "plan_last_year": 2015}  # fmt: skip
        (folder / "origin.yml").write_text(json.dumps(origin), encoding="utf-8")  # JSON is YAML
    (data / "vocabulary").mkdir()
    lines = "concept,name_zh,name_en\ntea.turnover,茶叶交易额,tea turnover\nfood.turnover,食品交易额,food turnover\n"
    (data / "vocabulary" / "indicators.csv").write_text(lines, encoding="utf-8")
    shutil.copy(REPOSITORY / "data" / "vocabulary" / "conventions.csv", data / "vocabulary")
    (data / "series").mkdir()
    text = (
        "id,concept,region,basis,other_basis,period,kind,cuts,known_from,known_until,change,source,reason\n"
        "tea-2014,tea.turnover,全国,nbs,,2014,break,true,,,survey replaces estimate,样例,样例\n"
    )
    (data / "series" / "breaks.csv").write_text(text, encoding="utf-8")
    text = "concept,region,basis,default_from,default_until,continues,counts,reason\n"
    (data / "series" / "definitions.csv").write_text(text, encoding="utf-8")
    return tables


def _claims(thing: str) -> list[dict[str, Any]]:
    def claim(name: str, document: str, kind: str, verdict: str, **more: Any) -> dict[str, Any]:
        row = {
            "claim": name, "document": document, "kind": kind, "operands": "10:100亿元 ; 50:200亿元", "roles": "base ; end",
            "verdict": verdict, "unit": "CNY", "stated": "200亿元", "text_zh": f"{thing}：{verdict}。", "text_en": f"{thing}: {verdict}.",
        }  # fmt: skip
        return row | more

    ends = {"computed_low": D("1.99E10"), "computed_high": D("2.01E10"), "stated_low": D("2E10"), "stated_high": D("Infinity")}  # fmt: skip
    apart = {"computed_low": D("1E10"), "computed_high": D("1.1E10"), "stated_low": D("1.9E10"), "stated_high": D("2E10")}  # fmt: skip
    return [
        claim("tea-plan/multiple/10+50", "tea-plan", "multiple", "consistent", margin=0.005, **ends),
        claim("tea-plan-2/repeat/10", "tea-plan-2", "repeat", "inconsistent", margin=-0.45, operands="10:110亿元 ; tea-plan#10:100亿元", **apart),
        claim("tea-plan/share/30", "tea-plan", "share", "unverifiable", reason="the whole is not stated", operands="10:100亿元 ; 30:25%", stated=""),
    ]  # fmt: skip


def _series() -> list[dict[str, Any]]:
    rows = []
    for place, factor in (("全国", 1), ("上海市", 2)):
        for year, value in ((2008, 6), (2009, 8), (2010, 10), (2012, 14), (2014, 19), (2015, 21)):
            middle = D(value) * D("1E9") * factor
            rows.append(
                {
                    "concept": "tea.turnover", "measure": "level", "of": "", "region": place, "basis": "nbs", "period": str(year),
                    "vintage": f"{year + 1}-02-01", "figure": str(value), "value": middle, "low": middle - D("5E8"),
                    "high": middle + D("5E8"), "unit": "CNY", "qualifier": "exact", "source": f"tea-{place}-{year}", "grade": "A",
                    "publisher": "样例局", "title": "公报", "page": "页 1", "break": "tea-2014" if year == 2014 else "",
                    "chosen": True,
                }
            )  # fmt: skip
    return rows


def _growth() -> list[dict[str, Any]]:
    row = {
        "concept": "tea.turnover", "measure": "level", "of": "", "region": "全国", "basis": "nbs", "vintage": "2016-02-01", "first": 2008, "last": 2012, "n": 4,
        "growth_pct": 22.0, "growth_low_pct": 18.0, "growth_high_pct": 26.0, "horizon": 3, "forecast": 2.4e10,
        "low_80": 2.0e10, "high_80": 2.8e10, "converged": True,
    }  # fmt: skip
    return [row | {"model": "cagr"}, row | {"model": "log_linear"}]
