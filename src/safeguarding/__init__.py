"""Children's-services assurance in England as typed values with calculation functions.

The domains by name (``sg.dbs``, ``sg.inspections``, …), the everyday verbs and records, and the readers. Each is loaded
when it is first asked for, so that importing the package costs little.
"""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
