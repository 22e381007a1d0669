"""Fit how sure a statement is, and measure on documents left out of the fit whether it says so truly.

    certainty.py [--coded GOLD TEXTS]... [--folds N] [--ridge R] [--write]
    certainty.py [--coded GOLD TEXTS]... --parts --sign "signs of the text"
    certainty.py [--coded GOLD TEXTS]... --level [--write]

Each ``--coded`` names a folder of hand-coded tables (one csv a document, as `data/gold/README.md` describes; ``coverage.csv``
limits a document to the coded regions) and the folder of their texts. Without any, the documents of our own are taken. Prints for
every part, and for the whole row, the mean probability beside the share right, with the weights in force and with weights fitted
on the other documents (folds hold whole documents, as errors come in documents); and the gain over always saying the mean
(1 - Brier score / its base). ``--write`` puts the weights fitted on all documents into ``data/vocabulary/certainty.csv``.

``--parts`` also reads each document without its head, its halves, its middle third and its last quarter, as texts are found
without their head: what is right or wrong of a whole text then shows. ``--sign`` fits the weights of one sign alone, the others
held as they are (each document counts as much whole as in parts), and prints how often its rows are right.

``--level`` fits only how sure each part is on the whole (``all rows``) and the scale of the row, the weights of all other signs
held: rules get better, and documents that no rule was written by are fewer than all the signs need.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

import numpy as np
from accuracy import ROOT, SHARED, load_scorer
from scipy.optimize import minimize

from plancheck.documents.content import Content
from plancheck.documents.document import Document
from plancheck.documents.read import make_document, read_document
from plancheck.statements.certainty import PARTS, CertaintyModel, Seen, Sign, signs_of
from plancheck.statements.extract import extract
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.vocabulary import CertaintyWeight, load_vocabulary

WEIGHTS = ROOT / "data" / "vocabulary" / "certainty.csv"
CUTS = {"high": 0.85, "medium": 0.65}  # least probability of a level
FEWEST_DOCUMENTS = 4  # that a sign is met in before it is given a weight
BINS = 8
SHORTEST_HEAD, SHORTEST_PART = 120, 300  # characters


@dataclass
class Case:
    """A statement, the signs of its parts, and which parts are right."""

    document: str
    signs: dict[str, tuple[Sign, ...]]
    right: dict[str, bool]
    share: float = 1.0  # what it counts for: less where its document is also read in parts

    @property
    def whole(self) -> bool:
        return all(self.right.values())


def parts_of(
    document: Document, covered: list[tuple[int, int]]
) -> list[tuple[Document, int, list[tuple[int, int]]]]:
    """Return parts of a document as texts of their own, where each begins, and what of it is coded: no head, halves, middle, end."""
    text, found = document.text, []
    lines = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]
    head = next((section.start for section in document.sections if section.start >= SHORTEST_HEAD), 0)
    head = min(max(head, next((at for at in lines if at >= SHORTEST_HEAD), 0)), len(text) // 3)
    middle = head + (len(text) - head) // 2
    for first, last in ((head, len(text)), (head, middle), (middle, len(text)), (len(text) // 3, 2 * len(text) // 3), (3 * len(text) // 4, len(text))):  # fmt: skip
        start, end = (max(at for at in [*lines, len(text)] if at <= edge) for edge in (first, last))
        spans = [(max(a, start) - start, min(b, end) - start) for a, b in covered if a < end and b > start]
        if end - start >= SHORTEST_PART and spans:
            found.append((make_document(Content(text[start:end]), id="part"), start, spans))
    return found


def cases_of(gold: Path, texts: Path, scorer: ModuleType, *, parts: bool = False) -> list[Case]:
    """Read the coded documents of one folder, and parts of them if asked, and compare each statement with its coding."""
    covered: dict[str, list[tuple[int, int]]] = defaultdict(list)
    if (gold / "coverage.csv").is_file():
        with (gold / "coverage.csv").open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                covered[row["document"]].append((int(row["start"]), int(row["end"])))
    cases = []
    for path in sorted(gold.glob("*.csv")):
        file = next((one for one in sorted(texts.glob(f"{path.stem}.*")) if one.suffix != ".csv"), None)
        if file is None or path.stem == "coverage":
            continue
        document = read_document(file, id=path.stem)
        spans = covered.get(path.stem, [(0, len(document.text))])
        coded = scorer.read(path)
        of_parts = parts_of(document, spans) if parts else []
        for text, start, within in [(document, 0, spans), *of_parts]:
            shifted = [
                {
                    **row,
                    "document": text.id,
                    "start": int(row["start"]) - start,
                    "end": int(row["end"]) - start,
                }
                for row in coded
            ]
            here = [row for row in shifted if any(a <= row["start"] < b for a, b in within)]
            cases += _compared(text, here, within, path.stem, scorer, share=1 / (1 + len(of_parts)))
    return cases


def _compared(
    document: Document,
    coded: list[dict],
    spans: list[tuple[int, int]],
    name: str,
    scorer: ModuleType,
    *,
    share: float,
) -> list[Case]:
    """Compare each statement of a text with its coding."""
    lexicon, cases = lexicon_of(load_vocabulary()), []
    rows = [s for s in extract(document).statements if any(a <= s.start < b for a, b in spans)]
    if share < 1:  # what year a part is of, its coding knows from the rest of the document
        rows = [s for s in rows if "no year known" not in s.reasons]
    found = [{field: str(getattr(s, field)) for field in (*scorer.FIELDS, "document", "figure")} | {"start": s.start, "end": s.end} for s in rows]  # fmt: skip
    matched = {j: coded[i] for i, j in scorer.match(coded, found)}
    for number, (row, fields) in enumerate(zip(rows, found, strict=True)):
        seen = Seen(
            row.measure, row.status, row.unit, row.qualifier, row.indicator, row.concept, row.region, row.period,
            dict(reason.split(":", 1) for reason in row.reasons.split(";") if reason), len(row.sentence),
        )  # fmt: skip
        code = matched.get(number)
        right = {
            part: code is not None and all(scorer.same(field, code, fields) for field in columns)
            for part, columns in PARTS.items()
        }
        cases.append(Case(name, signs_of(seen, origin=document.origin, lexicon=lexicon), right, share))
    return cases


def fit_logistic(columns: np.ndarray, right: np.ndarray, ridge: float) -> np.ndarray:
    """Least penalised log loss; the first column (all rows) goes unpenalised."""
    penalty = np.full(columns.shape[1], ridge)
    penalty[0] = 0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = columns @ weights
        value = np.logaddexp(0, score).sum() - score @ right + (penalty * weights**2).sum() / 2
        return value, columns.T @ (1 / (1 + np.exp(-score)) - right) + penalty * weights

    return minimize(loss, np.zeros(columns.shape[1]), jac=True, method="L-BFGS-B").x


def fit(cases: list[Case], ridge: float) -> list[CertaintyWeight]:
    """Weights for every sign met in enough documents, and the scale of the whole row."""
    weights: list[CertaintyWeight] = []
    for part in PARTS:
        met: dict[Sign, set[str]] = defaultdict(set)
        for case in cases:
            for sign in case.signs[part]:
                met[sign].add(case.document)
        signs = sorted(sign for sign, documents in met.items() if len(documents) >= FEWEST_DOCUMENTS)
        place = {sign: number for number, sign in enumerate(signs, 1)}
        columns = np.zeros((len(cases), len(signs) + 1))
        columns[:, 0] = 1
        for number, case in enumerate(cases):
            columns[number, [place[sign] for sign in case.signs[part] if sign in place]] = 1
        found = fit_logistic(columns, np.array([case.right[part] for case in cases], float), ridge)
        for (sign, value), weight in zip([("all rows", ""), *signs], found, strict=True):
            weights.append(CertaintyWeight(part, sign, value, round(float(weight), 2)))
    return [*weights, *fit_row(cases, weights)]


def fit_row(cases: list[Case], weights: list[CertaintyWeight]) -> list[CertaintyWeight]:
    """The scale that brings the product of the parts to how often whole rows are right, and the cuts of the levels."""
    product = [np.prod(probabilities(CertaintyModel(weights), case)) for case in cases]
    odds = np.log(product) - np.log1p(-np.array(product))
    scale = fit_logistic(
        np.column_stack([np.ones(len(cases)), odds]), np.array([case.whole for case in cases], float), 0
    )
    fitted = [
        CertaintyWeight("row", sign, "", round(float(weight), 2))
        for sign, weight in zip(("all rows", "product of the parts"), scale, strict=True)
    ]
    return fitted + [CertaintyWeight("row", "least probability", level, cut) for level, cut in CUTS.items()]


def log_odds(probabilities: list[float]) -> np.ndarray:
    clipped = np.clip(probabilities, 0.01, 0.99)
    return np.log(clipped) - np.log1p(-clipped)


def fit_shift(odds: np.ndarray, right: np.ndarray, share: np.ndarray, ridge: float) -> float:
    """What, added to log odds that are given, loses least (penalised log loss)."""

    def loss(weight: np.ndarray) -> float:
        score = odds + weight[0]
        return float((share * (np.logaddexp(0, score) - right * score)).sum() + ridge * weight[0] ** 2 / 2)

    return float(minimize(loss, np.zeros(1)).x[0])


def fit_level(cases: list[Case], weights: list[CertaintyWeight]) -> list[CertaintyWeight]:
    """The weights with how sure each part and the row are on the whole fitted anew, those of the signs as they are."""
    model = CertaintyModel(weights)
    share = np.array([case.share for case in cases])
    shifts = {}
    for part in PARTS:
        odds = log_odds([float(model.judge(case.signs).parts[part]) for case in cases])
        shifts[part] = fit_shift(odds, np.array([case.right[part] for case in cases], float), share, 0)
    kept = [
        replace(weight, weight=round(weight.weight + shifts.get(weight.part, 0), 2))
        if weight.sign == "all rows"
        else weight
        for weight in weights
        if weight.part != "row"
    ]
    return [*kept, *fit_row(cases, kept)]


def fit_sign(cases: list[Case], sign: str, ridge: float, model: CertaintyModel) -> None:
    """Print the weight of each value of one sign that fits best beside the other weights in force, and what it was fitted on."""
    for part in PARTS:
        values = sorted(
            {value for case in cases for name, value in case.signs[part] if name == sign and value}
        )
        for value in values:
            seen = [case for case in cases if (sign, value) in case.signs[part]]
            others = [
                float(
                    model.judge({part: tuple(one for one in case.signs[part] if one[0] != sign)}).parts[part]
                )
                for case in seen
            ]
            odds = log_odds(others)
            right = np.array([case.right[part] for case in seen], float)
            share = np.array([case.share for case in seen])
            weight = fit_shift(odds, right, share, ridge)
            documents = len({case.document for case in seen})
            print(f"{part},{sign},{value},{weight:.2f},right in {right.sum():.0f} of {len(seen)} statements of {documents} coded documents and their parts; fitted with the other weights held")  # fmt: skip


def probabilities(model: CertaintyModel, case: Case) -> list[float]:
    return [min(0.995, float(p)) for p in model.judge(case.signs).parts.values()]


def left_out(
    cases: list[Case], folds: int, fitted: Callable[[list[Case]], list[CertaintyWeight]]
) -> list[tuple[Case, CertaintyModel]]:
    """Each case with the model fitted on the other folds' documents."""
    documents = sorted({case.document for case in cases})
    order = np.random.default_rng(20261121).permutation(len(documents))
    fold = {documents[index]: number % folds for number, index in enumerate(order)}
    pairs = []
    for number in range(folds):
        model = CertaintyModel(fitted([case for case in cases if fold[case.document] != number]))
        pairs += [(case, model) for case in cases if fold[case.document] == number]
    return pairs


