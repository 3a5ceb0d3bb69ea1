"""Hypothesis strategies for the public records, a module for each domain. Needs the extra ``testing``."""
