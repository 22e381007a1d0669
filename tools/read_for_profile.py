"""Read documents and check their figures, as `make compiled PROFILE=1` measures it.

    python tools/read_for_profile.py [--busy SHARE]

Documents of our own: generated ones, those of data/documents and of data/gold/own. With ``--busy`` the modules are named that
take this share of the time plancheck's own code takes, the busiest first.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

from synthetic import write_corpus  # noqa: E402

import plancheck  # noqa: E402
from plancheck.claims.check import check  # noqa: E402
from plancheck.claims.conventions import load_conventions  # noqa: E402
from plancheck.documents.document import Document  # noqa: E402
from plancheck.documents.read import read_document  # noqa: E402
from plancheck.statements.extract import extract  # noqa: E402
from plancheck.statements.statement import Statement  # noqa: E402

GENERATED = 60


def documents() -> list[Document]:
    """The documents that are read."""
    with tempfile.TemporaryDirectory() as scratch:
        write_corpus(Path(scratch), documents=GENERATED, places=3)
        folders = (Path(scratch, "text"), ROOT / "data/documents", ROOT / "data/gold/own")
        return [read_document(path) for folder in folders for path in sorted(folder.rglob("*.txt"))]


def read(texts: list[Document]) -> None:
    """Extract the statements of all, and check those of each place."""
    conventions = load_conventions()
    by_place: dict[str, list[Statement]] = {}
    for text in texts:
        by_place.setdefault(text.origin.region, []).extend(extract(text).statements)
    for statements in by_place.values():
        check(statements, conventions=conventions)


def busy_modules(spent: pstats.Stats, share: float) -> list[str]:
    """The modules of plancheck that take a share of the time of all, the busiest first."""
    root = Path(plancheck.__file__).parents[1]
    by_module: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, _) in spent.stats.items():  # type: ignore[attr-defined]
        if Path(file).is_relative_to(root / "plancheck"):
            by_module[".".join(Path(file).relative_to(root).with_suffix("").parts)] += own
    left, busy = share * by_module.total(), []
    for module, own in by_module.most_common():
        if left <= 0:
            break
        busy.append(module)
        left -= own
    return busy


def main() -> None:
    """Read the documents, and name the busy modules if asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--busy", type=float, metavar="SHARE")
    options = parser.parse_args()
    texts = documents()
    if options.busy is None:
        read(texts)
        return
    read(texts)  # what is worked out once and kept is not asked for again
    profile = cProfile.Profile()
    profile.runcall(read, texts)
    print("\n".join(busy_modules(pstats.Stats(profile), options.busy)))


if __name__ == "__main__":
    main()
