"""Records to and from JSON and TOML data. The only place that knows cattrs."""
