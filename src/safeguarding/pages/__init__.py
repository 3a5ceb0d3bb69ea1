"""What is shown: one kind of table, one kind of section, and a renderer for each form in which they are printed."""
