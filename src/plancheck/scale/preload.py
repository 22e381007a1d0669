"""What the fork server loads once, so that a worker begins to work the moment it is forked."""

from __future__ import annotations

import contextlib

import pyarrow as pa
import pyarrow.parquet

import plancheck.claims.check
import plancheck.scale.tasks  # noqa: F401
from plancheck.claims.conventions import load_conventions
from plancheck.errors import PlancheckError
from plancheck.vocabulary import load_vocabulary

# The first array made of Python values imports pandas, if it is there, a second of work: here once for all workers.
pa.array([""])

# What is wrong with a vocabulary is said by the first task that needs it.
with contextlib.suppress(PlancheckError):
    load_vocabulary()
    load_conventions()
