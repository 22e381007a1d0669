"""What a figure measures, and which figures measure nothing."""
