"""The kinds of claim, a module each: its record and the check that judges it. Import from the modules inside."""
