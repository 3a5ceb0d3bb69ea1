"""Rating rules that councils have published, each as data with its source. A plan brings its own; these are examples.

Each was read in the council's own minutes, and holds what they say and no more: where they say nothing of work that is
done, the rule gives it no colour.
"""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.recommendations.rating_lines import RatingLine
from safeguarding.recommendations.ratings import PastTarget, RatingBand, RatingRule
from safeguarding.recommendations.words import Rating
from safeguarding.records import Catalogue
from safeguarding.sources import Certainty, Source

_READ_ON = date(2026, 11, 26)

COUNCIL_EXAMPLE = RatingRule(
    name="one council's published rule",
    bands=[
        RatingBand(rating=Rating.RED, at_most=25),
        RatingBand(rating=Rating.AMBER, at_least=26, at_most=75),
        RatingBand(rating=Rating.GREEN, above=75),
    ],
    past_target=[PastTarget(rating=Rating.RED, below=50)],
    source=Source(
        title="Reading Borough Council, Implementation of Audit Recommendations Tracker",
        clause="minutes of the reports of September 2022 and January 2023",
        published_at="democracy.reading.gov.uk/mgAi.aspx?ID=8814 and ID=9589",
        certainty=Certainty.VERIFIED,
        checked_on=_READ_ON,
        note=(
            "the minutes of the report of September 2022 say that in some instances ratings had not been applied "
            "consistently and by the stated rule, and resolve on a review; done work leaves the tracker, and counts "
            "here as 100%"
        ),
    ),
)
"""25% complete or less is red, 26 to 75% amber, more than 75% green; under 50% past the agreed date is red."""

MONTHS_BEHIND = RatingRule(
    name="a published rule by months behind",
    lines=[
        RatingLine(rating=Rating.RED, text="over one month behind", past_more_than=Period(months=1)),
        RatingLine(rating=Rating.AMBER, text="one month behind", past_at_most=Period(months=1)),
        RatingLine(rating=Rating.GREEN, text="on target", is_past_target=False),
    ],
    source=Source(
        title="Bromsgrove District Council, Improvement Plan Exception Reports",
        clause="Performance Management Board, 22 May 2007, item 4; Cabinet, 1 April 2009, item 192",
        published_at="moderngovwebpublic.bromsgrove.gov.uk/ieIssueDetails.aspx?IId=1264 and IId=5001",
        certainty=Certainty.VERIFIED,
        checked_on=_READ_ON,
        note=(
            "the minutes name the three colours and say no more: that any time up to a month is amber, and that time "
            "is counted from the latest target (actions were re-scheduled with approval), is how they are read here"
        ),
    ),
)
"""Not past the latest target is green, up to a month past it amber, more than a month past it red."""

ISSUES_AND_RISKS = RatingRule(
    name="a published rule by issues and risks",
    lines=[
        RatingLine(rating=Rating.GREEN, text="no issues or risks to delivery", by_judgement=True),
        RatingLine(rating=Rating.AMBER, text="issues or risks identified", by_judgement=True),
        RatingLine(rating=Rating.RED, text="issues or risks that are significant", by_judgement=True),
    ],
    source=Source(
        title="Royal Borough of Kensington and Chelsea, Council Plan Action Plan 2025-2027",
        clause="Tracking and monitoring progress",
        published_at="rbkc.gov.uk, Council Plan Action Plan 2025-2027",
        certainty=Certainty.VERIFIED,
        checked_on=_READ_ON,
        note="each colour is a person's judgement, so no dates or counts can contradict a stated one",
    ),
)
"""Green without issues or risks, amber with some, red with significant ones: a rule that only a person can apply."""

PUBLISHED_RATING_RULES = Catalogue((COUNCIL_EXAMPLE, MONTHS_BEHIND, ISSUES_AND_RISKS))
"""The rules that ship. Anybody's own is a value like them."""
