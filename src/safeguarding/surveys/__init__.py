"""Surveys of a small known population in repeated waves: measures that carry their base, and what they can show. Import from the modules inside."""
