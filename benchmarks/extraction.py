"""Characters per CPU second of whole statements, beside peers that do a part of the job, in one run.

    extraction.py [--corpus DIR] [--peers NAME ...] [--env DIR] [--repeats N] [--lengths] [--memory]
    extraction.py --large MB      one text of so many megabytes, and as many in documents of 10 KB: time and peak memory

Each contestant runs in a process of its own on the same lines of the same text, after one warming pass (plancheck, which keeps
what it found out of phrases, in a new process for each pass, after one over other text: generated sentences and the sentences of
data/gold/own, so that the expressions of its rules are compiled as those of the others are). The passes go in rounds, each
contestant once a round, for a machine that is slower for a while is then slower for all: "ours is x faster" is the median of the
rounds' ratios of CPU seconds, with the lowest and the highest. Peers are installed into an environment of their own the first time.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# Recognizers-Text: a number with its unit may be any of four kinds (30家 is a number, 30% a percentage), each asked for by itself.
PYTHON_PEERS = {
    # name: requirements, code that defines run(line)
    "jionlp money + time": (
        ["jionlp==1.5.31"],
        "import jionlp as jio\n"
        "def run(line):\n"
        "    jio.ner.extract_money(line, with_parsing=True)\n"
        "    jio.ner.extract_time(line, time_base=1300000000.0, with_parsing=True)\n",
    ),
    "chinese2digits": (["chinese2digits==6.0.2"], "from chinese2digits import takeNumberFromString as run\n"),
    "Recognizers-Text (Python) numbers, units, dates": (
        ["recognizers-text-suite==1.0.2a2", "emoji==1.7.0"],
        "from recognizers_number import recognize_number as n, recognize_percentage as p\n"
        "from recognizers_number_with_unit import recognize_currency as c, recognize_dimension as d\n"
        "from recognizers_date_time import recognize_datetime as t\n"
        "def run(line):\n    n(line, 'zh-cn'); p(line, 'zh-cn'); c(line, 'zh-cn'); d(line, 'zh-cn'); t(line, 'zh-cn')\n",
    ),
}  # fmt: skip
NODE_PEERS = {
    "Recognizers-Text (npm) numbers, units, dates": (
        ["@microsoft/recognizers-text-suite@1.3.1"],
        "const R = require('@microsoft/recognizers-text-suite');\n"
        "const z = 'zh-cn';\n"
        "function run(s) { R.recognizeNumber(s, z); R.recognizePercentage(s, z); R.recognizeCurrency(s, z); R.recognizeDimension(s, z); R.recognizeDateTime(s, z); }\n",
    ),
}
OURS = (
    "import sys\nfrom pathlib import Path\nfrom plancheck.documents.read import read_document\n"
    "from plancheck.statements.extract import extract\n"
    "documents = [read_document(path) for path in PATHS]\n"
    "def whole():\n    for document in documents:\n        extract(document)\n"
)
FLOOR = (
    "import re\nP = re.compile(r'(?P<n>[0-9]+(?:\\.[0-9]+)?)\\s*(?P<s>[万亿千百]{0,3})(?P<u>元|美元|%|％|人|家|件|张|个|倍)?')\n"
    "def run(line):\n    for m in P.finditer(line):\n        float(m['n'])\n"
)
# A peer makes one pass for each line that it is sent, and answers with the CPU seconds of it.
TIMED = (
    "import json, time, sys\nLINES = json.load(open(sys.argv[1], encoding='utf-8'))\n"
    "def once():\n    started = time.process_time()\n    for line in LINES:\n        try:\n            run(line)\n        except Exception:\n            pass\n"
    "    return time.process_time() - started\n"
    "once()\nfor _ in sys.stdin:\n    print('spent', once(), flush=True)\n"
)
TIMED_IN_NODE = (
    "const L = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));\n"
    "function once() { const s = process.cpuUsage(); for (const l of L) { try { run(l); } catch (e) {} }\n"
    "  const u = process.cpuUsage(s); return (u.user + u.system) / 1e6; }\n"
    "once(); require('readline').createInterface({ input: process.stdin }).on('line', () => console.log('spent ' + once()));\n"
)


class Peer:
    """A contestant in a process of its own, warmed, that makes a pass when it is asked for one."""

    def __init__(self, command: list[str], *, timeout: float) -> None:
        self._timeout = timeout
        self._said = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed by end()
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said, text=True
        )

    def spend(self) -> float | str:
        """CPU seconds of one pass, or what went wrong: no answer within the time allowed, or the last line of its errors."""
        late = threading.Timer(self._timeout, self._process.kill)
        late.start()
        try:
            self._process.stdin.write("\n")
            self._process.stdin.flush()
            # What a peer says of itself comes before its answer.
            answer = next((line for line in self._process.stdout if line.startswith("spent ")), "")
        except BrokenPipeError:
            answer = ""
        finally:
            in_time = late.is_alive()
            late.cancel()
        if answer:
            return float(answer.split()[1])
        if not in_time:
            return f"no end after {self._timeout:.0f} s"
        self._process.wait()
        self._said.seek(0)
        return (self._said.read().strip().splitlines() or ["failed"])[-1][:160]

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.communicate()
        self._said.close()


def python_environment(folder: Path, requirements: list[str]) -> Path:
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run(
            [str(python), "-m", "pip", "install", "--quiet", *requirements], check=False, capture_output=True
        )
    return python


class Ours:
    """plancheck on texts that it has not met: what it keeps of phrases would make every further pass faster.

    Each pass is a process of its own, in which the code has been warmed on other text.
    """

    def __init__(self, paths: list[Path], *, scratch: Path) -> None:
        self._script = scratch / "ours.py"
        warming = scratch / "warming.txt"
        warming.write_text(synthetic(100_000), encoding="utf-8")
        warmed = [warming, *sorted((ROOT / "data" / "gold" / "own").glob("*/*.txt"))]
        self._script.write_text(
            f"PATHS = {[str(path) for path in paths]!r}\n{OURS}import gc, time\n"
            f"for path in {[str(path) for path in warmed]!r}:\n    extract(read_document(path))\n"
            "gc.collect()\n"
            "started = time.process_time()\nwhole()\nprint(time.process_time() - started)\n",
            encoding="utf-8",
        )

    def spend(self) -> float | str:
        """CPU seconds of one pass, or the last line of its errors."""
        done = subprocess.run(
            [sys.executable, str(self._script)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            return (done.stderr.strip().splitlines() or ["failed"])[-1][:160]
        return float(done.stdout)

    def end(self) -> None:
        """Nothing runs between passes."""


def run_rounds(contestants: dict[str, Ours | Peer], rounds: int) -> dict[str, list[float] | str]:
    """CPU seconds of each contestant in each round; what went wrong for one that failed, which is asked no more."""
    results: dict[str, list[float] | str] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, contestant in contestants.items():
            known = results[name]
            if isinstance(known, str):
                continue
            spent = contestant.spend()
            if isinstance(spent, str):
                results[name] = spent
            else:
                known.append(spent)
    for contestant in contestants.values():
        contestant.end()
    return results


def table(results: dict[str, list[float] | str], characters: int, first: str) -> None:
    base = results[first]
    print(f"{'contestant':<44}{'char/s':>14}{'range':>26}{'ours is x faster':>18}{'range':>18}")
    for name, seconds in results.items():
        if isinstance(seconds, str):
            print(f"{name:<44}  {seconds}")
            continue
        spread = f"{characters / max(seconds):,.0f}-{characters / min(seconds):,.0f}"
        line = f"{name:<44}{characters / statistics.median(seconds):>14,.0f}{spread:>26}"
        if isinstance(base, list):
            ratios = [theirs / own for theirs, own in zip(seconds, base, strict=True)]
            line += f"{statistics.median(ratios):>18,.1f}{f'{min(ratios):,.1f}-{max(ratios):,.1f}':>18}"
        print(line)


_PROSE = (
    "园区坚持绿色发展，完善管网和道路，推动上下游企业集聚，营商环境不断改善，创新平台加快建设，龙头企业的带动作用日益增强。",
    "各部门要加强协调，落实责任，健全考核和监督机制，及时研究解决推进中的新情况新问题，营造全社会共同参与的良好氛围。",
    "鼓励企业与高等院校、科研机构联合攻关，突破关键共性技术，促进成果转化，培育具有竞争力的品牌和标准。",
    "完善多层次人才培养体系，支持引进紧缺专业人才，改进评价和激励办法，为产业发展提供有力支撑。",
)


def synthetic(characters: int) -> str:
    """Plan-like text of our own, a figure in about seventy characters, with numbers that differ so that nothing is cached."""
    sentences = []
    size = number = 0
    while size < characters:
        number += 1
        sentence = (
            f"{2000 + number % 25}年，第{number}号园区企业达到{number % 900 + 10}家，产值{number * 37 % 9973 / 10}亿元，同比增长{number % 400 / 10}%，"
            f"占全县工业总产值的{number % 90 + 1}.{number % 10}%。{''.join(_PROSE)}\n"
        )
        sentences.append(sentence)
        size += len(sentence)
    return "".join(sentences)


def measure_lengths(top: int) -> None:
    from plancheck.documents.document import Document
    from plancheck.statements.extract import extract

    print(f"\n{'length':>14}{'CPU s':>10}{'char/s':>14}{'statements':>12}{'peak RSS MB':>13}")
    size = 1_000
    extract(Document("warm", synthetic(1_000)))
    while size <= top:
        text = synthetic(size)
        started = time.process_time()
        found = len(extract(Document("synthetic", text)).statements)
        seconds = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{len(text):>14,}{seconds:>10.3f}{len(text) / seconds:>14,.0f}{found:>12,}{peak:>13,.0f}",
            flush=True,
        )
        size *= 10


def measure_memory(documents: int) -> None:
    from plancheck.documents.document import Document
    from plancheck.statements.extract import extract

    print(f"\n{'documents done':>14}{'peak RSS MB':>13}")
    for number in range(1, documents + 1):
        extract(Document(f"d{number}", synthetic(50_000).replace("园区", f"园区{number}")))
        if number in (1, 10, 50, 100, 200, 500, documents):
            print(
                f"{number:>14,}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:>13,.0f}",
                flush=True,
            )


LARGE = (
    "import json, resource, sys, time\nfrom pathlib import Path\nfrom plancheck.documents.read import read_document\n"
    "from plancheck.statements.extract import extract\n"
    "started, wall = time.process_time(), time.perf_counter()\ncharacters = rows = documents = 0\n"
    "for path in sorted(Path(sys.argv[1]).iterdir()):\n"
    "    document = read_document(path)\n    found = extract(document)\n"
    "    characters += len(document.text); rows += len(found.statements); documents += 1\n"
    "    del document, found\n"
    "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
    "print(json.dumps([documents, characters, rows, time.process_time() - started, time.perf_counter() - wall, peak]))\n"
)


def measure_large(megabytes: int) -> None:
    """Time and peak memory of one process for one text of a size, and for the same size in many documents."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from synthetic import generate_corpus

    print(
        f"\n{'':<24}{'documents':>11}{'characters':>14}{'statements':>12}{'CPU s':>9}{'wall s':>9}{'char/s':>10}{'peak RSS MB':>13}"
    )
    for name in ("documents of 10 KB", "one text"):
        with tempfile.TemporaryDirectory() as folder:
            if name == "one text":
                text = synthetic(megabytes * 1_000_000 // 3)
                Path(folder, "large.txt").write_text(text, encoding="utf-8")
                del text
            else:
                for document in generate_corpus(megabytes * 100, kilobytes=10):
                    Path(folder, f"{document.id}.txt").write_text(document.text, encoding="utf-8")
            done = subprocess.run(
                [sys.executable, "-c", LARGE, folder], capture_output=True, text=True, check=False
            )
        if done.returncode:
            print(f"{name:<24}  {(done.stderr.strip().splitlines() or ['failed'])[-1][:160]}")
            continue
        documents, characters, rows, cpu, wall, peak = json.loads(done.stdout.strip().splitlines()[-1])
        print(
            f"{name:<24}{documents:>11,}{characters:>14,}{rows:>12,}{cpu:>9.0f}{wall:>9.0f}{characters / cpu:>10,.0f}{peak:>13,.0f}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=SHARED / "corpus", help="folder of the texts to read")
    parser.add_argument(
        "--env",
        type=Path,
        default=ROOT / "benchmarks" / ".env-extraction",
        help="where the peers are installed",
    )
    parser.add_argument(
        "--peers", nargs="*", help="names (or beginnings of names) of the peers to run; none: all"
    )
    parser.add_argument("--repeats", type=int, default=5, help="rounds")
    parser.add_argument("--timeout", type=float, default=600, help="seconds for one pass of a peer")
    parser.add_argument(
        "--lengths",
        type=int,
        nargs="?",
        const=10_000_000,
        help="also one document of 1 KB up to so many characters",
    )
    parser.add_argument(
        "--memory", type=int, nargs="?", const=200, help="also peak memory over so many documents"
    )
    parser.add_argument(
        "--large",
        type=int,
        metavar="MB",
        help="only: one text of so many megabytes, and as many in documents",
    )
    args = parser.parse_args()
    if args.large:
        measure_large(args.large)
        return
    paths = sorted(args.corpus.glob("*.txt")) or sorted((ROOT / "data" / "documents").glob("*/digest.md"))
    lines = [
        line
        for path in paths
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if line.strip()
    ]
    lines = [piece for line in lines for piece in re.findall(r".{1,400}", line)]
    characters = sum(map(len, lines))
    args.env.mkdir(parents=True, exist_ok=True)
    data = args.env / "lines.json"
    data.write_text(json.dumps(lines, ensure_ascii=False), encoding="utf-8")
    print(
        f"{len(paths)} documents, {characters:,} characters, {len(lines):,} lines; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    first = "plancheck, whole statements"
    floor = args.env / "floor.py"
    floor.write_text(FLOOR + TIMED, encoding="utf-8")
    contestants: dict[str, Ours | Peer] = {
        first: Ours(paths, scratch=args.env),
        "floor: one compiled expression, value parsed": Peer(
            [sys.executable, str(floor), str(data)], timeout=args.timeout
        ),
    }

    def wanted(name: str) -> bool:
        return not args.peers or any(name.lower().startswith(peer.lower()) for peer in args.peers)

    for number, (name, (requirements, code)) in enumerate(PYTHON_PEERS.items()):
        if wanted(name):
            python = python_environment(args.env / f"python{number}", requirements)
            script = args.env / f"peer{number}.py"
            script.write_text(code + TIMED, encoding="utf-8")
            contestants[name] = Peer([str(python), str(script), str(data)], timeout=args.timeout)
    for name, (packages, code) in NODE_PEERS.items():
        if wanted(name):
            folder = args.env / "node"
            if not (folder / "node_modules").exists():
                folder.mkdir(exist_ok=True)
                (folder / "package.json").write_text("{}", encoding="utf-8")
                subprocess.run(["npm", "install", "--silent", *packages], cwd=folder, check=False)
            script = folder / "peer.js"
            script.write_text(code + TIMED_IN_NODE, encoding="utf-8")
            contestants[name] = Peer(["node", str(script), str(data)], timeout=args.timeout)
    table(run_rounds(contestants, args.repeats), characters, first)
    if args.lengths:
        measure_lengths(args.lengths)
    if args.memory:
        measure_memory(args.memory)


if __name__ == "__main__":
    main()
