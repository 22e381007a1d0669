"""The levels of the intervals around a forecast, wherever none are asked for."""

LEVELS = (0.80, 0.95)
