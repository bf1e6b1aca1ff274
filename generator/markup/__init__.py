"""Markdown to rich text."""
