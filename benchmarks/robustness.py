"""How much of status and period survives when a document loses its head or its other sections.

    python benchmarks/robustness.py --gold DIR[,DIR…] --texts DIR[,DIR…] [--windows 6] [--seed 1] [--errors N] [--doc ID…]

Windows of 5 to 15 paragraphs are cut out of hand-coded documents and read as documents of their own: *titled*, under the
document's first line and with its name, and *bare*, with neither. Each figure found there is compared with the coding of
the whole document; rates are means over texts, so that a long paragraph weighs no more than a short one. A bare window may not name the year that its figures are for; *year named* counts only those figures
whose last year the window itself prints (as a year or as a plan's number), which a reader could date too.

A region is not compared: a window seldom names the document's own area.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from accuracy import load_scorer, rows_of

from plancheck.documents.content import Content
from plancheck.documents.document import Document
from plancheck.documents.read import make_document, read_document

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FIELDS = ("status", "period", "measure")
_NO_GOLD = ("coverage", "phenomena")
_PLANS = {2000: "九", 2005: "十", 2010: "十一", 2015: "十二", 2020: "十三", 2025: "十四", 2030: "十五"}


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a document read on its own, and how far its offsets are moved."""

    document: str
    kind: str
    text: str
    start: int
    end: int
    shift: int


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", default=str(ROOT / "data/gold/more"))
    parser.add_argument("--texts", default=str(SHARED / "corpus-more"))
    parser.add_argument("--scorer", type=Path, default=SHARED / "gold/score.py")
    parser.add_argument("--windows", type=int, default=6, help="windows drawn from each document")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--doc", nargs="*", default=[])
    args = parser.parse_args()
    scorer = load_scorer(args.scorer)
    right: dict[str, list[Counter[str]]] = defaultdict(list)
    errors: list[str] = []
    for path, gold, covered in coded_documents(args.gold.split(","), args.texts.split(","), scorer=scorer):
        if args.doc and not any(name in path.stem for name in args.doc):
            continue
        whole = read_document(path)
        text = whole.text
        errors += judge(scorer, gold, rows_of(whole), kind="whole", text=text, right=right)
        draw = random.Random(f"{args.seed} {path.stem}")
        for window in draw_windows(path.stem, text, gold, covered, draw=draw, count=args.windows):
            found = rows_of(read_window(window))
            for row in found:
                row |= {
                    "document": path.stem,
                    "start": row["start"] + window.shift,
                    "end": row["end"] + window.shift,
                }
            inside = [row for row in gold if window.start <= row["start"] and row["end"] <= window.end]
            errors += judge(scorer, inside, found, kind=window.kind, text=window.text, right=right)
    print(
        f"{'':10} {'texts':>6} {'figures':>8} {'status':>8} {'period':>8} {'measure':>8} {'year named':>11}"
    )
    for kind in ("whole", "titled", "bare"):
        seen = [counts for counts in right[kind] if counts["figures"]]
        dated = [counts for counts in seen if counts["named"]]
        rates = " ".join(f"{mean(c[field] / c['figures'] for c in seen):8.3f}" for field in FIELDS)
        named = mean(c["period named"] / c["named"] for c in dated)
        print(f"{kind:10} {len(seen):6} {sum(c['figures'] for c in seen):8} {rates} {named:11.3f}")
    for line in errors[: args.errors]:
        print(line)


def coded_documents(
    golds: list[str], texts: list[str], *, scorer: object
) -> Iterator[tuple[Path, list[dict], list[tuple[int, int]]]]:
    """Yield every coded document that has a text: its path, its rows and the stretches that were coded."""
    done: dict[str, tuple[Path, list[dict], list[tuple[int, int]]]] = {}
    for folder in map(Path, golds):
        covered: dict[str, list[tuple[int, int]]] = defaultdict(list)
        if (folder / "coverage.csv").exists():
            with (folder / "coverage.csv").open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    covered[row["document"]].append((int(row["start"]), int(row["end"])))
        for table in sorted(folder.glob("*.csv")):
            path = next((p for t in texts if (p := Path(t) / f"{table.stem}.txt").exists()), None)
            if path is None or table.stem in _NO_GOLD or table.stem.startswith("claims"):
                continue
            _, rows, stretches = done.get(table.stem, (path, [], []))
            done[table.stem] = (path, rows + scorer.read(table), stretches + covered[table.stem])
    yield from done.values()


def draw_windows(
    name: str, text: str, gold: list[dict], covered: list[tuple[int, int]], *, draw: random.Random, count: int
) -> Iterator[Window]:
    """Yield windows of 5 to 15 filled lines that begin behind the document's first lines and hold two coded figures."""
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]*\S[^\n]*", text)]
    title = next((text[a:b] for a, b in lines if re.search(r"[\u4e00-\u9fff]{4}", text[a:b])), "")
    seen: set[int] = set()
    for _ in range(20 * count):
        if len(seen) >= count:
            return
        anchor = draw.choice(gold)["start"]
        at = next((i for i, (a, b) in enumerate(lines) if a <= anchor < b), 0)
        size = draw.randint(5, 15)
        first = max(3, at - draw.randint(0, size - 1))
        chosen = lines[first : first + size]
        if not chosen or first in seen:
            continue
        start, end = chosen[0][0], chosen[-1][1]
        if covered and not any(a <= start and end <= b for a, b in covered):
            start = max(start, min((a for a, b in covered if a < end and start < b), default=start))
            end = min(end, max((b for a, b in covered if a < end and start < b), default=end))
        if sum(start <= row["start"] < end for row in gold) < 2:
            continue
        seen.add(first)
        yield Window(name, "bare", text[start:end], start, end, start)
        head = f"{title}\n\n"
        yield Window(name, "titled", head + text[start:end], start, end, start - len(head))


def read_window(window: Window) -> Document:
    """Read a window as a document of its own; a bare one does not even have the document's name."""
    return make_document(Content(window.text), id=window.document if window.kind == "titled" else "window")


def judge(
    scorer: object,
    gold: list[dict],
    found: list[dict],
    *,
    kind: str,
    text: str,
    right: dict[str, list[Counter[str]]],
) -> list[str]:
    """Count the figures whose status, period and measure agree with the coding; return the others in words."""
    errors, seen = [], Counter[str]()
    right[kind].append(seen)
    for i, j in scorer.match(gold, found):
        coded, row = gold[i], found[j]
        seen["figures"] += 1
        agrees = {field: scorer.same(field, coded, row) for field in FIELDS}
        seen.update(field for field in FIELDS if agrees[field])
        if names_year(text, coded["period"]):
            seen["named"] += 1
            seen["period named"] += agrees["period"]
        wrong = [f"{f} {row[f]!r} for {coded[f]!r}" for f in ("status", "period") if not agrees[f]]
        if wrong:
            errors.append(
                f"{kind} {coded['document']}:{coded['start']} {coded['figure']!r}: {'; '.join(wrong)}"
            )
    return errors


def names_year(text: str, period: str) -> bool:
    """Whether a text prints the last year of a period, or the plan that ends with it."""
    year = period.rpartition("/")[2][:4]
    if not year:
        return False
    plan = _PLANS.get(int(year))
    han = year.translate(str.maketrans("0123456789", "〇一二三四五六七八九"))
    wide = year.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return any(form in text for form in (year, han, wide)) or (plan is not None and f"{plan}五" in text)


if __name__ == "__main__":
    main()
