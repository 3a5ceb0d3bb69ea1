"""Files of a domain become its records: what each column holds is declared, and what a row becomes is one function."""
