"""Jobs to bytes: pure functions, one a renderer."""
