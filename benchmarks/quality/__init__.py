"""How good the pages are for those who read them, as far as programs can tell: `make quality`."""
