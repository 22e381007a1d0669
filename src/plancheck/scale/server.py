"""What the fork server imports: `preload`, its patterns as they were kept, without a look for garbage in it."""

from __future__ import annotations

import gc
from importlib import import_module

from plancheck.kept_patterns import kept_patterns

gc.disable()  # nothing that is loaded is garbage, and looking for some takes a twelfth of the time
with kept_patterns():
    import_module("plancheck.scale.preload")
gc.freeze()  # nor shall a worker look through it, and so make pages its own
gc.enable()
