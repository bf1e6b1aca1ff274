"""Records to a site: who names whom, and which names prose uses."""
