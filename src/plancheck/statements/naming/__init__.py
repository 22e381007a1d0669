"""What thing a figure is of: the rules of naming, in the order of their kinds."""
