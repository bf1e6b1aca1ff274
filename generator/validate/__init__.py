"""Rules over all records: one file a rule, in a visible table."""
