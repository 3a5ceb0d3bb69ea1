"""Single central records and recruitment files as schools and homes keep them, read into records of recruitment."""
