"""An action plan as tables and as a section."""
