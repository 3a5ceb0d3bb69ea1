"""Small numbers kept from giving a person away: rules, suppression, and the audit of both."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
