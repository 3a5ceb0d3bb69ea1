"""Tables from files: CSV grids, their headers, and the typed records that their rows become."""
