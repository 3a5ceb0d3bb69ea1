"""The sections of a briefing, a module each."""
