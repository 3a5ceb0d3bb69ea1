"""Files of a domain become its records: what each column holds is declared, and what a row becomes is one function."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
