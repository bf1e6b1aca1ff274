"""The site to jobs: what is written where, from which facets."""
