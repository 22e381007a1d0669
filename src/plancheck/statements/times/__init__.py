"""The times that a text names, and the periods they stand for."""
