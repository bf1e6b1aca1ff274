"""Build machinery: memo, store, pool. It knows no news and no HTML."""
