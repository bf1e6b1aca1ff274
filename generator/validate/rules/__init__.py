"""One check a file. Each has a docstring with a bad example and a `check`."""
