"""Reports as files: text, Markdown, Word and PDF become passages, and TOML files of claims become claims."""
