"""The HTTP API and the pages: the same answers as the library, at an address each. Needs the extra `servanda[web]`."""
