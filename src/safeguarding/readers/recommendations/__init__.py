"""Action-plan trackers, read into a plan and its log."""
