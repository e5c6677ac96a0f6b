"""Measurements, each a ratio from one interleaved run. ``make bench`` prints JSON lines."""
