"""The search index: what each record is found by, in small files that a browser fetches."""
