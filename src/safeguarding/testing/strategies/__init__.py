"""Hypothesis strategies for the public records, a module for each domain. Needs the extra ``testing``.

A property test of your own code draws our records, valid ones only:

>>> from hypothesis import given, settings
>>> from safeguarding.recommendations.progress_measures import progress
>>> from safeguarding.testing.strategies.dates import days
>>> from safeguarding.testing.strategies.recommendations import plans
>>> @settings(max_examples=10, deadline=None)
... @given(plan=plans(), on=days())
... def test_every_action_is_counted_once(plan, on):
...     assert progress(plan, on=on).total == len(plan.actions)
>>> test_every_action_is_counted_once()
"""

import importlib

from safeguarding.extras import optional

with optional("hypothesis", task="a strategy"):
    importlib.import_module("hypothesis")
