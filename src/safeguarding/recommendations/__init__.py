"""Recommendations of an inspection, the action plan that answers them, and how it is kept."""
