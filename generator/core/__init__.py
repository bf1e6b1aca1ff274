"""Foundations that know nothing of news: spans, diagnostics, digests, dates, slugs."""
