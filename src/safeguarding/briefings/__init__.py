"""Whole updates: a folder of facts becomes a briefing with every conflict that is found in it."""
