"""Screenshots of a page of every kind, to be looked through by a person."""
