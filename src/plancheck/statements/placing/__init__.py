"""Which place a figure is for."""
