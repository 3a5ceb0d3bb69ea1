"""Figures stated in reports, the checks that can contradict them, and verdicts that explain themselves. Import from the modules inside."""
