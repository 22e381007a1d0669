"""What the cells of a table say: from a grid to readings."""
