"""Word reports (.docx) as Word shows them. Import from the modules inside."""
