"""Figures of Chinese plan documents: extracted, checked against each other, forecast and judged.

>>> from plancheck import read_document, extract, check, load_study, forecast, assess

Names are loaded when first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plancheck.claims.check import check as check
    from plancheck.documents.read import read_document as read_document
    from plancheck.errors import PlancheckError as PlancheckError
    from plancheck.growth.evaluate import backtest as backtest
    from plancheck.growth.forecast import forecast as forecast
    from plancheck.intervals import Interval as Interval
    from plancheck.statements.explain import explain as explain
    from plancheck.statements.extract import extract as extract
    from plancheck.study import Study as Study
    from plancheck.study import load_study as load_study
    from plancheck.targets.assess import assess as assess
    from plancheck.vocabulary import load_vocabulary as load_vocabulary

_HOME = {
    "Interval": "plancheck.intervals",
    "PlancheckError": "plancheck.errors",
    "Study": "plancheck.study",
    "assess": "plancheck.targets.assess",
    "backtest": "plancheck.growth.evaluate",
    "check": "plancheck.claims.check",
    "explain": "plancheck.statements.explain",
    "extract": "plancheck.statements.extract",
    "forecast": "plancheck.growth.forecast",
    "load_study": "plancheck.study",
    "load_vocabulary": "plancheck.vocabulary",
    "read_document": "plancheck.documents.read",
}

__all__ = [  # noqa: PLE0604, RUF100
    "Interval",
    "PlancheckError",
    "Study",
    "assess",
    "backtest",
    "check",
    "explain",
    "extract",
    "forecast",
    "load_study",
    "load_vocabulary",
    "read_document",
]


def __getattr__(name: str) -> Any:
    try:
        home = _HOME[name]
    except KeyError:
        raise AttributeError(f"module 'plancheck' has no attribute {name!r}") from None
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
