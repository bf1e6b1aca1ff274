"""Quotations traced to statements: pure functions from texts to verdicts, which know no site."""
