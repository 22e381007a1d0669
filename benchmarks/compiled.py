"""What compiling brings: a wheel of `make compiled` beside the same wheel without its machine code.

    python benchmarks/compiled.py [--wheel FILE] [--texts DIR ...] [--documents 200] [--repeats 5]

The wheel is unpacked twice, once without its compiled modules, so that both are the same sources. Both extract and check
the same documents (generated ones, tables of `table_layouts.py` in every layout, those of data/documents with their origins, the whole documents of
data/gold/own, and texts of one's own); their tables must be equal byte for byte. Then each extracts the generated documents and
makes their claims in turn, `--repeats` times: medians of CPU milliseconds a document, and their ratios.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from synthetic import write_corpus
from table_layouts import write_texts

ROOT = Path(__file__).resolve().parents[1]
TABLES = ("quantities.csv", "statements.csv", "claims.csv")
WRITE = """
import sys
from pathlib import Path
from plancheck.pipeline import check_documents
check_documents([Path(path) for path in sys.argv[2:]], out=Path(sys.argv[1]))
"""
TIME = """
import gc, pickle, sys, time
from pathlib import Path
from plancheck.claims.check import check
from plancheck.claims.conventions import load_conventions
from plancheck.documents.read import read_document
from plancheck.statements.extract import extract
from plancheck.vocabulary import load_vocabulary
import plancheck.statements.sentence_reader as module
vocabulary = load_vocabulary()
documents = [read_document(path) for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
conventions = load_conventions()
check([s for document in documents[:10] for s in extract(document, vocabulary=vocabulary).statements], conventions=conventions)
gc.disable()
began = time.process_time()
extractions = [extract(document, vocabulary=vocabulary) for document in documents]
extracted = time.process_time()
by_place = {}
for extraction in extractions:
    by_place.setdefault(extraction.document.origin.region, []).extend(extraction.statements)
for statements in by_place.values():
    check(statements, conventions=conventions)
checked = time.process_time()
assert pickle.loads(pickle.dumps(extractions[0])) == extractions[0], "what was extracted comes back from a pickle as something else"
each = 1000 / len(documents)
print(module.__file__.rpartition(".")[2], (extracted - began) * each, (checked - extracted) * each, sum(len(d.text) for d in documents) / len(documents))
"""


def unpack(wheel: Path, folder: Path, *, compiled: bool) -> Path:
    """Unpack a wheel, with or without its compiled modules."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if compiled or not name.endswith((".so", ".pyd")):
                archive.extract(name, folder)
    return folder


def run(code: str, package: Path, *arguments: str) -> str:
    """Run code with one of the two packages; where it fails, say what it said."""
    environment = os.environ | {"PYTHONPATH": str(package)}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["nothing on standard error"])[-1]
        raise SystemExit(
            f"the {package.name} package failed: {last}\n"
            "a wheel reads the data of this checkout: one built from older sources may not know them; 'make compiled' builds another"
        )
    return done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wheel", type=Path, help="default: the newest in dist/")
    parser.add_argument(
        "--texts", type=Path, nargs="*", default=[], help="folders of further texts to compare"
    )
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    built = sorted((ROOT / "dist").glob("plancheck-*.whl"), key=lambda path: path.stat().st_mtime)
    wheel = options.wheel or (built[-1] if built else None)
    if wheel is None:
        raise SystemExit("expected a wheel in dist/, met none: run 'make compiled' first")
    with tempfile.TemporaryDirectory() as scratch:
        packages = {
            "compiled": unpack(wheel, Path(scratch, "compiled"), compiled=True),
            "plain": unpack(wheel, Path(scratch, "plain"), compiled=False),
        }
        write_corpus(
            Path(scratch, "corpus"), documents=options.documents, places=max(3, options.documents // 36)
        )
        texts = Path(scratch, "corpus", "text")
        tables = write_texts(Path(scratch, "tables"))
        sources = [
            texts,
            tables,
            ROOT / "data" / "documents",
            *(ROOT / "data/gold/own").iterdir(),
            *options.texts,
        ]
        for name, package in packages.items():
            run(WRITE, package, str(Path(scratch, f"out-{name}")), *map(str, sources))
        rows = len(Path(scratch, "out-plain", "statements.csv").read_bytes().splitlines()) - 1
        different = [
            table
            for table in TABLES
            if Path(scratch, "out-plain", table).read_bytes()
            != Path(scratch, "out-compiled", table).read_bytes()
        ]
        print(
            f"{wheel.name}: {rows:,} statements; tables {'DIFFERENT: ' + ', '.join(different) if different else 'equal byte for byte'}"
        )
        spent: dict[str, list[float]] = {name: [] for name in packages}
        claimed: dict[str, list[float]] = {name: [] for name in packages}
        characters = 0.0
        for _ in range(options.repeats):
            for name, package in packages.items():
                suffix, ms, claims_ms, length = run(TIME, package, str(texts)).split()
                if (suffix == "py") is (name == "compiled"):
                    raise SystemExit(f"expected the {name} package, met a module *.{suffix}")
                spent[name].append(float(ms))
                claimed[name].append(float(claims_ms))
                characters = float(length)
        medians = {name: statistics.median(values) for name, values in spent.items()}
        of_claims = {name: statistics.median(values) for name, values in claimed.items()}
        for name, ms in medians.items():
            print(
                f"{name:<9} {ms:6.2f} ms of CPU a document, {characters / ms / 1000:.2f} M characters/s; "
                f"claims {of_claims[name]:.2f} ms"
            )
        print(
            f"ratio {medians['plain'] / medians['compiled']:.2f}, of claims {of_claims['plain'] / of_claims['compiled']:.2f}, "
            f"load {os.getloadavg()[0]:.1f}"
        )
        sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
