"""Where a report comes from: edges between reports, what each rests on, and how many origins.

*declared*: the report says so itself, by its byline or its agency line. *confirmed*: an editor says
so. *inferred*: two kinds of evidence or more say so, and an editor has still to look; such an edge
is shown to editors alone.
"""
