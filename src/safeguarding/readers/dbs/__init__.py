"""DBS registers: read into people, by column where rows are plain and row by row where they are not, and written."""
