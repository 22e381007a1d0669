"""Targets judged against series of one's own making."""

import pytest

from plancheck.targets.assess import assess
from series.support import write_folder

QUICK = ("pooled", "random_walk_drift")


@pytest.fixture
def judge(tmp_path):
    """Return the one assessment of the targets among statements, against points."""

    def run(statements, points=(), *, definitions=({},), breaks=(), **options):
        folder = write_folder(tmp_path, definitions=definitions, breaks=breaks)
        options.setdefault("dates", {"plan": "2012-03-27"})
        options.setdefault("models", QUICK)
        (row,) = assess(statements, points, series_folder=folder, **options)
        return row

    return run
