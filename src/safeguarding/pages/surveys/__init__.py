"""A survey as tables, a section and files that may be published."""
