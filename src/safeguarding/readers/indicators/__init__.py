"""Figures of councils: the long tables that the Department for Education publishes, and a council's own folder."""
