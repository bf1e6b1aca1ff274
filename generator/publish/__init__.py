"""The only writer of the published folder."""
