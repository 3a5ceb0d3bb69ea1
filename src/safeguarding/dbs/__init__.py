"""DBS checks and rechecks: records, the employer's policy, due dates and audits."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
