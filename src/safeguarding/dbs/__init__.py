"""DBS checks and rechecks: records, the employer's policy, due dates and audits. Import from the modules inside."""
