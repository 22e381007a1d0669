"""A small perturbation test: what holds is never flagged, what is changed beyond rounding is."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

from plancheck.claims.check import check


@pytest.fixture(scope="module")
def perturbation(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("perturbation", root / "benchmarks" / "perturbation.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["perturbation"] = module  # its dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_true_claims_printed_at_any_precision_hold_and_changed_ones_do_not(perturbation: ModuleType) -> None:
    draw = random.Random(7)
    changes = caught = 0
    for made in perturbation.make_claims(48, seed=7):
        statements = list(made.statements)
        claims = [c for c in check(statements) if c.stated]
        assert {c.verdict for c in claims} == {"consistent"}, made
        for _, outside, outside_all, after in perturbation.perturb(statements, claims[0], draw=draw):
            verdict = after.verdict if after else ""
            if outside is False:
                assert verdict != "inconsistent"
            if outside_all:
                changes += 1
                caught += verdict == "inconsistent"
    assert changes > 400
    assert caught / changes >= 0.99
