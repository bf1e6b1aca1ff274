"""The domain: what a record is. Data only."""
