"""Tables as files: bytes become rows, a header, columns and the cells of each row; and typed tables are written."""
