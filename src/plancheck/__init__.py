"""Figures of Chinese plan documents: extracted, checked against each other, forecast and judged."""
