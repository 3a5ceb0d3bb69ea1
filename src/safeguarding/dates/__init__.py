"""Periods, date ranges, due dates and working-day calendars. Import from the modules inside."""