def report(title: str, pairs: list[tuple[Case, CertaintyModel]]) -> None:
    judged = [(model.judge(case.signs), case) for case, model in pairs]
    print(f"\n{title}: {len(judged):,} statements of {len({case.document for case, _ in pairs})} documents")
    for part in (*PARTS, "whole row"):
        said = np.array([float(sure.parts[part] if part in PARTS else sure.row) for sure, _ in judged])
        true = np.array([case.right[part] if part in PARTS else case.whole for _, case in judged], float)
        base = ((true - true.mean()) ** 2).mean()
        gain = 1 - ((said - true) ** 2).mean() / base if base else 0.0
        bins = np.array_split(np.argsort(said, kind="stable"), BINS)
        line = "  ".join(f"{said[b].mean():.2f}/{true[b].mean():.2f}" for b in bins)
        print(f"  {part:10} right {true.mean():.3f}  gain {gain:+.3f}  said/right by eighths: {line}")
    print("  level      statements  mean probability  whole row right  core of figure and time right")
    for level in ("high", "medium", "low"):
        rows = [(sure, case) for sure, case in judged if sure.level == level]
        if rows:
            mean = sum(float(sure.row) for sure, _ in rows) / len(rows)
            whole = sum(case.whole for _, case in rows) / len(rows)
            core = sum(case.right["figure"] and case.right["time"] for _, case in rows) / len(rows)
            print(f"  {level:10} {len(rows):10,}  {mean:16.3f}  {whole:15.3f}  {core:30.3f}")


