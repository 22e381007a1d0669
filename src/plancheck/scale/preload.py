"""What the fork server loads once, so that a worker begins to work the moment it is forked."""

from __future__ import annotations

import contextlib
import sys

import pyarrow as pa
import pyarrow.parquet

import plancheck.claims.check
import plancheck.scale.tasks  # noqa: F401
from plancheck.claims.conventions import load_conventions
from plancheck.errors import PlancheckError
from plancheck.vocabulary import load_vocabulary


class _WithoutPandas:
    """Lets `import pandas` fail where it is looked for; what has it imported keeps it."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "pandas":
            raise ImportError(name)


# The first array made of Python values looks for pandas, to know its columns when it meets them: more time than all else
# that is loaded here, and 40 MB in every worker. No task makes Arrow of pandas.
sys.meta_path.insert(0, _WithoutPandas())
pa.array([""])
sys.meta_path.pop(0)

# What is wrong with a vocabulary is said by the first task that needs it.
with contextlib.suppress(PlancheckError):
    load_vocabulary()
    load_conventions()
