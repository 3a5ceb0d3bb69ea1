"""Doors for other people's tests: hypothesis strategies and a pytest plugin. Import from the modules inside."""
