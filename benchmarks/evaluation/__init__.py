"""How well the program does what cannot be proved, measured on labelled cases: `make eval`."""
