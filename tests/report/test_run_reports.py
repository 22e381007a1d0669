"""The one command that schedulers call, over a folder that grows and has a broken file in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from plancheck.paths import study_root
from plancheck.tables import read_rows

PLAN = "青溪县茶产业规划\n青溪县人民政府\n2021年9月\n一、现状\n2020年，茶园面积达到18.6万亩。\n二、目标\n到2025年，茶园面积达到20万亩。\n"

OWN = "concept,name_zh,name_en,aliases,unit,kind,parent,whole,reason\ntea.land,茶园面积,tea gardens,茶园,亩,stock,,,ours\n"


def test_a_broken_document_costs_the_others_nothing_and_is_told(tmp_path: Path) -> None:
    documents, site = tmp_path / "plans", tmp_path / "site"
    documents.mkdir()
    (documents / "qingxi.txt").write_text(PLAN, encoding="utf-8")
    (documents / "torn.pdf").write_bytes(b"%PDF-1.4 torn")
    vocabulary = tmp_path / "own"
    vocabulary.mkdir()
    (vocabulary / "indicators.csv").write_text(OWN, encoding="utf-8")
    command = tmp_path / "plancheck"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m plancheck "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    done = subprocess.run(
        [study_root() / "deploy" / "run-reports", "--lang", "en"],
        env=os.environ | {
            "PLANCHECK_BIN": str(command), "PLANCHECK_SITE": str(site), "PLANCHECK_DOCUMENTS": str(documents),
            "PLANCHECK_HOME": str(study_root()), "PLANCHECK_VOCABULARY": str(vocabulary),
        },
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert (site / "en" / "plan" / "qingxi.html").is_file()
    summary = json.loads((site / ".plancheck" / "summary.json").read_text(encoding="utf-8"))
    assert not summary["ok"]
    assert (summary["counts"]["made"], summary["counts"]["failed"]) == (2, 0)  # the plan's and the overview
    assert {
        row["concept"]
        for row in read_rows("statements", path=site / ".plancheck" / "tables" / "statements.csv")
    } == {"tea.land"}
    (told,) = summary["failed_before"]
    assert "torn.pdf" in told
    assert f"failed: {told}" in done.stderr
