"""Which way a figure ought to move."""

from safeguarding.labels import Labelled


class Polarity(Labelled):
    """Which way a measure ought to move. Of a figure that is neither good nor bad when it is high, there is none: None.

    Examples:
        >>> print(Polarity.HIGHER_IS_BETTER)
        higher is better
    """

    HIGHER_IS_BETTER = "higher is better"
    LOWER_IS_BETTER = "lower is better"
