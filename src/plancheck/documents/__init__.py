"""The documents stage."""
