"""What is shown: one kind of table, one kind of section, and a renderer for each form in which they are printed."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
