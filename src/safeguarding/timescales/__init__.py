"""How soon things must be done for children: the rules, what falls due when, and how timely it was."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
