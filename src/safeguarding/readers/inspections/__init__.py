"""Published tables of inspection outcomes, read into inspections."""
