"""``python -m plancheck.datapackage``: write the descriptor of the study."""

from __future__ import annotations

import sys

from plancheck.datapackage.descriptor import write_datapackage
from plancheck.errors import PlancheckError
from plancheck.paths import study_root


def main() -> int:
    """Write the descriptor of the study and say where."""
    try:
        path = write_datapackage(study_root())
    except PlancheckError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
