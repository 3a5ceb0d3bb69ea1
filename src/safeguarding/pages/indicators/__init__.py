"""A council's figures as a scorecard: beside their targets, over time and beside others, what is wrong first."""
