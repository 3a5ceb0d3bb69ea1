"""Sections and pages as one self-contained web page: no script, nothing fetched, readable on paper and on a telephone."""
