"""Intervals, tests and the distributions behind them, for whatever is counted. Import from the modules inside."""
