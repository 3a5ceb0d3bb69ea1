"""Small numbers kept from giving a person away: rules, suppression, and the audit of both. Import from the modules inside."""