def write(weights: list[CertaintyWeight], cases: list[Case], before: dict[CertaintyWeight, str]) -> None:
    """Write the weights; what was fitted before and is kept (``before``) keeps what it was fitted on."""
    documents = len({case.document for case in cases})
    with WEIGHTS.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("part", "sign", "value", "weight", "reason"))
        for weight in weights:
            if weight in before:
                reason = before[weight]
            elif weight.sign == "least probability":
                reason = "where a level begins: chosen, not fitted"
            elif weight.part == "row" or weight.sign == "all rows":
                right = sum(case.whole if weight.part == "row" else case.right[weight.part] for case in cases)
                reason = f"right in {right} of {len(cases)} coded statements of {documents} documents"
                reason += "; fitted with the weights of the signs held" if before else ""
            else:
                with_sign = [case for case in cases if (weight.sign, weight.value) in case.signs[weight.part]]
                right = sum(case.right[weight.part] for case in with_sign)
                reason = f"right in {right} of {len(with_sign)} coded statements of {len({c.document for c in with_sign})} documents"
            writer.writerow((weight.part, weight.sign, weight.value, weight.weight, reason))
    print(f"\nwritten: {len(weights)} rows of {WEIGHTS.relative_to(ROOT)}")


def reasons_in_force() -> dict[CertaintyWeight, str]:
    """What each weight in force was fitted on."""
    with WEIGHTS.open(encoding="utf-8", newline="") as handle:
        return {
            CertaintyWeight(row["part"], row["sign"], row["value"], float(row["weight"])): row["reason"]
            for row in csv.DictReader(handle)
        }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--coded", nargs=2, type=Path, action="append", metavar=("GOLD", "TEXTS"))
    parser.add_argument("--scorer", type=Path, default=SHARED / "gold" / "score.py")
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--ridge", type=float, default=10.0)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--parts", action="store_true", help="read parts of each document as well")
    parser.add_argument("--sign", help="fit the weights of this sign alone, the others held")
    parser.add_argument(
        "--level",
        action="store_true",
        help="fit how sure each part and the row are on the whole, the weights of the signs held",
    )
    args = parser.parse_args()
    scorer = load_scorer(args.scorer)
    own = ROOT / "data" / "gold" / "own"
    folders = args.coded or [(own / half, own / half) for half in ("tune", "held")]
    cases = [case for gold, texts in folders for case in cases_of(gold, texts, scorer, parts=args.parts)]
    now = CertaintyModel(load_vocabulary().certainty)
    if args.sign:
        fit_sign(cases, args.sign, args.ridge, now)
        return
    report("weights in force", [(case, now) for case in cases])
    in_force = list(load_vocabulary().certainty)
    how, fitted = (
        ("level", lambda on: fit_level(on, in_force))
        if args.level
        else (f"ridge {args.ridge:g}", lambda on: fit(on, args.ridge))
    )
    if args.folds > 1:
        report(f"weights fitted on the other documents ({args.folds} folds, {how})", left_out(cases, args.folds, fitted))  # fmt: skip
    if args.write:
        write(fitted(cases), cases, reasons_in_force() if args.level else {})


if __name__ == "__main__":
    main()
