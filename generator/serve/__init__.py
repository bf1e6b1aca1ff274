"""The built site on this machine's own browser, rebuilt while its author writes."""
