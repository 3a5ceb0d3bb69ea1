"""Claims found in a document's own words and tables, without being told where. Import from the modules inside."""
