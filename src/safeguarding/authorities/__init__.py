"""English local authorities with children's-services duties: names, codes, when each existed, what succeeded it."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
