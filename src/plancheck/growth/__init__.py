"""The growth stage."""
