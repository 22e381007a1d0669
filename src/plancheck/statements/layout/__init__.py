"""Layouts of tables: from a view to grids of cells."""
