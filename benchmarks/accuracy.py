"""Score extraction against hand-coded gold: the five published plans, the tuning half of further documents, and by phenomenon.

    accuracy.py [--corpus DIR] [--gold DIR] [--more DIR] [--more-gold DIR] [--errors N] [--doc ID ...]

A gold folder with ``coverage.csv`` (document, start, end) is scored inside the covered regions only.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType

from plancheck.documents.document import Document, Origin
from plancheck.documents.read import read_document
from plancheck.statements.extract import extract
from plancheck.tables import unescape_text

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
MORE = {"more": "tuning half", "held": "other half", "closed": "closed parts"}


def load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        sys.exit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found_rows(path: Path) -> list[dict[str, object]]:
    return rows_of(read_document(path))


def rows_of(document: Document) -> list[dict[str, object]]:
    rows = []
    for s in extract(document).statements:
        rows.append({
            "document": s.document, "start": s.start, "end": s.end, "figure": s.figure, "value": f"{s.value:f}", "unit": s.unit,
            "qualifier": s.qualifier, "measure": s.measure, "status": s.status, "indicator": s.indicator, "region": s.region,
            "period": s.period, "section": s.section, "reasons": s.reasons,
        })  # fmt: skip
    return rows


def score(
    scorer: ModuleType, gold: list[dict], found: list[dict]
) -> tuple[dict[str, float], list[tuple[int, int]]]:
    matched = scorer.match(gold, found)
    right = {k: sum(scorer.same(k, gold[i], found[j]) for i, j in matched) for k in scorer.FIELDS}
    core = sum(all(scorer.same(k, gold[i], found[j]) for k in scorer.CORE) for i, j in matched)
    whole = sum(all(scorer.same(k, gold[i], found[j]) for k in scorer.FIELDS) for i, j in matched)
    total = max(1, len(gold) + len(found))
    table = {
        "gold": len(gold),
        "found": len(found),
        "F1": 2 * len(matched) / total,
        "core": 2 * core / total,
        "whole": 2 * whole / total,
    }
    return table | {k: v / max(1, len(matched)) for k, v in right.items()}, matched


def frames(
    scorer: ModuleType, gold: list[dict], found: list[dict], matched: list[tuple[int, int]]
) -> dict[str, float]:
    """How often rows have the year and the place coded, and in how many texts all rows do that were found.

    A text that is taken for another year or place errs in most of its rows: its own share tells that apart from single rows.
    """
    rows: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for i, j in matched:
        right = tuple(scorer.same(field, gold[i], found[j]) for field in ("period", "region"))
        rows[gold[i]["document"]].append((right[0], right[1]))
    every = [right for texts in rows.values() for right in texts]
    table: dict[str, float] = {"texts": len(rows)}
    for name, pick in (("year", lambda r: r[0]), ("place", lambda r: r[1]), ("both", all)):
        table[name] = sum(map(pick, every)) / max(1, len(every))
        table[f"texts by {name}"] = sum(all(map(pick, rights)) for rights in rows.values()) / max(
            1, len(rows)
        )
    return table


def phenomena(row: dict, text: str) -> list[str]:
    figure, start, end = row["figure"], row["start"], row["end"]
    before, out = text[max(0, start - 30) : start], []
    if any(c in figure for c in "一二三四五六七八九十百千两半") and not any(c.isdigit() for c in figure):
        out.append("Chinese numeral")
    if any("０" <= c <= "９" for c in figure):
        out.append("full width")
    if "\n" in figure or " " in figure:
        out.append("torn or spaced")
    if "分别" in before:
        out.append("分别")
    if "其中" in before:
        out.append("其中")
    if row["value"].startswith("-"):
        out.append("decrease")
    if "/" in row["period"]:
        out.append("span")
    if text[max(0, start - 2) : start].strip() == "" and text[end : end + 2].strip() == "":
        out.append("table cell")
    out += [f"measure {row['measure']}", f"status {row['status']}"]
    if row["qualifier"] != "exact":
        out.append("bound word")
    return out


def sentence_rows(path: Path) -> tuple[list[dict], list[dict], dict[str, str]]:
    """Gold and found rows of the sentences written for one phenomenon each; the document is the row's own origin."""
    gold: list[dict] = []
    found: list[dict] = []
    texts: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for row in rows:
        name = f"{row['phenomenon']}|{row['id']}"
        before, sentence = unescape_text(row["before"]), unescape_text(row["sentence"])
        shift = len(before) + 1 if before else 0
        if row["expect"] == "figure":
            gold.append(
                row | {"document": name, "start": int(row["start"]) + shift, "end": int(row["end"]) + shift}
            )
        if name in texts:
            continue
        texts[name] = f"{before}\n{sentence}" if before else sentence
        origin = Origin(
            date=row["date"], first_year=int(row["first_year"] or 0) or None, last_year=int(row["last_year"] or 0) or None,
            region=row["document_region"], kind=row["kind"],
        )  # fmt: skip
        found += [f for f in rows_of(Document(name, texts[name], origin=origin)) if f["start"] >= shift]
    return gold, found, texts


