"""Which period a figure is for, and whether it is reported or aimed at."""
