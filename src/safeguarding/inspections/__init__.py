"""Inspections of children's services: grades, frameworks, records, conflict checks, profiles and deadlines."""
