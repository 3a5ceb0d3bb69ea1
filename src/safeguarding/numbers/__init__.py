"""Exact shares, rounding, printed figures and the values they stand for. Import from the modules inside."""
