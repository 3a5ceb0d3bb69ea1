"""Reports as files: text, Markdown, Word and PDF become passages, and TOML files of claims become claims."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
