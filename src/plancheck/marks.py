"""How a verdict is marked wherever one is shown: a sign that reads without colour, and a colour beside it."""

from __future__ import annotations

SIGNS = {
    "consistent": "✓", "inconsistent": "✗", "unverifiable": "?",
    "met": "✓", "missed": "✗", "undetermined": "?", "open": "…",
    "below trend": "↓", "on trend": "→", "above trend": "↑", "not assessable": "?",
}  # fmt: skip

# Okabe and Ito's colours, which readers with any colour vision tell apart; no verdict is said by colour alone.
COLOURS = {
    "✓": "#009e73", "✗": "#d55e00", "?": "#8a8a8a", "…": "#8a8a8a",
    "↓": "#56b4e9", "→": "#0072b2", "↑": "#e69f00",
}  # fmt: skip


def mark_verdict(verdict: str) -> str:
    """Return a verdict with its sign.

    Examples
    --------
    >>> mark_verdict("missed")
    '✗ missed'
    """
    sign = SIGNS.get(verdict)
    return f"{sign} {verdict}" if sign else verdict


def verdict_colour(verdict: str) -> str:
    """Return the colour beside a verdict's sign, "" for a word that is no verdict.

    Examples
    --------
    >>> verdict_colour("missed")
    '#d55e00'
    """
    return COLOURS.get(SIGNS.get(verdict, ""), "")
