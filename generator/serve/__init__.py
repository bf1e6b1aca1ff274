"""The built site on this machine's own browser."""