def show(name: str, table: dict[str, float]) -> None:
    cells = " ".join(f"{table[k]:>6.3f}" for k in ("F1", "core", "whole"))
    fields = " ".join(
        f"{k[:5]}={table[k]:.2f}"
        for k in ("value", "unit", "qualifier", "measure", "status", "region", "period", "indicator")
    )
    print(f"{name:<40} {table['gold']:>4} {table['found']:>4} {cells}  {fields}")


def run(
    name: str,
    corpus: Path,
    gold_files: list[Path],
    coverage: Path | None,
    scorer: ModuleType,
    args: argparse.Namespace,
) -> None:
    gold: list[dict] = []
    for path in gold_files:
        gold += scorer.read(path)
    covered: dict[str, list[tuple[int, int]]] = defaultdict(list)
    if coverage is not None and coverage.is_file():
        for row in csv.DictReader(coverage.open(encoding="utf-8")):
            covered[row["document"]].append((int(row["start"]), int(row["end"])))
    documents = sorted({row["document"] for row in gold} | set(covered))
    if args.doc:
        documents = [d for d in documents if any(d.startswith(name) for name in args.doc)]
    gold = [row for row in gold if row["document"] in documents]
    found: list[dict] = []
    texts: dict[str, str] = {}
    for document in documents:
        path = next((p for p in corpus.glob(f"{document}.*") if p.suffix != ".csv"), None)
        if path is None:
            print(f"{document}: not in {corpus}")
            continue
        texts[document] = path.read_bytes().decode("utf-8") if path.suffix == ".txt" else ""
        found += [
            row for row in found_rows(path)
            if not covered or any(a <= row["start"] < b for a, b in covered[document])
        ]  # fmt: skip
    print(f"\n{name:<40} gold found     F1   core  whole")
    for document in documents:
        show(
            document,
            score(
                scorer,
                [g for g in gold if g["document"] == document],
                [f for f in found if f["document"] == document],
            )[0],
        )
    table, matched = score(scorer, gold, found)
    show("all", table)
    if args.frames:
        told = frames(scorer, gold, found, matched)
        print(
            f"{'year, place, both right, of rows found':<40} "
            + " ".join(f"{told[k]:>6.3f}" for k in ("year", "place", "both"))
        )
        print(
            f"{'the same of whole texts':<34} {told['texts']:>5} "
            + " ".join(f"{told[f'texts by {k}']:>6.3f}" for k in ("year", "place", "both"))
        )
    by_phenomenon: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    partner = dict(matched)
    for i, row in enumerate(gold):
        hit = partner.get(i)
        core = hit is not None and all(scorer.same(k, row, found[hit]) for k in scorer.CORE)
        whole = hit is not None and all(scorer.same(k, row, found[hit]) for k in scorer.FIELDS)
        for phenomenon in phenomena(row, texts.get(row["document"], "")):
            by_phenomenon[phenomenon].append((hit is not None, core, whole))
    if args.phenomena:
        print(f"\n{'phenomenon (share of gold rows)':<40}    n  found  core whole")
        for phenomenon, hits in sorted(by_phenomenon.items()):
            n = len(hits)
            print(
                f"{phenomenon:<40} {n:>4} "
                + " ".join(f"{sum(h[k] for h in hits) / n:>6.3f}" for k in range(3))
            )
    if args.errors:
        errors(scorer, gold, found, matched, texts, args)


