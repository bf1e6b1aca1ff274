"""How well the program does what cannot be proved, measured on data that nobody here made."""
