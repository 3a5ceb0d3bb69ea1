"""The rules over dataframes of any library: the answers of the rules for one record, column by column. Extra ``frames``."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