def errors(
    scorer: ModuleType,
    gold: list[dict],
    found: list[dict],
    matched: list[tuple[int, int]],
    texts: dict[str, str],
    args: argparse.Namespace,
) -> None:
    hits, spent = {i for i, _ in matched}, {j for _, j in matched}
    lines = []

    def context(row: dict) -> str:
        text = texts.get(row["document"], "")
        return (
            (
                text[max(0, row["start"] - 45) : row["start"]]
                + "【"
                + text[row["start"] : row["end"]]
                + "】"
                + text[row["end"] : row["end"] + 15]
            )
            .replace("\n", "⏎")
            .replace("\r", "")
        )

    for i, g in enumerate(gold):
        if i not in hits:
            lines.append((g["document"], g["start"], f"missed   {g['indicator']} | {context(g)}"))
    for j, f in enumerate(found):
        if j not in spent:
            lines.append(
                (f["document"], f["start"], f"invented {f['indicator']} {f['measure']} | {context(f)}")
            )
    for i, j in matched:
        bad = [k for k in scorer.FIELDS if not scorer.same(k, gold[i], found[j])]
        if args.core:
            bad = [k for k in bad if k in scorer.CORE]
        if bad:
            detail = "; ".join(f"{k}: {found[j].get(k)!r} for {gold[i].get(k)!r}" for k in bad)
            lines.append((gold[i]["document"], gold[i]["start"], f"wrong    {detail} | {context(gold[i])}"))
    for document, start, line in sorted(lines)[: args.errors]:
        print(f"{document}:{start} {line}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=SHARED / "corpus", help="the five published plans")
    parser.add_argument("--gold", type=Path, default=SHARED / "gold" / "statements.csv")
    parser.add_argument("--more", type=Path, default=SHARED / "corpus-more", help="further documents")
    parser.add_argument("--more-gold", type=Path, default=ROOT / "data" / "gold" / "more")
    parser.add_argument("--scorer", type=Path, default=SHARED / "gold" / "score.py")
    parser.add_argument("--errors", type=int, default=0, help="list so many errors")
    parser.add_argument("--core", action="store_true", help="list only errors in core fields")
    parser.add_argument("--phenomena", action="store_true", help="also by phenomenon")
    parser.add_argument(
        "--frames",
        action="store_true",
        help="also the year and place that rows and whole texts are taken for",
    )
    parser.add_argument("--doc", action="append", help="only documents whose id starts so")
    parser.add_argument(
        "--sentences",
        type=Path,
        default=ROOT / "data" / "gold" / "phenomena.csv",
        help="sentences by phenomenon",
    )
    parser.add_argument("--only", choices=("plans", "more", "sentences", "own"))
    args = parser.parse_args()
    if args.more_gold.name == "closed" and args.errors:
        parser.error(
            "the closed parts measure what rules do for a text they were not written by: no errors are listed"
        )
    scorer = load_scorer(args.scorer)
    if args.only in (None, "sentences") and args.sentences.is_file():
        gold, found, texts = sentence_rows(args.sentences)
        print(f"\n{'sentences of our own, by phenomenon':<40} gold found     F1   core  whole")
        for phenomenon in sorted(
            {g["document"].split("|")[0] for g in gold} | {f["document"].split("|")[0] for f in found}
        ):
            show(
                phenomenon,
                score(
                    scorer,
                    [g for g in gold if g["document"].startswith(f"{phenomenon}|")],
                    [f for f in found if f["document"].startswith(f"{phenomenon}|")],
                )[0],
            )
        table, matched = score(scorer, gold, found)
        show("all", table)
        if args.errors:
            errors(scorer, gold, found, matched, texts, args)
    if args.only in (None, "own"):
        for half in ("tune", "held"):
            folder = ROOT / "data" / "gold" / "own" / half
            run(f"documents of our own, {half}", folder, sorted(folder.glob("*.csv")), None, scorer, args)
    if args.only in (None, "plans"):
        run("five published plans", args.corpus, [args.gold], None, scorer, args)
    if args.only in (None, "more"):
        files = sorted(
            p for p in args.more_gold.glob("*.csv") if p.stem not in ("coverage", "claims", "phenomena")
        )
        name = MORE.get(args.more_gold.name, args.more_gold.name)
        run(f"further documents, {name}", args.more, files, args.more_gold / "coverage.csv", scorer, args)


if __name__ == "__main__":
    main()
