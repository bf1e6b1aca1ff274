"""An incident as one document to print and to file, with a numbered note for every source."""
