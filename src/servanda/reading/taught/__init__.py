"""Claims by a network that was taught on annotated texts: it sees mentions by kind and number, never which State or treaty they are."""
