"""`python -m servanda` is the same as `servanda`."""

from .cli import main

main()
