import doctest
import importlib

import pytest

MODULES = (
    "observations", "distribution", "pooled", "models", "forecast", "curves", "fit", "residuals", "results",
    "rates", "breaks", "evaluate",
)  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name):
    assert doctest.testmod(importlib.import_module(f"plancheck.growth.{name}")).failed == 0
