"""Measurements of speed: ratios from one run on one machine, printed as tables."""
