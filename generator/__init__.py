"""Onrecord: a static-site generator for news and disclosure timelines."""

__version__ = "0.1.0"
