"""NamedTuple at a tenth of its price: `typing.NamedTuple` compiles every annotation when a class is made, and importing
`typing` for it costs as much again. An answer of the command line is counted in milliseconds; type checkers see the original.
Thirty classes of eight fields, import and all: 8 ms with this, 16 with `typing`, 27 as msgspec's Struct.
"""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Named(type):
        """Makes of a class body with annotations the named tuple that `typing` would make of it."""

        def __new__(mcls, name, bases, body):
            fields = list(body.get("__annotations__", ()))
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            for key, value in body.items():
                setattr(made, key, value)
            return made

    NamedTuple = type.__new__(_Named, "NamedTuple", (), {})
