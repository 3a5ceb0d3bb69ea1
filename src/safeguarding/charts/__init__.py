"""Pictures. Needs the extra ``charts``."""
