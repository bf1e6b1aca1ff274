"""Files to typed records, with every problem placed."""
