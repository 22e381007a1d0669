"""What the cells of a table hold: words, units, values."""
