"""PDF reports: their own tags first, the places of the words where a page has none. Import from the modules inside."""
