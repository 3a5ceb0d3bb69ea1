"""The rules themselves, one room for each part of children's services. To add a rule, write it into its room."""
