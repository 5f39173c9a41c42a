"""Reviewed findings as static pages: one each, an index and a feed, for any web server. No script, nothing loaded from elsewhere."""
