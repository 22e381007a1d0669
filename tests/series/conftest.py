"""A folder of statistics of one's own making."""

from functools import partial

import pytest

from series.support import write_folder


@pytest.fixture
def write_series(tmp_path):
    """Write a folder of statistics from partial rows and return it."""
    return partial(write_folder, tmp_path)
